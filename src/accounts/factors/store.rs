//! The rows of factors, of recovery codes and of what devices were asked.

use super::Factor;
use crate::{
    access::User,
    clock,
    db::AnyConnection,
    error::{Error, Result},
    id::Id,
    schema::{challenges, credentials, factors, recovery_codes},
};
use chrono::TimeDelta;
use diesel::{
    prelude::*,
    sql_types::{Text, Timestamp},
};

/// What a device was asked is forgotten after this many minutes.
const PATIENCE: i64 = 15;

/// The factors of this person, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, user: Id<User>) -> Result<Vec<Factor>> {
    Ok(factors::table.filter(factors::user_id.eq(user)).order(factors::id).select(Factor::as_select()).load(conn)?)
}

/// The factor that is this passkey.
///
/// # Errors
/// When the database fails.
pub fn by_credential(conn: &mut AnyConnection, credential: &str) -> Result<Option<Factor>> {
    Ok(factors::table
        .filter(factors::credential.eq(credential))
        .select(Factor::as_select())
        .get_result(conn)
        .optional()?)
}

/// Lets one decision about somebody's factors happen at a time.
fn one_at_a_time(conn: &mut AnyConnection, user: Id<User>) -> Result<()> {
    diesel::update(credentials::table.find(user.as_str()))
        .set(credentials::password_hash.eq(credentials::password_hash))
        .execute(conn)?;
    Ok(())
}

/// Keeps a new factor.
///
/// # Errors
/// `Invalid` where this person has as many as anybody may have.
pub fn add(conn: &mut AnyConnection, new: &Factor) -> Result<()> {
    one_at_a_time(conn, new.user_id)?;
    if of(conn, new.user_id)?.len() >= super::MOST {
        return Err(Error::Invalid("factor-too-many"));
    }
    diesel::insert_into(factors::table).values(new).execute(conn)?;
    diesel::update(credentials::table.find(new.user_id.as_str()))
        .set(credentials::enrolled_at.eq(clock::now()))
        .execute(conn)?;
    Ok(())
}

/// Keeps the first factor, with which somebody comes in; false where there is one already.
///
/// # Errors
/// When the database fails.
pub fn add_first(conn: &mut AnyConnection, new: &Factor, codes: &[String]) -> Result<bool> {
    one_at_a_time(conn, new.user_id)?;
    if !of(conn, new.user_id)?.is_empty() {
        return Ok(false);
    }
    add(conn, new)?;
    replace_codes(conn, new.user_id, codes)?;
    Ok(true)
}

/// Removes one of this person's factors, but not the last one.
///
/// # Errors
/// `NotFound` where it is not theirs, `Invalid` where it is the last one.
pub fn remove(conn: &mut AnyConnection, user: Id<User>, id: &str) -> Result<Factor> {
    one_at_a_time(conn, user)?;
    let all = of(conn, user)?;
    let it = all.iter().find(|it| it.id.as_str() == id).cloned().ok_or(Error::NotFound)?;
    if all.len() == 1 {
        return Err(Error::Invalid("factor-last"));
    }
    diesel::delete(factors::table.find(it.id)).execute(conn)?;
    Ok(it)
}

/// Removes all that this person can show: they enrol again.
///
/// # Errors
/// When the database fails.
pub fn remove_all(conn: &mut AnyConnection, user: Id<User>) -> Result<()> {
    diesel::delete(factors::table.filter(factors::user_id.eq(user))).execute(conn)?;
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(conn)?;
    Ok(())
}

/// Takes the code of this step: true once for each step and factor, whoever
/// else sends it in the same moment, and never for an earlier step.
///
/// # Errors
/// When the database fails.
pub fn use_step(conn: &mut AnyConnection, id: Id<Factor>, step: i64) -> Result<bool> {
    let taken = diesel::update(factors::table.find(id).filter(factors::last_step.lt(step)))
        .set((factors::last_step.eq(step), factors::used_at.eq(clock::now())))
        .execute(conn)?;
    Ok(taken == 1)
}

/// Keeps a passkey as it is after it was used.
///
/// # Errors
/// When the database fails.
pub fn use_passkey(conn: &mut AnyConnection, id: Id<Factor>, sealed: &str) -> Result<bool> {
    let kept = diesel::update(factors::table.find(id))
        .set((factors::sealed.eq(sealed), factors::used_at.eq(clock::now())))
        .execute(conn)?;
    Ok(kept == 1)
}

/// Keeps the hashes of new recovery codes in place of the old ones.
///
/// # Errors
/// When the database fails.
pub fn replace_codes(conn: &mut AnyConnection, user: Id<User>, hashes: &[String]) -> Result<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(conn)?;
    for hash in hashes {
        diesel::insert_into(recovery_codes::table)
            .values((recovery_codes::code_hash.eq(hash), recovery_codes::user_id.eq(user)))
            .execute(conn)?;
    }
    Ok(())
}

/// Takes a recovery code: true once.
///
/// # Errors
/// When the database fails.
pub fn use_code(conn: &mut AnyConnection, user: Id<User>, hash: &str) -> Result<bool> {
    let unused = recovery_codes::table
        .find(hash)
        .filter(recovery_codes::user_id.eq(user))
        .filter(recovery_codes::used_at.is_null());
    let taken = diesel::update(unused).set(recovery_codes::used_at.eq(clock::now())).execute(conn)?;
    Ok(taken == 1)
}

/// How many recovery codes are left.
///
/// # Errors
/// When the database fails.
pub fn codes_left(conn: &mut AnyConnection, user: Id<User>) -> Result<i64> {
    Ok(recovery_codes::table
        .filter(recovery_codes::user_id.eq(user))
        .filter(recovery_codes::used_at.is_null())
        .count()
        .get_result(conn)?)
}

/// Keeps what was asked under this key, in place of what was asked before.
///
/// # Errors
/// When the database fails.
pub fn ask(conn: &mut AnyConnection, key: &str, state: &str) -> Result<()> {
    let now = clock::now();
    let old = challenges::made_at.lt(now - TimeDelta::minutes(PATIENCE));
    diesel::delete(challenges::table.filter(old)).execute(conn)?;
    diesel::sql_query(
        "INSERT INTO challenges (key, state, made_at) VALUES ($1, $2, $3) \
         ON CONFLICT (key) DO UPDATE SET state = excluded.state, made_at = excluded.made_at",
    )
    .bind::<Text, _>(key)
    .bind::<Text, _>(state)
    .bind::<Timestamp, _>(now)
    .execute(conn)?;
    Ok(())
}

/// What was asked under this key, where it is not too old.
///
/// # Errors
/// When the database fails.
pub fn asked(conn: &mut AnyConnection, key: &str) -> Result<Option<String>> {
    Ok(challenges::table
        .find(key)
        .filter(challenges::made_at.ge(clock::now() - TimeDelta::minutes(PATIENCE)))
        .select(challenges::state)
        .get_result(conn)
        .optional()?)
}

/// The same, given out once.
///
/// # Errors
/// When the database fails.
pub fn take(conn: &mut AnyConnection, key: &str) -> Result<Option<String>> {
    let state = asked(conn, key)?;
    let taken = diesel::delete(challenges::table.find(key)).execute(conn)?;
    Ok(state.filter(|_| taken == 1))
}
