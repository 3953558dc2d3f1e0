//! What a text says about itself: when, by whom and where it was published, how much is missing, whether a machine
//! translated it. Proposals only; what the text does not show stays open.

mod published;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::boilerplate::{Grey, Why};
use super::document::Document;
use super::language::Language;
use super::model::Quote;
use crate::dates::PartialDate;
use crate::text::fold;

/// When a text was published.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Published {
    /// The day or its bounds.
    pub value: PartialDate,
    /// What it rests on: a dateline, the day of a picture, an event still to come.
    pub quotes: Vec<Quote>,
}

/// What a text says about itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Metadata {
    /// The first line, if it looks like a heading.
    pub title: Option<Quote>,
    /// Names in the byline.
    pub authors: Vec<Quote>,
    /// An agency named in a credit or dateline. It need not be the publisher.
    pub agency: Option<Quote>,
    /// When it was published.
    pub published: Option<Published>,
    /// How much of it subscribers alone can read, in percent.
    pub missing_percent: Option<f64>,
    /// Words that show a machine translation.
    pub machine_translation: Vec<Quote>,
}

/// Reads what a text says about itself.
pub(super) fn read(text: &str, language: Language, greyed: &[Grey]) -> Metadata {
    let whole = Document::new(text, language, &[]);
    Metadata {
        title: title(text),
        authors: authors(text, greyed),
        agency: greyed.iter().find(|g| g.why == Why::Credit).map(|g| quote(text, g.start, g.end)),
        published: published::find(&whole, greyed),
        missing_percent: missing(text),
        machine_translation: signs(text),
    }
}

fn quote(text: &str, start: usize, end: usize) -> Quote {
    Quote { text: text.get(start..end).unwrap_or_default().to_owned(), start, end }
}

fn title(text: &str) -> Option<Quote> {
    let start = text.len() - text.trim_start().len();
    let line = text.trim_start().lines().next()?.trim_end();
    let more = text.get(start + line.len()..)?.trim();
    let fits = line.len() <= 200 && !more.is_empty() && !line.ends_with(['.', ':', ';', ',']) && line.contains(' ');
    fits.then(|| quote(text, start, start + line.len()))
}

fn authors(text: &str, greyed: &[Grey]) -> Vec<Quote> {
    let lines = greyed.iter().filter(|g| g.why == Why::Byline);
    let mut authors = Vec::new();
    for line in lines {
        let raw = text.get(line.start..line.end).unwrap_or_default();
        let mut at = line.start;
        for part in raw.split_inclusive([',', '&']).flat_map(|part| part.split_inclusive(" and ")) {
            let name: String = part.trim_matches([',', '&', ' ']).to_owned();
            let bare = name.strip_suffix(" and").unwrap_or(&name);
            let bare =
                ["By: ", "By ", "Par ", "Por ", "Von "].iter().find_map(|by| bare.strip_prefix(by)).unwrap_or(bare);
            let words = bare.split_whitespace().count();
            let name = (2..=4).contains(&words) && bare.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
            if let Some(offset) = part.find(bare).filter(|_| name) {
                authors.push(quote(text, at + offset, at + offset + bare.len()));
            }
            at += part.len();
        }
    }
    authors
}

/// "You have 39.69% of this article left to read", "Il vous reste 60 % de cet article à lire".
fn missing(text: &str) -> Option<f64> {
    text.match_indices('%').find_map(|(at, _)| {
        let before = text.get(..at)?.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',').len();
        let number = before.get(before.len() - digits..)?.replace(',', ".");
        let from = text.floor_char_boundary(at.saturating_sub(50));
        let to = text.floor_char_boundary((at + 60).min(text.len()));
        let around = fold(text.get(from..to)?);
        let says = ["left to read", "de cet article a lire", "article est reserve", "por leer", "dieses artikels"];
        let value: f64 = number.parse().ok()?;
        (says.iter().any(|words| around.contains(words)) && value <= 100.0).then_some(value)
    })
}

fn signs(text: &str) -> Vec<Quote> {
    let lower = text.to_ascii_lowercase();
    let list = include_str!("data/signs.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    list.filter_map(|sign| lower.find(sign).map(|at| quote(text, at, at + sign.len()))).collect()
}
