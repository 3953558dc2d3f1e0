//! Which of its rarer parts a case has at all. Most cases have few of them, so
//! one question saves a dozen that would find nothing.

use crate::{
    cases::{Case, identity_documents::IdentityDocument, parts::Part},
    db::{AnyConnection, filled},
    error::Result,
    history::Record,
};
use std::collections::BTreeSet;

/// The names of the tables that have rows; none where that was not asked and each is looked into.
pub struct Filled(Option<BTreeSet<&'static str>>);

impl Filled {
    /// Of the parts that everybody reads who sees the case. Of several cases some will have each part.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open(conn: &mut AnyConnection, ids: &[String]) -> Result<Self> {
        let [id] = ids else { return Ok(Self(None)) };
        Ok(Self(Some(filled!(conn, case_id = id, [court_events, sentences, releases, events, group_members]))))
    }

    /// Of the parts that stand apart.
    ///
    /// # Errors
    /// When the database fails.
    pub fn apart(conn: &mut AnyConnection, case: &Case) -> Result<Self> {
        let id = case.id;
        let mut filled = filled!(
            conn,
            case_id = id,
            [
                contacts,
                channels,
                contact_log,
                consents,
                lawyers,
                consular,
                health,
                treatment,
                actions,
                assessments,
                criteria
            ]
        );
        // One more question would save one.
        filled.insert(IdentityDocument::KIND);
        Ok(Self(Some(filled)))
    }

    /// Of what stands beside the facts on the page of a case.
    ///
    /// # Errors
    /// When the database fails.
    pub fn beside(conn: &mut AnyConnection, case: &Case) -> Result<Self> {
        let id = case.id;
        Ok(Self(Some(filled!(
            conn,
            case_id = id,
            [case_team, case_shares, tasks, follows, case_answers, notes, confirmations]
        ))))
    }

    /// Whether this table has any.
    pub fn has(&self, table: &str) -> bool {
        self.0.as_ref().is_none_or(|filled| filled.contains(table))
    }

    /// The rows of these owners; asks nothing where there are none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load<P: Part>(&self, conn: &mut AnyConnection, owners: &[String]) -> Result<Vec<P>> {
        if self.has(P::KIND) { P::load(conn, owners) } else { Ok(Vec::new()) }
    }
}
