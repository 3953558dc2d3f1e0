//! Hashing for handlers: off the async threads, and no more at once than there
//! are cores, because more would only be slower and take more memory.

use crate::error::{Error, Result};
use actix_web::web;
use std::{sync::LazyLock, time::Duration};
use tokio::sync::{Semaphore, SemaphorePermit};

static CORES: LazyLock<Semaphore> = LazyLock::new(|| {
    Semaphore::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
});

/// Who waits longer than this is told to come back.
const PATIENCE: Duration = Duration::from_secs(15);

async fn turn() -> Result<SemaphorePermit<'static>> {
    match tokio::time::timeout(PATIENCE, CORES.acquire()).await {
        Ok(permit) => permit.map_err(|e| Error::internal(e.to_string())),
        Err(_elapsed) => Err(Error::TooMany(10)),
    }
}

/// The hash to keep.
///
/// # Errors
/// `TooMany` where too many hashes are wanted at once.
pub async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    let turn = turn().await?;
    web::block(move || {
        let _until_done = turn;
        super::hash(&password)
    })
    .await?
}

/// Whether the password has this hash; `None` does the same work for nothing.
///
/// # Errors
/// `TooMany` where too many hashes are wanted at once.
pub async fn verify(password: &str, hash: Option<String>) -> Result<bool> {
    let password = password.to_owned();
    let turn = turn().await?;
    let is_it = web::block(move || {
        let _until_done = turn;
        super::verify(&password, hash.as_deref())
    });
    Ok(is_it.await?)
}
