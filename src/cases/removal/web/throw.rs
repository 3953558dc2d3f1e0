//! `…/removal`: asks, says what follows, and puts a case or a source into the bin.

use super::super::{self as removal, DAYS, store};
use crate::{
    access::{Edit, Lead, May},
    cases::{Case, dossier::Dossier, parts::web::name_of},
    db::Db,
    error::{Error, Result},
    sources::Source,
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "removal/throw.html")]
struct Throw {
    page: Page,
    title: &'static str,
    /// The list it is in: address and name.
    list: (&'static str, &'static str),
    address: String,
    name: String,
    reference: String,
    version: i32,
    /// What follows, one sentence each.
    follows: Vec<String>,
    /// Why it cannot go; nothing where it can.
    keeps: Vec<String>,
}

/// Asks before a case is thrown away.
///
/// # Errors
/// When the database fails.
pub async fn case(case: May<Lead, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let (owned, scope) = (case.clone(), page.viewer().scope());
    let dossier = db.read(move |conn| Dossier::load_for(conn, scope, &owned)).await?;
    let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
    let mut follows = vec![
        page.t("bin-case-hidden").to_owned(),
        page.t1("bin-days", "days", DAYS),
        page.t1("bin-case-sources", "count", count(dossier.sources.len())),
    ];
    follows.push(match dossier.other_cases.len() {
        0 => page.t("bin-case-person").to_owned(),
        others => page.t1("bin-case-others", "count", count(others)),
    });
    page.html(&Throw {
        title: "bin-case-title",
        list: ("/cases", "cases-title"),
        address: format!("/cases/{}", case.id),
        name: name_of(&dossier),
        reference: case.reference.clone(),
        version: case.version,
        follows,
        keeps: Vec::new(),
        page: page.clone(),
    })
}

/// Puts a case into the bin.
///
/// # Errors
/// `Stale` where somebody changed it since the page was opened.
pub async fn remove_case(case: May<Lead, Case>, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    if form.version() != case.version {
        return Err(Error::Stale);
    }
    let owned = case.clone();
    db.write(case.author(), form.reason(), move |tx| removal::throw_case(tx, &owned, form.reason())).await?;
    Ok(redirect_saying("/bin", "flash-binned"))
}

/// Asks before a source is thrown away; says why not, where something rests on it.
///
/// # Errors
/// When the database fails.
pub async fn source(source: May<Edit, Source>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let owned = source.clone();
    let uses = db.read(move |conn| store::uses(conn, &owned)).await?;
    let (cases, sources) = uses.unwrap_or_default();
    let keeps = [("bin-source-cases", cases), ("bin-source-sources", sources)];
    page.html(&Throw {
        title: "bin-source-title",
        list: ("/sources", "source-list-title"),
        address: format!("/sources/{}", source.id),
        name: source.title.clone(),
        reference: source.reference(),
        version: source.version,
        follows: vec![page.t("bin-source-hidden").to_owned(), page.t1("bin-days", "days", DAYS)],
        keeps: keeps.iter().filter(|(_, n)| *n > 0).map(|(key, n)| page.t1(key, "count", *n)).collect(),
        page: page.clone(),
    })
}

/// Puts a source into the bin.
///
/// # Errors
/// `Invalid` where something rests on it; `Stale` where somebody changed it since the page was opened.
pub async fn remove_source(source: May<Edit, Source>, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    if form.version() != source.version {
        return Err(Error::Stale);
    }
    let owned = source.clone();
    db.write(source.author(), form.reason(), move |tx| removal::throw_source(tx, &owned, form.reason())).await?;
    Ok(redirect_saying("/bin", "flash-binned"))
}
