//! What else happened, dated: visits, hunger strikes, statements.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    clock,
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Problems},
    id::Id,
    part,
    words::{Event as Kind, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One event of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::events, treat_none_as_null = true)]
pub struct Event {
    /// Its id.
    pub id: Id<Event>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// What kind of event.
    pub kind: Term<Kind>,
    /// When.
    pub happened: Option<PartialDate>,
    /// As a source says it.
    pub happened_stated: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// What, in a sentence or two.
    pub what: Option<String>,
    /// When we learned it: UTC.
    pub recorded_at: NaiveDateTime,
}

part! {
    Event, events, Subject::Case, case_id, "events";
    fields: [
        Field::term::<Kind>("kind").required().wanted().public(),
        Field::date("happened").wanted().public(),
        Field::line("place").wanted().public(),
        Field::text("what").wanted().public(),
    ];
    blank: |case| Event {
        id: Id::new(), version: 1, case_id: case.id, kind: Term::known("statement_detaining_state"), happened: None,
        happened_stated: None, place: None, what: None, recorded_at: clock::now(),
    };
    heading: |row, lang| row.kind.label(lang).to_owned();
    headline: "kind";
    check: check;
}

fn check(row: &Event, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    rules::after_birth(problems, "happened", dossier, row.happened.as_ref(), lang);
}
