//! What the portal does by itself, once a minute while it serves.

use crate::{app::State, cases, error::Result, history::Unrecorded};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60);

/// Does the rounds again and again. The one that looks for duplicates takes its time, and keeps no other waiting.
pub async fn run(state: State) {
    tokio::join!(again(async || round(&state).await), again(async || duplicates(&state).await));
}

/// A round that fails is said in the log, and the next one comes all the same.
async fn again(once: impl AsyncFn() -> Result<()>) {
    loop {
        if let Err(cause) = once().await {
            tracing::error!(%cause, "a round of the house failed");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// One round of what must be on time.
///
/// # Errors
/// When the database fails.
pub async fn round(state: &State) -> Result<()> {
    let closed = state.db.write_unrecorded(Unrecorded::Derived, cases::audience::store::close_ended).await?;
    if closed > 0 {
        tracing::info!(closed, "shares ended");
    }
    let made = cases::tasks::round::run(&state.db).await?;
    if made > 0 {
        tracing::info!(made, "the rules made tasks");
    }
    Ok(())
}

/// Looks at the people who are new or changed, until none waits.
async fn duplicates(state: &State) -> Result<()> {
    while cases::duplicates::round::run(&state.db).await? > 0 {}
    Ok(())
}
