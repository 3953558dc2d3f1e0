//! Who looked at a sealed value, and why. Nothing sealed is shown before this
//! is on the disk.

use super::Case;
use crate::{access::User, clock, db::Db, error::Result, history::Unrecorded, id::Id, schema::looks};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// One look.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = looks)]
pub struct Look {
    /// Its id; sorts by time.
    pub id: Id<Look>,
    /// In which case.
    pub case_id: Id<Case>,
    /// Who looked.
    pub user_id: Id<User>,
    /// The kind of record.
    pub kind: String,
    /// The record.
    pub record_id: String,
    /// The field.
    pub field: String,
    /// Why, as they wrote it.
    pub reason: String,
    /// UTC.
    pub at: NaiveDateTime,
}

impl Look {
    /// A look at one field of one record, now.
    pub fn new(case: Id<Case>, user: Id<User>, (kind, record, field): (&str, &str, &str), reason: &str) -> Self {
        Self {
            id: Id::new(),
            case_id: case,
            user_id: user,
            kind: kind.to_owned(),
            record_id: record.to_owned(),
            field: field.to_owned(),
            reason: reason.to_owned(),
            at: clock::now(),
        }
    }
}

/// Notes that somebody looks at a sealed value. Show it only after this.
///
/// # Errors
/// When the database fails; the value must not be shown then.
pub async fn note_look(db: &Db, look: Look) -> Result<()> {
    db.write_unrecorded(Unrecorded::Look, move |conn| {
        diesel::insert_into(looks::table).values(&look).execute(conn)?;
        Ok(())
    })
    .await
}
