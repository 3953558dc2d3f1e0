//! The queries of saved searches.

use super::{Saved, SavedSearch};
use crate::{
    access::{Scope, User},
    db::AnyConnection,
    error::{Error, Result},
    history::Tx,
    id::Id,
    keys::Keys,
    schema::{saved_searches, search_looks},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// The searches that somebody sees: their own and those of the team, by name.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, keys: &Keys, scope: Scope, user: Id<User>) -> Result<Vec<Saved>> {
    type Look = Option<(NaiveDateTime, bool)>;
    let looks =
        search_looks::table.on(search_looks::search_id.eq(saved_searches::id).and(search_looks::user_id.eq(user)));
    let rows: Vec<(SavedSearch, Look)> = saved_searches::table
        .left_join(looks)
        .filter(saved_searches::organisation_id.eq(scope.organisation()))
        .filter(saved_searches::user_id.eq(user).or(saved_searches::is_shared.eq(true)))
        .order(saved_searches::id)
        .select((SavedSearch::as_select(), (search_looks::looked_at, search_looks::is_told).nullable()))
        .load(conn)?;
    let open = |(it, look): (SavedSearch, Look)| Saved {
        held: it.open(keys),
        looked_at: look.map(|(at, _)| at),
        is_told: look.is_some_and(|(_, is_told)| is_told),
        it,
    };
    let mut found: Vec<Saved> = rows.into_iter().map(open).collect();
    found.sort_by_cached_key(|saved| crate::text::fold(&saved.held.name));
    Ok(found)
}

/// One of the searches that somebody sees.
///
/// # Errors
/// `NotFound` where there is none, or it is somebody else's own.
pub fn one(conn: &mut AnyConnection, keys: &Keys, scope: Scope, user: Id<User>, id: &str) -> Result<Saved> {
    of(conn, keys, scope, user)?.into_iter().find(|saved| saved.it.id.as_str() == id).ok_or(Error::NotFound)
}

/// Keeps when somebody looked, and whether they wish to be told.
///
/// # Errors
/// When the database fails.
pub fn look(
    conn: &mut AnyConnection,
    search: Id<SavedSearch>,
    user: Id<User>,
    looked_at: Option<NaiveDateTime>,
    is_told: bool,
) -> Result<()> {
    let own = search_looks::table.find((search.as_str(), user.as_str()));
    let told = search_looks::is_told.eq(is_told);
    let changed = match looked_at {
        Some(at) => diesel::update(own).set((told, search_looks::looked_at.eq(at))).execute(conn)?,
        None => diesel::update(own).set(told).execute(conn)?,
    };
    if changed == 0 {
        diesel::insert_into(search_looks::table)
            .values((
                search_looks::search_id.eq(search),
                search_looks::user_id.eq(user),
                search_looks::looked_at.eq(looked_at.unwrap_or_else(crate::clock::now)),
                told,
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Removes a search, and when anybody looked at it.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile.
pub fn remove(tx: &mut Tx, search: &SavedSearch) -> Result<()> {
    diesel::delete(search_looks::table.filter(search_looks::search_id.eq(search.id))).execute(tx.conn())?;
    tx.remove(search)
}
