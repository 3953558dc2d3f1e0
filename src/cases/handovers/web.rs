//! `/team/{member}/handover`: a member's cases, listed, and to whom they go. A
//! coordinator hands over what they see themselves; of the rest nothing is said.

use super::{Handover, Held, store};
use crate::{
    access::{Identity, Manage, May, User},
    accounts::{self, team::Colleague},
    cases::Case,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    id::Id,
    web::{
        form::{Choice, Form, FormField, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/team/{member}/handover", show)
        .post("/team/{member}/handover", create)
        .post("/team/{member}/handover/removal", remove);
}

/// A case as the page lists it, and to whom it goes.
struct Row {
    it: Held,
    to: FormField,
}

#[derive(Template)]
#[template(path = "cases/handovers/show.html")]
struct ShowHandover {
    page: Page,
    member: Colleague,
    rows: Vec<Row>,
    all: FormField,
    can: bool,
    last: Option<(Handover, i64)>,
    summary: Option<Summary>,
}

/// The coordinator who acts. Who only looks after the installation sees no case, and hands none over.
fn coordinator(page: &Page) -> Result<&Identity> {
    page.identity().filter(|me| me.role.is("coordinator")).ok_or(Error::Forbidden)
}

/// What the member holds, and who could take it.
struct Found {
    held: Vec<Held>,
    colleagues: Vec<User>,
    last: Option<Handover>,
}

async fn load(page: &Page, db: &Db, member: &Colleague) -> Result<Found> {
    let (me, scope, user) = (coordinator(page)?.user.id, page.viewer().scope(), member.user.id);
    db.read(move |conn| {
        // Who leads a case may know what is restricted of it.
        let may_lead = |it: &Colleague| {
            let role = it.membership.role;
            it.user.is_active && it.user.id != user && (role.is("coordinator") || role.is("case_worker"))
        };
        let colleagues = accounts::store::colleagues(conn, scope)?;
        Ok(Found {
            held: store::held(conn, scope, user)?,
            colleagues: colleagues.into_iter().filter(may_lead).map(|it| it.user).collect(),
            last: store::latest(conn, user, me)?,
        })
    })
    .await
}

fn view(page: &Page, member: &Colleague, found: Found, typed: &Form, problems: &Problems) -> ShowHandover {
    let choose = |name: &str, label: &str| {
        let choice = |it: &User| Choice {
            value: it.id.to_string(),
            label: it.name.clone(),
            is_chosen: it.id.as_str() == typed.one(name),
        };
        let field = FormField::plain(page.lang(), name, label, "select", typed.one(name), problems);
        let optional = Some(crate::locale::text(page.lang(), "optional"));
        FormField { optional, ..field.choices(found.colleagues.iter().map(choice).collect()) }
    };
    let row = |it: Held| Row { to: choose(&format!("to-{}", it.case.id), "handover-to"), it };
    let count = |it: Handover| {
        let many = i64::try_from(it.items().len()).unwrap_or_default();
        (it, many)
    };
    ShowHandover {
        all: choose("to", "handover-all"),
        can: !found.colleagues.is_empty(),
        summary: Summary::of(problems, page.lang()),
        last: found.last.map(count),
        rows: found.held.clone().into_iter().map(row).collect(),
        member: member.clone(),
        page: page.clone(),
    }
}

async fn show(member: May<Manage, Colleague>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let found = load(&page, &db, &member).await?;
    page.html(&view(&page, &member, found, &Form::default(), &Problems::default()))
}

/// To whom each case goes, as it was typed: by its own choice, else by the one for all.
fn read(page: &Page, found: &Found, form: &Form, problems: &mut Problems) -> Vec<(Id<Case>, Id<User>)> {
    let mut chosen = Vec::new();
    let mut unknown = |name: &str, typed: &str| {
        let it = found.colleagues.iter().find(|it| it.id.as_str() == typed).map(|it| it.id);
        if it.is_none() && !typed.is_empty() {
            problems.error(name, page.t("error-choose-one"));
        }
        it
    };
    let all = unknown("to", form.one("to"));
    for it in &found.held {
        let name = format!("to-{}", it.case.id);
        let own = unknown(&name, form.one(&name));
        if let Some(to) = own.or(all) {
            chosen.push((it.case.id, to));
        }
    }
    if chosen.is_empty() && problems.is_clear() {
        problems.error("to", page.t("handover-nobody"));
    }
    chosen
}

async fn create(member: May<Manage, Colleague>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let found = load(&page, &db, &member).await?;
    let mut problems = Problems::default();
    let chosen = read(&page, &found, &form, &mut problems);
    let is_asked = problems.is_clear() && !form.is_confirmed();
    if is_asked {
        let count = i64::try_from(chosen.len()).unwrap_or_default();
        problems
            .ask("to", page.t2("handover-sure", ("count", count.into()), ("name", member.user.name.as_str().into())));
    }
    if is_asked || !problems.is_clear() {
        return page.unprocessable(&view(&page, &member, found, &form, &problems));
    }
    let (scope, from) = (page.viewer().scope(), member.user.id);
    db.write(member.author(), form.reason(), move |tx| store::hand_over(tx, scope, from, &chosen)).await?;
    Ok(redirect_saying(&format!("/team/{}/handover", member.membership.id), "flash-handed-over"))
}

/// Takes back what this coordinator handed over last.
async fn remove(member: May<Manage, Colleague>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let found = load(&page, &db, &member).await?;
    let last = found.last.filter(|it| it.id.as_str() == form.one("handover")).ok_or(Error::Stale)?;
    if !member.user.is_active {
        return Err(Error::Invalid("handover-inactive"));
    }
    let scope = page.viewer().scope();
    db.write(member.author(), form.reason(), move |tx| store::undo(tx, scope, &last)).await?;
    Ok(redirect_saying(&format!("/team/{}/handover", member.membership.id), "flash-handover-undone"))
}
