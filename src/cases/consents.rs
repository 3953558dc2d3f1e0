//! What was agreed to, by whom, for which purpose, until when. Consent is per
//! purpose, by a named person, dated, and can be withdrawn.

use super::{Case, dossier::Dossier, parts::rules, tasks, team};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    error::Result,
    fields::{Field, Input, Problems},
    history::Tx,
    id::Id,
    locale, part,
    words::{Capacity, ConsentPurpose, Language, NameForm, Term, Terms},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One conversation about what may be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::consents, treat_none_as_null = true)]
pub struct Consent {
    /// Its id.
    pub id: Id<Consent>,
    /// Counts its changes.
    pub version: i32,
    /// About which case.
    pub case_id: Id<Case>,
    /// Who spoke.
    pub given_by: String,
    /// By what right.
    pub capacity: Term<Capacity>,
    /// The purposes agreed to.
    pub agreed: Terms<ConsentPurpose>,
    /// The purposes refused; what is in neither was not asked.
    pub refused: Terms<ConsentPurpose>,
    /// In what form the name may be given.
    pub name_form: Term<NameForm>,
    /// When.
    pub given: Option<PartialDate>,
    /// As somebody says it.
    pub given_stated: Option<String>,
    /// What shows it: a letter, a recording, a call.
    pub evidence: Option<String>,
    /// In which language it was explained.
    pub language: Option<Term<Language>>,
    /// When to ask again; past that day it no longer holds.
    pub review_on: Option<PartialDate>,
    /// When it was taken back.
    pub withdrawn: Option<PartialDate>,
    /// As somebody says it.
    pub withdrawn_stated: Option<String>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Consent, consents, Subject::Case, case_id, "consents";
    level: Restricted;
    apart: confidential;
    fields: [
        Field::line("given_by").required().restricted(),
        Field::term::<Capacity>("capacity").required().restricted(),
        Field::terms::<ConsentPurpose>("agreed").restricted(),
        Field::terms::<ConsentPurpose>("refused").restricted(),
        Field::term::<NameForm>("name_form").required().restricted(),
        Field::date("given").required().restricted(),
        Field::line("evidence").restricted(),
        Field::term::<Language>("language").restricted(),
        Field::new("review_on", Input::Date).restricted(),
        Field::date("withdrawn").restricted(),
        Field::text("note").restricted(),
    ];
    blank: |case| Consent {
        id: Id::new(), version: 1, case_id: case.id, given_by: String::new(), capacity: Term::known("own"),
        agreed: Terms::default(), refused: Terms::default(), name_form: Term::known("none"), given: None,
        given_stated: None, evidence: None, language: None, review_on: None, withdrawn: None, withdrawn_stated: None,
        note: None,
    };
    heading: |row, _lang| row.given_by.clone();
    headline: "given_by";
    check: check;
    follow: follow;
}

impl Consent {
    /// Whether it holds for this purpose on this day.
    pub fn allows(&self, purpose: &str, today: NaiveDate) -> bool {
        self.agreed.contains(purpose)
            && !self.refused.contains(purpose)
            && self.withdrawn.is_none()
            && self.last_day().is_none_or(|last| last >= today)
    }

    /// The moment it ends if nobody asks again: midnight UTC after its last day.
    pub fn ends_at(&self) -> Option<NaiveDateTime> {
        self.last_day()?.succ_opt()?.and_hms_opt(0, 0, 0)
    }

    fn last_day(&self) -> Option<NaiveDate> {
        self.review_on.as_ref().and_then(|day| day.latest().or_else(|| day.earliest()))
    }
}

/// What left in files is called back when somebody takes a consent back.
fn follow(row: &Consent, tx: &mut Tx, dossier: &Dossier) -> Result<()> {
    if row.withdrawn.is_none() {
        return Ok(());
    }
    let team = team::of(tx.conn(), &[dossier.case.id.to_string()])?;
    let lead = team.iter().find(|member| member.is_lead).map(|member| member.user_id);
    tasks::recall::make_of_exports(tx, &dossier.case, lead)
}

fn check(row: &Consent, _dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    if row.agreed.iter().any(|purpose| row.refused.contains(purpose.code())) {
        problems.error("refused", locale::text(lang, "rule-consent-both"));
    }
    rules::not_future(problems, "given", row.given.as_ref(), lang);
    rules::not_future(problems, "withdrawn", row.withdrawn.as_ref(), lang);
    rules::in_order(problems, "withdrawn", row.given.as_ref(), row.withdrawn.as_ref(), "rule-end-before-start", lang);
}
