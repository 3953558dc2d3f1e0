//! What all parts of a case share. A case has a dozen parts with one life:
//! listed, added, changed, removed, cited, shown in history, exported. A part
//! says its fields, its blank row, its heading and its rules; the pages, the
//! queries and the facts are made here, once.

pub mod kinds;
pub mod person;
pub mod rules;
pub mod web;

use super::{Case, dossier::Dossier};
use crate::{
    access::{Right, Writes},
    dates::Lang,
    db::AnyConnection,
    error::Result,
    fields::{Field, Level, Problems},
    history::Record,
};

/// A kind of row that belongs to a case, or to the person of a case.
pub trait Part: Record {
    /// The right that it takes to write rows of this kind, and to open their forms.
    type Writer: Right<Case> + Writes;
    /// Its part of the URL: `/cases/{case}/<segment>`.
    const SEGMENT: &'static str;
    /// What is entered, in the order of the form.
    const FIELDS: &'static [Field];
    /// Who rows of this kind are for; a field can be for fewer.
    const LEVEL: Level = Level::Internal;
    /// The same for the most closed row that there can be.
    const MOST: Level = Self::LEVEL;
    /// Whether the rows are loaded only by pages that show them: see `confidential.rs`.
    const APART: bool = false;
    /// The field that the heading already says.
    const HEADLINE: &'static str;
    /// Who this row is for.
    fn level(&self) -> Level {
        Self::LEVEL
    }
    /// An empty row for this case.
    fn blank(case: &Case) -> Self;
    /// The row in a few words.
    fn heading(&self, lang: Lang) -> String;
    /// The rules that bind it to the rest of the case (domain rules: block, or ask).
    fn check(&self, dossier: &Dossier, lang: Lang, problems: &mut Problems);
    /// Where the rows of this kind are in the dossier.
    fn rows(dossier: &Dossier) -> Vec<&Self>;
    /// Choices of a `Pick` field: value and label.
    fn picks(_field: &str, _dossier: &Dossier, _lang: Lang) -> Vec<(String, String)> {
        Vec::new()
    }
    /// The rows of these owners, in the order they were made.
    ///
    /// # Errors
    /// When the database fails.
    fn load(conn: &mut AnyConnection, owners: &[String]) -> Result<Vec<Self>>;
    /// Runs before a row is removed, in the same transaction: lets go of it.
    ///
    /// # Errors
    /// When the database fails.
    fn let_go(&self, _tx: &mut crate::history::Tx, _dossier: &Dossier) -> Result<()> {
        Ok(())
    }
    /// Runs after a row was added or changed, in the same transaction.
    ///
    /// # Errors
    /// When the database fails.
    fn follow(&self, _tx: &mut crate::history::Tx, _dossier: &Dossier) -> Result<()> {
        Ok(())
    }
}

/// The rows of these owners. One owner is asked for by an equality that the
/// database keeps prepared; several by a list.
#[macro_export]
macro_rules! load_rows {
    ($conn:expr, $table:ident, $owner:ident, $owners:expr) => {{
        use diesel::prelude::*;
        use $crate::schema::$table;
        let all = $table::table.order($table::id).select(Self::as_select());
        $crate::db::one_or_many!($conn, all, $table::$owner, $owners)
    }};
}

/// Declares a part of a case: see `charges.rs` for what it takes, and
/// `actions.rs` for one that is kept apart.
#[macro_export]
macro_rules! part {
    (@writer) => { $crate::access::Edit };
    (@writer Internal) => { $crate::access::Edit };
    // What is for the team alone is written by the team alone.
    (@writer $level:ident) => { $crate::access::Confide };
    (
        $type:ident, $table:ident, $subject:expr, $owner:ident, $segment:literal;
        $(level: $level:ident;)?
        $(apart: $room:ident;)?
        fields: [$($field:expr),* $(,)?];
        blank: |$case:ident| $blank:expr;
        heading: |$row:ident, $lang:ident| $heading:expr;
        headline: $headline:literal;
        check: $check:path;
        $(row_level: $row_level:path;)?
        $(picks: $picks:path;)?
        $(let_go: $let_go:path;)?
        $(follow: $follow:path;)?
    ) => {
        $crate::record!($type, $table, $subject, $owner);
        impl $crate::cases::parts::Part for $type {
            type Writer = $crate::part!(@writer $($level)?);
            const SEGMENT: &'static str = $segment;
            const FIELDS: &'static [$crate::fields::Field] = &[$($field),*];
            $(const LEVEL: $crate::fields::Level = $crate::fields::Level::$level;)?
            $(const APART: bool = !stringify!($room).is_empty();)?
            $(const MOST: $crate::fields::Level = $crate::fields::Level::Restricted;
            fn level(&self) -> $crate::fields::Level {
                $row_level(self)
            })?
            const HEADLINE: &'static str = $headline;
            fn blank($case: &$crate::cases::Case) -> Self {
                $blank
            }
            fn heading(&self, $lang: $crate::dates::Lang) -> String {
                let $row = self;
                $heading
            }
            fn check(
                &self,
                dossier: &$crate::cases::dossier::Dossier,
                lang: $crate::dates::Lang,
                problems: &mut $crate::fields::Problems,
            ) {
                $check(self, dossier, lang, problems);
            }
            $(fn picks(
                field: &str,
                dossier: &$crate::cases::dossier::Dossier,
                lang: $crate::dates::Lang,
            ) -> Vec<(String, String)> {
                $picks(field, dossier, lang)
            })?
            $(fn let_go(
                &self,
                tx: &mut $crate::history::Tx,
                dossier: &$crate::cases::dossier::Dossier,
            ) -> $crate::error::Result<()> {
                $let_go(self, tx, dossier)
            })?
            $(fn follow(
                &self,
                tx: &mut $crate::history::Tx,
                dossier: &$crate::cases::dossier::Dossier,
            ) -> $crate::error::Result<()> {
                $follow(self, tx, dossier)
            })?
            fn rows(dossier: &$crate::cases::dossier::Dossier) -> Vec<&Self> {
                dossier.$($room.)?$table.iter().collect()
            }
            fn load(conn: &mut $crate::db::AnyConnection, owners: &[String]) -> $crate::error::Result<Vec<Self>> {
                Ok($crate::load_rows!(conn, $table, $owner, owners))
            }
        }
    };
}

/// The fields of the records of this kind, for history and facts.
pub fn fields_of(kind: &str) -> &'static [Field] {
    use super::{
        actions::Action, assessments::Assessment, channels::Channel, charges::Charge, consents::Consent,
        consular::ConsularEvent, contacts::Contact, conversations::Conversation, court::Hearing, criteria::Criterion,
        custody::Episode, events::Event, groups, health::HealthConcern, identity_documents::IdentityDocument,
        lawyers::Lawyer, release::Release, sentences::Sentence, stages::StageRow, treatment::TreatmentConcern,
    };
    use crate::people::{Person, names::Name, nationalities::Nationality};
    match kind {
        Case::KIND => Case::FIELDS,
        Person::KIND => Person::FIELDS,
        Name::KIND => Name::FIELDS,
        Nationality::KIND => Nationality::FIELDS,
        Episode::KIND => <Episode as Part>::FIELDS,
        StageRow::KIND => <StageRow as Part>::FIELDS,
        Charge::KIND => <Charge as Part>::FIELDS,
        Hearing::KIND => <Hearing as Part>::FIELDS,
        Sentence::KIND => <Sentence as Part>::FIELDS,
        Release::KIND => <Release as Part>::FIELDS,
        Event::KIND => <Event as Part>::FIELDS,
        Consent::KIND => <Consent as Part>::FIELDS,
        groups::GroupMember::KIND => <groups::GroupMember as Part>::FIELDS,
        Contact::KIND => <Contact as Part>::FIELDS,
        Channel::KIND => <Channel as Part>::FIELDS,
        Conversation::KIND => <Conversation as Part>::FIELDS,
        Lawyer::KIND => <Lawyer as Part>::FIELDS,
        ConsularEvent::KIND => <ConsularEvent as Part>::FIELDS,
        HealthConcern::KIND => <HealthConcern as Part>::FIELDS,
        TreatmentConcern::KIND => <TreatmentConcern as Part>::FIELDS,
        Action::KIND => <Action as Part>::FIELDS,
        Assessment::KIND => <Assessment as Part>::FIELDS,
        Criterion::KIND => <Criterion as Part>::FIELDS,
        IdentityDocument::KIND => <IdentityDocument as Part>::FIELDS,
        groups::Group::KIND => groups::Group::FIELDS,
        super::outgoing::Export::KIND => super::outgoing::Export::FIELDS,
        super::tasks::Task::KIND => super::tasks::Task::FIELDS,
        super::notes::Note::KIND => super::notes::Note::FIELDS,
        super::weekly::Answer::KIND => super::weekly::Answer::FIELDS,
        super::citations::Citation::KIND => super::citations::Citation::FIELDS,
        crate::sources::Source::KIND => crate::sources::Source::FIELDS,
        _ => &[],
    }
}
