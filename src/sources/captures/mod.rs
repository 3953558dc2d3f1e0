//! Captures: what came in, byte for byte, before anything was made of it. The
//! text is derived from the bytes by a named version of an extractor, and can
//! be derived again. Captures are added, never changed but by that.

pub mod changes;
pub mod extract;
mod head;
mod mail;
pub mod pdf;
pub mod store;
pub mod web;
pub mod words;

use super::Source;
use crate::{db::Subject, id::Id, record};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The most bytes of one capture. They are kept in the database, so that a backup has them.
pub const BYTES_MAX: usize = 10 * 1024 * 1024;

/// One capture of a source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::captures, treat_none_as_null = true)]
pub struct Capture {
    /// Its id.
    pub id: Id<Capture>,
    /// Counts its changes.
    pub version: i32,
    /// Of which source.
    pub source_id: Id<Source>,
    /// Which capture of that source it is, from 1.
    pub number: i32,
    /// How it came in: `pasted`, `file` or `address`.
    pub how: String,
    /// What the file was called, where it was one.
    pub file_name: Option<String>,
    /// Where it was fetched, after all redirects; or where whoever pasted it says it stands.
    pub url: Option<String>,
    /// What the server answered, where it was fetched.
    pub http_status: Option<i32>,
    /// What the bytes are, by their look: `text/plain`, `text/html`, `message/rfc822`, `application/pdf`.
    pub media_type: String,
    /// How many bytes there are.
    pub size: i32,
    /// SHA-256 of the bytes, lower-case hexadecimal; empty where they were erased with somebody's name.
    pub sha256: Option<String>,
    /// In which encoding the text was written, as browsers write its name.
    pub encoding: Option<String>,
    /// What derived the text, and its version: `html 1`.
    pub extractor: String,
    /// What was noticed meanwhile: codes of `extract::Note`, parted by `|`.
    pub notes: String,
    /// SHA-256 of the text that was derived; empty where there is none.
    pub text_sha256: Option<String>,
    /// Who brought it in: a user's id, or `system:` and the job.
    pub captured_by: String,
    /// UTC.
    pub captured_at: NaiveDateTime,
}
record!(Capture, captures, Subject::Source, source_id);

impl Capture {
    /// The codes of what was noticed.
    pub fn noticed(&self) -> impl Iterator<Item = &str> {
        self.notes.split('|').filter(|note| !note.is_empty())
    }
}

/// How something came in.
#[derive(Debug, Clone)]
pub enum Way {
    /// Somebody pasted it; perhaps with the address where it stands.
    Pasted(Option<String>),
    /// A file of this name.
    File(String),
}

/// What came in, with the text that was derived from it.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// How.
    pub way: Way,
    /// As it was sent.
    pub bytes: Vec<u8>,
    /// What was made of it.
    pub extract: extract::Extract,
}
