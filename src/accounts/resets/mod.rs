//! The way back for a member who lost their password or their factors: a link
//! that an administrator makes. It works once, for 48 hours, and whoever makes
//! it neither chooses a password nor gets around a factor with it.

pub mod store;
pub mod web;

use crate::{access::User, clock, db::Subject, id::Id, record, web::session};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// How long a link works.
pub const HOURS: i64 = 48;

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// To choose a new password; the factor is asked for all the same.
    Password,
    /// To enrol a factor anew; the password is asked for.
    Factors,
    /// Both. Only the terminal makes one: for the last administrator who lost everything.
    Both,
}

impl What {
    /// The word kept in the table.
    pub fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Factors => "factors",
            Self::Both => "both",
        }
    }
}

/// Somebody may come back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::resets, treat_none_as_null = true)]
pub struct Reset {
    /// Its id.
    pub id: Id<Reset>,
    /// Counts its changes.
    pub version: i32,
    /// Who.
    pub user_id: Id<User>,
    /// `password`, `factors` or `both`.
    pub what: String,
    /// SHA-256 of the link's token; history must not hold it.
    #[serde(skip_serializing, default)]
    pub token_hash: String,
    /// UTC.
    pub created_at: NaiveDateTime,
    /// UTC.
    pub expires_at: NaiveDateTime,
    /// UTC, once it was used.
    pub used_at: Option<NaiveDateTime>,
}
record!(Reset, resets, Subject::House, id);

impl Reset {
    /// A new one, and the token that its link must hold: known now and never again.
    pub fn new(user: Id<User>, what: What) -> (Self, String) {
        let (token, now) = (session::new_token(), clock::now());
        let it = Self {
            id: Id::new(),
            version: 1,
            user_id: user,
            what: what.code().to_owned(),
            token_hash: session::hash(&token),
            created_at: now,
            expires_at: now + TimeDelta::hours(HOURS),
            used_at: None,
        };
        (it, token)
    }

    /// Whether a new password is chosen with it.
    pub fn sets_password(&self) -> bool {
        self.what != What::Factors.code()
    }

    /// Whether factors may be enrolled anew with it.
    pub fn enrols(&self) -> bool {
        self.what != What::Password.code()
    }
}

/// The link for a token, below the portal's own address.
pub fn link(base_url: &str, token: &str) -> String {
    format!("{base_url}/resets/{token}")
}

#[cfg(test)]
mod tests {
    use super::{Id, Reset, What};

    #[test]
    fn history_never_holds_the_token_or_its_hash() {
        let (it, token) = Reset::new(Id::new(), What::Password);
        let kept = serde_json::to_string(&it).unwrap();
        assert!(!kept.contains(&token) && !kept.contains(&it.token_hash), "{kept}");
        assert!(it.sets_password() && !it.enrols());
    }
}
