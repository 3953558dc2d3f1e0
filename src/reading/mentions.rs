//! Names of people in the text: runs of capitalised words that the lists do not know as something else.

mod classes;
mod things;

use std::collections::HashSet;
use std::ops::Range;

use super::document::Document;
use super::tags::Tag;
use classes::{Class, Classes};

/// No name has more words.
const LONGEST: usize = 7;

/// One place where a name stands.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
    /// The words of the name in lower case, with the shared family name if it stands further on.
    pub(super) words: Vec<String>,
    /// The name as it is to be shown.
    pub(super) shown: String,
    /// In a heading with capitals throughout, where only names known from elsewhere count.
    pub(super) heading: bool,
    /// Whether the words before lead up to a name: "the teacher X", "identified as X".
    pub(super) led: bool,
    /// Whether a word of it is known as a given name.
    pub(super) given: bool,
}

impl Mention {
    pub(super) fn is_full(&self) -> bool {
        self.words.len() > 1
    }
}

/// Finds the names of a document in the order of the text.
pub(super) fn find(document: &Document<'_>) -> Vec<Mention> {
    let lower: HashSet<&str> = (0..document.tokens.len())
        .filter(|at| document.sentence_of(*at).is_some())
        .filter_map(|at| document.token(at))
        .filter(|token| token.is_word() && !token.is_capital() && !has_capital(document, token))
        .map(|token| token.lower.as_str())
        .collect();
    let classes = Classes { document, lower };
    let mut mentions = Vec::new();
    for number in 0..document.sentences.len() {
        let from = mentions.len();
        in_sentence(&classes, number, &mut mentions);
        share_family(document, from, &mut mentions);
        relatives(document, from, &mut mentions);
    }
    mentions
}

/// "el-Sayed" begins small and is no small word.
fn has_capital(document: &Document<'_>, token: &super::tokens::Token) -> bool {
    document.text.get(token.start..token.end).is_some_and(|raw| raw.contains(char::is_uppercase))
}

fn in_sentence(classes: &Classes<'_, '_>, number: usize, mentions: &mut Vec<Mention>) {
    let row = classes.document.row(number);
    let heading = classes.is_heading(&row);
    let mut at = row.start;
    while at < row.end {
        let len = run(classes, at, &row);
        if len == 0 {
            at += 1;
            continue;
        }
        let tokens = at..at + len;
        if !classes.is_thing(&tokens, &row) {
            mentions.push(mention(classes, tokens, number, heading));
        }
        at += len;
    }
}

fn mention(classes: &Classes<'_, '_>, tokens: Range<usize>, sentence: usize, heading: bool) -> Mention {
    let document = classes.document;
    let words =
        tokens.clone().filter_map(|at| document.token(at)).filter(|t| t.is_word()).map(|t| t.lower.clone()).collect();
    let given = tokens.clone().any(|at| document.has(at, |tag| matches!(tag, Tag::Given(_))));
    let shown = document.words(&tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    let led = tokens.start.checked_sub(1).filter(|at| document.sentence_of(*at) == Some(sentence)).is_some_and(|at| {
        document.has(at, |tag| {
            matches!(tag, Tag::Naming | Tag::Job(_) | Tag::Title(_) | Tag::Person(_) | Tag::Citizen | Tag::Kin(_))
        })
    });
    Mention { tokens, sentence, words, shown, heading, led, given }
}

/// How many tokens from here are one name.
fn run(classes: &Classes<'_, '_>, at: usize, row: &Range<usize>) -> usize {
    let first = classes.class(at, row);
    if first < Class::Name {
        return 0;
    }
    let mut len = 1;
    let mut given = first == Class::Given;
    while len < LONGEST && at + len < row.end {
        let next = at + len;
        let class = classes.class(next, row);
        let particles = classes.particles(next, row);
        let joins = class >= Class::Name || (class == Class::Weak && given && len == 1) || classes.is_inner(next);
        if joins && classes.touches(next) {
            given |= class == Class::Given;
            len += 1;
        } else if let Some(skip) = classes.nickname(next, row) {
            len += skip;
        } else if particles > 0 && classes.class(next + particles, row) >= Class::Name {
            len += particles + 1;
        } else {
            break;
        }
    }
    len
}

/// "Ida Holm and her brother Per": Per Holm.
fn relatives(document: &Document<'_>, from: usize, mentions: &mut [Mention]) {
    for index in from + 1..mentions.len() {
        let (before, rest) = mentions.split_at_mut(index);
        let (Some(first), Some(second)) = (before.last(), rest.first_mut()) else {
            continue;
        };
        let kin = second.tokens.start.checked_sub(1).filter(|at| document.has(*at, |tag| matches!(tag, Tag::Kin(_))));
        let owned = kin.and_then(|at| at.checked_sub(1)).filter(|at| document.is(*at, Tag::Whose));
        let joined = owned.is_some_and(|at| (first.tokens.end..at).any(|at| document.is(at, Tag::Link)));
        if joined && second.given && !second.is_full() && first.is_full() && first.sentence == second.sentence {
            let family = first.words.last().cloned().unwrap_or_default();
            let shown = first.shown.split_whitespace().last().unwrap_or_default();
            second.shown = format!("{} {shown}", second.shown);
            second.words.push(family);
        }
    }
}

/// "Ida and Per Holm" are Ida Holm and Per Holm.
fn share_family(document: &Document<'_>, from: usize, mentions: &mut [Mention]) {
    let words: Vec<Vec<String>> = mentions.iter().filter(|m| !m.is_full()).map(|m| m.words.clone()).collect();
    let said_again: Vec<&Vec<String>> =
        words.iter().filter(|word| words.iter().filter(|other| other == word).count() > 1).collect();
    let said_again: Vec<Vec<String>> = said_again.into_iter().cloned().collect();
    for index in from + 1..mentions.len() {
        let Some([first, second]) = mentions.get_mut(index - 1..=index) else {
            continue;
        };
        let link = first.tokens.end;
        let joined = second.tokens.start == link + 1 && document.is(link, Tag::Link);
        let known = first.given || (second.given && !said_again.contains(&first.words));
        let fits =
            !first.is_full() && !first.led && second.words.len() == 2 && (known || !said_again.contains(&first.words));
        if joined && fits && first.sentence == second.sentence {
            let family = second.words.last().cloned().unwrap_or_default();
            let shown = second.shown.split_whitespace().last().unwrap_or_default();
            first.shown = format!("{} {shown}", first.shown);
            first.words.push(family);
        }
    }
}
