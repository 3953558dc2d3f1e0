//! Who can be: organisations and people, as they are stored.

use crate::id::Id;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// An organisation: its members see its cases, and nobody else does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::organisations, treat_none_as_null = true)]
pub struct Organisation {
    /// Its id.
    pub id: Id<Organisation>,
    /// Counts its changes.
    pub version: i32,
    /// As its members call it.
    pub name: String,
    /// UTC.
    pub created_at: NaiveDateTime,
    /// After how many months without a change a closed case is asked about; none: never.
    pub retention_months: Option<i32>,
}

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::users)]
pub struct User {
    /// Its id.
    pub id: Id<User>,
    /// Counts its changes.
    pub version: i32,
    /// Lower case.
    pub email: String,
    /// As colleagues know this person.
    pub name: String,
    /// `en` or `fr`.
    pub language: String,
    /// Whether this person may sign in.
    pub is_active: bool,
    /// Whether this person looks after the installation: organisations, members, settings. Gives no sight of cases.
    pub is_administrator: bool,
    /// UTC.
    pub created_at: NaiveDateTime,
}
