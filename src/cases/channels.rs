//! How a contact is reached, one row a way. A number in the wrong hands leads
//! to a family, so the number and the safe hours are kept sealed.

use super::{Case, contacts, contacts::Contact, dossier::Dossier};
use crate::{
    dates::Lang,
    db::Subject,
    fields::{Field, Input, Problems, Sealed},
    id::Id,
    locale, part,
    words::{Answer, ContactChannel, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One way to reach a contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::channels, treat_none_as_null = true)]
pub struct Channel {
    /// Its id.
    pub id: Id<Channel>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// Whom it reaches.
    pub contact_id: Option<Id<Contact>>,
    /// By telephone, by letter …
    pub kind: Term<ContactChannel>,
    /// Number or address.
    pub value: Option<Sealed>,
    /// Whether it may be used without putting anybody at risk.
    pub is_safe: Term<Answer>,
    /// When, and what not to say.
    pub safe_times: Option<Sealed>,
    /// Remarks.
    pub note: Option<String>,
}

part! {
    Channel, channels, Subject::Case, case_id, "channels";
    level: Restricted;
    apart: confidential;
    fields: [
        Field::new("contact_id", Input::Pick).required(),
        Field::term::<ContactChannel>("kind").required(),
        Field::line("value").sealed(),
        Field::term::<Answer>("is_safe").required(),
        Field::line("safe_times").sealed(),
        Field::line("note"),
    ];
    blank: |case| Channel {
        id: Id::new(), version: 1, case_id: case.id, contact_id: None, kind: Term::known("phone"), value: None,
        is_safe: Term::unknown(), safe_times: None, note: None,
    };
    heading: |row, lang| row.kind.label(lang).to_owned();
    headline: "kind";
    check: check;
    picks: contacts::picks;
}

fn check(row: &Channel, _: &Dossier, lang: Lang, problems: &mut Problems) {
    let needs_value = !["in_person", "through_other"].iter().any(|kind| row.kind.is(kind));
    if needs_value && row.value.is_none() {
        problems.error("value", locale::text(lang, "rule-channel-needs-value"));
    }
    if row.is_safe.is("no") && row.safe_times.is_some() {
        problems.ask("is_safe", locale::text(lang, "ask-channel-unsafe-times"));
    }
}
