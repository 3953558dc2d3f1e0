//! The queries of followed cases.

use crate::{
    access::{Door, Organisation, Scope, User},
    cases::{Case, store},
    clock,
    db::{AnyConnection, one_or_many},
    error::Result,
    id::Id,
    schema::{cases, drafts, follows, memberships, notices, users},
    words::{Role, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// Somebody who follows a case that is still shown to them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Follower {
    /// Who.
    pub user: Id<User>,
    /// Which case.
    pub case: Id<Case>,
    /// Its reference.
    pub reference: String,
    /// In which organisation they act.
    pub organisation: String,
}

/// Those who follow these cases, or cases of these people.
///
/// # Errors
/// When the database fails.
pub fn followers(conn: &mut AnyConnection, of: &[String], people: &[String]) -> Result<BTreeSet<Follower>> {
    type Row = (Id<User>, Id<Case>, String, Id<Organisation>, Term<Role>, NaiveDateTime);
    let all = follows::table
        .inner_join(cases::table)
        .inner_join(users::table.inner_join(memberships::table))
        .filter(users::is_active.eq(true))
        .select((
            follows::user_id,
            cases::id,
            cases::reference,
            memberships::organisation_id,
            memberships::role,
            memberships::created_at,
        ));
    let mut rows: Vec<Row> = Vec::new();
    for some in of.chunks(500) {
        rows.extend::<Vec<_>>(one_or_many!(conn, all, follows::case_id, some));
    }
    for some in people.chunks(500) {
        rows.extend::<Vec<_>>(one_or_many!(conn, all, cases::person_id, some));
    }
    // Everybody acts in the organisation that they joined first.
    rows.sort_by_key(|(user, case, .., joined)| (*user, *case, *joined));
    rows.dedup_by_key(|(user, case, ..)| (*user, *case));
    let mut found = BTreeSet::new();
    for (user, case, reference, organisation, role, _) in rows {
        let scope = Scope::of_member(organisation, user, &role);
        if store::seen(conn, scope, case.as_str())?.is_some_and(|(_, sight)| sight.door != Door::Public) {
            found.insert(Follower { user, case, reference, organisation: organisation.to_string() });
        }
    }
    Ok(found)
}

/// Forgets what was told of these cases to whoever they are no more shown to,
/// seen or not: a notice says that there is such a case.
///
/// # Errors
/// When the database fails.
pub fn forget_hidden(conn: &mut AnyConnection, cases: &BTreeSet<String>) -> Result<()> {
    for case in cases {
        let (address, below) = (format!("/cases/{case}"), format!("/cases/{case}/%"));
        let told: Vec<(Id<User>, Id<Organisation>, Term<Role>)> = notices::table
            .inner_join(memberships::table.on(memberships::user_id.eq(notices::user_id)))
            .filter(notices::address.eq(&address).or(notices::address.like(&below)))
            .select((memberships::user_id, memberships::organisation_id, memberships::role))
            .distinct()
            .load(conn)?;
        for (user, organisation, role) in told {
            let scope = Scope::of_member(organisation, user, &role);
            if store::seen(conn, scope, case)?.is_none_or(|(_, sight)| sight.door == Door::Public) {
                let about = notices::address.eq(&address).or(notices::address.like(&below));
                let of_user = notices::table.filter(notices::user_id.eq(user)).filter(about);
                diesel::delete(of_user).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Forgets who follows a case that is erased, what they were told of it, and what was being typed about it.
///
/// # Errors
/// When the database fails.
pub fn erase(conn: &mut AnyConnection, case: Id<Case>) -> Result<()> {
    let address = format!("/cases/{case}");
    diesel::delete(follows::table.filter(follows::case_id.eq(case))).execute(conn)?;
    let about = notices::address.eq(&address).or(notices::address.like(format!("{address}/%")));
    diesel::delete(notices::table.filter(about)).execute(conn)?;
    diesel::delete(drafts::table.filter(drafts::address.like(format!("{address}/%")))).execute(conn)?;
    Ok(())
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
