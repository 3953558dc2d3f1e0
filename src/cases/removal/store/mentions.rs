//! Where else a person is named: rows of other cases, people, groups and
//! sources in which a word of the name stands. Reads every row of a table, so
//! it is for erasure and for answering what is held, not for pages.

use super::Removal;
use crate::{
    cases::{Case, citations::Citation, groups::Group},
    db::{AnyConnection, MultiBackend},
    error::Result,
    fields::{Field, Input},
    people::Person,
    schema::{captures, case_groups, cases, citations, people, removals, source_texts, sources},
    sources::Source,
};
use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::Text,
};

/// How the rows of a table belong to an organisation.
#[derive(Debug, Clone, Copy)]
pub enum Holder {
    /// They say so themselves.
    Own,
    /// By their case.
    Case,
    /// By their person.
    Person,
}

/// Fields in which people write.
pub fn is_text(field: &&Field) -> bool {
    matches!(field.input, Input::Line | Input::Text | Input::Name | Input::Url)
}

/// The owners of the rows of a table in which one of these words stands.
struct Owners<'a> {
    table: &'static str,
    holder: Holder,
    fields: &'static [Field],
    organisation: &'a str,
    patterns: Vec<String>,
}

impl Owners<'_> {
    fn owner(&self) -> &'static str {
        match self.holder {
            Holder::Own => "id",
            Holder::Case => "case_id",
            Holder::Person => "person_id",
        }
    }
}

impl QueryFragment<MultiBackend> for Owners<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql("SELECT DISTINCT ");
        out.push_identifier(self.owner())?;
        out.push_sql(" FROM ");
        out.push_identifier(self.table)?;
        out.push_sql(match self.holder {
            Holder::Own => " WHERE organisation_id = ",
            Holder::Case => " WHERE case_id IN (SELECT id FROM cases WHERE organisation_id = ",
            Holder::Person => " WHERE person_id IN (SELECT id FROM people WHERE organisation_id = ",
        });
        out.push_bind_param::<Text, _>(self.organisation)?;
        out.push_sql(if matches!(self.holder, Holder::Own) { " AND (1 = 0" } else { ") AND (1 = 0" });
        for field in self.fields.iter().filter(is_text) {
            for pattern in &self.patterns {
                out.push_sql(" OR ");
                out.push_identifier(field.name)?;
                out.push_sql(" LIKE ");
                out.push_bind_param::<Text, _>(pattern)?;
                out.push_sql(" ESCAPE '\\'");
            }
        }
        out.push_sql(")");
        Ok(())
    }
}

impl Query for Owners<'_> {
    type SqlType = Text;
}

impl QueryId for Owners<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<AnyConnection> for Owners<'_> {}

fn patterns(words: &[String]) -> Vec<String> {
    let escaped = words.iter().map(|word| word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    escaped.map(|word| format!("%{word}%")).collect()
}

/// The owners (cases, people, or the rows themselves) of the rows of this table in which one of these words stands.
///
/// # Errors
/// When the database fails.
pub fn owners(
    conn: &mut AnyConnection,
    (table, holder, fields): (&'static str, Holder, &'static [Field]),
    organisation: &str,
    words: &[String],
) -> Result<Vec<String>> {
    if words.is_empty() || !fields.iter().any(|field| is_text(&field)) {
        return Ok(Vec::new());
    }
    Ok(Owners { table, holder, fields, organisation, patterns: patterns(words) }.load(conn)?)
}

/// The citations in which one of these words stands.
///
/// # Errors
/// When the database fails.
pub fn citations(conn: &mut AnyConnection, organisation: &str, words: &[String]) -> Result<Vec<Citation>> {
    let mut found = Vec::new();
    for pattern in patterns(words) {
        let has = |pattern: &str| {
            let text = |p: &str| p.to_owned();
            citations::quote
                .like(text(pattern))
                .escape('\\')
                .nullable()
                .or(citations::asserted.like(text(pattern)).escape('\\'))
                .or(citations::attribution_who.like(text(pattern)).escape('\\'))
                .or(citations::locator.like(text(pattern)).escape('\\'))
                .or(citations::verdict_reason.like(text(pattern)).escape('\\'))
        };
        let rows: Vec<Citation> = citations::table
            .inner_join(cases::table)
            .filter(cases::organisation_id.eq(organisation))
            .filter(has(&pattern))
            .select(Citation::as_select())
            .load(conn)?;
        found.extend(rows);
    }
    found.sort_by_key(|citation: &Citation| citation.id);
    found.dedup_by_key(|citation| citation.id);
    Ok(found)
}

/// The sources in whose text one of these words stands.
///
/// # Errors
/// When the database fails.
pub fn in_texts(conn: &mut AnyConnection, organisation: &str, words: &[String]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for pattern in patterns(words) {
        let rows: Vec<String> = sources::table
            .inner_join(source_texts::table.on(sources::text_sha256.eq(source_texts::sha256.nullable())))
            .filter(sources::organisation_id.eq(organisation))
            .filter(source_texts::body.like(pattern).escape('\\'))
            .select(sources::id)
            .load(conn)?;
        found.extend(rows);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The sources with a capture in whose text, file name or address one of these words stands.
///
/// # Errors
/// When the database fails.
pub fn in_captures(conn: &mut AnyConnection, organisation: &str, words: &[String]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for pattern in patterns(words) {
        let of_names: Vec<String> = captures::table
            .inner_join(sources::table)
            .filter(sources::organisation_id.eq(organisation))
            .filter(
                captures::file_name
                    .like(pattern.clone())
                    .escape('\\')
                    .or(captures::url.like(pattern.clone()).escape('\\')),
            )
            .select(sources::id)
            .load(conn)?;
        let of_texts: Vec<String> = captures::table
            .inner_join(sources::table)
            .inner_join(source_texts::table.on(captures::text_sha256.eq(source_texts::sha256.nullable())))
            .filter(sources::organisation_id.eq(organisation))
            .filter(source_texts::body.like(pattern).escape('\\'))
            .select(sources::id)
            .load(conn)?;
        found.extend(of_names.into_iter().chain(of_texts));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The removals in whose reason one of these words stands.
///
/// # Errors
/// When the database fails.
pub fn removals(conn: &mut AnyConnection, organisation: &str, words: &[String]) -> Result<Vec<Removal>> {
    let mut found = Vec::new();
    for pattern in patterns(words) {
        let rows: Vec<Removal> = removals::table
            .filter(removals::organisation_id.eq(organisation))
            .filter(removals::reason.like(pattern).escape('\\'))
            .select(Removal::as_select())
            .load(conn)?;
        found.extend(rows);
    }
    found.sort_by_key(|removal| removal.id);
    found.dedup_by_key(|removal| removal.id);
    Ok(found)
}

/// These rows, those in the bin too.
///
/// # Errors
/// When the database fails.
pub fn cases_by_id(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Case>> {
    Ok(cases::table.filter(cases::id.eq_any(ids)).select(Case::as_select()).load(conn)?)
}

/// These people.
///
/// # Errors
/// When the database fails.
pub fn people_by_id(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Person>> {
    Ok(people::table.filter(people::id.eq_any(ids)).select(Person::as_select()).load(conn)?)
}

/// These groups.
///
/// # Errors
/// When the database fails.
pub fn groups_by_id(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Group>> {
    Ok(case_groups::table.filter(case_groups::id.eq_any(ids)).select(Group::as_select()).load(conn)?)
}

/// These sources, those in the bin too.
///
/// # Errors
/// When the database fails.
pub fn sources_by_id(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Source>> {
    Ok(sources::table.filter(sources::id.eq_any(ids)).select(Source::as_select()).load(conn)?)
}
