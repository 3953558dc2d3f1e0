//! The queries of tasks.

mod people;

pub use people::{Candidate, candidates, candidates_for, confide};

use super::{Task, rules::Retention};
use crate::{
    access::{PUBLIC, Scope, User},
    accounts,
    cases::{Case, listing::Listing},
    db::AnyConnection,
    error::{Error, Result},
    fields::Level,
    id::Id,
    schema::{case_team, cases, listings, organisations, task_rounds, tasks, users},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A task and the name of whoever does it.
pub type Named = (Task, Option<String>);

/// The tasks of a case as this level reads them, those due first at the top.
///
/// # Errors
/// When the database fails.
pub fn of_case(conn: &mut AnyConnection, case: Id<Case>, level: Level) -> Result<Vec<Named>> {
    let rows: Vec<Named> = tasks::table
        .left_join(users::table)
        .filter(tasks::case_id.eq(case))
        .order((tasks::due_on, tasks::id))
        .select((Task::as_select(), users::name.nullable()))
        .load(conn)?;
    Ok(rows.into_iter().filter(|(task, _)| may_read(task, level)).collect())
}

/// The tasks of a case that are still to be done.
///
/// # Errors
/// When the database fails.
pub fn open_of_case(conn: &mut AnyConnection, case: Id<Case>, level: Level) -> Result<Vec<Named>> {
    let rows: Vec<Named> = tasks::table
        .left_join(users::table)
        .filter(tasks::case_id.eq(case))
        .filter(tasks::done_at.is_null())
        .order((tasks::due_on, tasks::id))
        .select((Task::as_select(), users::name.nullable()))
        .load(conn)?;
    Ok(rows.into_iter().filter(|(task, _)| may_read(task, level)).collect())
}

/// The same with the names that somebody of another organisation may know.
///
/// # Errors
/// When the database fails.
pub fn for_partners(conn: &mut AnyConnection, reader: Scope, rows: Vec<Named>) -> Result<Vec<Named>> {
    let ids = rows.iter().filter_map(|(task, _)| task.user_id.as_ref().map(|id| id.as_str()));
    let names = accounts::store::names_for(conn, reader, ids)?;
    let called = |task: &Task| names.get(task.user_id.as_ref()?.as_str()).cloned();
    Ok(rows.into_iter().map(|(task, _)| (task.clone(), called(&task))).collect())
}

fn may_read(task: &Task, level: Level) -> bool {
    !task.is_restricted || level >= Level::Restricted
}

/// One task of a case, as this level reads it.
///
/// # Errors
/// `NotFound` where there is none.
pub fn one(conn: &mut AnyConnection, case: Id<Case>, level: Level, id: &str) -> Result<Task> {
    let task: Task = tasks::table
        .filter(tasks::case_id.eq(case))
        .filter(tasks::id.eq(id))
        .select(Task::as_select())
        .get_result(conn)?;
    if may_read(&task, level) { Ok(task) } else { Err(Error::NotFound) }
}

/// The tasks of a case that only those who work on it may know of.
///
/// # Errors
/// When the database fails.
pub fn restricted(conn: &mut AnyConnection, case: Id<Case>) -> Result<BTreeSet<String>> {
    let all = tasks::table.filter(tasks::case_id.eq(case)).filter(tasks::is_restricted.eq(true));
    Ok(all.select(tasks::id).load::<String>(conn)?.into_iter().collect())
}

/// The tasks of these cases, whoever reads them: for erasure.
///
/// # Errors
/// When the database fails.
pub fn by_cases(conn: &mut AnyConnection, cases: &[String]) -> Result<Vec<Task>> {
    Ok(tasks::table.filter(tasks::case_id.eq_any(cases)).order(tasks::id).select(Task::as_select()).load(conn)?)
}

/// Whose tasks and of which cases somebody may read: `confided` where their role may know what is restricted.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// What they see.
    pub scope: Scope,
    /// Who they are.
    pub user: Id<User>,
    /// Whether their role may know what is restricted of the cases that they work on.
    pub confided: bool,
}

/// The cases of which this member may know what is restricted.
#[diesel::dsl::auto_type(no_type_alias)]
fn confided_cases(user: String) -> _ {
    case_team::table.filter(case_team::user_id.eq(user)).select(case_team::case_id)
}

impl Reader {
    fn confided_user(self) -> String {
        if self.confided { self.user.to_string() } else { String::new() }
    }
}

/// What this member is to do and what is not asleep, overdue first; at most so many.
///
/// # Errors
/// When the database fails.
pub fn due_for(conn: &mut AnyConnection, reader: Reader, today: NaiveDate, most: i64) -> Result<Vec<(Task, Listing)>> {
    Ok(tasks::table
        .inner_join(listings::table.on(listings::case_id.eq(tasks::case_id)))
        .filter(listings::audience.eq_any(reader.scope.audiences()))
        .filter(tasks::user_id.eq(reader.user))
        .filter(tasks::done_at.is_null())
        .filter(tasks::snoozed_until.is_null().or(tasks::snoozed_until.le(today.to_string())))
        .filter(tasks::is_restricted.eq(false).or(tasks::case_id.eq_any(confided_cases(reader.confided_user()))))
        .order((tasks::due_on, tasks::id))
        .limit(most)
        .select((Task::as_select(), Listing::as_select()))
        .load(conn)?)
}

/// What is to be done in these cases and is not asleep, by case. The cases are those that the reader sees.
///
/// # Errors
/// When the database fails.
pub fn due_in(
    conn: &mut AnyConnection,
    reader: Reader,
    cases: &[String],
    today: NaiveDate,
) -> Result<BTreeMap<String, Vec<Task>>> {
    let rows: Vec<Task> = tasks::table
        .filter(tasks::case_id.eq_any(cases))
        .filter(tasks::done_at.is_null())
        .filter(tasks::snoozed_until.is_null().or(tasks::snoozed_until.le(today.to_string())))
        .filter(tasks::is_restricted.eq(false).or(tasks::case_id.eq_any(confided_cases(reader.confided_user()))))
        .order((tasks::due_on, tasks::id))
        .select(Task::as_select())
        .load(conn)?;
    let mut sorted: BTreeMap<String, Vec<Task>> = BTreeMap::new();
    for task in rows {
        sorted.entry(task.case_id.to_string()).or_default().push(task);
    }
    Ok(sorted)
}

/// The cases at which the rules have not looked today, or not since they changed; at most so many.
///
/// # Errors
/// When the database fails.
pub fn waiting(conn: &mut AnyConnection, now: NaiveDateTime, most: i64) -> Result<Vec<String>> {
    let midnight = now.date().and_hms_opt(0, 0, 0).unwrap_or(now);
    let looked = task_rounds::looked_at.nullable();
    Ok(listings::table
        .left_join(task_rounds::table.on(task_rounds::case_id.eq(listings::case_id)))
        .filter(listings::audience.ne(PUBLIC))
        .filter(looked.is_null().or(looked.lt(midnight)).or(looked.le(listings::changed_at.nullable())))
        .order(listings::case_id)
        .limit(most)
        .select(listings::case_id)
        .distinct()
        .load(conn)?)
}

/// How long each of these cases is kept once it is closed, where its organisation asks at all.
///
/// # Errors
/// When the database fails.
pub fn retention(conn: &mut AnyConnection, ids: &[String]) -> Result<BTreeMap<String, Retention>> {
    let rows: Vec<(String, NaiveDateTime, Option<i32>)> = listings::table
        .inner_join(cases::table.on(cases::id.eq(listings::case_id)))
        .inner_join(organisations::table.on(organisations::id.eq(cases::organisation_id)))
        .filter(listings::case_id.eq_any(ids))
        .filter(listings::audience.ne(PUBLIC))
        .filter(organisations::retention_months.is_not_null())
        .select((listings::case_id, listings::changed_at, organisations::retention_months))
        .load(conn)?;
    let kept = |(case, changed, months): (String, NaiveDateTime, Option<i32>)| {
        let months = months.and_then(|months| u32::try_from(months).ok()).filter(|months| *months > 0)?;
        Some((case, Retention { since: changed.date(), months }))
    };
    Ok(rows.into_iter().filter_map(kept).collect())
}

/// The tasks of these cases that a rule made and that are still to be done.
///
/// # Errors
/// When the database fails.
pub fn open_by_rule(conn: &mut AnyConnection, cases: &[String], rule: &str) -> Result<Vec<Task>> {
    Ok(tasks::table
        .filter(tasks::case_id.eq_any(cases))
        .filter(tasks::done_at.is_null())
        .filter(tasks::origin.like(format!("{rule}:%")))
        .order(tasks::id)
        .select(Task::as_select())
        .load(conn)?)
}

/// Which of these rules' tasks there are already, or ever were.
///
/// # Errors
/// When the database fails.
pub fn origins(conn: &mut AnyConnection, wanted: &[String]) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for some in wanted.chunks(500) {
        let rows: Vec<Option<String>> =
            tasks::table.filter(tasks::origin.eq_any(some)).select(tasks::origin).load(conn)?;
        found.extend(rows.into_iter().flatten());
    }
    Ok(found)
}

/// Keeps when the rules looked at these cases.
///
/// # Errors
/// When the database fails.
pub fn looked(conn: &mut AnyConnection, cases: &[String], at: NaiveDateTime) -> Result<()> {
    for case in cases {
        let row = task_rounds::table.find(case);
        if diesel::update(row).set(task_rounds::looked_at.eq(at)).execute(conn)? == 0 {
            let new = (task_rounds::case_id.eq(case), task_rounds::looked_at.eq(at));
            diesel::insert_into(task_rounds::table).values(new).execute(conn)?;
        }
    }
    Ok(())
}
