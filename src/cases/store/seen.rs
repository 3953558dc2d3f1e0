//! Cases as a visitor sees them: the one door to a case by its id.

use crate::{
    access::{Door, Scope, Sight, Tie, User},
    cases::{Case, merging},
    clock,
    db::{AnyConnection, one_or_many},
    error::Result,
    history::Record,
    id::Id,
    schema::{audiences, case_team, cases},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// The case with this id and how the visitor sees it, where it is shown to one of their audiences.
///
/// # Errors
/// When the database fails.
pub fn seen(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Case, Sight)>> {
    type Row = (Case, String, Option<NaiveDateTime>);
    // The case alone is a key to few rows; of them those of the visitor.
    let shown = audiences::table.inner_join(cases::table).filter(audiences::case_id.eq(id)).select((
        Case::as_select(),
        audiences::sight,
        audiences::ends_at,
    ));
    let rows: Vec<Row> = one_or_many!(conn, shown, audiences::audience, &scope.audiences());
    let now = clock::now();
    let Some((case, sight, _)) = rows.into_iter().find(|(_, _, ends)| ends.is_none_or(|end| end > now)) else {
        return Ok(None);
    };
    let door = Door::of(&sight);
    let tie = match scope.user().filter(|_| door == Door::Own) {
        Some(user) => tie(conn, case.id, user)?,
        None => Tie::Outside,
    };
    Ok(Some((case, Sight { door, tie })))
}

fn tie(conn: &mut AnyConnection, case: Id<Case>, user: Id<User>) -> Result<Tie> {
    let is_lead: Option<bool> = case_team::table
        .filter(case_team::case_id.eq(case))
        .filter(case_team::user_id.eq(user))
        .select(case_team::is_lead)
        .get_result(conn)
        .optional()?;
    Ok(match is_lead {
        None => Tie::Outside,
        Some(false) => Tie::Team,
        Some(true) => Tie::Lead,
    })
}

/// The case with this id, among those the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Case>> {
    Ok(seen(conn, scope, id)?.map(|(case, _)| case))
}

/// The case with this reference, or the one that it went into, among those the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn by_reference(conn: &mut AnyConnection, scope: Scope, reference: &str) -> Result<Option<Case>> {
    let id: Option<String> =
        cases::table.filter(cases::reference.eq(reference)).select(cases::id).get_result(conn).optional()?;
    match id {
        Some(id) => {
            let stays = merging::store::gone_into(conn, Case::KIND, &id)?;
            find(conn, scope, &stays.unwrap_or(id))
        }
        None => Ok(None),
    }
}

/// Which of these cases the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn seen_among(conn: &mut AnyConnection, scope: Scope, ids: &[String]) -> Result<BTreeSet<String>> {
    let rows: Vec<String> = audiences::table
        .filter(audiences::case_id.eq_any(ids))
        .filter(audiences::audience.eq_any(scope.audiences()))
        .select(audiences::case_id)
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
