//! Who a value is for.

use serde::{Deserialize, Serialize};

/// How far a value may go, from the open to the closed: the four levels of
/// sensitivity. Every field has one; a case can raise it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// May leave the organisation, where publicity and consent allow it.
    Public,
    /// All members of the organisation.
    Internal,
    /// Those who work on the case: its lead and its team.
    Restricted,
    /// The same, one value at a time, each look noted; encrypted where it is
    /// kept, and never in lists, searches, exports, mails or logs.
    Sealed,
}

impl Level {
    /// From the open to the closed.
    pub const ALL: [Self; 4] = [Self::Public, Self::Internal, Self::Restricted, Self::Sealed];

    /// The code in the database, and the last part of its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Restricted => "restricted",
            Self::Sealed => "sealed",
        }
    }

    /// The level of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}
