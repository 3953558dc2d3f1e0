//! The queries of digests.

use super::Reader;
use crate::{
    access::User,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{digests, memberships, users},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// Those whose digest of this moment is still to be made: active members, each for the organisation they act in.
pub(super) fn waiting(conn: &mut AnyConnection, due: NaiveDateTime) -> Result<Vec<Reader>> {
    let mut readers: Vec<Reader> = users::table
        .inner_join(memberships::table)
        .left_join(digests::table)
        .filter(users::is_active.eq(true))
        .filter(digests::made_at.is_null().or(digests::made_at.lt(due)))
        .order((users::id, memberships::created_at))
        .select((users::id, memberships::organisation_id, memberships::role, digests::made_at.nullable()))
        .load(conn)?;
    readers.dedup_by_key(|reader| reader.user);
    Ok(readers)
}

/// Takes the digest of this person: true for the first who asks.
pub(super) fn claim(conn: &mut AnyConnection, user: Id<User>, due: NaiveDateTime, now: NaiveDateTime) -> Result<bool> {
    let own = digests::table.find(user.as_str());
    if diesel::update(own.filter(digests::made_at.lt(due))).set(digests::made_at.eq(now)).execute(conn)? == 1 {
        return Ok(true);
    }
    let is_there: Option<String> = own.select(digests::user_id).get_result(conn).optional()?;
    if is_there.is_some() {
        return Ok(false);
    }
    diesel::insert_into(digests::table).values((digests::user_id.eq(user), digests::made_at.eq(now))).execute(conn)?;
    Ok(true)
}
