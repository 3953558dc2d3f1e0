//! The queries of citations: writing them links their source to the case.

use super::Citation;
use crate::{
    access::Scope,
    cases::Case,
    db::AnyConnection,
    error::Result,
    history::Tx,
    id::Id,
    record,
    schema::{case_sources, cases, citations},
    sources::Source,
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// That a source belongs to a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = case_sources)]
pub struct CaseSource {
    /// Its id.
    pub id: Id<CaseSource>,
    /// Counts its changes.
    pub version: i32,
    /// Which case.
    pub case_id: Id<Case>,
    /// Which source.
    pub source_id: Id<Source>,
}
record!(CaseSource, case_sources, crate::db::Subject::Case, case_id);

/// Links a source to a case, unless it is linked already.
///
/// # Errors
/// When the database fails.
pub fn link(tx: &mut Tx, case: Id<Case>, source: Id<Source>) -> Result<bool> {
    if linked(tx, case, source)?.is_some() {
        return Ok(false);
    }
    tx.insert(CaseSource { id: Id::new(), version: 1, case_id: case, source_id: source })?;
    Ok(true)
}

/// The link of a source to a case, where there is one.
///
/// # Errors
/// When the database fails.
pub fn linked(tx: &mut Tx, case: Id<Case>, source: Id<Source>) -> Result<Option<CaseSource>> {
    Ok(case_sources::table
        .filter(case_sources::case_id.eq(case))
        .filter(case_sources::source_id.eq(source))
        .select(CaseSource::as_select())
        .first(tx.conn())
        .optional()?)
}

/// Adds citations, and links their source to the case.
///
/// # Errors
/// When the database fails.
pub fn add(tx: &mut Tx, citations: Vec<Citation>) -> Result<()> {
    for citation in citations {
        link(tx, citation.case_id, citation.source_id)?;
        tx.insert(citation)?;
    }
    Ok(())
}

/// The citations from a source, each with the reference of its case, among the cases that the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn of_source(conn: &mut AnyConnection, scope: Scope, source: Id<Source>) -> Result<Vec<(Citation, String)>> {
    Ok(citations::table
        .inner_join(cases::table)
        .filter(citations::source_id.eq(source))
        .filter(cases::organisation_id.eq(scope.organisation()))
        .filter(cases::removed_at.is_null())
        .order(citations::id)
        .select((Citation::as_select(), cases::reference))
        .load(conn)?)
}
