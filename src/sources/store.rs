//! The queries of sources.

use super::Source;
use crate::{
    access::Scope,
    clock,
    db::AnyConnection,
    error::Result,
    history::Tx,
    id::Id,
    schema::{audiences, case_sources, cases, citations, listings, source_audiences, source_texts, sources},
    web::pager::Window,
};
use data_encoding::HEXLOWER;
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The sources that the visitor sees.
#[diesel::dsl::auto_type(no_type_alias)]
fn seen(scope: Scope) -> _ {
    let audiences: Vec<String> = scope.audiences();
    let shown = source_audiences::table
        .filter(source_audiences::audience.eq_any(audiences))
        .select(source_audiences::source_id);
    sources::table.filter(sources::id.eq_any(shown))
}

/// The source with this id, among those the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Source>> {
    Ok(seen(scope).filter(sources::id.eq(id)).select(Source::as_select()).first(conn).optional()?)
}

/// A source as it is at this moment, for whoever is about to change it and has found it among what they see.
///
/// # Errors
/// `NotFound` where it is gone meanwhile.
pub fn current(conn: &mut AnyConnection, id: Id<Source>) -> Result<Source> {
    let there = sources::table.filter(sources::id.eq(id)).filter(sources::removed_at.is_null());
    Ok(there.select(Source::as_select()).get_result(conn)?)
}

/// Sources, newest first, one more than the window shows.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut AnyConnection, scope: Scope, window: Window) -> Result<Vec<Source>> {
    Ok(seen(scope)
        .order((sources::number.desc(), sources::id))
        .offset(window.skip())
        .limit(window.ask())
        .select(Source::as_select())
        .load(conn)?)
}

/// Sources with these numbers, newest first.
///
/// # Errors
/// When the database fails.
pub fn numbered(conn: &mut AnyConnection, scope: Scope, numbers: &[i64]) -> Result<Vec<Source>> {
    Ok(seen(scope)
        .filter(sources::number.eq_any(numbers))
        .order(sources::number.desc())
        .select(Source::as_select())
        .load(conn)?)
}

/// Number and title of the newest sources, to choose from.
///
/// # Errors
/// When the database fails.
pub fn recent(conn: &mut AnyConnection, scope: Scope) -> Result<Vec<(Id<Source>, String)>> {
    let rows: Vec<(Id<Source>, i64, String)> = seen(scope)
        .order(sources::number.desc())
        .limit(200)
        .select((sources::id, sources::number, sources::title))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, number, title)| (id, format!("S-{number:06} · {title}"))).collect())
}

/// How many sources the visitor sees, up to a cap.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &mut AnyConnection, scope: Scope, cap: i64) -> Result<i64> {
    let some: Vec<i64> = source_audiences::table
        .filter(source_audiences::audience.eq_any(scope.audiences()))
        .select(source_audiences::number)
        .distinct()
        .limit(cap + 1)
        .load(conn)?;
    Ok(i64::try_from(some.len()).unwrap_or(i64::MAX))
}

/// The text of a source, as it was pasted; `None` where there is none.
///
/// # Errors
/// When the database fails.
pub fn text(conn: &mut AnyConnection, source: &Source) -> Result<Option<String>> {
    match &source.text_sha256 {
        Some(sha256) => Ok(source_texts::table.find(sha256).select(source_texts::body).first(conn).optional()?),
        None => Ok(None),
    }
}

/// Another source with the very same text, among those the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn with_same_text(
    conn: &mut AnyConnection,
    scope: Scope,
    sha256: &str,
    other_than: Id<Source>,
) -> Result<Option<Source>> {
    Ok(seen(scope)
        .filter(sources::text_sha256.eq(sha256))
        .filter(sources::id.ne(other_than))
        .order(sources::number)
        .select(Source::as_select())
        .first(conn)
        .optional()?)
}

/// SHA-256 of a text, lower-case hexadecimal.
pub fn sha256(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

/// Stores a text under its hash, once. Texts are never changed, so they need no version.
///
/// # Errors
/// When the database fails.
pub fn keep_text(tx: &mut Tx, text: &str) -> Result<String> {
    let sha256 = sha256(text);
    let conn = tx.conn();
    let is_kept: Option<String> =
        source_texts::table.find(&sha256).select(source_texts::sha256).first(conn).optional()?;
    if is_kept.is_none() {
        diesel::insert_into(source_texts::table)
            .values((
                source_texts::sha256.eq(&sha256),
                source_texts::body.eq(text),
                source_texts::stored_at.eq(clock::now()),
            ))
            .execute(conn)?;
    }
    Ok(sha256)
}

/// A case to which a source is linked.
#[derive(Debug, Clone)]
pub struct Linked {
    /// The case's id.
    pub case: String,
    /// Its reference.
    pub reference: String,
    /// The name under which the person is listed.
    pub name: String,
}

/// The cases to which a source is linked, among those the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn cases_of(conn: &mut AnyConnection, scope: Scope, source: Id<Source>) -> Result<Vec<Linked>> {
    let rows: Vec<(String, String, String)> = case_sources::table
        .inner_join(cases::table.inner_join(listings::table))
        .filter(case_sources::source_id.eq(source))
        .filter(listings::audience.eq_any(scope.audiences()))
        .order(cases::id)
        .select((cases::id, cases::reference, listings::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(case, reference, name)| Linked { case, reference, name }).collect())
}

/// How often a source is cited.
///
/// # Errors
/// When the database fails.
pub fn cited(conn: &mut AnyConnection, scope: Scope, source: Id<Source>) -> Result<i64> {
    Ok(citations::table
        .inner_join(audiences::table.on(audiences::case_id.eq(citations::case_id)))
        .filter(audiences::audience.eq_any(scope.audiences()))
        .filter(citations::source_id.eq(source))
        .count()
        .get_result(conn)?)
}

/// How often something stands beside each source, by the source's id.
pub type Counts = BTreeMap<String, i64>;

/// To how many cases each of these sources is linked.
///
/// # Errors
/// When the database fails.
pub fn links_of(conn: &mut AnyConnection, scope: Scope, ids: &[Id<Source>]) -> Result<Counts> {
    let rows: Vec<(String, i64)> = case_sources::table
        .inner_join(audiences::table.on(audiences::case_id.eq(case_sources::case_id)))
        .filter(audiences::audience.eq_any(scope.audiences()))
        .filter(case_sources::source_id.eq_any(ids))
        .group_by(case_sources::source_id)
        .select((case_sources::source_id, diesel::dsl::count(case_sources::id)))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// How often each of these sources is cited.
///
/// # Errors
/// When the database fails.
pub fn citations_of(conn: &mut AnyConnection, scope: Scope, ids: &[Id<Source>]) -> Result<Counts> {
    let rows: Vec<(String, i64)> = citations::table
        .inner_join(audiences::table.on(audiences::case_id.eq(citations::case_id)))
        .filter(audiences::audience.eq_any(scope.audiences()))
        .filter(citations::source_id.eq_any(ids))
        .group_by(citations::source_id)
        .select((citations::source_id, diesel::dsl::count(citations::id)))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The words of a source that are quoted somewhere, with the place at which they were found.
///
/// # Errors
/// When the database fails.
pub fn quoted(conn: &mut AnyConnection, scope: Scope, source: Id<Source>) -> Result<Vec<(String, Option<i32>)>> {
    Ok(citations::table
        .inner_join(audiences::table.on(audiences::case_id.eq(citations::case_id)))
        .filter(audiences::audience.eq_any(scope.audiences()))
        .filter(citations::source_id.eq(source))
        .order(citations::id)
        .select((citations::quote, citations::quote_start))
        .load(conn)?)
}

/// The sources that reprint or translate this one, oldest first.
///
/// # Errors
/// When the database fails.
pub fn copies(conn: &mut AnyConnection, scope: Scope, source: Id<Source>) -> Result<Vec<Source>> {
    Ok(seen(scope)
        .filter(sources::republication_of.eq(source).or(sources::translation_of.eq(source)))
        .order(sources::number)
        .select(Source::as_select())
        .load(conn)?)
}

/// Sources by id, among those the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn by_ids(conn: &mut AnyConnection, scope: Scope, ids: &[String]) -> Result<Vec<Source>> {
    Ok(seen(scope).filter(sources::id.eq_any(ids)).order(sources::number).select(Source::as_select()).load(conn)?)
}
