//! Where the law stands, one row a step. The latest dated row is the stage.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    clock,
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Problems},
    id::Id,
    part,
    words::{Stage, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One stage of the procedure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::stages, treat_none_as_null = true)]
pub struct StageRow {
    /// Its id.
    pub id: Id<StageRow>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// Which stage.
    pub stage: Term<Stage>,
    /// When it was reached.
    pub reached: Option<PartialDate>,
    /// As a source says it.
    pub reached_stated: Option<String>,
    /// The day as of which this is known.
    pub as_of: Option<PartialDate>,
    /// Remarks.
    pub note: Option<String>,
    /// When we learned it: UTC.
    pub recorded_at: NaiveDateTime,
}

part! {
    StageRow, stages, Subject::Case, case_id, "stages";
    fields: [
        Field::term::<Stage>("stage").required().must().public(),
        Field::date("reached").must().public(),
        Field::date("as_of"),
        Field::text("note"),
    ];
    blank: |case| StageRow {
        id: Id::new(), version: 1, case_id: case.id, stage: Term::known("none_known"), reached: None,
        reached_stated: None, as_of: None, note: None, recorded_at: clock::now(),
    };
    heading: |row, lang| row.stage.label(lang).to_owned();
    headline: "stage";
    check: check;
}

fn check(row: &StageRow, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    rules::after_birth(problems, "reached", dossier, row.reached.as_ref(), lang);
    rules::not_future(problems, "reached", row.reached.as_ref(), lang);
}
