//! What a reading says, in the shape in which it is printed as JSON.

use serde::Serialize;

use super::boilerplate::Grey;
use super::language::Language;
use super::metadata::Metadata;
use super::reason::Reason;

/// Everything read in one text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// The language the text was read in; `None` if it is in none that can be read.
    pub language: Option<Language>,
    /// Whether the text was longer than what is read, so that its end was left out.
    pub truncated: bool,
    /// What the text says about itself as a publication.
    pub metadata: Metadata,
    /// Everybody named outside greyed spans, in the order of the text.
    pub people: Vec<Person>,
    /// What is not part of the article, sorted.
    pub greyed: Vec<Grey>,
}

/// The part a person plays in the text. Only a detainee is a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Held in a country that is not their own, or was.
    Detainee,
    /// Held in their own country.
    HeldAtHome,
    /// A relative of somebody.
    Relative,
    /// A lawyer.
    Lawyer,
    /// Somebody who holds an office.
    Official,
    /// A journalist who reports or is asked.
    Journalist,
    /// A witness, expert, friend or supporter who is asked.
    Witness,
    /// Somebody hurt or killed, who is not held.
    Victim,
    /// Nothing says what the person has to do with it.
    Other,
}

/// The exact words a statement rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The words as they stand in the text.
    pub text: String,
    /// The offset of their first byte in the text.
    pub start: usize,
    /// The offset of the byte after their last.
    pub end: usize,
}

/// A value with the words it rests on and the reason in plain English.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// What it rests on.
    pub quote: Quote,
    /// The reason, to be said in any language.
    pub reason: Reason,
    /// The reason in English.
    pub because: String,
}

impl<T> Fact<T> {
    pub(super) fn new(value: T, quote: Quote, reason: Reason) -> Self {
        Self { value, quote, because: reason.to_string(), reason }
    }
}

/// A form of a name and where it stands first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameForm {
    /// The form as written.
    pub text: String,
    /// The offset of its first byte where it stands first.
    pub start: usize,
    /// The offset of the byte after its last.
    pub end: usize,
    /// How often it stands in the text.
    pub times: usize,
}

/// An accusation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Charge {
    /// The code of the vocabulary `charge`.
    pub category: &'static str,
    /// The words that name it.
    pub as_stated: String,
    /// Who accuses, as far as the sentence says so.
    pub alleged_by: Option<String>,
    /// The code of the vocabulary `charge_formality`.
    pub formality: &'static str,
}

/// A date as a text gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedDate {
    /// EDTF. A year the text does not give is written `XXXX`.
    pub edtf: String,
    /// The words.
    pub as_stated: String,
}

/// A sentence passed by a court.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Penalty {
    /// The code of the vocabulary `sentence`.
    pub kind: &'static str,
    /// Its length in months, for imprisonment.
    pub months: Option<u32>,
    /// The words.
    pub as_stated: String,
}

/// Somebody named in the text and, for a detainee, what it says of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Person {
    /// What the person has to do with it, with the words that show it.
    pub role: Fact<Role>,
    /// The fullest form of the name in the text.
    pub name: String,
    /// All forms of the name.
    pub forms: Vec<NameForm>,
    /// Country codes (ISO 3166-1 alpha-3).
    pub nationalities: Vec<Fact<&'static str>>,
    /// The country that holds the person (alpha-3).
    pub country: Option<Fact<&'static str>>,
    /// The city or prison.
    pub place: Option<Fact<String>>,
    /// Accusations; the first is the one most clearly said of the person.
    pub charges: Vec<Fact<Charge>>,
    /// The category of the first accusation; `unknown` without any.
    pub category: &'static str,
    /// The code of the vocabulary `custody`, at the time of the text.
    pub custody: Option<Fact<&'static str>>,
    /// The code of the vocabulary `stage`, at the time of the text.
    pub stage: Option<Fact<&'static str>>,
    /// How the person came free: the code of the vocabulary `release`.
    pub release_type: Option<&'static str>,
    /// When the person lost their freedom.
    pub arrested: Option<Fact<StatedDate>>,
    /// When the sentence was passed.
    pub sentenced: Option<Fact<StatedDate>>,
    /// When the person came free.
    pub released: Option<Fact<StatedDate>>,
    /// The sentence.
    pub sentence: Option<Fact<Penalty>>,
}

impl Person {
    /// Whether the person is proposed as a case.
    pub fn is_case(&self) -> bool {
        self.role.value == Role::Detainee
    }
}
