//! The members of an organisation, and the one rule that keeps it from
//! locking itself out: an active coordinator always remains.

pub mod store;
pub mod web;

use super::Membership;
use crate::access::User;

/// A member of an organisation.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// The role there.
    pub membership: Membership,
    /// The person.
    pub user: User,
}

impl Colleague {
    /// Whether the organisation may need this member, to have a coordinator at all.
    pub fn coordinates(&self) -> bool {
        self.user.is_active && self.membership.role.is("coordinator")
    }
}
