//! Reading history.

use crate::{
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{changes, revisions},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

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
    /// `added`, `changed`, `removed` or `seeded`.
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
