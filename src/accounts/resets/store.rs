//! The rows of resets, and what happens with them.

use super::Reset;
use crate::{
    access::{Organisation, User},
    accounts::{
        self, factors,
        news::{self, News},
        sessions,
    },
    clock,
    db::AnyConnection,
    error::{Error, Result},
    history::Tx,
    id::Id,
    schema::{resets, users},
    web::session,
};
use diesel::prelude::*;

/// The reset that a link's token opens, with whose it is and their
/// organisation: not used, not too old, of somebody who may sign in.
///
/// # Errors
/// When the database fails.
pub fn by_token(conn: &mut AnyConnection, token: &str) -> Result<Option<(Reset, User, Organisation)>> {
    let reset: Option<Reset> = resets::table
        .filter(resets::token_hash.eq(session::hash(token)))
        .filter(resets::used_at.is_null())
        .filter(resets::expires_at.gt(clock::now()))
        .select(Reset::as_select())
        .get_result(conn)
        .optional()?;
    let Some(reset) = reset else { return Ok(None) };
    let identity = accounts::store::identity(conn, reset.user_id)?.filter(|it| it.user.is_active);
    Ok(identity.map(|it| (reset, it.user, it.organisation)))
}

/// Whose address this is: for commands at the terminal.
///
/// # Errors
/// When the database fails.
pub fn user(conn: &mut AnyConnection, email: &str) -> Result<Option<User>> {
    Ok(users::table.filter(users::email.eq(email)).select(User::as_select()).get_result(conn).optional()?)
}

/// Makes a link; earlier ones of the same person end. With one for factors the
/// factors go, and the sessions with them.
///
/// # Errors
/// When the database fails.
pub fn make(tx: &mut Tx, new: Reset) -> Result<Reset> {
    let open: Vec<Reset> = resets::table
        .filter(resets::user_id.eq(new.user_id))
        .filter(resets::used_at.is_null())
        .order(resets::id)
        .select(Reset::as_select())
        .load(tx.conn())?;
    for old in &open {
        tx.remove(old)?;
    }
    let user = new.user_id;
    if new.enrols() {
        factors::store::remove_all(tx.conn(), user)?;
        sessions::store::end_all(tx.conn(), user)?;
        news::store::tell(tx.conn(), user, News::FactorsReset, "", None)?;
    }
    if new.sets_password() {
        news::store::tell(tx.conn(), user, News::LinkMade, "", None)?;
    }
    tx.insert(new)
}

/// Uses a link, with a new password where it is good for one; every session ends.
///
/// # Errors
/// `NotFound` where the token does not work, `Stale` where somebody used it in
/// the same moment.
pub fn take(tx: &mut Tx, token: &str, password_hash: Option<&str>) -> Result<Id<User>> {
    let (reset, user, _) = by_token(tx.conn(), token)?.ok_or(Error::NotFound)?;
    let mut used = reset.clone();
    used.used_at = Some(clock::now());
    tx.update(&reset, used)?;
    if let (Some(hash), true) = (password_hash, reset.sets_password()) {
        accounts::store::set_password(tx.conn(), user.id, hash)?;
        news::store::tell(tx.conn(), user.id, News::PasswordChanged, "", None)?;
    }
    sessions::store::end_all(tx.conn(), user.id)?;
    Ok(user.id)
}
