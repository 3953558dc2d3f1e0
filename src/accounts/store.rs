//! The queries of people, their roles and their passwords.

use super::{Membership, team::Colleague};
use crate::{
    access::{Identity, Organisation, Scope, User},
    clock,
    db::AnyConnection,
    error::Result,
    history::Tx,
    id::Id,
    schema::{audiences, credentials, memberships, organisations, users},
    words::{Role, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The names of these people, by id. The program's own ids (`system:…`) have none.
///
/// # Errors
/// When the database fails.
pub fn names<'a>(conn: &mut AnyConnection, ids: impl Iterator<Item = &'a str>) -> Result<BTreeMap<String, String>> {
    let wanted: Vec<&str> = ids.filter(|id| !id.starts_with("system:")).collect::<BTreeSet<_>>().into_iter().collect();
    let mut found = BTreeMap::new();
    for some in wanted.chunks(500) {
        let rows: Vec<(String, String)> =
            users::table.filter(users::id.eq_any(some)).select((users::id, users::name)).load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// The same as a reader may know them: colleagues by name, others by their organisation's.
///
/// # Errors
/// When the database fails.
pub fn names_for<'a>(
    conn: &mut AnyConnection,
    reader: Scope,
    ids: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<String, String>> {
    let wanted: Vec<&str> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    let own = reader.organisation();
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for some in wanted.chunks(500) {
        let rows: Vec<(String, String, String, String)> = users::table
            .inner_join(memberships::table.inner_join(organisations::table))
            .filter(users::id.eq_any(some))
            .select((users::id, users::name, organisations::id, organisations::name))
            .load(conn)?;
        for (id, name, house, house_name) in rows {
            if house == own {
                found.insert(id, name);
            } else {
                found.entry(id).or_insert(house_name);
            }
        }
    }
    Ok(found)
}

/// Whether anybody can sign in at all.
///
/// # Errors
/// When the database fails.
pub fn has_users(conn: &mut AnyConnection) -> Result<bool> {
    let one: Option<String> = users::table.select(users::id).first(conn).optional()?;
    Ok(one.is_some())
}

/// The person with this address, and the hash of their password.
///
/// # Errors
/// When the database fails.
pub fn by_email(conn: &mut AnyConnection, email: &str) -> Result<Option<(User, String)>> {
    Ok(users::table
        .inner_join(credentials::table)
        .filter(users::email.eq(email))
        .select((User::as_select(), credentials::password_hash))
        .first(conn)
        .optional()?)
}

/// Whether an account has this address.
///
/// # Errors
/// When the database fails.
pub fn has_email(conn: &mut AnyConnection, email: &str) -> Result<bool> {
    let one: Option<String> = users::table.filter(users::email.eq(email)).select(users::id).first(conn).optional()?;
    Ok(one.is_some())
}

/// This person as member of their first organisation.
///
/// # Errors
/// When the database fails.
pub fn identity(conn: &mut AnyConnection, user: Id<User>) -> Result<Option<Identity>> {
    let alone = crate::access::alone(user);
    let has_private = diesel::dsl::exists(audiences::table.filter(audiences::audience.eq(alone)));
    let row: Option<(User, Organisation, Term<Role>, bool)> = users::table
        .inner_join(memberships::table.inner_join(organisations::table))
        .filter(users::id.eq(user))
        .order(memberships::created_at)
        .select((User::as_select(), Organisation::as_select(), memberships::role, has_private))
        .first(conn)
        .optional()?;
    Ok(row.map(|(user, organisation, role, has_private)| Identity { user, organisation, role, has_private }))
}

/// The hash of a person's password, and when it was set, UTC; `None` where
/// they have none and so cannot sign in.
///
/// # Errors
/// When the database fails.
pub fn credential(conn: &mut AnyConnection, user: Id<User>) -> Result<Option<(String, NaiveDateTime)>> {
    Ok(credentials::table
        .find(user.as_str())
        .select((credentials::password_hash, credentials::changed_at))
        .first(conn)
        .optional()?)
}

/// Keeps the hash of a new password in place of the old one.
///
/// # Errors
/// When the database fails.
pub fn set_password(conn: &mut AnyConnection, user: Id<User>, hash: &str) -> Result<()> {
    let changed = diesel::update(credentials::table.find(user.as_str()))
        .set((credentials::password_hash.eq(hash), credentials::changed_at.eq(clock::now())))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(credentials::table)
            .values((
                credentials::user_id.eq(user.as_str()),
                credentials::password_hash.eq(hash),
                credentials::changed_at.eq(clock::now()),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Takes the right to be the first: true once for each database, whoever asks
/// at the same time. The row's key decides, not a count that two could read.
///
/// # Errors
/// When the database fails.
pub fn claim_set_up(tx: &mut Tx) -> Result<bool> {
    if has_users(tx.conn())? {
        return Ok(false);
    }
    let taken =
        diesel::sql_query("INSERT INTO counters (name, value) VALUES ('set-up', 1) ON CONFLICT (name) DO NOTHING")
            .execute(tx.conn())?;
    Ok(taken == 1)
}

/// The members of the visitor's organisation, by name.
///
/// # Errors
/// When the database fails.
pub fn colleagues(conn: &mut AnyConnection, scope: Scope) -> Result<Vec<Colleague>> {
    let rows: Vec<(Membership, User)> = memberships::table
        .inner_join(users::table)
        .filter(memberships::organisation_id.eq(scope.organisation()))
        .select((Membership::as_select(), User::as_select()))
        .order(memberships::id)
        .load(conn)?;
    let mut found: Vec<Colleague> = rows.into_iter().map(|(membership, user)| Colleague { membership, user }).collect();
    found.sort_by_cached_key(|it| (!it.user.is_active, crate::text::fold(&it.user.name)));
    Ok(found)
}

/// One member of the visitor's organisation, by the membership's id.
///
/// # Errors
/// When the database fails.
pub fn colleague(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Colleague>> {
    let row: Option<(Membership, User)> = memberships::table
        .inner_join(users::table)
        .filter(memberships::id.eq(id))
        .filter(memberships::organisation_id.eq(scope.organisation()))
        .select((Membership::as_select(), User::as_select()))
        .first(conn)
        .optional()?;
    Ok(row.map(|(membership, user)| Colleague { membership, user }))
}

/// The member with this id as they are now, for a decision about them.
///
/// # Errors
/// When the database fails.
pub fn member(conn: &mut AnyConnection, id: Id<Membership>) -> Result<Option<Colleague>> {
    let row: Option<(Membership, User)> = memberships::table
        .inner_join(users::table)
        .filter(memberships::id.eq(id))
        .select((Membership::as_select(), User::as_select()))
        .first(conn)
        .optional()?;
    Ok(row.map(|(membership, user)| Colleague { membership, user }))
}

/// Lets one decision about an organisation's members happen at a time: the
/// second waits here, and then sees what the first one did.
///
/// # Errors
/// When the database fails.
pub fn one_at_a_time(tx: &mut Tx, organisation: Id<Organisation>) -> Result<()> {
    diesel::update(organisations::table.find(organisation))
        .set(organisations::version.eq(organisations::version))
        .execute(tx.conn())?;
    Ok(())
}

/// Whether an active coordinator is left when this member does not count.
///
/// # Errors
/// When the database fails.
pub fn has_another_coordinator(conn: &mut AnyConnection, but: &Membership) -> Result<bool> {
    let one: Option<String> = memberships::table
        .inner_join(users::table)
        .filter(memberships::organisation_id.eq(but.organisation_id))
        .filter(memberships::id.ne(but.id))
        .filter(memberships::role.eq(Term::<Role>::known("coordinator")))
        .filter(users::is_active.eq(true))
        .select(memberships::id)
        .first(conn)
        .optional()?;
    Ok(one.is_some())
}

/// Whether somebody else looks after the installation when this person does not
/// count. Whoever asks at the same moment waits here, in whichever organisation.
///
/// # Errors
/// When the database fails.
pub fn has_another_administrator(tx: &mut Tx, but: Id<User>) -> Result<bool> {
    diesel::update(users::table.filter(users::is_administrator.eq(true)))
        .set(users::version.eq(users::version))
        .execute(tx.conn())?;
    let one: Option<String> = users::table
        .filter(users::is_administrator.eq(true))
        .filter(users::is_active.eq(true))
        .filter(users::id.ne(but))
        .select(users::id)
        .first(tx.conn())
        .optional()?;
    Ok(one.is_some())
}

/// One organisation.
///
/// # Errors
/// `NotFound` where there is none.
pub fn organisation(conn: &mut AnyConnection, id: Id<Organisation>) -> Result<Organisation> {
    Ok(organisations::table.find(id).select(Organisation::as_select()).get_result(conn)?)
}

/// Every organisation, by name: for commands at the terminal.
///
/// # Errors
/// When the database fails.
pub fn organisations(conn: &mut AnyConnection) -> Result<Vec<Organisation>> {
    Ok(organisations::table.order(organisations::name).select(Organisation::as_select()).load(conn)?)
}
