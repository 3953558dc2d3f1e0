//! Which words can belong to the description of a name, and where it ends.

use std::ops::Range;

use super::{BEHIND, Context, Page};
use crate::reading::document::Document;
use crate::reading::language::Language;
use crate::reading::lexicon::Hit;
use crate::reading::tags::{Form, Gender, Tag};
use crate::reading::tokens::Kind;

impl Context {
    /// "Said X", "X, author of two books, said".
    pub(super) fn speech(&mut self, document: &Document<'_>, mention: &super::Mention, row: &Range<usize>) {
        let near = |at: usize| row.contains(&at) && document.is(at, Tag::Speech);
        let behind = (self.to..self.to + 3).take_while(|at| !document.is_sign(*at, ".")).any(near);
        let direct = (mention.tokens.end..mention.tokens.end + 2).any(near);
        let before = (self.from.saturating_sub(3)..self.from).any(near);
        // "X, author of two books, said".
        let far = document.is_sign(mention.tokens.end, ",") && {
            let comma = (mention.tokens.end + 1..row.end).take(16).find(|at| document.is_sign(*at, ","));
            comma.is_some_and(|comma| (comma + 1..comma + 3).any(near))
        };
        self.speaks = behind || direct || before || far;
        self.speaks_of_own = self.speaks && row.clone().any(|at| is_own(document, at));
    }

    /// "X, a nurse from Oulu, Finnish citizen": a nationality between later commas.
    pub(super) fn nation_later(&mut self, page: Page<'_, '_>, start: usize, row: &Range<usize>) {
        let document = page.document;
        let ends = |at: &usize| {
            page.is_name(*at)
                || document.token(*at).is_some_and(|t| matches!(&*t.lower, ";" | "?" | "!"))
                || document.has(*at, |tag| matches!(tag, Tag::Event(..) | Tag::Speech | Tag::Turn | Tag::Kin(_)))
        };
        let stop = (start..row.end.min(start + BEHIND)).find(ends).unwrap_or(row.end.min(start + BEHIND));
        for at in start..stop {
            let opens = document.token(at).is_some_and(|t| matches!(&*t.lower, "," | ":" | "—" | "–"));
            if opens && tells_nation(page, at + 1) {
                for hit in (at + 1..at + 6).flat_map(|at| document.hits_at(at)).collect::<Vec<_>>() {
                    if let Tag::Demonym(code) = hit.tag {
                        self.nation(code, hit);
                    }
                }
            }
        }
    }
}

/// A word for a relative, an office or a person, or an unknown noun behind a nationality.
pub(super) fn leads_over_comma(document: &Document<'_>, noun: usize) -> bool {
    let lower = document.token(noun).is_some_and(|t| t.is_word() && !t.is_capital());
    let german = document.language == Language::De;
    let is_role = |at: usize| document.has(at, |tag| matches!(tag, Tag::Kin(_) | Tag::Job(_)));
    // "The spokesman of the ministry, X".
    let of = (1..=4).filter_map(|back| noun.checked_sub(back)).any(|at| is_role(at) && document.is(at + 1, Tag::Of));
    is_role(noun)
        || of
        || (document.has(noun, |tag| matches!(tag, Tag::Demonym(_))) && leads_to_nation(document, noun))
        || (document.has(noun, |tag| matches!(tag, Tag::Person(_))) && (lower || german))
        || (lower && noun.checked_sub(1).is_some_and(|at| document.has(at, |tag| matches!(tag, Tag::Demonym(_)))))
}

/// "A Belgian pilot" in the languages that put the nation last, and "another Saudi": "un pilote belge, X", "un autre Saoudien, X".
fn leads_to_nation(document: &Document<'_>, at: usize) -> bool {
    let begins = |at: usize| document.has(at, |tag| matches!(tag, Tag::Det | Tag::Number(_)));
    (1..=4).filter_map(|back| at.checked_sub(back)).any(begins)
}

/// Small words, verbs of speech, and nouns for things end the words that lead up to a name.
pub(super) fn stops_before(document: &Document<'_>, at: usize) -> bool {
    let person = document.has(at, |tag| matches!(tag, Tag::Person(_) | Tag::Citizen | Tag::Job(_) | Tag::Title(_)));
    document.has(at, |tag| match tag {
        Tag::Function | Tag::Speech | Tag::Pronoun(_) | Tag::Turn | Tag::Unit(_) => true,
        Tag::Org | Tag::Site => !person,
        Tag::Event(_, form) => matches!(form, Form::Noun | Form::State | Form::Own),
        _ => false,
    })
}

/// Quotation marks, hyphens and numbers within a description.
pub(super) fn is_inner_sign(document: &Document<'_>, at: usize) -> bool {
    document
        .token(at)
        .is_some_and(|t| t.kind == Kind::Number || matches!(&*t.lower, "-" | "\"" | "“" | "”" | "«" | "»" | "&"))
}

/// "My brother", "mon client": whoever says so is there for somebody else.
fn is_own(document: &Document<'_>, at: usize) -> bool {
    let own = |at: usize| {
        document.has(at, |tag| matches!(tag, Tag::Kin(_)))
            || document.token(at).is_some_and(|t| matches!(&*t.lower, "client" | "cliente" | "mandant" | "mandanten"))
    };
    document.is(at, Tag::First) && (at + 1..at + 3).any(own)
}

/// Whether the word for an office is part of a longer word for a person.
pub(super) fn is_within_person(document: &Document<'_>, hit: Hit) -> bool {
    document
        .hits_at(hit.from)
        .any(|other| matches!(other.tag, Tag::Person(_)) && other.to - other.from > hit.to - hit.from)
}

pub(super) fn is_plural(document: &Document<'_>, hit: Hit) -> bool {
    let one = hit.to == hit.from + 1 && document.language != Language::De;
    one && document.token(hit.from).is_some_and(|t| t.lower.ends_with('s') && !t.lower.ends_with("ss"))
}

/// "UK nationals", "US citizen": a country before the word for a member of it.
pub(super) fn is_used_as_adjective(document: &Document<'_>, to: usize) -> bool {
    (to..to + 2).any(|next| document.has(next, |tag| matches!(tag, Tag::Citizen)))
}

pub(super) fn given_gender(document: &Document<'_>, tokens: &Range<usize>) -> Gender {
    let mut genders = tokens.clone().flat_map(|at| document.tags(at)).filter_map(|tag| match tag {
        Tag::Given(gender) if gender != Gender::Unknown => Some(gender),
        _ => None,
    });
    genders.next().unwrap_or(Gender::Unknown)
}

/// "A Finnish citizen", "deutscher und türkischer Staatsbürger": a nationality with its noun, before the next comma.
fn tells_nation(page: Page<'_, '_>, start: usize) -> bool {
    let document = page.document;
    let goes_on = |at: &usize| {
        !page.is_name(*at)
            && document.sentence_of(*at) == document.sentence_of(start)
            && document.token(*at).is_some_and(|t| t.is_word())
            && !document.has(*at, |tag| matches!(tag, Tag::Event(..) | Tag::Speech | Tag::Job(_) | Tag::Kin(_)))
            && (document.has(*at, |tag| matches!(tag, Tag::Det | Tag::Link))
                || !document.has(*at, |tag| matches!(tag, Tag::Function)))
    };
    let words: Vec<usize> = (start..start + 5).take_while(goes_on).collect();
    let any = |test: fn(Tag) -> bool| words.iter().any(|at| document.has(*at, test));
    // "A Swedish ornithologist": no list knows all professions.
    let det = document.has(start, |tag| matches!(tag, Tag::Det)) && words.len() > 2;
    let small = words.last().and_then(|at| document.token(*at)).is_some_and(|t| !t.is_capital());
    any(|tag| matches!(tag, Tag::Demonym(_)))
        && !any(|tag| matches!(tag, Tag::Org | Tag::Site | Tag::Authority | Tag::Setting))
        && (any(|tag| matches!(tag, Tag::Citizen | Tag::Person(_))) || (det && small))
}
