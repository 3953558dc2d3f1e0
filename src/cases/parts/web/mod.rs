//! The pages of every part: new, create, edit, update, removal. One set of
//! handlers, made concrete for each kind of part by `routes`.

mod form;
mod removal;
mod reveal;
mod save;

pub use form::name_of;

use super::Part;
use crate::{
    access::{May, Scope},
    cases::{Case, dossier::Dossier, looks, store},
    db::{AnyConnection, Db},
    drafts,
    error::{Error, Result},
    fields::{Field, Input, Level, read},
    web::{form::Form, page::Page, routes::Routes},
};
use actix_web::{HttpResponse, web};
use form::{form_of, kind_key, title, values_of};
use save::{Sent, change, save};
use serde_json::Value;
use std::collections::HashMap;

/// Everything of the case, and the choices that a form offers.
pub(crate) fn dossier_for_form(conn: &mut AnyConnection, page_scope: Scope, case: &Case) -> Result<Dossier> {
    let mut dossier = Dossier::load_for(conn, page_scope, case)?;
    dossier.all_groups = store::groups(conn, page_scope)?;
    Ok(dossier)
}

/// Registers the pages of one kind of part.
pub fn routes<P: Part>(routes: &mut Routes) {
    let base = format!("/cases/{{case}}/{}", P::SEGMENT);
    routes
        .get(format!("{base}/new"), new::<P>)
        .post(base.clone(), create::<P>)
        .get(format!("{base}/{{part}}/edit"), edit::<P>)
        .post(format!("{base}/{{part}}"), update::<P>)
        .get(format!("{base}/{{part}}/removal"), removal::ask::<P>)
        .post(format!("{base}/{{part}}/removal"), removal::remove::<P>);
    if P::FIELDS.iter().any(Field::is_sealed) {
        routes.post(format!("{base}/{{part}}/reveal/{{field}}"), reveal::reveal::<P>);
    }
}

/// Registers the pages of a record that a case has exactly once.
pub fn routes_of_single<P: Part>(routes: &mut Routes) {
    let base = format!("/cases/{{case}}/{}", P::SEGMENT);
    routes.get(format!("{base}/edit"), edit_single::<P>).post(base, update_single::<P>);
}

/// What the address names already, such as the contact of a new channel, is chosen in the form.
async fn new<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let picked = P::FIELDS.iter().filter(|field| matches!(field.input, Input::Pick)).filter_map(|field| {
        let wanted = query.get(field.name)?;
        let (id, _) = P::picks(field.name, &dossier, page.lang()).into_iter().find(|(id, _)| id == wanted)?;
        Some((field.name.to_owned(), Value::String(id)))
    });
    let row = read::apply(&P::blank(&case), picked.collect())?;
    opened(&page, &db, &dossier, &row, true).await
}

async fn create<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    form: Form,
) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let row = P::blank(&case);
    save(&case, &page, &db, &form, Sent { dossier, row, is_new: true, told: None }).await
}

async fn edit<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let row = store::among(P::rows(&dossier), &path.1)?;
    note(&page, &db, &dossier, &row);
    opened(&page, &db, &dossier, &row, false).await
}

/// Notes that a restricted row is shown.
fn note<P: Part>(page: &Page, db: &Db, dossier: &Dossier, row: &P) {
    if let Some(me) = page.identity().filter(|_| row.level() >= Level::Restricted) {
        looks::note_parts(db, dossier.case.id, me.user.id, &[P::KIND]);
    }
}

async fn update<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    change::<P>(&case, &page, &db, &form, Some(&path.1)).await
}

async fn edit_single<P: Part>(case: May<P::Writer, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let row = P::rows(&dossier).first().copied().cloned().ok_or(Error::NotFound)?;
    opened(&page, &db, &dossier, &row, false).await
}

async fn update_single<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    form: Form,
) -> Result<HttpResponse> {
    change::<P>(&case, &page, &db, &form, None).await
}

/// The form as the row stands, or as a draft of it does.
async fn opened<P: Part>(page: &Page, db: &Db, dossier: &Dossier, row: &P, is_new: bool) -> Result<HttpResponse> {
    let name = format!("{} – {}", title(page, P::KIND, is_new), dossier.case.reference);
    let opened = drafts::open(db, page, &name).await?;
    page.html(&form_of(page, dossier, row, is_new, opened))
}

/// The dossier that a form for this kind of part needs, for whoever may read such rows.
async fn load<P: Part>(db: &Db, page: &Page, case: &Case, level: Level) -> Result<Dossier> {
    let (scope, case) = (page.viewer().scope(), case.clone());
    db.read(move |conn| load_now::<P>(conn, scope, &case, level)).await
}

/// The same on this connection.
fn load_now<P: Part>(conn: &mut AnyConnection, scope: Scope, case: &Case, level: Level) -> Result<Dossier> {
    if level < P::LEVEL {
        return Err(Error::Forbidden);
    }
    let mut dossier = dossier_for_form(conn, scope, case)?;
    if P::APART {
        dossier.open(conn, level)?;
    }
    Ok(dossier)
}
