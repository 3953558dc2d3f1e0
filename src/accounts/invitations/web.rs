//! Inviting, withdrawing, and taking up an invitation.

use super::{
    Invitation, link,
    store::{self, Newcomer},
};
use crate::{
    access::{Acts, Author, Fresh, Job, Manage, May, Organisation, Public},
    accounts::{
        self, passwords, read_email, read_line,
        sessions::{self, Stage},
        team,
    },
    config::Config,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect, redirect_saying},
        routes::Routes,
    },
    words::{Role, Term},
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/team/invitations", back)
        .post("/team/invitations", create)
        .post("/team/invitations/{invitation}/removal", remove)
        .get("/invitations/{token}", show)
        .post("/invitations/{token}", accept);
}

/// `GET /team/invitations`: there is no page of its own; the team's page lists them.
///
/// # Errors
/// None.
pub async fn back(_: Acts<Manage>) -> Result<HttpResponse> {
    Ok(redirect("/team"))
}

#[derive(Template)]
#[template(path = "accounts/invitations/created.html")]
struct Created {
    page: Page,
    what: String,
    link: String,
}

/// `POST /team/invitations`: the answer is the only page that ever shows the link.
///
/// # Errors
/// When the database fails.
pub async fn create(
    me: Fresh<Acts<Manage>>,
    page: Page,
    form: Form,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let lang = page.lang();
    let mut problems = Problems::default();
    let email = read_email(&form, "email", lang, &mut problems);
    let role = Term::<Role>::of(form.one("role"));
    if role.is_none() {
        problems.error("role", page.t("error-choose-one"));
    }
    let scope = page.viewer().scope();
    let colleagues = db.read(move |conn| accounts::store::colleagues(conn, scope)).await?;
    if email.as_ref().is_some_and(|email| colleagues.iter().any(|it| it.user.email == *email)) {
        problems.error("email", page.t("team-invite-is-member"));
    }
    let (Some(email), Some(role), true) = (email, role, problems.is_clear()) else {
        return team::web::render(&page, &db, &form, &problems).await;
    };
    let (new, token) = Invitation::new(me.organisation.id, &email, role);
    let it = db.write(me.author(), form.reason(), move |tx| store::invite(tx, new)).await?;
    created(&page, &it, &link(&config.base_url, &token))
}

/// The only page that ever shows the link of an invitation.
///
/// # Errors
/// When the page cannot be made.
pub fn created(page: &Page, it: &Invitation, link: &str) -> Result<HttpResponse> {
    let until = page.moment(&it.expires_at);
    let what = page.t2("invitation-created-what", ("email", it.email.clone().into()), ("until", until.into()));
    page.html(&Created { what, link: link.to_owned(), page: page.clone() })
}

/// `POST /team/invitations/{invitation}/removal`
///
/// # Errors
/// `NotFound` where it is not one of this organisation's open ones.
pub async fn remove(it: May<Manage, Invitation>, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let invitation = it.clone();
    db.write(it.author(), form.reason(), move |tx| tx.remove(&invitation)).await?;
    Ok(redirect_saying("/team", "flash-invitation-withdrawn"))
}

#[derive(Template)]
#[template(path = "accounts/invitations/show.html")]
struct ShowInvitation {
    page: Page,
    it: Invitation,
    what: String,
    summary: Option<Summary>,
    fields: Vec<FormField>,
}

#[derive(Template)]
#[template(path = "accounts/invitations/gone.html")]
struct Gone {
    page: Page,
}

fn gone(page: &Page) -> Result<HttpResponse> {
    page.answer(StatusCode::NOT_FOUND, &Gone { page: page.clone() })
}

async fn find(db: &Db, token: String) -> Result<Option<(Invitation, Organisation)>> {
    db.read(move |conn| store::by_token(conn, &token)).await
}

/// `GET /invitations/{token}`
///
/// # Errors
/// When the database fails.
pub async fn show(_: Public, page: Page, db: web::Data<Db>, path: web::Path<String>) -> Result<HttpResponse> {
    match find(&db, path.into_inner()).await? {
        None => gone(&page),
        Some(found) => render(&page, found, &Form::default(), &Problems::default()),
    }
}

fn render(
    page: &Page,
    (it, organisation): (Invitation, Organisation),
    typed: &Form,
    problems: &Problems,
) -> Result<HttpResponse> {
    let lang = page.lang();
    let name = FormField::plain(lang, "name", "account-name", "name", typed.one("name"), problems).autocomplete("name");
    let fields = std::iter::once(name).chain(passwords::web::fields(page, problems)).collect();
    let role = it.role.label(lang);
    let what = page.t2("invitation-what", ("organisation", organisation.name.into()), ("role", role.into()));
    let summary = Summary::of(problems, lang);
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.answer(status, &ShowInvitation { page: page.clone(), it, what, summary, fields })
}

/// `POST /invitations/{token}`: the newcomer is a member, and goes on to their second factor.
///
/// # Errors
/// `Invalid` where the address has an account already.
pub async fn accept(
    _: Public,
    page: Page,
    form: Form,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    let token = req.match_info().get("token").unwrap_or_default().to_owned();
    let Some(found) = find(&db, token.clone()).await? else { return gone(&page) };
    let (invitation, organisation) = &found;
    let mut problems = Problems::default();
    let name = read_line(&form, "name", "account-name", page.lang(), &mut problems);
    let about = passwords::About { email: &invitation.email, name: &name, organisation: &organisation.name };
    passwords::web::check(&form, &page, &about, &mut problems);
    if !problems.is_clear() {
        return render(&page, found, &form, &problems);
    }
    let password_hash = passwords::web::hash(form.one("password_new")).await?;
    let newcomer = Newcomer { name, language: page.code().to_owned(), password_hash };
    let author = Author::system_for(Job::Invitation, organisation.id);
    let user = match db.write(author, None, move |tx| store::accept(tx, &token, &newcomer)).await {
        Ok(user) => user,
        // Somebody else was quicker with the same link.
        Err(Error::Stale | Error::NotFound) => return gone(&page),
        Err(e) => return Err(e),
    };
    let token = sessions::web::begin(&req, &db, user.id, Stage::Password).await?;
    let mut answer = redirect_saying("/cases", "flash-welcome");
    sessions::web::signed_in(&mut answer, &config, token)?;
    Ok(answer)
}
