//! `/` and the language switch, and every route of accounts.

use super::{account, emails, factors, installation, invitations, news, resets, retention, sessions, store, team};
use crate::{
    access::{Author, Public},
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::read::Typed,
    web::{
        form::Form,
        page::{Page, own_path, redirect},
        routes::Routes,
        session,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Registers what stands under `/`, `/sign-in`, `/account`, `/team` and `/invitations`.
pub fn routes(routes: &mut Routes) {
    routes.get("/", start).post("/language", language);
    sessions::web::routes(routes);
    account::web::routes(routes);
    factors::web::routes(routes);
    news::web::routes(routes);
    emails::web::routes(routes);
    resets::web::routes(routes);
    invitations::web::routes(routes);
    retention::web::routes(routes);
    team::web::routes(routes);
    installation::web::routes(routes);
}

#[derive(Template)]
#[template(path = "accounts/start.html")]
struct Start {
    page: Page,
}

/// `GET /`: on to work, or to the door; before anybody can sign in, how to begin.
///
/// # Errors
/// When the database fails.
pub async fn start(_: Public, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    match page.identity() {
        Some(me) if me.sees_cases() => return Ok(redirect("/home")),
        // Who only looks after the installation has no work with cases.
        Some(_) => return Ok(redirect("/team")),
        None if page.is_entering() => return Ok(redirect("/cases")),
        None => {}
    }
    if db.read(store::has_users).await? {
        return Ok(redirect("/sign-in"));
    }
    page.html(&Start { page: page.clone() })
}

/// `POST /language`: the language of pages, for this browser and for this member.
///
/// # Errors
/// When the database fails.
pub async fn language(
    _: Public,
    page: Page,
    db: web::Data<Db>,
    config: web::Data<Config>,
    form: Result<Form>,
) -> Result<HttpResponse> {
    // An old token must not stand between somebody and words they can read;
    // only what is kept about a member needs one that holds.
    let (form, holds) = match form {
        Ok(form) => (form, true),
        Err(Error::Expired(typed)) => (Form::from_pairs(typed), false),
        Err(e) => return Err(e),
    };
    let code = if form.one("language") == "fr" { "fr" } else { "en" };
    if let (Some(me), true) = (page.identity().filter(|me| me.user.language != code), holds) {
        let before = me.user.clone();
        let author = Author::member(before.id, me.organisation.id);
        let mut after = before.clone();
        after.language = code.to_owned();
        match db.write(author, None, move |tx| tx.update(&before, after)).await {
            // Somebody renamed this person meanwhile: the cookie does for now.
            Ok(_) | Err(Error::Stale) => {}
            Err(e) => return Err(e),
        }
    }
    let mut answer = redirect(&own_path(form.one("back")));
    answer.add_cookie(&session::language_cookie(&config, code))?;
    Ok(answer)
}
