//! Nationalities of a person: several at once, each with status and dates.

use super::Person;
use crate::{
    dates::PartialDate,
    db::Subject,
    fields::Field,
    id::Id,
    record,
    words::{Answer, Country, NationalityStatus, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One nationality, or statelessness (`XXA`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::nationalities, treat_none_as_null = true)]
pub struct Nationality {
    /// Its id.
    pub id: Id<Nationality>,
    /// Counts its changes.
    pub version: i32,
    /// Whose.
    pub person_id: Id<Person>,
    /// ISO 3166-1 alpha-3; ICAO `XXA` stateless, `XXB` and `XXC` refugee.
    pub country: Term<Country>,
    /// Held, disputed, revoked …
    pub status: Term<NationalityStatus>,
    /// Since when.
    pub acquired: Option<PartialDate>,
    /// As a source says it.
    pub acquired_stated: Option<String>,
    /// Until when.
    pub lost: Option<PartialDate>,
    /// As a source says it.
    pub lost_stated: Option<String>,
    /// Whether the detaining state recognises it.
    pub recognised_by_detaining: Term<Answer>,
    /// Remarks.
    pub note: Option<String>,
}
record!(Nationality, nationalities, Subject::Person, person_id);

impl Nationality {
    /// What is entered about a nationality.
    pub const FIELDS: &'static [Field] = &[
        Field::term::<Country>("country").required().must().public(),
        Field::term::<NationalityStatus>("status").required().wanted().public(),
        Field::date("acquired").wanted().public(),
        Field::date("lost").wanted().public(),
        Field::term::<Answer>("recognised_by_detaining").required().wanted(),
        Field::text("note"),
    ];
}
