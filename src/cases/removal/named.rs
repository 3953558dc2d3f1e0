//! How a person is looked for: by all names they have, or ever had here.

use super::store;
use crate::{
    cases::{Case, parts::Part},
    db::AnyConnection,
    error::Result,
    history::{self, Record},
    names::{self, Forms},
    people::names::Name,
};
use std::collections::BTreeSet;

/// The fewest letters a name of one word has, to be looked for where nothing else says who is meant.
const SINGLE: usize = 6;
/// The fewest letters a family name has, to be looked for by itself in a source about the person.
const FAMILY: usize = 4;

/// How a person is looked for.
pub struct Named {
    /// Whole names: wherever they stand, this person is meant, as far as a program can tell.
    pub whole: Forms,
    /// Family names too: for the sources of the person's own cases.
    pub wide: Forms,
    /// Words to find rows by.
    pub words: Vec<String>,
    /// The tokens of all these names.
    pub(super) tokens: Vec<String>,
}

impl Named {
    /// By all names that a person has, or ever had here.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of(conn: &mut AnyConnection, case: &Case) -> Result<Self> {
        let own = Name::load(conn, &[case.person_id.to_string()])?;
        let others = store::names_of_others(conn, case.organisation_id.as_str(), case.person_id)?;
        let former = history::said_before(conn, case.person_id.as_str(), Name::KIND, "full")?;
        let whole = || own.iter().map(|name| name.full.as_str()).chain(former.iter().map(String::as_str));
        // A relative's family name in the same source is not this person's alone.
        let shared = Forms::new(others.iter().flat_map(families), FAMILY);
        let families = own.iter().flat_map(families).filter(|family| !shared.stand_in(family));
        Ok(Self {
            whole: Forms::new(whole(), SINGLE),
            wide: Forms::new(whole().chain(families), FAMILY),
            tokens: whole().flat_map(names::keys).collect(),
            words: whole().flat_map(rows_words).collect::<BTreeSet<_>>().into_iter().collect(),
        })
    }
}

fn families(name: &Name) -> impl Iterator<Item = &str> {
    [name.family1.as_deref(), name.family2.as_deref()].into_iter().flatten()
}

/// The longest word of a name, as people write it and shout it.
fn rows_words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let Some(longest) = words.max_by_key(|word| word.chars().count()).filter(|word| !word.is_empty()) else {
        return Vec::new();
    };
    let lower = longest.to_lowercase();
    let capital = lower.chars().take(1).flat_map(char::to_uppercase).chain(lower.chars().skip(1)).collect();
    vec![longest.to_owned(), longest.to_uppercase(), lower, capital]
}
