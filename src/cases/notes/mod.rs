//! Notes: what colleagues say to each other about a case. They are for the
//! organisation that keeps it, and for nobody else: partners, exports, lists,
//! search and the public never hold them.

pub mod mentions;
pub mod store;
pub mod web;

use super::{Case, discussions::Discussion};
use crate::{
    access::User,
    db::Subject,
    fields::{Field, Input},
    id::Id,
    record,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The most characters of a note.
pub const BODY_MAX: usize = 4_000;

/// One note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::notes, treat_none_as_null = true)]
pub struct Note {
    /// Its id; sorts by time.
    pub id: Id<Note>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// In which discussion of a fact; none: about the whole case.
    pub discussion_id: Option<Id<Discussion>>,
    /// Who says it.
    pub user_id: Id<User>,
    /// What; empty where its author took it back.
    pub body: String,
    /// Whose attention is asked for: ids of users, `a|b`.
    pub mentions: String,
    /// Whether it is only for those who work on the case. Never changes: history is read by it.
    pub is_restricted: bool,
    /// UTC.
    pub made_at: NaiveDateTime,
    /// When its author last changed it, UTC.
    pub changed_at: Option<NaiveDateTime>,
    /// When its author took it back, UTC. The row stays, so that history knows who may read what it said.
    pub removed_at: Option<NaiveDateTime>,
}
record!(Note, notes, Subject::Case, case_id);

impl Note {
    /// What history tells of a note.
    pub const FIELDS: &'static [Field] =
        &[Field::new("body", Input::Text).required(), Field::new("is_restricted", Input::Check)];

    /// Whose attention it asks for.
    pub fn mentioned(&self) -> impl Iterator<Item = &str> {
        self.mentions.split('|').filter(|id| !id.is_empty())
    }
}
