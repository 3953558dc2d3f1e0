//! The list of cases: which filters there are, how they stand in a URL (never
//! a name), and the one query behind them.

mod filter;
mod news;
mod sort;

pub use filter::{Filter, Held};
pub use news::news;
pub use sort::Sort;

use super::{Case, listing::Listing};
use crate::{
    access::Scope,
    clock,
    db::{
        AnyConnection,
        page::{Counted, Paged},
    },
    error::Result,
    id::Id,
    schema::{listing_facets, listings},
    web::pager::Window,
};
use diesel::{define_sql_function, prelude::*, sql_types::SingleValue};

define_sql_function! {
    /// The first of two values that is not null. Of a column with itself: the
    /// same value, which no index stands ready for.
    fn coalesce<T: SingleValue>(one: T, other: T) -> T;
}

/// Up to so many rows it is cheaper to find all of them and sort them than to
/// walk along the order until a page is full: about the root of 50 times the rows.
const FEW: i64 = 3_000;

type Boxed<'a> = listings::BoxedQuery<'a, crate::db::MultiBackend>;

/// One of several values of a case: a nationality, a group of charges.
#[derive(Clone)]
struct Facet {
    name: String,
    /// Whether to fetch the cases that have it, or to ask of each case.
    is_rare: bool,
}

fn facet_names(filter: &Filter) -> impl Iterator<Item = String> {
    let nationality = filter.nationality.map(|t| format!("nationality:{}", t.code()));
    let group = filter.charge_group.map(|t| format!("charge_group:{}", t.code()));
    nationality.into_iter().chain(group)
}

/// The facets of the filter, each asked of single cases.
fn facets(filter: &Filter) -> Vec<Facet> {
    facet_names(filter).map(|name| Facet { name, is_rare: false }).collect()
}

/// The same, fetched whole where that is less work.
fn weighed_facets(conn: &mut AnyConnection, scope: Scope, filter: &Filter) -> Result<Vec<Facet>> {
    facet_names(filter)
        .map(|name| Ok(Facet { is_rare: count_facet(conn, scope, &name, FEW + 1)? <= FEW, name }))
        .collect()
}

fn count_facet(conn: &mut AnyConnection, scope: Scope, name: &str, most: i64) -> Result<i64> {
    let mut sum = 0;
    // A case is shown to one of a visitor's audiences only, so nothing is counted twice.
    for audience in scope.audiences() {
        let query = listing_facets::table
            .filter(listing_facets::audience.eq(audience))
            .filter(listing_facets::facet.eq(name))
            .select(listing_facets::case_id);
        let some: i64 = Counted { query, most }.get_result(conn)?;
        sum += some;
    }
    Ok(sum.min(most))
}

fn filtered<'a>(scope: Scope, filter: &Filter, facets: Vec<Facet>) -> Boxed<'a> {
    let audiences = scope.audiences();
    let own = match audiences.as_slice() {
        [one] => listings::table.filter(listings::audience.eq(one.clone())).into_boxed(),
        many => listings::table.filter(listings::audience.eq_any(many.to_vec())).into_boxed(),
    };
    narrowed(own, &audiences, filter, facets)
}

/// The same for cases that are found by their ids. The audience is an
/// expression, so that no index begins with it: SQLite would take the one of
/// the audience, and read all of it.
fn filtered_by_id<'a>(scope: Scope, filter: &Filter) -> Boxed<'a> {
    let audiences = scope.audiences();
    let own = listings::table.filter(listings::audience.concat("").eq_any(audiences.clone())).into_boxed();
    narrowed(own, &audiences, filter, facets(filter))
}

fn narrowed<'a>(mut query: Boxed<'a>, audiences: &[String], filter: &Filter, facets: Vec<Facet>) -> Boxed<'a> {
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
    if let Some(first) = filter.since.as_ref().and_then(|date| date.search_bounds().0) {
        query = query.filter(listings::start_last_day.ge(clock::day_number(first)));
    }
    if let Some(last) = filter.until.as_ref().and_then(|date| date.search_bounds().1) {
        query = query.filter(listings::start_day.le(clock::day_number(last))).filter(listings::start_day.gt(0));
    }
    if filter.no_source {
        query = query.filter(listings::sources_total.eq(0));
    }
    if let Some(days) = filter.untouched {
        query = query.filter(listings::changed_at.lt(clock::now() - chrono::TimeDelta::days(days)));
    }
    for facet in facets {
        if facet.is_rare {
            let with = listing_facets::table
                .filter(listing_facets::audience.eq_any(audiences.to_vec()))
                .filter(listing_facets::facet.eq(facet.name))
                .select(listing_facets::case_id);
            query = query.filter(listings::case_id.eq_any(with));
        } else {
            query = query.filter(diesel::dsl::exists(
                listing_facets::table
                    .filter(listing_facets::audience.eq(listings::audience))
                    .filter(listing_facets::facet.eq(facet.name))
                    .filter(listing_facets::case_id.eq(listings::case_id)),
            ));
        }
    }
    query
}

/// Whether the rows of this filter stand in this order in an index.
pub fn is_indexed(filter: &Filter, sort: Sort) -> bool {
    match filter.pairs().len() {
        0 => !matches!(sort, Sort::Days | Sort::Nationality | Sort::Charges),
        1 if filter.held.is_some() => sort == Sort::Changed,
        1 if filter.country.is_some() => sort == Sort::Start,
        _ => false,
    }
}

/// `few` rows are fetched by the filter and then sorted: left alone, SQLite,
/// which does not know how many there are, walks along the order instead.
fn sorted<'a>(query: Boxed<'a>, sort: Sort, down: bool, few: bool) -> Boxed<'a> {
    // Each order ends in the id, so that pages never overlap.
    macro_rules! by {
        ($column:expr $(, $then:expr)?) => {
            match (down, few) {
                (true, true) => query.order((coalesce($column, $column).desc(), $($then.desc(),)? listings::case_id.desc())),
                (false, true) => query.order((coalesce($column, $column).asc(), $($then.asc(),)? listings::case_id.asc())),
                (true, false) => query.order(($column.desc(), $($then.desc(),)? listings::case_id.desc())),
                (false, false) => query.order(($column.asc(), $($then.asc(),)? listings::case_id.asc())),
            }
        };
    }
    match sort {
        Sort::Changed => by!(listings::changed_at),
        Sort::Name => by!(listings::sort_name),
        // With what follows in the index, so that the index holds the order.
        Sort::Country => by!(listings::detaining_country, listings::start_day),
        Sort::Start => by!(listings::start_day),
        Sort::Custody => by!(listings::custody, listings::changed_at),
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
    let facets = weighed_facets(conn, scope, filter)?;
    let few = facets.is_empty() && !is_indexed(filter, sort) && count(conn, scope, filter, FEW)? <= FEW;
    let query = sorted(filtered(scope, filter, facets), sort, down, few).select(Listing::as_select());
    Ok(Paged { query, rows: window.ask(), skip: window.skip() }.load(conn)?)
}

/// A page of the rows among these cases, and one more where there are more.
///
/// # Errors
/// When the database fails.
pub fn rows_among(
    conn: &mut AnyConnection,
    scope: Scope,
    filter: &Filter,
    ids: &[String],
    (sort, down): (Sort, bool),
    window: Window,
) -> Result<Vec<Listing>> {
    let these = filtered_by_id(scope, filter).filter(listings::case_id.eq_any(ids.to_vec()));
    let query = sorted(these, sort, down, true).select(Listing::as_select());
    Ok(Paged { query, rows: window.ask(), skip: window.skip() }.load(conn)?)
}

/// The rows among these cases, in any order.
///
/// # Errors
/// When the database fails.
pub fn among(conn: &mut AnyConnection, scope: Scope, filter: &Filter, ids: &[String]) -> Result<Vec<Listing>> {
    Ok(filtered_by_id(scope, filter)
        .filter(listings::case_id.eq_any(ids.to_vec()))
        .select(Listing::as_select())
        .load(conn)?)
}

/// How many rows there are, counted up to `cap` + 1.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &mut AnyConnection, scope: Scope, filter: &Filter, cap: i64) -> Result<i64> {
    if let (1, Some(name)) = (filter.pairs().len(), facet_names(filter).next()) {
        return count_facet(conn, scope, &name, cap + 1);
    }
    let facets = weighed_facets(conn, scope, filter)?;
    // The id stands in every index, so no row itself is read. To step over rows costs a third of counting them.
    if facets.iter().all(|facet| !facet.is_rare) {
        let query = filtered(scope, filter, facets.clone()).select(listings::case_id);
        let beyond: Option<String> = Paged { query, rows: 1, skip: cap }.get_result(conn).optional()?;
        if beyond.is_some() {
            return Ok(cap + 1);
        }
    }
    let query = filtered(scope, filter, facets).select(listings::case_id);
    Ok(Counted { query, most: cap + 1 }.get_result(conn)?)
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
    let mut query = filtered_by_id(scope, filter);
    if let Some(after) = after {
        query = query.filter(listings::case_id.gt(after));
    }
    Ok(query.order(listings::case_id.asc()).select(listings::case_id).limit(limit).load(conn)?)
}
