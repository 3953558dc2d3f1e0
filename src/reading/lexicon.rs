//! The word lists of one language, as a table that finds phrases in a row of tokens.
//!
//! The lists are the files in `data/`. Nothing here knows a word of any language.

mod load;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::language::Language;
use super::tags::Tag;
use super::tokens::{Token, fold};

/// Words between the two halves of a phrase such as "let ... go".
const GAP: usize = 10;
/// Shorter beginnings of words are not looked up.
const SHORTEST_STEM: usize = 3;

/// One word of a phrase.
#[derive(Clone, Debug)]
struct Part {
    word: String,
    stem: bool,
    capital: bool,
}

impl Part {
    fn fits(&self, token: &Token) -> bool {
        let same = if self.stem { token.lower.starts_with(&self.word) } else { token.lower == self.word };
        same && (!self.capital || token.is_capital())
    }
}

#[derive(Clone, Debug)]
struct Entry {
    first_capital: bool,
    rest: Vec<Part>,
    /// What must follow within a few words: "let ... go".
    tail: Vec<Part>,
    tag: Tag,
}

/// A phrase found: the tokens from `from` up to `to`, and what they mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hit {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) tag: Tag,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: HashMap<String, Vec<Entry>>,
    stems: HashMap<String, Vec<Entry>>,
    /// Abbreviations that keep their point.
    pointed: std::collections::HashSet<String>,
}

impl Lexicon {
    /// The lexicon of a language, read once.
    pub(super) fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
        let place = match language {
            Language::En => &ALL[0],
            Language::Fr => &ALL[1],
            Language::Es => &ALL[2],
            Language::De => &ALL[3],
        };
        place.get_or_init(|| load::load(language))
    }

    /// Whether a word with its point is an abbreviation of this language.
    pub(super) fn is_pointed(&self, word: &str) -> bool {
        self.pointed.contains(word)
    }

    /// Whether this one word, written in lower case, has the meaning.
    pub(super) fn means(&self, word: &str, tag: Tag) -> bool {
        self.words
            .get(word)
            .is_some_and(|entries| entries.iter().any(|e| e.rest.is_empty() && e.tail.is_empty() && e.tag == tag))
    }

    /// What one word, written in lower case or with a capital, may mean by itself.
    pub(super) fn meanings<'a>(&'a self, word: &str) -> impl Iterator<Item = Tag> + use<'a> {
        self.words.get(word).into_iter().flatten().filter(|e| e.rest.is_empty()).map(|e| e.tag)
    }

    /// All phrases that begin at this token, into `hits`.
    pub(super) fn find(&self, tokens: &[Token], at: usize, hits: &mut Vec<Hit>) {
        let Some(token) = tokens.get(at) else {
            return;
        };
        if let Some(entries) = self.words.get(&token.lower) {
            fitting(entries, tokens, at, hits);
        }
        for (end, _) in token.lower.char_indices().skip(SHORTEST_STEM) {
            let stem = token.lower.get(..end).unwrap_or_default();
            if let Some(entries) = self.stems.get(stem) {
                fitting(entries, tokens, at, hits);
            }
        }
        if let Some(entries) = self.stems.get(&token.lower) {
            fitting(entries, tokens, at, hits);
        }
    }

    /// Adds a phrase; a `*` at the end of a word stands for any ending.
    fn add(&mut self, phrase: &str, tag: Tag) {
        let (head, tail) = phrase.split_once(" ... ").unwrap_or((phrase, ""));
        let mut parts = head.split_whitespace().flat_map(split_elision).map(part);
        let tail = tail.split_whitespace().flat_map(split_elision).map(part).collect();
        let Some(first) = parts.next() else {
            return;
        };
        let rest: Vec<Part> = parts.collect();
        for word in phrase.split_whitespace().filter(|word| word.len() > 1 && word.ends_with('.')) {
            self.pointed.insert(fold(word));
        }
        let entry = Entry { first_capital: first.capital, rest, tail, tag };
        let table = if first.stem { &mut self.stems } else { &mut self.words };
        table.entry(first.word).or_default().push(entry);
    }
}

fn fitting(entries: &[Entry], tokens: &[Token], at: usize, hits: &mut Vec<Hit>) {
    for entry in entries {
        let to = at + 1 + entry.rest.len();
        let Some(following) = tokens.get(at + 1..to) else {
            continue;
        };
        let capital = !entry.first_capital || tokens.get(at).is_some_and(Token::is_capital);
        let whole = entry.rest.iter().zip(following).all(|(part, token)| part.fits(token));
        if capital && whole && has_tail(&entry.tail, tokens, to) {
            hits.push(Hit { from: at, to, tag: entry.tag });
        }
    }
}

fn has_tail(tail: &[Part], tokens: &[Token], from: usize) -> bool {
    let starts = from..from + GAP;
    tail.is_empty()
        || starts.into_iter().any(|at| {
            let found = tokens.get(at..at + tail.len()).unwrap_or_default();
            found.len() == tail.len() && tail.iter().zip(found).all(|(part, token)| part.fits(token))
        })
}

/// "l'état" is two words in a text, so it is two words in a phrase.
fn split_elision(word: &str) -> Vec<&str> {
    match word.split_once('\'') {
        Some((head, tail)) if !tail.is_empty() && super::tokens::is_elision(head) => {
            vec![word.get(..=head.len()).unwrap_or(word), tail]
        }
        _ => vec![word],
    }
}

fn part(word: &str) -> Part {
    let (word, stem) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
    Part { word: fold(word), stem, capital: word.chars().any(char::is_uppercase) }
}
