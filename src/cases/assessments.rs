//! What bodies found about the detention: the Working Group, governments,
//! other organisations, ourselves. Several stand beside each other and may
//! disagree; a finding that nobody can cite is not repeated.

use super::{Case, criteria::Criterion, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    error::Result,
    fields::{Field, Input, Problems},
    history::Tx,
    id::Id,
    locale, part,
    words::{AssessFramework, AssessStatus, Finding, Term, Terms, WgadFinding},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One assessment. Its criteria are rows of their own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::assessments, treat_none_as_null = true)]
pub struct Assessment {
    /// Its id.
    pub id: Id<Assessment>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// By which rules.
    pub framework: Option<Term<AssessFramework>>,
    /// Who assesses.
    pub assessor: Option<String>,
    /// What was found.
    pub finding: Option<Term<Finding>>,
    /// In which categories, where the Working Group found it.
    pub wgad: Terms<WgadFinding>,
    /// Why, in short.
    pub reasoning: Option<String>,
    /// When.
    pub made: Option<PartialDate>,
    /// As a source says it.
    pub made_stated: Option<String>,
    /// The number of the opinion, the letter.
    pub document: Option<String>,
    /// Draft, adopted or withdrawn.
    pub status: Term<AssessStatus>,
    /// Whether it is public.
    pub is_public: bool,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Assessment, assessments, Subject::Case, case_id, "assessments";
    apart: confidential;
    fields: [
        Field::term::<AssessFramework>("framework").required().must(),
        Field::line("assessor").required().must(),
        Field::term::<Finding>("finding").required().must(),
        Field::terms::<WgadFinding>("wgad").must(),
        Field::text("reasoning").wanted(),
        Field::date("made").must(),
        Field::line("document").wanted(),
        Field::term::<AssessStatus>("status").required(),
        Field::new("is_public", Input::Check),
        Field::text("note"),
    ];
    blank: |case| Assessment {
        id: Id::new(), version: 1, case_id: case.id, framework: None, assessor: None, finding: None,
        wgad: Terms::default(), reasoning: None, made: None, made_stated: None, document: None,
        status: Term::known("draft"), is_public: false, note: None,
    };
    heading: |row, lang| row.framework.map(|framework| framework.label(lang).to_owned()).unwrap_or_default();
    headline: "framework";
    check: check;
    let_go: let_go;
}

fn check(row: &Assessment, _: &Dossier, lang: Lang, problems: &mut Problems) {
    rules::not_future(problems, "made", row.made.as_ref(), lang);
    let is_wgad = row.framework.is_some_and(|framework| framework.is("wgad"));
    if !row.wgad.is_empty() && !is_wgad {
        problems.error("wgad", locale::text(lang, "rule-wgad-categories"));
    }
    let is_against = row.wgad.contains("wgad_not_arbitrary");
    if is_against && row.wgad.iter().count() > 1 {
        problems.error("wgad", locale::text(lang, "rule-wgad-both"));
    }
    if row.is_public && row.status.is("draft") {
        problems.error("is_public", locale::text(lang, "rule-draft-public"));
    }
    if row.status.is("adopted") && row.made.is_none() {
        problems.ask("made", locale::text(lang, "ask-adopted-without-date"));
    }
}

/// The criteria go with the assessment, and what is cited for them.
fn let_go(row: &Assessment, tx: &mut Tx, dossier: &Dossier) -> Result<()> {
    let own = |criterion: &&Criterion| criterion.assessment_id == Some(row.id);
    for criterion in dossier.confidential.criteria.iter().filter(own) {
        for citation in dossier.citations.iter().filter(|citation| citation.record_id == criterion.id.as_str()) {
            tx.remove(citation)?;
        }
        tx.remove(criterion)?;
    }
    Ok(())
}
