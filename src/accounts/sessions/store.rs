//! The rows of sessions.

use super::Session;
use crate::{
    access::User,
    accounts::news,
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{devices, sessions},
    web::session::{ABSOLUTE_HOURS, IDLE_MINUTES},
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// A device that was not seen for so many days is new again.
pub const DEVICE_DAYS: i64 = 400;

/// Begins a session.
///
/// # Errors
/// When the database fails.
pub fn begin(conn: &mut AnyConnection, mut new: Session) -> Result<()> {
    new.has_notice = news::store::has_unseen(conn, new.user_id)?;
    diesel::insert_into(sessions::table).values(&new).execute(conn)?;
    Ok(())
}

/// Gives a session another token; false where it has ended meanwhile.
///
/// # Errors
/// When the database fails.
pub fn renew(conn: &mut AnyConnection, old: &str, new: &str) -> Result<bool> {
    let renewed = diesel::update(sessions::table.find(old).filter(sessions::confirmed_at.is_not_null()))
        .set((sessions::token_hash.eq(new), sessions::seen_at.eq(clock::now())))
        .execute(conn)?;
    Ok(renewed == 1)
}

/// Notes that password and factor were given now in this session.
///
/// # Errors
/// When the database fails.
pub fn confirm(conn: &mut AnyConnection, key: &str) -> Result<()> {
    let whole = sessions::table.find(key).filter(sessions::confirmed_at.is_not_null());
    diesel::update(whole).set(sessions::confirmed_at.eq(clock::now())).execute(conn)?;
    Ok(())
}

/// Notes that this person signs in with this device; true where they have
/// signed in before and never with this one.
///
/// # Errors
/// When the database fails.
pub fn meet(conn: &mut AnyConnection, user: Id<User>, key: &str) -> Result<bool> {
    let now = clock::now();
    diesel::delete(devices::table.filter(devices::seen_at.lt(now - TimeDelta::days(DEVICE_DAYS)))).execute(conn)?;
    if diesel::update(devices::table.find(key)).set(devices::seen_at.eq(now)).execute(conn)? == 1 {
        return Ok(false);
    }
    let known: i64 = devices::table.filter(devices::user_id.eq(user)).count().get_result(conn)?;
    diesel::insert_into(devices::table)
        .values((devices::key.eq(key), devices::user_id.eq(user), devices::seen_at.eq(now)))
        .execute(conn)?;
    Ok(known > 0)
}

/// Ends the session with this hash, where there is one.
///
/// # Errors
/// When the database fails.
pub fn end(conn: &mut AnyConnection, token_hash: &str) -> Result<()> {
    diesel::delete(sessions::table.find(token_hash)).execute(conn)?;
    Ok(())
}

/// Ends every session of this person.
///
/// # Errors
/// When the database fails.
pub fn end_all(conn: &mut AnyConnection, user: Id<User>) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(conn)?;
    Ok(())
}

/// Ends every session of this person but the one with this hash.
///
/// # Errors
/// When the database fails.
pub fn end_others(conn: &mut AnyConnection, user: Id<User>, kept: &str) -> Result<()> {
    let others = sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::token_hash.ne(kept));
    diesel::delete(others).execute(conn)?;
    Ok(())
}

/// The sessions of this person that still hold, the last used first.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, user: Id<User>) -> Result<Vec<Session>> {
    let now = clock::now();
    Ok(sessions::table
        .filter(sessions::user_id.eq(user))
        .filter(sessions::seen_at.gt(now - TimeDelta::minutes(IDLE_MINUTES)))
        .filter(sessions::created_at.gt(now - TimeDelta::hours(ABSOLUTE_HOURS)))
        .order((sessions::seen_at.desc(), sessions::token_hash))
        .select(Session::as_select())
        .load(conn)?)
}

/// Removes sessions that have ended by themselves.
///
/// # Errors
/// When the database fails.
pub fn sweep(conn: &mut AnyConnection) -> Result<()> {
    let now = clock::now();
    let ended = sessions::seen_at
        .lt(now - TimeDelta::minutes(IDLE_MINUTES))
        .or(sessions::created_at.lt(now - TimeDelta::hours(ABSOLUTE_HOURS)));
    diesel::delete(sessions::table.filter(ended)).execute(conn)?;
    Ok(())
}
