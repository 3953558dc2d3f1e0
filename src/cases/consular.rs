//! What consulates asked, saw and were refused. From these rows comes the
//! article 36 clock (`article36.rs`).

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Problems},
    id::Id,
    locale, part,
    words::{AccessResult, Consular as Kind, Country, DetaineeWish, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One event between a consulate, the detaining state and the detainee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::consular, treat_none_as_null = true)]
pub struct ConsularEvent {
    /// Its id.
    pub id: Id<ConsularEvent>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// Whose consulate.
    pub home_state: Option<Term<Country>>,
    /// What happened.
    pub kind: Option<Term<Kind>>,
    /// When.
    pub happened: Option<PartialDate>,
    /// As a source says it.
    pub happened_stated: Option<String>,
    /// When access was asked for.
    pub asked_on: Option<PartialDate>,
    /// As a source says it.
    pub asked_on_stated: Option<String>,
    /// When that was answered.
    pub answered_on: Option<PartialDate>,
    /// As a source says it.
    pub answered_on_stated: Option<String>,
    /// With what result.
    pub result: Option<Term<AccessResult>>,
    /// The reason given for a refusal, word for word.
    pub refused_reason: Option<String>,
    /// What the detainee wants: nothing is done against it.
    pub wish: Term<DetaineeWish>,
    /// What may be told to the family.
    pub for_family: Option<String>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    ConsularEvent, consular, Subject::Case, case_id, "consular";
    level: Restricted;
    apart: confidential;
    fields: [
        Field::term::<Kind>("kind").required().wanted(),
        Field::term::<Country>("home_state").required().wanted(),
        Field::date("happened").wanted(),
        Field::date("asked_on").wanted(),
        Field::date("answered_on").wanted(),
        Field::term::<AccessResult>("result").wanted(),
        Field::line("refused_reason").wanted(),
        Field::term::<DetaineeWish>("wish").required().wanted(),
        Field::text("for_family"),
        Field::text("note"),
    ];
    blank: |case| ConsularEvent {
        id: Id::new(), version: 1, case_id: case.id, home_state: None, kind: None, happened: None,
        happened_stated: None, asked_on: None, asked_on_stated: None, answered_on: None, answered_on_stated: None,
        result: None, refused_reason: None, wish: Term::unknown(), for_family: None, note: None,
    };
    heading: |row, lang| row.kind.map(|kind| kind.label(lang).to_owned()).unwrap_or_default();
    headline: "kind";
    check: check;
}

impl ConsularEvent {
    /// Whether it is of this kind.
    pub fn is(&self, kind: &str) -> bool {
        self.kind.is_some_and(|it| it.is(kind))
    }

    /// The first date that is known of it.
    pub fn date(&self) -> Option<&PartialDate> {
        self.happened.as_ref().or(self.asked_on.as_ref()).or(self.answered_on.as_ref())
    }

    /// Whether somebody from a consulate saw the person.
    pub fn is_visit(&self) -> bool {
        self.is("visit") || self.is("protecting_power_visit")
    }

    /// Whether access was given.
    pub fn is_granted(&self) -> bool {
        self.is_visit() || self.result.is_some_and(|result| result.is("granted") || result.is("granted_restricted"))
    }

    /// Whether access was refused.
    pub fn is_refused(&self) -> bool {
        self.is("refused")
            || self.result.is_some_and(|result| result.is("refused") || result.is("refused_dual_nationality"))
    }
}

fn check(row: &ConsularEvent, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    for (field, date) in [("happened", &row.happened), ("asked_on", &row.asked_on), ("answered_on", &row.answered_on)] {
        rules::after_arrest(problems, field, dossier, date.as_ref(), "rule-consular-before-arrest", lang);
        rules::not_future(problems, field, date.as_ref(), lang);
    }
    let (asked, answered) = (row.asked_on.as_ref(), row.answered_on.as_ref());
    rules::in_order(problems, "answered_on", asked, answered, "rule-answer-before-question", lang);
    if row.is_refused() && row.is_granted() {
        problems.error("result", locale::text(lang, "rule-refused-and-granted"));
    }
    if row.refused_reason.is_some() && !row.is_refused() {
        problems.ask("refused_reason", locale::text(lang, "ask-reason-without-refusal"));
    }
    let state = row.home_state.map_or("", |state| state.code());
    if !dossier.nationalities.is_empty() && dossier.nationalities.iter().all(|n| n.country.code() != state) {
        problems.ask("home_state", locale::text(lang, "ask-home-state"));
    }
}
