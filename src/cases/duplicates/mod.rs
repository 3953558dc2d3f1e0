//! One person is not entered twice: who may be one with whom, and why. The name
//! engine finds them; what is known beside the name raises or lowers a pair, and
//! is said in words. A person decides, and what was decided is remembered.

pub mod access;
pub mod context;
pub mod likeness;
pub mod round;
pub mod store;
pub mod web;

use crate::{
    access::{Organisation, Sight},
    cases::Case,
    db::Subject,
    history::Tx,
    id::Id,
    people::Person,
    record,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// That somebody decided that two people are two. Filed under the house: the
/// history of one of them must not tell of the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::distinctions, treat_none_as_null = true)]
pub struct Distinction {
    /// Its id.
    pub id: Id<Distinction>,
    /// Counts its changes.
    pub version: i32,
    /// Whose people they are.
    pub organisation_id: Id<Organisation>,
    /// The one with the smaller id.
    pub left_person: Id<Person>,
    /// The other.
    pub right_person: Id<Person>,
    /// A user's id.
    pub decided_by: String,
    /// UTC.
    pub decided_at: NaiveDateTime,
    /// Why, as that person wrote.
    pub reason: Option<String>,
}
record!(Distinction, distinctions, Subject::House, id);

/// Two people of one organisation, with those of their cases that the visitor sees.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The one with the smaller id, which is the one that was entered first.
    pub left: Person,
    /// The other.
    pub right: Person,
    /// The cases of the left one.
    pub left_cases: Vec<(Case, Sight)>,
    /// The cases of the right one.
    pub right_cases: Vec<(Case, Sight)>,
}

impl Pair {
    /// How an address names it.
    pub fn key(&self) -> String {
        key(self.left.id, self.right.id)
    }

    /// All cases of both.
    pub fn cases(&self) -> impl Iterator<Item = &(Case, Sight)> {
        self.left_cases.iter().chain(&self.right_cases)
    }
}

/// How an address names two people, whichever comes first.
pub fn key(a: Id<Person>, b: Id<Person>) -> String {
    let (left, right) = in_order(a, b);
    format!("{left}_{right}")
}

/// The two in the order in which a pair holds them.
pub fn in_order(a: Id<Person>, b: Id<Person>) -> (Id<Person>, Id<Person>) {
    if a <= b { (a, b) } else { (b, a) }
}

/// Remembers that two people are two, unless that was decided already.
///
/// # Errors
/// When the database fails.
pub fn distinguish(
    tx: &mut Tx,
    organisation: Id<Organisation>,
    (a, b): (Id<Person>, Id<Person>),
    reason: Option<String>,
) -> Result<(), crate::error::Error> {
    let (left, right) = in_order(a, b);
    if left == right || store::distinction(tx.conn(), left, right)?.is_some() {
        return Ok(());
    }
    let (by, at) = (tx.author().to_owned(), tx.at());
    tx.insert(Distinction {
        id: Id::new(),
        version: 1,
        organisation_id: organisation,
        left_person: left,
        right_person: right,
        decided_by: by,
        decided_at: at,
        reason,
    })?;
    Ok(())
}
