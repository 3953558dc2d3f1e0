//! `GET /cases`: the list, with filters, search, sort and pages.

mod asked;
mod countries;
mod found;
mod view;

use crate::{
    access::Looks,
    cases::{list::Filter, listing::Listing},
    db::Db,
    error::Result,
    fields::read::Typed,
    search::Finder,
    web::{
        form::Form,
        page::{Page, redirect},
        pager::Pager,
    },
    words::{ChargeGroup, FileStatus, Stage},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use asked::Asked;
use countries::Countries;
use found::Found;
use std::collections::HashMap;
use view::Offer;

/// One row as the page shows it.
pub struct Row {
    /// What is kept of the case.
    pub it: Listing,
    /// Countries of nationality and occupation, in words.
    pub who: String,
    /// Detaining country.
    pub country: &'static str,
    /// "since 14 Mar 2024".
    pub since: String,
    /// The custody status.
    pub status: &'static str,
    /// `held`, `limited`, `free`, `unknown`.
    pub shape: &'static str,
    /// "as of 3 days ago", or "no news for 214 days".
    pub as_of: String,
    /// Charges in words.
    pub charges: String,
    /// "alleged", "formally charged", "convicted".
    pub say: &'static str,
    /// "985" or "1,060–1,090".
    pub days: String,
    /// Why it is here, where the search did not find it literally.
    pub why: &'static str,
}

/// A column heading that sorts.
pub struct Heading {
    /// The visible words.
    pub label: &'static str,
    /// Where it leads.
    pub href: String,
    /// `ascending`, `descending` or nothing.
    pub sorted: Option<&'static str>,
    /// Whether it is a number.
    pub is_number: bool,
}

/// A filter in force, and the address of the list without it.
pub struct Chip {
    /// What it says.
    pub label: String,
    /// The list without it.
    pub href: String,
}

#[derive(Template)]
#[template(path = "cases/index.html")]
struct ListCases {
    page: Page,
    rows: Vec<Row>,
    headings: Vec<Heading>,
    chips: Vec<Chip>,
    caption: String,
    best_first: Option<String>,
    query: String,
    custody: Vec<Offer>,
    countries: Countries,
    nationalities: Countries,
    stages: Vec<Offer>,
    charge_groups: Vec<Offer>,
    file_statuses: Vec<Offer>,
    filter: Filter,
    since: String,
    until: String,
    untouched: String,
    more_open: bool,
    export: String,
    pager: Pager,
    ignored: bool,
    is_empty_world: bool,
    /// Id and name of the saved searches that the visitor sees.
    searches: Vec<(String, String)>,
    /// The list as it stands, to be saved.
    to_save: Vec<(String, String)>,
}

/// `POST /cases/search`: names never stand in a URL, so the words are sealed into it.
///
/// # Errors
/// None of its own.
pub async fn search(_: Looks, page: Page, form: Form) -> Result<HttpResponse> {
    let typed = crate::text::clean_line(form.one("q"), 200).unwrap_or_default();
    let mut pairs: Vec<(String, String)> = form
        .pairs()
        .filter(|(name, value)| !["q", "search", "sort", "order"].contains(&name.as_str()) && !value.is_empty())
        .cloned()
        .collect();
    if !typed.is_empty() {
        pairs.push(("search".to_owned(), page.seal(&typed)));
    }
    Ok(redirect(&format!("/cases{}", query_string(&pairs))))
}

fn query_string(pairs: &[(String, String)]) -> String {
    let text = serde_urlencoded::to_string(pairs).unwrap_or_default();
    if text.is_empty() { text } else { format!("?{text}") }
}

/// The list.
///
/// # Errors
/// When the database fails.
pub async fn index(
    _: Looks,
    page: Page,
    db: web::Data<Db>,
    finder: web::Data<Finder>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let asked = Asked::read(&query, &page);
    let found = found::load(&db, finder.get_ref().clone(), page.viewer().scope(), asked.clone()).await?;
    if found.rows.is_empty() && asked.window.page > 1 {
        let mut pairs = asked.pairs();
        pairs.retain(|(name, _)| name != "page");
        return Ok(redirect(&format!("/cases{}", query_string(&pairs))));
    }
    if page.identity().is_none() {
        return page.html(&public(&page, asked, found));
    }
    page.html(&view(&page, asked, found))
}

/// The list as everybody sees it.
#[derive(Template)]
#[template(path = "cases/public_index.html")]
struct ListPublic {
    page: Page,
    rows: Vec<Row>,
    caption: String,
    query: String,
    pager: Pager,
}

fn public(page: &Page, asked: Asked, found: Found) -> ListPublic {
    let pairs = asked.pairs();
    ListPublic {
        caption: view::caption(page, &asked, (found.count, found.is_all)),
        pager: view::pager(page, &pairs, asked.window, found.has_more, found.count, !found.is_all),
        rows: found.rows.into_iter().map(|(row, how)| view::row(row, how, page)).collect(),
        query: asked.words,
        page: page.clone(),
    }
}

fn with(pairs: &[(String, String)], changes: &[(&str, &str)]) -> String {
    let mut pairs: Vec<(String, String)> =
        pairs.iter().filter(|(name, _)| name != "page" && !changes.iter().any(|(n, _)| n == name)).cloned().collect();
    pairs
        .extend(changes.iter().filter(|(_, value)| !value.is_empty()).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    format!("/cases{}", query_string(&pairs))
}

fn view(page: &Page, asked: Asked, found: Found) -> ListCases {
    let lang = page.lang();
    let pairs = asked.pairs();
    let caption = view::caption(page, &asked, (found.count, found.is_all));
    let Asked { filter, sort, down, is_sorted, window, words: query, .. } = asked;
    let is_best_first = !query.is_empty() && !is_sorted;
    let is_empty_world = found.rows.is_empty() && filter.is_empty() && query.is_empty();
    let export_pairs: Vec<(String, String)> =
        pairs.iter().filter(|(n, _)| !["page", "rows", "sort", "order"].contains(&n.as_str())).cloned().collect();
    let more_open = filter.nationality.is_some()
        || filter.stage.is_some()
        || filter.charge_group.is_some()
        || filter.since.is_some()
        || filter.until.is_some()
        || filter.file_status.is_some()
        || filter.no_source
        || filter.untouched.is_some();
    ListCases {
        rows: found.rows.into_iter().map(|(row, how)| view::row(row, how, page)).collect(),
        headings: view::headings(page, &pairs, (!is_best_first).then_some(sort), down),
        chips: view::chips(page, &filter, &query, &pairs),
        caption,
        best_first: (is_sorted && !query.is_empty()).then(|| with(&pairs, &[("sort", ""), ("order", "")])),
        query,
        custody: view::custody_choices(page, filter.held),
        countries: Countries { lang, chosen: filter.country },
        nationalities: Countries { lang, chosen: filter.nationality },
        stages: view::choices::<Stage>(page, filter.stage),
        charge_groups: view::choices::<ChargeGroup>(page, filter.charge_group),
        file_statuses: view::choices::<FileStatus>(page, filter.file_status),
        since: filter.since.as_ref().map(|d| d.words(lang)).unwrap_or_default(),
        until: filter.until.as_ref().map(|d| d.words(lang)).unwrap_or_default(),
        untouched: filter.untouched.map(|d| d.to_string()).unwrap_or_default(),
        more_open,
        export: format!("/exports/cases/new{}", query_string(&export_pairs)),
        pager: view::pager(page, &pairs, window, found.has_more, found.count, !found.is_all),
        ignored: !filter.ignored.is_empty(),
        is_empty_world,
        filter,
        searches: found.searches,
        to_save: pairs.iter().filter(|(name, _)| !["page", "rows"].contains(&name.as_str())).cloned().collect(),
        page: page.clone(),
    }
}
