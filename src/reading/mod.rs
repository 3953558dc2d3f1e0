//! Reads an article: what is not part of it, who is held, where, since when and for what, each with its words.
//!
//! Rules and word lists, no model, no network: the same text always gives the same reading. The way is
//! blocks → boilerplate → sentences → names → people → who is meant → events → roles → facts.
//! The word lists are the files of `data/`; how to extend them is said in their first lines.

mod boilerplate;
mod calendar;
mod claims;
mod context;
pub mod decode;
mod document;
mod facts;
mod groups;
pub mod html;
mod language;
mod lexicon;
mod mentions;
mod metadata;
mod model;
pub mod near;
mod odds;
mod people;
mod reason;
mod roles;
mod scenes;
mod scope;
pub mod score;
mod tags;
mod tokens;
mod weighing;

pub use boilerplate::{Grey, Why};
pub use language::Language;
pub use metadata::{Metadata, Published};
pub use model::{Charge, Fact, NameForm, Penalty, Person, Quote, Reading, Role, StatedDate};
pub use reason::Reason;

use crate::dates::PartialDate;

/// More of a text than this is not read: the article is at its beginning.
pub const MOST_BYTES: usize = 120_000;

/// What is known about a text before it is read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Its language; found out if not given.
    pub language: Option<Language>,
    /// When it was published, to complete "on Monday" and "in June" from.
    pub published: Option<PartialDate>,
    /// Greyed spans that somebody wants read all the same, by their first byte.
    pub restored: Vec<usize>,
}

/// Reads a text. All offsets are bytes of `text`.
pub fn read(text: &str, options: &Options) -> Reading {
    let end = text.floor_char_boundary(MOST_BYTES);
    let head = text.get(..end).unwrap_or_default();
    let found = options.language.or_else(|| language::detect(head));
    let language = found.unwrap_or(Language::En);
    let mut greyed = boilerplate::find(head, language);
    greyed.retain(|grey| !options.restored.contains(&grey.start));
    let metadata = metadata::read(head, language, &greyed);
    let people = match found {
        Some(_) => people(head, language, &greyed, options, &metadata),
        None => Vec::new(),
    };
    Reading { language: found, truncated: end < text.len(), metadata, people, greyed }
}

/// For the fitting of weights: everybody the text names, with what speaks for and against their being held.
fn weighed(text: &str, options: &Options) -> Vec<(Person, odds::Evidence)> {
    let language = options.language.or_else(|| language::detect(text)).unwrap_or(Language::En);
    let greyed = boilerplate::find(text, language);
    let document = document::Document::new(text, language, &greyed);
    let cast = scenes::Cast::new(&document);
    let claims = claims::Claims::gather(&cast);
    facts::weighed(&cast, &claims)
}

/// For the fitting of weights: those who are held, what speaks for a case, and each date with what speaks for its being
/// the day of the arrest.
fn proposed(text: &str, options: &Options) -> Vec<Proposed> {
    let language = options.language.or_else(|| language::detect(text)).unwrap_or(Language::En);
    let greyed = boilerplate::find(text, language);
    let metadata = metadata::read(text, language, &greyed);
    let document = document::Document::new(text, language, &greyed);
    let cast = scenes::Cast::new(&document);
    let claims = claims::Claims::gather(&cast);
    let proposed = facts::proposed(&cast, claims, options, &metadata);
    let dates = |candidates: Vec<facts::Candidate>| {
        candidates.into_iter().map(|candidate| (candidate.evidence, candidate.fact.value.edtf)).collect()
    };
    proposed.into_iter().map(|(person, evidence, list)| Proposed { person, evidence, dates: dates(list) }).collect()
}

/// Somebody who is held, before it is weighed whether that is a case.
struct Proposed {
    person: Person,
    evidence: odds::Evidence,
    dates: Vec<(odds::Evidence, String)>,
}

fn people(text: &str, language: Language, greyed: &[Grey], options: &Options, metadata: &Metadata) -> Vec<Person> {
    let document = document::Document::new(text, language, greyed);
    let cast = scenes::Cast::new(&document);
    let claims = claims::Claims::gather(&cast);
    facts::people(&cast, claims, options, metadata)
}
