//! The queries of merges.

pub mod shown;

use super::Merge;
use crate::{
    cases::{
        Case,
        citations::{Citation, store::CaseSource},
        duplicates::Distinction,
    },
    clock,
    db::{AnyConnection, one_or_many},
    error::Result,
    history::{Change, Record},
    id::Id,
    people::Person,
    schema::{case_sources, cases, changes, citations, distinctions, follows, merges},
};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// As far as a record that went into one that went into another is followed.
const STEPS: usize = 12;

/// Where a record went, in the end; nothing where it is its own.
///
/// # Errors
/// When the database fails.
pub fn gone_into(conn: &mut AnyConnection, kind: &str, id: &str) -> Result<Option<String>> {
    let mut at: Option<String> = None;
    for _ in 0..STEPS {
        let next: Option<String> = merges::table
            .filter(merges::absorbed.eq(at.as_deref().unwrap_or(id)))
            .filter(merges::kind.eq(kind))
            .filter(merges::undone_at.is_null())
            .select(merges::survivor)
            .first(conn)
            .optional()?;
        match next {
            Some(survivor) => at = Some(survivor),
            None => break,
        }
    }
    Ok(at)
}

/// The merges that hold into these records, and into what went into them: each with which of the records it is in.
///
/// # Errors
/// When the database fails.
pub fn inside(conn: &mut AnyConnection, records: &[String]) -> Result<Vec<(String, Merge)>> {
    let mut all: Vec<(String, Merge)> = Vec::new();
    // What is asked for now → the record that it is in.
    let mut at: BTreeMap<String, String> = records.iter().map(|id| (id.clone(), id.clone())).collect();
    for _ in 0..STEPS {
        let ids: Vec<String> = at.keys().cloned().collect();
        let held = merges::table.filter(merges::undone_at.is_null()).order(merges::id).select(Merge::as_select());
        let found: Vec<Merge> = one_or_many!(conn, held, merges::survivor, &ids);
        if found.is_empty() {
            break;
        }
        let root = |it: &Merge| at.get(&it.survivor).cloned().unwrap_or_default();
        let found: Vec<(String, Merge)> = found.into_iter().map(|it| (root(&it), it)).collect();
        at = found.iter().map(|(root, it)| (it.absorbed.clone(), root.clone())).collect();
        all.extend(found);
    }
    Ok(all)
}

/// The other records under which something of these may have been written: what went into them, and, of merges that
/// were taken back, what they were in for a while.
///
/// # Errors
/// When the database fails.
pub fn written_beside(conn: &mut AnyConnection, records: &[String]) -> Result<Vec<String>> {
    let left = merges::table.filter(merges::undone_at.is_not_null()).order(merges::id).select(merges::survivor);
    let mut all: Vec<String> = one_or_many!(conn, left, merges::absorbed, records);
    all.extend(inside(conn, records)?.into_iter().map(|(_, merge)| merge.absorbed));
    Ok(all)
}

/// Of these records: which reference each of what went into it had.
///
/// # Errors
/// When the database fails.
pub fn former(conn: &mut AnyConnection, records: &[String]) -> Result<Vec<(String, String)>> {
    Ok(inside(conn, records)?.into_iter().map(|(root, it)| (root, it.absorbed_reference)).collect())
}

/// The merges that hold into these records, and into what went into them, newest first.
///
/// # Errors
/// When the database fails.
pub fn into(conn: &mut AnyConnection, records: &[String]) -> Result<Vec<Merge>> {
    let mut all: Vec<Merge> = inside(conn, records)?.into_iter().map(|(_, it)| it).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.id));
    Ok(all)
}

/// The case, and those that went into it: what was looked at, written and taken away of them was of this one.
///
/// # Errors
/// When the database fails.
pub fn with_absorbed(conn: &mut AnyConnection, case: Id<Case>) -> Result<Vec<String>> {
    let mut ids = vec![case.to_string()];
    let inside = into(conn, &ids)?;
    ids.extend(inside.into_iter().map(|it| it.absorbed));
    Ok(ids)
}

/// The links of these cases to sources.
///
/// # Errors
/// When the database fails.
pub fn links(conn: &mut AnyConnection, owners: &[String]) -> Result<Vec<CaseSource>> {
    let all = case_sources::table.filter(case_sources::case_id.eq_any(owners)).order(case_sources::id);
    Ok(all.select(CaseSource::as_select()).load(conn)?)
}

/// The citations entered in these cases.
///
/// # Errors
/// When the database fails.
pub fn citations(conn: &mut AnyConnection, owners: &[String]) -> Result<Vec<Citation>> {
    let all = citations::table.filter(citations::case_id.eq_any(owners)).order(citations::id);
    Ok(all.select(Citation::as_select()).load(conn)?)
}

/// The decision with this id that two are two.
///
/// # Errors
/// When the database fails.
pub fn distinction(conn: &mut AnyConnection, id: &str) -> Result<Vec<Distinction>> {
    Ok(distinctions::table.filter(distinctions::id.eq(id)).select(Distinction::as_select()).load(conn)?)
}

/// All cases of a person, those in the bin and those that went into others too.
///
/// # Errors
/// When the database fails.
pub fn cases_of(conn: &mut AnyConnection, person: &str) -> Result<Vec<Case>> {
    Ok(cases::table.filter(cases::person_id.eq(person)).order(cases::id).select(Case::as_select()).load(conn)?)
}

/// Of these ids, the cases.
///
/// # Errors
/// When the database fails.
pub fn cases_by_id(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Case>> {
    Ok(cases::table.filter(cases::id.eq_any(ids)).order(cases::id).select(Case::as_select()).load(conn)?)
}

/// The cases that name this one as the earlier one.
///
/// # Errors
/// When the database fails.
pub fn later(conn: &mut AnyConnection, case: Id<Case>) -> Result<Vec<Case>> {
    Ok(cases::table.filter(cases::previous_case.eq(case)).order(cases::id).select(Case::as_select()).load(conn)?)
}

/// What a merge changed, the first change first.
///
/// # Errors
/// When the database fails.
pub fn changes_of(conn: &mut AnyConnection, merge: &Merge) -> Result<Vec<Change>> {
    Ok(changes::table
        .filter(changes::revision_id.eq(&merge.revision_id))
        .filter(changes::kind.ne(Merge::KIND))
        .order(changes::id)
        .select(Change::as_select())
        .load(conn)?)
}

/// How many changes were made of the surviving record since; without merges that were taken back.
///
/// # Errors
/// When the database fails.
pub fn changed_since(conn: &mut AnyConnection, merge: &Merge) -> Result<i64> {
    let mut about = vec![merge.survivor.clone()];
    if !merge.is_of_cases() {
        about.extend(cases_of(conn, &merge.survivor)?.iter().map(|case| case.id.to_string()));
    }
    let of = merges::survivor.eq_any(&about).or(merges::absorbed.eq_any(&about));
    let undone: Vec<(String, Option<String>)> = merges::table
        .filter(of)
        .filter(merges::undone_at.is_not_null())
        .select((merges::revision_id, merges::undone_in))
        .load(conn)?;
    let without: Vec<String> = undone.into_iter().flat_map(|(made, undone)| [Some(made), undone]).flatten().collect();
    Ok(changes::table
        .filter(changes::subject_id.eq_any(about))
        // Ids sort by time.
        .filter(changes::revision_id.gt(&merge.revision_id))
        .filter(changes::revision_id.ne_all(without))
        .count()
        .get_result(conn)?)
}

/// Who follows a case that went into another follows that one.
///
/// # Errors
/// When the database fails.
pub fn follow(conn: &mut AnyConnection, from: Id<Case>, to: Id<Case>) -> Result<()> {
    let who = |case: Id<Case>| follows::table.filter(follows::case_id.eq(case)).select(follows::user_id);
    let (old, new): (Vec<String>, Vec<String>) = (who(from).load(conn)?, who(to).load(conn)?);
    for user in old.iter().filter(|user| !new.contains(user)) {
        diesel::insert_into(follows::table)
            .values((follows::user_id.eq(user), follows::case_id.eq(to), follows::since.eq(clock::now())))
            .execute(conn)?;
    }
    Ok(())
}

/// The people who went into this one.
///
/// # Errors
/// When the database fails.
pub fn people_in(conn: &mut AnyConnection, person: Id<Person>) -> Result<Vec<Id<Person>>> {
    let merges = into(conn, &[person.to_string()])?;
    Ok(merges.iter().filter(|it| !it.is_of_cases()).filter_map(|it| it.absorbed.parse().ok()).collect())
}

/// Forgets the merges of a record that is erased.
///
/// # Errors
/// When the database fails.
pub fn forget(conn: &mut AnyConnection, record: &str) -> Result<()> {
    let of = merges::survivor.eq(record).or(merges::absorbed.eq(record));
    diesel::delete(merges::table.filter(of)).execute(conn)?;
    Ok(())
}
