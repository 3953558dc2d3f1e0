//! Whether a text is one that is here already: the very same, or nearly. Two
//! papers with one agency's text are one origin, and somebody must say so.

pub mod store;
pub mod web;

use super::Source;

/// How much of a text another one has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// All of it, to the letter.
    Same,
    /// Nearly all: another heading, another site.
    Near,
    /// Much of it: shortened, or with much added.
    Part,
}

impl Likeness {
    /// The message that says so.
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "origin-same",
            Self::Near => "origin-near",
            Self::Part => "origin-part",
        }
    }
}

/// A source with such a text.
#[derive(Debug, Clone)]
pub struct Alike {
    /// The other one.
    pub source: Source,
    /// How alike they are.
    pub likeness: Likeness,
}

/// Whether one of two goes back to the other already, or both to a third.
pub fn are_joined(one: &Source, other: &Source) -> bool {
    let (a, b) = (one.parent(), other.parent());
    a == Some(other.id) || b == Some(one.id) || (a.is_some() && a == b)
}
