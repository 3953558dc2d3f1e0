//! The second factor, which everybody has: an app that shows codes, or a
//! passkey; and recovery codes on paper for when both are lost. What is secret
//! about them is sealed where it is kept.

pub mod app;
pub mod passkeys;
pub mod recovery;
pub mod store;
pub mod web;

use crate::{access::User, clock, id::Id, keys::Keys};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// The most factors that one person may have.
pub const MOST: usize = 10;
/// The most characters of a factor's name.
pub const NAME_MAX: usize = 100;

/// The kind of a factor that shows codes.
pub const APP: &str = "app";
/// The kind of a factor that signs.
pub const PASSKEY: &str = "passkey";

/// Something that one person has and nobody else.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::schema::factors)]
pub struct Factor {
    /// Its id.
    pub id: Id<Factor>,
    /// Whose it is.
    pub user_id: Id<User>,
    /// `app` or `passkey`.
    pub kind: String,
    /// As its owner calls it.
    pub name: String,
    /// The secret of an app, or a passkey as JSON; sealed for this row.
    pub sealed: String,
    /// The id of a passkey, in base64.
    pub credential: Option<String>,
    /// The step of thirty seconds whose code was used last; no earlier one is taken.
    pub last_step: i64,
    /// UTC.
    pub created_at: NaiveDateTime,
    /// UTC.
    pub used_at: Option<NaiveDateTime>,
}

impl Factor {
    /// A new one, with its secret sealed.
    pub fn new(keys: &Keys, user: Id<User>, kind: &str, name: &str, secret: &str) -> Self {
        let (id, now) = (Id::new(), clock::now());
        Self {
            id,
            user_id: user,
            kind: kind.to_owned(),
            name: name.to_owned(),
            sealed: keys.seal(&place(id), secret),
            credential: None,
            last_step: 0,
            created_at: now,
            used_at: None,
        }
    }

    /// The secret; `None` where the key it was sealed with is gone.
    pub fn secret(&self, keys: &Keys) -> Option<String> {
        keys.unseal(&place(self.id), &self.sealed)
    }

    /// Another secret, sealed for this factor.
    pub fn reseal(&self, keys: &Keys, secret: &str) -> String {
        keys.seal(&place(self.id), secret)
    }
}

/// The place that a sealed secret is bound to.
fn place(id: Id<Factor>) -> String {
    format!("factors/sealed/{id}")
}
