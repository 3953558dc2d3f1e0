//! The list of cases: which filters there are, how they stand in a URL (never
//! a name), and the one query behind them.

mod filter;

pub use filter::{Filter, Held};

use super::{Case, listing::Listing};
use crate::{
    access::Scope,
    clock,
    dates::PartialDate,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{listing_facets, listings},
    web::pager::Window,
};
use diesel::prelude::*;

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The last change.
    Changed,
    /// Family name.
    Name,
    /// Detaining country.
    Country,
    /// Since when.
    Start,
    /// Custody status.
    Custody,
    /// Days held.
    Days,
    /// Nationality.
    Nationality,
    /// Charges.
    Charges,
    /// Number of sources.
    Sources,
}

impl Sort {
    /// All, with their codes in the URL.
    pub const ALL: [(&'static str, Self); 9] = [
        ("changed", Self::Changed),
        ("name", Self::Name),
        ("country", Self::Country),
        ("start", Self::Start),
        ("custody", Self::Custody),
        ("days", Self::Days),
        ("nationality", Self::Nationality),
        ("charges", Self::Charges),
        ("sources", Self::Sources),
    ];
    /// The code in the URL.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, sort)| *sort == self).map_or("changed", |(code, _)| code)
    }
}

type Boxed<'a> = listings::BoxedQuery<'a, crate::db::MultiBackend>;

fn filtered<'a>(scope: Scope, filter: &Filter) -> Boxed<'a> {
    let organisation = scope.organisation();
    let mut query = listings::table.filter(listings::organisation_id.eq(organisation.clone())).into_boxed();
    if let Some(country) = filter.country {
        query = query.filter(listings::detaining_country.eq(country.code()));
    }
    match filter.held {
        Some(Held::Strict) => query = query.filter(listings::is_held.eq(true)),
        Some(Held::Wide) => query = query.filter(listings::is_wide.eq(true)),
        Some(Held::One(term)) => query = query.filter(listings::custody.eq(term.code())),
        None => {}
    }
    if let Some(stage) = filter.stage {
        query = query.filter(listings::stage.eq(stage.code()));
    }
    if let Some(status) = filter.file_status {
        query = query.filter(listings::file_status.eq(status.code()));
    }
    if let Some(first) = filter.since.as_ref().and_then(PartialDate::earliest) {
        query = query.filter(listings::start_last_day.ge(clock::day_number(first)));
    }
    if let Some(last) = filter.until.as_ref().and_then(PartialDate::latest) {
        query = query.filter(listings::start_day.le(clock::day_number(last))).filter(listings::start_day.gt(0));
    }
    if filter.no_source {
        query = query.filter(listings::sources_total.eq(0));
    }
    if let Some(days) = filter.untouched {
        query = query.filter(listings::changed_at.lt(clock::now() - chrono::TimeDelta::days(days)));
    }
    let facets = [
        filter.nationality.map(|t| format!("nationality:{}", t.code())),
        filter.charge_group.map(|t| format!("charge_group:{}", t.code())),
    ];
    for facet in facets.into_iter().flatten() {
        let with = listing_facets::table
            .filter(listing_facets::organisation_id.eq(organisation.clone()))
            .filter(listing_facets::facet.eq(facet))
            .select(listing_facets::case_id);
        query = query.filter(listings::case_id.eq_any(with));
    }
    query
}

fn sorted<'a>(query: Boxed<'a>, sort: Sort, down: bool) -> Boxed<'a> {
    // Each order ends in the id, so that pages never overlap.
    macro_rules! by {
        ($column:expr) => {
            if down {
                query.order(($column.desc(), listings::case_id.desc()))
            } else {
                query.order(($column.asc(), listings::case_id.asc()))
            }
        };
    }
    match sort {
        Sort::Changed => by!(listings::changed_at),
        Sort::Name => by!(listings::sort_name),
        Sort::Country => by!(listings::detaining_country),
        Sort::Start => by!(listings::start_day),
        Sort::Custody => by!(listings::custody),
        Sort::Nationality => by!(listings::nationalities),
        Sort::Charges => by!(listings::charges),
        Sort::Sources => by!(listings::sources_total),
        Sort::Days => {
            // What has ended has a length; what lasts grows with its start: as of
            // today both are days. Integers, so that both databases agree.
            let today = clock::day_number(clock::today());
            let running = diesel::dsl::sql::<diesel::sql_types::Integer>(&format!(
                "(days_max + CASE WHEN running_from_first > 0 THEN {today} - running_from_first ELSE 0 END)"
            ));
            if down {
                query.order((running.desc(), listings::case_id.desc()))
            } else {
                query.order((running.asc(), listings::case_id.asc()))
            }
        }
    }
}

/// The rows of one page, and one more where there are more.
///
/// # Errors
/// When the database fails.
pub fn rows(
    conn: &mut AnyConnection,
    scope: Scope,
    filter: &Filter,
    sort: Sort,
    down: bool,
    window: Window,
) -> Result<Vec<Listing>> {
    Ok(sorted(filtered(scope, filter), sort, down)
        .select(Listing::as_select())
        .offset(window.skip())
        .limit(window.ask())
        .load(conn)?)
}

/// The rows among these cases, in any order.
///
/// # Errors
/// When the database fails.
pub fn among(conn: &mut AnyConnection, scope: Scope, filter: &Filter, ids: &[String]) -> Result<Vec<Listing>> {
    Ok(filtered(scope, filter)
        .filter(listings::case_id.eq_any(ids.to_vec()))
        .select(Listing::as_select())
        .load(conn)?)
}

/// How many rows there are, counted up to `cap` + 1.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &mut AnyConnection, scope: Scope, filter: &Filter, cap: i64) -> Result<i64> {
    let some: Vec<i32> = filtered(scope, filter).select(listings::start_day).limit(cap + 1).load(conn)?;
    Ok(i64::try_from(some.len()).unwrap_or(i64::MAX))
}

/// A chunk of case ids after `after`, in the order of ids: for exports.
///
/// # Errors
/// When the database fails.
pub fn ids_after(
    conn: &mut AnyConnection,
    scope: Scope,
    filter: &Filter,
    after: Option<Id<Case>>,
    limit: i64,
) -> Result<Vec<Id<Case>>> {
    let mut query = filtered(scope, filter);
    if let Some(after) = after {
        query = query.filter(listings::case_id.gt(after));
    }
    Ok(query.order(listings::case_id.asc()).select(listings::case_id).limit(limit).load(conn)?)
}
