//! The pages of every part: new, create, edit, update, removal. One set of
//! handlers, made concrete for each kind of part by `routes`.

mod form;
mod save;

pub use form::name_of;

use super::Part;
use crate::{
    access::{Edit, May, Scope},
    cases::{Case, dossier::Dossier, facts::Card, store},
    db::{AnyConnection, Db},
    drafts,
    error::{Error, Result},
    web::{
        form::Form,
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;
use form::{form_of, kind_key, title};
use save::{Sent, change, save};

/// Asks before a row is removed.
#[derive(Template)]
#[template(path = "cases/parts/removal.html")]
struct PartRemoval {
    page: Page,
    case: Case,
    name: String,
    kind: &'static str,
    segment: &'static str,
    card: Card,
    citations: i64,
    version: i32,
    action: String,
    /// Whether somebody changed it since the question was first asked.
    is_stale: bool,
}

/// Everything of the case, and the choices that a form offers.
pub(crate) fn dossier_for_form(conn: &mut AnyConnection, page_scope: Scope, case: &Case) -> Result<Dossier> {
    let mut dossier = Dossier::load(conn, case)?;
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

async fn new<P: Part>(case: May<Edit, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    opened(&page, &db, &dossier, &P::blank(&case), true).await
}

async fn create<P: Part>(case: May<Edit, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = P::blank(&case);
    save(&case, &page, &db, &form, Sent { dossier, row, is_new: true, told: None }).await
}

async fn edit<P: Part>(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = store::among(P::rows(&dossier), &path.1)?;
    opened(&page, &db, &dossier, &row, false).await
}

async fn update<P: Part>(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    change::<P>(&case, &page, &db, &form, Some(&path.1)).await
}

async fn edit_single<P: Part>(case: May<Edit, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = P::rows(&dossier).first().copied().cloned().ok_or(Error::NotFound)?;
    opened(&page, &db, &dossier, &row, false).await
}

async fn update_single<P: Part>(
    case: May<Edit, Case>,
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

async fn removal<P: Part>(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = store::among(P::rows(&dossier), &path.1)?;
    page.html(&question(&page, &dossier, &row, false))
}

fn question<P: Part>(page: &Page, dossier: &Dossier, row: &P, is_stale: bool) -> PartRemoval {
    let citations = dossier.citations.iter().filter(|c| c.record_id == row.id()).count();
    let case = &dossier.case;
    PartRemoval {
        name: name_of(dossier),
        kind: P::KIND,
        segment: P::SEGMENT,
        card: crate::cases::facts::card(row, dossier, page.lang()),
        citations: i64::try_from(citations).unwrap_or_default(),
        version: row.version(),
        action: format!("/cases/{}/{}/{}/removal", case.id, P::SEGMENT, row.id()),
        case: case.clone(),
        page: page.clone(),
        is_stale,
    }
}

async fn remove<P: Part>(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let dossier = load(&db, &page, &case).await?;
    let row = store::among(P::rows(&dossier), &path.1)?;
    if row.version() != form.version() {
        // What is to go is not what was seen: the question once more, with what stands there now.
        return page.answer(StatusCode::CONFLICT, &question(&page, &dossier, &row, true));
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

impl PartRemoval {
    fn kind_key(&self) -> String {
        kind_key(self.kind)
    }
}
