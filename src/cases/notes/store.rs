//! The queries of notes.

use super::Note;
use crate::{
    cases::{
        Case,
        discussions::{self, Discussion},
        dossier::Dossier,
    },
    db::AnyConnection,
    error::{Error, Result},
    fields::Level,
    id::Id,
    schema::{notes, users},
    web::pager::Window,
};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// A note and the name of whoever says it.
pub type Said = (Note, String);

/// Whether this level reads what only those who work on a case may read.
fn reads_all(level: Level) -> bool {
    level >= Level::Restricted
}

/// The notes of a case that stand, newest first, one more than the window shows.
///
/// # Errors
/// When the database fails.
pub fn of_case(conn: &mut AnyConnection, case: Id<Case>, level: Level, window: Window) -> Result<Vec<Said>> {
    let all = notes::table
        .inner_join(users::table)
        .filter(notes::case_id.eq(case))
        .filter(notes::removed_at.is_null())
        .filter(notes::is_restricted.eq(false).or(notes::is_restricted.eq(reads_all(level))))
        .order((notes::made_at.desc(), notes::id.desc()))
        .select((Note::as_select(), users::name));
    Ok(all.offset(window.skip()).limit(window.ask()).load(conn)?)
}

/// The newest notes of a case that stand; at most so many.
///
/// # Errors
/// When the database fails.
pub fn latest(conn: &mut AnyConnection, case: Id<Case>, level: Level, most: i64) -> Result<Vec<Said>> {
    let all = notes::table
        .inner_join(users::table)
        .filter(notes::case_id.eq(case))
        .filter(notes::removed_at.is_null())
        .filter(notes::is_restricted.eq(false).or(notes::is_restricted.eq(reads_all(level))))
        .order((notes::made_at.desc(), notes::id.desc()))
        .select((Note::as_select(), users::name));
    Ok(all.limit(most).load(conn)?)
}

/// The notes of a discussion that stand, the first one first.
///
/// # Errors
/// When the database fails.
pub fn of_discussion(conn: &mut AnyConnection, discussion: Id<Discussion>, level: Level) -> Result<Vec<Said>> {
    Ok(notes::table
        .inner_join(users::table)
        .filter(notes::discussion_id.eq(discussion))
        .filter(notes::removed_at.is_null())
        .filter(notes::is_restricted.eq(false).or(notes::is_restricted.eq(reads_all(level))))
        .order((notes::made_at, notes::id))
        .select((Note::as_select(), users::name))
        .load(conn)?)
}

/// One note of a case that stands, as this level reads it.
///
/// # Errors
/// `NotFound` where there is none.
pub fn one(conn: &mut AnyConnection, case: Id<Case>, level: Level, id: &str) -> Result<Note> {
    let note: Note = notes::table
        .filter(notes::case_id.eq(case))
        .filter(notes::id.eq(id))
        .filter(notes::removed_at.is_null())
        .select(Note::as_select())
        .get_result(conn)?;
    if !note.is_restricted || reads_all(level) { Ok(note) } else { Err(Error::NotFound) }
}

/// The ids of the notes and discussions of a case that this level may not read, also of those taken
/// back: what history must not show it either. `dossier`: opened as far as the reader sees.
///
/// # Errors
/// When the database fails.
pub fn closed(conn: &mut AnyConnection, dossier: &Dossier, level: Level) -> Result<BTreeSet<String>> {
    let topics = discussions::store::of_case(conn, dossier.case.id, level)?;
    let mut closed: BTreeSet<String> =
        topics.iter().filter(|topic| topic.it.level(dossier) > level).map(|topic| topic.it.id.to_string()).collect();
    let rows: Vec<(String, Option<String>, bool)> = notes::table
        .filter(notes::case_id.eq(dossier.case.id))
        .select((notes::id, notes::discussion_id, notes::is_restricted))
        .load(conn)?;
    let is_closed = |discussion: Option<&String>| discussion.is_some_and(|id| closed.contains(id));
    let hidden: Vec<String> = rows
        .into_iter()
        .filter(|(_, discussion, restricted)| (*restricted && !reads_all(level)) || is_closed(discussion.as_ref()))
        .map(|(id, ..)| id)
        .collect();
    closed.extend(hidden);
    Ok(closed)
}

/// The notes of these cases, whoever reads them: for erasure.
///
/// # Errors
/// When the database fails.
pub fn by_cases(conn: &mut AnyConnection, cases: &[String]) -> Result<Vec<Note>> {
    Ok(notes::table.filter(notes::case_id.eq_any(cases)).order(notes::id).select(Note::as_select()).load(conn)?)
}
