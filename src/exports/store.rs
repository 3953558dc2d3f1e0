//! The queries of exports.

use crate::{
    access::Scope,
    cases::{self, Case, dossier::Dossier, list},
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::listings,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// These cases whole, each with the moment of its last change, in the order of
/// ids. A case that was removed meanwhile, or is not the visitor's, is left out.
///
/// # Errors
/// When the database fails.
pub fn cases(conn: &mut AnyConnection, scope: Scope, ids: &[Id<Case>]) -> Result<Vec<(Dossier, NaiveDateTime)>> {
    // One transaction: the parts of a case are read as of one moment.
    conn.transaction(|conn| {
        let texts: Vec<String> = ids.iter().map(Id::to_string).collect();
        let changed: HashMap<Id<Case>, NaiveDateTime> = listings::table
            .filter(listings::case_id.eq_any(&texts))
            .filter(listings::organisation_id.eq(scope.organisation()))
            .select((listings::case_id, listings::changed_at))
            .load(conn)?
            .into_iter()
            .collect();
        let mut rows = cases::store::by_ids(conn, &texts)?;
        rows.retain(|case| changed.contains_key(&case.id));
        let dossiers = Dossier::load_all(conn, rows)?;
        let dated = |it: Dossier| changed.get(&it.case.id).map(|at| (*at, it)).map(|(at, it)| (it, at));
        Ok(dossiers.into_iter().filter_map(dated).collect())
    })
}

/// The ids of the cases among these that the filter lets through, in the order of ids.
///
/// # Errors
/// When the database fails.
pub fn among(conn: &mut AnyConnection, scope: Scope, filter: &list::Filter, ids: &[String]) -> Result<Vec<Id<Case>>> {
    let mut found: Vec<Id<Case>> = list::among(conn, scope, filter, ids)?.into_iter().map(|row| row.case_id).collect();
    found.sort_unstable();
    Ok(found)
}
