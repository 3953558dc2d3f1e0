//! The queries of captures.

use super::{
    BYTES_MAX, Capture, Incoming, Way,
    extract::{self, Extract, Kind, Stated},
};
use crate::{
    clock,
    db::AnyConnection,
    error::Result,
    history::Tx,
    id::Id,
    schema::{capture_bytes, captures, source_texts, sources},
    sources::{Source, store::keep_text},
};
use data_encoding::HEXLOWER;
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// The captures of a source, the newest first.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut AnyConnection, source: Id<Source>) -> Result<Vec<Capture>> {
    Ok(captures::table
        .filter(captures::source_id.eq(source))
        .order(captures::number.desc())
        .select(Capture::as_select())
        .load(conn)?)
}

/// The capture with this id, among those of the source.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut AnyConnection, source: Id<Source>, id: &str) -> Result<Option<Capture>> {
    Ok(captures::table
        .filter(captures::id.eq(id))
        .filter(captures::source_id.eq(source))
        .select(Capture::as_select())
        .get_result(conn)
        .optional()?)
}

/// The text of a capture; `None` where there is none.
///
/// # Errors
/// When the database fails.
pub fn text(conn: &mut AnyConnection, capture: &Capture) -> Result<Option<String>> {
    match &capture.text_sha256 {
        Some(sha256) => Ok(source_texts::table.find(sha256).select(source_texts::body).get_result(conn).optional()?),
        None => Ok(None),
    }
}

/// The texts of all captures of a source.
///
/// # Errors
/// When the database fails.
pub fn texts(conn: &mut AnyConnection, source: Id<Source>) -> Result<Vec<String>> {
    Ok(captures::table
        .inner_join(source_texts::table.on(captures::text_sha256.eq(source_texts::sha256.nullable())))
        .filter(captures::source_id.eq(source))
        .select(source_texts::body)
        .load(conn)?)
}

/// The bytes of a capture; `None` where they were erased.
///
/// # Errors
/// When the database fails.
pub fn bytes(conn: &mut AnyConnection, capture: &Capture) -> Result<Option<Vec<u8>>> {
    match &capture.sha256 {
        Some(sha256) => {
            Ok(capture_bytes::table.find(sha256).select(capture_bytes::body).get_result(conn).optional()?)
        }
        None => Ok(None),
    }
}

/// What the newest page or mail of a source states about itself: read again each time, as its text is.
///
/// # Errors
/// When the database fails.
pub fn stated(conn: &mut AnyConnection, source: Id<Source>) -> Result<Stated> {
    let newest: Option<Capture> = captures::table
        .filter(captures::source_id.eq(source))
        .filter(captures::media_type.eq_any([Kind::Html.media_type(), Kind::Mail.media_type()]))
        .order(captures::number.desc())
        .select(Capture::as_select())
        .first(conn)
        .optional()?;
    let Some(newest) = newest else { return Ok(Stated::default()) };
    let (kind, bytes) = (Kind::of_media_type(&newest.media_type), bytes(conn, &newest)?);
    let read = kind.zip(bytes).and_then(|(kind, bytes)| extract::stated(kind, &bytes));
    Ok(read.unwrap_or_default())
}

/// Keeps what came in as the newest capture of a source that is in the database already; `before` is the source as
/// it was until now, unless it is new. To change the source's own text is for whoever writes the source.
///
/// # Errors
/// When the database fails.
pub fn keep(tx: &mut Tx, id: Id<Source>, before: Option<&Source>, incoming: Incoming) -> Result<Capture> {
    let number = match before {
        Some(source) => keep_earlier(tx, source)?,
        None => 0,
    };
    let Incoming { way, bytes, extract } = incoming;
    let (how, file_name, url) = match way {
        Way::Pasted(url) => ("pasted", None, url),
        Way::File(name) => ("file", Some(name), None),
    };
    let sha256 = keep_bytes(tx, &bytes)?;
    let text_sha256 = if extract.text.is_empty() { None } else { Some(keep_text(tx, &extract.text)?) };
    let capture = Capture {
        id: Id::new(),
        version: 1,
        source_id: id,
        number: number + 1,
        how: how.to_owned(),
        file_name,
        url,
        http_status: None,
        media_type: extract.kind.media_type().to_owned(),
        size: i32::try_from(bytes.len()).unwrap_or(i32::MAX),
        sha256: Some(sha256),
        encoding: extract.encoding.map(ToOwned::to_owned),
        extractor: extract.kind.extractor().to_owned(),
        notes: codes(&extract),
        text_sha256,
        captured_by: tx.author().to_owned(),
        captured_at: tx.at(),
    };
    tx.insert(capture)
}

/// Keeps a text that somebody typed or pasted into the form of a source, where it is a new one.
///
/// # Errors
/// When the database fails.
pub fn keep_pasted(tx: &mut Tx, now: &Source, before: Option<&Source>, typed: &str, text: String) -> Result<()> {
    let is_known = before.is_some_and(|before| before.text_sha256 == now.text_sha256);
    if !is_known && !text.is_empty() {
        let extract = Extract::plain(text);
        keep(tx, now.id, before, Incoming { way: Way::Pasted(None), bytes: typed.as_bytes().to_vec(), extract })?;
    }
    Ok(())
}

fn codes(extract: &Extract) -> String {
    extract.notes.iter().map(|note| note.code()).collect::<Vec<_>>().join("|")
}

/// The number of the newest capture. A text that came in before captures were kept becomes the first one, so that
/// a second does not push it out of sight.
fn keep_earlier(tx: &mut Tx, source: &Source) -> Result<i32> {
    let newest: Option<i32> = captures::table
        .filter(captures::source_id.eq(source.id))
        .select(diesel::dsl::max(captures::number))
        .get_result(tx.conn())?;
    let body: Option<String> = match (&newest, &source.text_sha256) {
        (None, Some(sha256)) => {
            source_texts::table.find(sha256).select(source_texts::body).get_result(tx.conn()).optional()?
        }
        _ => None,
    };
    let Some(body) = body else { return Ok(newest.unwrap_or_default()) };
    let sha256 = keep_bytes(tx, body.as_bytes())?;
    tx.insert(Capture {
        id: Id::new(),
        version: 1,
        source_id: source.id,
        number: 1,
        how: "pasted".to_owned(),
        file_name: None,
        url: None,
        http_status: None,
        media_type: "text/plain".to_owned(),
        size: i32::try_from(body.len()).unwrap_or(i32::MAX),
        sha256: Some(sha256),
        encoding: Some("UTF-8".to_owned()),
        extractor: "text 1".to_owned(),
        notes: String::new(),
        text_sha256: source.text_sha256.clone(),
        captured_by: String::new(),
        captured_at: source.created_at,
    })?;
    Ok(1)
}

/// Stores bytes under their hash, once.
fn keep_bytes(tx: &mut Tx, bytes: &[u8]) -> Result<String> {
    debug_assert!(bytes.len() <= BYTES_MAX * 3, "whoever takes bytes in bounds them");
    let sha256 = HEXLOWER.encode(&Sha256::digest(bytes));
    let conn = tx.conn();
    let is_kept: Option<String> =
        capture_bytes::table.find(&sha256).select(capture_bytes::sha256).get_result(conn).optional()?;
    if is_kept.is_none() {
        diesel::insert_into(capture_bytes::table)
            .values((
                capture_bytes::sha256.eq(&sha256),
                capture_bytes::body.eq(bytes),
                capture_bytes::stored_at.eq(clock::now()),
            ))
            .execute(conn)?;
    }
    Ok(sha256)
}

/// Deletes the captures of a source, with the bytes and texts that nothing else has.
///
/// # Errors
/// When the database fails.
pub fn delete(conn: &mut AnyConnection, source: Id<Source>) -> Result<()> {
    let gone = of(conn, source)?;
    diesel::delete(captures::table.filter(captures::source_id.eq(source))).execute(conn)?;
    for capture in gone {
        if let Some(sha256) = &capture.sha256 {
            drop_bytes(conn, sha256)?;
        }
        if let Some(sha256) = &capture.text_sha256 {
            drop_text(conn, sha256)?;
        }
    }
    Ok(())
}

/// Deletes bytes that no capture has any more.
///
/// # Errors
/// When the database fails.
pub fn drop_bytes(conn: &mut AnyConnection, sha256: &str) -> Result<()> {
    let users: i64 = captures::table.filter(captures::sha256.eq(sha256)).count().get_result(conn)?;
    if users == 0 {
        diesel::delete(capture_bytes::table.find(sha256)).execute(conn)?;
    }
    Ok(())
}

/// Deletes a text that neither a source nor a capture has any more.
///
/// # Errors
/// When the database fails.
pub fn drop_text(conn: &mut AnyConnection, sha256: &str) -> Result<()> {
    let of_sources: i64 = sources::table.filter(sources::text_sha256.eq(sha256)).count().get_result(conn)?;
    let of_captures: i64 = captures::table.filter(captures::text_sha256.eq(sha256)).count().get_result(conn)?;
    if of_sources + of_captures == 0 {
        diesel::delete(source_texts::table.find(sha256)).execute(conn)?;
    }
    Ok(())
}
