//! Discussions: what colleagues say of one fact, until they agree. A fact has
//! one discussion, which is settled, and opened again when it is not.

pub mod store;
pub mod web;

use super::{Case, dossier::Dossier, facts::Fact, parts::kinds};
use crate::{db::Subject, fields::Level, id::Id, record};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One discussion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::discussions, treat_none_as_null = true)]
pub struct Discussion {
    /// Its id.
    pub id: Id<Discussion>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// The fact's kind of record: a table's name.
    pub kind: String,
    /// The fact's record.
    pub record_id: String,
    /// The fact's field.
    pub field: String,
    /// Who said that it is settled: a user's id.
    pub settled_by: Option<String>,
    /// When, UTC; none: it is open.
    pub settled_at: Option<NaiveDateTime>,
}
record!(Discussion, discussions, Subject::Case, case_id);

impl Discussion {
    /// The address of its fact.
    pub fn address(&self) -> String {
        format!("{}.{}.{}", self.kind, self.record_id, self.field)
    }

    /// Who may read it: whoever may read the record as it is now. `dossier`: opened as far as the reader sees.
    pub fn level(&self, dossier: &Dossier) -> Level {
        kinds::level(dossier, &self.kind, &self.record_id)
    }
}

/// A discussion, and how many notes stand in it for the reader.
#[derive(Debug, Clone)]
pub struct Topic {
    /// The discussion.
    pub it: Discussion,
    /// Notes in it.
    pub count: i64,
}

/// The mark of a discussion at its fact.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Where it is to be read.
    pub href: String,
    /// Notes in it.
    pub count: i64,
    /// Whether it is settled.
    pub is_settled: bool,
}

impl Mark {
    /// The mark of this fact among these discussions.
    pub fn of(fact: &Fact, topics: &[Topic]) -> Option<Self> {
        let is_about = |it: &Discussion| it.record_id == fact.record && it.field == fact.field && it.kind == fact.kind;
        topics.iter().find(|topic| topic.count > 0 && is_about(&topic.it)).map(|topic| Self {
            href: format!("/cases/{}/discussions/{}", topic.it.case_id, topic.it.id),
            count: topic.count,
            is_settled: topic.it.settled_at.is_some(),
        })
    }
}
