//! The way in and out: `/sign-in` with the password or a passkey, the second
//! door (`factor`), confirming (`confirm`), one's sessions (`own`) and `/sign-out`.

mod begin;
mod confirm;
mod factor;
mod leave;
mod own;

pub(crate) use begin::{Begun, begin, enter, refresh, remove_cookie, renew, signed_in};

use super::{
    Stage,
    resume::{self, Resume},
    store,
};
use crate::{
    access::{Identity, Public, User, Viewer, Way},
    accounts::{self, factors::web::tried, guesses, passwords},
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::read::Typed,
    history::Unrecorded,
    id::Id,
    web::{
        entering::{Carried, EnterFactor, SignIn, door},
        form::Form,
        page::{self, Page, own_path, redirect, redirect_saying},
        routes::Routes,
        seal, session,
    },
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{HeaderName, HeaderValue, RETRY_AFTER},
    },
    web,
};
use askama::Template;

/// Registers what stands under `/sign-in`, and the ways out.
pub fn routes(routes: &mut Routes) {
    routes.get("/sign-in", new).post("/sign-in", create).post("/sign-out", sign_out);
    factor::routes(routes);
    confirm::routes(routes);
    own::routes(routes);
    leave::routes(routes);
}

/// `GET /sign-in`
///
/// # Errors
/// When the page cannot be rendered.
pub async fn new(
    _: Public,
    page: Page,
    config: web::Data<Config>,
    query: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let query = Form::from_pairs(query.into_inner());
    let next = own_path(query.one("next"));
    if page.identity().is_some() {
        return Ok(redirect(&next));
    }
    if let Some(it) = page.viewer().entering() {
        return Ok(redirect(&door(it.way, &next)));
    }
    page.html(&SignIn::new(&page, "", Carried::to(&next), config.domain().is_some()))
}

/// `POST /sign-in`: the same words, status and work whoever it is that cannot
/// come in. A passkey is password and factor in one.
///
/// # Errors
/// When the database fails.
pub async fn create(
    _: Public,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    if !form.one("credential").is_empty() {
        return with_passkey(&page, &form, &req, &db, &config).await;
    }
    let (typed, password) = (form.one("email").trim().to_lowercase(), form.one("password").to_owned());
    let keys = guesses::Keys::of(&typed, visitor(&req, &config));
    let counted = keys.clone();
    match db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::begin(conn, &counted)).await {
        Err(Error::TooMany(seconds)) => return wait(&page, &form, &config, seconds),
        counted => counted?,
    }
    let found = db.read(move |conn| known(conn, &typed)).await?;
    let (identity, hash) = found.map_or((None, None), |(identity, hash)| (Some(identity), Some(hash)));
    let is_it = passwords::web::verify(&password, hash).await?;
    match identity.filter(|it| is_it && it.user.is_active) {
        Some(identity) => {
            let forgiven = keys.clone();
            db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::forgive(conn, &forgiven)).await?;
            second_door(&req, &db, &config, identity, &form).await
        }
        None => {
            tracing::warn!("a sign-in was refused");
            page.unprocessable(&again(&page, &form, &config, page.t("sign-in-wrong").to_owned()))
        }
    }
}

/// Whoever has this address and belongs somewhere, with the hash of the
/// password. Where nobody has it the second query is made all the same.
fn known(conn: &mut crate::db::AnyConnection, typed: &str) -> Result<Option<(Identity, String)>> {
    let found = accounts::store::by_email(conn, typed)?;
    let id = found.as_ref().map_or_else(Id::new, |(user, _)| user.id);
    let identity = accounts::store::identity(conn, id)?;
    Ok(identity.zip(found.map(|(_, hash)| hash)))
}

async fn with_passkey(page: &Page, form: &Form, req: &HttpRequest, db: &Db, config: &Config) -> Result<HttpResponse> {
    let user = tried::passkey(req, db, config, None, form.one("credential")).await?;
    let identity = match user {
        Some(user) => db.read(move |conn| accounts::store::identity(conn, user)).await?,
        None => None,
    };
    match identity.filter(|it| it.user.is_active) {
        Some(identity) => welcome(req, db, config, identity, form).await,
        None => {
            tracing::warn!("a sign-in was refused");
            page.unprocessable(&again(page, form, config, page.t("passkey-refused").to_owned()))
        }
    }
}

/// Not the page of an error: what waits in the form to be saved must not be lost.
fn wait(page: &Page, form: &Form, config: &Config, seconds: i64) -> Result<HttpResponse> {
    let problem = page.t1("error-too-many", "seconds", seconds);
    later(page.answer(StatusCode::TOO_MANY_REQUESTS, &again(page, form, config, problem))?, seconds)
}

/// Says when to try again.
pub(crate) fn later(mut answer: HttpResponse, seconds: i64) -> Result<HttpResponse> {
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    Ok(answer)
}

/// The form once more, with everything it held but the password.
fn again(page: &Page, form: &Form, config: &Config, problem: String) -> SignIn {
    let mut again = SignIn::new(page, form.one("email"), carried(form), config.domain().is_some());
    again.problem = Some(problem);
    again
}

/// What waits in a form of the way in.
pub(crate) fn carried(form: &Form) -> Carried {
    let next = own_path(form.one("next"));
    match resume::read(form) {
        Some(it) => Carried { next, typed: resume::pairs(&it), resume: Some(it.to) },
        None => Carried::to(&next),
    }
}

/// The password was right: on to the factor, in a session that lets nobody do more.
async fn second_door(
    req: &HttpRequest,
    db: &Db,
    config: &Config,
    identity: Identity,
    form: &Form,
) -> Result<HttpResponse> {
    let user = identity.user.id;
    let begun = begin(req, db, user, Stage::Password).await?;
    let way = db.read(move |conn| session::way(conn, user, false)).await?;
    let carried = carried(form);
    let mut answer = match way {
        // What waits to be saved goes along in the page itself.
        Way::Show { has_passkey } if carried.resume.is_some() => {
            let lang = Viewer::of(req).lang;
            page::remember(req, Viewer::halfway(crate::access::Halfway { identity, way }, lang, &begun.token));
            let page = Page::of(req);
            page.html(&EnterFactor::new(&page, carried, has_passkey && config.domain().is_some()))?
        }
        way => redirect(&door(way, &carried.next)),
    };
    signed_in(&mut answer, config, begun)?;
    Ok(answer)
}

/// Password and factor were right: a new token, and on to where the visitor wanted to be.
pub(crate) async fn welcome(
    req: &HttpRequest,
    db: &Db,
    config: &Config,
    identity: Identity,
    form: &Form,
) -> Result<HttpResponse> {
    let begun = enter(req, db, config, identity.user.id).await?;
    go_on(req, config, identity, form, begun, false)
}

/// On to where the visitor wanted to be, with what they had typed.
fn go_on(
    req: &HttpRequest,
    config: &Config,
    identity: Identity,
    form: &Form,
    begun: Begun,
    is_confirmed: bool,
) -> Result<HttpResponse> {
    let mut answer = match resume::read(form) {
        Some(resume) => {
            // The form on this page must hold for the session that begins with it.
            let lang = Viewer::of(req).lang;
            page::remember(req, Viewer::new(Some(identity), lang, &begun.token));
            let page = Page::of(req);
            page.html(&ShowResume { page: page.clone(), resume, is_confirmed })?
        }
        None => redirect(&seal::again(&own_path(form.one("next")), &Viewer::of(req).secret, &begun.token)),
    };
    signed_in(&mut answer, config, begun)?;
    Ok(answer)
}

#[derive(Template)]
#[template(path = "accounts/sessions/resume.html")]
struct ShowResume {
    page: Page,
    resume: Resume,
    /// Whether it waited only for password and factor to be given again.
    is_confirmed: bool,
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
    end(&page, form, &db, &config, &mut answer).await?;
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    Ok(answer)
}

/// Ends the session of this browser.
async fn end(page: &Page, form: Result<Form>, db: &Db, config: &Config, answer: &mut HttpResponse) -> Result<()> {
    // Whoever is out already has nothing to prove.
    if page.identity().is_some() || page.is_entering() {
        form?;
        let key = session::hash(&page.viewer().secret);
        db.write_unrecorded(Unrecorded::Session, move |conn| store::end(conn, &key)).await?;
    }
    remove_cookie(answer, config, "session")?;
    remove_cookie(answer, config, "visitor")
}

/// Whether the password of this person was typed; a wrong one counts like one at the door.
pub(crate) async fn knows_password(
    user: &User,
    typed: &str,
    req: &HttpRequest,
    db: &Db,
    config: &Config,
) -> Result<bool> {
    let keys = guesses::Keys::of(&user.email, visitor(req, config));
    let (counted, id): (_, Id<User>) = (keys.clone(), user.id);
    db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::begin(conn, &counted)).await?;
    let credential = db.read(move |conn| accounts::store::credential(conn, id)).await?;
    let is_it = passwords::web::verify(typed, credential.map(|(hash, _)| hash)).await?;
    if is_it {
        db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::forgive(conn, &keys)).await?;
    }
    Ok(is_it)
}
