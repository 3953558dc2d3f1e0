//! What an erasure leaves alone: silent cases of the person on which others
//! work, and of which whoever erases must not learn. They stay with all they
//! rest on, nothing tells of them, and their team is asked to decide itself.

use super::{Removal, store};
use crate::{
    access::Scope,
    cases::{
        Case,
        tasks::{Task, recall},
        team,
    },
    clock,
    db::AnyConnection,
    error::Result,
    history::Tx,
    id::Id,
    people::Person,
    schema::group_members,
    words::Term,
};
use chrono::TimeDelta;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// Days that a team has to decide: the law gives a month from the request (GDPR, article 12.3).
const DAYS: i64 = 14;

/// The cases that stay, and the ids of all that is not touched for their sake.
#[derive(Debug, Default)]
pub struct Kept {
    /// The cases.
    pub cases: Vec<Case>,
    /// Theirs, the person's, and those of the sources and groups that they rest on.
    pub ids: BTreeSet<String>,
}

impl Kept {
    /// What this visitor must not know of among the cases of a person.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of(conn: &mut AnyConnection, scope: Scope, person: Id<Person>) -> Result<Self> {
        let known: BTreeSet<Id<Case>> =
            store::cases_known_of(conn, scope, person)?.into_iter().map(|case| case.id).collect();
        let mut cases = store::cases_of(conn, person)?;
        cases.retain(|case| !known.contains(&case.id));
        if cases.is_empty() {
            return Ok(Self::default());
        }
        let mut ids: BTreeSet<String> = cases.iter().map(|case| case.id.to_string()).collect();
        ids.extend(groups_of(conn, &ids)?);
        ids.extend(store::sources_of(conn, &cases)?.into_iter().map(|source| source.id.to_string()));
        ids.insert(person.to_string());
        Ok(Self { cases, ids })
    }

    /// Whether this is left alone.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Asks the team of each case to decide.
    ///
    /// # Errors
    /// When the database fails.
    pub fn ask(&self, tx: &mut Tx, removal: &Removal) -> Result<()> {
        for case in self.cases.iter().filter(|case| case.removed_at.is_none()) {
            let team = team::of(tx.conn(), &[case.id.to_string()])?;
            let due = clock::today() + TimeDelta::days(DAYS);
            tx.insert(Task {
                user_id: team.iter().find(|member| member.is_lead).map(|member| member.user_id),
                origin: Some(format!("{}:{}:{}", recall::ERASURE, removal.id, case.id)),
                is_restricted: true,
                ..Task::new(case.id, Term::known("retention"), due)
            })?;
        }
        Ok(())
    }
}

/// The groups of which every case is one of these.
fn groups_of(conn: &mut AnyConnection, cases: &BTreeSet<String>) -> Result<Vec<String>> {
    let own = group_members::table.filter(group_members::case_id.eq_any(cases)).select(group_members::group_id);
    let mut groups: Vec<String> = own.load(conn)?;
    let others: Vec<String> = group_members::table
        .filter(group_members::group_id.eq_any(&groups))
        .filter(group_members::case_id.ne_all(cases))
        .select(group_members::group_id)
        .load(conn)?;
    groups.retain(|group| !others.contains(group));
    Ok(groups)
}
