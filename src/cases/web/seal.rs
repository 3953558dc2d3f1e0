//! `GET /history/seal`: where the history of the whole portal ends, short
//! enough to be printed, signed and kept elsewhere.

use crate::{
    access::{Acts, Manage},
    clock,
    db::Db,
    error::Result,
    history::seal::{self, EVERY_MINUTES, Seal},
    web::page::Page,
};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "cases/history/seal.html")]
struct ShowSeal {
    page: Page,
    seal: Option<Seal>,
    unsealed: i64,
    minutes: i64,
    now: chrono::NaiveDateTime,
}

impl ShowSeal {
    /// In groups of four, to be read out and typed.
    fn groups(&self) -> Vec<String> {
        let head: Vec<char> = self.seal.as_ref().map(Seal::head).unwrap_or_default().chars().collect();
        head.chunks(4).map(|four| four.iter().collect()).collect()
    }
}

/// The newest seal.
///
/// # Errors
/// When the database fails.
pub async fn show(_: Acts<Manage>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let (seal, unsealed) = db.read(|conn| Ok((seal::newest(conn)?, seal::unsealed(conn)?))).await?;
    let minutes = i64::try_from(EVERY_MINUTES).unwrap_or_default();
    page.html(&ShowSeal { page: page.clone(), seal, unsealed, minutes, now: clock::now() })
}
