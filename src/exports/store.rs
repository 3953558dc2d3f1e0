//! The queries of exports. They fill the dossiers of a chunk of cases with what
//! columns read and nothing else: whole dossiers cost three times as much. What
//! the values mean is said by the dossier's own methods, so it is said once; a
//! test holds that a row comes out the same from a whole dossier.

mod case;
mod law;
mod liberty;
mod person;
mod sources;

use crate::{
    access::{Organisation, Scope},
    cases::{Case, dossier::Dossier, list},
    db::AnyConnection,
    error::Result,
    id::Id,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// These cases as far as columns read them, each with the moment of its last
/// change, in the order of ids. A case that was removed meanwhile, or is not
/// the visitor's, is left out.
///
/// # Errors
/// When the database fails.
pub fn cases(conn: &mut AnyConnection, scope: Scope, pick: &Pick) -> Result<Vec<(Dossier, NaiveDateTime)>> {
    // One transaction: the parts of a case are read as of one moment.
    conn.transaction(|conn| {
        let mut chunk = case::load(conn, scope, pick)?;
        person::names(conn, pick, &mut chunk)?;
        person::nationalities(conn, pick, &mut chunk)?;
        liberty::custody(conn, pick, &mut chunk)?;
        liberty::releases(conn, pick, &mut chunk)?;
        law::stages(conn, pick, &mut chunk)?;
        law::charges(conn, pick, &mut chunk)?;
        law::hearings(conn, pick, &mut chunk)?;
        law::sentences(conn, pick, &mut chunk)?;
        case::groups(conn, pick, &mut chunk)?;
        case::former(conn, &mut chunk)?;
        sources::linked(conn, pick, &mut chunk)?;
        sources::citations(conn, pick, &mut chunk)?;
        Ok(chunk.finish())
    })
}

/// The ids of the cases among these that the filter lets through, in the order of ids.
///
/// # Errors
/// When the database fails.
pub fn among(conn: &mut AnyConnection, scope: Scope, filter: &list::Filter, ids: &[String]) -> Result<Vec<Id<Case>>> {
    let mut found: Vec<Id<Case>> = list::among(conn, scope, filter, ids)?.into_iter().map(|row| row.case_id).collect();
    found.sort_unstable();
    Ok(found)
}

/// Which cases a chunk holds.
#[derive(Debug, Clone)]
pub enum Pick {
    /// All from the first to the last: one statement serves a whole export, and reads the tables in their order.
    Range(Id<Case>, Id<Case>),
    /// These.
    List(Vec<Id<Case>>),
}

/// The rows of a query that belong to the picked cases, one after the other.
macro_rules! rows {
    ($conn:expr, $query:expr, $case:expr, $pick:expr) => {
        match $pick {
            $crate::exports::store::Pick::Range(first, last) => {
                $query
                    .filter($case.between(first, last))
                    .load_iter::<_, diesel::connection::DefaultLoadingMode>($conn)?
            }
            $crate::exports::store::Pick::List(ids) => {
                $query.filter($case.eq_any(ids)).load_iter::<_, diesel::connection::DefaultLoadingMode>($conn)?
            }
        }
    };
}
use rows;

/// The dossiers that are being filled.
struct Chunk {
    cases: Vec<(Dossier, NaiveDateTime)>,
    places: HashMap<String, usize>,
    /// A case without anything: blank rows are made from it.
    blank: Case,
}

impl Chunk {
    fn new(organisation: Id<Organisation>) -> Self {
        Self { cases: Vec::new(), places: HashMap::new(), blank: case::blank(organisation) }
    }

    fn add(&mut self, it: Dossier, changed_at: NaiveDateTime) {
        self.places.insert(it.case.id.to_string(), self.cases.len());
        self.cases.push((it, changed_at));
    }

    /// The dossier to which a row belongs.
    fn of(&mut self, case: &str) -> Option<&mut Dossier> {
        let place = self.places.get(case)?;
        self.cases.get_mut(*place).map(|(it, _)| it)
    }

    fn all(&mut self) -> impl Iterator<Item = &mut Dossier> {
        self.cases.iter_mut().map(|(it, _)| it)
    }

    /// The dossiers, with their parts in order.
    fn finish(mut self) -> Vec<(Dossier, NaiveDateTime)> {
        for (it, _) in &mut self.cases {
            it.names.sort_by_key(|name| name.id);
            it.nationalities.sort_by_key(|nationality| nationality.id);
            it.charges.sort_by_key(|charge| charge.id);
            it.sources.sort_by_key(|source| source.number);
            it.all_groups.sort_by_key(|group| group.id);
            it.sort();
        }
        self.cases
    }
}
