//! Looks at what is not for everybody. At a sealed value: noted before it is
//! shown. At restricted parts: noted while the page is on its way, once an hour
//! for each person and part, so that no page waits for it.

use super::{Case, dossier::Dossier};
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
use std::{
    collections::BTreeSet,
    sync::{LazyLock, Mutex, PoisonError},
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

/// What this process has noted in an hour: so that most pages ask nothing of the database.
#[derive(Default)]
struct Noted {
    hour: i64,
    of: BTreeSet<(String, String, &'static str)>,
}

static NOTED: LazyLock<Mutex<Noted>> = LazyLock::new(Mutex::default);

impl Noted {
    /// The kinds that are new in this hour; they count as noted from now on.
    fn take(hour: i64, case: &str, user: &str, kinds: &[&'static str]) -> Vec<&'static str> {
        let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.hour != hour {
            *noted = Self { hour, of: BTreeSet::new() };
        }
        kinds.iter().filter(|kind| noted.of.insert((case.to_owned(), user.to_owned(), *kind))).copied().collect()
    }

    /// They were not noted after all.
    fn give_back(case: &str, user: &str, kinds: &[&'static str]) {
        let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
        for kind in kinds {
            noted.of.remove(&(case.to_owned(), user.to_owned(), *kind));
        }
    }
}

/// Notes that somebody is shown the restricted parts that this dossier holds.
pub fn note_open(db: &Db, dossier: &Dossier, user: Option<Id<User>>) {
    if let Some(user) = user {
        note_parts(db, dossier.case.id, user, &dossier.confidential.restricted());
    }
}

/// Notes that somebody is shown parts of these kinds. Does not wait: a look
/// that cannot be noted is said in the log.
pub fn note_parts(db: &Db, case: Id<Case>, user: Id<User>, kinds: &[&'static str]) {
    let hour = looks::hour();
    let new = Noted::take(hour, case.as_str(), user.as_str(), kinds);
    if new.is_empty() {
        return;
    }
    let noted = new.clone();
    db.write_aside(
        Unrecorded::Look,
        move |conn| looks::note_parts(conn, user, case.as_str(), &noted, hour),
        move |cause| {
            Noted::give_back(case.as_str(), user.as_str(), &new);
            tracing::error!(%case, %user, %cause, "a look at restricted parts could not be noted");
        },
    );
}
