//! `GET /cases`: the list, with filters, search, sort and pages.

mod countries;
mod view;

use crate::{
    access::Member,
    cases::{
        list::{self, Filter, Sort},
        listing::Listing,
    },
    db::Db,
    error::Result,
    fields::read::Typed,
    locale,
    search::{self, Finder, How},
    web::{
        form::Form,
        page::{Page, redirect},
        pager::{CAP, Pager, Window},
    },
    words::{ChargeGroup, FileStatus, Stage},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use countries::Countries;
use std::collections::{BTreeMap, HashMap};
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
}

/// `POST /cases/search`: names never stand in a URL, so the words are sealed into it.
///
/// # Errors
/// None of its own.
pub async fn search(_: Member, page: Page, form: Form) -> Result<HttpResponse> {
    let typed = crate::text::clean_line(form.one("q"), 200).unwrap_or_default();
    let mut pairs: Vec<(String, String)> =
        form.pairs().filter(|(name, value)| name != "q" && name != "search" && !value.is_empty()).cloned().collect();
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
    _: Member,
    page: Page,
    db: web::Data<Db>,
    finder: web::Data<Finder>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).cloned().unwrap_or_default();
    let filter = Filter::read(&get, page.lang());
    let sort = Sort::ALL.iter().find(|(code, _)| *code == get("sort")).map_or(Sort::Changed, |(_, sort)| *sort);
    let down = match get("order").as_str() {
        "up" => false,
        "down" => true,
        _ => matches!(sort, Sort::Changed | Sort::Start | Sort::Days | Sort::Sources),
    };
    let window = Window::new(&get("page"), &get("rows"));
    let sealed = get("search");
    let words = page.open(&sealed).unwrap_or_default();
    let found = load(&db, finder.get_ref().clone(), &page, filter.clone(), sort, down, window, words.clone()).await?;
    if found.rows.is_empty() && window.page > 1 {
        let mut pairs = state(&filter, sort, down, window, &sealed);
        pairs.retain(|(name, _)| name != "page");
        return Ok(redirect(&format!("/cases{}", query_string(&pairs))));
    }
    let shown = view(&page, filter, sort, down, window, sealed, words, found);
    page.html(&shown)
}

struct Found {
    rows: Vec<(Listing, Option<How>)>,
    has_more: bool,
    count: i64,
}

#[expect(clippy::too_many_arguments, reason = "one query has this many sides")]
async fn load(
    db: &Db,
    finder: Finder,
    page: &Page,
    filter: Filter,
    sort: Sort,
    down: bool,
    window: Window,
    words: String,
) -> Result<Found> {
    let scope = page.viewer().scope();
    let cap = i64::try_from(CAP).unwrap_or(i64::MAX);
    db.read(move |conn| {
        if words.is_empty() {
            let mut rows = list::rows(conn, scope, &filter, sort, down, window)?;
            let has_more = rows.len() > window.rows;
            rows.truncate(window.rows);
            let is_all = window.page == 1 && !has_more;
            let count =
                if is_all { i64::try_from(rows.len()).unwrap_or(cap) } else { list::count(conn, scope, &filter, cap)? };
            return Ok(Found { rows: rows.into_iter().map(|row| (row, None)).collect(), has_more, count });
        }
        let hits = finder.find(conn, scope, &search::words(&words))?;
        let skip = usize::try_from(window.skip()).unwrap_or(usize::MAX);
        let is_plain = filter.is_empty();
        // Without filters only the rows of this page are looked up.
        let wanted: Vec<String> = if is_plain {
            hits.iter().skip(skip).take(window.rows + 1).map(|hit| hit.case.clone()).collect()
        } else {
            hits.iter().map(|hit| hit.case.clone()).collect()
        };
        let mut by_id: BTreeMap<String, Listing> =
            list::among(conn, scope, &filter, &wanted)?.into_iter().map(|row| (row.case_id.to_string(), row)).collect();
        let matching = if is_plain { hits.len() } else { by_id.len() };
        let skip_rows = if is_plain { 0 } else { skip };
        let mut rows: Vec<(Listing, Option<How>)> = hits
            .iter()
            .filter_map(|hit| Some((by_id.remove(&hit.case)?, Some(hit.how))))
            .skip(skip_rows)
            .take(window.rows + 1)
            .collect();
        let has_more = rows.len() > window.rows;
        rows.truncate(window.rows);
        Ok(Found { rows, has_more, count: i64::try_from(matching).unwrap_or(cap) })
    })
    .await
}

/// The state of the list as it stands in its URL.
fn state(filter: &Filter, sort: Sort, down: bool, window: Window, sealed: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> =
        filter.pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    if !sealed.is_empty() {
        pairs.push(("search".to_owned(), sealed.to_owned()));
    }
    if sort != Sort::Changed || !down {
        pairs.push(("sort".to_owned(), sort.code().to_owned()));
        pairs.push(("order".to_owned(), if down { "down" } else { "up" }.to_owned()));
    }
    if window.rows != 50 {
        pairs.push(("rows".to_owned(), window.rows.to_string()));
    }
    if window.page > 1 {
        pairs.push(("page".to_owned(), window.page.to_string()));
    }
    pairs
}

fn with(pairs: &[(String, String)], changes: &[(&str, &str)]) -> String {
    let mut pairs: Vec<(String, String)> =
        pairs.iter().filter(|(name, _)| name != "page" && !changes.iter().any(|(n, _)| n == name)).cloned().collect();
    pairs
        .extend(changes.iter().filter(|(_, value)| !value.is_empty()).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    format!("/cases{}", query_string(&pairs))
}

#[expect(clippy::too_many_arguments, reason = "all of what the URL says, and what was found")]
fn view(
    page: &Page,
    filter: Filter,
    sort: Sort,
    down: bool,
    window: Window,
    sealed: String,
    query: String,
    found: Found,
) -> ListCases {
    let lang = page.lang();
    let pairs = state(&filter, sort, down, window, &sealed);
    let count = found.count;
    let cap = i64::try_from(CAP).unwrap_or(i64::MAX);
    let total = if count > cap {
        page.t1("cases-more-than", "count", locale::number(lang, cap))
    } else {
        page.t1("cases-count", "count", count)
    };
    let order = if query.is_empty() { page.t(if down { "sort-down" } else { "sort-up" }) } else { page.t("sort-best") };
    let by = if query.is_empty() { page.t(view::sort_label(sort)) } else { "" };
    let caption = if by.is_empty() {
        format!("{total}, {order}")
    } else {
        format!("{total}, {}", page.t2("cases-sorted", ("by", by.into()), ("order", order.into())))
    };
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
        headings: view::headings(page, &pairs, sort, down),
        chips: view::chips(page, &filter, &query, &pairs),
        caption,
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
        pager: view::pager(page, &pairs, window, found.has_more, count.min(cap), count > cap),
        ignored: !filter.ignored.is_empty(),
        is_empty_world,
        filter,
        page: page.clone(),
    }
}
