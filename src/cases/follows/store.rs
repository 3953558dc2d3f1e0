//! The queries of followed cases.

use crate::{
    access::User,
    cases::Case,
    clock,
    db::{AnyConnection, one_or_many},
    error::Result,
    id::Id,
    schema::{cases, follows, memberships, users},
};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// Somebody who follows a case and still belongs to its organisation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Follower {
    /// Who.
    pub user: Id<User>,
    /// Which case.
    pub case: Id<Case>,
    /// Its reference.
    pub reference: String,
    /// Whose it is.
    pub organisation: String,
}

/// Those who follow these cases, or cases of these people.
///
/// # Errors
/// When the database fails.
pub fn followers(conn: &mut AnyConnection, of: &[String], people: &[String]) -> Result<BTreeSet<Follower>> {
    let all = follows::table
        .inner_join(cases::table)
        .inner_join(users::table.inner_join(memberships::table))
        .filter(memberships::organisation_id.eq(cases::organisation_id))
        .filter(users::is_active.eq(true))
        .select((follows::user_id, cases::id, cases::reference, cases::organisation_id));
    let mut rows: Vec<(Id<User>, Id<Case>, String, String)> = Vec::new();
    for some in of.chunks(500) {
        rows.extend::<Vec<_>>(one_or_many!(conn, all, follows::case_id, some));
    }
    for some in people.chunks(500) {
        rows.extend::<Vec<_>>(one_or_many!(conn, all, cases::person_id, some));
    }
    let follower = |(user, case, reference, organisation)| Follower { user, case, reference, organisation };
    Ok(rows.into_iter().map(follower).collect())
}

/// Whether this person follows the case.
///
/// # Errors
/// When the database fails.
pub fn is_followed(conn: &mut AnyConnection, user: &str, case: Id<Case>) -> Result<bool> {
    let one: Option<String> = follows::table
        .filter(follows::user_id.eq(user))
        .filter(follows::case_id.eq(case))
        .select(follows::user_id)
        .get_result(conn)
        .optional()?;
    Ok(one.is_some())
}

/// Follows the case from now on, or no more.
///
/// # Errors
/// When the database fails.
pub fn follow(conn: &mut AnyConnection, user: &str, case: Id<Case>, is_on: bool) -> Result<()> {
    let own = follows::table.filter(follows::user_id.eq(user)).filter(follows::case_id.eq(case));
    if !is_on {
        diesel::delete(own).execute(conn)?;
    } else if !is_followed(conn, user, case)? {
        diesel::insert_into(follows::table)
            .values((follows::user_id.eq(user), follows::case_id.eq(case), follows::since.eq(clock::now())))
            .execute(conn)?;
    }
    Ok(())
}
