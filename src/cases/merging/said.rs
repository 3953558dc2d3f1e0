//! What colleagues said of two records goes on about the one: notes stay in
//! their discussions, and of one fact there is one discussion.

use super::moves::shift;
use crate::{
    cases::{
        discussions::{self, Discussion},
        notes::{self, Note},
    },
    error::Result,
    history::Tx,
};
use serde_json::{Map, json};

/// Moves the discussions of these cases to the facts that `now` names, and to the case `to`, where there is one.
/// `now`: kind and id of a record → its id now, where it is another one.
///
/// # Errors
/// When the database fails.
pub fn move_all(
    tx: &mut Tx,
    cases: &[String],
    to: Option<&str>,
    now: impl Fn(&str, &str) -> Option<String>,
) -> Result<()> {
    let mut notes = notes::store::by_cases(tx.conn(), cases)?;
    for it in discussions::store::by_cases(tx.conn(), cases)? {
        let case = to.map_or_else(|| it.case_id.to_string(), ToOwned::to_owned);
        let record = now(&it.kind, &it.record_id).unwrap_or_else(|| it.record_id.clone());
        if case == it.case_id.to_string() && record == it.record_id {
            continue;
        }
        let there = discussions::store::by_cases(tx.conn(), std::slice::from_ref(&case))?;
        let same = |other: &&Discussion| {
            other.id != it.id && (&other.kind, &other.record_id, &other.field) == (&it.kind, &record, &it.field)
        };
        let Some(like) = there.iter().find(same) else {
            let fields = [("case_id", case), ("record_id", record)];
            shift(tx, &it, fields.map(|(name, id)| (name.to_owned(), json!(id))).into_iter().collect())?;
            continue;
        };
        // All of a note before its discussion goes: taken back in the other order, it comes to one that is there.
        for note in notes.iter_mut().filter(|note| note.discussion_id == Some(it.id)) {
            let fields = [("case_id", case.clone()), ("discussion_id", like.id.to_string())];
            *note = shift(tx, note, fields.map(|(name, id)| (name.to_owned(), json!(id))).into_iter().collect())?;
        }
        tx.remove(&it)?;
    }
    let Some(to) = to else { return Ok(()) };
    for note in notes.iter().filter(|note: &&Note| note.case_id.as_str() != to) {
        shift(tx, note, Map::from_iter([("case_id".to_owned(), json!(to))]))?;
    }
    Ok(())
}
