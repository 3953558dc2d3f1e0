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
pub fn cases(conn: &mut AnyConnection, scope: Scope, ids: &[Id<Case>]) -> Result<Vec<(Dossier, NaiveDateTime)>> {
    // One transaction: the parts of a case are read as of one moment.
    conn.transaction(|conn| {
        let mut chunk = case::load(conn, scope, ids)?;
        person::names(conn, &mut chunk)?;
        person::nationalities(conn, &mut chunk)?;
        liberty::custody(conn, &mut chunk)?;
        liberty::releases(conn, &mut chunk)?;
        law::stages(conn, &mut chunk)?;
        law::charges(conn, &mut chunk)?;
        law::hearings(conn, &mut chunk)?;
        law::sentences(conn, &mut chunk)?;
        case::groups(conn, &mut chunk)?;
        sources::linked(conn, &mut chunk)?;
        sources::citations(conn, &mut chunk)?;
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

/// The dossiers that are being filled.
struct Chunk {
    cases: Vec<(Dossier, NaiveDateTime)>,
    places: HashMap<String, usize>,
    /// A case without anything: blank rows are made from it.
    blank: Case,
}

impl Chunk {
    fn new(organisation: Id<Organisation>, size: usize) -> Self {
        Self { cases: Vec::with_capacity(size), places: HashMap::with_capacity(size), blank: case::blank(organisation) }
    }

    fn add(&mut self, it: Dossier, changed_at: NaiveDateTime) {
        self.places.insert(it.case.id.to_string(), self.cases.len());
        self.cases.push((it, changed_at));
    }

    /// The ids of its cases, for a query.
    fn ids(&self) -> Vec<Id<Case>> {
        self.cases.iter().map(|(it, _)| it.case.id).collect()
    }

    /// The dossier to which a row belongs.
    fn of(&mut self, case: &str) -> Option<&mut Dossier> {
        let place = self.places.get(case)?;
        self.cases.get_mut(*place).map(|(it, _)| it)
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
