//! What became of a record since somebody read it: as it was then, and who
//! changed which field. Nothing of it comes from the browser but a version.

use super::{Change, Record, Revision, authors};
use crate::{
    access::Scope,
    db::AnyConnection,
    error::Result,
    schema::{changes, revisions},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// As far back as a form is followed. Whoever left one open for longer chooses field by field.
const STEPS: i32 = 500;

/// A record since a version of it.
#[derive(Debug, Clone)]
pub struct Since {
    /// The record as it was then; `None` where history does not tell.
    pub then: Option<Map<String, Value>>,
    /// The record as it is.
    pub now: Map<String, Value>,
    /// The version it has.
    pub version: i32,
    /// What changed it since, the latest first.
    pub steps: Vec<Step>,
}

/// One change of a record.
#[derive(Debug, Clone)]
pub struct Step {
    /// A colleague's name, or a partner organisation's; `None` for the program itself.
    pub who: Option<String>,
    /// UTC.
    pub at: NaiveDateTime,
    /// The fields it changed.
    pub fields: BTreeSet<String>,
}

impl Since {
    /// The latest change of this field.
    pub fn last(&self, field: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.touches(field))
    }

    /// Whether this field was changed after the record had that version.
    pub fn changed_after(&self, field: &str, version: i32) -> bool {
        let later = usize::try_from(self.version.saturating_sub(version)).unwrap_or(usize::MAX);
        self.steps.iter().take(later).any(|step| step.touches(field))
    }
}

impl Step {
    /// A date changes too where only the words of its source do.
    fn touches(&self, field: &str) -> bool {
        self.fields.iter().any(|name| name == field || name.strip_suffix("_stated") == Some(field))
    }
}

/// The record as JSON.
fn fields_of<R: Record>(record: &R) -> Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// What became of a record since it had this version, as this reader may know it.
///
/// # Errors
/// When the database fails.
pub fn since<R: Record>(conn: &mut AnyConnection, reader: Scope, record: &R, version: i32) -> Result<Since> {
    let mut since = Since { then: None, now: fields_of(record), version: record.version(), steps: Vec::new() };
    let later = record.version().saturating_sub(version);
    if later == 0 {
        since.then = Some(since.now.clone());
    }
    if version < 1 || !(1..=STEPS).contains(&later) {
        return Ok(since);
    }
    let rows: Vec<(Revision, Change)> = changes::table
        .inner_join(revisions::table)
        .filter(changes::subject_id.eq(record.subject().1))
        .filter(changes::kind.eq(R::KIND))
        .filter(changes::record_id.eq(record.id()))
        .filter(changes::action.ne_all(["added", "seeded", "removed"]))
        .order(changes::id.desc())
        .limit(i64::from(later))
        .select((Revision::as_select(), Change::as_select()))
        .load(conn)?;
    let names = authors(conn, reader, rows.iter().map(|(revision, _)| revision))?;
    let mut then = Some(since.now.clone()).filter(|_| i32::try_from(rows.len()) == Ok(later));
    for (revision, change) in rows {
        let diff: Map<String, Value> = serde_json::from_str(&change.diff).unwrap_or_default();
        then = then.and_then(|fields| undone(fields, &diff));
        since.steps.push(Step {
            who: names.get(&revision.author_id).cloned(),
            at: revision.made_at,
            fields: diff.into_iter().map(|(name, _)| name).collect(),
        });
    }
    since.then = then;
    Ok(since)
}

/// The fields before this change; `None` where they are not those it led to.
fn undone(mut fields: Map<String, Value>, diff: &Map<String, Value>) -> Option<Map<String, Value>> {
    for (name, both) in diff {
        if fields.get(name) != both.get(1) {
            return None;
        }
        fields.insert(name.clone(), both.get(0)?.clone());
    }
    Some(fields)
}

/// A row that was removed: who did it and when, and what it held.
#[derive(Debug, Clone)]
pub struct Removed {
    /// A colleague's name, or a partner organisation's; `None` for the program itself.
    pub who: Option<String>,
    /// UTC.
    pub at: NaiveDateTime,
    /// What it held.
    pub row: Map<String, Value>,
}

/// The removal of a row filed under one of these subjects; `None` where there was no such row.
///
/// # Errors
/// When the database fails.
pub fn removed(
    conn: &mut AnyConnection,
    reader: Scope,
    subjects: &[String],
    kind: &str,
    id: &str,
) -> Result<Option<Removed>> {
    let row: Option<(Revision, Change)> = changes::table
        .inner_join(revisions::table)
        .filter(changes::subject_id.eq_any(subjects))
        .filter(changes::kind.eq(kind))
        .filter(changes::record_id.eq(id))
        .filter(changes::action.eq("removed"))
        .order(changes::id.desc())
        .select((Revision::as_select(), Change::as_select()))
        .first(conn)
        .optional()?;
    let Some((revision, change)) = row else { return Ok(None) };
    let who = authors(conn, reader, std::iter::once(&revision))?.remove(&revision.author_id);
    Ok(Some(Removed { who, at: revision.made_at, row: serde_json::from_str(&change.diff).unwrap_or_default() }))
}
