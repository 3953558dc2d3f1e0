//! Names that stand in one list: "X, a teacher, Y and Z".

use std::ops::Range;

use super::Cast;
use crate::reading::tags::{Form, Tag};
use crate::reading::tokens::Kind;

/// Between two names of one list stand no more words.
const BETWEEN: usize = 9;

/// Where commas close a description off, so many.
const APPOSITION: usize = 18;

impl Cast<'_, '_> {
    /// Whether two names may be parts of one list, and if so whether a word such as "and" stands between.
    pub(super) fn join(&self, first: usize, second: usize) -> Option<bool> {
        let (a, b) = (self.mentions.get(first)?, self.mentions.get(second)?);
        if self.contexts.get(first)?.owns {
            return None;
        }
        let between = a.tokens.end..b.tokens.start;
        let described = self.is_apposition(&between);
        if (between.len() > BETWEEN && !described) || between.is_empty() {
            return None;
        }
        let (mut linked, mut comma, mut other) = (false, false, 0);
        for at in between {
            // "The release of X and of Y".
            let again = linked && self.document.is(at, Tag::Of) && self.document.is(at.saturating_sub(1), Tag::Link);
            if again || self.document.is(at, Tag::Link) {
                linked = true;
                continue;
            }
            let token = self.document.token(at)?;
            match &*token.lower {
                "," => comma = true,
                "(" | ")" | "\"" | "“" | "”" => {}
                _ if !token.is_word() && token.kind != Kind::Number => return None,
                _ if self.document.has(at, is_description) => {}
                _ if described => {}
                _ if self.document.has(at, is_break) => return None,
                _ => other += 1,
            }
        }
        (other <= 2 && (linked || comma)).then_some(linked)
    }

    /// ", 63, a retired paramedic from the north, and": between two commas nothing happens to anybody.
    fn is_apposition(&self, between: &Range<usize>) -> bool {
        let comma = |at: usize| self.document.is_sign(at, ",");
        let link = between.clone().rev().take(4).find(|at| self.document.is(*at, Tag::Link));
        let closes = link.and_then(|at| at.checked_sub(1)).is_some_and(comma);
        let happens = |tag: Tag| {
            matches!(tag, Tag::Event(_, Form::Verb | Form::Noun | Form::State | Form::Own))
                || matches!(tag, Tag::Speech | Tag::Accuse | Tag::Aux | Tag::Turn | Tag::Unreal | Tag::Pronoun(_))
        };
        between.len() <= APPOSITION
            && comma(between.start)
            && closes
            && !between.clone().any(|at| self.document.has(at, happens))
    }
}

/// Words that may stand between the names of a list.
fn is_description(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Det
            | Tag::Whose
            | Tag::Person(_)
            | Tag::Kin(_)
            | Tag::Demonym(_)
            | Tag::Citizen
            | Tag::Number(_)
            | Tag::Title(_)
            | Tag::Half(_)
            | Tag::Job(_)
    )
}

/// Words that end a list.
fn is_break(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Event(..)
            | Tag::Speech
            | Tag::Accuse
            | Tag::Aux
            | Tag::Turn
            | Tag::Where
            | Tag::Pronoun(_)
            | Tag::Of
            | Tag::Since
            | Tag::Unreal
    )
}
