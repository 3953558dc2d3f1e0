//! Another address to sign in with. It is asked for by whoever has just shown
//! password and factor, and it is theirs once they open the link that went there:
//! once, within 48 hours, signed in to the same account.

pub mod store;
pub mod web;

use crate::{access::User, clock, db::Subject, id::Id, record, web::session};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// How long a link works.
pub const HOURS: i64 = 48;
/// So many links one person may have sent in a day: each is a mail to somebody who may not want it.
pub const A_DAY: i64 = 5;

/// That somebody wants to sign in with another address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::email_changes, treat_none_as_null = true)]
pub struct EmailChange {
    /// Its id.
    pub id: Id<EmailChange>,
    /// Counts its changes.
    pub version: i32,
    /// Who.
    pub user_id: Id<User>,
    /// The new address, in lower case.
    pub email: String,
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
record!(EmailChange, email_changes, Subject::House, id);

impl EmailChange {
    /// A new one, and the token that its link must hold.
    pub fn new(user: Id<User>, email: &str) -> (Self, String) {
        let (token, now) = (session::new_token(), clock::now());
        let it = Self {
            id: Id::new(),
            version: 1,
            user_id: user,
            email: email.to_owned(),
            token_hash: session::hash(&token),
            created_at: now,
            expires_at: now + TimeDelta::hours(HOURS),
            used_at: None,
        };
        (it, token)
    }
}

#[cfg(test)]
mod tests {
    use super::{EmailChange, Id};

    #[test]
    fn history_never_holds_the_token_or_its_hash() {
        let (it, token) = EmailChange::new(Id::new(), "ada@example.org");
        let kept = serde_json::to_string(&it).unwrap();
        assert!(!kept.contains(&token) && !kept.contains(&it.token_hash), "{kept}");
    }
}
