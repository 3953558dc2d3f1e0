//! Mails with words of their own: to an address that is to become somebody's, and to the one that there was.

use super::{super::Letter, outbox::Mail};
use crate::{
    access::{Organisation, User},
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::outbox,
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// Where what a letter of this person holds is sealed for.
pub fn place(user: Id<User>) -> String {
    format!("outbox/sealed/{user}")
}

/// Puts a letter into the outbox. `address`: `""` for the account's own, as it is when the mail goes. `sealed`: what
/// its link holds, or `""`.
///
/// # Errors
/// When the database fails.
pub fn write(
    conn: &mut AnyConnection,
    (user, organisation): (Id<User>, Id<Organisation>),
    letter: Letter,
    address: &str,
    sealed: &str,
) -> Result<()> {
    let now = clock::now();
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(Id::<Mail>::new()),
            outbox::user_id.eq(user),
            outbox::organisation_id.eq(organisation),
            outbox::is_digest.eq(false),
            outbox::made_at.eq(now),
            outbox::tries.eq(0),
            outbox::next_at.eq(now),
            outbox::problem.eq(""),
            outbox::letter.eq(letter.code()),
            outbox::address.eq(address),
            outbox::sealed.eq(sealed),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes letters of this kind to this person out of the outbox that were not sent yet.
///
/// # Errors
/// When the database fails.
pub fn unsend(conn: &mut AnyConnection, user: Id<User>, letter: Letter) -> Result<()> {
    let unsent = outbox::table
        .filter(outbox::user_id.eq(user))
        .filter(outbox::letter.eq(letter.code()))
        .filter(outbox::sent_at.is_null());
    diesel::delete(unsent).execute(conn)?;
    Ok(())
}

/// How many letters of this kind were written to this person since a day ago.
///
/// # Errors
/// When the database fails.
pub fn today(conn: &mut AnyConnection, user: Id<User>, letter: Letter) -> Result<i64> {
    Ok(outbox::table
        .filter(outbox::user_id.eq(user))
        .filter(outbox::letter.eq(letter.code()))
        .filter(outbox::made_at.gt(clock::now() - TimeDelta::days(1)))
        .count()
        .get_result(conn)?)
}
