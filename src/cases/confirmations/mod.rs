//! A second pair of eyes on single facts: somebody who did not write a value
//! compares it with its sources and confirms it. What is confirmed is that value
//! and no other: where it changes, it waits again.

pub mod store;
pub mod web;

use super::{Case, dossier::Dossier, facts::Fact, parts::kinds};
use crate::{access::User, db::Subject, id::Id, record};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// That somebody confirmed a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::confirmations)]
pub struct Confirmation {
    /// Its id.
    pub id: Id<Confirmation>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// The fact's kind of record: a table's name.
    pub kind: String,
    /// The fact's record.
    pub record_id: String,
    /// The fact's field.
    pub field: String,
    /// SHA-256 of the value as it was confirmed: hexadecimal.
    pub print: String,
    /// By whom.
    pub user_id: Id<User>,
    /// UTC.
    pub made_at: NaiveDateTime,
}
record!(Confirmation, confirmations, Subject::Case, case_id);

impl Confirmation {
    /// Whether it is about this fact.
    pub fn is_of(&self, fact: &Fact) -> bool {
        self.record_id == fact.record && self.field == fact.field && self.kind == fact.kind
    }

    /// Whether it holds: the value is the one that was confirmed, a source says so still, and none disagrees.
    pub fn holds(&self, dossier: &Dossier, fact: &Fact) -> bool {
        self.is_of(fact) && !fact.is_contested && !fact.numbers.is_empty() && self.print == print(dossier, fact)
    }
}

/// How a fact stands before a second pair of eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody confirmed the value as it is, and its sources still say so.
    Confirmed,
    /// It waits for somebody who did not write it.
    Waits,
    /// The visitor wrote it, and does not confirm their own work.
    Own,
    /// Sources disagree, and nobody has decided.
    Contested,
    /// There is nothing to compare it with.
    Unsourced,
}

/// SHA-256 of the value of a fact as it is kept, hexadecimal; of what is not there, of nothing.
pub fn print(dossier: &Dossier, fact: &Fact) -> String {
    let row = kinds::json(dossier, fact.kind, &fact.record).unwrap_or_default();
    let value = row.get(fact.field).cloned().unwrap_or_default();
    data_encoding::HEXLOWER.encode(&Sha256::digest(format!("{} {value}", fact.address())))
}

/// How a fact stands. `authors`: who last wrote what ([`store::authors`]); `me`: the visitor.
pub fn standing(
    dossier: &Dossier,
    fact: &Fact,
    all: &[Confirmation],
    (authors, me): (&BTreeMap<String, String>, &str),
) -> Standing {
    let wrote = |address: &str| authors.get(address).is_some_and(|author| author == me);
    if fact.is_contested {
        Standing::Contested
    } else if fact.numbers.is_empty() {
        Standing::Unsourced
    } else if all.iter().any(|it| it.holds(dossier, fact)) {
        Standing::Confirmed
    } else if wrote(&fact.address()) || wrote(&format!("{}.{}", fact.kind, fact.record)) {
        Standing::Own
    } else {
        Standing::Waits
    }
}

/// How many of these facts are confirmed as they are.
pub fn count<'a>(dossier: &Dossier, facts: impl Iterator<Item = &'a Fact>, all: &[Confirmation]) -> usize {
    let is_confirmed = |fact: &&Fact| all.iter().any(|it| it.holds(dossier, fact));
    if all.is_empty() { 0 } else { facts.filter(is_confirmed).count() }
}
