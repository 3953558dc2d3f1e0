//! What holds for the whole installation: its organisations, and whether it has
//! public pages. Administrators look after it, without sight of any case.

pub mod web;

use crate::{
    db::{AnyConnection, Subject},
    error::Result,
    id::Id,
    record,
    schema::installation,
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The settings that people make in the portal; one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = installation)]
pub struct Installation {
    /// Its id.
    pub id: Id<Installation>,
    /// Counts its changes.
    pub version: i32,
    /// Whether visitors who are not signed in see the cases that are public.
    pub has_public_pages: bool,
}
record!(Installation, installation, Subject::House, id);

/// The settings, where anybody has made any.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut AnyConnection) -> Result<Option<Installation>> {
    Ok(installation::table.select(Installation::as_select()).get_result(conn).optional()?)
}
