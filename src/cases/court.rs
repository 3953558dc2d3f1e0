//! Hearings and decisions, held or planned.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Input, Problems},
    id::Id,
    locale, part,
    words::{Answer, Court, CourtEvent, Instance, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One hearing or decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::court_events, treat_none_as_null = true)]
pub struct Hearing {
    /// Its id.
    pub id: Id<Hearing>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// What took or takes place.
    pub kind: Term<CourtEvent>,
    /// When.
    pub happened: Option<PartialDate>,
    /// As a source says it.
    pub happened_stated: Option<String>,
    /// `HH:MM`, local to the court.
    pub starts_at: Option<String>,
    /// Whether it is still to come.
    pub is_planned: bool,
    /// Before which court.
    pub court: Option<String>,
    /// What kind of court.
    pub court_kind: Option<Term<Court>>,
    /// At which level.
    pub instance: Option<Term<Instance>>,
    /// The court's number.
    pub file_number: Option<String>,
    /// Whether the public was admitted.
    pub is_public: Term<Answer>,
    /// What the prosecution asked for: not a sentence.
    pub demand: Option<String>,
    /// What was decided.
    pub decision: Option<String>,
    /// When it goes on.
    pub next_date: Option<PartialDate>,
    /// As a source says it.
    pub next_date_stated: Option<String>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Hearing, court_events, Subject::Case, case_id, "court";
    fields: [
        Field::term::<CourtEvent>("kind").required().must().public(),
        Field::date("happened").must().public(),
        Field::new("starts_at", Input::Time),
        Field::new("is_planned", Input::Check).public(),
        Field::line("court").wanted().public(),
        Field::term::<Court>("court_kind").wanted().public(),
        Field::term::<Instance>("instance").wanted().public(),
        Field::line("file_number").wanted(),
        Field::term::<Answer>("is_public").required().wanted().public(),
        Field::line("demand").must().public(),
        Field::line("decision").must().public(),
        Field::date("next_date").wanted().public(),
        Field::text("note"),
    ];
    blank: |case| Hearing {
        id: Id::new(), version: 1, case_id: case.id, kind: Term::known("trial_hearing"), happened: None,
        happened_stated: None, starts_at: None, is_planned: false, court: None, court_kind: None, instance: None,
        file_number: None, is_public: Term::known("unknown"), demand: None, decision: None, next_date: None,
        next_date_stated: None, note: None,
    };
    heading: |row, lang| row.kind.label(lang).to_owned();
    headline: "kind";
    check: check;
}

fn check(row: &Hearing, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    rules::after_birth(problems, "happened", dossier, row.happened.as_ref(), lang);
    rules::in_order(
        problems,
        "next_date",
        row.happened.as_ref(),
        row.next_date.as_ref(),
        "rule-next-before-hearing",
        lang,
    );
    rules::after_arrest(problems, "happened", dossier, row.happened.as_ref(), "rule-hearing-before-arrest", lang);
    if !row.is_planned {
        rules::not_future(problems, "happened", row.happened.as_ref(), lang);
    } else if row.happened.is_none() {
        problems.error("happened", locale::text(lang, "rule-planned-needs-date"));
    }
}
