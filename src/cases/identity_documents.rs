//! Papers of the person. The number alone opens doors, so it is kept sealed.

use super::{dossier::Dossier, parts::rules};
use crate::{
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Problems, Sealed},
    id::Id,
    locale, part,
    people::Person,
    words::{Country, IdDoc, Term},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::identity_documents, treat_none_as_null = true)]
pub struct IdentityDocument {
    /// Its id.
    pub id: Id<IdentityDocument>,
    /// Counts its changes.
    pub version: i32,
    /// Whose.
    pub person_id: Id<Person>,
    /// Passport, residence permit …
    pub kind: Term<IdDoc>,
    /// Its number.
    pub number: Option<Sealed>,
    /// Which country issued it.
    pub issuer: Option<Term<Country>>,
    /// When.
    pub issued: Option<PartialDate>,
    /// As a source says it.
    pub issued_stated: Option<String>,
    /// Until when it is good.
    pub expires: Option<PartialDate>,
    /// As a source says it.
    pub expires_stated: Option<String>,
    /// Where it is now, and other remarks.
    pub note: Option<String>,
}

part! {
    IdentityDocument, identity_documents, Subject::Person, person_id, "documents";
    level: Restricted;
    apart: confidential;
    fields: [
        Field::term::<IdDoc>("kind").required(),
        Field::line("number").sealed(),
        Field::term::<Country>("issuer"),
        Field::date("issued"),
        Field::date("expires"),
        Field::text("note"),
    ];
    blank: |case| IdentityDocument {
        id: Id::new(), version: 1, person_id: case.person_id, kind: Term::known("passport"), number: None,
        issuer: None, issued: None, issued_stated: None, expires: None, expires_stated: None, note: None,
    };
    heading: |row, lang| row.kind.label(lang).to_owned();
    headline: "kind";
    check: check;
}

fn check(row: &IdentityDocument, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    let (issued, expires) = (row.issued.as_ref(), row.expires.as_ref());
    rules::after_birth(problems, "issued", dossier, issued, lang);
    rules::not_future(problems, "issued", issued, lang);
    rules::in_order(problems, "expires", issued, expires, "rule-end-before-start", lang);
    if row.kind.is("none_seen") && (row.number.is_some() || issued.is_some()) {
        problems.error("kind", locale::text(lang, "rule-none-seen"));
    }
}
