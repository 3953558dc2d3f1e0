//! One code of one vocabulary.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Vocabulary, Word};
use crate::dates::Lang;

/// A marker type that stands for one vocabulary.
pub trait Lexicon: 'static {
    /// The list itself.
    fn vocabulary() -> &'static Vocabulary;
}

/// A vocabulary that has the code `unknown`.
pub trait HasUnknown: Lexicon {}

/// A code known to exist in the vocabulary `V`. Stored and exchanged as the code.
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Term<V: Lexicon>(&'static Word, PhantomData<fn() -> V>);

impl<V: Lexicon> Term<V> {
    /// The term with this code, if the vocabulary has it.
    pub fn of(code: &str) -> Option<Self> {
        V::vocabulary().get(code).map(Self::from_word)
    }

    /// The term with a code that the program itself names.
    ///
    /// # Panics
    ///
    /// When the vocabulary lacks it; a test makes a blank of every record, where these stand.
    pub fn known(code: &'static str) -> Self {
        Self::of(code).expect("codes named in the program are in the vocabulary, see the tests")
    }

    /// The code that is stored: ASCII, stable for ever.
    pub fn code(&self) -> &'static str {
        self.0.code()
    }

    /// The label in one language.
    pub fn label(&self, lang: Lang) -> &'static str {
        self.0.label(lang)
    }

    /// The cell of a column that only some lists have; empty when there is none.
    pub fn extra(&self, column: &str) -> &'static str {
        self.0.extra(column)
    }

    /// Whether this is the term with that code.
    pub fn is(&self, code: &str) -> bool {
        self.code() == code
    }

    /// Every term of the vocabulary, in the order of its file.
    pub fn all() -> impl Iterator<Item = Self> {
        V::vocabulary().words().iter().map(Self::from_word)
    }

    fn from_word(word: &'static Word) -> Self {
        Self(word, PhantomData)
    }
}

impl<V: HasUnknown> Term<V> {
    /// The term `unknown`.
    ///
    /// # Panics
    ///
    /// Never: the tests look `unknown` up in every vocabulary declared with `+ unknown`.
    pub fn unknown() -> Self {
        Self::of("unknown").expect("every list declared with `+ unknown` has it, see the tests")
    }
}

impl<V: Lexicon> Clone for Term<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V: Lexicon> Copy for Term<V> {}

impl<V: Lexicon> fmt::Debug for Term<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", V::vocabulary().name(), self.code())
    }
}

impl<V: Lexicon> PartialEq for Term<V> {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl<V: Lexicon> Eq for Term<V> {}

impl<V: Lexicon> Hash for Term<V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl<V: Lexicon> PartialOrd for Term<V> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<V: Lexicon> Ord for Term<V> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl<V: Lexicon> Serialize for Term<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de, V: Lexicon> Deserialize<'de> for Term<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::of(&code).ok_or_else(|| de::Error::custom(no_such_code::<V>(&code)))
    }
}

/// The message for a code that a vocabulary does not have. It names the list and the code.
pub(super) fn no_such_code<V: Lexicon>(code: &str) -> String {
    format!("the vocabulary {} has no code {code:?}", V::vocabulary().name())
}
