//! The queries of discussions.

use super::{Discussion, Topic};
use crate::{
    cases::Case,
    db::AnyConnection,
    error::Result,
    fields::Level,
    history::Tx,
    id::Id,
    schema::{discussions, notes},
};
use diesel::{dsl::count, prelude::*};
use std::collections::BTreeMap;

/// The discussions of a case, open ones first, with how many notes of each this level reads.
/// Whoever shows them asks who may read their facts.
///
/// # Errors
/// When the database fails.
pub fn of_case(conn: &mut AnyConnection, case: Id<Case>, level: Level) -> Result<Vec<Topic>> {
    let all: Vec<Discussion> = discussions::table
        .filter(discussions::case_id.eq(case))
        .order(discussions::id)
        .select(Discussion::as_select())
        .load(conn)?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let counts: Vec<(Option<String>, i64)> = notes::table
        .filter(notes::case_id.eq(case))
        .filter(notes::removed_at.is_null())
        .filter(notes::is_restricted.eq(false).or(notes::is_restricted.eq(level >= Level::Restricted)))
        .group_by(notes::discussion_id)
        .select((notes::discussion_id, count(notes::id)))
        .load(conn)?;
    let counts: BTreeMap<String, i64> = counts.into_iter().filter_map(|(id, count)| Some((id?, count))).collect();
    let mut topics: Vec<Topic> = all
        .into_iter()
        .map(|it| Topic { count: counts.get(it.id.as_str()).copied().unwrap_or_default(), it })
        .collect();
    topics.sort_by_key(|topic| topic.it.settled_at.is_some());
    Ok(topics)
}

/// One discussion of a case. Whoever shows it asks who may read its fact.
///
/// # Errors
/// `NotFound` where there is none.
pub fn one(conn: &mut AnyConnection, case: Id<Case>, id: &str) -> Result<Discussion> {
    Ok(discussions::table
        .filter(discussions::case_id.eq(case))
        .filter(discussions::id.eq(id))
        .select(Discussion::as_select())
        .get_result(conn)?)
}

/// The discussion of a fact, opened where nobody did or where it was settled: something more is said.
///
/// # Errors
/// When the database fails.
pub fn of_fact(tx: &mut Tx, case: Id<Case>, (kind, record, field): (&str, &str, &str)) -> Result<Discussion> {
    let found: Option<Discussion> = discussions::table
        .filter(discussions::case_id.eq(case))
        .filter(discussions::record_id.eq(record))
        .filter(discussions::field.eq(field))
        .filter(discussions::kind.eq(kind))
        .select(Discussion::as_select())
        .get_result(tx.conn())
        .optional()?;
    match found {
        Some(it) if it.settled_at.is_some() => {
            let open = Discussion { settled_at: None, settled_by: None, ..it.clone() };
            tx.update_as("reopened", &it, open)
        }
        Some(it) => Ok(it),
        None => tx.insert(Discussion {
            id: Id::new(),
            version: 1,
            case_id: case,
            kind: kind.to_owned(),
            record_id: record.to_owned(),
            field: field.to_owned(),
            settled_by: None,
            settled_at: None,
        }),
    }
}

/// The discussions of these cases, whoever reads them: for what moves them all.
///
/// # Errors
/// When the database fails.
pub fn by_cases(conn: &mut AnyConnection, cases: &[String]) -> Result<Vec<Discussion>> {
    let all = discussions::table.filter(discussions::case_id.eq_any(cases)).order(discussions::id);
    Ok(all.select(Discussion::as_select()).load(conn)?)
}
