//! `/sign-in/confirmation`: password and factor once more, before something
//! that must not be done on an old sign-in. What was sent is kept on the page.

use super::{go_on, knows_password, later, refresh};
use crate::{
    access::Member,
    accounts::{
        factors::{
            PASSKEY, store as factors,
            web::tried::{self, Tried},
        },
        sessions::web::carried,
    },
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    web::{
        entering::{Carried, PasskeyForm, code_field},
        form::{Form, FormField, Summary},
        page::{Page, own_path},
        routes::Routes,
    },
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

/// Registers what this file answers.
pub(super) fn routes(routes: &mut Routes) {
    routes.get("/sign-in/confirmation", show).post("/sign-in/confirmation", create);
}

#[derive(Template)]
#[template(path = "accounts/sessions/confirm.html")]
struct Confirm {
    page: Page,
    email: String,
    summary: Option<Summary>,
    fields: Vec<FormField>,
    carried: Carried,
    passkey: Option<PasskeyForm>,
}

type Query = web::Query<Vec<(String, String)>>;

/// `GET /sign-in/confirmation`
///
/// # Errors
/// When the database fails.
async fn show(
    me: Member,
    page: Page,
    db: web::Data<Db>,
    config: web::Data<Config>,
    query: Query,
) -> Result<HttpResponse> {
    let next = own_path(Form::from_pairs(query.into_inner()).one("next"));
    render(&me, &page, &db, &config, Carried::to(&next), &Problems::default()).await
}

async fn render(
    me: &Member,
    page: &Page,
    db: &Db,
    config: &Config,
    carried: Carried,
    problems: &Problems,
) -> Result<HttpResponse> {
    let (lang, user) = (page.lang(), me.user.id);
    let factors = db.read(move |conn| factors::of(conn, user)).await?;
    let has_passkey = config.domain().is_some() && factors.iter().any(|it| it.kind == PASSKEY);
    let passkey = has_passkey.then(|| PasskeyForm::using(page, "/sign-in/confirmation", &carried));
    let password = FormField::plain(lang, "password", "sign-in-password", "password", "", problems);
    let fields = vec![password.autocomplete("current-password"), code_field(lang, problems)];
    let summary = Summary::of(problems, lang);
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let email = me.user.email.clone();
    // What was to be said on the page that is waited for is said there.
    let frame = page.clone().keeping_flash();
    page.clone().keeping_flash().answer(status, &Confirm { page: frame, email, summary, fields, carried, passkey })
}

/// `POST /sign-in/confirmation`: with `to` in the address, a form that a page
/// sent elsewhere and that has to wait; else password and factor.
///
/// # Errors
/// When the database fails.
async fn create(
    me: Member,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let query: Vec<(String, String)> = serde_urlencoded::from_str(req.query_string()).unwrap_or_default();
    if let Some((_, to)) = query.iter().find(|(name, _)| name == "to") {
        let carried = Carried::form(&own_path(to), form.pairs().cloned().collect());
        return render(&me, &page, &db, &config, carried, &Problems::default()).await;
    }
    let mut problems = Problems::default();
    let tried = tried(&me, &form, &req, &db, &config).await?;
    match tried {
        Some((_, Tried::Right)) => {
            let begun = refresh(&req, &db).await?;
            return go_on(&req, &config, (*me).clone(), &form, begun, true);
        }
        Some((field, Tried::Wrong(key))) => problems.error(field, page.t(key)),
        Some((field, Tried::Wait(seconds))) => problems.error(field, page.t1("error-too-many", "seconds", seconds)),
        None => problems.error("password", page.t("confirm-password-wrong")),
    }
    tracing::warn!(user = %me.user.id, "a confirmation was refused");
    let mut answer = render(&me, &page, &db, &config, carried(&form), &problems).await?;
    if let Some((_, Tried::Wait(seconds))) = tried {
        *answer.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        return later(answer, seconds);
    }
    Ok(answer)
}

/// What came of it and at which field to say so; `None` where the password is wrong.
async fn tried(
    me: &Member,
    form: &Form,
    req: &HttpRequest,
    db: &Db,
    config: &Config,
) -> Result<Option<(&'static str, Tried)>> {
    let answer = form.one("credential");
    if !answer.is_empty() {
        let is_it = tried::passkey(req, db, config, Some(me.user.id), answer).await?.is_some();
        return Ok(Some(("code", if is_it { Tried::Right } else { Tried::Wrong("passkey-refused") })));
    }
    match knows_password(&me.user, form.one("password"), req, db, config).await {
        Ok(true) => Ok(Some(("code", tried::code(req, db, config, me.user.id, form.one("code")).await?))),
        Ok(false) => Ok(None),
        Err(Error::TooMany(seconds)) => Ok(Some(("password", Tried::Wait(seconds)))),
        Err(e) => Err(e),
    }
}
