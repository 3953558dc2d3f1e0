//! A set of codes of one vocabulary.

use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::term::no_such_code;
use super::{Lexicon, Term};
use crate::dates::Lang;

/// A set of terms, each once and in code order. Stored and exchanged as `a|b|c`; the empty set
/// is the empty text.
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Terms<V: Lexicon> {
    text: String,
    list: PhantomData<fn() -> V>,
}

impl<V: Lexicon> Terms<V> {
    /// Reads `a|b|c`. The codes may come in any order and more than once.
    ///
    /// # Errors
    ///
    /// The first code that the vocabulary does not have.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        text.split('|').map(|code| Term::of(code).ok_or_else(|| code.to_owned())).collect()
    }

    /// The terms, in code order.
    pub fn iter(&self) -> impl Iterator<Item = Term<V>> + '_ {
        self.text.split('|').filter_map(Term::of)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the term with this code is among them.
    pub fn contains(&self, code: &str) -> bool {
        !code.is_empty() && self.text.split('|').any(|one| one == code)
    }

    /// The stored form, `a|b|c`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The labels in one language, joined by a comma and a space.
    pub fn labels(&self, lang: Lang) -> String {
        self.iter().map(|term| term.label(lang)).collect::<Vec<_>>().join(", ")
    }
}

impl<V: Lexicon> FromIterator<Term<V>> for Terms<V> {
    fn from_iter<I: IntoIterator<Item = Term<V>>>(terms: I) -> Self {
        let codes: BTreeSet<&'static str> = terms.into_iter().map(|term| term.code()).collect();
        Self { text: codes.into_iter().collect::<Vec<_>>().join("|"), list: PhantomData }
    }
}

impl<V: Lexicon> Default for Terms<V> {
    fn default() -> Self {
        Self { text: String::new(), list: PhantomData }
    }
}

impl<V: Lexicon> Clone for Terms<V> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), list: PhantomData }
    }
}

impl<V: Lexicon> fmt::Debug for Terms<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", V::vocabulary().name(), self.text)
    }
}

impl<V: Lexicon> PartialEq for Terms<V> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<V: Lexicon> Eq for Terms<V> {}

impl<V: Lexicon> Hash for Terms<V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<V: Lexicon> Serialize for Terms<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, V: Lexicon> Deserialize<'de> for Terms<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|code| de::Error::custom(no_such_code::<V>(&code)))
    }
}
