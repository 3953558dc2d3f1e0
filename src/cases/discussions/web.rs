//! `/cases/{case}/discussions/{discussion}`: what is said of one fact; settled, and opened again.

use super::{Discussion, store};
use crate::{
    access::{Edit, May, View},
    accounts,
    cases::{
        Case,
        dossier::Dossier,
        facts,
        notes::{
            store as notes,
            web::{Line, Talk, about, fields, find, own},
        },
    },
    clock,
    db::Db,
    error::{Error, Result},
    fields::{Level, Problems},
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Case and discussion, as they stand in the address.
type Address = web::Path<(String, String)>;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases/{case}/discussions/{discussion}", show)
        .post("/cases/{case}/discussions/{discussion}/settlement", settle)
        .post("/cases/{case}/discussions/{discussion}/reopening", reopen);
}

#[derive(Template)]
#[template(path = "cases/discussions/show.html")]
struct ShowDiscussion {
    page: Page,
    case: Case,
    it: Discussion,
    about: String,
    /// What the fact says now; empty: it is gone.
    value: String,
    lines: Vec<Line>,
    settled_by: String,
    may_edit: bool,
    fields: Vec<FormField>,
    summary: Option<Summary>,
}

async fn view<R: 'static>(
    case: &May<R, Case>,
    page: &Page,
    db: &Db,
    it: Discussion,
    typed: &Form,
    problems: &Problems,
) -> Result<ShowDiscussion> {
    let (owned, level, scope, asked) = (Case::clone(case), case.level(), page.viewer().scope(), it.clone());
    let (talk, said, settled_by) = db
        .read(move |conn| {
            let said = notes::of_discussion(conn, asked.id, level)?;
            let names = accounts::store::names_for(conn, scope, asked.settled_by.iter().map(String::as_str))?;
            let settled_by = names.into_values().next().unwrap_or_default();
            Ok((Talk::load(conn, scope, &owned, level, &said)?, said, settled_by))
        })
        .await?;
    let cards = facts::all(&talk.dossier, page.lang());
    let people = if it.level(&talk.dossier) >= Level::Restricted { &talk.confided } else { &talk.people };
    let fact = find(&cards, &it.address());
    Ok(ShowDiscussion {
        about: about(page, &it, &cards),
        value: fact.map(|(_, fact)| fact.value.clone()).unwrap_or_default(),
        fields: if fact.is_some() { fields(page, typed, people, None, false, problems) } else { Vec::new() },
        lines: talk.lines(page, said),
        settled_by,
        may_edit: case.may::<Edit>(),
        summary: Summary::of(problems, page.lang()),
        it,
        case: Case::clone(case),
        page: page.clone(),
    })
}

async fn load<R: 'static>(case: &May<R, Case>, page: &Page, db: &Db, id: &str) -> Result<Discussion> {
    own(case)?;
    let (case, level, scope, id) = (Case::clone(case), case.level(), page.viewer().scope(), id.to_owned());
    db.read(move |conn| {
        let it = store::one(conn, case.id, &id)?;
        let mut dossier = Dossier::load_for(conn, scope, &case)?;
        dossier.open(conn, level)?;
        if it.level(&dossier) <= level { Ok(it) } else { Err(Error::NotFound) }
    })
    .await
}

async fn show(case: May<View, Case>, page: Page, db: web::Data<Db>, path: Address) -> Result<HttpResponse> {
    let it = load(&case, &page, &db, &path.1).await?;
    page.html(&view(&case, &page, &db, it, &Form::default(), &Problems::default()).await?)
}

/// The page again, with what was typed and what is wrong with it.
///
/// # Errors
/// When the database fails.
pub(in crate::cases) async fn refuse(
    case: &May<Edit, Case>,
    page: &Page,
    db: &Db,
    it: Discussion,
    typed: &Form,
    problems: &Problems,
) -> Result<HttpResponse> {
    page.unprocessable(&view(case, page, db, it, typed, problems).await?)
}

async fn settle(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: Address,
    form: Form,
) -> Result<HttpResponse> {
    let by = page.identity().map(|me| me.user.id.to_string());
    set(&case, &page, &db, &path.1, &form, by).await?;
    Ok(redirect_saying(&format!("/cases/{}/discussions/{}", case.id, path.1), "flash-discussion-settled"))
}

async fn reopen(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: Address,
    form: Form,
) -> Result<HttpResponse> {
    set(&case, &page, &db, &path.1, &form, None).await?;
    Ok(redirect_saying(&format!("/cases/{}/discussions/{}", case.id, path.1), "flash-discussion-reopened"))
}

async fn set(
    case: &May<Edit, Case>,
    page: &Page,
    db: &Db,
    id: &str,
    form: &Form,
    settled_by: Option<String>,
) -> Result<()> {
    let before = load(case, page, db, id).await?;
    if form.version() != before.version {
        return Err(Error::Stale);
    }
    let action = if settled_by.is_some() { "settled" } else { "reopened" };
    let after = Discussion { settled_at: settled_by.as_ref().map(|_| clock::now()), settled_by, ..before.clone() };
    db.write(case.author(), form.reason(), move |tx| tx.update_as(action, &before, after).map(|_| ())).await
}
