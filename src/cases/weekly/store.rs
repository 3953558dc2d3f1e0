//! The queries of the weekly review.

use super::{
    Answer,
    risk::{self, Risk},
};
use crate::{
    access::Scope,
    cases::{
        Case,
        listing::{Listing, NO_DAY},
    },
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{case_answers, case_team, cases, health, listings, sentences, treatment},
    words::{CaseType, Severity, Term, Terms},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// States of our file in which nobody asks any more.
const OVER: [&str; 4] = ["closed", "archived", "rejected", "merged"];

/// A case of the review, before its page is loaded.
#[derive(Debug, Clone)]
pub struct Row {
    /// Which.
    pub case: String,
    /// Why it is urgent.
    pub risks: Vec<Risk>,
    /// Days since the last news.
    pub silence: i64,
    /// When somebody last answered that nothing is new, UTC.
    pub answered: Option<NaiveDateTime>,
}

/// The organisation's own cases of people who are still held, as far as the member sees them,
/// the most urgent first. `confided`: whether the member's role may know what is restricted.
///
/// # Errors
/// When the database fails.
pub fn rows(conn: &mut AnyConnection, scope: Scope, confided: bool, today: NaiveDate) -> Result<Vec<Row>> {
    type Found = (String, String, i32, Terms<CaseType>);
    let found: Vec<Found> = listings::table
        .inner_join(cases::table)
        .filter(listings::audience.eq_any(scope.audiences()))
        .filter(listings::is_wide.eq(true))
        .filter(listings::file_status.ne_all(OVER))
        .filter(cases::organisation_id.eq(scope.organisation()))
        .select((listings::case_id, listings::custody, listings::news_day, cases::case_types))
        .load(conn)?;
    let answers = answers(conn, scope)?;
    let dying = sentenced_to_death(conn, scope)?;
    let [ill, hurt] = if confided { concerns(conn, scope)? } else { Default::default() };
    let today = clock::day_number(today);
    let mut rows: Vec<Row> = found
        .into_iter()
        .map(|(case, custody, news_day, types)| {
            let mut risks = risk::said(&custody, types.text());
            let more = [(&dying, Risk::Death), (&ill, Risk::Health), (&hurt, Risk::Treatment)];
            risks.extend(more.iter().filter(|(cases, _)| cases.contains(&case)).map(|(_, risk)| *risk));
            risks.sort();
            risks.dedup();
            let answered = answers.get(&case).copied();
            let last = answered.map_or(news_day, |at| news_day.max(clock::day_number(at.date())));
            // Of a row from before the count began nothing is known.
            let silence = if last == NO_DAY { 0 } else { i64::from(today - last).max(0) };
            Row { risks, silence, answered, case }
        })
        .collect();
    rows.sort_by_cached_key(|row| (-risk::score(&row.risks, row.silence), row.case.clone()));
    Ok(rows)
}

/// When each case of the organisation was last answered for.
fn answers(conn: &mut AnyConnection, scope: Scope) -> Result<BTreeMap<String, NaiveDateTime>> {
    let rows: Vec<(String, Option<NaiveDateTime>)> = case_answers::table
        .inner_join(cases::table)
        .filter(cases::organisation_id.eq(scope.organisation()))
        .group_by(case_answers::case_id)
        .select((case_answers::case_id, diesel::dsl::max(case_answers::made_at)))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(case, at)| Some((case, at?))).collect())
}

/// The cases in which a sentence of death is in force.
fn sentenced_to_death(conn: &mut AnyConnection, scope: Scope) -> Result<BTreeSet<String>> {
    let all = sentences::table
        .inner_join(cases::table.on(cases::id.eq(sentences::case_id)))
        .filter(cases::organisation_id.eq(scope.organisation()))
        .filter(sentences::kinds.like("%death%"))
        .filter(sentences::status.ne_all(["annulled", "commuted", "pardoned", "reduced", "served"]));
    Ok(all.select(sentences::case_id).load::<String>(conn)?.into_iter().collect())
}

/// The cases that the member works on with a grave concern for health, and with one of ill-treatment.
fn concerns(conn: &mut AnyConnection, scope: Scope) -> Result<[BTreeSet<String>; 2]> {
    let user: String = scope.user().map(|id| id.to_string()).unwrap_or_default();
    let own: Vec<String> =
        case_team::table.filter(case_team::user_id.eq(user)).select(case_team::case_id).load(conn)?;
    let grave = ["life_threatening", "serious"].map(Term::<Severity>::known);
    let ill = health::table.filter(health::case_id.eq_any(&own)).filter(health::severity.eq_any(grave));
    let hurt = treatment::table.filter(treatment::case_id.eq_any(&own));
    let ill: Vec<String> = ill.select(health::case_id).load(conn)?;
    let hurt: Vec<String> = hurt.select(treatment::case_id).load(conn)?;
    Ok([ill.into_iter().collect(), hurt.into_iter().collect()])
}

/// The rows of the list of these cases, as the member sees them, by case.
///
/// # Errors
/// When the database fails.
pub fn listed(conn: &mut AnyConnection, scope: Scope, ids: &[String]) -> Result<BTreeMap<String, Listing>> {
    let rows: Vec<Listing> = listings::table
        .filter(listings::case_id.eq_any(ids))
        .filter(listings::audience.eq_any(scope.audiences()))
        .select(Listing::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.case_id.to_string(), row)).collect())
}

/// When these cases were last answered for, by case.
///
/// # Errors
/// When the database fails.
pub fn last(conn: &mut AnyConnection, ids: &[String]) -> Result<BTreeMap<String, NaiveDateTime>> {
    let rows: Vec<(String, NaiveDateTime)> = case_answers::table
        .filter(case_answers::case_id.eq_any(ids))
        .order(case_answers::made_at)
        .select((case_answers::case_id, case_answers::made_at))
        .load(conn)?;
    // The later row replaces the earlier one.
    Ok(rows.into_iter().collect())
}

/// When this case was last answered for.
///
/// # Errors
/// When the database fails.
pub fn last_of(conn: &mut AnyConnection, case: Id<Case>) -> Result<Option<NaiveDateTime>> {
    let own = case_answers::table.filter(case_answers::case_id.eq(case));
    Ok(own.select(diesel::dsl::max(case_answers::made_at)).get_result(conn)?)
}

/// The answers of these cases since a moment with the names of whoever gave them, the latest of each case.
///
/// # Errors
/// When the database fails.
pub fn given(conn: &mut AnyConnection, ids: &[String], since: NaiveDateTime) -> Result<BTreeMap<String, Answer>> {
    let rows: Vec<Answer> = case_answers::table
        .filter(case_answers::case_id.eq_any(ids))
        .filter(case_answers::made_at.ge(since))
        .order((case_answers::made_at, case_answers::id))
        .select(Answer::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.case_id.to_string(), row)).collect())
}

/// The answers of these cases, whoever reads them: for erasure.
///
/// # Errors
/// When the database fails.
pub fn by_cases(conn: &mut AnyConnection, cases: &[String]) -> Result<Vec<Answer>> {
    let all = case_answers::table.filter(case_answers::case_id.eq_any(cases)).order(case_answers::id);
    Ok(all.select(Answer::as_select()).load(conn)?)
}
