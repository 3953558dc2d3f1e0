//! Who works on a case: its lead and its team. They alone share what is
//! restricted, and they alone know of a case that is kept silent.

pub mod web;

use super::Case;
use crate::{
    access::User,
    clock,
    db::{AnyConnection, Subject, one_or_many},
    error::{Error, Result},
    history::Tx,
    id::Id,
    record,
    schema::{case_team, users},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// That somebody works on a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = case_team)]
pub struct TeamMember {
    /// Its id.
    pub id: Id<TeamMember>,
    /// Counts its changes.
    pub version: i32,
    /// On which case.
    pub case_id: Id<Case>,
    /// Who.
    pub user_id: Id<User>,
    /// Whether this person leads it; one at a time does.
    pub is_lead: bool,
    /// UTC.
    pub added_at: NaiveDateTime,
}
record!(TeamMember, case_team, Subject::Case, case_id);

/// The teams of these cases.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<TeamMember>> {
    let all = case_team::table.order(case_team::id).select(TeamMember::as_select());
    Ok(one_or_many!(conn, all, case_team::case_id, ids))
}

/// The team of a case with names, the lead first.
///
/// # Errors
/// When the database fails.
pub fn with_names(conn: &mut AnyConnection, case: Id<Case>) -> Result<Vec<(TeamMember, User)>> {
    Ok(case_team::table
        .inner_join(users::table)
        .filter(case_team::case_id.eq(case))
        .order((case_team::is_lead.desc(), case_team::id))
        .select((TeamMember::as_select(), User::as_select()))
        .load(conn)?)
}

/// The cases that this person leads or works on.
///
/// # Errors
/// When the database fails.
pub fn cases_of(conn: &mut AnyConnection, user: Id<User>) -> Result<Vec<TeamMember>> {
    Ok(case_team::table
        .filter(case_team::user_id.eq(user))
        .order(case_team::id)
        .select(TeamMember::as_select())
        .load(conn)?)
}

/// Adds somebody to the team, unless they are there.
///
/// # Errors
/// When the database fails.
pub fn join(tx: &mut Tx, case: Id<Case>, user: Id<User>, is_lead: bool) -> Result<TeamMember> {
    let there = of(tx.conn(), &[case.to_string()])?;
    if let Some(member) = there.iter().find(|member| member.user_id == user) {
        return Ok(member.clone());
    }
    tx.insert(TeamMember { id: Id::new(), version: 1, case_id: case, user_id: user, is_lead, added_at: clock::now() })
}

/// Hands the lead to a member of the team.
///
/// # Errors
/// `NotFound` where that person is not in the team.
pub fn hand_over(tx: &mut Tx, case: Id<Case>, to: Id<User>) -> Result<()> {
    let team = of(tx.conn(), &[case.to_string()])?;
    let next = team.iter().find(|member| member.user_id == to).ok_or(Error::NotFound)?;
    for member in team.iter().filter(|member| member.is_lead && member.user_id != to) {
        tx.update(member, TeamMember { is_lead: false, ..member.clone() })?;
    }
    tx.update(next, TeamMember { is_lead: true, ..next.clone() })?;
    Ok(())
}

/// Takes somebody out of the team. The lead hands over first: a case without a
/// lead is a case that nobody answers for, and a silent one would be lost.
///
/// # Errors
/// `Invalid` for the lead, `NotFound` for who is not there.
pub fn leave(tx: &mut Tx, case: Id<Case>, user: Id<User>) -> Result<()> {
    let team = of(tx.conn(), &[case.to_string()])?;
    let member = team.iter().find(|member| member.user_id == user).ok_or(Error::NotFound)?;
    if member.is_lead {
        return Err(Error::Invalid("team-lead-stays"));
    }
    tx.remove(member)
}
