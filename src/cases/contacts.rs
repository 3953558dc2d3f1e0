//! People around the detainee with whom we speak: who they are to the person,
//! what they may decide, and what they have been told. How they are reached
//! stands in `channels.rs`.

use super::{Case, channels::Channel, conversations::Conversation, dossier::Dossier};
use crate::{
    dates::Lang,
    db::Subject,
    error::Result,
    fields::{Field, Input, Problems},
    history::Tx,
    id::Id,
    locale, part,
    words::{Answer, ContactRole, Country, Informed, Language, Relation, Term, Terms},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::contacts, treat_none_as_null = true)]
pub struct Contact {
    /// Its id.
    pub id: Id<Contact>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// How we call them.
    pub name: String,
    /// Who they are to the detainee.
    pub relation: Option<Term<Relation>>,
    /// Which side of the family: what one is told is not passed on to another.
    pub branch: Option<String>,
    /// What they may decide, and whether they may be contacted at all.
    pub roles: Terms<ContactRole>,
    /// Where they live.
    pub country: Option<Term<Country>>,
    /// What we speak with them.
    pub language: Option<Term<Language>>,
    /// How much they have been told.
    pub informed: Term<Informed>,
    /// What could happen to them.
    pub risk: Option<String>,
    /// Whether they agree that we keep this.
    pub consent_to_hold: Term<Answer>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Contact, contacts, Subject::Case, case_id, "contacts";
    level: Restricted;
    apart: confidential;
    fields: [
        Field::new("name", Input::Name).required(),
        Field::term::<Relation>("relation").required(),
        Field::line("branch"),
        Field::terms::<ContactRole>("roles"),
        Field::term::<Country>("country"),
        Field::term::<Language>("language"),
        Field::term::<Informed>("informed").required(),
        Field::text("risk"),
        Field::term::<Answer>("consent_to_hold").required(),
        Field::text("note"),
    ];
    blank: |case| Contact {
        id: Id::new(), version: 1, case_id: case.id, name: String::new(), relation: None, branch: None,
        roles: Terms::default(), country: None, language: None, informed: Term::unknown(), risk: None,
        consent_to_hold: Term::known("not_asked"), note: None,
    };
    heading: |row, _lang| row.name.clone();
    headline: "name";
    check: check;
    let_go: let_go;
}

fn check(row: &Contact, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    let others = || dossier.confidential.contacts.iter().filter(|other| other.id != row.id);
    if others().any(|other| other.name == row.name) {
        problems.ask("name", locale::text(lang, "ask-contact-twice"));
    }
    if row.roles.contains("do_not_contact") && (row.roles.contains("spokesperson") || row.roles.contains("mandate")) {
        problems.ask("roles", locale::text(lang, "ask-contact-roles"));
    }
    if row.consent_to_hold.is("no") {
        problems.ask("consent_to_hold", locale::text(lang, "ask-contact-consent"));
    }
}

/// How somebody was reached goes with them; what was said stays.
fn let_go(row: &Contact, tx: &mut Tx, dossier: &Dossier) -> Result<()> {
    let own = |channel: &&Channel| channel.contact_id == Some(row.id);
    for channel in dossier.confidential.channels.iter().filter(own) {
        tx.remove(channel)?;
    }
    let with = |said: &&Conversation| said.contact_id == Some(row.id);
    for said in dossier.confidential.contact_log.iter().filter(with) {
        tx.update(said, Conversation { contact_id: None, ..said.clone() })?;
    }
    Ok(())
}

/// The contacts of the case, for fields that choose one.
pub(super) fn picks(field: &str, dossier: &Dossier, _: Lang) -> Vec<(String, String)> {
    match field {
        "contact_id" => dossier.confidential.contacts.iter().map(|c| (c.id.to_string(), c.name.clone())).collect(),
        _ => Vec::new(),
    }
}
