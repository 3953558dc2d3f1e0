//! What an article says about itself, for the card of its source: proposed
//! where nobody has filled it in.

use crate::{
    dates::Lang,
    fields::{Field, show},
    history::Record,
    reading::{Quote, Reading},
    sources::{Source, captures::extract::Stated},
    words::{Language, Term},
};
use serde_json::{Map, Value, json};

/// A value for a field of the source that is still empty.
pub struct Proposal {
    /// The field of the source.
    pub field: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What the form sends.
    pub value: String,
    /// The same in words.
    pub words: String,
    /// What it rests on, where words of the text show it.
    pub quotes: Vec<String>,
}

/// What can be proposed, in the order of the form: what the text shows, and what the head of its page or mail states.
pub fn proposals(source: &Source, reading: &Reading, stated: &Stated, lang: Lang) -> Vec<Proposal> {
    let metadata = &reading.metadata;
    let language = reading.language.map(|language| language.code()).and_then(Term::<Language>::of);
    let authors: Vec<&str> = metadata.authors.iter().map(|quote| quote.text.as_str()).collect();
    let percent = metadata.missing_percent.map(|percent| percent.round());
    let is_machine = !metadata.machine_translation.is_empty();
    let authors = if authors.is_empty() { stated.author.clone() } else { Some(authors.join(", ")) };
    // The head gives the day; where the text shows one too, it is the text that can be pointed at.
    let published = match &metadata.published {
        Some(published) => Some(json!(published.value)),
        None => stated.published.as_ref().map(|day| json!(day)),
    };
    let found: [(&str, Option<Value>, &[Quote]); 8] = [
        ("publisher", stated.publisher.as_ref().map(|name| json!(name)), &[]),
        ("author", authors.map(|authors| json!(authors)), &[]),
        ("url", stated.url.as_ref().map(|url| json!(url)), &[]),
        ("language", language.map(|term| json!(term.code())), &[]),
        ("published", published, metadata.published.as_ref().map_or(&[], |published| &published.quotes)),
        ("completeness", percent.map(|_| json!("paywalled_part")), &[]),
        ("missing_percent", percent.map(|percent| json!(format!("{percent:.0}"))), &[]),
        ("translation_kind", is_machine.then(|| json!("machine")), &metadata.machine_translation),
    ];
    let open = open(source);
    found
        .into_iter()
        .filter(|(name, ..)| open.contains(name))
        .filter_map(|(name, value, quotes)| proposal(field(name)?, value?, quotes, lang))
        .collect()
}

/// The fields that nobody has filled in: what stands there is never overwritten.
pub fn open(source: &Source) -> Vec<&'static str> {
    let Ok(Value::Object(known)) = serde_json::to_value(source) else { return Vec::new() };
    let is_open = |field: &&Field| match field.name {
        // "Full" is where every source begins.
        "completeness" => source.completeness.is("full"),
        name => known.get(name).is_none_or(Value::is_null),
    };
    Source::FIELDS.iter().filter(is_open).map(|field| field.name).collect()
}

fn field(name: &str) -> Option<&'static Field> {
    Source::FIELDS.iter().find(|field| field.name == name)
}

fn proposal(field: &'static Field, value: Value, quotes: &[Quote], lang: Lang) -> Option<Proposal> {
    let words = show::words(field, &value, lang)?;
    let typed = show::typed(field, &Map::from_iter([(field.name.to_owned(), value)]), lang);
    let quotes = quotes.iter().map(|quote| quote.text.clone()).collect();
    Some(Proposal { field: field.name, label: field.label(Source::KIND, lang), value: typed, words, quotes })
}
