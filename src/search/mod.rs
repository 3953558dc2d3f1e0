//! Finding: names in any script and order, misspelt or half typed, references,
//! words of the record, and the full text of sources. A portable index of
//! folded tokens, the same on both databases; only full text asks which
//! database it is.
//!
//! What no letter finds, `alike` does: the same name in another script or spelling.

pub mod alike;
pub mod dictionary;
pub mod fulltext;
pub mod index;
mod postings;
pub mod store;

use crate::names;
use dictionary::Dictionary;
use std::sync::{Arc, RwLock};

/// As many hits as a search ever shows, and one to know that there are more.
pub const HITS_MAX: usize = 1_001;
/// A row of the queries that are written by hand.
#[derive(diesel::QueryableByName)]
struct CaseId {
    #[diesel(sql_type = diesel::sql_types::Text)]
    case_id: String,
}

/// How a case was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Every word stands in the record as typed.
    Exact,
    /// Every word begins a word of the record.
    Beginning,
    /// The words are a name of the person in another script or spelling.
    Alike(names::compare::Reason),
    /// A word was taken for a misspelling.
    Near,
    /// The words stand in a source linked to the case.
    Source,
}

/// A case that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The case's id.
    pub case: String,
    /// How.
    pub how: How,
}

/// One word of a query: the tokens that stand for it (more than one in a
/// script that is also kept transliterated).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWord(pub Vec<String>);

/// The words of a query, at most eight.
pub fn words(query: &str) -> Vec<QueryWord> {
    query
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '\'' | '’' | ',' | ';' | '"'))
        .map(crate::text::tokens)
        .filter(|tokens| !tokens.is_empty())
        .map(QueryWord)
        .take(8)
        .collect()
}

/// The distinct tokens of the index, in memory (40,000 cover a million
/// people), read on as writers add to them.
#[derive(Clone, Default)]
pub struct Finder(Arc<RwLock<Known>>);

#[derive(Default)]
struct Known {
    dictionary: Dictionary,
    /// The mark (microseconds) up to which tokens were read.
    seen: i64,
}
