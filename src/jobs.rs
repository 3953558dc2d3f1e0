//! What the portal does by itself, once a minute while it serves.

use crate::{app::State, cases, error::Result, history::Unrecorded};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60);

/// Does the round again and again. A round that fails is said in the log, and the next one comes all the same.
pub async fn run(state: State) {
    loop {
        if let Err(cause) = round(&state).await {
            tracing::error!(%cause, "a round of the house failed");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// One round.
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
    cases::duplicates::round::run(&state.db).await?;
    Ok(())
}
