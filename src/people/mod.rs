//! The person: who is held. A person may have several cases, several names
//! and several nationalities.

pub mod names;
pub mod nationalities;

use crate::{
    access::Organisation,
    dates::PartialDate,
    db::Subject,
    fields::{Field, Input},
    id::Id,
    record,
    words::{Gender, Occupation, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// A person. What names there are stand in `names`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::people, treat_none_as_null = true)]
pub struct Person {
    /// Its id.
    pub id: Id<Person>,
    /// Counts its changes.
    pub version: i32,
    /// Who keeps it.
    pub organisation_id: Id<Organisation>,
    /// `P-000123`; never used again.
    pub reference: String,
    /// How somebody without a known name is told apart: "third French national".
    pub name_unknown_label: Option<String>,
    /// As stated or documented, never guessed from a name.
    pub gender: Term<Gender>,
    /// Birth date; from an age given on a day, the year that follows (`[1985-12-17..1986-12-16]`).
    pub birth: Option<PartialDate>,
    /// As a source says it.
    pub birth_stated: Option<String>,
    /// As stated.
    pub occupation: Option<String>,
    /// The group that figures use.
    pub occupation_group: Option<Term<Occupation>>,
    /// UTC.
    pub created_at: NaiveDateTime,
}
record!(Person, people, Subject::Person, id);

impl Person {
    /// What is entered about a person.
    pub const FIELDS: &'static [Field] = &[
        Field::line("name_unknown_label"),
        Field::term::<Gender>("gender").required().wanted().public(),
        Field::new("birth", Input::Date).wanted(),
        Field::line("occupation").wanted().public(),
        Field::term::<Occupation>("occupation_group").public(),
    ];
}
