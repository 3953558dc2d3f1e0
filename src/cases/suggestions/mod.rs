//! What an article says of the people in it, as the form of a case takes it: a
//! value, the words that it rests on, and why. Suggestions are never kept: the
//! same text gives the same ones again, and what a person confirms becomes a
//! value with its citation.

pub mod card;
pub mod known;
pub mod meeting;
pub mod web;

use crate::{
    cases::web::create,
    clock,
    dates::{Lang, PartialDate},
    fields::{Field, Input, Problems},
    locale::{self, Value as Arg},
    reading::{Fact, Person, Quote, Reason},
    words::{
        Charge, Country, Custody, FileStatus, Gender, Language, Release as ReleaseKind, Sentence as SentenceKind, Term,
    },
};
use serde_json::{Map, Value};

/// What labels and messages of the form go by: it is the form of a new case, with more in it.
pub const KIND: &str = create::KIND;

/// What the form asks for, with the values that an article suggests.
pub const FIELDS: &[Field] = &[
    Field::new("name", Input::Name),
    Field::term::<Country>("nationality"),
    Field::term::<Country>("second_nationality"),
    Field::term::<Country>("detaining_country").required(),
    Field::term::<Custody>("status").required(),
    Field::date("started"),
    Field::line("place"),
    Field::line("as_stated"),
    Field::term::<Charge>("categories"),
    Field::term::<SentenceKind>("sentence"),
    Field::new("years", Input::Number(0, 150)),
    Field::new("months", Input::Number(0, 600)),
    Field::date("imposed"),
    Field::term::<ReleaseKind>("release"),
    Field::date("left_custody"),
    Field::date("as_of"),
    Field::line("name_unknown_label"),
    Field::term::<Gender>("gender").required(),
    Field::line("occupation"),
    Field::term::<FileStatus>("file_status").required(),
];

/// What is asked of everybody, whether the article says it or not.
pub const ALWAYS: [&str; 4] = ["name", "detaining_country", "status", "started"];

/// A value that an article suggests for a field of the form.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The field of [`FIELDS`].
    pub field: &'static str,
    /// What stands in the form.
    pub value: String,
    /// The exact words.
    pub quote: String,
    /// Where they begin: characters of the text from 0.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Why, in words.
    pub because: String,
    /// Who says so in the text, where it is not the author.
    pub who: Option<String>,
}

/// What the text says of this person, in the order of the form. What cannot be kept as the form keeps it is left out.
pub fn of(person: &Person, text: &str, lang: Lang) -> Vec<Suggestion> {
    let mut all = Vec::new();
    let mut say = |field: &'static str, value: Option<String>, quote: &Quote, reason: &Reason| {
        let Some(value) = value.filter(|value| !value.is_empty()) else { return };
        let at = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
        let (start, end) = (at(quote.start), at(quote.end));
        let because = because(reason, lang);
        all.push(Suggestion { field, value, quote: quote.text.clone(), start, end, because, who: None });
    };
    if let Some(form) = person.forms.iter().find(|form| form.text == person.name) {
        let quote = Quote { text: form.text.clone(), start: form.start, end: form.end };
        say("name", Some(person.name.clone()), &quote, &person.role.reason);
    }
    for (field, fact) in ["nationality", "second_nationality"].into_iter().zip(&person.nationalities) {
        say(field, code::<Country>(fact.value), &fact.quote, &fact.reason);
    }
    if let Some(fact) = &person.country {
        say("detaining_country", code::<Country>(fact.value), &fact.quote, &fact.reason);
    }
    if let Some(fact) = &person.custody {
        say("status", code::<Custody>(fact.value), &fact.quote, &fact.reason);
    }
    let dated = |fact: &Fact<crate::reading::StatedDate>| date(&fact.value.edtf, lang);
    if let Some(fact) = &person.arrested {
        say("started", dated(fact), &fact.quote, &fact.reason);
    }
    if let Some(fact) = &person.place {
        say("place", Some(fact.value.clone()), &fact.quote, &fact.reason);
    }
    if let Some(fact) = person.charges.first() {
        say("as_stated", Some(fact.value.as_stated.clone()), &fact.quote, &fact.reason);
        say("categories", code::<Charge>(fact.value.category), &fact.quote, &fact.reason);
    }
    if let Some(fact) = &person.sentence {
        say("sentence", code::<SentenceKind>(fact.value.kind), &fact.quote, &fact.reason);
        let length = fact.value.months.map(|months| (months / 12, months % 12));
        let number = |n: u32| (n > 0).then(|| n.to_string());
        say("years", length.and_then(|(years, _)| number(years)), &fact.quote, &fact.reason);
        say("months", length.and_then(|(_, months)| number(months)), &fact.quote, &fact.reason);
    }
    if let Some(fact) = &person.sentenced {
        if person.sentence.is_none() {
            say("sentence", Some("unknown".to_owned()), &fact.quote, &fact.reason);
        }
        say("imposed", dated(fact), &fact.quote, &fact.reason);
    }
    if let Some(fact) = &person.released {
        let how = person.release_type.and_then(code::<ReleaseKind>);
        say("release", how.or_else(|| Some("unknown_released".to_owned())), &fact.quote, &fact.reason);
        say("left_custody", dated(fact), &fact.quote, &fact.reason);
    }
    let alleged_by = person.charges.first().and_then(|fact| fact.value.alleged_by.clone());
    for one in all.iter_mut().filter(|one| ["as_stated", "categories"].contains(&one.field)) {
        one.who.clone_from(&alleged_by);
    }
    all
}

/// The rules of what is entered beyond the form of a new case: no part of a sentence or a release stands alone.
pub fn check(values: &Map<String, Value>, lang: Lang, problems: &mut Problems) {
    let has = |name: &str| values.get(name).is_some_and(|value| !value.is_null());
    let date = |name: &str| values.get(name).and_then(Value::as_str).and_then(|d| PartialDate::from_edtf(d).ok());
    for (of, parts) in [("sentence", ["years", "months", "imposed"].as_slice()), ("release", &["left_custody"])] {
        if !has(of) && parts.iter().any(|part| has(part)) {
            problems.error(of, locale::text(lang, "rule-choose-which"));
        }
    }
    if has("release") && !has("left_custody") && problems.at("left_custody").is_none() {
        problems.error("left_custody", locale::text(lang, "rule-left-custody-needed"));
    }
    let started = date("started");
    for name in ["imposed", "left_custody"] {
        let Some(date) = date(name) else { continue };
        if date.earliest().is_some_and(|first| first > clock::today()) {
            problems.error(name, locale::text(lang, "rule-future"));
        }
        if started.as_ref().is_some_and(|started| date.certainly_before(started)) {
            match name {
                // Courts sentence people whom they have not got.
                "imposed" => problems.ask(name, locale::text(lang, "ask-sentence-before-arrest")),
                _ => problems.error(name, locale::text(lang, "rule-release-before-arrest")),
            }
        }
    }
}

/// The code, if the vocabulary has it and it says something.
fn code<V: crate::words::Lexicon>(code: &str) -> Option<String> {
    Term::<V>::of(code).filter(|term| !term.is("unknown")).map(|term| term.code().to_owned())
}

/// The date as the form writes it; nothing where the text leaves the year open.
fn date(edtf: &str, lang: Lang) -> Option<String> {
    PartialDate::from_edtf(edtf).ok().map(|date| date.words(lang))
}

/// Why something is suggested, in words.
pub fn because(reason: &Reason, lang: Lang) -> String {
    let Ok(Value::Object(parts)) = serde_json::to_value(reason) else { return String::new() };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let key = format!("reading-{}", parts.get("code").map(text).unwrap_or_default().replace('_', "-"));
    let args: Vec<(&str, Arg)> = parts
        .iter()
        .filter(|(name, _)| *name != "code")
        .map(|(name, value)| (name.as_str(), text(value).into()))
        .collect();
    let country = |code: &str| Term::<Country>::of(code).map_or("", |term| term.label(lang)).to_owned();
    let args: Vec<(&str, Arg)> = args
        .into_iter()
        .map(|(name, value)| match (name, value) {
            ("country", Arg::Text(code)) => (name, country(&code).into()),
            pair => pair,
        })
        .collect();
    locale::format(lang, &key, &args)
}

/// The language to read a source in, where somebody said which.
pub fn language(source: &crate::sources::Source) -> Option<crate::reading::Language> {
    let code = source.language.map(|term: Term<Language>| term.code())?;
    crate::reading::Language::of(code)
}
