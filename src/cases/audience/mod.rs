//! Who a case is shown to, derived inside each write from its publicity, its
//! team, its shares and its reviews. A silent case has no audience but the
//! members of its team, one by one: no list, count, search or export of anybody
//! else holds a row of it.

pub mod store;

use super::{Case, consents::Consent, shares::Share, team::TeamMember};
use crate::{
    access::{Door, PUBLIC, alone},
    schema::audiences,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// That a case is shown to an audience.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = audiences, treat_none_as_null = true)]
pub struct Audience {
    /// Which case.
    pub case_id: String,
    /// An organisation's id, `user:` and a member's, or `public`.
    pub audience: String,
    /// A code of [`Door`].
    pub sight: String,
    /// Until when, UTC; none: as long as nothing changes.
    pub ends_at: Option<NaiveDateTime>,
}

/// What decides who sees a case.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// Who works on it.
    pub team: Vec<TeamMember>,
    /// With whom it is shared.
    pub shares: Vec<Share>,
    /// What was agreed to.
    pub consents: Vec<Consent>,
    /// The finger print of what a second person let out, where it is let out.
    pub let_out: Option<String>,
}

/// The audiences of a case. `is_fit`: what would be public is what a second person has seen.
pub fn of(case: &Case, terms: &Terms, now: NaiveDateTime, is_fit: bool) -> Vec<Audience> {
    let one = |audience: String, door: Door, ends_at| Audience {
        case_id: case.id.to_string(),
        audience,
        sight: door.code().to_owned(),
        ends_at,
    };
    if case.removed_at.is_some() {
        return Vec::new();
    }
    if case.is_silent() {
        return terms.team.iter().map(|member| one(alone(member.user_id), Door::Own, None)).collect();
    }
    let mut all = vec![one(case.organisation_id.to_string(), Door::Own, None)];
    for share in terms.shares.iter().filter(|share| share.holds(now) && share.organisation_id != case.organisation_id) {
        let door = if share.may_edit { Door::SharedToEdit } else { Door::SharedToRead };
        all.push(one(share.organisation_id.to_string(), door, share.ends_at()));
    }
    if case.may_be_public() && is_fit {
        all.extend(agreed_until(&terms.consents, now).map(|ends_at| one(PUBLIC.to_owned(), Door::Public, ends_at)));
    }
    all
}

/// Until when the public may know, by the consent that holds longest; nothing where none holds.
fn agreed_until(consents: &[Consent], now: NaiveDateTime) -> Option<Option<NaiveDateTime>> {
    let holding: Vec<_> = consents.iter().filter(|consent| consent.allows("media_name", now.date())).collect();
    let ends: Option<Vec<_>> = holding.iter().map(|consent| consent.ends_at()).collect();
    (!holding.is_empty()).then(|| ends.and_then(|ends| ends.into_iter().max()))
}
