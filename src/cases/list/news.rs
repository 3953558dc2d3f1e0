//! What is new among the rows of a filter since somebody looked.

use super::{Boxed, Filter, filtered, filtered_by_id, weighed_facets};
use crate::{
    access::Scope,
    db::AnyConnection,
    error::Result,
    schema::{cases, listings},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// How many cases of the filter, and of those that a search found, were created
/// since this moment; and how many others somebody else changed.
///
/// # Errors
/// When the database fails.
pub fn news(
    conn: &mut AnyConnection,
    scope: Scope,
    filter: &Filter,
    found: Option<&[String]>,
    user: &str,
    since: NaiveDateTime,
) -> Result<(i64, i64)> {
    let facets = weighed_facets(conn, scope, filter)?;
    let all = || -> Boxed<'_> {
        match found {
            Some(ids) => filtered_by_id(scope, filter).filter(listings::case_id.eq_any(ids.to_vec())),
            None => filtered(scope, filter, facets.clone()),
        }
    };
    let fresh = || {
        cases::table
            .filter(cases::organisation_id.eq(scope.organisation()))
            .filter(cases::created_at.ge(since))
            .select(cases::id)
    };
    let new = all().filter(listings::case_id.eq_any(fresh())).count().get_result(conn)?;
    let changed = all()
        .filter(listings::changed_at.ge(since))
        .filter(listings::changed_by.ne(user.to_owned()))
        .filter(listings::case_id.ne_all(fresh()))
        .count()
        .get_result(conn)?;
    Ok((new, changed))
}
