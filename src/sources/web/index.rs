//! `GET /sources`: the list, newest first, and the search in titles and texts.

use crate::{
    access::{Acts, Scope, View},
    db::{AnyConnection, Db},
    error::Result,
    fields::read::Typed,
    id::Id,
    locale,
    search::{self, fulltext},
    sources::{
        Source,
        store::{self, Counts},
    },
    web::{
        form::Form,
        page::{Page, redirect},
        pager::{CAP, Pager, Window},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

/// One row as the page shows it.
pub struct Row {
    /// The source.
    pub it: Source,
    /// "18 Mar 2024", or nothing.
    pub published: String,
    /// What it is, in words.
    pub kind: &'static str,
    /// How much of it there is, in words.
    pub completeness: &'static str,
    /// The code of its language, or nothing.
    pub language: &'static str,
    /// How many cases it is linked to.
    pub cases: i64,
    /// How often it is cited.
    pub cited: i64,
}

#[derive(Template)]
#[template(path = "sources/index.html")]
struct ListSources {
    page: Page,
    rows: Vec<Row>,
    caption: String,
    query: String,
    pager: Pager,
    is_empty_world: bool,
}

/// `POST /sources/search`: what is searched for may be a name, so it is sealed into the URL.
///
/// # Errors
/// None of its own.
pub async fn search(_: Acts<View>, page: Page, form: Form) -> Result<HttpResponse> {
    let typed = crate::text::clean_line(form.one("q"), 200).unwrap_or_default();
    let sealed = if typed.is_empty() { String::new() } else { page.seal(&typed) };
    Ok(redirect(&address(&sealed, Window::new("", form.one("rows")))))
}

/// The address of the list in this state.
fn address(sealed: &str, window: Window) -> String {
    let mut pairs = Vec::new();
    if !sealed.is_empty() {
        pairs.push(("search", sealed.to_owned()));
    }
    if window.rows != Window::new("", "").rows {
        pairs.push(("rows", window.rows.to_string()));
    }
    if window.page > 1 {
        pairs.push(("page", window.page.to_string()));
    }
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    if query.is_empty() { "/sources".to_owned() } else { format!("/sources?{query}") }
}

/// The list.
///
/// # Errors
/// When the database fails.
pub async fn index(
    _: Acts<View>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let (window, sealed) = (Window::new(get("page"), get("rows")), get("search").to_owned());
    let words = page.open(&sealed).unwrap_or_default();
    let (scope, wanted) = (page.viewer().scope(), words.clone());
    let found = db.read(move |conn| load(conn, scope, window, &wanted)).await?;
    if found.sources.is_empty() && window.page > 1 {
        return Ok(redirect(&address(&sealed, Window { page: 1, ..window })));
    }
    let is_empty_world = found.sources.is_empty() && words.is_empty();
    let pager = Pager::of(&page, window, found.has_more, found.count, |window| address(&sealed, window));
    let caption = caption(&page, found.count, !words.is_empty());
    let rows = found.sources.iter().map(|source| row(&page, source, &found)).collect();
    page.html(&ListSources { rows, caption, query: words, pager, is_empty_world, page: page.clone() })
}

struct Found {
    sources: Vec<Source>,
    has_more: bool,
    count: i64,
    linked: Counts,
    cited: Counts,
}

fn load(conn: &mut AnyConnection, scope: Scope, window: Window, words: &str) -> Result<Found> {
    let cap = i64::try_from(CAP).unwrap_or(i64::MAX);
    let (mut sources, count) = if words.is_empty() {
        (store::list(conn, scope, window)?, store::count(conn, scope, cap)?)
    } else {
        let numbers = numbers(conn, scope, words)?;
        let skip = usize::try_from(window.skip()).unwrap_or(usize::MAX);
        let shown: Vec<i64> = numbers.iter().copied().skip(skip).take(window.rows + 1).collect();
        let mut sources = store::numbered(conn, scope, &shown)?;
        sources.sort_by_key(|source| shown.iter().position(|number| *number == source.number));
        (sources, i64::try_from(numbers.len()).unwrap_or(i64::MAX))
    };
    let has_more = sources.len() > window.rows;
    sources.truncate(window.rows);
    let ids: Vec<Id<Source>> = sources.iter().map(|source| source.id).collect();
    let (linked, cited) = (store::links_of(conn, scope, &ids)?, store::citations_of(conn, scope, &ids)?);
    Ok(Found { sources, has_more, count, linked, cited })
}

/// The numbers of the sources that are meant: the reference that was typed, then those that hold the words.
fn numbers(conn: &mut AnyConnection, scope: Scope, words: &str) -> Result<Vec<i64>> {
    let mut numbers = fulltext::sources(conn, scope, &search::words(words))?;
    if let Some(number) = referred(words) {
        let is_there = !store::numbered(conn, scope, &[number])?.is_empty();
        if is_there {
            numbers.retain(|other| *other != number);
            numbers.insert(0, number);
        }
    }
    Ok(numbers)
}

/// The number in `S-000123`.
fn referred(typed: &str) -> Option<i64> {
    let (letter, number) = typed.trim().split_once('-')?;
    if letter.eq_ignore_ascii_case("s") { number.parse().ok() } else { None }
}

fn caption(page: &Page, count: i64, is_search: bool) -> String {
    let cap = i64::try_from(CAP).unwrap_or(i64::MAX);
    let key = if is_search { "source-found" } else { "source-count" };
    if count > cap {
        page.t1("source-more-than", "count", locale::number(page.lang(), cap))
    } else {
        page.t1(key, "count", count)
    }
}

fn row(page: &Page, source: &Source, found: &Found) -> Row {
    let lang = page.lang();
    let of = |counts: &Counts| counts.get(source.id.as_str()).copied().unwrap_or_default();
    Row {
        published: source.published.as_ref().map(|date| date.short_words(lang)).unwrap_or_default(),
        kind: source.kind.label(lang),
        completeness: source.completeness.label(lang),
        language: source.language.map_or("", |language| language.code()),
        cases: of(&found.linked),
        cited: of(&found.cited),
        it: source.clone(),
    }
}
