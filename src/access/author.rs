//! Who a change is written down to.

use super::{Organisation, User};
use crate::id::Id;

/// Who a write is attributed to. Only a proof of a writing right, or the
/// program itself, can make one.
#[derive(Debug, Clone)]
pub struct Author {
    pub(crate) id: String,
    pub(crate) organisation: Option<Id<Organisation>>,
}

/// What the program does by itself.
#[derive(Debug, Clone, Copy)]
pub enum Job {
    /// The first administrator, by the one-time link.
    SetUp,
    /// A demonstration or test world.
    Seed,
    /// A command at the terminal.
    Command,
    /// Somebody takes up an invitation.
    Invitation,
    /// The bin is emptied.
    Bin,
    /// Somebody comes back by a link.
    Reset,
    /// The rules that make tasks.
    Rules,
}

/// What the rules that make tasks are called in history.
pub const RULES: &str = "system:rules";

impl Author {
    /// The program itself, for one of the jobs it has.
    pub fn system(job: Job) -> Self {
        let id = match job {
            Job::SetUp => "system:set-up",
            Job::Seed => "system:seed",
            Job::Command => "system:command",
            Job::Invitation => "system:invitation",
            Job::Bin => "system:bin",
            Job::Reset => "system:reset",
            Job::Rules => RULES,
        };
        Self { id: id.to_owned(), organisation: None }
    }

    /// The program, acting for an organisation.
    pub fn system_for(job: Job, organisation: Id<Organisation>) -> Self {
        Self { organisation: Some(organisation), ..Self::system(job) }
    }

    /// A member, as a seeded world tells it.
    pub(crate) fn member(user: Id<User>, organisation: Id<Organisation>) -> Self {
        Self { id: user.to_string(), organisation: Some(organisation) }
    }
}
