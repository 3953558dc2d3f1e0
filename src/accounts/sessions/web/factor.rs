//! The second door: `/sign-in/factor` for the code of an app, a recovery code
//! or a passkey.

use super::{later, welcome};
use crate::{
    access::{Entering, Public, Viewer, Way},
    accounts::{
        factors::{
            passkeys::{self, Passkeys},
            store as factors,
            web::tried::{self, Tried},
        },
        sessions::web::carried,
    },
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    web::{
        entering::{Carried, EnterFactor, code_field},
        form::Form,
        page::{Page, own_path},
        routes::Routes,
    },
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

/// Registers what this file answers.
pub(super) fn routes(routes: &mut Routes) {
    routes
        .get("/sign-in/factor", show)
        .post("/sign-in/factor", create)
        .post("/sign-in/challenge", challenge)
        .get("/sign-in/link", link);
}

/// The page for whoever is between the doors.
fn enter(me: &Entering, page: &Page, config: &Config, carried: Carried) -> EnterFactor {
    let has_passkey = matches!(me.way, Way::Show { has_passkey: true }) && config.domain().is_some();
    EnterFactor::new(page, carried, has_passkey)
}

/// `GET /sign-in/factor`
///
/// # Errors
/// When the page cannot be rendered.
async fn show(
    me: Entering,
    page: Page,
    config: web::Data<Config>,
    query: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let next = own_path(Form::from_pairs(query.into_inner()).one("next"));
    page.html(&enter(&me, &page, &config, Carried::to(&next)))
}

/// `POST /sign-in/factor`
///
/// # Errors
/// When the database fails.
async fn create(
    me: Entering,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let user = me.identity.user.id;
    let answer = form.one("credential");
    let tried = if answer.is_empty() {
        tried::code(&req, &db, &config, user, form.one("code")).await?
    } else {
        match tried::passkey(&req, &db, &config, Some(user), answer).await? {
            Some(_) => Tried::Right,
            None => Tried::Wrong("passkey-refused"),
        }
    };
    let problem = match tried {
        Tried::Right => return welcome(&req, &db, &config, me.identity.clone(), &form).await,
        Tried::Wrong(key) => page.t(key).to_owned(),
        Tried::Wait(seconds) => page.t1("error-too-many", "seconds", seconds),
    };
    tracing::warn!(user = %user, "a factor was refused");
    let mut problems = Problems::default();
    problems.error("code", problem.clone());
    let mut again = enter(&me, &page, &config, carried(&form));
    again.field = code_field(page.lang(), &problems);
    again.problem = Some(problem);
    match tried {
        Tried::Wait(seconds) => later(page.answer(StatusCode::TOO_MANY_REQUESTS, &again)?, seconds),
        _ => page.unprocessable(&again),
    }
}

/// `POST /sign-in/challenge`: what the browser is to ask a passkey, as JSON. For
/// somebody who is known already one of their own, else any of this portal.
///
/// # Errors
/// `NotFound` where there are no passkeys.
async fn challenge(
    _: Public,
    page: Page,
    _form: Form,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let passkeys = Passkeys::of(&config).ok_or(Error::NotFound)?;
    let viewer: &Viewer = page.viewer();
    let known = viewer.identity().or(viewer.entering().map(|it| &it.identity)).map(|it| it.user.id);
    let own = match known {
        Some(user) => {
            let factors = db.read(move |conn| factors::of(conn, user)).await?;
            let own = passkeys::of(&factors, db.keys());
            if own.is_empty() {
                return Err(Error::NotFound);
            }
            own
        }
        None => Vec::new(),
    };
    let (asked, kept) = passkeys.ask(&own)?;
    let key = tried::challenge_key(&viewer.secret, "get");
    tried::keep(&db, key, &serde_json::to_string(&kept)?).await?;
    Ok(HttpResponse::Ok().content_type("application/json; charset=utf-8").body(asked))
}

#[derive(Template)]
#[template(path = "accounts/factors/link.html")]
struct AskForLink {
    page: Page,
}

/// `GET /sign-in/link`: the factors were taken away, and new ones need a link.
///
/// # Errors
/// When the page cannot be rendered.
async fn link(_: Entering, page: Page) -> Result<HttpResponse> {
    page.html(&AskForLink { page: page.clone() })
}
