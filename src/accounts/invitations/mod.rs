//! Invitations: a link that works once and for 48 hours, with which somebody
//! becomes a member. Only a hash of the link's token is kept.

pub mod store;
pub mod web;

use crate::{
    access::Organisation,
    clock,
    db::Subject,
    id::Id,
    record,
    web::session,
    words::{Role, Term},
};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// How long a link works.
pub const HOURS: i64 = 48;

/// Somebody may become a member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::invitations, treat_none_as_null = true)]
pub struct Invitation {
    /// Its id.
    pub id: Id<Invitation>,
    /// Counts its changes.
    pub version: i32,
    /// Of which organisation.
    pub organisation_id: Id<Organisation>,
    /// Who is invited: the address that the account will have.
    pub email: String,
    /// As what.
    pub role: Term<Role>,
    /// SHA-256 of the link's token; history must not hold it.
    #[serde(skip_serializing, default)]
    pub token_hash: String,
    /// UTC.
    pub created_at: NaiveDateTime,
    /// UTC.
    pub expires_at: NaiveDateTime,
    /// UTC, once it was taken up.
    pub accepted_at: Option<NaiveDateTime>,
}
record!(Invitation, invitations, Subject::House, id);

impl Invitation {
    /// A new one, and the token that its link must hold: known now and never again.
    pub fn new(organisation: Id<Organisation>, email: &str, role: Term<Role>) -> (Self, String) {
        let (token, now) = (session::new_token(), clock::now());
        let it = Self {
            id: Id::new(),
            version: 1,
            organisation_id: organisation,
            email: email.to_owned(),
            role,
            token_hash: session::hash(&token),
            created_at: now,
            expires_at: now + TimeDelta::hours(HOURS),
            accepted_at: None,
        };
        (it, token)
    }

    /// Whether its link works no more.
    pub fn has_expired(&self) -> bool {
        self.expires_at <= clock::now()
    }
}

/// The link for a token, below the portal's own address.
pub fn link(base_url: &str, token: &str) -> String {
    format!("{base_url}/invitations/{token}")
}

#[cfg(test)]
mod tests {
    use super::{Id, Invitation, Term};

    #[test]
    fn history_never_holds_the_token_or_its_hash() {
        let (it, token) = Invitation::new(Id::new(), "ada@example.org", Term::known("reader"));
        let kept = serde_json::to_string(&it).unwrap();
        assert!(!kept.contains(&token) && !kept.contains(&it.token_hash), "{kept}");
        assert!(serde_json::from_str::<Invitation>(&kept).is_ok());
    }
}
