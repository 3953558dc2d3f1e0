//! A second pair of eyes: before a case goes public somebody who did not write
//! it reads what would be shown, and confirms it. What is confirmed is that text
//! and no other: a later change takes the case back in until it is read again.

use super::{Case, merging};
use crate::{
    access::User,
    db::{AnyConnection, Subject, one_or_many},
    error::Result,
    id::Id,
    record,
    schema::{case_reviews, changes, revisions},
    words::{ReviewOutcome, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a second person says of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = case_reviews, treat_none_as_null = true)]
pub struct Review {
    /// Its id; sorts by time.
    pub id: Id<Review>,
    /// Counts its changes.
    pub version: i32,
    /// Of which case.
    pub case_id: Id<Case>,
    /// By whom.
    pub user_id: Id<User>,
    /// Confirmed, or not yet.
    pub outcome: Term<ReviewOutcome>,
    /// SHA-256 of what would be public, as it was read.
    pub print: String,
    /// What is to be mended.
    pub note: Option<String>,
    /// UTC.
    pub made_at: NaiveDateTime,
}
record!(Review, case_reviews, Subject::Case, case_id);

/// The reviews of a case, newest first.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, case: Id<Case>) -> Result<Vec<Review>> {
    Ok(case_reviews::table
        .filter(case_reviews::case_id.eq(case))
        .order(case_reviews::id.desc())
        .select(Review::as_select())
        .load(conn)?)
}

/// The reviews of several cases.
///
/// # Errors
/// When the database fails.
pub fn by_cases(conn: &mut AnyConnection, cases: &[String]) -> Result<Vec<Review>> {
    let all = case_reviews::table.order(case_reviews::id).select(Review::as_select());
    Ok(one_or_many!(conn, all, case_reviews::case_id, cases))
}

/// What the last review of each case let out, by case; nothing where the last one did not confirm.
///
/// # Errors
/// When the database fails.
pub fn let_out(conn: &mut AnyConnection, cases: &[String]) -> Result<BTreeMap<String, String>> {
    let all = case_reviews::table.order(case_reviews::id).select((
        case_reviews::case_id,
        case_reviews::outcome,
        case_reviews::print,
    ));
    let rows: Vec<(String, Term<ReviewOutcome>, String)> = one_or_many!(conn, all, case_reviews::case_id, cases);
    // The later row replaces the earlier one.
    let last: BTreeMap<String, (Term<ReviewOutcome>, String)> =
        rows.into_iter().map(|(case, outcome, print)| (case, (outcome, print))).collect();
    Ok(last
        .into_iter()
        .filter(|(_, (outcome, _))| outcome.is("confirmed"))
        .map(|(case, (_, print))| (case, print))
        .collect())
}

/// What writes nothing of the record: who joins a team, shares, reviews, takes up a task or says something.
const APART: [&str; 8] =
    ["case_team", "case_shares", "case_reviews", "tasks", "case_answers", "notes", "discussions", "confirmations"];

/// Whether this person wrote any of the case or of its person: nobody reviews their own work.
///
/// # Errors
/// When the database fails.
pub fn is_author(conn: &mut AnyConnection, case: &Case, user: Id<User>) -> Result<bool> {
    Ok(!written_by(conn, &[case], user)?.is_empty())
}

/// Of which of these cases, or of their people, this person wrote any.
///
/// # Errors
/// When the database fails.
pub fn written_by(conn: &mut AnyConnection, cases: &[&Case], user: Id<User>) -> Result<BTreeSet<Id<Case>>> {
    let mut owners: BTreeMap<String, Vec<Id<Case>>> = BTreeMap::new();
    for case in cases {
        owners.entry(case.id.to_string()).or_default().push(case.id);
        owners.entry(case.person_id.to_string()).or_default().push(case.id);
    }
    // Who wrote what went into a case wrote of that case.
    for (root, merge) in merging::store::inside(conn, &owners.keys().cloned().collect::<Vec<_>>())? {
        let of = owners.get(&root).cloned().unwrap_or_default();
        owners.entry(merge.absorbed).or_default().extend(of);
    }
    let written: Vec<String> = changes::table
        .inner_join(revisions::table)
        .filter(changes::subject_id.eq_any(owners.keys()))
        .filter(changes::kind.ne_all(APART))
        .filter(revisions::author_id.eq(user.to_string()))
        .select(changes::subject_id)
        .distinct()
        .load(conn)?;
    Ok(written.iter().filter_map(|subject| owners.get(subject)).flatten().copied().collect())
}
