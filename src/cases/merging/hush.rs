//! What becomes silent by a merge stays at least as closed as the silent side
//! was: its team alone, and nothing shared.

use super::moves::MOVED;
use crate::{
    access::User,
    cases::{Case, shares, tasks, team},
    error::Result,
    history::Tx,
    id::Id,
    words::{Publicity, Term},
};
use std::collections::BTreeSet;

/// From the strictest level of publicity to the most open one.
const STRICTEST_FIRST: [&str; 6] = ["silence", "quiet", "not_asked", "anonymous", "public_basic", "public_full"];

/// The stricter of two levels of publicity.
pub fn stricter(a: Term<Publicity>, b: Term<Publicity>) -> Term<Publicity> {
    let place = |term: Term<Publicity>| STRICTEST_FIRST.iter().position(|code| term.is(code)).unwrap_or(0);
    if place(b) < place(a) { b } else { a }
}

/// Who works on all of these cases.
///
/// # Errors
/// When the database fails.
pub fn shared_team(tx: &mut Tx, cases: &[&Case]) -> Result<BTreeSet<Id<User>>> {
    let mut common: Option<BTreeSet<Id<User>>> = None;
    for case in cases {
        let team: BTreeSet<Id<User>> =
            team::of(tx.conn(), &[case.id.to_string()])?.iter().map(|member| member.user_id).collect();
        common = Some(match common {
            None => team,
            Some(before) => before.intersection(&team).copied().collect(),
        });
    }
    Ok(common.unwrap_or_default())
}

/// Makes a case silent, for this team alone; somebody of it leads.
///
/// # Errors
/// When the database fails.
pub fn hush(tx: &mut Tx, case: &Case, team: &BTreeSet<Id<User>>) -> Result<Case> {
    let after = tx.update_as(MOVED, case, Case { publicity: Term::known("silence"), ..case.clone() })?;
    only(tx, case.id, team)?;
    tasks::recall::hand_on(tx, &after)?;
    for share in shares::of(tx.conn(), &[case.id.to_string()])? {
        tx.remove(&share)?;
    }
    Ok(after)
}

/// Leaves only these people in the team of a case.
///
/// # Errors
/// When the database fails.
pub fn only(tx: &mut Tx, case: Id<Case>, keep: &BTreeSet<Id<User>>) -> Result<()> {
    let id = case.to_string();
    for member in team::of(tx.conn(), std::slice::from_ref(&id))? {
        if !keep.contains(&member.user_id) {
            tx.remove(&member)?;
        }
    }
    for user in keep {
        team::join(tx, case, *user, false)?;
    }
    let team = team::of(tx.conn(), &[id])?;
    if !team.iter().any(|member| member.is_lead) {
        // Whoever merges leads it, where they are of this team.
        let author = tx.author().to_owned();
        let next = team.iter().find(|member| member.user_id.as_str() == author).or(team.first());
        if let Some(next) = next.map(|member| member.user_id) {
            team::hand_over(tx, case, next)?;
        }
    }
    Ok(())
}
