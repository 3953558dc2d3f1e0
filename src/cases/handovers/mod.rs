//! Handing over: when a member leaves or moves, their cases, open tasks and
//! followed cases go to colleagues in one step, which can be undone.

pub mod store;
pub mod web;

use super::{Case, tasks::Task};
use crate::{
    access::{Organisation, User},
    db::Subject,
    id::Id,
    record,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// That somebody's cases were handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::handovers, treat_none_as_null = true)]
pub struct Handover {
    /// Its id; sorts by time.
    pub id: Id<Handover>,
    /// Counts its changes.
    pub version: i32,
    /// In which organisation.
    pub organisation_id: Id<Organisation>,
    /// Whose cases they were.
    pub user_id: Id<User>,
    /// Who handed them over: a user's id. Nobody else undoes it, for nobody else is sure to see the same cases.
    pub made_by: String,
    /// What was handed over: JSON, a list of [`Item`].
    pub items: String,
    /// UTC.
    pub made_at: NaiveDateTime,
    /// UTC.
    pub undone_at: Option<NaiveDateTime>,
}
record!(Handover, handovers, Subject::House, id);

/// One case that was handed over, and what of it was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Which.
    pub case: Id<Case>,
    /// To whom.
    pub to: Id<User>,
    /// Whether the member was in its team.
    pub was_in_team: bool,
    /// Whether the member led it.
    pub was_lead: bool,
    /// Whether the colleague came into the team by this.
    pub joined: bool,
    /// The tasks that went along.
    pub tasks: Vec<Id<Task>>,
    /// Whether the member followed it.
    pub followed: bool,
    /// Whether the colleague follows it by this.
    pub follows: bool,
}

impl Handover {
    /// What was handed over.
    pub fn items(&self) -> Vec<Item> {
        serde_json::from_str(&self.items).unwrap_or_default()
    }
}

/// What a member has to do with a case.
#[derive(Debug, Clone)]
pub struct Held {
    /// The case.
    pub case: Case,
    /// How its row of the list names the person; empty: not known.
    pub name: String,
    /// Whether they are in its team.
    pub is_in_team: bool,
    /// Whether they lead it.
    pub is_lead: bool,
    /// Open tasks of theirs.
    pub tasks: i64,
    /// Whether they follow it.
    pub is_followed: bool,
}
