//! The rows of changes of address, and what happens with them.

use super::{A_DAY, EmailChange};
use crate::{
    access::{Organisation, User},
    accounts::{
        self,
        news::{self, News},
    },
    clock,
    db::AnyConnection,
    error::{Error, Result},
    history::Tx,
    id::Id,
    notices::{Letter, store::letters},
    schema::{email_changes, users},
    web::session,
};
use diesel::prelude::*;

/// The change that this person waits for: not used, not too old.
///
/// # Errors
/// When the database fails.
pub fn open(conn: &mut AnyConnection, user: Id<User>) -> Result<Option<EmailChange>> {
    Ok(email_changes::table
        .filter(email_changes::user_id.eq(user))
        .filter(email_changes::used_at.is_null())
        .filter(email_changes::expires_at.gt(clock::now()))
        .order(email_changes::id.desc())
        .select(EmailChange::as_select())
        .first(conn)
        .optional()?)
}

/// The change that a link's token opens to this person.
///
/// # Errors
/// When the database fails.
pub fn by_token(conn: &mut AnyConnection, user: Id<User>, token: &str) -> Result<Option<EmailChange>> {
    Ok(open(conn, user)?.filter(|it| it.token_hash == session::hash(token)))
}

/// Whether this person has had as many links sent as a day allows.
///
/// # Errors
/// When the database fails.
pub fn is_too_often(conn: &mut AnyConnection, user: Id<User>) -> Result<bool> {
    Ok(letters::today(conn, user, Letter::EmailAsked)? >= A_DAY)
}

/// How the link goes to the new address by mail.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The organisation in whose outbox the mails wait.
    pub of: Id<Organisation>,
    /// The link's token, sealed for [`letters::place`].
    pub sealed: String,
    /// The hash of the session in which it was asked for.
    pub own: String,
}

/// Asks for another address; what was asked for before ends. Without `sending` an administrator passes the link on;
/// with it the link is sent there, and a word to the address that there is. An address with which somebody signs in
/// gets no mail, and nobody is told so.
///
/// # Errors
/// When the database fails.
pub fn ask(tx: &mut Tx, new: EmailChange, sending: Option<&Sending>) -> Result<EmailChange> {
    withdraw(tx, new.user_id)?;
    let user = new.user_id;
    let is_taken = accounts::store::has_email(tx.conn(), &new.email)?;
    if let Some(it) = sending {
        letters::write(tx.conn(), (user, it.of), Letter::EmailAsked, "", "")?;
        if !is_taken {
            letters::write(tx.conn(), (user, it.of), Letter::EmailLink, &new.email, &it.sealed)?;
        }
    }
    let own = sending.map(|it| it.own.as_str());
    news::store::tell(tx.conn(), user, News::EmailAsked, &new.email, own)?;
    tx.insert(new)
}

/// Ends what this person asked for, and the link that may still wait to be sent; whether there was anything.
///
/// # Errors
/// When the database fails.
pub fn withdraw(tx: &mut Tx, user: Id<User>) -> Result<bool> {
    let old: Vec<EmailChange> = email_changes::table
        .filter(email_changes::user_id.eq(user))
        .filter(email_changes::used_at.is_null())
        .order(email_changes::id)
        .select(EmailChange::as_select())
        .load(tx.conn())?;
    for it in &old {
        tx.remove(it)?;
    }
    letters::unsend(tx.conn(), user, Letter::EmailLink)?;
    Ok(!old.is_empty())
}

/// Uses a link: from now on this is the address. `own`: the hash of the session in which it happens.
///
/// # Errors
/// `NotFound` where the token does not work or somebody signs in with the address; `Stale` where it was used in the
/// same moment.
pub fn take(tx: &mut Tx, (user, of): (Id<User>, Id<Organisation>), token: &str, own: &str) -> Result<()> {
    let change = by_token(tx.conn(), user, token)?.ok_or(Error::NotFound)?;
    let mut used = change.clone();
    used.used_at = Some(clock::now());
    tx.update(&change, used)?;
    if accounts::store::has_email(tx.conn(), &change.email)? {
        return Err(Error::NotFound);
    }
    let before: User = users::table.find(user).select(User::as_select()).get_result(tx.conn())?;
    if tx.mails() {
        letters::write(tx.conn(), (user, of), Letter::EmailChanged, &before.email, "")?;
    }
    tx.update(&before, User { email: change.email.clone(), ..before.clone() })?;
    news::store::tell(tx.conn(), user, News::EmailChanged, &change.email, Some(own))
}
