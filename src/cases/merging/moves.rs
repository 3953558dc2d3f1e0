//! Moving rows from one record to another, so that history says it and a merge
//! can be taken back. A row that the other has already is removed, with what
//! rested on it moved: history keeps all of it.

use super::choice::{is_known, values};
use crate::{
    cases::{
        citations::{Citation, after::text},
        parts::Part,
    },
    error::Result,
    history::{Record, Tx},
    words::Term,
};
use serde_json::{Map, Value, json};

/// The action that history has for it.
pub const MOVED: &str = "moved";

/// The row with these values instead.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile.
pub fn shift<R: Record>(tx: &mut Tx, row: &R, fields: Map<String, Value>) -> Result<R> {
    let mut all = values(row);
    all.extend(fields);
    let after: R = serde_json::from_value(Value::Object(all))?;
    tx.update_as(MOVED, row, after)
}

/// Gives a row to another owner.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile.
pub fn give<R: Record>(tx: &mut Tx, row: &R, owner: &str, to: &str) -> Result<R> {
    shift(tx, row, Map::from_iter([(owner.to_owned(), json!(to))]))
}

/// Gives all rows of a kind to another owner.
///
/// # Errors
/// When the database fails.
pub fn give_all<P: Part>(tx: &mut Tx, owner: &str, (from, to): (&str, &str)) -> Result<()> {
    for row in P::load(tx.conn(), &[from.to_owned()])? {
        give(tx, &row, owner, to)?;
    }
    Ok(())
}

/// What two records were called and what they said, for the citations of both.
pub struct Fate<'a> {
    /// The kind of record.
    pub kind: &'a str,
    /// The record that stays.
    pub stays: &'a str,
    /// The record that goes.
    pub goes: &'a str,
    /// What the one that stays said before.
    pub said: Map<String, Value>,
    /// What the other said.
    pub other: Map<String, Value>,
    /// What is kept.
    pub kept: Map<String, Value>,
}

impl Fate<'_> {
    /// The citation as it stands after: of the record that stays; against the value that is kept, where it spoke
    /// for the other one, so that the sources are seen to disagree.
    pub fn apply(&self, citation: &Citation) -> Citation {
        let mut after = citation.clone();
        if citation.kind != self.kind {
            return after;
        }
        let said = match citation.record_id.as_str() {
            id if id == self.goes => &self.other,
            id if id == self.stays => &self.said,
            _ => return after,
        };
        self.stays.clone_into(&mut after.record_id);
        let field = citation.field.as_str();
        let (was, is) = (said.get(field), self.kept.get(field));
        if citation.is_support() && is_known(was) && was != is {
            after.stance = Term::known("contradicts");
            after.asserted = was.map(text);
        } else if citation.is_open_contradiction() && citation.asserted.is_some() && citation.asserted == is.map(text) {
            after.stance = Term::known("supports");
            after.asserted = None;
        }
        after
    }
}
