//! A look at a sealed value, noted before the value is shown.

use super::Case;
use crate::{
    access::User,
    db::Db,
    error::Result,
    fields::Level,
    history::{
        Unrecorded,
        looks::{self, Shown},
    },
    id::Id,
};

/// A look at one field of one record.
pub struct Look {
    case: Id<Case>,
    user: Id<User>,
    kind: String,
    record: String,
    field: String,
    reason: String,
}

impl Look {
    /// A look, and why.
    pub fn new(case: Id<Case>, user: Id<User>, (kind, record, field): (&str, &str, &str), reason: &str) -> Self {
        Self {
            case,
            user,
            kind: kind.to_owned(),
            record: record.to_owned(),
            field: field.to_owned(),
            reason: reason.to_owned(),
        }
    }
}

/// Notes that somebody looks at a sealed value. Show it only after this.
///
/// # Errors
/// When the database fails; the value must not be shown then.
pub async fn note_look(db: &Db, look: Look) -> Result<()> {
    db.write_unrecorded(Unrecorded::Look, move |conn| {
        let shown = Shown {
            case: look.case.as_str(),
            kind: &look.kind,
            record: &look.record,
            field: &look.field,
            level: Level::Sealed,
        };
        looks::note(conn, look.user, &shown, Some(&look.reason))
    })
    .await
}
