//! Sources: articles and documents, with the text as it was pasted, stored
//! whole under its SHA-256 and never shown as HTML.

pub mod access;
pub mod captures;
pub mod inbox;
pub mod origin;
pub mod quotes;
pub mod store;
pub mod web;

use crate::{
    access::Organisation,
    dates::PartialDate,
    db::Subject,
    fields::{Field, Input},
    id::Id,
    record,
    words::{Completeness, Language, Reliability, SourceConnection, SourceKind, Term, TranslationKind},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The most characters of text a source takes. Longer documents are kept elsewhere and quoted here.
pub const TEXT_MAX: usize = 2_000_000;

/// An article or a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::sources, treat_none_as_null = true)]
pub struct Source {
    /// Its id.
    pub id: Id<Source>,
    /// Counts its changes.
    pub version: i32,
    /// Who keeps it.
    pub organisation_id: Id<Organisation>,
    /// Shown as `S-000123`; never used again.
    pub number: i64,
    /// What it is.
    pub kind: Term<SourceKind>,
    /// As printed.
    pub title: String,
    /// Newspaper, agency, body.
    pub publisher: Option<String>,
    /// As printed.
    pub author: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// Where a copy stands.
    pub archive_url: Option<String>,
    /// BCP 47.
    pub language: Option<Term<Language>>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// As it says itself.
    pub published_stated: Option<String>,
    /// When we got it.
    pub retrieved: Option<PartialDate>,
    /// As typed.
    pub retrieved_stated: Option<String>,
    /// The source of which this is a reprint: both count as one origin.
    pub republication_of: Option<Id<Source>>,
    /// The source of which this is a translation: both count as one origin.
    pub translation_of: Option<Id<Source>>,
    /// By people or by a machine.
    pub translation_kind: Option<Term<TranslationKind>>,
    /// How much of it we have.
    pub completeness: Term<Completeness>,
    /// How much is missing, in percent, where a paywall says so.
    pub missing_percent: Option<i32>,
    /// A to F, for this publisher on this topic.
    pub reliability: Option<Term<Reliability>>,
    /// What the author is to the matter.
    pub connection: Option<Term<SourceConnection>>,
    /// Remarks.
    pub note: Option<String>,
    /// SHA-256 of the text, lower-case hexadecimal.
    pub text_sha256: Option<String>,
    /// How many characters the text has.
    pub text_chars: i32,
    /// UTC.
    pub created_at: NaiveDateTime,
    /// When it was put into the bin, UTC: out of sight everywhere but there.
    pub removed_at: Option<NaiveDateTime>,
}
record!(Source, sources, Subject::Source, id);

impl Source {
    /// What is entered about a source, besides its text.
    pub const FIELDS: &'static [Field] = &[
        Field::new("title", Input::Line).required(),
        Field::term::<SourceKind>("kind").required(),
        Field::line("publisher"),
        Field::line("author"),
        Field::new("url", Input::Url),
        Field::new("archive_url", Input::Url),
        Field::term::<Language>("language"),
        Field::date("published"),
        Field::date("retrieved"),
        Field::term::<Completeness>("completeness").required(),
        Field::new("missing_percent", Input::Number(0, 100)),
        Field::term::<Reliability>("reliability"),
        Field::term::<SourceConnection>("connection"),
        Field::new("republication_of", Input::Pick),
        Field::new("translation_of", Input::Pick),
        Field::term::<TranslationKind>("translation_kind"),
        Field::text("note"),
    ];

    /// A source of which nothing is known yet.
    pub fn blank(organisation: Id<Organisation>, number: i64) -> Self {
        Self {
            id: Id::new(),
            version: 1,
            organisation_id: organisation,
            number,
            kind: Term::known("press"),
            title: String::new(),
            publisher: None,
            author: None,
            url: None,
            archive_url: None,
            language: None,
            published: None,
            published_stated: None,
            retrieved: None,
            retrieved_stated: None,
            republication_of: None,
            translation_of: None,
            translation_kind: None,
            completeness: Term::known("full"),
            missing_percent: None,
            reliability: None,
            connection: None,
            note: None,
            text_sha256: None,
            text_chars: 0,
            created_at: crate::clock::now(),
            removed_at: None,
        }
    }

    /// `S-000123`.
    pub fn reference(&self) -> String {
        format!("S-{:06}", self.number)
    }

    /// The source that it repeats: two papers with one agency text are one origin.
    pub fn parent(&self) -> Option<Id<Source>> {
        self.republication_of.or(self.translation_of)
    }
}
