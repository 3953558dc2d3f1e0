//! The phrases of `data/boilerplate.tsv`, found in lines.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::lines::{Line, Word};
use super::{Grey, Why, credits};
use crate::reading::language::Language;
use crate::text::fold;

/// A line with a phrase somewhere in it is greyed as a whole up to this many words.
const SHORT: usize = 8;
/// A line that begins with a phrase is greyed as a whole up to this many words.
const LONG: usize = 30;
/// A phrase of one word says little: only so short a line is greyed for it.
const TINY: usize = 4;
/// A paragraph has so many words.
const PARAGRAPH: usize = 18;
/// Shorter words with a capital are no names.
const NAME_LETTERS: usize = 3;
/// The tail of a page does not begin in its first part: percent of the text.
const TAIL_FROM: usize = 30;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Line,
    Phrase,
    Tail,
    Until,
    Rest,
}

#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) scope: Scope,
    pub(super) why: Why,
    words: Vec<String>,
    until: Vec<String>,
}

/// Reads one line of the list.
pub(super) fn read(line: &str) -> Option<Phrase> {
    let mut columns = line.split('\t');
    let scope = match columns.next()? {
        "line" => Scope::Line,
        "phrase" => Scope::Phrase,
        "tail" => Scope::Tail,
        "until" => Scope::Until,
        "rest" => Scope::Rest,
        _ => return None,
    };
    let why = match columns.next()? {
        "menu" => Why::Menu,
        "link" => Why::Link,
        "related" => Why::Related,
        "comments" => Why::Comments,
        "newsletter" => Why::Newsletter,
        "paywall" => Why::Paywall,
        "credit" => Why::Credit,
        "cookies" => Why::Cookies,
        "advert" => Why::Advert,
        _ => return None,
    };
    let phrase = columns.next()?;
    let (head, tail) = phrase.split_once("...").unwrap_or((phrase, ""));
    Some(Phrase { scope, why, words: keys(head), until: keys(tail) })
}

fn keys(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().map(fold).map(|word| word.replace(' ', "")).collect()
}

fn table() -> &'static HashMap<String, Vec<Phrase>> {
    static TABLE: OnceLock<HashMap<String, Vec<Phrase>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<String, Vec<Phrase>> = HashMap::new();
        let lines = include_str!("../data/boilerplate.tsv").lines().filter(|line| !line.starts_with('#'));
        for phrase in lines.filter_map(read) {
            if let Some(first) = phrase.words.first() {
                table.entry(first.clone()).or_default().push(phrase);
            }
        }
        table
    })
}

/// Greys what the list knows.
pub(super) fn find(text: &str, lines: &[Line], language: Language, greys: &mut Vec<Grey>) {
    let length = text.len();
    for (number, line) in lines.iter().enumerate() {
        for at in 0..line.words.len() {
            let Some(word) = line.words.get(at) else {
                continue;
            };
            for phrase in table().get(&word.key).into_iter().flatten() {
                let Some(after) = matches(&line.words, at, &phrase.words) else {
                    continue;
                };
                if let Some((start, mut end)) = span(line, at, after, phrase, length) {
                    if phrase.scope == Scope::Tail && phrase.why != Why::Comments {
                        end = goes_on(text, lines, number, language).unwrap_or(end);
                    }
                    greys.push(Grey { start, end, why: phrase.why });
                }
            }
        }
    }
}

/// Where the article goes on after a box in its midst: at a paragraph with names that stood before the box, or that
/// says that somebody is held.
fn goes_on(text: &str, lines: &[Line], number: usize, language: Language) -> Option<usize> {
    let names = |line: &Line| -> Vec<String> {
        let inner = line.words.iter().skip(1).filter(|word| word.capital && word.key.len() > NAME_LETTERS);
        inner.map(|word| word.key.clone()).collect()
    };
    let before: HashSet<String> = lines.iter().take(number).flat_map(names).collect();
    let known = |line: &Line| names(line).into_iter().filter(|name| before.contains(name)).collect::<HashSet<_>>();
    let held = |line: &Line| {
        text.get(line.start..line.end).is_some_and(|raw| raw.contains(". ") && credits::says_held(raw, language))
    };
    let paragraph = |line: &&Line| line.stops && line.words.len() >= PARAGRAPH && (known(line).len() > 1 || held(line));
    lines.iter().skip(number + 1).find(paragraph).map(|line| line.start)
}

/// The place after the phrase, if it stands here.
fn matches(words: &[Word], at: usize, phrase: &[String]) -> Option<usize> {
    let found = words.get(at..at + phrase.len())?;
    found.iter().zip(phrase).all(|(word, wanted)| same(&word.key, wanted)).then_some(at + phrase.len())
}

fn same(key: &str, wanted: &str) -> bool {
    key == wanted || (key.contains(' ') && key.replace(' ', "") == wanted)
}

fn span(line: &Line, at: usize, after: usize, phrase: &Phrase, length: usize) -> Option<(usize, usize)> {
    let count = line.words.len();
    let start = line.words.get(at)?.start;
    let end = line.words.get(after.checked_sub(1)?)?.end;
    match phrase.scope {
        Scope::Phrase => Some((start, end)),
        Scope::Rest => Some((start, line.end)),
        Scope::Until => {
            let from = (after..count).find(|from| matches(&line.words, *from, &phrase.until).is_some())?;
            let last = line.words.get(from + phrase.until.len() - 1)?;
            Some((start, last.end))
        }
        Scope::Tail => {
            let late = line.start * 100 >= length.saturating_mul(TAIL_FROM);
            (at == 0 && count <= SHORT && late && !line.stops).then_some((line.start, length))
        }
        Scope::Line => {
            let limit = match (phrase.words.len(), at) {
                (1, 0) => TINY,
                (1, _) => 0,
                (_, 0) => LONG,
                _ => SHORT,
            };
            (count <= limit).then_some((line.start, line.end))
        }
    }
}
