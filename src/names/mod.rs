//! Names of people as written: a guess at their parts, the words to find them by, the key to sort them by.
//!
//! Pure rules, no database. What is typed is never changed: everything here is derived and can be made again.
//!
//! "Are these two names one person?" is answered by [`compare`], which finds its candidates by keys of its own:
//! spellings that are only *likely* to be one name (x for kh, q for gh) belong there. A key here claims that the two
//! are the same letters.

pub mod compare;
mod east_asian;
mod forms;
mod keys;
mod particles;
pub mod score;
mod split;
#[cfg(test)]
mod tests;

use crate::text;

pub use forms::Forms;
pub use keys::{keys, sort_key};
pub use split::{Order, Parts, split};

/// A name as one source writes it, with what can be derived from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As written, white space tidied.
    pub full: String,
    /// The order of its words, as far as somebody said so.
    pub order: Order,
    /// The guess at its parts.
    pub parts: Parts,
    /// ISO 15924 code of its script.
    pub script: &'static str,
}

impl Form {
    /// Reads a name.
    pub fn read(full: &str, order: Order) -> Self {
        let full = full.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { order, parts: split(&full, order), script: text::script_of(&full), full }
    }

    /// The words to find it by, see [`keys`].
    pub fn keys(&self) -> Vec<String> {
        keys(&self.full)
    }

    /// The key to sort it by, see [`sort_key`].
    pub fn sort_key(&self) -> String {
        let family = &self.parts.family;
        sort_key(&self.full, Some(family).filter(|_| self.parts.sure).map(String::as_str))
    }
}
