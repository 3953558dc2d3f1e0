//! Who can be given a task of a case, or be named in a note of it.

use crate::{
    access::{Organisation, PUBLIC, User},
    cases::{Case, tasks::Task, team},
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{audiences, memberships, organisations, users},
    words::{Role, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// Somebody who sees a case, and so can be given a task of it.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who.
    pub id: Id<User>,
    /// What they are called.
    pub name: String,
    /// For which organisation they act.
    pub organisation: Id<Organisation>,
    /// What that is called.
    pub house: String,
    /// What their role there is.
    pub role: Term<Role>,
}

impl Candidate {
    /// Whether the role may know what is restricted of a case whose team they are in.
    pub fn may_be_confided_in(&self) -> bool {
        self.role.is("coordinator") || self.role.is("case_worker")
    }
}

/// Who sees a case, by name: of a silent one its team alone. `among`: of this organisation only.
///
/// # Errors
/// When the database fails.
pub fn candidates(conn: &mut AnyConnection, case: Id<Case>, among: Option<Id<Organisation>>) -> Result<Vec<Candidate>> {
    type Row = (Id<User>, String, Id<Organisation>, String, Term<Role>);
    let now = clock::now();
    let shown: Vec<(String, Option<NaiveDateTime>)> = audiences::table
        .filter(audiences::case_id.eq(case))
        .filter(audiences::audience.ne(PUBLIC))
        .select((audiences::audience, audiences::ends_at))
        .load(conn)?;
    let holds = shown.into_iter().filter(|(_, ends)| ends.is_none_or(|end| end > now));
    let (alone, houses): (Vec<String>, Vec<String>) =
        holds.map(|(audience, _)| audience).partition(|audience| audience.starts_with("user:"));
    let alone: Vec<&str> = alone.iter().filter_map(|audience| audience.strip_prefix("user:")).collect();
    let rows: Vec<Row> = memberships::table
        .inner_join(users::table)
        .inner_join(organisations::table)
        .filter(users::is_active.eq(true))
        .filter(memberships::organisation_id.eq_any(houses).or(users::id.eq_any(alone)))
        .select((users::id, users::name, organisations::id, organisations::name, memberships::role))
        .load(conn)?;
    let fits = |row: &Row| !row.4.is("none") && among.is_none_or(|house| house == row.2);
    let mut found: Vec<Candidate> = rows
        .into_iter()
        .filter(fits)
        .map(|(id, name, organisation, house, role)| Candidate { id, name, organisation, house, role })
        .collect();
    found.sort_by_cached_key(|it| crate::text::fold(&it.name));
    found.dedup_by_key(|it| it.id);
    Ok(found)
}

/// The same for a task: what is restricted is for the team.
///
/// # Errors
/// When the database fails.
pub fn candidates_for(
    conn: &mut AnyConnection,
    task: &Task,
    among: Option<Id<Organisation>>,
) -> Result<Vec<Candidate>> {
    let mut found = candidates(conn, task.case_id, among)?;
    if task.is_restricted {
        confide(conn, task.case_id, &mut found)?;
    }
    Ok(found)
}

/// Leaves of those who see a case the ones who may know what is restricted of it.
///
/// # Errors
/// When the database fails.
pub fn confide(conn: &mut AnyConnection, case: Id<Case>, found: &mut Vec<Candidate>) -> Result<()> {
    let team = team::of(conn, &[case.to_string()])?;
    found.retain(|it| it.may_be_confided_in() && team.iter().any(|member| member.user_id == it.id));
    Ok(())
}
