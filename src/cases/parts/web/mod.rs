//! The pages of every part: new, create, edit, update, removal. One set of
//! handlers, made concrete for each kind of part by `routes`.

mod save;
mod stale;

use super::Part;
use crate::{
    access::May,
    cases::{Case, dossier::Dossier, store},
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{Field, Input, Problems},
    web::{
        form::{Choice, Form, FormField, Summary, from_record, from_typed},
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use save::{Sent, save};
use serde_json::{Map, Value};
use stale::stale;

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

/// Asks before a row is removed.
#[derive(Template)]
#[template(path = "cases/parts/removal.html")]
struct PartRemoval {
    page: Page,
    case: Case,
    name: String,
    kind: &'static str,
    segment: &'static str,
    card: crate::cases::facts::Card,
    citations: i64,
    version: i32,
    action: String,
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
        .get(format!("{base}/{{part}}/removal"), removal::<P>)
        .post(format!("{base}/{{part}}/removal"), remove::<P>);
}

/// Registers the pages of a record that a case has exactly once.
pub fn routes_of_single<P: Part>(routes: &mut Routes) {
    let base = format!("/cases/{{case}}/{}", P::SEGMENT);
    routes.get(format!("{base}/edit"), edit_single::<P>).post(base, update_single::<P>);
}

async fn new<P: Part>(case: May<P::Writer, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let blank = P::blank(&case);
    let dossier = load(&db, &page, &case).await?;
    page.html(&form_of(&page, &dossier, &blank, true))
}

async fn create<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    form: Form,
) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = P::blank(&case);
    save(case, page, db, form, Sent { dossier, row, is_new: true }).await
}

async fn edit<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
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
    let dossier = load(&db, &page, &case).await?;
    let row = store::among(P::rows(&dossier), &path.1)?;
    save(case, page, db, form, Sent { dossier, row, is_new: false }).await
}

async fn edit_single<P: Part>(case: May<P::Writer, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = P::rows(&dossier).first().copied().cloned().ok_or(Error::NotFound)?;
    page.html(&form_of(&page, &dossier, &row, false))
}

async fn update_single<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    form: Form,
) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = P::rows(&dossier).first().copied().cloned().ok_or(Error::NotFound)?;
    save(case, page, db, form, Sent { dossier, row, is_new: false }).await
}

async fn removal<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = store::among(P::rows(&dossier), &path.1)?;
    let citations = dossier.citations.iter().filter(|c| c.record_id == row.id()).count();
    page.html(&PartRemoval {
        name: name_of(&dossier),
        kind: P::KIND,
        segment: P::SEGMENT,
        card: crate::cases::facts::card(&row, &dossier, page.lang()),
        citations: i64::try_from(citations).unwrap_or_default(),
        version: row.version(),
        action: format!("/cases/{}/{}/{}/removal", case.id, P::SEGMENT, row.id()),
        case: case.clone(),
        page: page.clone(),
    })
}

async fn remove<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = store::among(P::rows(&dossier), &path.1)?;
    if row.version() != form.version() {
        return Err(Error::Stale);
    }
    let citations: Vec<_> = dossier.citations.iter().filter(|c| c.record_id == row.id()).cloned().collect();
    db.write(case.author(), form.reason(), move |tx| {
        for citation in &citations {
            tx.remove(citation)?;
        }
        row.let_go(tx, &dossier)?;
        tx.remove(&row)
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}#{}", case.id, P::SEGMENT), "flash-removed"))
}

async fn load(db: &Db, page: &Page, case: &Case) -> Result<Dossier> {
    let (scope, case) = (page.viewer().scope(), case.clone());
    db.read(move |conn| dossier_for_form(conn, scope, &case)).await
}

fn form_of<P: Part>(page: &Page, dossier: &Dossier, row: &P, is_new: bool) -> PartForm {
    let values = match serde_json::to_value(row) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    };
    let fields = from_record(P::KIND, P::FIELDS, &values, page.lang());
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
impl PartRemoval {
    fn kind_key(&self) -> String {
        kind_key(self.kind)
    }
}
