//! The queries of confirmations.

use super::Confirmation;
use crate::{
    cases::{Case, merging},
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{changes, confirmations, revisions},
};
use diesel::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// The confirmations of a case.
///
/// # Errors
/// When the database fails.
pub fn of_case(conn: &mut AnyConnection, case: Id<Case>) -> Result<Vec<Confirmation>> {
    Ok(confirmations::table
        .filter(confirmations::case_id.eq(case))
        .order(confirmations::id)
        .select(Confirmation::as_select())
        .load(conn)?)
}

/// The confirmations of several cases.
///
/// # Errors
/// When the database fails.
pub fn by_cases(conn: &mut AnyConnection, cases: &[String]) -> Result<Vec<Confirmation>> {
    Ok(confirmations::table
        .filter(confirmations::case_id.eq_any(cases))
        .order(confirmations::id)
        .select(Confirmation::as_select())
        .load(conn)?)
}

/// Who last wrote each fact of a case, of its person and of what went into them: the fact's address → a user's id,
/// or a job of the program. Putting an old value back is writing it. Where what was written is erased, its author
/// stands under the record alone, as `kind.record`: it may have been any of its fields.
///
/// # Errors
/// When the database fails.
pub fn authors(conn: &mut AnyConnection, case: &Case) -> Result<BTreeMap<String, String>> {
    let mut subjects = merging::owners(std::slice::from_ref(case));
    subjects.extend(merging::store::written_beside(conn, &subjects)?);
    let rows: Vec<(String, String, String, String)> = changes::table
        .inner_join(revisions::table)
        .filter(changes::subject_id.eq_any(subjects))
        .order(changes::id)
        .select((changes::kind, changes::record_id, changes::diff, revisions::author_id))
        .load(conn)?;
    let mut authors = BTreeMap::new();
    for (kind, record, diff, author) in rows {
        let Ok(Value::Object(fields)) = serde_json::from_str(&diff) else {
            authors.insert(format!("{kind}.{record}"), author);
            continue;
        };
        for field in fields.keys() {
            authors.insert(format!("{kind}.{record}.{field}"), author.clone());
        }
    }
    Ok(authors)
}
