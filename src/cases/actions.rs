//! What is done for the person: letters, submissions, visits; what came back
//! and what it changed. Countable per person and per action.

use super::{Case, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Input, Level, Problems},
    id::Id,
    locale, part,
    words::{Action as Kind, ActionStatus, Impact, Response, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::actions, treat_none_as_null = true)]
pub struct Action {
    /// Its id.
    pub id: Id<Action>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// What kind of action.
    pub kind: Option<Term<Kind>>,
    /// When.
    pub happened: Option<PartialDate>,
    /// As a source says it.
    pub happened_stated: Option<String>,
    /// By whom.
    pub actor: Option<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Under which reference.
    pub reference: Option<String>,
    /// Whether only those who work on the case may know of it.
    pub is_confidential: bool,
    /// By when a reply is wanted.
    pub reply_by: Option<PartialDate>,
    /// As somebody says it.
    pub reply_by_stated: Option<String>,
    /// What came back.
    pub response: Option<Term<Response>>,
    /// When.
    pub response_on: Option<PartialDate>,
    /// As a source says it.
    pub response_on_stated: Option<String>,
    /// What it changed.
    pub impact: Option<Term<Impact>>,
    /// How far it is.
    pub status: Term<ActionStatus>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Action, actions, Subject::Case, case_id, "actions";
    apart: confidential;
    fields: [
        Field::term::<Kind>("kind").required().wanted(),
        Field::date("happened").wanted(),
        Field::line("actor").wanted(),
        Field::line("addressee").wanted(),
        Field::line("title").wanted(),
        Field::line("reference").wanted(),
        Field::new("is_confidential", Input::Check),
        Field::date("reply_by"),
        Field::term::<Response>("response").wanted(),
        Field::date("response_on").wanted(),
        Field::term::<Impact>("impact"),
        Field::term::<ActionStatus>("status").required(),
        Field::text("note"),
    ];
    blank: |case| Action {
        id: Id::new(), version: 1, case_id: case.id, kind: None, happened: None, happened_stated: None, actor: None,
        addressee: None, title: None, reference: None, is_confidential: false, reply_by: None, reply_by_stated: None,
        response: None, response_on: None, response_on_stated: None, impact: None, status: Term::known("planned"),
        note: None,
    };
    heading: |row, lang| row.kind.map(|kind| kind.label(lang).to_owned()).unwrap_or_default();
    headline: "kind";
    check: check;
    row_level: level;
}

/// A confidential action is for those who work on the case.
fn level(row: &Action) -> Level {
    if row.is_confidential { Level::Restricted } else { Level::Internal }
}

fn check(row: &Action, _: &Dossier, lang: Lang, problems: &mut Problems) {
    let date = row.happened.as_ref();
    rules::in_order(problems, "reply_by", date, row.reply_by.as_ref(), "rule-reply-before-action", lang);
    rules::in_order(problems, "response_on", date, row.response_on.as_ref(), "rule-reply-before-action", lang);
    rules::not_future(problems, "response_on", row.response_on.as_ref(), lang);
    let is_done = !["planned", "awaiting_consent", "approved", "cancelled"].iter().any(|code| row.status.is(code));
    if is_done && date.is_none() {
        problems.error("happened", locale::text(lang, "rule-action-needs-date"));
    }
    if row.status.is("replied") && row.response.is_none() {
        problems.error("response", locale::text(lang, "rule-replied-needs-response"));
    }
    if row.status.is("planned") && row.response.is_some() {
        problems.ask("status", locale::text(lang, "ask-response-to-plan"));
    }
}
