//! What a court imposed. A prosecutor's demand or a maximum is not a sentence.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Input, Problems},
    id::Id,
    locale, part,
    words::{Attribution, Regime, Sentence as Kind, SentenceStatus, Term, Terms},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One sentence, or one decision on an earlier one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::sentences, treat_none_as_null = true)]
pub struct Sentence {
    /// Its id.
    pub id: Id<Sentence>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// What was imposed; several at once are normal.
    pub kinds: Terms<Kind>,
    /// Length, whole years.
    pub years: Option<i32>,
    /// And months.
    pub months: Option<i32>,
    /// And days.
    pub days: Option<i32>,
    /// Of which suspended, in months.
    pub suspended_months: Option<i32>,
    /// Amount and currency.
    pub fine: Option<String>,
    /// Under which regime.
    pub regime: Option<Term<Regime>>,
    /// When.
    pub imposed: Option<PartialDate>,
    /// As a source says it.
    pub imposed_stated: Option<String>,
    /// By which court.
    pub court: Option<String>,
    /// In force, upheld, reduced …
    pub status: Term<SentenceStatus>,
    /// When it ends, by whoever says so.
    pub expected_end: Option<PartialDate>,
    /// As a source says it.
    pub expected_end_stated: Option<String>,
    /// Who says so.
    pub expected_end_by: Option<Term<Attribution>>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Sentence, sentences, Subject::Case, case_id, "sentences";
    fields: [
        Field::terms::<Kind>("kinds").required().must().public(),
        Field::new("years", Input::Number(0, 150)).must().public(),
        Field::new("months", Input::Number(0, 600)).must().public(),
        Field::new("days", Input::Number(0, 3_650)).public(),
        Field::new("suspended_months", Input::Number(0, 600)).must().public(),
        Field::line("fine").must().public(),
        Field::term::<Regime>("regime").wanted().public(),
        Field::date("imposed").must().public(),
        Field::line("court").wanted().public(),
        Field::term::<SentenceStatus>("status").required().must().public(),
        Field::date("expected_end").must(),
        Field::term::<Attribution>("expected_end_by"),
        Field::text("note"),
    ];
    blank: |case| Sentence {
        id: Id::new(), version: 1, case_id: case.id, kinds: Terms::default(), years: None, months: None, days: None,
        suspended_months: None, fine: None, regime: None, imposed: None, imposed_stated: None, court: None,
        status: Term::known("imposed"), expected_end: None, expected_end_stated: None, expected_end_by: None, note: None,
    };
    heading: |row, lang| {
        let length = row.length(lang);
        let kinds = row.kinds.labels(lang);
        if length.is_empty() { kinds } else { format!("{kinds}, {length}") }
    };
    headline: "kinds";
    check: check;
}

impl Sentence {
    /// The whole length in months, where it has one.
    pub fn total_months(&self) -> Option<i32> {
        match (self.years, self.months) {
            (None, None) => None,
            (years, months) => Some(years.unwrap_or(0) * 12 + months.unwrap_or(0)),
        }
    }

    /// "3 years and 2 months", `""` where no length is known.
    pub fn length(&self, lang: Lang) -> String {
        [("years", self.years), ("months", self.months), ("days", self.days)]
            .into_iter()
            .filter_map(|(unit, count)| count.filter(|c| *c > 0).map(|c| (unit, c)))
            .map(|(unit, count)| locale::format(lang, &format!("count-{unit}"), &[("count", i64::from(count).into())]))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn check(row: &Sentence, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    rules::after_birth(problems, "imposed", dossier, row.imposed.as_ref(), lang);
    rules::not_future(problems, "imposed", row.imposed.as_ref(), lang);
    // Courts sentence people whom they have not got.
    if dossier.first_start().zip(row.imposed.as_ref()).is_some_and(|(start, day)| day.certainly_before(start)) {
        problems.ask("imposed", locale::text(lang, "ask-sentence-before-arrest"));
    }
    let has_length = row.years.is_some() || row.months.is_some() || row.days.is_some();
    if (row.kinds.contains("life") || row.kinds.contains("death")) && has_length {
        problems.error("years", locale::text(lang, "rule-life-has-no-length"));
    }
    if !dossier.charges.iter().any(|charge| charge.outcome.is("convicted")) {
        problems.ask("kinds", locale::text(lang, "ask-sentence-without-conviction"));
    }
}
