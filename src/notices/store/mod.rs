//! The queries of notices.

pub mod letters;
pub mod outbox;

use super::{How, Kind, News};
use crate::{
    access::{Scope, User},
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{notice_choices, notices},
    web::pager::Window,
};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Days for which a notice stays after it was seen.
const SEEN: i64 = 90;

/// A notice.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = notices)]
pub struct Notice {
    /// Its id.
    pub id: Id<Notice>,
    /// What it is about: a code of `Kind`.
    pub kind: String,
    /// Where it is to be seen.
    pub address: String,
    /// A reference, or nothing.
    pub about: String,
    /// UTC.
    pub made_at: NaiveDateTime,
    /// UTC.
    pub seen_at: Option<NaiveDateTime>,
}

/// Tells these people. Something that was told already and not seen yet is not told twice.
///
/// # Errors
/// When the database fails.
pub fn tell(conn: &mut AnyConnection, mails: bool, news: &News, to: &[Id<User>]) -> Result<()> {
    let now = clock::now();
    for user in to {
        let unseen = notices::table
            .filter(notices::user_id.eq(user))
            .filter(notices::seen_at.is_null())
            .filter(notices::kind.eq(news.kind.code()))
            .filter(notices::address.eq(&news.address));
        if diesel::update(unseen).set(notices::made_at.eq(now)).execute(conn)? == 0 {
            diesel::insert_into(notices::table)
                .values((
                    notices::id.eq(Id::<Notice>::new()),
                    notices::user_id.eq(user),
                    notices::organisation_id.eq(&news.organisation),
                    notices::kind.eq(news.kind.code()),
                    notices::address.eq(&news.address),
                    notices::about.eq(&news.about),
                    notices::made_at.eq(now),
                ))
                .execute(conn)?;
        }
        if mails && chosen(conn, *user, news.kind)? == How::Now {
            outbox::queue(conn, *user, &news.organisation, false)?;
        }
    }
    Ok(())
}

/// How this person wishes to be told of this.
fn chosen(conn: &mut AnyConnection, user: Id<User>, kind: Kind) -> Result<How> {
    Ok(choices(conn, user)?.get(kind.code()).copied().unwrap_or(kind.usual()))
}

/// What this person has chosen, by the code of the kind.
///
/// # Errors
/// When the database fails.
pub fn choices(conn: &mut AnyConnection, user: Id<User>) -> Result<BTreeMap<String, How>> {
    let rows: Vec<(String, String)> = notice_choices::table
        .filter(notice_choices::user_id.eq(user))
        .select((notice_choices::kind, notice_choices::how))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(kind, how)| Some((kind, How::of(&how)?))).collect())
}

/// Keeps how this person wishes to be told.
///
/// # Errors
/// When the database fails.
pub fn choose(conn: &mut AnyConnection, user: Id<User>, chosen: &[(Kind, How)]) -> Result<()> {
    diesel::delete(notice_choices::table.filter(notice_choices::user_id.eq(user))).execute(conn)?;
    for (kind, how) in chosen {
        diesel::insert_into(notice_choices::table)
            .values((
                notice_choices::user_id.eq(user),
                notice_choices::kind.eq(kind.code()),
                notice_choices::how.eq(how.code()),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Whether something of these kinds came after this moment and was not seen.
///
/// # Errors
/// When the database fails.
pub fn has_unseen(conn: &mut AnyConnection, user: Id<User>, kinds: &[&str], after: NaiveDateTime) -> Result<bool> {
    let one: Option<String> = notices::table
        .filter(notices::user_id.eq(user))
        .filter(notices::seen_at.is_null())
        .filter(notices::kind.eq_any(kinds))
        .filter(notices::made_at.ge(after))
        .select(notices::id)
        .first(conn)
        .optional()?;
    Ok(one.is_some())
}

/// This person's notices in this organisation, newest first, one more than the window shows.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, user: Id<User>, scope: Scope, window: Window) -> Result<Vec<Notice>> {
    Ok(notices::table
        .filter(notices::user_id.eq(user))
        .filter(notices::organisation_id.eq(scope.organisation()))
        .order((notices::made_at.desc(), notices::id.desc()))
        .offset(window.skip())
        .limit(window.ask())
        .select(Notice::as_select())
        .load(conn)?)
}

/// One of this person's notices; `None` where it is nobody's or somebody else's.
///
/// # Errors
/// When the database fails.
pub fn one(conn: &mut AnyConnection, user: Id<User>, id: &str) -> Result<Option<Notice>> {
    Ok(notices::table
        .filter(notices::user_id.eq(user))
        .filter(notices::id.eq(id))
        .select(Notice::as_select())
        .get_result(conn)
        .optional()?)
}

/// Marks one of this person's notices as seen, or all; and forgets what was seen long ago.
///
/// # Errors
/// When the database fails.
pub fn see(conn: &mut AnyConnection, user: Id<User>, id: Option<Id<Notice>>) -> Result<()> {
    let now = clock::now();
    let unseen = notices::user_id.eq(user).and(notices::seen_at.is_null());
    let set = notices::seen_at.eq(now);
    match id {
        Some(id) => diesel::update(notices::table.filter(unseen).filter(notices::id.eq(id))).set(set).execute(conn)?,
        None => diesel::update(notices::table.filter(unseen)).set(set).execute(conn)?,
    };
    let old = notices::user_id.eq(user).and(notices::seen_at.lt(now - TimeDelta::days(SEEN)));
    diesel::delete(notices::table.filter(old)).execute(conn)?;
    Ok(())
}
