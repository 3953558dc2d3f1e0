//! Style sheet, script and icon, compiled in. Their address holds a hash of
//! their content, so browsers keep them for ever and still see each change.

use crate::{
    access::Public,
    error::{Error, Result},
};
use actix_web::{HttpResponse, http::header, web};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

struct Static {
    name: &'static str,
    kind: &'static str,
    body: &'static [u8],
    path: LazyLock<String>,
}

macro_rules! file {
    ($name:literal, $kind:literal) => {
        Static {
            name: $name,
            kind: $kind,
            body: include_bytes!(concat!("../../static/", $name)),
            path: LazyLock::new(|| address($name, include_bytes!(concat!("../../static/", $name)))),
        }
    };
}

static FILES: [Static; 5] = [
    file!("css/habeas.css", "text/css; charset=utf-8"),
    file!("js/habeas.js", "text/javascript; charset=utf-8"),
    file!("js/passkeys.js", "text/javascript; charset=utf-8"),
    file!("icons/habeas.svg", "image/svg+xml"),
    file!("icons/blank.svg", "image/svg+xml"),
];

fn address(name: &str, body: &[u8]) -> String {
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(body));
    format!("/static/{}/{name}", hash.get(..12).unwrap_or_default())
}

/// The address of a file under `static/`.
pub fn path(name: &str) -> &'static str {
    FILES.iter().find(|file| file.name == name).map_or("", |file| file.path.as_str())
}

/// `GET /static/{hash}/{folder}/{name}`
///
/// # Errors
/// `NotFound` for any other name; an old hash still gets today's file, uncached.
pub async fn show(_: Public, path: web::Path<(String, String)>) -> Result<HttpResponse> {
    let (hash, name) = path.into_inner();
    let file = FILES.iter().find(|file| file.name == name).ok_or(Error::NotFound)?;
    let is_current = *file.path == format!("/static/{hash}/{name}");
    let caching = if is_current { "public, max-age=31536000, immutable" } else { "no-store" };
    Ok(HttpResponse::Ok().content_type(file.kind).insert_header((header::CACHE_CONTROL, caching)).body(file.body))
}
