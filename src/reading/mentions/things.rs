//! Capitalised runs that name a place, a body or a thing and not a person.

use std::ops::Range;

use super::classes::{Class, Classes};
use crate::reading::language::Language;
use crate::reading::tags::Tag;
use crate::reading::tokens::Token;

/// Longer runs of capitals are words, not the letters of a body.
const ACRONYM: usize = 5;

impl Classes<'_, '_> {
    /// Whether the run is the name of a place or a body and not of a person.
    pub(super) fn is_thing(&self, tokens: &Range<usize>, row: &Range<usize>) -> bool {
        let given = self.class(tokens.start, row) == Class::Given;
        let single = tokens.len() == 1;
        let before = tokens.start.checked_sub(1).filter(|at| row.contains(at));
        let led = before.is_some_and(|at| self.is_capital(at) && self.is_org(at) && self.touches(tokens.start));
        if led && single {
            return true;
        }
        if given {
            return single && self.is_followed(tokens.end, row) && !self.is_capital(tokens.end);
        }
        led || before.is_some_and(|at| self.leads_to_thing(at, row))
            || self.is_followed(tokens.end, row)
            || self.is_acronym(tokens)
            || (self.document.language == Language::De && !self.is_german_name(tokens))
    }

    /// "The prison of X" is its owner's in English; "la prison de X" stands in a town.
    fn is_english(&self) -> bool {
        self.document.language == Language::En
    }

    fn is_org(&self, at: usize) -> bool {
        self.document.has(at, |tag| matches!(tag, Tag::Org | Tag::Site))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.document.token(at).is_some_and(Token::is_capital)
    }

    fn word(&self, at: usize) -> &str {
        self.document.token(at).map_or("", |token| &token.lower)
    }

    /// "Centre for X", "prison X", "le magazine français X", "in X", "a X".
    fn leads_to_thing(&self, at: usize, row: &Range<usize>) -> bool {
        let earlier = at.checked_sub(1).filter(|at| row.contains(at));
        let small = |at: usize| self.is_org(at) && !self.is_capital(at);
        let part = matches!(self.word(at), "for" | "of" | "pour" | "de" | "für")
            && earlier.is_some_and(|at| self.is_org(at) && (self.is_capital(at) || !self.is_english()));
        let nation = self.document.has(at, |tag| matches!(tag, Tag::Demonym(_)));
        // "A doctor from X": a town.
        let town = matches!(self.word(at), "from" | "aus" | "near" | "desde");
        let article = matches!(self.word(at), "a" | "an" | "un" | "une" | "una" | "ein" | "eine" | "einem");
        part || town
            || small(at)
            || (nation && earlier.is_some_and(small))
            || article
            || self.document.is(at, Tag::Inside)
    }

    /// "X Prison", "X district", "X military prison".
    fn is_followed(&self, end: usize, row: &Range<usize>) -> bool {
        let adjective =
            !self.is_capital(end) && !self.document.has(end, |tag| matches!(tag, Tag::Function | Tag::Speech));
        let next = self.is_org(end) || (adjective && row.contains(&(end + 1)) && self.is_org(end + 1));
        row.contains(&end) && self.touches(end) && next
    }

    /// "NATO" alone, "WNBA" before other words.
    fn is_acronym(&self, tokens: &Range<usize>) -> bool {
        let short = |at: usize| {
            self.document
                .token(at)
                .is_some_and(|token| token.is_all_capitals() && token.lower.chars().count() <= ACRONYM)
        };
        let others = || tokens.clone().skip(1).all(|at| self.document.token(at).is_some_and(Token::is_all_capitals));
        short(tokens.start) && (tokens.len() == 1 || !others())
    }

    /// German writes all nouns with capitals: two unknown ones are a name only behind a word for a person.
    fn is_german_name(&self, tokens: &Range<usize>) -> bool {
        let leads = |tag| {
            matches!(tag, Tag::Person(_) | Tag::Job(_) | Tag::Title(_) | Tag::Kin(_) | Tag::Demonym(_) | Tag::Naming)
        };
        let before = tokens.start.checked_sub(1);
        // Two capitals side by side with nothing between are mostly a name after all.
        let plain = tokens
            .clone()
            .all(|at| self.is_capital(at) && !self.document.token(at).is_some_and(Token::is_all_capitals));
        tokens.len() == 1
            || (tokens.len() == 2 && plain)
            || before.is_some_and(|at| self.document.has(at, leads) || (plain && self.document.is_sign(at, ",")))
    }
}
