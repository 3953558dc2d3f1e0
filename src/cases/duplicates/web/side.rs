//! One of two people, as these pages show them.

use crate::{
    cases::duplicates::{likeness::Likeness, store::Known},
    dates::Lang,
    web::page::Page,
};

/// One of two people.
pub struct Side {
    /// `P-000123`.
    pub reference: String,
    /// The name under which they are listed, or the words that stand for it.
    pub name: String,
    /// Their other names.
    pub others: Vec<String>,
    /// Gender, where it is known.
    pub gender: String,
    /// Birth date in words.
    pub born: String,
    /// Nationalities.
    pub nationalities: String,
    /// When they were taken.
    pub since: String,
    /// The cases that the visitor sees: id, reference, where.
    pub cases: Vec<(String, String, &'static str)>,
}

impl Side {
    /// What is known of somebody.
    pub fn of(page: &Page, it: &Known) -> Self {
        let lang = page.lang();
        let mut names = it.names.iter().map(|name| name.full.clone());
        let label = || it.person.name_unknown_label.clone().unwrap_or_else(|| page.t("name-not-known").to_owned());
        let words = |all: Vec<String>| all.join(", ");
        Self {
            reference: it.person.reference.clone(),
            name: names.next().unwrap_or_else(label),
            others: names.collect(),
            gender: it.context.gender.map(|term| term.label(lang).to_owned()).unwrap_or_default(),
            born: it.context.birth.as_ref().map(|date| date.words(lang)).unwrap_or_default(),
            nationalities: words(it.context.nationalities.iter().map(|term| term.label(lang).to_owned()).collect()),
            since: words(it.context.starts.iter().map(|date| date.short_words(lang)).collect()),
            cases: it
                .cases
                .iter()
                .map(|case| (case.id.to_string(), case.reference.clone(), case.detaining_country.label(lang)))
                .collect(),
        }
    }
}

/// What speaks for two people being one, and what against, in words.
pub struct Reasons {
    /// Whether they are probably one.
    pub is_probable: bool,
    /// What speaks for it.
    pub pro: Vec<String>,
    /// What speaks against it.
    pub con: Vec<String>,
}

impl Reasons {
    /// In words.
    pub fn of(likeness: &Likeness, lang: Lang) -> Self {
        let words = |is_for: bool| {
            likeness.why.iter().filter(|why| why.is_for() == is_for).map(|why| why.words(lang)).collect()
        };
        Self { is_probable: likeness.is_probable(), pro: words(true), con: words(false) }
    }
}
