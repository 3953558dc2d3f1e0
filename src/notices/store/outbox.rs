//! The queries of mails that wait to be sent.

use crate::{
    access::{Scope, User},
    clock,
    db::AnyConnection,
    error::{Error, Result},
    id::Id,
    schema::{outbox, users},
};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

/// Minutes between two mails to one person: what happens meanwhile is told by the second.
const APART: i64 = 15;
/// Days for which sent mails are remembered.
const REMEMBERED: i64 = 7;
/// A mail that waits to be sent, or was.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct Mail {
    /// Its id.
    pub id: Id<Mail>,
    /// To whom.
    pub user_id: Id<User>,
    /// Whether it is the one of the day.
    pub is_digest: bool,
    /// UTC.
    pub made_at: NaiveDateTime,
    /// How often it was tried.
    pub tries: i32,
    /// When it is tried next: UTC.
    pub next_at: NaiveDateTime,
    /// UTC.
    pub given_up_at: Option<NaiveDateTime>,
    /// What the mail server said last.
    pub problem: String,
    /// Which letter it is: a code of `Letter`; `""` for the usual words.
    pub letter: String,
    /// Where it goes; `""`: to the account's own address.
    pub address: String,
    /// What its link holds, sealed; `""` where there is none, and once it was sent.
    pub sealed: String,
}

/// Puts a mail to this person into the outbox, unless one waits there. Mails keep a distance.
///
/// # Errors
/// When the database fails.
pub fn queue(conn: &mut AnyConnection, user: Id<User>, organisation: &str, is_digest: bool) -> Result<()> {
    let own = outbox::user_id.eq(user).and(outbox::is_digest.eq(is_digest)).and(outbox::letter.eq(""));
    let waits: Option<String> = outbox::table
        .filter(own)
        .filter(outbox::sent_at.is_null())
        .filter(outbox::given_up_at.is_null())
        .select(outbox::id)
        .first(conn)
        .optional()?;
    if waits.is_some() {
        return Ok(());
    }
    let now = clock::now();
    let last: Option<NaiveDateTime> =
        outbox::table.filter(own).select(diesel::dsl::max(outbox::sent_at)).get_result(conn)?;
    let next = last.map_or(now, |last| now.max(last + TimeDelta::minutes(APART)));
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(Id::<Mail>::new()),
            outbox::user_id.eq(user),
            outbox::organisation_id.eq(organisation),
            outbox::is_digest.eq(is_digest),
            outbox::made_at.eq(now),
            outbox::tries.eq(0),
            outbox::next_at.eq(next),
            outbox::problem.eq(""),
        ))
        .execute(conn)?;
    Ok(())
}

/// The mails to send now, with address and language of whoever gets them. Each is claimed, so that no other process
/// sends it too, and comes up again where this one ends before it is sent.
///
/// # Errors
/// When the database fails.
pub fn claim(conn: &mut AnyConnection, now: NaiveDateTime) -> Result<Vec<(Mail, String, String)>> {
    let due: Vec<(Mail, String, String, bool)> = outbox::table
        .inner_join(users::table)
        .filter(outbox::sent_at.is_null())
        .filter(outbox::given_up_at.is_null())
        .filter(outbox::next_at.le(now))
        .order((outbox::next_at, outbox::id))
        .limit(20)
        .select((Mail::as_select(), users::email, users::language, users::is_active))
        .load(conn)?;
    let mut claimed = Vec::new();
    for (mail, email, language, is_active) in due {
        let own = outbox::table.filter(outbox::id.eq(mail.id)).filter(outbox::next_at.eq(mail.next_at));
        if !is_active {
            diesel::delete(own).execute(conn)?;
            continue;
        }
        let set = (outbox::next_at.eq(now + TimeDelta::minutes(10)), outbox::tries.eq(mail.tries + 1));
        if diesel::update(own).set(set).execute(conn)? == 1 {
            let to = if mail.address.is_empty() { email } else { mail.address.clone() };
            claimed.push((mail, to, language));
        }
    }
    Ok(claimed)
}

/// The mail was taken by the server; and those of long ago are forgotten.
///
/// # Errors
/// When the database fails.
pub fn sent(conn: &mut AnyConnection, id: Id<Mail>, now: NaiveDateTime) -> Result<()> {
    let set = (outbox::sent_at.eq(now), outbox::problem.eq(""), outbox::sealed.eq(""));
    diesel::update(outbox::table.find(id)).set(set).execute(conn)?;
    let old = outbox::sent_at.lt(now - TimeDelta::days(REMEMBERED));
    diesel::delete(outbox::table.filter(old)).execute(conn)?;
    Ok(())
}

/// The mail was not taken: it is tried again at `next`, or given up.
///
/// # Errors
/// When the database fails.
pub fn failed(
    conn: &mut AnyConnection,
    id: Id<Mail>,
    next: Option<NaiveDateTime>,
    now: NaiveDateTime,
    problem: &str,
) -> Result<()> {
    let row = outbox::table.find(id);
    match next {
        Some(next) => diesel::update(row).set((outbox::next_at.eq(next), outbox::problem.eq(problem))).execute(conn)?,
        None => diesel::update(row).set((outbox::given_up_at.eq(now), outbox::problem.eq(problem))).execute(conn)?,
    };
    Ok(())
}

/// How the outbox of an organisation stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// How many mails wait.
    pub waiting: i64,
    /// Those that were tried and are tried again: name of whoever gets them.
    pub tried: Vec<(Mail, String)>,
    /// Those that are given up.
    pub given_up: Vec<(Mail, String)>,
}

/// How the outbox of the visitor's organisation stands.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &mut AnyConnection, scope: Scope) -> Result<Standing> {
    let unsent = outbox::organisation_id.eq(scope.organisation()).and(outbox::sent_at.is_null());
    let waiting = outbox::table.filter(unsent.clone()).filter(outbox::given_up_at.is_null());
    let tried: Vec<(Mail, String)> = outbox::table
        .inner_join(users::table)
        .filter(unsent)
        .filter(outbox::problem.ne(""))
        .order((outbox::made_at.desc(), outbox::id.desc()))
        .limit(200)
        .select((Mail::as_select(), users::name))
        .load(conn)?;
    let (given_up, tried) = tried.into_iter().partition(|(mail, _)| mail.given_up_at.is_some());
    Ok(Standing { waiting: waiting.count().get_result(conn)?, tried, given_up })
}

/// How many mails of all organisations are given up.
///
/// # Errors
/// When the database fails.
pub fn given_up(conn: &mut AnyConnection) -> Result<i64> {
    Ok(outbox::table.filter(outbox::given_up_at.is_not_null()).count().get_result(conn)?)
}

/// Tries a mail that was given up once more, for another three days.
///
/// # Errors
/// `NotFound` where the visitor's organisation has no such mail.
pub fn retry(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<()> {
    let now = clock::now();
    let own = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::organisation_id.eq(scope.organisation()))
        .filter(outbox::given_up_at.is_not_null());
    let none: Option<NaiveDateTime> = None;
    let set = (outbox::given_up_at.eq(none), outbox::made_at.eq(now), outbox::next_at.eq(now), outbox::tries.eq(0));
    if diesel::update(own).set(set).execute(conn)? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Takes a mail that was given up out of the list.
///
/// # Errors
/// `NotFound` where the visitor's organisation has no such mail.
pub fn remove(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<()> {
    let own = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::organisation_id.eq(scope.organisation()))
        .filter(outbox::given_up_at.is_not_null());
    if diesel::delete(own).execute(conn)? == 0 { Err(Error::NotFound) } else { Ok(()) }
}
