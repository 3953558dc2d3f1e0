//! The queries of drafts. What was typed is sealed before it comes here.

use super::{DAYS, Draft, MANY};
use crate::{
    access::Scope,
    clock,
    db::AnyConnection,
    error::{Error, Result},
    id::Id,
    keys::Keys,
    schema::{audiences, drafts},
};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// What is kept of a form.
pub struct New {
    /// The draft's id, which the form carries.
    pub id: Id<Draft>,
    /// Whose it is.
    pub user: String,
    /// Where the form is.
    pub address: String,
    /// What the form is called, sealed.
    pub name: String,
    /// What was typed, sealed.
    pub held: String,
}

/// The place for which a draft's values are sealed.
pub fn place(id: Id<Draft>) -> String {
    format!("drafts/held/{id}")
}

/// The place for which a draft's name is sealed.
pub fn name_place(id: Id<Draft>) -> String {
    format!("drafts/name/{id}")
}

/// Keeps a draft, or keeps it anew.
///
/// # Errors
/// `Invalid` where somebody has too many; `NotFound` where it is somebody else's.
pub fn keep(conn: &mut AnyConnection, new: &New) -> Result<()> {
    let now = clock::now();
    let own = drafts::table.filter(drafts::id.eq(new.id)).filter(drafts::user_id.eq(&new.user));
    let set = (
        drafts::address.eq(&new.address),
        drafts::name.eq(&new.name),
        drafts::held.eq(&new.held),
        drafts::changed_at.eq(now),
    );
    if diesel::update(own).set(set).execute(conn)? > 0 {
        return Ok(());
    }
    let is_taken: Option<String> =
        drafts::table.filter(drafts::id.eq(new.id)).select(drafts::id).get_result(conn).optional()?;
    if is_taken.is_some() {
        return Err(Error::NotFound);
    }
    sweep(conn)?;
    let many: i64 = drafts::table.filter(drafts::user_id.eq(&new.user)).count().get_result(conn)?;
    if many >= MANY {
        return Err(Error::Invalid("error-drafts-full"));
    }
    diesel::insert_into(drafts::table)
        .values((drafts::id.eq(new.id), drafts::user_id.eq(&new.user), drafts::created_at.eq(now), set))
        .execute(conn)?;
    Ok(())
}

/// Removes drafts that nobody has touched for a month.
///
/// # Errors
/// When the database fails.
pub fn sweep(conn: &mut AnyConnection) -> Result<()> {
    let old = drafts::changed_at.lt(clock::now() - TimeDelta::days(DAYS));
    diesel::delete(drafts::table.filter(old)).execute(conn)?;
    Ok(())
}

type Row = (Id<Draft>, String, String, NaiveDateTime);

fn opened(keys: &Keys, (id, address, name, changed_at): Row) -> Draft {
    let name = keys.unseal(&name_place(id), &name).unwrap_or_default();
    Draft { id, address, name, changed_at }
}

/// Somebody's drafts of one form, the newest first.
///
/// # Errors
/// When the database fails.
pub fn at(conn: &mut AnyConnection, keys: &Keys, user: &str, address: &str) -> Result<Vec<Draft>> {
    let rows: Vec<Row> = drafts::table
        .filter(drafts::user_id.eq(user))
        .filter(drafts::address.eq(address))
        .order((drafts::changed_at.desc(), drafts::id.desc()))
        .select((drafts::id, drafts::address, drafts::name, drafts::changed_at))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| opened(keys, row)).collect())
}

/// All drafts of somebody, the newest first, but for those of cases that are no more shown to them.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, keys: &Keys, reader: Scope, user: &str) -> Result<Vec<Draft>> {
    let rows: Vec<Row> = drafts::table
        .filter(drafts::user_id.eq(user))
        .order((drafts::changed_at.desc(), drafts::id.desc()))
        .select((drafts::id, drafts::address, drafts::name, drafts::changed_at))
        .load(conn)?;
    let cases: BTreeSet<&str> = rows.iter().filter_map(|row| case_of(&row.1)).collect();
    let seen: Vec<String> = audiences::table
        .filter(audiences::case_id.eq_any(cases))
        .filter(audiences::audience.eq_any(reader.audiences()))
        .select(audiences::case_id)
        .load(conn)?;
    let shown = rows.into_iter().filter(|row| case_of(&row.1).is_none_or(|case| seen.iter().any(|id| id == case)));
    Ok(shown.map(|row| opened(keys, row)).collect())
}

/// The id of the case that a form of this address belongs to.
fn case_of(address: &str) -> Option<&str> {
    address.strip_prefix("/cases/")?.split('/').next().filter(|id| *id != "new")
}

/// What somebody's draft of this form holds; `None` where there is none, or its key is gone.
///
/// # Errors
/// When the database fails.
pub fn held(
    conn: &mut AnyConnection,
    keys: &Keys,
    user: &str,
    address: &str,
    id: Id<Draft>,
) -> Result<Option<Vec<(String, String)>>> {
    let held: Option<String> = drafts::table
        .filter(drafts::id.eq(id))
        .filter(drafts::user_id.eq(user))
        .filter(drafts::address.eq(address))
        .select(drafts::held)
        .get_result(conn)
        .optional()?;
    let text = held.and_then(|held| keys.unseal(&place(id), &held));
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Removes somebody's draft; whether there was one.
///
/// # Errors
/// When the database fails.
pub fn remove(conn: &mut AnyConnection, user: &str, id: Id<Draft>) -> Result<bool> {
    let own = drafts::table.filter(drafts::id.eq(id)).filter(drafts::user_id.eq(user));
    Ok(diesel::delete(own).execute(conn)? > 0)
}
