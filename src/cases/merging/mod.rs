//! Two records of one person, or two cases of one detention, made one; and two
//! again. What was moved and what was chosen is read from history when a merge
//! is taken back: the changes of its revision, one after the other.
//!
//! The stricter side wins: a silent case makes the other one silent, its team
//! alone stays, and what was shared is taken back. A person whom only silent
//! cases know hushes the open cases of the other, for the names become theirs.

pub mod access;
pub mod cases;
pub mod choice;
pub mod hush;
pub mod moves;
pub mod net;
pub mod people;
pub mod said;
pub mod store;
pub mod undoing;
pub mod web;

use crate::{
    access::{Organisation, Sight},
    cases::Case,
    db::Subject,
    history::{Record, Tx},
    id::Id,
    people::Person,
    record,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// That two records were made one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::merges, treat_none_as_null = true)]
pub struct Merge {
    /// Its id.
    pub id: Id<Merge>,
    /// Counts its changes.
    pub version: i32,
    /// Whose records they are.
    pub organisation_id: Id<Organisation>,
    /// What kind of record: `cases` or `people`.
    pub kind: String,
    /// The record that stays.
    pub survivor: String,
    /// The record that went into it.
    pub absorbed: String,
    /// The reference of the one that stays.
    pub survivor_reference: String,
    /// The reference of the other: it is found by this still.
    pub absorbed_reference: String,
    /// The revision that holds what was changed.
    pub revision_id: String,
    /// Whether one side was silent and made an open case of the other one so.
    pub is_hushed: bool,
    /// A user's id.
    pub made_by: String,
    /// UTC.
    pub made_at: NaiveDateTime,
    /// Who took it back.
    pub undone_by: Option<String>,
    /// When, UTC.
    pub undone_at: Option<NaiveDateTime>,
    /// The revision that took it back.
    pub undone_in: Option<String>,
}
record!(Merge, merges, Subject::House, id);

impl Merge {
    /// A merge that this transaction makes.
    fn new(tx: &Tx, organisation: Id<Organisation>, kind: &str, (stays, goes): ((&str, &str), (&str, &str))) -> Self {
        Self {
            id: Id::new(),
            version: 1,
            organisation_id: organisation,
            kind: kind.to_owned(),
            survivor: stays.0.to_owned(),
            absorbed: goes.0.to_owned(),
            survivor_reference: stays.1.to_owned(),
            absorbed_reference: goes.1.to_owned(),
            revision_id: tx.revision().to_string(),
            is_hushed: false,
            made_by: tx.author().to_owned(),
            made_at: tx.at(),
            undone_by: None,
            undone_at: None,
            undone_in: None,
        }
    }

    /// Whether it holds.
    pub fn holds(&self) -> bool {
        self.undone_at.is_none()
    }

    /// Whether two cases were made one, and not two people.
    pub fn is_of_cases(&self) -> bool {
        self.kind == Case::KIND
    }
}

/// A merge with the cases of the surviving record that the visitor sees; of one that was taken back, of both.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The merge.
    pub it: Merge,
    /// Those cases.
    pub cases: Vec<(Case, Sight)>,
}

/// Two cases of one person.
#[derive(Debug, Clone)]
pub struct Twins {
    /// The one with the smaller id, which is the one that was entered first.
    pub left: (Case, Sight),
    /// The other.
    pub right: (Case, Sight),
}

impl Twins {
    /// How an address names them.
    pub fn key(&self) -> String {
        twins(self.left.0.id, self.right.0.id)
    }
}

/// How an address names two cases, whichever comes first.
pub fn twins(a: Id<Case>, b: Id<Case>) -> String {
    if a <= b { format!("{a}_{b}") } else { format!("{b}_{a}") }
}

/// The case, and whose person it is: what derived rows ask for former references by.
pub fn owners(cases: &[Case]) -> Vec<String> {
    let people = cases.iter().map(|case| case.person_id.to_string());
    cases.iter().map(|case| case.id.to_string()).chain(people).collect()
}

/// What is called by these references besides its own, of a case and of its person.
pub fn former(all: &[(String, String)], case: &Case, person: &Person) -> Vec<String> {
    let is_own = |id: &str| id == case.id.as_str() || id == person.id.as_str();
    all.iter().filter(|(stays, _)| is_own(stays)).map(|(_, reference)| reference.clone()).collect()
}
