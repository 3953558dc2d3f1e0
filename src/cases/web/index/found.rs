//! The rows of the list: by filters alone, or what a search found.

use super::Asked;
use crate::{
    access::Scope,
    cases::{list, listing::Listing, searches},
    db::{AnyConnection, Db},
    error::Result,
    search::{Finder, HITS_MAX, Hit, How},
    web::pager::CAP,
};
use std::collections::BTreeMap;

/// One page of rows, each with how a search found it.
pub(super) struct Found {
    pub(super) rows: Vec<(Listing, Option<How>)>,
    pub(super) has_more: bool,
    /// How many there are, as far as they were counted.
    pub(super) count: i64,
    /// Whether there are no more than these.
    pub(super) is_all: bool,
    /// Id and name of the saved searches that the visitor sees.
    pub(super) searches: Vec<(String, String)>,
}

pub(super) async fn load(db: &Db, finder: Finder, scope: Scope, asked: Asked) -> Result<Found> {
    let keys = db.keys().clone();
    let is_brief = asked.words.is_empty() && asked.window.page < 20 && list::is_indexed(&asked.filter, asked.sort);
    let look = move |conn: &mut AnyConnection| {
        let saved = match scope.user() {
            Some(user) => searches::store::of(conn, &keys, scope, user)?,
            None => Vec::new(),
        };
        let searches = saved.into_iter().map(|saved| (saved.it.id.to_string(), saved.held.name)).collect();
        if asked.words.is_empty() {
            return Ok(Found { searches, ..filtered(conn, scope, &asked)? });
        }
        let (hits, is_all) = finder.find_some(conn, scope, &asked.words, wanted(&asked))?;
        let is_sorted = asked.is_sorted;
        let found =
            if is_sorted { in_order(conn, scope, &asked, &hits) } else { best_first(conn, scope, &asked, &hits) };
        Ok(Found { searches, is_all, ..found? })
    };
    if is_brief { db.read_here(look).await } else { db.read(look).await }
}

/// As many hits as this page takes: a filter or another order needs them all.
fn wanted(asked: &Asked) -> usize {
    if asked.is_sorted || !asked.filter.is_empty() {
        return HITS_MAX;
    }
    asked.window.page.saturating_mul(asked.window.rows).saturating_add(1)
}

fn filtered(conn: &mut AnyConnection, scope: Scope, asked: &Asked) -> Result<Found> {
    let Asked { filter, window, .. } = asked;
    let cap = i64::try_from(CAP).unwrap_or(i64::MAX);
    let rows = list::rows(conn, scope, filter, asked.sort, asked.down, *window)?;
    let mut found = Found::of(rows.into_iter().map(|row| (row, None)).collect(), asked);
    let is_all = window.page == 1 && !found.has_more;
    if !is_all {
        found.count = list::count(conn, scope, filter, cap)?;
        found.is_all = found.count <= cap;
        found.count = found.count.min(cap);
    }
    Ok(found)
}

/// What a search found, in the order that somebody chose.
fn in_order(conn: &mut AnyConnection, scope: Scope, asked: &Asked, hits: &[Hit]) -> Result<Found> {
    let ids: Vec<String> = hits.iter().map(|hit| hit.case.clone()).collect();
    let how: BTreeMap<&str, How> = hits.iter().map(|hit| (hit.case.as_str(), hit.how)).collect();
    let order = (asked.sort, asked.down);
    let rows = list::rows_among(conn, scope, &asked.filter, &ids, order, asked.window)?;
    let rows = rows.into_iter().map(|row| (how.get(row.case_id.to_string().as_str()).copied(), row));
    let mut found = Found::of(rows.map(|(how, row)| (row, how)).collect(), asked);
    let matching =
        if asked.filter.is_empty() { hits.len() } else { list::among(conn, scope, &asked.filter, &ids)?.len() };
    found.count = counted(matching);
    Ok(found)
}

/// What a search found, in its own order. Without filters only the rows of this page are looked up.
fn best_first(conn: &mut AnyConnection, scope: Scope, asked: &Asked, hits: &[Hit]) -> Result<Found> {
    let Asked { filter, window, .. } = asked;
    let skip = usize::try_from(window.skip()).unwrap_or(usize::MAX);
    let is_plain = filter.is_empty();
    let wanted: Vec<String> = if is_plain {
        hits.iter().skip(skip).take(window.rows + 1).map(|hit| hit.case.clone()).collect()
    } else {
        hits.iter().map(|hit| hit.case.clone()).collect()
    };
    let mut by_id: BTreeMap<String, Listing> =
        list::among(conn, scope, filter, &wanted)?.into_iter().map(|row| (row.case_id.to_string(), row)).collect();
    let matching = if is_plain { hits.len() } else { by_id.len() };
    let rows = hits
        .iter()
        .filter_map(|hit| Some((by_id.remove(&hit.case)?, Some(hit.how))))
        .skip(if is_plain { 0 } else { skip })
        .take(window.rows + 1)
        .collect();
    let mut found = Found::of(rows, asked);
    found.count = counted(matching);
    Ok(found)
}

/// The one that only tells that there are more is not counted.
fn counted(hits: usize) -> i64 {
    i64::try_from(hits.min(CAP)).unwrap_or(i64::MAX)
}

impl Found {
    /// From the rows of a page and perhaps one more.
    fn of(mut rows: Vec<(Listing, Option<How>)>, asked: &Asked) -> Self {
        let has_more = rows.len() > asked.window.rows;
        rows.truncate(asked.window.rows);
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        Self { count, is_all: true, rows, has_more, searches: Vec::new() }
    }
}
