//! Takes in what was pasted or chosen: bounded, read off the threads that
//! answer requests, refused with the message that says what to do instead.

use crate::{
    config::Config,
    error::{Error, Result},
    reading::decode::Refusal,
    sources::captures::{
        BYTES_MAX, Incoming, Way,
        extract::{self, Extract, Kind},
        pdf,
    },
    web::upload::File,
};
use actix_web::web;
use tokio::sync::Semaphore;

/// So many PDF files are read at once; the others wait.
static DESKS: Semaphore = Semaphore::const_new(2);

/// The key of the message that says why nothing was taken.
pub type Refused = &'static str;

/// What somebody pasted: text, or the markup of a page.
///
/// # Errors
/// When the machine fails.
pub async fn pasted(text: &str, url: Option<String>) -> Result<std::result::Result<Incoming, Refused>> {
    if text.trim().is_empty() {
        return Ok(Err("capture-nothing-pasted"));
    }
    if text.len() > BYTES_MAX {
        return Ok(Err("capture-text-too-long"));
    }
    // Markup is not text, so only what is read from it counts as too long.
    let kind = Kind::of_pasted(text);
    let bytes = text.as_bytes().to_vec();
    Ok(match read(kind, bytes.clone()).await? {
        Ok(extract) if extract.notes.contains(&extract::Note::Cut) => Err("capture-text-too-long"),
        Ok(extract) => Ok(Incoming { way: Way::Pasted(url), bytes, extract }),
        Err(Refusal::Empty) => Err("capture-nothing-to-read"),
        Err(Refusal::Binary) => Err("capture-not-text"),
    })
}

/// A file that somebody chose.
///
/// # Errors
/// When the machine fails.
pub async fn chosen(config: &Config, file: File) -> Result<std::result::Result<Incoming, Refused>> {
    if file.is_too_large {
        return Ok(Err("capture-file-too-large"));
    }
    if file.bytes.is_empty() {
        return Ok(Err("capture-file-empty"));
    }
    let Some(kind) = Kind::of(&file.bytes, &file.name) else { return Ok(Err("capture-wrong-kind")) };
    let File { name, bytes, .. } = file;
    if kind == Kind::Pdf {
        let (extract, bytes) = read_pdf(config, bytes).await?;
        return Ok(Ok(Incoming { way: Way::File(name), bytes, extract }));
    }
    Ok(match read(kind, bytes.clone()).await? {
        Ok(extract) => Ok(Incoming { way: Way::File(name), bytes, extract }),
        Err(Refusal::Empty) => Err("capture-nothing-to-read"),
        Err(Refusal::Binary) if kind == Kind::Mail => Err("capture-no-mail"),
        Err(Refusal::Binary) => Err("capture-not-text"),
    })
}

async fn read(kind: Kind, bytes: Vec<u8>) -> Result<std::result::Result<Extract, Refusal>> {
    Ok(web::block(move || extract::read(kind, &bytes)).await?)
}

/// A PDF file without a text is kept all the same, and says why it has none.
async fn read_pdf(config: &Config, bytes: Vec<u8>) -> Result<(Extract, Vec<u8>)> {
    let desk = DESKS.acquire().await.map_err(|closed| Error::internal(closed.to_string()))?;
    let program = config.reader.clone();
    let read = web::block(move || (extract::of_pdf(pdf::text(&program, &bytes)), bytes)).await?;
    drop(desk);
    Ok(read)
}
