//! `/account`: what a member decides about themselves.

use crate::{
    access::Member,
    accounts::{
        guesses, languages, passwords, read_line,
        sessions::{self, Session},
        store,
    },
    config::Config,
    db::Db,
    drafts,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    history::Unrecorded,
    notices,
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect, redirect_saying},
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
        .get("/account/password", back)
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
    summary: Option<Summary>,
    fields: Vec<FormField>,
    passwords: Vec<FormField>,
    drafts: drafts::Section,
    notices: notices::choices::Section,
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

/// `GET /account/password`: the form stands on the page of the account.
///
/// # Errors
/// None.
pub async fn back(_: Member) -> Result<HttpResponse> {
    Ok(redirect("/account"))
}

async fn render(me: Member, page: &Page, db: &Db, typed: &Form, problems: &Problems) -> Result<HttpResponse> {
    let (lang, user) = (page.lang(), me.user.id);
    let (sessions, credential) =
        db.read(move |conn| Ok((sessions::store::of(conn, user)?, store::credential(conn, user)?))).await?;
    let password_set = credential.map(|(_, set)| set);
    let field = |name, label, look, value: &str| FormField::plain(lang, name, label, look, value, problems);
    let language = typed.one("language");
    let fields = vec![
        field("name", "account-name", "name", typed.one("name")).autocomplete("name"),
        field("language", "account-language", "select", language).choices(languages(language)),
    ];
    let now = field("password_now", "password-now", "password", "").autocomplete("current-password");
    let passwords = std::iter::once(now).chain(passwords::web::fields(page, problems)).collect();
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (drafts, notices) = (drafts::section(db, page).await?, notices::choices::section(db, page).await?);
    let page = page.clone();
    let own = session::hash(&page.viewer().secret);
    let summary = Summary::of(problems, lang);
    let shown = ShowAccount {
        page: page.clone(),
        me,
        sessions,
        own,
        password_set,
        summary,
        fields,
        passwords,
        drafts,
        notices,
    };
    page.answer(status, &shown)
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

/// `POST /account/password`: a new password; every other session ends.
///
/// # Errors
/// `TooMany` where guesses at the old one must wait.
pub async fn password(
    me: Member,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let user = me.user.id;
    let mut problems = Problems::default();
    passwords::web::check(&form, &page, (&me.user.email, &me.organisation.name), &mut problems);
    // The old one is looked at last: a weak new one is not a guess.
    if problems.is_clear() && !knows_password(&me, &form, &req, &db, &config).await? {
        problems.error("password_now", page.t("password-now-wrong"));
    }
    if !problems.is_clear() {
        let typed = Form::from_pairs(vec![
            ("name".into(), me.user.name.clone()),
            ("language".into(), me.user.language.clone()),
        ]);
        return render(me, &page, &db, &typed, &problems).await;
    }
    let hash = passwords::web::hash(form.one("password_new")).await?;
    db.write_unrecorded(Unrecorded::Password, move |conn| {
        store::set_password(conn, user, &hash)?;
        sessions::store::end_all(conn, user)
    })
    .await?;
    tracing::info!(user = %user, "changed the password");
    let token = sessions::web::begin(&req, &db, user).await?;
    let mut answer = redirect_saying("/account", "flash-password-changed");
    sessions::web::signed_in(&mut answer, &config, token)?;
    Ok(answer)
}

/// Whether the old password was typed; a wrong one counts like one at the door.
async fn knows_password(me: &Member, form: &Form, req: &HttpRequest, db: &Db, config: &Config) -> Result<bool> {
    let keys = guesses::Keys::of(&me.user.email, sessions::web::visitor(req, config));
    let (counted, user) = (keys.clone(), me.user.id);
    db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::begin(conn, &counted)).await?;
    let credential = db.read(move |conn| store::credential(conn, user)).await?;
    let is_it = passwords::web::verify(form.one("password_now"), credential.map(|(hash, _)| hash)).await?;
    if is_it {
        db.write_unrecorded(Unrecorded::Guess, move |conn| guesses::store::forgive(conn, &keys)).await?;
    }
    Ok(is_it)
}
