//! Decisions about members: each at its turn, so that two coordinators who
//! demote each other at once cannot both succeed.

use super::Colleague;
use crate::{
    accounts::{sessions, store},
    error::{Error, Result},
    history::Tx,
    words::{Role, Term},
};

/// Gives a member another role; it holds from their next request on.
///
/// # Errors
/// `Invalid` where it would take the last coordinator away, `Stale` where
/// somebody decided meanwhile.
pub fn set_role(tx: &mut Tx, it: &Colleague, role: Term<Role>) -> Result<()> {
    store::one_at_a_time(tx, it.membership.organisation_id)?;
    if !role.is("coordinator") {
        keep_a_coordinator(tx, it)?;
    }
    let mut after = it.membership.clone();
    after.role = role;
    tx.update(&it.membership, after)?;
    Ok(())
}

/// Lets a member in no more; their sessions end in the same moment.
///
/// # Errors
/// `Invalid` where it would take the last coordinator away, or the last who
/// looks after the installation; `Stale` where somebody decided meanwhile.
pub fn deactivate(tx: &mut Tx, it: &Colleague) -> Result<()> {
    store::one_at_a_time(tx, it.membership.organisation_id)?;
    keep_a_coordinator(tx, it)?;
    if it.user.is_administrator && it.user.is_active && !store::has_another_administrator(tx, it.user.id)? {
        return Err(Error::Invalid("team-last-administrator"));
    }
    let mut after = it.user.clone();
    after.is_active = false;
    tx.update(&it.user, after)?;
    sessions::store::end_all(tx.conn(), it.user.id)
}

/// Lets a member in again, with the password and role they had.
///
/// # Errors
/// `Stale` where somebody decided meanwhile.
pub fn reactivate(tx: &mut Tx, it: &Colleague) -> Result<()> {
    let mut after = it.user.clone();
    after.is_active = true;
    tx.update(&it.user, after)?;
    Ok(())
}

fn keep_a_coordinator(tx: &mut Tx, it: &Colleague) -> Result<()> {
    // Read again: the one that the request began with may have been decided on since.
    let id = it.membership.id;
    let now = store::member(tx.conn(), id)?.ok_or(Error::NotFound)?;
    if now.coordinates() && !store::has_another_coordinator(tx.conn(), &now.membership)? {
        return Err(Error::Invalid("team-last-coordinator"));
    }
    Ok(())
}
