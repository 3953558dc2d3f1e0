//! Who defends the person, and how far they may see each other. Lawyers are at
//! risk themselves: a name is public only by their own consent.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Input, Problems},
    id::Id,
    locale, part,
    words::{Answer, CounselAccess, CounselKind, Country, Term, Terms},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One lawyer, for as long as they act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::lawyers, treat_none_as_null = true)]
pub struct Lawyer {
    /// Its id.
    pub id: Id<Lawyer>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// The lawyer.
    pub name: String,
    /// Their chambers.
    pub firm: Option<String>,
    /// Where they practise.
    pub country: Option<Term<Country>>,
    /// Chosen, appointed, imposed …
    pub kind: Option<Term<CounselKind>>,
    /// Since when.
    pub started: Option<PartialDate>,
    /// As a source says it.
    pub started_stated: Option<String>,
    /// Until when.
    pub ended: Option<PartialDate>,
    /// As a source says it.
    pub ended_stated: Option<String>,
    /// When and how they could meet.
    pub access: Terms<CounselAccess>,
    /// What stands in the way.
    pub obstacles: Option<String>,
    /// Whether they agree to be named in public.
    pub is_publishable: Term<Answer>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Lawyer, lawyers, Subject::Case, case_id, "lawyers";
    level: Restricted;
    apart: confidential;
    fields: [
        Field::new("name", Input::Name).required().wanted(),
        Field::line("firm"),
        Field::term::<Country>("country"),
        Field::term::<CounselKind>("kind").wanted(),
        Field::date("started").wanted(),
        Field::date("ended").wanted(),
        Field::terms::<CounselAccess>("access").wanted(),
        Field::text("obstacles").wanted(),
        Field::term::<Answer>("is_publishable").required(),
        Field::text("note"),
    ];
    blank: |case| Lawyer {
        id: Id::new(), version: 1, case_id: case.id, name: String::new(), firm: None, country: None, kind: None,
        started: None, started_stated: None, ended: None, ended_stated: None, access: Terms::default(),
        obstacles: None, is_publishable: Term::known("not_asked"), note: None,
    };
    heading: |row, _lang| row.name.clone();
    headline: "name";
    check: check;
}

fn check(row: &Lawyer, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    let (from, to) = (row.started.as_ref(), row.ended.as_ref());
    rules::in_order(problems, "ended", from, to, "rule-end-before-start", lang);
    rules::after_birth(problems, "started", dossier, from, lang);
    if row.access.contains("not_requested") && row.access.contains("refused_by_authorities") {
        problems.error("access", locale::text(lang, "rule-counsel-access"));
    }
}
