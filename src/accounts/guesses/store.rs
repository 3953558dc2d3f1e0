//! The counts of tries. A try is counted before the password is looked at, in
//! one transaction at a time, so that a burst of parallel tries finds the same
//! bound as a patient one.

use super::{ACCOUNT, Bound, Keys, NETWORK, PORTAL};
use crate::{
    clock,
    db::AnyConnection,
    error::{Error, Result},
    schema::guesses,
};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::{prelude::*, sql_types::Text};

const WHOLE: &str = "portal";

/// Counts a try that is about to be made.
///
/// # Errors
/// `TooMany` where it must wait; it is not counted then.
pub fn begin(conn: &mut AnyConnection, keys: &Keys) -> Result<()> {
    hold(conn)?;
    let now = clock::now();
    let all = read(conn, WHOLE)?;
    let is_attack = remembered(all, PORTAL, now) >= PORTAL.free;
    let strict = |bound: Bound| if is_attack { bound.strict() } else { bound };
    let counts = [(&keys.account, ACCOUNT), (&keys.network, NETWORK)];
    for (key, bound) in counts {
        if let Some((failures, last_at)) = read(conn, key)? {
            let wait = strict(bound).wait(i64::from(failures), (now - last_at).num_seconds());
            if wait > 0 {
                return Err(Error::TooMany(wait));
            }
        }
    }
    for (key, bound) in [(&keys.account, ACCOUNT), (&keys.network, NETWORK), (&WHOLE.to_owned(), PORTAL)] {
        let was = remembered(read(conn, key)?, bound, now);
        set(conn, key, i32::try_from(was + 1).unwrap_or(i32::MAX), now)?;
    }
    Ok(())
}

/// Takes back the count of a try that was right.
///
/// # Errors
/// When the database fails.
pub fn forgive(conn: &mut AnyConnection, keys: &Keys) -> Result<()> {
    hold(conn)?;
    diesel::delete(guesses::table.find(&keys.account)).execute(conn)?;
    for key in [&keys.network, WHOLE] {
        diesel::update(guesses::table.find(key).filter(guesses::failures.gt(0)))
            .set(guesses::failures.eq(guesses::failures - 1))
            .execute(conn)?;
    }
    Ok(())
}

/// Removes counts that no longer say anything.
///
/// # Errors
/// When the database fails.
pub fn sweep(conn: &mut AnyConnection) -> Result<()> {
    let old = clock::now() - TimeDelta::days(2);
    diesel::delete(guesses::table.filter(guesses::last_at.lt(old))).execute(conn)?;
    Ok(())
}

/// Waits until nobody else is counting: the row of the whole portal is the
/// lock, and taking it is a write, so that SQLite never has to upgrade a read.
fn hold(conn: &mut AnyConnection) -> Result<()> {
    set_if_missing(conn, WHOLE)?;
    diesel::update(guesses::table.find(WHOLE)).set(guesses::failures.eq(guesses::failures)).execute(conn)?;
    Ok(())
}

fn set_if_missing(conn: &mut AnyConnection, key: &str) -> Result<()> {
    diesel::sql_query(
        "INSERT INTO guesses (key, failures, last_at) VALUES ($1, 0, CURRENT_TIMESTAMP) ON CONFLICT (key) DO NOTHING",
    )
    .bind::<Text, _>(key)
    .execute(conn)?;
    Ok(())
}

fn read(conn: &mut AnyConnection, key: &str) -> Result<Option<(i32, NaiveDateTime)>> {
    Ok(guesses::table.find(key).select((guesses::failures, guesses::last_at)).first(conn).optional()?)
}

fn remembered(row: Option<(i32, NaiveDateTime)>, bound: Bound, now: NaiveDateTime) -> i64 {
    row.map_or(0, |(failures, last_at)| bound.remembered(i64::from(failures), (now - last_at).num_seconds()))
}

fn set(conn: &mut AnyConnection, key: &str, failures: i32, now: NaiveDateTime) -> Result<()> {
    set_if_missing(conn, key)?;
    diesel::update(guesses::table.find(key))
        .set((guesses::failures.eq(failures), guesses::last_at.eq(now)))
        .execute(conn)?;
    Ok(())
}
