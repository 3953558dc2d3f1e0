//! What the portal does by itself while it runs: it seals the history, and
//! empties what has lain in the bin long enough.

use crate::{
    cases::removal,
    db::Db,
    error::Error,
    history::seal::{self, EVERY_MINUTES},
    search::Finder,
};
use actix_web::{rt::time::interval, web};
use std::time::Duration;

/// Seals at once, for what was left open by a crash, and every quarter of an hour.
pub(super) async fn seal_again_and_again(db: web::Data<Db>) {
    let mut tick = interval(Duration::from_secs(EVERY_MINUTES * 60));
    loop {
        tick.tick().await;
        seal_once(&db).await;
    }
}

/// Seals the history as it is.
pub(super) async fn seal_once(db: &web::Data<Db>) {
    let db = db.clone();
    let done = web::block(move || seal::seal(&db)).await.map_err(Error::from).and_then(|done| done);
    if let Err(e) = done {
        tracing::error!(error = %e, "the history could not be sealed");
    }
}

/// Empties the bin at the start and every hour.
pub(super) async fn empty_the_bin(db: web::Data<Db>, finder: web::Data<Finder>) {
    let mut tick = interval(Duration::from_secs(3_600));
    loop {
        tick.tick().await;
        match removal::purge::all_due(&db, &finder).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "emptied the bin"),
            Err(e) => tracing::error!(error = %e, "the bin could not be emptied"),
        }
    }
}
