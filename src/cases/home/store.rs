//! The queries of a member's own page. Each begins with what the member sees.

use super::{MANY, RECENT, STALE};
use crate::{
    access::{PUBLIC, Scope, User},
    cases::{
        Case,
        consents::Consent,
        listing::{Listing, NO_DAY},
        parts::Part,
        reviews, weekly,
    },
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{audiences, case_reviews, case_team, cases, follows, listings},
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The cases that this member follows and somebody else changed lately, the latest first.
///
/// # Errors
/// When the database fails.
pub fn changed(conn: &mut AnyConnection, scope: Scope, user: Id<User>) -> Result<Vec<Listing>> {
    let followed = follows::table.filter(follows::user_id.eq(user)).select(follows::case_id);
    Ok(listings::table
        .filter(listings::audience.eq_any(scope.audiences()))
        .filter(listings::case_id.eq_any(followed))
        .filter(listings::changed_at.ge(clock::now() - TimeDelta::days(RECENT)))
        .filter(listings::changed_by.ne(user.to_string()))
        .order((listings::changed_at.desc(), listings::case_id))
        .limit(MANY)
        .select(Listing::as_select())
        .load(conn)?)
}

/// The cases of people still held that this member leads and of whom there was no news for long,
/// with the days of silence, the longest first.
///
/// # Errors
/// When the database fails.
pub fn stale(conn: &mut AnyConnection, scope: Scope, user: Id<User>, today: NaiveDate) -> Result<Vec<(Listing, i64)>> {
    let led = case_team::table
        .filter(case_team::user_id.eq(user))
        .filter(case_team::is_lead.eq(true))
        .select(case_team::case_id);
    let before = today - TimeDelta::days(STALE);
    let rows: Vec<Listing> = listings::table
        .filter(listings::audience.eq_any(scope.audiences()))
        .filter(listings::case_id.eq_any(led))
        .filter(listings::is_wide.eq(true))
        .filter(listings::news_day.gt(NO_DAY))
        .filter(listings::news_day.le(clock::day_number(before)))
        .order((listings::news_day, listings::case_id))
        .select(Listing::as_select())
        .load(conn)?;
    let ids: Vec<String> = rows.iter().map(|row| row.case_id.to_string()).collect();
    let answered = weekly::store::last(conn, &ids)?;
    let days = |row: &Listing| {
        let answer = answered.get(row.case_id.as_str()).map_or(0, |at| clock::day_number(at.date()));
        i64::from(clock::day_number(today) - row.news_day.max(answer))
    };
    let mut stale: Vec<(Listing, i64)> = rows.into_iter().map(|row| (days(&row), row)).map(|(d, r)| (r, d)).collect();
    stale.retain(|(_, days)| *days >= STALE);
    stale.sort_by_key(|(row, days)| (-days, row.case_id));
    stale.truncate(usize::try_from(MANY).unwrap_or_default());
    Ok(stale)
}

/// The organisation's cases that may go public but for the eyes of a second person, and of which
/// this member wrote nothing.
///
/// # Errors
/// When the database fails.
pub fn unreviewed(conn: &mut AnyConnection, scope: Scope, user: Id<User>) -> Result<Vec<Listing>> {
    let is_out = audiences::table.filter(audiences::audience.eq(PUBLIC)).select(audiences::case_id);
    let rows: Vec<(Listing, Case)> = listings::table
        .inner_join(cases::table)
        .filter(listings::audience.eq_any(scope.audiences()))
        .filter(cases::organisation_id.eq(scope.organisation()))
        .filter(cases::publicity.eq_any(["public_basic", "public_full"]))
        .filter(cases::id.ne_all(is_out))
        .order((listings::changed_at.desc(), listings::case_id))
        .limit(200)
        .select((Listing::as_select(), Case::as_select()))
        .load(conn)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (cases, ids): (Vec<&Case>, Vec<String>) =
        rows.iter().map(|(row, case)| (case, row.case_id.to_string())).unzip();
    let today = clock::today();
    let agreed: BTreeSet<Id<Case>> = Consent::load(conn, &ids)?
        .into_iter()
        .filter(|consent| consent.allows("media_name", today))
        .map(|consent| consent.case_id)
        .collect();
    let own = reviews::written_by(conn, &cases, user)?;
    let read = last_reviews(conn, &ids)?;
    // Who read it as it stands has said that it is not to go out yet.
    let is_new = |row: &Listing| read.get(row.case_id.as_str()).is_none_or(|at| *at < row.changed_at);
    Ok(rows
        .iter()
        .filter(|(row, case)| agreed.contains(&case.id) && !own.contains(&case.id) && is_new(row))
        .take(usize::try_from(MANY).unwrap_or_default())
        .map(|(row, _)| row.clone())
        .collect())
}

fn last_reviews(conn: &mut AnyConnection, ids: &[String]) -> Result<BTreeMap<String, NaiveDateTime>> {
    let rows: Vec<(String, NaiveDateTime)> = case_reviews::table
        .filter(case_reviews::case_id.eq_any(ids))
        .order(case_reviews::id)
        .select((case_reviews::case_id, case_reviews::made_at))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
