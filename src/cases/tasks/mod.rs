//! Tasks: what is to be done for a case, by when and by whom. Members make them,
//! and rules do, each at most once for one thing (`origin`).

pub mod put_off;
pub mod recall;
pub mod round;
pub mod rules;
pub mod store;
pub mod web;

use super::Case;
use crate::{
    access::User,
    clock,
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Input},
    id::Id,
    locale, record,
    words::{TaskKind, TaskStatus, Term},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The most characters of a task and of its note.
pub const TEXT_MAX: usize = 300;

/// One task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::tasks, treat_none_as_null = true)]
pub struct Task {
    /// Its id.
    pub id: Id<Task>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// What kind of task.
    pub kind: Term<TaskKind>,
    /// What, in a few words; of a recall: from whom.
    pub what: Option<String>,
    /// By when, `YYYY-MM-DD`.
    pub due_on: String,
    /// Who does it; none: nobody yet.
    pub user_id: Option<Id<User>>,
    /// Open, done, or dropped.
    pub status: Term<TaskStatus>,
    /// Out of sight until this day, `YYYY-MM-DD`.
    pub snoozed_until: Option<String>,
    /// What came of it.
    pub note: Option<String>,
    /// Who ended it: a user's id.
    pub done_by: Option<String>,
    /// When, UTC.
    pub done_at: Option<NaiveDateTime>,
    /// Whether it tells of what only those who work on the case may know.
    pub is_restricted: bool,
    /// The rule that made it, of what, and for when: unique.
    pub origin: Option<String>,
    /// UTC.
    pub created_at: NaiveDateTime,
}
record!(Task, tasks, Subject::Case, case_id);

impl Task {
    /// What history tells of a task.
    pub const FIELDS: &'static [Field] = &[
        Field::term::<TaskKind>("kind").required(),
        Field::line("what"),
        Field::new("due_on", Input::Date).required(),
        Field::new("user_id", Input::Pick),
        Field::term::<TaskStatus>("status"),
        Field::new("snoozed_until", Input::Date),
        Field::line("note"),
    ];

    /// A task that nobody has yet.
    pub fn new(case: Id<Case>, kind: Term<TaskKind>, due: NaiveDate) -> Self {
        Self {
            id: Id::new(),
            version: 1,
            case_id: case,
            kind,
            what: None,
            due_on: due.to_string(),
            user_id: None,
            status: Term::known("open"),
            snoozed_until: None,
            note: None,
            done_by: None,
            done_at: None,
            is_restricted: false,
            origin: None,
            created_at: clock::now(),
        }
    }

    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done_at.is_none()
    }

    /// Whether its day is over and it is not done.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due_on < today.to_string()
    }

    /// Whether it is to be out of sight today.
    pub fn is_asleep(&self, today: NaiveDate) -> bool {
        self.is_open() && self.snoozed_until.as_deref().is_some_and(|until| until > today.to_string().as_str())
    }

    /// What is to be done, in words.
    pub fn words(&self, lang: Lang) -> String {
        let rule = self.origin.as_deref().and_then(|origin| origin.split(':').next()).unwrap_or_default();
        match (rule, &self.what) {
            (recall::SHARED, Some(name)) => {
                locale::format(lang, "task-recall-share", &[("name", name.as_str().into())])
            }
            (recall::EXPORT, Some(name)) => {
                locale::format(lang, "task-recall-export", &[("name", name.as_str().into())])
            }
            (recall::ERASURE, _) => locale::text(lang, "task-erasure-asked").to_owned(),
            (recall::PUBLIC_PAGE, _) => locale::text(lang, "task-recall-public").to_owned(),
            ("retention", None) => locale::text(lang, "task-retention").to_owned(),
            (_, Some(what)) => what.clone(),
            (_, None) => self.kind.label(lang).to_owned(),
        }
    }

    /// Its kind, where the words do not say it already.
    pub fn kind_words(&self, lang: Lang) -> &'static str {
        if self.what.is_some() && !self.kind.is("other") && !self.kind.is("recall") {
            self.kind.label(lang)
        } else {
            ""
        }
    }
}

/// A day that is kept as `YYYY-MM-DD`, in words.
pub fn day_words(day: &str, lang: Lang) -> String {
    PartialDate::from_edtf(day).map(|day| day.short_words(lang)).unwrap_or_default()
}
