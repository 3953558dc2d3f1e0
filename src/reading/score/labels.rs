//! The labels of a set, as they are written in `labels.jsonl`.

use serde::Deserialize;

/// Whether a text tells of a foreigner who is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It does.
    Positive,
    /// It does not.
    Negative,
}

/// What a careful reader found in a text.
#[derive(Clone, Debug, Deserialize)]
pub struct Label {
    /// The name of the file without its ending.
    pub id: String,
    /// ISO 639-1.
    pub language: Option<String>,
    /// Whether it tells of a case.
    pub kind: Kind,
    /// The detainees.
    #[serde(default)]
    pub persons: Vec<LabelledPerson>,
    /// Names that may be proposed or not.
    #[serde(default)]
    pub ambiguous: Vec<Ambiguous>,
    /// Phrases that are not part of the article.
    #[serde(default)]
    pub boilerplate: Vec<String>,
}

/// A name that never counts.
#[derive(Clone, Debug, Deserialize)]
pub struct Ambiguous {
    /// As in the text.
    pub name: String,
}

/// A detainee. Countries are alpha-2, dates EDTF.
#[derive(Clone, Debug, Deserialize)]
pub struct LabelledPerson {
    /// The fullest form.
    pub name: String,
    /// Other forms.
    #[serde(default)]
    pub also_spelt: Vec<String>,
    /// Nationalities in this text.
    #[serde(default)]
    pub nationalities: Vec<String>,
    /// The country that holds the person.
    pub detained_in: Option<String>,
    /// The accusation.
    pub category: String,
    /// Other categories that are right.
    #[serde(default)]
    pub category_alt: Vec<String>,
    /// The date of the arrest.
    pub arrested: Option<String>,
    /// Other dates that are right.
    #[serde(default)]
    pub arrested_accept: Vec<String>,
    /// The last the text knows.
    pub status: String,
    /// Other words for it that are right.
    #[serde(default)]
    pub status_alt: Vec<String>,
}
