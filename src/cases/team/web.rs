//! `/cases/{case}/team`: who works on a case. The lead decides, or a coordinator.

use super::{TeamMember, hand_over, join, leave, with_names};
use crate::{
    access::{Confide, Lead, May, User, View},
    accounts,
    cases::Case,
    db::Db,
    error::{Error, Result},
    fields::read::Typed,
    history::Tx,
    id::Id,
    web::{
        form::{Choice, Form, FormField},
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// A case and a member in the address.
type Path = web::Path<(String, String)>;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases/{case}/team", index)
        .post("/cases/{case}/team", create)
        .post("/cases/{case}/team/departure", depart)
        .post("/cases/{case}/team/{member}/lead", lead)
        .post("/cases/{case}/team/{member}/removal", remove);
}

#[derive(Template)]
#[template(path = "cases/team/index.html")]
struct ShowTeam {
    page: Page,
    case: Case,
    members: Vec<(TeamMember, User)>,
    may_lead: bool,
    is_in_team: bool,
    choose: FormField,
}

impl ShowTeam {
    fn is_me(&self, user: &User) -> bool {
        self.page.identity().is_some_and(|me| me.user.id == user.id)
    }
}

async fn index(case: May<View, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    // Who works on a case is for its own organisation to know.
    if !case.sight().is_own() {
        return Err(Error::NotFound);
    }
    let (scope, id) = (page.viewer().scope(), case.id);
    let (members, colleagues) =
        db.read(move |conn| Ok((with_names(conn, id)?, accounts::store::colleagues(conn, scope)?))).await?;
    let choices = colleagues
        .into_iter()
        .filter(|it| it.user.is_active && !it.membership.role.is("none"))
        .filter(|it| members.iter().all(|(_, user)| user.id != it.user.id))
        .map(|it| Choice { value: it.user.id.to_string(), label: it.user.name, is_chosen: false })
        .collect();
    let choose = FormField::plain(page.lang(), "user", "team-who", "select", "", &Default::default()).choices(choices);
    let me = page.identity().map(|me| me.user.id);
    page.html(&ShowTeam {
        may_lead: case.may::<Lead>(),
        is_in_team: members.iter().any(|(_, user)| Some(user.id) == me),
        members,
        choose,
        case: case.clone(),
        page: page.clone(),
    })
}

fn back(case: &Case, flash: &'static str) -> HttpResponse {
    redirect_saying(&format!("/cases/{}/team", case.id), flash)
}

async fn create(case: May<Lead, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let user: Id<User> = form.one("user").parse().map_err(|_not_an_id| Error::Invalid("error-choose-one"))?;
    let (scope, id) = (page.viewer().scope(), case.id);
    // Only a colleague: another organisation's people come in by a share.
    let colleagues = db.read(move |conn| accounts::store::colleagues(conn, scope)).await?;
    let fits =
        |it: &accounts::team::Colleague| it.user.id == user && it.user.is_active && !it.membership.role.is("none");
    if !colleagues.iter().any(fits) {
        return Err(Error::Invalid("error-choose-one"));
    }
    db.write(case.author(), form.reason(), move |tx| {
        let is_first = super::of(tx.conn(), &[id.to_string()])?.is_empty();
        join(tx, id, user, is_first)
    })
    .await?;
    Ok(back(&case, "flash-added"))
}

async fn lead(case: May<Lead, Case>, db: web::Data<Db>, path: Path, form: Form) -> Result<HttpResponse> {
    decide(&case, &db, &path, &form, hand_over).await?;
    Ok(back(&case, "flash-lead-changed"))
}

async fn remove(case: May<Lead, Case>, db: web::Data<Db>, path: Path, form: Form) -> Result<HttpResponse> {
    decide(&case, &db, &path, &form, leave).await?;
    Ok(back(&case, "flash-removed"))
}

/// Decides something of the member that the address names.
async fn decide(
    case: &May<Lead, Case>,
    db: &Db,
    path: &Path,
    form: &Form,
    what: fn(&mut Tx, Id<Case>, Id<User>) -> Result<()>,
) -> Result<()> {
    let id = case.id;
    let user: Id<User> = path.1.parse().map_err(|_not_an_id| Error::NotFound)?;
    db.write(case.author(), form.reason(), move |tx| what(tx, id, user)).await
}

/// Who works on a case can leave it, but for the lead.
async fn depart(case: May<Confide, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let (id, me) = (case.id, page.identity().map(|me| me.user.id).ok_or(Error::SignIn)?);
    db.write(case.author(), form.reason(), move |tx| leave(tx, id, me)).await?;
    // A silent case is gone from here on.
    let to = if case.is_silent() { "/cases".to_owned() } else { format!("/cases/{}", case.id) };
    Ok(redirect_saying(&to, "flash-left-team"))
}
