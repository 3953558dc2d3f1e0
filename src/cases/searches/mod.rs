//! Saved searches: a filter of the list and the words of a search, under a
//! name, for oneself or for the team. Words and name may be those of a person,
//! so all of it is sealed where it is kept.

pub mod store;
pub mod web;

use super::list::{self, Filter};
use crate::{
    access::{Organisation, Scope, User},
    dates::Lang,
    db::{AnyConnection, Subject},
    error::Result,
    id::Id,
    keys::Keys,
    record,
    search::Finder,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The most characters of a name.
pub const NAME_MAX: usize = 200;
/// The most saved searches that one person sees.
pub const MANY: usize = 100;

/// A saved search as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::saved_searches)]
pub struct SavedSearch {
    /// Its id.
    pub id: Id<SavedSearch>,
    /// Counts its changes.
    pub version: i32,
    /// In which organisation.
    pub organisation_id: Id<Organisation>,
    /// Who saved it.
    pub user_id: Id<User>,
    /// Whether the whole team sees it.
    pub is_shared: bool,
    /// What it is called and looks for, sealed.
    pub held: String,
    /// UTC.
    pub created_at: NaiveDateTime,
}
record!(SavedSearch, saved_searches, Subject::House, id);

/// What a search is called and looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// What it is called.
    pub name: String,
    /// The filters and the order, as they stand in the address of the list.
    pub pairs: Vec<(String, String)>,
    /// What was searched for.
    pub words: String,
}

/// A saved search, opened for somebody who sees it.
#[derive(Debug, Clone)]
pub struct Saved {
    /// The row.
    pub it: SavedSearch,
    /// What it holds.
    pub held: Held,
    /// When this person last looked; `None` where they never did.
    pub looked_at: Option<NaiveDateTime>,
    /// Whether this person wishes to be told what is new.
    pub is_told: bool,
}

/// What is new in a search.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct News {
    /// Cases that were created since.
    pub new: i64,
    /// Others that somebody else changed since.
    pub changed: i64,
}

impl News {
    /// Whether there is anything to tell.
    pub fn is_any(self) -> bool {
        self.new + self.changed > 0
    }
}

impl SavedSearch {
    fn place(id: Id<Self>) -> String {
        format!("saved_searches/held/{id}")
    }

    /// What it holds; nothing where its key is gone.
    pub fn open(&self, keys: &Keys) -> Held {
        let text = keys.unseal(&Self::place(self.id), &self.held);
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// The same holding this.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which does not happen.
    pub fn holding(self, keys: &Keys, held: &Held) -> Result<Self> {
        Ok(Self { held: keys.seal(&Self::place(self.id), &serde_json::to_string(held)?), ..self })
    }
}

impl Held {
    /// The filter, read as the address of the list would be.
    pub fn filter(&self) -> Filter {
        let get =
            |name: &str| self.pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone()).unwrap_or_default();
        // Dates were kept in the form that both languages read alike.
        Filter::read(&get, Lang::En)
    }
}

/// What is new in a search since this moment, for this person, among what they see.
///
/// # Errors
/// When the database fails.
pub fn news(
    conn: &mut AnyConnection,
    finder: &Finder,
    scope: Scope,
    held: &Held,
    user: Id<User>,
    since: NaiveDateTime,
) -> Result<News> {
    let found = if held.words.is_empty() {
        None
    } else {
        let hits = finder.find(conn, scope, &held.words)?;
        Some(hits.into_iter().map(|hit| hit.case).collect::<Vec<_>>())
    };
    let (new, changed) = list::news(conn, scope, &held.filter(), found.as_deref(), user.as_str(), since)?;
    Ok(News { new, changed })
}
