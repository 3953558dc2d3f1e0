//! Forms with files: read as they come, each file up to a bound, the token
//! checked as in every form. What is too large is dropped while it arrives and
//! said at its name; it never stands in memory.

use super::{csrf, form::Form};
use crate::{
    access::Viewer,
    error::{Error, Result},
    text::clean_line,
};
use actix_multipart::{Field, Multipart};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header};
use futures_util::StreamExt;
use std::{future::Future, pin::Pin};

/// The most bytes of one file.
pub const FILE_MAX: usize = 10 * 1024 * 1024;
/// The most bytes of all files of one form.
const ALL_MAX: usize = 40 * 1024 * 1024;
/// The most files of one form.
pub const FILES_MAX: usize = 20;
/// More than this is not even read to its end, in megabytes.
const MEGABYTES: usize = 300;
/// The most bytes of a field that is no file.
const FIELD_MAX: usize = 64 * 1024;

/// A file that somebody chose.
#[derive(Debug, Clone)]
pub struct File {
    /// What it is called, as one line without a path.
    pub name: String,
    /// What it holds; empty where it was too large.
    pub bytes: Vec<u8>,
    /// Whether it was larger than is taken, or one too many.
    pub is_too_large: bool,
}

/// A form with files that our own page sent: the token held.
#[derive(Debug, Default)]
pub struct Upload {
    /// Its fields.
    pub form: Form,
    /// The files that were chosen.
    pub files: Vec<File>,
}

impl FromRequest for Upload {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let viewer = Viewer::of(req);
        if viewer.identity().is_none() {
            return Box::pin(async { Err(Error::SignIn) });
        }
        let kind = req.headers().get(header::CONTENT_TYPE).map(|kind| kind.as_bytes().to_ascii_lowercase());
        if !kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data")) {
            let form = Form::from_request(req, payload);
            return Box::pin(async move { Ok(Self { form: form.await?, files: Vec::new() }) });
        }
        let secret = viewer.secret.clone();
        let parts = Multipart::from_request(req, payload);
        Box::pin(async move {
            let parts = parts.await.map_err(|_unreadable| Error::Invalid("error-form-unreadable"))?;
            read(parts, &secret).await
        })
    }
}

async fn read(mut parts: Multipart, secret: &str) -> Result<Upload> {
    let unreadable = |_| Error::Invalid("error-form-unreadable");
    let mut values = Vec::new();
    let mut files: Vec<File> = Vec::new();
    let (mut kept, mut read) = (0, 0);
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(unreadable)?;
        let disposition = part.content_disposition();
        let field = disposition.and_then(|it| it.get_name()).unwrap_or_default().to_owned();
        let Some(name) = disposition.and_then(|it| it.get_filename()).map(plain_name) else {
            let (bytes, is_cut) = take(&mut part, FIELD_MAX, &mut read).await?;
            if is_cut {
                return Err(Error::Invalid("error-form-unreadable"));
            }
            values.push((field, String::from_utf8_lossy(&bytes).into_owned()));
            continue;
        };
        let most = if files.len() < FILES_MAX { FILE_MAX.min(ALL_MAX - kept) } else { 0 };
        let (bytes, is_too_large) = take(&mut part, most, &mut read).await?;
        kept += bytes.len();
        // Where no file is chosen, browsers send one without a name.
        if !(name.is_empty() && bytes.is_empty() && !is_too_large) {
            files.push(File { name, bytes, is_too_large });
        }
    }
    let holds = values.iter().any(|(name, token)| name == "csrf" && csrf::holds(secret, token));
    values.retain(|(name, _)| name != "csrf");
    if !holds {
        return Err(Error::Expired(values));
    }
    Ok(Upload { form: Form::from_pairs(values), files })
}

/// The bytes of a part, up to a bound; nothing of it, and true, where there are more.
async fn take(part: &mut Field, most: usize, read: &mut usize) -> Result<(Vec<u8>, bool)> {
    let (mut bytes, mut is_cut) = (Vec::new(), false);
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|_broken_off| Error::Invalid("error-form-unreadable"))?;
        *read += chunk.len();
        if *read > MEGABYTES * 1024 * 1024 {
            return Err(Error::TooLarge(MEGABYTES));
        }
        if is_cut || bytes.len() + chunk.len() > most {
            (bytes, is_cut) = (Vec::new(), true);
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok((bytes, is_cut))
}

/// The last part of a path, without what the eye cannot see; it is only ever shown, never opened.
fn plain_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = clean_line(last, usize::MAX).unwrap_or_default();
    let Some((end, _)) = name.char_indices().nth(150) else { return name };
    // The ending says what it is, so the middle goes.
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).filter(|it| it.len() <= 8).unwrap_or_default();
    format!("{}….{ending}", name.get(..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_is_one_line_without_a_path() {
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("C:\\Users\\x\\a.pdf"), "a.pdf");
        assert_eq!(plain_name("a\u{202e}fdp.exe\u{0}\n.txt"), "afdp.exe .txt");
        let long = plain_name(&format!("{}.html", "é".repeat(400)));
        assert!(long.ends_with("….html") && long.chars().count() < 170, "{long}");
        assert_eq!(plain_name("  "), "");
    }
}
