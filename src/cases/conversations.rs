//! The log of contacts: when we spoke with whom, what was said, what was
//! promised and when to speak again.

use super::{Case, contacts, contacts::Contact, dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Input, Problems},
    id::Id,
    locale, part,
    words::{ContactChannel, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One conversation, letter or message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::contact_log, treat_none_as_null = true)]
pub struct Conversation {
    /// Its id.
    pub id: Id<Conversation>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// With whom.
    pub contact_id: Option<Id<Contact>>,
    /// When.
    pub happened: Option<PartialDate>,
    /// As somebody says it.
    pub happened_stated: Option<String>,
    /// At what time, ours.
    pub starts_at: Option<String>,
    /// By what means.
    pub channel: Term<ContactChannel>,
    /// What was said.
    pub summary: Option<String>,
    /// What we promised.
    pub promised: Option<String>,
    /// When to speak again.
    pub next_contact: Option<PartialDate>,
    /// As somebody says it.
    pub next_contact_stated: Option<String>,
}

part! {
    Conversation, contact_log, Subject::Case, case_id, "contact-log";
    level: Restricted;
    apart: confidential;
    fields: [
        Field::date("happened").required(),
        Field::new("starts_at", Input::Time),
        Field::term::<ContactChannel>("channel").required(),
        Field::new("contact_id", Input::Pick),
        Field::text("summary").required(),
        Field::text("promised"),
        Field::date("next_contact"),
    ];
    blank: |case| Conversation {
        id: Id::new(), version: 1, case_id: case.id, contact_id: None, happened: None, happened_stated: None,
        starts_at: None, channel: Term::known("phone"), summary: None, promised: None, next_contact: None,
        next_contact_stated: None,
    };
    heading: |row, lang| {
        let date = row.happened.as_ref().map(|date| date.short_words(lang)).unwrap_or_default();
        [date.as_str(), row.channel.label(lang)].join(" · ")
    };
    headline: "happened";
    check: check;
    picks: contacts::picks;
}

fn check(row: &Conversation, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    rules::not_future(problems, "happened", row.happened.as_ref(), lang);
    let (then, next) = (row.happened.as_ref(), row.next_contact.as_ref());
    rules::in_order(problems, "next_contact", then, next, "rule-next-contact-before", lang);
    let contact = dossier.confidential.contacts.iter().find(|contact| Some(contact.id) == row.contact_id);
    if contact.is_some_and(|contact| contact.roles.contains("do_not_contact")) {
        problems.ask("contact_id", locale::text(lang, "ask-do-not-contact"));
    }
}
