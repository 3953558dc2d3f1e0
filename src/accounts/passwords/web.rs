//! The fields for a new password, and hashing for handlers: off the async
//! threads, and no more at once than there are cores, because more would only
//! be slower and take more memory.

use crate::{
    error::{Error, Result},
    fields::{Problems, read::Typed},
    web::{
        form::{Form, FormField},
        page::Page,
    },
};
use actix_web::web;
use std::{sync::LazyLock, time::Duration};
use tokio::sync::{Semaphore, SemaphorePermit};

static CORES: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get)));

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

/// The two fields in which a new password is typed: twice, since nobody sees what they type.
pub fn fields(page: &Page, problems: &Problems) -> [FormField; 2] {
    let field =
        |name, label| FormField::plain(page.lang(), name, label, "password", "", problems).autocomplete("new-password");
    [field("password_new", "password-new"), field("password_again", "password-again")]
}

/// Says at the fields what is wrong with a new password for this person.
pub fn check(form: &Form, page: &Page, about: &super::About, problems: &mut Problems) {
    let password = form.one("password_new");
    if let Err(weak) = super::check(password, about) {
        problems.error("password_new", page.t(weak.0));
    } else if form.one("password_again") != password {
        problems.error("password_again", page.t("password-differs"));
    }
}
