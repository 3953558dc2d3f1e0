//! `/sign-in` and `/sign-out`, and the end of one's own sessions.

use super::{
    device,
    resume::{self, Resume},
    store,
};
use crate::{
    access::{Identity, Member, Public, User, Viewer},
    accounts::{self, guesses, passwords},
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::read::Typed,
    history::Unrecorded,
    id::Id,
    web::{
        errors::SignIn,
        form::Form,
        page::{self, Page, own_path, redirect, redirect_saying},
        routes::Routes,
        session,
    },
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{HeaderName, HeaderValue, RETRY_AFTER, USER_AGENT},
    },
    web,
};
use askama::Template;

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/sign-in", new)
        .post("/sign-in", create)
        .post("/sign-out", sign_out)
        .post("/account/sessions/{session}/removal", remove);
}

/// `GET /sign-in`
///
/// # Errors
/// When the page cannot be rendered.
pub async fn new(_: Public, page: Page, query: web::Query<Vec<(String, String)>>) -> Result<HttpResponse> {
    let query = Form::from_pairs(query.into_inner());
    let next = own_path(query.one("next"));
    if page.identity().is_some() {
        return Ok(redirect(&next));
    }
    page.html(&SignIn::new(&page, "", &next))
}

/// `POST /sign-in`: the same words, status and work whoever it is that cannot come in.
///
/// # Errors
/// `TooMany` where guesses must wait.
pub async fn create(
    _: Public,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let (typed, password) = (form.one("email").trim().to_lowercase(), form.one("password").to_owned());
    let keys = guesses::Keys::of(&typed, visitor(&req, &config));
    let counted = keys.clone();
    match db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::begin(conn, &counted)).await {
        Err(Error::TooMany(seconds)) => return wait(&page, &form, seconds),
        counted => counted?,
    }
    let found = db.read(move |conn| known(conn, &typed)).await?;
    let (identity, hash) = found.map_or((None, None), |(identity, hash)| (Some(identity), Some(hash)));
    let is_it = passwords::web::verify(&password, hash).await?;
    match identity.filter(|it| is_it && it.user.is_active) {
        Some(identity) => {
            let forgiven = keys.clone();
            db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::forgive(conn, &forgiven)).await?;
            welcome(&req, &db, &config, identity, &form).await
        }
        None => {
            tracing::warn!("a sign-in was refused");
            refuse(&page, &form)
        }
    }
}

/// Whoever has this address and belongs somewhere, with the hash of the password.
fn known(conn: &mut crate::db::AnyConnection, typed: &str) -> Result<Option<(Identity, String)>> {
    let Some((user, hash)) = accounts::store::by_email(conn, typed)? else { return Ok(None) };
    Ok(accounts::store::identity(conn, user.id)?.map(|identity| (identity, hash)))
}

fn refuse(page: &Page, form: &Form) -> Result<HttpResponse> {
    page.unprocessable(&again(page, form, page.t("sign-in-wrong").to_owned()))
}

/// Not the page of an error: what waits in the form to be saved must not be lost.
fn wait(page: &Page, form: &Form, seconds: i64) -> Result<HttpResponse> {
    let problem = page.t1("error-too-many", "seconds", seconds);
    let mut answer = page.answer(StatusCode::TOO_MANY_REQUESTS, &again(page, form, problem))?;
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    Ok(answer)
}

/// The form once more, with everything it held but the password.
fn again(page: &Page, form: &Form, problem: String) -> SignIn {
    let mut again = SignIn::new(page, form.one("email"), &own_path(form.one("next")));
    again.problem = Some(problem);
    if let Some(resume) = resume::read(form) {
        again.typed = resume::pairs(&resume);
        again.resume = Some(resume.to);
    }
    again
}

/// Signs in with a new token, and goes on to where the visitor wanted to be.
async fn welcome(req: &HttpRequest, db: &Db, config: &Config, identity: Identity, form: &Form) -> Result<HttpResponse> {
    let token = begin(req, db, identity.user.id).await?;
    let mut answer = match resume::read(form) {
        Some(resume) => {
            // The form on this page must hold for the session that begins with it.
            let lang = Viewer::of(req).lang;
            page::remember(req, Viewer::new(Some(identity), lang, &token));
            show(&Page::of(req), resume)?
        }
        None => redirect(&own_path(form.one("next"))),
    };
    signed_in(&mut answer, config, token)?;
    Ok(answer)
}

/// Begins a session for this person; the token that the cookie will hold.
pub(crate) async fn begin(req: &HttpRequest, db: &Db, user: Id<User>) -> Result<String> {
    let agent = req.headers().get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (token, device) = (session::new_token(), device(agent));
    // Whatever session this browser held until now ends: nobody else knows the new token.
    let old = session::hash(&Viewer::of(req).secret);
    let new = token.clone();
    db.write_unrecorded(Unrecorded::Session, move |conn| {
        store::end(conn, &old)?;
        store::begin(conn, user, &new, &device)?;
        store::sweep(conn)?;
        guesses::store::sweep(conn)
    })
    .await?;
    tracing::info!(user = %user, "signed in");
    Ok(token)
}

/// Gives the browser its new session in place of the visitor it was.
pub(crate) fn signed_in(answer: &mut HttpResponse, config: &Config, token: String) -> Result<()> {
    answer.add_cookie(&session::cookie(config, "session", token))?;
    remove_cookie(answer, config, "visitor")
}

fn remove_cookie(answer: &mut HttpResponse, config: &Config, name: &str) -> Result<()> {
    let mut gone = session::cookie(config, name, String::new());
    gone.make_removal();
    Ok(answer.add_cookie(&gone)?)
}

#[derive(Template)]
#[template(path = "accounts/sessions/resume.html")]
struct ShowResume {
    page: Page,
    resume: Resume,
}

fn show(page: &Page, resume: Resume) -> Result<HttpResponse> {
    page.html(&ShowResume { page: page.clone(), resume })
}

/// Where the visitor comes from, as far as the settings let us believe it.
pub(crate) fn visitor(req: &HttpRequest, config: &Config) -> std::net::IpAddr {
    let forwarded: Vec<&str> =
        req.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok()).collect();
    guesses::visitor(req.peer_addr().map(|peer| peer.ip()), &forwarded.join(","), &config.trusted_proxies)
}

/// `POST /sign-out`
///
/// # Errors
/// When the database fails.
pub async fn sign_out(
    _: Public,
    page: Page,
    form: Result<Form>,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let mut answer = redirect_saying("/sign-in", "flash-signed-out");
    // Whoever is out already has nothing to prove.
    if page.identity().is_some() {
        form?;
        let key = session::hash(&page.viewer().secret);
        db.write_unrecorded(Unrecorded::Session, move |conn| store::end(conn, &key)).await?;
    }
    remove_cookie(&mut answer, &config, "session")?;
    remove_cookie(&mut answer, &config, "visitor")?;
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    Ok(answer)
}

/// `POST /account/sessions/{session}/removal`: ends one of one's own sessions.
///
/// # Errors
/// `NotFound` where it is nobody's or somebody else's.
pub async fn remove(
    me: Member,
    db: web::Data<Db>,
    path: web::Path<String>,
    page: Page,
    _form: Form,
) -> Result<HttpResponse> {
    let (user, handle) = (me.user.id, path.into_inner());
    let own = session::hash(&page.viewer().secret);
    let ended = db
        .write_unrecorded(Unrecorded::Session, move |conn| {
            let all = store::of(conn, user)?;
            let it = all.iter().find(|it| it.handle() == handle).ok_or(Error::NotFound)?;
            store::end(conn, &it.token_hash)?;
            Ok(it.token_hash.clone())
        })
        .await?;
    let to = if ended == own { "/sign-in" } else { "/account" };
    Ok(redirect_saying(to, "flash-session-ended"))
}
