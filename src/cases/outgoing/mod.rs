//! What leaves the portal as a file: who took it, for whom and what for, and
//! which cases it held. What is out can be called back only by whoever knows
//! where it went.

pub mod store;

use crate::{
    access::{Organisation, User},
    clock,
    db::Subject,
    fields::Field,
    id::Id,
    record,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The most characters of who gets a file, and of the note.
pub const TEXT_MAX: usize = 200;

/// For whom a file is; the codes are the last part of their messages' keys.
pub const RECIPIENTS: [&str; 8] = ["myself", "colleague", "partner", "authority", "un", "researcher", "press", "other"];

/// What a file is for; the codes are the last part of their messages' keys.
pub const PURPOSES: [&str; 6] = ["analysis", "report", "casework", "submission", "backup", "other"];

/// For whom a file is and what for, as its maker says.
#[derive(Debug, Clone)]
pub struct Told {
    /// One of `RECIPIENTS`.
    pub recipient: String,
    /// Who that is.
    pub who: Option<String>,
    /// One of `PURPOSES`.
    pub purpose: String,
    /// Remarks.
    pub note: Option<String>,
}

/// One file of cases. Its id stands in its rows and in its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::exports, treat_none_as_null = true)]
pub struct Export {
    /// Its id.
    pub id: Id<Export>,
    /// Counts its changes.
    pub version: i32,
    /// For which organisation it was made.
    pub organisation_id: Id<Organisation>,
    /// By whom; nobody where it was made at the terminal.
    pub user_id: Option<Id<User>>,
    /// `data` or `excel`.
    pub profile: String,
    /// The filters of the list, as an address has them; never words that were searched for.
    pub filter: String,
    /// Whether it was what a search found.
    pub has_search: bool,
    /// One of `RECIPIENTS`.
    pub recipient: String,
    /// Who that is.
    pub who: Option<String>,
    /// One of `PURPOSES`.
    pub purpose: String,
    /// Remarks.
    pub note: Option<String>,
    /// UTC.
    pub made_at: NaiveDateTime,
    /// When its last row was made, UTC; nothing where it was not finished.
    pub ended_at: Option<NaiveDateTime>,
    /// How many cases it holds.
    pub cases: Option<i64>,
    /// The same without those of which only their team knew.
    pub cases_shown: Option<i64>,
}
record!(Export, exports, Subject::House, id);

impl Export {
    /// What people write of it.
    pub const FIELDS: &'static [Field] = &[Field::line("who"), Field::line("note")];

    /// A file that is about to be made, at the terminal.
    pub fn new(organisation: Id<Organisation>, profile: &str, filter: String, told: Told) -> Self {
        Self {
            id: Id::new(),
            version: 1,
            organisation_id: organisation,
            user_id: None,
            profile: profile.to_owned(),
            filter,
            has_search: false,
            recipient: told.recipient,
            who: told.who,
            purpose: told.purpose,
            note: told.note,
            made_at: clock::now(),
            ended_at: None,
            cases: None,
            cases_shown: None,
        }
    }

    /// The name of the file.
    pub fn file_name(&self) -> String {
        format!("cases-{}-{}.csv", self.made_at.date(), self.id)
    }
}
