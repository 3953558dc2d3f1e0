//! `/team`: everybody sees their colleagues, coordinators invite, change
//! roles, and let people out and in again.

use super::{Colleague, store as decisions};
use crate::{
    access::{Fresh, Manage, May, Member, View},
    accounts::{
        factors,
        invitations::{self, Invitation},
        roles, sessions, store,
    },
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
    },
    words::{Role, Term},
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/team", index)
        .get("/team/{member}", show)
        .post("/team/{member}/role", role)
        .post("/team/{member}/deactivation", deactivate)
        .post("/team/{member}/reactivation", reactivate);
}

#[derive(Template)]
#[template(path = "accounts/team/index.html")]
struct ListTeam {
    page: Page,
    colleagues: Vec<Colleague>,
    invitations: Vec<Invitation>,
    summary: Option<Summary>,
    fields: Vec<FormField>,
}

/// `GET /team`
///
/// # Errors
/// When the database fails.
pub async fn index(_: Member, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    render(&page, &db, &Form::default(), &Problems::default()).await
}

/// The page of the team, with the form to invite as it was typed.
pub(crate) async fn render(page: &Page, db: &Db, typed: &Form, problems: &Problems) -> Result<HttpResponse> {
    let (scope, may_manage) = (page.viewer().scope(), page.may_manage());
    let (colleagues, invitations) = db
        .read(move |conn| {
            let invitations = if may_manage { invitations::store::open(conn, scope)? } else { Vec::new() };
            Ok((store::colleagues(conn, scope)?, invitations))
        })
        .await?;
    let lang = page.lang();
    let chosen = if typed.one("role").is_empty() { "case_worker" } else { typed.one("role") };
    let fields = vec![
        FormField::plain(lang, "email", "team-invite-email", "email", typed.one("email"), problems),
        FormField::plain(lang, "role", "team-role", "select", chosen, problems).choices(roles(chosen, lang)),
    ];
    let summary = Summary::of(problems, lang);
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.answer(status, &ListTeam { page: page.clone(), colleagues, invitations, summary, fields })
}

#[derive(Template)]
#[template(path = "accounts/team/show.html")]
struct ShowMember {
    page: Page,
    it: Colleague,
    is_me: bool,
    is_last_coordinator: bool,
    role: FormField,
    /// Another address, for those who manage the team.
    email: FormField,
    summary: Option<Summary>,
    /// Names of the second factor, for those who manage the team.
    factors: Vec<String>,
    /// How many sessions are open.
    sessions: i64,
    /// Whether the visitor may hand over what the member works on.
    may_hand_over: bool,
}

/// `GET /team/{member}`
///
/// # Errors
/// `NotFound` for members of other organisations.
pub async fn show(it: May<View, Colleague>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    member(&it, &page, &db, "", &Problems::default()).await
}

/// The page of a member, with the form for another address as it was typed.
pub(crate) async fn member(
    it: &Colleague,
    page: &Page,
    db: &Db,
    typed: &str,
    problems: &Problems,
) -> Result<HttpResponse> {
    let (membership, user) = (it.membership.clone(), it.user.id);
    let (has_another, factors, sessions) = db
        .read(move |conn| {
            let has_another = store::has_another_coordinator(conn, &membership)?;
            Ok((has_another, factors::store::of(conn, user)?, sessions::store::of(conn, user)?.len()))
        })
        .await?;
    let chosen = it.membership.role.code();
    let lang = page.lang();
    let role = FormField::plain(lang, "role", "team-role", "select", chosen, problems).choices(roles(chosen, lang));
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = ShowMember {
        is_me: page.identity().is_some_and(|me| me.user.id == it.user.id),
        may_hand_over: page.identity().is_some_and(|me| me.role.is("coordinator")),
        is_last_coordinator: it.coordinates() && !has_another,
        it: it.clone(),
        role,
        email: FormField::plain(lang, "email", "email-new", "email", typed, problems),
        summary: Summary::of(problems, lang),
        factors: factors.into_iter().map(|it| page.t(&format!("factor-{}", it.kind)).to_owned()).collect(),
        sessions: i64::try_from(sessions).unwrap_or_default(),
        page: page.clone(),
    };
    page.answer(status, &view)
}

/// `POST /team/{member}/role`
///
/// # Errors
/// `Invalid` for the last coordinator, `Stale` where somebody decided meanwhile.
pub async fn role(it: Fresh<May<Manage, Colleague>>, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let role = Term::<Role>::of(form.one("role")).ok_or(Error::Invalid("error-choose-one"))?;
    // The page that was looked at, where the form says which one it was.
    if !form.one("version").is_empty() && form.version() != it.membership.version {
        return Err(Error::Stale);
    }
    let colleague = (**it).clone();
    db.write(it.author(), form.reason(), move |tx| decisions::set_role(tx, &colleague, role)).await?;
    Ok(redirect_saying(&format!("/team/{}", it.membership.id), "flash-role-changed"))
}

/// `POST /team/{member}/deactivation`
///
/// # Errors
/// `Invalid` for the last coordinator, `Stale` where somebody decided meanwhile.
pub async fn deactivate(it: May<Manage, Colleague>, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let colleague = it.clone();
    db.write(it.author(), form.reason(), move |tx| decisions::deactivate(tx, &colleague)).await?;
    Ok(redirect_saying("/team", "flash-deactivated"))
}

/// `POST /team/{member}/reactivation`
///
/// # Errors
/// `Stale` where somebody decided meanwhile.
pub async fn reactivate(it: Fresh<May<Manage, Colleague>>, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let colleague = it.clone();
    db.write(it.author(), form.reason(), move |tx| decisions::reactivate(tx, &colleague)).await?;
    Ok(redirect_saying("/team", "flash-reactivated"))
}
