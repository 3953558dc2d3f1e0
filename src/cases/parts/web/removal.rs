//! Removing a row of a part: asked first, kept in history.

use super::{kind_key, load, name_of};
use crate::{
    access::May,
    cases::{
        Case,
        dossier::Dossier,
        facts::{self, Card},
        parts::Part,
        store,
    },
    db::Db,
    error::Result,
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

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

/// Shows what would go.
pub(super) async fn ask<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
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
        card: facts::card(row, dossier, page.lang()),
        citations: i64::try_from(citations).unwrap_or_default(),
        version: row.version(),
        action: format!("/cases/{}/{}/{}/removal", case.id, P::SEGMENT, row.id()),
        case: case.clone(),
        page: page.clone(),
        is_stale,
    }
}

/// Removes the row, and the citations of its facts.
pub(super) async fn remove<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
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

impl PartRemoval {
    fn kind_key(&self) -> String {
        kind_key(self.kind)
    }
}
