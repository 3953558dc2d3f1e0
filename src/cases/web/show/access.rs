//! What this visitor may do on the page of a case, and who else sees it.

use crate::{
    access::{Audit, Edit, Lead, Look, Manage, May, PUBLIC, Scope},
    cases::{
        Case, shares,
        store::{self, Filled},
        team,
    },
    clock,
    dates::PartialDate,
    db::AnyConnection,
    error::Result,
    fields::Level,
    schema::audiences,
    web::page::Page,
};
use diesel::prelude::*;

/// Through whose eyes a member looks at a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Somebody who is not signed in.
    Public,
    /// An organisation that it is shared with to read.
    Partner,
    /// A colleague who works on other cases.
    Reader,
}

impl Seen {
    /// The value of `as` in the address.
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "public" => Some(Self::Public),
            "partner" => Some(Self::Partner),
            "reader" => Some(Self::Reader),
            _ => None,
        }
    }

    /// The key of the sentence that says so on the page.
    pub fn words(self) -> &'static str {
        match self {
            Self::Public => "seen-as-public",
            Self::Partner => "seen-as-partner",
            Self::Reader => "seen-as-reader",
        }
    }
}

/// Which buttons the page shows, and how deep it goes.
#[derive(Debug, Clone, Copy)]
pub struct Rights {
    /// Change facts.
    pub may_edit: bool,
    /// Decide who works on it and who sees it.
    pub may_lead: bool,
    /// See who looked and what left.
    pub may_audit: bool,
    /// Answer what is held on the person, and erase it.
    pub may_answer: bool,
    /// Whether it is the visitor's own organisation's.
    pub is_own: bool,
    /// Up to which level values are shown.
    pub level: Level,
}

impl Rights {
    /// Those of the visitor, or fewer where they look through somebody else's eyes.
    pub fn of(case: &May<Look, Case>, seen: Option<Seen>) -> Self {
        let none = Self {
            may_edit: false,
            may_lead: false,
            may_audit: false,
            may_answer: false,
            is_own: false,
            level: Level::Internal,
        };
        match seen {
            None => Self {
                may_edit: case.may::<Edit>(),
                may_lead: case.may::<Lead>(),
                may_audit: case.may::<Audit>(),
                may_answer: case.may::<Manage>(),
                is_own: case.sight().is_own(),
                level: case.level(),
            },
            Some(Seen::Reader) => Self { is_own: true, ..none },
            Some(Seen::Partner | Seen::Public) => none,
        }
    }
}

/// Whether the public sees this case.
pub fn is_out(conn: &mut AnyConnection, case: &Case) -> Result<bool> {
    Ok(store::seen(conn, Scope::public(), case.id.as_str())?.is_some())
}

/// Who works on a case, and who else sees it.
#[derive(Debug, Default)]
pub struct Access {
    /// Names, and whether they lead it.
    pub team: Vec<(String, bool)>,
    /// The other organisations.
    pub shares: Vec<(shares::Share, String)>,
    /// Whether everybody sees it, where public pages are on.
    pub is_public: bool,
}

impl Access {
    /// Loads what of it is `filled`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(conn: &mut AnyConnection, case: &Case, filled: &Filled) -> Result<Self> {
        let team = if filled.has("case_team") { team::with_names(conn, case.id)? } else { Vec::new() };
        let shares = if filled.has("case_shares") { shares::with_names(conn, case.id)? } else { Vec::new() };
        let public: Option<String> = audiences::table
            .find((case.id.as_str(), PUBLIC))
            .select(audiences::audience)
            .get_result(conn)
            .optional()?;
        let now = clock::now();
        Ok(Self {
            team: team.into_iter().map(|(member, user)| (user.name, member.is_lead)).collect(),
            shares: shares.into_iter().filter(|(s, _)| s.holds(now)).map(|(share, to)| (share, to.name)).collect(),
            is_public: public.is_some(),
        })
    }
}

/// "Committee South, to read, until 3 Mar 2027".
pub fn share_words(page: &Page, (share, to): &(shares::Share, String)) -> String {
    let how = page.t(if share.may_edit { "share-to-edit" } else { "share-to-read" });
    let until = share.ends_on.as_deref().and_then(|day| PartialDate::from_edtf(day).ok());
    let until = until.map(|day| page.t1("share-until", "date", day.short_words(page.lang())));
    [Some(to.clone()), Some(how.to_owned()), until].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The colour beside the words.
pub fn publicity_shape(case: &Case) -> &'static str {
    if case.is_silent() {
        "held"
    } else if case.may_be_public() {
        "free"
    } else {
        "limited"
    }
}
