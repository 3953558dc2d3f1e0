//! With which other organisations a case is shared: to read or to work on,
//! until a day or until it is taken back. A share never reaches what is
//! restricted.

pub mod web;

use super::Case;
use crate::{
    access::Organisation,
    clock,
    db::{AnyConnection, Subject, one_or_many},
    error::Result,
    id::Id,
    record,
    schema::{case_shares, organisations},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// That a case is shared with an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = case_shares, treat_none_as_null = true)]
pub struct Share {
    /// Its id.
    pub id: Id<Share>,
    /// Counts its changes.
    pub version: i32,
    /// Which case.
    pub case_id: Id<Case>,
    /// With whom.
    pub organisation_id: Id<Organisation>,
    /// To work on, or to read.
    pub may_edit: bool,
    /// The last day, `YYYY-MM-DD`; none: until it is taken back.
    pub ends_on: Option<String>,
    /// What was agreed.
    pub note: Option<String>,
    /// UTC.
    pub created_at: NaiveDateTime,
}
record!(Share, case_shares, Subject::Case, case_id);

impl Share {
    /// A new share.
    pub fn new(case: Id<Case>, with: Id<Organisation>, may_edit: bool) -> Self {
        Self {
            id: Id::new(),
            version: 1,
            case_id: case,
            organisation_id: with,
            may_edit,
            ends_on: None,
            note: None,
            created_at: clock::now(),
        }
    }

    /// The moment it ends: midnight UTC after its last day.
    pub fn ends_at(&self) -> Option<NaiveDateTime> {
        let day: NaiveDate = self.ends_on.as_deref()?.parse().ok()?;
        day.succ_opt()?.and_hms_opt(0, 0, 0)
    }

    /// Whether it still holds.
    pub fn holds(&self, now: NaiveDateTime) -> bool {
        self.ends_at().is_none_or(|end| end > now)
    }
}

/// The shares of these cases, ended ones too.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Share>> {
    let all = case_shares::table.order(case_shares::id).select(Share::as_select());
    Ok(one_or_many!(conn, all, case_shares::case_id, ids))
}

/// The shares of a case with the organisations' names.
///
/// # Errors
/// When the database fails.
pub fn with_names(conn: &mut AnyConnection, case: Id<Case>) -> Result<Vec<(Share, Organisation)>> {
    Ok(case_shares::table
        .inner_join(organisations::table)
        .filter(case_shares::case_id.eq(case))
        .order(case_shares::id)
        .select((Share::as_select(), Organisation::as_select()))
        .load(conn)?)
}
