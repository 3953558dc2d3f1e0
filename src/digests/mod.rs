//! Once a day: looks whether saved searches find something new, and puts one
//! mail for each who wishes it into the outbox, at 7 o'clock UTC.

mod store;

use crate::{
    access::{Scope, User},
    cases::searches,
    clock,
    db::Db,
    drafts,
    error::Result,
    history::Unrecorded,
    id::Id,
    notices::{self, How, Kind, News},
    search::Finder,
    words::{Role, Term},
};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use std::time::Duration;

/// The hour of the digest, UTC.
pub const HOUR: u32 = 7;
/// Seconds between two looks at the clock.
const PAUSE: u64 = 60;

/// When the digest of this moment's day is made.
fn due_at(now: NaiveDateTime) -> NaiveDateTime {
    now.date().and_time(NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default())
}

/// Makes the digests that are due; how many people had one made.
///
/// # Errors
/// When the database fails.
pub async fn make(db: &Db, finder: &Finder, now: NaiveDateTime) -> Result<usize> {
    let due = due_at(now);
    if now < due {
        return Ok(0);
    }
    let waiting = db.read(move |conn| store::waiting(conn, due)).await?;
    let mut count = 0;
    for reader in waiting {
        if one(db, finder, reader, due, now).await? {
            count += 1;
        }
    }
    if count > 0 {
        db.write_unrecorded(Unrecorded::Draft, drafts::store::sweep).await?;
    }
    Ok(count)
}

/// Somebody whose digest is still to be made today.
#[derive(diesel::Queryable)]
struct Reader {
    user: Id<User>,
    organisation: Id<crate::access::Organisation>,
    role: Term<Role>,
    last: Option<NaiveDateTime>,
}

impl Reader {
    fn scope(&self) -> Scope {
        Scope::of_member(self.organisation, self.user, &self.role)
    }
}

async fn one(db: &Db, finder: &Finder, reader: Reader, due: NaiveDateTime, now: NaiveDateTime) -> Result<bool> {
    let has_news = has_news(db, finder, &reader).await?;
    let (mails, Reader { user, organisation, last, .. }) = (db.mails(), reader);
    db.write_unrecorded(Unrecorded::Notice, move |conn| {
        // Another process may have been faster.
        if !store::claim(conn, user, due, now)? {
            return Ok(false);
        }
        let organisation = organisation.to_string();
        if has_news {
            let address = "/searches".to_owned();
            let news = News { kind: Kind::Search, organisation: organisation.clone(), address, about: String::new() };
            notices::store::tell(conn, mails, &news, &[user])?;
        }
        let chosen = notices::store::choices(conn, user)?;
        let is_daily = |kind: &Kind| chosen.get(kind.code()).copied().unwrap_or(kind.usual()) == How::Digest;
        let kinds: Vec<&str> = Kind::ALL.iter().filter(|kind| is_daily(kind)).map(|kind| kind.code()).collect();
        let after = last.unwrap_or(now - TimeDelta::days(1));
        if mails && notices::store::has_unseen(conn, user, &kinds, after)? {
            notices::store::outbox::queue(conn, user, &organisation, true)?;
        }
        Ok(true)
    })
    .await
}

/// Whether a search of which this person wishes to hear finds something since they looked, or were told.
async fn has_news(db: &Db, finder: &Finder, reader: &Reader) -> Result<bool> {
    let (keys, finder, scope) = (db.keys().clone(), finder.clone(), reader.scope());
    let (user, last) = (reader.user, reader.last);
    if scope.audiences().is_empty() {
        return Ok(false);
    }
    db.read(move |conn| {
        let all = searches::store::of(conn, &keys, scope, user)?;
        for saved in all.iter().filter(|saved| saved.is_told) {
            let Some(since) = saved.looked_at.max(last) else { continue };
            if searches::news(conn, &finder, scope, &saved.held, user, since)?.is_any() {
                return Ok(true);
            }
        }
        Ok(false)
    })
    .await
}

/// Looks at the clock again and again, for as long as the portal runs.
pub async fn run(db: Db, finder: Finder) {
    loop {
        if let Err(e) = make(&db, &finder, clock::now()).await {
            tracing::error!(cause = %e, "the digests cannot be made");
        }
        tokio::time::sleep(Duration::from_secs(PAUSE)).await;
    }
}
