//! The rows of sessions.

use super::Session;
use crate::{
    access::User,
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::sessions,
    web::session::{ABSOLUTE_HOURS, IDLE_MINUTES, hash},
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// Begins a session of this token; the token itself is not kept.
///
/// # Errors
/// When the database fails.
pub fn begin(conn: &mut AnyConnection, user: Id<User>, token: &str, device: &str) -> Result<()> {
    let now = clock::now();
    let session =
        Session { token_hash: hash(token), user_id: user, created_at: now, seen_at: now, device: device.to_owned() };
    diesel::insert_into(sessions::table).values(&session).execute(conn)?;
    Ok(())
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
