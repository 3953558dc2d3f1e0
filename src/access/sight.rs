//! Who sees a case, and how. A case is shown to audiences: an organisation,
//! one member where its very existence is confidential, or the public. Lists,
//! counts, searches and exports hold rows of their own for each audience, so
//! that what is not for an audience is not there to be found.

use super::{Identity, User};
use crate::{fields::Level, id::Id};

/// The audience of everybody.
pub const PUBLIC: &str = "public";

/// The audience that one member is.
pub fn alone(user: Id<User>) -> String {
    format!("user:{user}")
}

/// By which door a visitor comes to see a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// It belongs to the visitor's organisation.
    Own,
    /// It is shared with the visitor's organisation, to work on.
    SharedToEdit,
    /// It is shared with the visitor's organisation, to read.
    SharedToRead,
    /// It is for everybody.
    Public,
}

impl Door {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::SharedToEdit => "edit",
            Self::SharedToRead => "read",
            Self::Public => "public",
        }
    }

    /// What the code says; whatever is not known says the least.
    pub fn of(code: &str) -> Self {
        [Self::Own, Self::SharedToEdit, Self::SharedToRead]
            .into_iter()
            .find(|w| w.code() == code)
            .unwrap_or(Self::Public)
    }
}

/// What a member is to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// Not one of those who work on it.
    Outside,
    /// One of its team.
    Team,
    /// The one who leads it.
    Lead,
}

/// How a visitor sees a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// By which door.
    pub door: Door,
    /// What they are to it.
    pub tie: Tie,
}

impl Sight {
    /// Of what simply belongs to the organisation.
    pub const OWN: Self = Self { door: Door::Own, tie: Tie::Outside };
    /// Of what everybody may see.
    pub const PUBLIC: Self = Self { door: Door::Public, tie: Tie::Outside };

    /// Whether it is the visitor's organisation's own.
    pub fn is_own(self) -> bool {
        self.door == Door::Own
    }

    /// Up to which level this visitor sees it. Only those who work on a case see
    /// what is restricted, and of them not those who read sources alone.
    pub fn level(self, identity: Option<&Identity>) -> Level {
        match (identity, self.door) {
            (None, _) | (_, Door::Public) => Level::Public,
            (Some(me), Door::Own) if self.tie > Tie::Outside && me.may_be_confided_in() => Level::Sealed,
            (Some(_), _) => Level::Internal,
        }
    }
}
