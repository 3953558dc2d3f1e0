//! Reading history.

use crate::{
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{changes, revisions},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// One transaction in history: who, when, why.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = revisions)]
pub struct Revision {
    /// Its id.
    pub id: Id<Revision>,
    /// UTC.
    pub made_at: NaiveDateTime,
    /// A user's id, or `system:` and the job.
    pub author_id: String,
    /// For which organisation.
    pub organisation_id: Option<String>,
    /// What the author wrote as reason.
    pub reason: Option<String>,
    /// What the digest of the reason is salted with; nothing where there is no reason, or it was erased.
    pub salt: String,
    /// What stands for the reason in the chain; nothing where there is none.
    pub digest: String,
}

/// One row's change within a revision.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = changes)]
pub struct Change {
    /// Its id; sorts by time.
    pub id: Id<Change>,
    /// The transaction.
    pub revision_id: Id<Revision>,
    /// The table.
    pub kind: String,
    /// The row.
    pub record_id: String,
    /// `added`, `changed`, `removed`, `seeded`; `binned`, `returned`; `redacted`, `erased`.
    pub action: String,
    /// JSON: the whole row, or field → [old, new].
    pub diff: String,
}

/// The changes filed under these subjects, newest first, but for records of the kinds left out.
///
/// # Errors
/// When the database fails.
pub fn of(
    conn: &mut AnyConnection,
    subjects: &[String],
    without: &[&str],
    (skip, limit): (i64, i64),
) -> Result<Vec<(Revision, Change)>> {
    Ok(changes::table
        .inner_join(revisions::table)
        .filter(changes::subject_id.eq_any(subjects))
        .filter(changes::kind.ne_all(without))
        .order(changes::id.desc())
        .select((Revision::as_select(), Change::as_select()))
        .offset(skip)
        .limit(limit)
        .load(conn)?)
}

/// One change, among those filed under these subjects.
///
/// # Errors
/// `NotFound` where there is none.
pub fn change(conn: &mut AnyConnection, subjects: &[String], id: Id<Change>) -> Result<Change> {
    Ok(changes::table
        .filter(changes::subject_id.eq_any(subjects))
        .filter(changes::id.eq(id))
        .select(Change::as_select())
        .first(conn)?)
}

/// The texts that a field ever held, in the rows of one kind under this subject.
///
/// # Errors
/// When the database fails.
pub fn said_before(conn: &mut AnyConnection, subject: &str, kind: &str, field: &str) -> Result<BTreeSet<String>> {
    let diffs: Vec<String> = changes::table
        .filter(changes::subject_id.eq(subject))
        .filter(changes::kind.eq(kind))
        .select(changes::diff)
        .load(conn)?;
    let mut said = BTreeSet::new();
    for diff in diffs {
        let values: Map<String, Value> = serde_json::from_str(&diff).unwrap_or_default();
        match values.get(field) {
            Some(Value::String(text)) => drop(said.insert(text.clone())),
            Some(Value::Array(both)) => said.extend(both.iter().filter_map(Value::as_str).map(ToOwned::to_owned)),
            _ => {}
        }
    }
    Ok(said)
}

/// How many changes are filed under these subjects.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &mut AnyConnection, subjects: &[String]) -> Result<i64> {
    Ok(changes::table.filter(changes::subject_id.eq_any(subjects)).count().get_result(conn)?)
}
