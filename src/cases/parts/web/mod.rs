//! The pages of every part: new, create, edit, update, removal. One set of
//! handlers, made concrete for each kind of part by `routes`.

mod removal;
mod reveal;
mod save;
mod stale;

use super::Part;
use crate::{
    access::May,
    cases::{Case, dossier::Dossier, store},
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{
        Field, Input, Level, Problems,
        read::{self, Typed},
    },
    web::{
        form::{Choice, Form, FormField, Summary, from_record, from_typed},
        page::Page,
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use save::{Sent, save};
use serde_json::{Map, Value};
use stale::stale;
use std::collections::HashMap;

/// A form for one row of a part.
#[derive(Template)]
#[template(path = "cases/parts/form.html")]
struct PartForm {
    page: Page,
    case: Case,
    name: String,
    kind: &'static str,
    segment: &'static str,
    is_new: bool,
    action: String,
    fields: Vec<FormField>,
    version: i32,
    reason: String,
    summary: Option<Summary>,
    removal: Option<String>,
}

/// Everything of the case, and the choices that a form offers.
pub(crate) fn dossier_for_form(
    conn: &mut AnyConnection,
    page_scope: crate::access::Scope,
    case: &Case,
) -> Result<Dossier> {
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
    page.html(&form_of(&page, &dossier, &row, true))
}

async fn create<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    form: Form,
) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let row = P::blank(&case);
    save(case, page, db, form, Sent { dossier, row, is_new: true }).await
}

async fn edit<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let row = store::among(P::rows(&dossier), &path.1)?;
    page.html(&form_of(&page, &dossier, &row, false))
}

async fn update<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let row = store::among(P::rows(&dossier), &path.1)?;
    save(case, page, db, form, Sent { dossier, row, is_new: false }).await
}

async fn edit_single<P: Part>(case: May<P::Writer, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let row = P::rows(&dossier).first().copied().cloned().ok_or(Error::NotFound)?;
    page.html(&form_of(&page, &dossier, &row, false))
}

async fn update_single<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    form: Form,
) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let row = P::rows(&dossier).first().copied().cloned().ok_or(Error::NotFound)?;
    save(case, page, db, form, Sent { dossier, row, is_new: false }).await
}

/// The dossier that a form for this kind of part needs, for whoever may read such rows.
async fn load<P: Part>(db: &Db, page: &Page, case: &Case, level: Level) -> Result<Dossier> {
    let (scope, case) = (page.viewer().scope(), case.clone());
    if level < P::LEVEL {
        return Err(Error::Forbidden);
    }
    db.read(move |conn| {
        let mut dossier = dossier_for_form(conn, scope, &case)?;
        if P::APART {
            dossier.open(conn, level)?;
        }
        Ok(dossier)
    })
    .await
}

/// The values of a row by field.
fn values_of<P: Part>(row: &P) -> Map<String, Value> {
    match serde_json::to_value(row) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    }
}

fn form_of<P: Part>(page: &Page, dossier: &Dossier, row: &P, is_new: bool) -> PartForm {
    let fields = from_record(P::KIND, P::FIELDS, &values_of(row), page.lang());
    frame(page, dossier, row, is_new, fields, None)
}

fn typed_form<P: Part>(
    page: &Page,
    dossier: &Dossier,
    row: &P,
    is_new: bool,
    form: &Form,
    problems: &Problems,
) -> PartForm {
    let fields = from_typed(P::KIND, P::FIELDS, form, page.lang(), problems);
    let mut made = frame(page, dossier, row, is_new, fields, Summary::of(problems, page.lang()));
    made.version = form.version();
    made.reason = form.reason().unwrap_or_default();
    for field in &mut made.fields {
        let clearing = format!("{}_clear", field.name);
        if let Some(kept) = &mut field.kept {
            kept.is_chosen = !form.one(&clearing).is_empty();
        }
    }
    made
}

fn frame<P: Part>(
    page: &Page,
    dossier: &Dossier,
    row: &P,
    is_new: bool,
    mut fields: Vec<FormField>,
    summary: Option<Summary>,
) -> PartForm {
    for field in P::FIELDS.iter().filter(|field: &&Field| matches!(field.input, Input::Pick)) {
        if let Some(shown) = fields.iter_mut().find(|shown| shown.name == field.name) {
            shown.choices = P::picks(field.name, dossier, page.lang())
                .into_iter()
                .filter(|(value, _)| value != row.id())
                .map(|(value, label)| Choice { is_chosen: value == shown.value, value, label })
                .collect();
        }
    }
    let values = values_of(row);
    for field in
        P::FIELDS.iter().filter(|field| field.is_sealed() && values.get(field.name).is_some_and(Value::is_string))
    {
        if let Some(shown) = fields.iter_mut().find(|shown| shown.name == field.name) {
            shown.keep_sealed(page.lang());
        }
    }
    let case = &dossier.case;
    let is_single = row.id() == case.id.as_str() || row.id() == case.person_id.as_str();
    let base = format!("/cases/{}/{}", case.id, P::SEGMENT);
    let action = if is_new || is_single { base.clone() } else { format!("{base}/{}", row.id()) };
    PartForm {
        page: page.clone(),
        case: case.clone(),
        name: name_of(dossier),
        kind: P::KIND,
        segment: P::SEGMENT,
        is_new,
        action,
        fields,
        version: row.version(),
        reason: String::new(),
        summary,
        removal: (!is_new && !is_single).then(|| format!("{base}/{}/removal", row.id())),
    }
}

/// How the person is called on pages about the case.
pub fn name_of(dossier: &Dossier) -> String {
    dossier
        .primary_name()
        .map(|n| n.full.clone())
        .or_else(|| dossier.person.name_unknown_label.clone())
        .unwrap_or_else(|| dossier.case.reference.clone())
}

/// The message key of what a kind of record is called.
fn kind_key(kind: &str) -> String {
    format!("kind-{}", kind.replace('_', "-"))
}

impl PartForm {
    fn title(&self) -> String {
        let kind = kind_key(self.kind);
        let key = if self.is_new { "part-new" } else { "part-edit" };
        self.page.t1(key, "kind", self.page.t(&kind))
    }
}
