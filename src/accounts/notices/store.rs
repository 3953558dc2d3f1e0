//! The rows of notices.

use super::News;
use crate::{
    access::User,
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{account_notices, sessions},
    web::notices::Notice,
};
use diesel::prelude::*;

/// So many are shown on the page of the account.
const SHOWN: i64 = 20;

/// Tells a member what happened to their account: on the next page of every
/// session but `own`, in which they did it themselves, and at the next sign-in.
/// `detail` is which device or factor, `""` where there is no such.
///
/// # Errors
/// When the database fails.
pub fn tell(conn: &mut AnyConnection, user: Id<User>, news: News, detail: &str, own: Option<&str>) -> Result<()> {
    diesel::insert_into(account_notices::table)
        .values((
            account_notices::id.eq(Id::<Notice>::new()),
            account_notices::user_id.eq(user),
            account_notices::kind.eq(news.code()),
            account_notices::detail.eq(detail),
            account_notices::made_at.eq(clock::now()),
        ))
        .execute(conn)?;
    diesel::update(
        sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::token_hash.ne(own.unwrap_or_default())),
    )
    .set(sessions::has_notice.eq(true))
    .execute(conn)?;
    Ok(())
}

/// The newest notices of this person, read or not.
///
/// # Errors
/// When the database fails.
pub fn newest(conn: &mut AnyConnection, user: Id<User>) -> Result<Vec<Notice>> {
    Ok(account_notices::table
        .filter(account_notices::user_id.eq(user))
        .order(account_notices::id.desc())
        .limit(SHOWN)
        .select(Notice::as_select())
        .load(conn)?)
}

/// Whether anything waits to be read.
///
/// # Errors
/// When the database fails.
pub fn has_unseen(conn: &mut AnyConnection, user: Id<User>) -> Result<bool> {
    let count: i64 = account_notices::table
        .filter(account_notices::user_id.eq(user))
        .filter(account_notices::seen_at.is_null())
        .count()
        .get_result(conn)?;
    Ok(count > 0)
}

/// Notes that this person has read everything up to this notice.
///
/// # Errors
/// When the database fails.
pub fn dismiss(conn: &mut AnyConnection, user: Id<User>, until: &str) -> Result<()> {
    diesel::update(
        account_notices::table
            .filter(account_notices::user_id.eq(user))
            .filter(account_notices::id.le(until))
            .filter(account_notices::seen_at.is_null()),
    )
    .set(account_notices::seen_at.eq(clock::now()))
    .execute(conn)?;
    let is_left = has_unseen(conn, user)?;
    diesel::update(sessions::table.filter(sessions::user_id.eq(user)))
        .set(sessions::has_notice.eq(is_left))
        .execute(conn)?;
    Ok(())
}
