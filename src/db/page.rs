//! Two shapes of a query that diesel does not write: a page whose row limit
//! stands in the statement, and a count that stops.

use super::{AnyConnection, MultiBackend};
use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::BigInt,
};

/// Rows of a query from `skip` on. SQLite prepares a statement whose limit is
/// bound anew at every run, so the limit is part of the text.
pub(crate) struct Paged<Q> {
    pub(crate) query: Q,
    pub(crate) rows: i64,
    pub(crate) skip: i64,
}

impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Paged<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.query.walk_ast(out.reborrow())?;
        out.push_sql(&format!(" LIMIT {} OFFSET ", self.rows));
        out.push_bind_param::<BigInt, _>(&self.skip)
    }
}

impl<Q: Query> Query for Paged<Q> {
    type SqlType = Q::SqlType;
}

/// How many rows a query has, up to `most`.
pub(crate) struct Counted<Q> {
    pub(crate) query: Q,
    pub(crate) most: i64,
}

impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Counted<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql("SELECT COUNT(*) FROM (");
        self.query.walk_ast(out.reborrow())?;
        out.push_sql(&format!(" LIMIT {}) AS some_rows", self.most));
        Ok(())
    }
}

impl<Q: Query> Query for Counted<Q> {
    type SqlType = BigInt;
}

// Found again by their text, which is short work beside running them.
impl<Q> QueryId for Paged<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<Q> QueryId for Counted<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<Q> RunQueryDsl<AnyConnection> for Paged<Q> {}
impl<Q> RunQueryDsl<AnyConnection> for Counted<Q> {}
