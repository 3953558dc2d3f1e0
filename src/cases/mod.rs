//! The case: one deprivation of liberty of one person. A small record with
//! parts; where the person is, where the law stands and how it ended are read
//! from the parts, never typed twice.

pub mod access;
pub mod charges;
pub mod citations;
pub mod court;
pub mod custody;
pub mod days;
pub mod derived;
pub mod dossier;
pub mod events;
pub mod facts;
pub mod follows;
pub mod groups;
pub mod groups_web;
pub mod list;
pub mod listing;
pub mod parts;
pub mod release;
pub mod searches;
pub mod sentences;
pub mod stages;
pub mod store;
pub mod web;

use crate::{
    access::Organisation,
    dates::PartialDate,
    db::Subject,
    fields::{Field, Input},
    id::Id,
    people::Person,
    record,
    words::{Acknowledgement, CaseType, Country, FileStatus, Holder, ScopeBasis, Term, Terms},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// A case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::cases, treat_none_as_null = true)]
pub struct Case {
    /// Its id.
    pub id: Id<Case>,
    /// Counts its changes.
    pub version: i32,
    /// Who keeps it.
    pub organisation_id: Id<Organisation>,
    /// Who is held.
    pub person_id: Id<Person>,
    /// `AZE-2023-0001`: country, year of the start, number; never a name, never used again.
    pub reference: String,
    /// Where the person is held.
    pub detaining_country: Term<Country>,
    /// Where the person was taken, if elsewhere.
    pub country_of_arrest: Option<Term<Country>>,
    /// Town or place.
    pub place_of_arrest: Option<String>,
    /// What kind of power holds the person.
    pub holder: Term<Holder>,
    /// Which.
    pub holder_name: Option<String>,
    /// What kinds of case it is.
    pub case_types: Terms<CaseType>,
    /// Why it is ours to follow.
    pub scope_basis: Terms<ScopeBasis>,
    /// Whether the detaining side admits it.
    pub acknowledgement: Term<Acknowledgement>,
    /// The life of our own file.
    pub file_status: Term<FileStatus>,
    /// When the public first heard.
    pub first_report: Option<PartialDate>,
    /// As a source says it.
    pub first_report_stated: Option<String>,
    /// A few sentences that may leave the organisation.
    pub summary_en: Option<String>,
    /// The same in French.
    pub summary_fr: Option<String>,
    /// For us alone.
    pub narrative: Option<String>,
    /// The earlier case of the same person.
    pub previous_case: Option<Id<Case>>,
    /// UTC.
    pub created_at: NaiveDateTime,
}
record!(Case, cases, Subject::Case, id);

impl Case {
    /// What is entered about a case.
    pub const FIELDS: &'static [Field] = &[
        Field::term::<Country>("detaining_country").required().must(),
        Field::term::<Country>("country_of_arrest").must(),
        Field::line("place_of_arrest").wanted(),
        Field::term::<Holder>("holder").required().wanted(),
        Field::line("holder_name").wanted(),
        Field::terms::<CaseType>("case_types").wanted(),
        Field::terms::<ScopeBasis>("scope_basis"),
        Field::term::<Acknowledgement>("acknowledgement").required().wanted(),
        Field::term::<FileStatus>("file_status").required(),
        Field::date("first_report").wanted(),
        Field::text("summary_en"),
        Field::text("summary_fr"),
        Field::text("narrative"),
        Field::new("previous_case", Input::Pick),
    ];
}
