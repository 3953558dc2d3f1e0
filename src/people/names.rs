//! Names of a person: as written, in any script, with what kind of name it is
//! and what it is a transliteration of.

use super::Person;
use crate::{
    db::Subject,
    fields::{Field, Input},
    id::Id,
    record,
    words::{Language, NameKind, NameOrder, Romanisation, Script, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One name of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::names, treat_none_as_null = true)]
pub struct Name {
    /// Its id.
    pub id: Id<Name>,
    /// Counts its changes.
    pub version: i32,
    /// Whose name.
    pub person_id: Id<Person>,
    /// As written in the source.
    pub full: String,
    /// What kind of name.
    pub kind: Term<NameKind>,
    /// Given name.
    pub given: Option<String>,
    /// Patronymic or middle name.
    pub patronymic: Option<String>,
    /// `de`, `al-`, `bin` …
    pub particle: Option<String>,
    /// Family name.
    pub family1: Option<String>,
    /// Second family name.
    pub family2: Option<String>,
    /// Which comes first.
    pub name_order: Term<NameOrder>,
    /// ISO 15924.
    pub script: Term<Script>,
    /// BCP 47.
    pub language: Option<Term<Language>>,
    /// How it was put into Latin letters.
    pub romanisation: Option<Term<Romanisation>>,
    /// The name, of the same person, of which this is another spelling.
    pub transliteration_of: Option<Id<Name>>,
    /// Whether the person is listed under it. One per person.
    pub is_primary: bool,
    /// Whether it may leave the organisation.
    pub is_publishable: bool,
    /// Remarks.
    pub note: Option<String>,
}
record!(Name, names, Subject::Person, person_id);

impl Name {
    /// What is entered about a name.
    pub const FIELDS: &'static [Field] = &[
        Field::new("full", Input::Name).required().wanted().public(),
        Field::term::<NameKind>("kind").required(),
        Field::new("is_primary", Input::Check),
        Field::new("given", Input::Name),
        Field::new("patronymic", Input::Name),
        Field::new("particle", Input::Name),
        Field::new("family1", Input::Name),
        Field::new("family2", Input::Name),
        Field::term::<NameOrder>("name_order").required(),
        Field::term::<Script>("script").required(),
        Field::term::<Language>("language"),
        Field::term::<Romanisation>("romanisation"),
        Field::new("transliteration_of", Input::Pick),
        Field::new("is_publishable", Input::Check),
        Field::text("note"),
    ];

    /// The writing direction of its script: `ltr` or `rtl`.
    pub fn dir(&self) -> &'static str {
        if self.script.extra("dir") == "rtl" { "rtl" } else { "ltr" }
    }

    /// The language tag for a page, `""` where it is not known.
    pub fn tag(&self) -> &'static str {
        self.language.map_or("", |language| language.code())
    }
}
