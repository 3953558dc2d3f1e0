//! Concerns about the person's health. What harms most when it is known stands
//! in a sealed field of its own.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Problems, Sealed},
    id::Id,
    locale, part,
    words::{Answer, Attribution, Health as Category, MedicalAttention, Severity, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One concern.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::health, treat_none_as_null = true)]
pub struct HealthConcern {
    /// Its id.
    pub id: Id<HealthConcern>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// What kind of concern.
    pub category: Term<Category>,
    /// What, in a sentence or two.
    pub what: Option<String>,
    /// Mental health, HIV, the consequences of sexual violence.
    pub private_detail: Option<Sealed>,
    /// Since when.
    pub since: Option<PartialDate>,
    /// As a source says it.
    pub since_stated: Option<String>,
    /// How serious.
    pub severity: Term<Severity>,
    /// Whether medication is needed.
    pub medication_needed: Term<Answer>,
    /// And whether it is received.
    pub medication_received: Term<Answer>,
    /// Whether care was asked for, and given.
    pub attention: Term<MedicalAttention>,
    /// Who says so.
    pub reported_by: Option<Term<Attribution>>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    HealthConcern, health, Subject::Case, case_id, "health";
    level: Restricted;
    apart: confidential;
    fields: [
        Field::term::<Category>("category").required().wanted(),
        Field::text("what").wanted(),
        Field::text("private_detail").sealed(),
        Field::date("since").wanted(),
        Field::term::<Severity>("severity").required().wanted(),
        Field::term::<Answer>("medication_needed").required().wanted(),
        Field::term::<Answer>("medication_received").required().wanted(),
        Field::term::<MedicalAttention>("attention").required().wanted(),
        Field::term::<Attribution>("reported_by"),
        Field::text("note"),
    ];
    blank: |case| HealthConcern {
        id: Id::new(), version: 1, case_id: case.id, category: Term::unknown(), what: None, private_detail: None,
        since: None, since_stated: None, severity: Term::unknown(), medication_needed: Term::unknown(),
        medication_received: Term::unknown(), attention: Term::unknown(), reported_by: None, note: None,
    };
    heading: |row, lang| row.category.label(lang).to_owned();
    headline: "category";
    check: check;
}

fn check(row: &HealthConcern, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    rules::after_birth(problems, "since", dossier, row.since.as_ref(), lang);
    rules::not_future(problems, "since", row.since.as_ref(), lang);
    if row.medication_received.is("yes") && row.category.is("medication_interrupted") {
        problems.ask("medication_received", locale::text(lang, "ask-medication-interrupted"));
    }
}
