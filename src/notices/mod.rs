//! Notices: that something changed which somebody wishes to hear of. They stand
//! in the portal, written with the change itself; a mail says no more than that
//! there is something to see.

pub mod choices;
pub mod mail;
pub mod store;
pub mod web;

use crate::{
    access::User,
    db::{AnyConnection, Touched},
    error::Result,
    history::Tx,
    id::Id,
};

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A case that somebody follows changed.
    Case,
    /// A saved search finds something new.
    Search,
    /// Somebody is named in a remark or given a task.
    Mention,
    /// Something about one's own account changed.
    Account,
}

impl Kind {
    /// In the order of the page.
    pub const ALL: [Self; 4] = [Self::Case, Self::Search, Self::Mention, Self::Account];

    /// The code in the database, and the last part of its message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Search => "search",
            Self::Mention => "mention",
            Self::Account => "account",
        }
    }

    /// The kind of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// How somebody is told by mail who has not chosen.
    pub const fn usual(self) -> How {
        match self {
            Self::Case | Self::Search => How::Digest,
            Self::Mention | Self::Account => How::Now,
        }
    }
}

/// How somebody wishes to be told by mail. The portal tells in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// At once.
    Now,
    /// Once a day, with all the rest.
    Digest,
    /// Not at all.
    Never,
}

impl How {
    /// In the order of the choice.
    pub const ALL: [Self; 3] = [Self::Now, Self::Digest, Self::Never];

    /// The code in the database, and the last part of its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Digest => "digest",
            Self::Never => "never",
        }
    }

    /// The choice of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
    }
}

/// A mail with words of its own, where the portal alone cannot tell. The code is the middle of its message keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// To an address with which somebody wants to sign in: a link.
    EmailLink,
    /// To the address that there is: another one was asked for.
    EmailAsked,
    /// To the address that there was.
    EmailChanged,
}

impl Letter {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::EmailLink, Self::EmailAsked, Self::EmailChanged];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::EmailLink => "email-link",
            Self::EmailAsked => "email-asked",
            Self::EmailChanged => "email-changed",
        }
    }

    /// The letter of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.code() == code)
    }

    /// Where its link leads, below the portal's own address. `token`: what only this letter holds.
    pub fn link(self, base_url: &str, token: &str) -> String {
        match self {
            Self::EmailLink => format!("{base_url}/account/email/{token}"),
            Self::EmailAsked => format!("{base_url}/account/email"),
            Self::EmailChanged => base_url.to_owned(),
        }
    }
}

/// What there is to tell.
#[derive(Debug, Clone)]
pub struct News {
    /// What it is about.
    pub kind: Kind,
    /// In which organisation.
    pub organisation: String,
    /// Where it is to be seen: a path within the portal.
    pub address: String,
    /// A reference that names nobody, such as `AZE-2023-0001`; or nothing.
    pub about: String,
}

/// Tells these people, in the transaction of what it is about.
///
/// # Errors
/// When the database fails.
pub fn tell(tx: &mut Tx, news: &News, to: &[Id<User>]) -> Result<()> {
    let mails = tx.mails();
    store::tell(tx.conn(), mails, news, to)
}

/// The same from what follows each write.
///
/// # Errors
/// When the database fails.
pub fn tell_after(conn: &mut AnyConnection, touched: &Touched, news: &News, to: &[Id<User>]) -> Result<()> {
    store::tell(conn, touched.mails, news, to)
}
