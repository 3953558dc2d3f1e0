//! `/account`: what a member decides about themselves.

use crate::{
    access::{Fresh, Member},
    accounts::{
        factors::{self, Factor},
        languages,
        news::{self, News},
        passwords, read_line,
        sessions::{self, Session},
        store,
    },
    config::Config,
    db::Db,
    drafts,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    history::Unrecorded,
    notices::choices,
    web::{
        form::{Form, FormField, Summary},
        news::Notice,
        page::{Page, redirect_saying},
        routes::Routes,
        session,
    },
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;
use chrono::NaiveDateTime;

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/account", show)
        .post("/account", update)
        .get("/account/password", edit_password)
        .post("/account/password", password);
}

#[derive(Template)]
#[template(path = "accounts/account/show.html")]
struct ShowAccount {
    page: Page,
    me: Member,
    sessions: Vec<Session>,
    /// The hash of the session that looks.
    own: String,
    /// UTC.
    password_set: Option<NaiveDateTime>,
    factors: Vec<Factor>,
    codes_left: i64,
    told: Vec<Notice>,
    summary: Option<Summary>,
    fields: Vec<FormField>,
    drafts: drafts::Section,
    choices: choices::Section,
}

/// `GET /account`
///
/// # Errors
/// When the database fails.
pub async fn show(me: Member, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let typed =
        Form::from_pairs(vec![("name".into(), me.user.name.clone()), ("language".into(), me.user.language.clone())]);
    render(me, &page, &db, &typed, &Problems::default()).await
}

async fn render(me: Member, page: &Page, db: &Db, typed: &Form, problems: &Problems) -> Result<HttpResponse> {
    let (lang, user) = (page.lang(), me.user.id);
    let (sessions, credential, factors, codes_left, told) = db
        .read(move |conn| {
            Ok((
                sessions::store::of(conn, user)?,
                store::credential(conn, user)?,
                factors::store::of(conn, user)?,
                factors::store::codes_left(conn, user)?,
                news::store::newest(conn, user)?,
            ))
        })
        .await?;
    let field = |name, label, look, value: &str| FormField::plain(lang, name, label, look, value, problems);
    let language = typed.one("language");
    let fields = vec![
        field("name", "account-name", "name", typed.one("name")).autocomplete("name"),
        field("language", "account-language", "select", language).choices(languages(language)),
    ];
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (drafts, chosen) = (drafts::section(db, page).await?, choices::section(db, page).await?);
    let account = ShowAccount {
        page: page.clone(),
        me,
        sessions,
        own: session::hash(&page.viewer().secret),
        password_set: credential.map(|(_, set)| set),
        factors,
        codes_left,
        told,
        summary: Summary::of(problems, lang),
        fields,
        drafts,
        choices: chosen,
    };
    page.answer(status, &account)
}

/// `POST /account`: name and language.
///
/// # Errors
/// `Stale` where the same person saved from elsewhere meanwhile.
pub async fn update(
    me: Member,
    page: Page,
    form: Form,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let mut problems = Problems::default();
    let name = read_line(&form, "name", "account-name", page.lang(), &mut problems);
    if !problems.is_clear() {
        return render(me, &page, &db, &form, &problems).await;
    }
    if form.version() != me.user.version {
        return Err(Error::Stale);
    }
    let before = me.user.clone();
    let mut after = before.clone();
    after.name = name;
    after.language = if form.one("language") == "fr" { "fr".to_owned() } else { "en".to_owned() };
    let user = db.write(me.author(), form.reason(), move |tx| tx.update(&before, after)).await?;
    let mut answer = redirect_saying("/account", "flash-saved");
    answer.add_cookie(&session::language_cookie(&config, &user.language))?;
    Ok(answer)
}

#[derive(Template)]
#[template(path = "accounts/account/password.html")]
struct ChangePassword {
    page: Page,
    email: String,
    summary: Option<Summary>,
    fields: Vec<FormField>,
}

/// `GET /account/password`
///
/// # Errors
/// When the page cannot be rendered.
pub async fn edit_password(me: Fresh<Member>, page: Page) -> Result<HttpResponse> {
    render_password(&me, &page, &Problems::default())
}

fn render_password(me: &Member, page: &Page, problems: &Problems) -> Result<HttpResponse> {
    let lang = page.lang();
    let now = FormField::plain(lang, "password_now", "password-now", "password", "", problems);
    let now = now.autocomplete("current-password");
    let fields = std::iter::once(now).chain(passwords::web::fields(page, problems)).collect();
    let summary = Summary::of(problems, lang);
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.answer(status, &ChangePassword { page: page.clone(), email: me.user.email.clone(), summary, fields })
}

/// `POST /account/password`: a new password; every other session ends.
///
/// # Errors
/// `TooMany` where guesses at the old one must wait.
pub async fn password(
    me: Fresh<Member>,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let user = me.user.id;
    let mut problems = Problems::default();
    let about = passwords::About { email: &me.user.email, name: &me.user.name, organisation: &me.organisation.name };
    passwords::web::check(&form, &page, &about, &mut problems);
    // The old one is looked at last: a weak new one is not a guess.
    if problems.is_clear()
        && !sessions::web::knows_password(&me.user, form.one("password_now"), &req, &db, &config).await?
    {
        problems.error("password_now", page.t("password-now-wrong"));
    }
    if !problems.is_clear() {
        return render_password(&me, &page, &problems);
    }
    let hash = passwords::web::hash(form.one("password_new")).await?;
    let own = session::hash(&page.viewer().secret);
    db.write_unrecorded(Unrecorded::Password, move |conn| {
        store::set_password(conn, user, &hash)?;
        sessions::store::end_others(conn, user, &own)?;
        news::store::tell(conn, user, News::PasswordChanged, "", Some(&own))
    })
    .await?;
    tracing::info!(user = %user, "changed the password");
    let begun = sessions::web::renew(&req, &db).await?;
    let mut answer = redirect_saying("/account", "flash-password-changed");
    sessions::web::signed_in(&mut answer, &config, begun)?;
    Ok(answer)
}
