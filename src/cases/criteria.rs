//! The criteria of an assessment, one row each: met, not met, unclear or not
//! assessed, and why. Those of the Levinson Act serve for any home state.

use super::{Case, assessments::Assessment, dossier::Dossier};
use crate::{
    dates::Lang,
    db::Subject,
    fields::{Field, Input, Problems},
    id::Id,
    locale, part,
    words::{CriterionMet, Levinson, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::criteria, treat_none_as_null = true)]
pub struct Criterion {
    /// Its id.
    pub id: Id<Criterion>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// Of which assessment.
    pub assessment_id: Option<Id<Assessment>>,
    /// One of the Levinson Act's …
    pub criterion: Option<Term<Levinson>>,
    /// … or one in our own words.
    pub own: Option<String>,
    /// Whether it is met.
    pub met: Term<CriterionMet>,
    /// Why.
    pub reasoning: Option<String>,
}

part! {
    Criterion, criteria, Subject::Case, case_id, "criteria";
    apart: confidential;
    fields: [
        Field::new("assessment_id", Input::Pick).required(),
        Field::term::<Levinson>("criterion"),
        Field::line("own"),
        Field::term::<CriterionMet>("met").required().must(),
        Field::text("reasoning").wanted(),
    ];
    blank: |case| Criterion {
        id: Id::new(), version: 1, case_id: case.id, assessment_id: None, criterion: None, own: None,
        met: Term::known("not_assessed"), reasoning: None,
    };
    heading: |row, lang| {
        let label = row.criterion.map(|criterion| criterion.label(lang).to_owned());
        label.or_else(|| row.own.clone()).unwrap_or_default()
    };
    headline: "";
    check: check;
    picks: picks;
}

fn check(row: &Criterion, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    if row.criterion.is_some() == row.own.is_some() {
        problems.error("criterion", locale::text(lang, "rule-one-criterion"));
    }
    let is_twice = dossier.confidential.criteria.iter().any(|other| {
        other.id != row.id
            && other.assessment_id == row.assessment_id
            && other.criterion == row.criterion
            && other.own == row.own
    });
    if is_twice {
        problems.error("criterion", locale::text(lang, "rule-criterion-twice"));
    }
}

fn picks(field: &str, dossier: &Dossier, lang: Lang) -> Vec<(String, String)> {
    let words = |row: &Assessment| {
        let framework = row.framework.map_or("", |framework| framework.label(lang));
        [framework, row.assessor.as_deref().unwrap_or_default()].join(" · ")
    };
    match field {
        "assessment_id" => {
            dossier.confidential.assessments.iter().map(|row| (row.id.to_string(), words(row))).collect()
        }
        _ => Vec::new(),
    }
}
