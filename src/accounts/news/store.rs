//! The rows of news.

use super::News;
use crate::{
    access::User,
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{account_news, sessions},
    web::news::Notice,
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
    diesel::insert_into(account_news::table)
        .values((
            account_news::id.eq(Id::<Notice>::new()),
            account_news::user_id.eq(user),
            account_news::kind.eq(news.code()),
            account_news::detail.eq(detail),
            account_news::made_at.eq(clock::now()),
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
    Ok(account_news::table
        .filter(account_news::user_id.eq(user))
        .order(account_news::id.desc())
        .limit(SHOWN)
        .select(Notice::as_select())
        .load(conn)?)
}

/// Whether anything waits to be read.
///
/// # Errors
/// When the database fails.
pub fn has_unseen(conn: &mut AnyConnection, user: Id<User>) -> Result<bool> {
    let count: i64 = account_news::table
        .filter(account_news::user_id.eq(user))
        .filter(account_news::seen_at.is_null())
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
        account_news::table
            .filter(account_news::user_id.eq(user))
            .filter(account_news::id.le(until))
            .filter(account_news::seen_at.is_null()),
    )
    .set(account_news::seen_at.eq(clock::now()))
    .execute(conn)?;
    let is_left = has_unseen(conn, user)?;
    diesel::update(sessions::table.filter(sessions::user_id.eq(user)))
        .set(sessions::has_notice.eq(is_left))
        .execute(conn)?;
    Ok(())
}
