//! Making a link for a member who cannot come in any more, and using it.

use super::{HOURS, Reset, What, link, store};
use crate::{
    access::{Author, Fresh, Job, Manage, May, Organisation, Public, User},
    accounts::{
        news::{self, News},
        passwords,
        sessions::{self, Stage},
        team::Colleague,
    },
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    history::Unrecorded,
    web::{
        entering::door,
        form::{Form, FormField, Summary},
        page::{Page, redirect, redirect_saying},
        routes::Routes,
        session,
    },
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/team/{member}/password-reset", back)
        .post("/team/{member}/password-reset", password)
        .get("/team/{member}/factor-reset", back)
        .post("/team/{member}/factor-reset", factors)
        .post("/team/{member}/sessions/removal", end_sessions)
        .get("/resets/{token}", show)
        .post("/resets/{token}", take);
}

/// `GET /team/{member}/password-reset`: the link was shown once.
///
/// # Errors
/// None.
pub async fn back(it: May<Manage, Colleague>) -> Result<HttpResponse> {
    Ok(redirect(&format!("/team/{}", it.membership.id)))
}

#[derive(Template)]
#[template(path = "accounts/resets/created.html")]
struct Created {
    page: Page,
    it: Colleague,
    title: &'static str,
    what: String,
    link: String,
}

/// `POST /team/{member}/password-reset`
///
/// # Errors
/// `Invalid` for oneself and for who may not sign in.
pub async fn password(
    it: Fresh<May<Manage, Colleague>>,
    page: Page,
    db: web::Data<Db>,
    config: web::Data<Config>,
    form: Form,
) -> Result<HttpResponse> {
    make(&it, &page, &db, &config, &form, What::Password).await
}

/// `POST /team/{member}/factor-reset`: the factors are gone in the same moment.
///
/// # Errors
/// `Invalid` for oneself and for who may not sign in.
pub async fn factors(
    it: Fresh<May<Manage, Colleague>>,
    page: Page,
    db: web::Data<Db>,
    config: web::Data<Config>,
    form: Form,
) -> Result<HttpResponse> {
    make(&it, &page, &db, &config, &form, What::Factors).await
}

async fn make(
    it: &May<Manage, Colleague>,
    page: &Page,
    db: &Db,
    config: &Config,
    form: &Form,
    what: What,
) -> Result<HttpResponse> {
    if page.identity().is_some_and(|me| me.user.id == it.user.id) {
        return Err(Error::Invalid("reset-own"));
    }
    if !it.user.is_active {
        return Err(Error::Invalid("reset-inactive"));
    }
    let (new, token) = Reset::new(it.user.id, what);
    let made = db.write(it.author(), form.reason(), move |tx| store::make(tx, new)).await?;
    let until = page.moment(&made.expires_at);
    let (title, key) = if made.sets_password() {
        ("reset-password-created", "reset-password-what")
    } else {
        ("reset-factors-created", "reset-factors-what")
    };
    let what = page.t2(key, ("name", it.user.name.as_str().into()), ("until", until.into()));
    page.html(&Created { title, what, link: link(&config.base_url, &token), it: (**it).clone(), page: page.clone() })
}

/// `POST /team/{member}/sessions/removal`: the member is signed out everywhere.
///
/// # Errors
/// When the database fails.
pub async fn end_sessions(it: May<Manage, Colleague>, db: web::Data<Db>, _form: Form) -> Result<HttpResponse> {
    let user = it.user.id;
    db.write_unrecorded(Unrecorded::Session, move |conn| {
        sessions::store::end_all(conn, user)?;
        news::store::tell(conn, user, News::SessionsEnded, "", None)
    })
    .await?;
    tracing::info!(user = %user, "an administrator ended the sessions");
    Ok(redirect_saying(&format!("/team/{}", it.membership.id), "flash-member-sessions-ended"))
}

#[derive(Template)]
#[template(path = "accounts/resets/show.html")]
struct ShowReset {
    page: Page,
    email: String,
    title: &'static str,
    what: &'static str,
    summary: Option<Summary>,
    fields: Vec<FormField>,
}

#[derive(Template)]
#[template(path = "accounts/resets/gone.html")]
struct Gone {
    page: Page,
    hours: i64,
}

fn gone(page: &Page) -> Result<HttpResponse> {
    page.answer(StatusCode::NOT_FOUND, &Gone { page: page.clone(), hours: HOURS })
}

type Found = (Reset, User, Organisation);

async fn find(db: &Db, token: String) -> Result<Option<Found>> {
    db.read(move |conn| store::by_token(conn, &token)).await
}

/// `GET /resets/{token}`
///
/// # Errors
/// When the database fails.
pub async fn show(_: Public, page: Page, db: web::Data<Db>, path: web::Path<String>) -> Result<HttpResponse> {
    match find(&db, path.into_inner()).await? {
        None => gone(&page),
        Some(found) => render(&page, &found, &Problems::default()),
    }
}

fn render(page: &Page, (it, user, _): &Found, problems: &Problems) -> Result<HttpResponse> {
    let lang = page.lang();
    let fields = if it.sets_password() {
        passwords::web::fields(page, problems).into()
    } else {
        let field = FormField::plain(lang, "password", "sign-in-password", "password", "", problems);
        vec![field.autocomplete("current-password")]
    };
    let (title, what) = match (it.sets_password(), it.enrols()) {
        (true, false) => ("reset-password-title", "reset-use-password"),
        (false, _) => ("reset-factors-title", "reset-use-factors"),
        (true, true) => ("reset-both-title", "reset-use-both"),
    };
    let summary = Summary::of(problems, lang);
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.answer(status, &ShowReset { page: page.clone(), email: user.email.clone(), title, what, summary, fields })
}

/// `POST /resets/{token}`: with a new password, or the one there is; then on to the factor.
///
/// # Errors
/// `TooMany` where guesses at the password must wait.
pub async fn take(
    _: Public,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let token = req.match_info().get("token").unwrap_or_default().to_owned();
    let Some(found) = find(&db, token.clone()).await? else { return gone(&page) };
    let (reset, user, organisation) = &found;
    let mut problems = Problems::default();
    let hash = if reset.sets_password() {
        let about = passwords::About { email: &user.email, name: &user.name, organisation: &organisation.name };
        passwords::web::check(&form, &page, &about, &mut problems);
        if problems.is_clear() { Some(passwords::web::hash(form.one("password_new")).await?) } else { None }
    } else {
        if !sessions::web::knows_password(user, form.one("password"), &req, &db, &config).await? {
            problems.error("password", page.t("confirm-password-wrong"));
        }
        None
    };
    if !problems.is_clear() {
        return render(&page, &found, &problems);
    }
    let author = Author::system_for(Job::Reset, organisation.id);
    let user = match db.write(author, None, move |tx| store::take(tx, &token, hash.as_deref())).await {
        Ok(user) => user,
        // Somebody else was quicker with the same link.
        Err(Error::Stale | Error::NotFound) => return gone(&page),
        Err(e) => return Err(e),
    };
    let stage = if reset.enrols() { Stage::Link } else { Stage::Password };
    let begun = sessions::web::begin(&req, &db, user, stage).await?;
    let way = db.read(move |conn| session::way(conn, user, stage == Stage::Link)).await?;
    let mut answer = redirect(&door(way, "/cases"));
    sessions::web::signed_in(&mut answer, &config, begun)?;
    Ok(answer)
}
