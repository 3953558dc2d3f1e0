//! Cases that belong together: taken at one arrest, tried together, exchanged
//! together. A group never makes one case of several.

use super::{Case, dossier::Dossier};
use crate::{
    access::Organisation,
    dates::{Lang, PartialDate},
    db::Subject,
    fields::{Field, Input, Problems},
    id::Id,
    locale, record,
    words::{Country, GroupKind, GroupRole, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// A group of cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::case_groups, treat_none_as_null = true)]
pub struct Group {
    /// Its id.
    pub id: Id<Group>,
    /// Counts its changes.
    pub version: i32,
    /// Who keeps it.
    pub organisation_id: Id<Organisation>,
    /// `G-0031`.
    pub reference: String,
    /// What it is called; no names of people who wish for silence.
    pub title: String,
    /// What ties the cases.
    pub kind: Term<GroupKind>,
    /// Where.
    pub country: Option<Term<Country>>,
    /// When.
    pub happened: Option<PartialDate>,
    /// As a source says it.
    pub happened_stated: Option<String>,
    /// Remarks.
    pub note: Option<String>,
    /// UTC.
    pub created_at: NaiveDateTime,
}
record!(Group, case_groups, Subject::House, id);

impl Group {
    /// What is entered about a group.
    pub const FIELDS: &'static [Field] = &[
        Field::line("title").required(),
        Field::term::<GroupKind>("kind").required(),
        Field::term::<Country>("country"),
        Field::date("happened"),
        Field::text("note"),
    ];
}

/// That a case is in a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::group_members, treat_none_as_null = true)]
pub struct GroupMember {
    /// Its id.
    pub id: Id<GroupMember>,
    /// Counts its changes.
    pub version: i32,
    /// Which case.
    pub case_id: Id<Case>,
    /// Which group.
    pub group_id: Id<Group>,
    /// As what.
    pub role: Term<GroupRole>,
    /// Remarks.
    pub note: Option<String>,
}
record!(GroupMember, group_members, Subject::Case, case_id);

impl super::parts::Part for GroupMember {
    type Writer = crate::access::Edit;
    const SEGMENT: &'static str = "groups";
    const FIELDS: &'static [Field] = &[
        Field::new("group_id", Input::Pick).required(),
        Field::term::<GroupRole>("role").required(),
        Field::text("note"),
    ];
    const HEADLINE: &'static str = "group_id";
    fn blank(case: &Case) -> Self {
        Self {
            id: Id::new(),
            version: 1,
            case_id: case.id,
            group_id: Id::new(),
            role: Term::known("detainee"),
            note: None,
        }
    }
    fn heading(&self, lang: Lang) -> String {
        self.role.label(lang).to_owned()
    }
    fn check(&self, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
        if dossier.group_members.iter().any(|other| other.id != self.id && other.group_id == self.group_id) {
            problems.error("group_id", locale::text(lang, "rule-group-twice"));
        }
        if !dossier.all_groups.iter().any(|group| group.id == self.group_id) {
            problems.error("group_id", locale::text(lang, "error-choose-one"));
        }
    }
    fn rows(dossier: &Dossier) -> Vec<&Self> {
        dossier.group_members.iter().collect()
    }
    fn picks(field: &str, dossier: &Dossier, _: Lang) -> Vec<(String, String)> {
        match field {
            "group_id" => dossier
                .all_groups
                .iter()
                .map(|g| (g.id.to_string(), format!("{} · {}", g.reference, g.title)))
                .collect(),
            _ => Vec::new(),
        }
    }
    fn load(conn: &mut crate::db::AnyConnection, owners: &[String]) -> crate::error::Result<Vec<Self>> {
        Ok(crate::load_rows!(conn, group_members, case_id, owners))
    }
}
