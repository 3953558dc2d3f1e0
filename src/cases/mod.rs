//! The case: one deprivation of liberty of one person. A small record with
//! parts; where the person is, where the law stands and how it ended are read
//! from the parts, never typed twice.

pub mod access;
pub mod actions;
pub mod article36;
pub mod assessments;
pub mod audience;
pub mod channels;
pub mod charges;
pub mod citations;
pub mod confidential;
pub mod confirmations;
pub mod consents;
pub mod consular;
pub mod contacts;
pub mod conversations;
pub mod court;
pub mod criteria;
pub mod custody;
pub mod days;
pub mod derived;
pub mod discussions;
pub mod dossier;
pub mod duplicates;
pub mod events;
pub mod facts;
pub mod follows;
pub mod groups;
pub mod groups_web;
pub mod handovers;
pub mod health;
pub mod home;
pub mod identity_documents;
pub mod lawyers;
pub mod list;
pub mod listing;
pub mod looks;
pub mod merging;
pub mod news;
pub mod notes;
pub mod opening;
pub mod outgoing;
pub mod parts;
pub mod public;
pub mod publicity;
pub mod release;
pub mod removal;
pub mod reviews;
pub mod sealed;
pub mod searches;
pub mod sentences;
pub mod shares;
pub mod stages;
pub mod store;
pub mod suggestions;
pub mod tasks;
pub mod team;
pub mod treatment;
pub mod web;
pub mod weekly;

use crate::{
    access::Organisation,
    dates::PartialDate,
    db::Subject,
    fields::{Field, Input},
    id::Id,
    people::Person,
    record,
    words::{Acknowledgement, CaseType, Country, FileStatus, Holder, Publicity, ScopeBasis, Term, Terms, Verification},
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
    /// What may be said about it; decides who sees it at all.
    pub publicity: Term<Publicity>,
    /// How well it is verified.
    pub verification: Term<Verification>,
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
    /// When it was put into the bin, UTC: out of sight everywhere but there.
    pub removed_at: Option<NaiveDateTime>,
}
record!(Case, cases, Subject::Case, id);

impl Case {
    /// What is entered about a case.
    pub const FIELDS: &'static [Field] = &[
        Field::term::<Country>("detaining_country").required().must().public(),
        Field::term::<Country>("country_of_arrest").must().public(),
        Field::line("place_of_arrest").wanted().public(),
        Field::term::<Holder>("holder").required().wanted().public(),
        Field::line("holder_name").wanted().public(),
        Field::terms::<CaseType>("case_types").wanted(),
        Field::terms::<ScopeBasis>("scope_basis"),
        Field::term::<Acknowledgement>("acknowledgement").required().wanted().public(),
        Field::term::<FileStatus>("file_status").required(),
        Field::term::<Publicity>("publicity").apart(),
        Field::term::<Verification>("verification").apart(),
        Field::date("first_report").wanted().public(),
        Field::text("summary_en").public(),
        Field::text("summary_fr").public(),
        Field::text("narrative"),
        Field::new("previous_case", Input::Pick),
    ];

    /// Whether its very existence is confidential.
    pub fn is_silent(&self) -> bool {
        self.publicity.is("silence")
    }

    /// Whether its publicity lets name and facts out, as far as consent and review go along.
    pub fn may_be_public(&self) -> bool {
        self.publicity.is("public_basic") || self.publicity.is("public_full")
    }
}
