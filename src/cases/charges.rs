//! What the person is accused of. An allegation is not a charge, a charge is
//! not an act: who alleges is always kept, and how formal it is.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Input, Problems},
    id::Id,
    locale, part,
    words::{Attribution, Charge as Category, ChargeFormality, ChargeOutcome, Term, Terms},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One accusation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::charges, treat_none_as_null = true)]
pub struct Charge {
    /// Its id.
    pub id: Id<Charge>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// In the words of whoever makes it.
    pub as_stated: Option<String>,
    /// What kinds of offence.
    pub categories: Terms<Category>,
    /// Said in public, suspected, or formally charged.
    pub formality: Term<ChargeFormality>,
    /// Who says so.
    pub alleged_by: Term<Attribution>,
    /// The law.
    pub statute: Option<String>,
    /// Its article.
    pub article: Option<String>,
    /// When it was made.
    pub made: Option<PartialDate>,
    /// As a source says it.
    pub made_stated: Option<String>,
    /// The most the law allows: not a sentence.
    pub max_penalty: Option<String>,
    /// What became of it.
    pub outcome: Term<ChargeOutcome>,
    /// When.
    pub outcome_on: Option<PartialDate>,
    /// As a source says it.
    pub outcome_on_stated: Option<String>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Charge, charges, Subject::Case, case_id, "charges";
    fields: [
        Field::new("as_stated", Input::Line).must().public(),
        Field::terms::<Category>("categories").required().must().public(),
        Field::term::<Attribution>("alleged_by").required().public(),
        Field::term::<ChargeFormality>("formality").required().must().public(),
        Field::line("statute").wanted().public(),
        Field::line("article").wanted().public(),
        Field::date("made").wanted().public(),
        Field::line("max_penalty").wanted().public(),
        Field::term::<ChargeOutcome>("outcome").required().wanted().public(),
        Field::date("outcome_on").wanted().public(),
        Field::text("note"),
    ];
    blank: |case| Charge {
        id: Id::new(), version: 1, case_id: case.id, as_stated: None, categories: Terms::default(),
        formality: Term::unknown(), alleged_by: Term::known("authorities_detaining"), statute: None, article: None,
        made: None, made_stated: None, max_penalty: None, outcome: Term::known("pending"), outcome_on: None,
        outcome_on_stated: None, note: None,
    };
    heading: |row, lang| row.categories.labels(lang);
    headline: "categories";
    check: check;
}

fn check(row: &Charge, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    rules::in_order(
        problems,
        "outcome_on",
        row.made.as_ref(),
        row.outcome_on.as_ref(),
        "rule-outcome-before-charge",
        lang,
    );
    rules::after_birth(problems, "made", dossier, row.made.as_ref(), lang);
    if row.outcome.is("convicted") && dossier.court_events.is_empty() {
        problems.ask("outcome", locale::text(lang, "ask-convicted-without-trial"));
    }
}
