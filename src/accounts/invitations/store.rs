//! The rows of invitations.

use super::Invitation;
use crate::{
    access::{Organisation, Scope, User},
    accounts::{self, new_membership, new_user},
    clock,
    db::AnyConnection,
    error::{Error, Result},
    history::Tx,
    schema::{invitations, organisations},
    web::session,
};
use diesel::prelude::*;

/// The invitation with this id, among the open ones of the visitor's organisation.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Invitation>> {
    Ok(invitations::table
        .filter(invitations::id.eq(id))
        .filter(invitations::organisation_id.eq(scope.organisation()))
        .filter(invitations::accepted_at.is_null())
        .select(Invitation::as_select())
        .first(conn)
        .optional()?)
}

/// The invitations of the visitor's organisation that nobody took up, newest first.
///
/// # Errors
/// When the database fails.
pub fn open(conn: &mut AnyConnection, scope: Scope) -> Result<Vec<Invitation>> {
    Ok(invitations::table
        .filter(invitations::organisation_id.eq(scope.organisation()))
        .filter(invitations::accepted_at.is_null())
        .order(invitations::id.desc())
        .select(Invitation::as_select())
        .load(conn)?)
}

/// The invitation that a link's token opens, with its organisation: not used and not too old.
///
/// # Errors
/// When the database fails.
pub fn by_token(conn: &mut AnyConnection, token: &str) -> Result<Option<(Invitation, Organisation)>> {
    Ok(invitations::table
        .inner_join(organisations::table.on(organisations::id.eq(invitations::organisation_id)))
        .filter(invitations::token_hash.eq(session::hash(token)))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::expires_at.gt(clock::now()))
        .select((Invitation::as_select(), Organisation::as_select()))
        .first(conn)
        .optional()?)
}

/// Invites; an earlier invitation of the same address by the same organisation ends.
///
/// # Errors
/// When the database fails.
pub fn invite(tx: &mut Tx, new: Invitation) -> Result<Invitation> {
    let earlier: Vec<Invitation> = invitations::table
        .filter(invitations::organisation_id.eq(new.organisation_id))
        .filter(invitations::email.eq(&new.email))
        .filter(invitations::accepted_at.is_null())
        .order(invitations::id)
        .select(Invitation::as_select())
        .load(tx.conn())?;
    for old in &earlier {
        tx.remove(old)?;
    }
    tx.insert(new)
}

/// Who takes up an invitation.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// As colleagues will know them.
    pub name: String,
    /// `en` or `fr`.
    pub language: String,
    /// Of the password that they chose.
    pub password_hash: String,
}

/// Makes a member of whoever holds the token; the token is used up.
///
/// # Errors
/// `NotFound` where the token does not work, `Stale` where somebody used it in
/// the same moment, `Invalid` where the address has an account already.
pub fn accept(tx: &mut Tx, token: &str, newcomer: &Newcomer) -> Result<User> {
    let (invitation, organisation) = by_token(tx.conn(), token)?.ok_or(Error::NotFound)?;
    let mut used = invitation.clone();
    used.accepted_at = Some(clock::now());
    tx.update(&invitation, used)?;
    if accounts::store::has_email(tx.conn(), &invitation.email)? {
        return Err(Error::Invalid("invitation-has-account"));
    }
    let user = tx.insert(new_user(&invitation.email, &newcomer.name, &newcomer.language))?;
    accounts::store::set_password(tx.conn(), user.id, &newcomer.password_hash)?;
    tx.insert(new_membership(organisation.id, user.id, invitation.role))?;
    Ok(user)
}
