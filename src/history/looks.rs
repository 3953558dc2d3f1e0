//! Who was shown what is restricted or sealed: rows that are only ever added.

use crate::{access::User, clock, db::AnyConnection, error::Result, fields::Level, id::Id, schema::looks};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// One look.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = looks)]
pub struct Look {
    /// Its id; sorts by time.
    pub id: Id<Look>,
    /// In which case.
    pub case_id: String,
    /// Who looked.
    pub user_id: String,
    /// What kind of record: a table's name.
    pub kind: String,
    /// Which record.
    pub record_id: String,
    /// Which of its fields; nothing where the whole record was shown.
    pub field: String,
    /// How sensitive what was shown is.
    pub level: String,
    /// Why, as the person said.
    pub reason: Option<String>,
    /// UTC.
    pub at: NaiveDateTime,
    /// Of a part that is noted once an hour: the hour, counted from 1970, UTC.
    pub hour: Option<i64>,
}

/// What somebody is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// In which case.
    pub case: &'a str,
    /// What kind of record: a table's name.
    pub kind: &'a str,
    /// Which record.
    pub record: &'a str,
    /// Which of its fields; nothing for the whole record.
    pub field: &'a str,
    /// How sensitive it is.
    pub level: Level,
}

/// Notes that somebody is shown something. Call it before the answer is made,
/// inside `db.write_unrecorded(Unrecorded::Look, …)`: what cannot be noted is not shown.
///
/// # Errors
/// When the database fails.
pub fn note(conn: &mut AnyConnection, user: Id<User>, shown: &Shown, reason: Option<&str>) -> Result<()> {
    let look = Look {
        id: Id::new(),
        case_id: shown.case.to_owned(),
        user_id: user.to_string(),
        kind: shown.kind.to_owned(),
        record_id: shown.record.to_owned(),
        field: shown.field.to_owned(),
        level: shown.level.code().to_owned(),
        reason: reason.map(str::trim).filter(|r| !r.is_empty()).map(ToOwned::to_owned),
        at: clock::now(),
        hour: None,
    };
    diesel::insert_into(looks::table).values(look).execute(conn)?;
    Ok(())
}

/// The hour that a look at a part counts for.
pub fn hour() -> i64 {
    clock::now().and_utc().timestamp() / 3_600
}

/// Notes that somebody is shown these kinds of restricted parts, those alone
/// that are not noted in this hour yet.
///
/// # Errors
/// When the database fails; where another process notes the same at the same moment, who loses it changes nothing.
pub fn note_parts(conn: &mut AnyConnection, user: Id<User>, case: &str, kinds: &[&str], hour: i64) -> Result<()> {
    let noted: Vec<String> = looks::table
        .filter(looks::case_id.eq(case))
        .filter(looks::user_id.eq(user))
        .filter(looks::hour.eq(hour))
        .select(looks::kind)
        .load(conn)?;
    for kind in kinds.iter().filter(|kind| !noted.iter().any(|known| known == *kind)) {
        let look = Look {
            id: Id::new(),
            case_id: case.to_owned(),
            user_id: user.to_string(),
            kind: (*kind).to_owned(),
            record_id: String::new(),
            field: String::new(),
            level: Level::Restricted.code().to_owned(),
            reason: None,
            at: clock::now(),
            hour: Some(hour),
        };
        diesel::insert_into(looks::table).values(look).execute(conn)?;
    }
    Ok(())
}

/// Who looked at what of these cases, newest first.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, cases: &[String], skip: i64, limit: i64) -> Result<Vec<Look>> {
    Ok(looks::table
        .filter(looks::case_id.eq_any(cases))
        .order(looks::id.desc())
        .select(Look::as_select())
        .offset(skip)
        .limit(limit)
        .load(conn)?)
}

/// Takes the reasons out, which may name the person; who looked, and when, stays.
///
/// # Errors
/// When the database fails.
pub fn erase_reasons(conn: &mut AnyConnection, case: &str) -> Result<()> {
    diesel::update(looks::table.filter(looks::case_id.eq(case)).filter(looks::reason.is_not_null()))
        .set(looks::reason.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
