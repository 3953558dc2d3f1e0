//! The languages that can be read, and which of them a text is in.

use serde::{Deserialize, Serialize};

use super::lexicon::Lexicon;
use super::tags::Tag;
use super::tokens::{Token, tokenise};

/// More words than these say nothing new about the language.
const SAMPLE: usize = 600;
/// Bytes that surely hold the sample.
const SAMPLE_BYTES: usize = 12_000;

/// A language with word lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// German.
    De,
}

impl Language {
    /// All languages, in the order in which a draw is settled.
    pub const ALL: [Self; 4] = [Self::En, Self::Fr, Self::Es, Self::De];

    /// The language with this ISO 639-1 code.
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "en" => Some(Self::En),
            "fr" => Some(Self::Fr),
            "es" => Some(Self::Es),
            "de" => Some(Self::De),
            _ => None,
        }
    }

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::De => "de",
        }
    }
}

/// The language whose small words are most of the text; `None` if the text has too few of them in any.
pub(super) fn detect(text: &str) -> Option<Language> {
    let end = text.floor_char_boundary(SAMPLE_BYTES);
    let sample = text.get(..end).unwrap_or(text);
    let mut best = None;
    for language in Language::ALL {
        let lexicon = Lexicon::of(language);
        let tokens = tokenise(sample, language);
        let words: Vec<&Token> = tokens.iter().filter(|t| t.is_word()).take(SAMPLE).collect();
        let small = words.iter().filter(|t| is_small(lexicon, t)).count();
        let share = small * 100 / words.len().max(1);
        if share >= 12 && best.is_none_or(|(most, _)| share > most) {
            best = Some((share, language));
        }
    }
    best.map(|(_, language)| language)
}

fn is_small(lexicon: &Lexicon, token: &Token) -> bool {
    lexicon.means(&token.lower, Tag::Function)
}
