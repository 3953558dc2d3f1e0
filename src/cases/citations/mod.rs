//! Citations: a fact, tied to the words of a source that say it, or deny it.
//! The address of a fact is the kind of record, its id and the field.

pub mod after;
pub mod article;
mod beside;
pub mod reading;
pub mod store;
pub mod web;

use super::Case;
use crate::{
    db::Subject,
    fields::{Field, Input},
    id::Id,
    record,
    sources::Source,
    words::{Attribution, Credibility, Stance, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One citation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::citations, treat_none_as_null = true)]
pub struct Citation {
    /// Its id.
    pub id: Id<Citation>,
    /// Counts its changes.
    pub version: i32,
    /// In which case it was entered.
    pub case_id: Id<Case>,
    /// From which source.
    pub source_id: Id<Source>,
    /// The fact's kind of record: a table's name.
    pub kind: String,
    /// The fact's record.
    pub record_id: String,
    /// The fact's field.
    pub field: String,
    /// Whether it says so or denies it.
    pub stance: Term<Stance>,
    /// What the source says, where it differs from the accepted value: as the field keeps it.
    pub asserted: Option<String>,
    /// The exact words.
    pub quote: String,
    /// Where they begin in the text: characters from 0; empty where the source has no text.
    pub quote_start: Option<i32>,
    /// Where they end.
    pub quote_end: Option<i32>,
    /// Page, paragraph or minute, where there is no text.
    pub locator: Option<String>,
    /// Who speaks in the text.
    pub attribution: Term<Attribution>,
    /// That person's or body's name.
    pub attribution_who: Option<String>,
    /// 1 to 6, of this information.
    pub credibility: Option<Term<Credibility>>,
    /// `rejected` where the other value stands, with the reason.
    pub verdict: Option<String>,
    /// Why.
    pub verdict_reason: Option<String>,
    /// UTC.
    pub recorded_at: NaiveDateTime,
}
record!(Citation, citations, Subject::Case, case_id);

impl Citation {
    /// What is entered about a citation.
    pub const FIELDS: &'static [Field] = &[
        Field::new("quote", Input::Text).required(),
        Field::term::<Attribution>("attribution").required(),
        Field::line("attribution_who"),
        Field::term::<Stance>("stance").required(),
        Field::line("asserted"),
        Field::term::<Credibility>("credibility"),
        Field::line("locator"),
    ];

    /// Whether it speaks for the value that stands, and not for one that was less exact.
    pub fn is_support(&self) -> bool {
        self.stance.is("supports") && self.asserted.is_none()
    }

    /// Whether it speaks against the value that stands, and nobody has decided yet.
    pub fn is_open_contradiction(&self) -> bool {
        self.stance.is("contradicts") && self.verdict.is_none()
    }
}
