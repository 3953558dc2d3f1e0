//! The weekly review: everybody who is still held, those at most risk and longest
//! without news first. "No change" is an answer, kept with who and when, and
//! silence is counted from it.

pub mod risk;
pub mod store;
pub mod web;

use super::Case;
use crate::{
    access::User,
    db::Subject,
    fields::{Field, Input},
    id::Id,
    record,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// That somebody asked, and nothing is new.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::case_answers, treat_none_as_null = true)]
pub struct Answer {
    /// Its id.
    pub id: Id<Answer>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// Whose.
    pub user_id: Id<User>,
    /// Whom they asked, and how.
    pub note: Option<String>,
    /// UTC.
    pub made_at: NaiveDateTime,
}
record!(Answer, case_answers, Subject::Case, case_id);

impl Answer {
    /// What history tells of an answer.
    pub const FIELDS: &'static [Field] = &[Field::new("note", Input::Line)];
}

/// The first moment of the week of this day: Monday, midnight UTC.
pub fn week(today: NaiveDate) -> NaiveDateTime {
    let monday = today - TimeDelta::days(i64::from(today.weekday().num_days_from_monday()));
    monday.and_hms_opt(0, 0, 0).unwrap_or_default()
}
