//! `/account/email`: another address to sign in with, and the link that makes it so.

use super::{
    EmailChange, HOURS,
    store::{self, Sending},
};
use crate::{
    access::{Fresh, Manage, May, Member},
    accounts::{
        read_email,
        team::{self, Colleague},
    },
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    locale,
    notices::{Letter, store::letters},
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect, redirect_saying},
        routes::Routes,
        session,
    },
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/account/email", edit)
        .post("/account/email", create)
        .post("/account/email/removal", remove)
        .get("/account/email/{token}", show)
        .post("/account/email/{token}", take)
        .get("/team/{member}/email-change", back)
        .post("/team/{member}/email-change", make);
}

#[derive(Template)]
#[template(path = "accounts/emails/edit.html")]
struct EditEmail {
    page: Page,
    email: String,
    /// What is asked for and waits, in words.
    waits: Option<String>,
    mails: bool,
    command: String,
    summary: Option<Summary>,
    field: FormField,
}

async fn render(
    me: &Member,
    page: &Page,
    (db, config): (&Db, &Config),
    typed: &str,
    problems: &Problems,
) -> Result<HttpResponse> {
    let (user, lang) = (me.user.id, page.lang());
    let waits = db.read(move |conn| store::open(conn, user)).await?.map(|it| {
        let until = page.moment(&it.expires_at);
        page.t2("email-waits", ("email", it.email.into()), ("until", until.into()))
    });
    let field = FormField::plain(lang, "email", "email-new", "email", typed, problems).autocomplete("email");
    let view = EditEmail {
        email: me.user.email.clone(),
        waits,
        mails: config.smtp_url.is_some(),
        command: format!("habeas email {}", me.user.email),
        summary: Summary::of(problems, lang),
        field,
        page: page.clone(),
    };
    page.answer(if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &view)
}

/// `GET /account/email`
///
/// # Errors
/// When the database fails.
pub async fn edit(me: Fresh<Member>, page: Page, db: web::Data<Db>, config: web::Data<Config>) -> Result<HttpResponse> {
    render(&me, &page, (&db, &config), "", &Problems::default()).await
}

/// `POST /account/email`: a link is sent to the new address, and a word to the old one. The answer is the same
/// whether somebody signs in with that address or not.
///
/// # Errors
/// When the database fails.
pub async fn create(
    me: Fresh<Member>,
    page: Page,
    form: Form,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let (user, of) = (me.user.id, me.organisation.id);
    let mut problems = Problems::default();
    let email = read_email(&form, "email", page.lang(), &mut problems);
    if email.as_ref() == Some(&me.user.email) {
        problems.error("email", page.t("email-same"));
    } else if config.smtp_url.is_none() {
        problems.error("email", page.t("email-no-mail"));
    } else if db.read(move |conn| store::is_too_often(conn, user)).await? {
        problems.error("email", page.t("email-too-often"));
    }
    let (Some(email), true) = (email, problems.is_clear()) else {
        return render(&me, &page, (&db, &config), form.one("email"), &problems).await;
    };
    let (new, token) = EmailChange::new(user, &email);
    let sealed = db.keys().seal(&letters::place(user), &token);
    let sending = Sending { of, sealed, own: session::hash(&page.viewer().secret) };
    db.write(me.author(), form.reason(), move |tx| store::ask(tx, new, Some(&sending))).await?;
    Ok(redirect_saying("/account/email", "flash-email-asked"))
}

/// `POST /account/email/removal`: it stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn remove(me: Member, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let user = me.user.id;
    let done = db.write(me.author(), form.reason(), move |tx| match store::withdraw(tx, user)? {
        true => Ok(()),
        false => Err(Error::Stale),
    });
    match done.await {
        // It was taken back already, or the link was used: the page of the account says which.
        Ok(()) | Err(Error::Stale) => {}
        Err(e) => return Err(e),
    }
    Ok(redirect_saying("/account", "flash-email-withdrawn"))
}

#[derive(Template)]
#[template(path = "accounts/emails/show.html")]
struct ShowEmail {
    page: Page,
    old: String,
    it: EmailChange,
}

#[derive(Template)]
#[template(path = "accounts/emails/gone.html")]
struct Gone {
    page: Page,
    hours: i64,
}

fn gone(page: &Page) -> Result<HttpResponse> {
    page.answer(StatusCode::NOT_FOUND, &Gone { page: page.clone(), hours: HOURS })
}

/// `GET /account/email/{token}`: opening the link changes nothing yet, for programs open links too.
///
/// # Errors
/// When the database fails.
pub async fn show(me: Member, page: Page, db: web::Data<Db>, path: web::Path<String>) -> Result<HttpResponse> {
    let (user, token) = (me.user.id, path.into_inner());
    match db.read(move |conn| store::by_token(conn, user, &token)).await? {
        None => gone(&page),
        Some(it) => page.html(&ShowEmail { old: me.user.email.clone(), it, page: page.clone() }),
    }
}

/// `POST /account/email/{token}`: from now on this is the address.
///
/// # Errors
/// When the database fails.
pub async fn take(
    me: Member,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let (whose, token) = ((me.user.id, me.organisation.id), path.into_inner());
    let own = session::hash(&page.viewer().secret);
    match db.write(me.author(), form.reason(), move |tx| store::take(tx, whose, &token, &own)).await {
        Ok(()) => Ok(redirect_saying("/account", "flash-email-changed")),
        Err(Error::Stale | Error::NotFound) => gone(&page),
        Err(e) => Err(e),
    }
}

/// `GET /team/{member}/email-change`: the link was shown once.
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

/// `POST /team/{member}/email-change`: a link that the member opens, signed in; nothing changes before.
///
/// # Errors
/// `Invalid` for oneself and for who may not sign in.
pub async fn make(
    it: Fresh<May<Manage, Colleague>>,
    page: Page,
    db: web::Data<Db>,
    config: web::Data<Config>,
    form: Form,
) -> Result<HttpResponse> {
    if page.identity().is_some_and(|me| me.user.id == it.user.id) {
        return Err(Error::Invalid("email-own"));
    }
    if !it.user.is_active {
        return Err(Error::Invalid("reset-inactive"));
    }
    let mut problems = Problems::default();
    let email = read_email(&form, "email", page.lang(), &mut problems);
    if email.as_ref() == Some(&it.user.email) {
        problems.error("email", page.t("email-same-theirs"));
    }
    let (Some(email), true) = (email, problems.is_clear()) else {
        return team::web::member(&it, &page, &db, form.one("email"), &problems).await;
    };
    let (new, token) = EmailChange::new(it.user.id, &email);
    let made = db.write(it.author(), form.reason(), move |tx| store::ask(tx, new, None)).await?;
    let until = page.moment(&made.expires_at);
    let said = [("name", it.user.name.as_str().into()), ("email", email.into()), ("until", until.into())];
    let what = locale::format(page.lang(), "email-created-what", &said);
    let title = "email-created";
    page.html(&Created {
        title,
        what,
        link: Letter::EmailLink.link(&config.base_url, &token),
        it: (**it).clone(),
        page: page.clone(),
    })
}
