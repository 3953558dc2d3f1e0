//! Factors: enrolling the first one at the first sign-in, adding and removing
//! them later, and recovery codes. Only ever in a session that was confirmed a
//! short while ago, or that can do nothing else yet.

mod codes;
mod passkey;
pub(crate) mod tried;

use super::{APP, Factor, NAME_MAX, app, recovery, store};
use crate::{
    access::{Enrols, Fresh, Identity, Member},
    accounts::{
        news::{self, News},
        sessions::web::{enter, renew, signed_in},
    },
    clock,
    config::Config,
    db::Db,
    error::Result,
    fields::{Problems, read::Typed},
    history::Unrecorded,
    locale, text,
    web::{
        entering::PasskeyForm,
        form::{Form, FormField, Summary},
        page::{Page, redirect, redirect_saying},
        routes::Routes,
        session,
    },
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;
use tried::challenge_key;

/// Registers what stands under `/account/factors`.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/account/factors/new", new)
        .post("/account/factors/secret", begin_app)
        .get("/account/factors/app", show_app)
        .post("/account/factors/app", create_app)
        .post("/account/factors/challenge", passkey::challenge)
        .get("/account/factors/passkey", back_to_new)
        .post("/account/factors/passkey", passkey::create)
        .post("/account/factors/{factor}/removal", remove)
        .get("/account/recovery-codes", codes::back)
        .post("/account/recovery-codes", codes::create);
}

#[derive(Template)]
#[template(path = "accounts/factors/new.html")]
struct NewFactor {
    page: Page,
    is_first: bool,
    passkey: Option<PasskeyForm>,
    problem: Option<String>,
}

/// `GET /account/factors/new`: an app or a passkey?
///
/// # Errors
/// When the page cannot be rendered.
async fn new(me: Enrols, page: Page, config: web::Data<Config>) -> Result<HttpResponse> {
    choose(&me, &page, &config, None)
}

fn choose(me: &Enrols, page: &Page, config: &Config, problem: Option<String>) -> Result<HttpResponse> {
    let passkey = config.domain().is_some().then(|| passkey::form(page));
    let status = if problem.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = page.clone().keeping_flash();
    page.clone().keeping_flash().answer(status, &NewFactor { page: frame, is_first: me.is_first, passkey, problem })
}

/// `GET /account/factors/passkey`: the form stands on the page to choose from.
///
/// # Errors
/// None.
async fn back_to_new(_: Enrols) -> Result<HttpResponse> {
    Ok(redirect("/account/factors/new"))
}

/// `POST /account/factors/secret`: makes a secret for an app, which counts once
/// the app has shown a code of it.
///
/// # Errors
/// When the database fails.
async fn begin_app(_: Enrols, page: Page, db: web::Data<Db>, _form: Form) -> Result<HttpResponse> {
    let key = challenge_key(&page.viewer().secret, APP);
    tried::keep(&db, key, &app::new_secret()).await?;
    Ok(redirect("/account/factors/app"))
}

#[derive(Template)]
#[template(path = "accounts/factors/app.html")]
struct ShowApp {
    page: Page,
    picture: Option<app::Picture>,
    grouped: String,
    url: String,
    summary: Option<Summary>,
    fields: Vec<FormField>,
}

/// `GET /account/factors/app`: the secret that waits for its first code.
///
/// # Errors
/// When the database fails.
async fn show_app(me: Enrols, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    match waiting(&db, &page).await? {
        Some(secret) => render(&me, &page, &secret, &Form::default(), &Problems::default()),
        None => Ok(redirect("/account/factors/new")),
    }
}

async fn waiting(db: &Db, page: &Page) -> Result<Option<String>> {
    let key = challenge_key(&page.viewer().secret, APP);
    let asked = key.clone();
    let sealed = db.read(move |conn| store::asked(conn, &asked)).await?;
    Ok(sealed.and_then(|sealed| db.keys().unseal(&key, &sealed)))
}

fn render(me: &Identity, page: &Page, secret: &str, typed: &Form, problems: &Problems) -> Result<HttpResponse> {
    let lang = page.lang();
    let url = app::url(secret, &me.user.email).unwrap_or_default();
    let code = FormField::plain(lang, "code", "factor-app-code", "code", "", problems).autocomplete("one-time-code");
    let fields = vec![code, name_field(page, typed, problems)];
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = page.clone().keeping_flash();
    page.answer(
        status,
        &ShowApp {
            picture: app::picture(&url),
            grouped: app::grouped(secret),
            url,
            summary: Summary::of(problems, lang),
            fields,
            page: page.clone(),
        },
    )
}

fn name_field(page: &Page, typed: &Form, problems: &Problems) -> FormField {
    let mut field = FormField::plain(page.lang(), "name", "factor-name", "line", typed.one("name"), problems);
    field.optional = Some(locale::text(page.lang(), "optional"));
    field
}

/// What its owner calls the factor; without a word of theirs, what it is.
fn name(form: &Form, page: &Page, kind: &str, problems: &mut Problems) -> String {
    match text::clean_line(form.one("name"), NAME_MAX) {
        Ok(line) if line.is_empty() => page.t(&format!("factor-{kind}")).to_owned(),
        Ok(line) => line,
        Err(text::TextProblem::TooLong { max, is }) => {
            let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
            let label = page.t("factor-name").into();
            let arguments = [("label", label), ("max", count(max)), ("is", count(is))];
            problems.error("name", locale::format(page.lang(), "error-too-long", &arguments));
            String::new()
        }
    }
}

/// `POST /account/factors/app`: the app shows codes of the secret.
///
/// # Errors
/// When the database fails.
async fn create_app(
    me: Enrols,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let Some(secret) = waiting(&db, &page).await? else { return Ok(redirect("/account/factors/new")) };
    let mut problems = Problems::default();
    let name = name(&form, &page, APP, &mut problems);
    let code: String = form.one("code").chars().filter(|c| !c.is_whitespace()).collect();
    let step = app::step(&secret, &code, clock::now());
    if code.is_empty() {
        problems.error("code", page.t("factor-code-empty"));
    } else if step.is_none() {
        problems.error("code", page.t("factor-app-code-wrong"));
    }
    let (Some(step), true) = (step, problems.is_clear()) else {
        return render(&me, &page, &secret, &form, &problems);
    };
    // Given out once, so that two who send the same form do not make two.
    if tried::take(&db, challenge_key(&page.viewer().secret, APP)).await?.is_none() {
        return Ok(redirect("/account/factors/new"));
    }
    let mut new = Factor::new(db.keys(), me.user.id, APP, &name, &secret);
    new.last_step = step;
    add(&me, &page, &req, &db, &config, new).await
}

/// Keeps a new factor. With the first one somebody comes in, and gets their recovery codes.
async fn add(
    me: &Enrols,
    page: &Page,
    req: &HttpRequest,
    db: &Db,
    config: &Config,
    new: Factor,
) -> Result<HttpResponse> {
    let user = me.user.id;
    if me.is_first {
        let codes = recovery::new_codes();
        let hashes: Vec<String> = codes.iter().filter_map(|code| recovery::hash(code)).collect();
        let is_first =
            db.write_unrecorded(Unrecorded::Factor, move |conn| store::add_first(conn, &new, &hashes)).await?;
        if !is_first {
            // Enrolled in another window meanwhile: that one is to be shown.
            return Ok(redirect("/cases"));
        }
        tracing::info!(user = %user, "enrolled the first factor");
        let begun = enter(req, db, config, user).await?;
        return codes::show(me, req, config, codes, begun, "/cases");
    }
    let own = session::hash(&page.viewer().secret);
    db.write_unrecorded(Unrecorded::Factor, move |conn| {
        store::add(conn, &new)?;
        news::store::tell(conn, user, News::FactorAdded, &new.name, Some(&own))
    })
    .await?;
    tracing::info!(user = %user, "added a factor");
    let mut answer = redirect_saying("/account", "flash-factor-added");
    signed_in(&mut answer, config, renew(req, db).await?)?;
    Ok(answer)
}

/// `POST /account/factors/{factor}/removal`: every other session ends with it.
///
/// # Errors
/// `NotFound` where it is not one's own, `Invalid` where it is the last one.
async fn remove(
    me: Fresh<Member>,
    page: Page,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
    _form: Form,
) -> Result<HttpResponse> {
    let (user, own) = (me.user.id, session::hash(&page.viewer().secret));
    let id = req.match_info().get("factor").unwrap_or_default().to_owned();
    db.write_unrecorded(Unrecorded::Factor, move |conn| {
        let gone = store::remove(conn, user, &id)?;
        crate::accounts::sessions::store::end_others(conn, user, &own)?;
        news::store::tell(conn, user, News::FactorRemoved, &gone.name, Some(&own))
    })
    .await?;
    tracing::info!(user = %user, "removed a factor");
    let mut answer = redirect_saying("/account", "flash-factor-removed");
    signed_in(&mut answer, &config, renew(&req, &db).await?)?;
    Ok(answer)
}
