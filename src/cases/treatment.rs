//! Ill-treatment, as somebody alleges it: when, where, by whom, and what was
//! done about it. No row counts as confirmed without a source.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Input, Problems, Sealed},
    id::Id,
    locale, part,
    words::{Answer, Attribution, Statement, Term, Treatment as Category},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One concern.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::treatment, treat_none_as_null = true)]
pub struct TreatmentConcern {
    /// Its id.
    pub id: Id<TreatmentConcern>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// What kind of treatment.
    pub category: Option<Term<Category>>,
    /// What, in a sentence or two.
    pub what: Option<String>,
    /// What must not be read in passing, sexual violence above all.
    pub private_detail: Option<Sealed>,
    /// When.
    pub happened: Option<PartialDate>,
    /// As a source says it.
    pub happened_stated: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Who is said to have done it.
    pub authority: Option<String>,
    /// Who says so.
    pub alleged_by: Option<Term<Attribution>>,
    /// What the person signed.
    pub statement: Term<Statement>,
    /// Whether a confession was shown in public.
    pub is_broadcast: Term<Answer>,
    /// Days alone, one after another.
    pub solitary_days: Option<i32>,
    /// Whether anybody complained to an authority.
    pub complaint: Term<Answer>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    TreatmentConcern, treatment, Subject::Case, case_id, "treatment";
    level: Restricted;
    apart: confidential;
    fields: [
        Field::term::<Category>("category").required().must(),
        Field::text("what").must(),
        Field::text("private_detail").sealed(),
        Field::date("happened").must(),
        Field::line("place").must(),
        Field::line("authority").must(),
        Field::term::<Attribution>("alleged_by"),
        Field::term::<Statement>("statement").required().must(),
        Field::term::<Answer>("is_broadcast").required().must(),
        Field::new("solitary_days", Input::Number(0, 20_000)).must(),
        Field::term::<Answer>("complaint").required().must(),
        Field::text("note"),
    ];
    blank: |case| TreatmentConcern {
        id: Id::new(), version: 1, case_id: case.id, category: None, what: None, private_detail: None,
        happened: None, happened_stated: None, place: None, authority: None, alleged_by: None,
        statement: Term::unknown(), is_broadcast: Term::unknown(), solitary_days: None, complaint: Term::unknown(),
        note: None,
    };
    heading: |row, lang| row.category.map(|category| category.label(lang).to_owned()).unwrap_or_default();
    headline: "category";
    check: check;
}

fn check(row: &TreatmentConcern, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    let date = row.happened.as_ref();
    rules::after_arrest(problems, "happened", dossier, date, "rule-treatment-before-arrest", lang);
    rules::not_future(problems, "happened", date, lang);
    let is_alone = row.category.is_some_and(|category| category.is("solitary") || category.is("incommunicado"));
    if row.solitary_days.is_some() && !is_alone {
        problems.ask("solitary_days", locale::text(lang, "ask-solitary-days"));
    }
}
