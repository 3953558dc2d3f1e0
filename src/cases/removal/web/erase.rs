//! `/cases/{case}/person/erasure`: a person is erased, once somebody has typed
//! the reference and said why.

use super::super::{
    erasure::{self, Named},
    store,
};
use crate::{
    access::{Fresh, Manage, May},
    cases::{Case, dossier::Dossier, parts::web::name_of},
    db::{Db, scrub::Scrub},
    error::Result,
    fields::{Problems, read::Typed},
    search::Finder,
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "removal/erase.html")]
struct Erase {
    page: Page,
    case: Case,
    name: String,
    person: String,
    /// References of the cases of the person that the visitor may know of: these are erased.
    cases: Vec<String>,
    fields: Vec<FormField>,
    summary: Option<Summary>,
}

struct Found {
    dossier: Dossier,
    cases: Vec<Case>,
    named: Named,
}

async fn find(db: &Db, page: &Page, case: &Case) -> Result<Found> {
    let (case, scope) = (case.clone(), page.viewer().scope());
    db.read(move |conn| {
        Ok(Found {
            dossier: Dossier::load(conn, &case)?,
            cases: store::cases_known_of(conn, scope, case.person_id)?,
            named: Named::of(conn, &case)?,
        })
    })
    .await
}

fn form_of(page: &Page, case: &Case, found: &Found, typed: &Form, problems: &Problems) -> Erase {
    let lang = page.lang();
    Erase {
        case: case.clone(),
        name: name_of(&found.dossier),
        person: found.dossier.person.reference.clone(),
        cases: found.cases.iter().map(|case| case.reference.clone()).collect(),
        fields: vec![
            FormField::plain(lang, "reason", "erase-reason", "text", typed.one("reason"), problems),
            FormField::plain(lang, "reference", "erase-reference", "line", typed.one("reference"), problems),
        ],
        summary: Summary::of(problems, lang),
        page: page.clone(),
    }
}

/// Says what follows, and asks.
///
/// # Errors
/// When the database fails.
pub async fn new(case: Fresh<May<Manage, Case>>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let found = find(&db, &page, &case).await?;
    page.html(&form_of(&page, &case, &found, &Form::default(), &Problems::default()))
}

/// Erases. Answers when no byte is left on the disk.
///
/// # Errors
/// `Stale` where somebody changed something of the person meanwhile.
pub async fn create(
    case: Fresh<May<Manage, Case>>,
    page: Page,
    db: web::Data<Db>,
    finder: web::Data<Finder>,
    typed: Form,
) -> Result<HttpResponse> {
    let found = find(&db, &page, &case).await?;
    let mut problems = Problems::default();
    let reason = typed.reason();
    match &reason {
        None => problems.error("reason", page.t("erase-reason-missing")),
        Some(reason) if found.named.wide.stand_in(reason) => problems.error("reason", page.t("erase-reason-names")),
        Some(_) => {}
    }
    if !typed.one("reference").trim().eq_ignore_ascii_case(&found.dossier.person.reference) {
        problems.error("reference", page.t1("erase-reference-wrong", "reference", &found.dossier.person.reference));
    }
    let (Some(reason), true) = (reason, problems.is_clear()) else {
        return page.unprocessable(&form_of(&page, &case, &found, &typed, &problems));
    };
    let (owned, scope) = (case.clone(), page.viewer().scope());
    let why = reason.clone();
    let tokens = db.write(case.author(), Some(why), move |tx| erasure::erase(tx, scope, &owned, &reason)).await?;
    finder.forget(&tokens);
    // The rows are gone; what lies on the disk goes now. A reader may hold the log open for long.
    match db.scrub(Scrub::Whole).await {
        Ok(true) => Ok(redirect_saying("/bin", "flash-erased")),
        Ok(false) => Ok(redirect_saying("/bin", "flash-erased-late")),
        Err(e) => {
            tracing::error!(error = %e, "the disk could not be cleared of what was erased");
            Ok(redirect_saying("/bin", "flash-erased-late"))
        }
    }
}
