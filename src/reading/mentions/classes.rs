//! Which capitalised words can be part of a name.

use std::collections::HashSet;
use std::ops::Range;

use crate::reading::document::Document;
use crate::reading::language::Language;
use crate::reading::tags::Tag;

/// How likely a token is part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    No,
    /// The lists know it as something else, but after a given name it is a family name: Jacques Paris.
    Weak,
    Name,
    Given,
}

pub(super) struct Classes<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    /// The words that the text also writes in lower case.
    pub(super) lower: HashSet<&'d str>,
}

impl Classes<'_, '_> {
    pub(super) fn class(&self, at: usize, row: &Range<usize>) -> Class {
        let Some(token) = self.document.token(at).filter(|t| row.contains(&at) && t.is_word()) else {
            return Class::No;
        };
        if !token.is_capital() {
            return if self.has_article(at) && at > row.start { Class::Name } else { Class::No };
        }
        let first = self.begins(at, row);
        let mut given = false;
        let (mut weak, mut never) = (false, false);
        for tag in self.document.tags(at) {
            given |= matches!(tag, Tag::Given(_));
            // Spanish writes nationalities small: a capital within a sentence is a name, such as Vasco.
            let name = self.document.language == Language::Es && matches!(tag, Tag::Demonym(_)) && !first;
            never |= is_never(tag) && !name;
            weak |= is_else(tag) || (first && is_verb(tag));
        }
        if never && !(given && self.is_name_next(at, row)) {
            return Class::No;
        }
        if given && (!weak && !first || self.is_name_next(at, row) || !self.is_lower(&token.lower) && !weak) {
            return Class::Given;
        }
        let acronym = token.is_all_capitals() && token.lower.chars().count() <= 3;
        if weak || acronym || self.is_lower(&token.lower) {
            return Class::Weak;
        }
        Class::Name
    }

    /// "el-Sayed", "al-Masri", "d'Angelo" begin small.
    fn has_article(&self, at: usize) -> bool {
        let raw = self.document.words(&(at..at + 1));
        let parts = raw.split_once(['-', '\'', '’']);
        parts.is_some_and(|(article, rest)| {
            let known = matches!(article, "el" | "al" | "ul" | "ur" | "ud" | "as" | "ad" | "an" | "ash" | "ibn" | "d");
            known && rest.starts_with(char::is_uppercase)
        })
    }

    fn is_lower(&self, word: &str) -> bool {
        self.lower.contains(word)
    }

    /// Whether a sentence or a quotation begins here.
    fn begins(&self, at: usize, row: &Range<usize>) -> bool {
        let before = at.checked_sub(1).filter(|before| row.contains(before));
        before.is_none_or(|before| {
            self.document.token(before).is_some_and(|t| matches!(&*t.lower, "\"" | "“" | "«" | "„" | ":" | "—" | "–"))
        })
    }

    fn is_name_next(&self, at: usize, row: &Range<usize>) -> bool {
        let next = at + 1;
        let Some(token) = self.document.token(next).filter(|_| row.contains(&next)) else {
            return false;
        };
        let touches = self.touches(next);
        let fits = token.is_capital() && !self.document.has(next, is_never);
        touches && (fits || self.particles(next, row) > 0 || self.has_article(next))
    }

    /// Whether nothing but a space stands before the token.
    pub(super) fn touches(&self, at: usize) -> bool {
        let (Some(last), Some(next)) =
            (at.checked_sub(1).and_then(|b| self.document.token(b)), self.document.token(at))
        else {
            return false;
        };
        let between = self.document.text.get(last.end..next.start).unwrap_or_default();
        between.chars().all(|c| c == ' ' || c == '\u{a0}') && last.end > last.start
    }

    /// How many small words that belong to names stand here, with a capital behind them.
    pub(super) fn particles(&self, at: usize, row: &Range<usize>) -> usize {
        let word = |at: usize| self.document.token(at).filter(|t| !t.is_capital()).map_or("", |t| &t.lower);
        let after_van =
            |at: usize| at.checked_sub(1).is_some_and(|before| matches!(word(before), "van" | "von" | "de"));
        let fits = |at: &usize| {
            is_particle(word(*at)) || (matches!(word(*at), "der" | "den" | "la" | "los" | "las") && after_van(*at))
        };
        let count = (at..row.end).take(3).take_while(fits).count();
        let behind = self.document.token(at + count).is_some_and(|t| t.is_capital() && row.contains(&(at + count)));
        if behind && self.touches(at) { count } else { 0 }
    }

    /// Suresh "Sunny" Perera: how many tokens the quoted name and the one behind it have.
    pub(super) fn nickname(&self, at: usize, row: &Range<usize>) -> Option<usize> {
        let quote = |at: usize| {
            self.document.token(at).is_some_and(|t| matches!(&*t.lower, "\"" | "“" | "”" | "«" | "»" | "„"))
        };
        let name = |at: usize| self.class(at, row) >= Class::Weak;
        (quote(at) && name(at + 1) && quote(at + 2) && self.class(at + 3, row) >= Class::Name).then_some(4)
    }

    /// An initial or a suffix.
    pub(super) fn is_inner(&self, at: usize) -> bool {
        self.document.token(at).is_some_and(|t| {
            let initial = t.is_capital() && t.lower.ends_with('.') && t.lower.chars().count() == 2;
            initial || matches!(&*t.lower, "ii" | "iii" | "iv" | "jr" | "jr." | "sr" | "sr.") && t.is_capital()
        })
    }

    /// A line with capitals nearly throughout, or wholly in capitals, is a heading.
    pub(super) fn is_heading(&self, row: &Range<usize>) -> bool {
        let long = row.clone().filter_map(|at| self.document.token(at)).filter(|t| t.is_word() && t.lower.len() > 3);
        let (mut all, mut capital, mut full) = (0, 0, 0);
        for token in long {
            all += 1;
            capital += usize::from(token.is_capital());
            full += usize::from(token.is_all_capitals());
        }
        let stops = row.end.checked_sub(1).is_some_and(|last| self.document.is_sign(last, "."));
        let german = self.document.language == Language::De;
        all >= 4 && !stops && (full * 10 >= all * 8 || (!german && capital * 10 >= all * 7))
    }
}

/// Words that end a name wherever they stand.
fn is_never(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Job(_)
            | Tag::Title(_)
            | Tag::Demonym(_)
            | Tag::Citizen
            | Tag::Weekday(_)
            | Tag::Kin(_)
            | Tag::Function
            | Tag::Pronoun(_)
            | Tag::Speech
    )
}

/// Words that are a name only behind a given name.
fn is_else(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Country(_)
            | Tag::Place(_)
            | Tag::Org
            | Tag::Site
            | Tag::Month(_)
            | Tag::Person(_)
            | Tag::Event(..)
            | Tag::Charge(_)
            | Tag::Common
            | Tag::Victim
            | Tag::Group(_)
            | Tag::Unit(_)
            | Tag::Number(_)
            | Tag::Penalty(_)
            | Tag::Naming
            | Tag::Half(_)
            | Tag::Relative(..)
            | Tag::Link
            | Tag::Since
            | Tag::Where
    )
}

/// Verbs are no names where a sentence begins; elsewhere a capital is no verb.
fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Unreal | Tag::Maximum | Tag::Accuse | Tag::Turn)
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "du"
            | "d'"
            | "la"
            | "van"
            | "von"
            | "ten"
            | "ter"
            | "zu"
            | "bin"
            | "bint"
            | "ben"
            | "ibn"
            | "abu"
            | "al"
            | "el"
            | "ul"
    )
}
