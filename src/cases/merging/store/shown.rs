//! What of merges a visitor is shown: each is for those who see the record that
//! stays, and one that was taken back for those who see both.

use super::{
    super::{Merge, Seen, Twins},
    gone_into,
};
use crate::{
    access::{Scope, Sight},
    cases::{Case, store},
    db::AnyConnection,
    error::Result,
    schema::{cases, merges},
    web::pager::Window,
};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// The two cases of an address, of one person, both the visitor's organisation's own.
///
/// # Errors
/// When the database fails.
pub fn twins(conn: &mut AnyConnection, scope: Scope, key: &str) -> Result<Option<Twins>> {
    let Some((left, right)) = key.split_once('_').filter(|(left, right)| left < right) else { return Ok(None) };
    let mut own = |id: &str| -> Result<Option<(Case, Sight)>> {
        Ok(store::seen(conn, scope, id)?.filter(|(_, sight)| sight.is_own()))
    };
    let (Some(left), Some(right)) = (own(left)?, own(right)?) else { return Ok(None) };
    Ok((left.0.person_id == right.0.person_id).then_some(Twins { left, right }))
}

/// The merge with this id, where the visitor sees the record that stays; of one that was taken back, both.
///
/// # Errors
/// When the database fails.
pub fn seen(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Seen>> {
    let it: Option<Merge> = merges::table
        .filter(merges::id.eq(id))
        .filter(merges::organisation_id.eq(scope.organisation()))
        .select(Merge::as_select())
        .get_result(conn)
        .optional()?;
    let Some(it) = it else { return Ok(None) };
    let cases = sides(conn, scope, &it)?;
    Ok((!cases.is_empty()).then_some(Seen { it, cases }))
}

/// The cases of a merge that the visitor sees; none, where there is a side of which they see none.
fn sides(conn: &mut AnyConnection, scope: Scope, it: &Merge) -> Result<Vec<(Case, Sight)>> {
    let sides = if it.holds() { vec![&it.survivor] } else { vec![&it.survivor, &it.absorbed] };
    let mut all: Vec<(Case, Sight)> = Vec::new();
    for side in sides {
        let record = gone_into(conn, &it.kind, side)?.unwrap_or_else(|| side.clone());
        let ids: Vec<String> = if it.is_of_cases() {
            vec![record]
        } else {
            cases::table.filter(cases::person_id.eq(record)).order(cases::id).select(cases::id).load(conn)?
        };
        let mut own = Vec::new();
        for id in ids {
            own.extend(store::seen(conn, scope, &id)?.filter(|(_, sight)| sight.is_own()));
        }
        if own.is_empty() {
            return Ok(own);
        }
        own.retain(|(case, _)| all.iter().all(|(other, _)| other.id != case.id));
        all.extend(own);
    }
    Ok(all)
}

/// A page of the merges that the visitor sees, newest first, and one more where there is one: what is not shown to
/// them must not count.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut AnyConnection, scope: Scope, window: Window) -> Result<Vec<Merge>> {
    let all: Vec<Merge> = merges::table
        .filter(merges::organisation_id.eq(scope.organisation()))
        .order(merges::id.desc())
        .select(Merge::as_select())
        .load(conn)?;
    let last = usize::try_from(window.skip().saturating_add(window.ask())).unwrap_or(usize::MAX);
    let mut seen = Vec::new();
    for it in all {
        if seen.len() >= last {
            break;
        }
        if !sides(conn, scope, &it)?.is_empty() {
            seen.push(it);
        }
    }
    Ok(seen.split_off(usize::try_from(window.skip()).unwrap_or(usize::MAX).min(seen.len())))
}

/// The revisions of merges of these records that were taken back and of which the visitor does not see both sides:
/// the history of one must not tell of the other.
///
/// # Errors
/// When the database fails.
pub fn unseen_revisions(conn: &mut AnyConnection, scope: Scope, records: &[String]) -> Result<BTreeSet<String>> {
    let of = merges::survivor.eq_any(records).or(merges::absorbed.eq_any(records));
    let undone: Vec<Merge> =
        merges::table.filter(of).filter(merges::undone_at.is_not_null()).select(Merge::as_select()).load(conn)?;
    let mut hidden = BTreeSet::new();
    for it in undone {
        if sides(conn, scope, &it)?.is_empty() {
            hidden.extend([Some(it.revision_id), it.undone_in].into_iter().flatten());
        }
    }
    Ok(hidden)
}
