//! `GET /sources/{source}/captures/{capture}`: the text as it was then, and
//! what is different from the capture before. `…/raw` gives the bytes, as a
//! file and never as a page.

use crate::{
    access::{May, View},
    db::{AnyConnection, Db},
    error::{Error, Result},
    sources::{
        Source,
        captures::{
            Capture,
            changes::{self, Change},
            store, words,
        },
    },
    web::page::Page,
};
use actix_web::{
    HttpResponse,
    http::header::{self, ContentDisposition, DispositionParam, DispositionType},
    web,
};
use askama::Template;

#[derive(Template)]
#[template(path = "sources/captures/show.html")]
struct ShowCapture {
    page: Page,
    source: Source,
    capture: Capture,
    how: String,
    size: String,
    notes: Vec<String>,
    language: &'static str,
    is_newest: bool,
    /// The capture before it.
    before: Option<Capture>,
    /// What is different from that one; `None` where there is nothing to compare.
    changes: Option<Vec<Change>>,
    paragraphs: Vec<String>,
}

/// What the page is made of.
struct Found {
    capture: Capture,
    text: String,
    newest: i32,
    before: Option<(Capture, Option<String>)>,
}

fn find(conn: &mut AnyConnection, source: &Source, id: &str) -> Result<Found> {
    let all = store::of(conn, source.id)?;
    let capture = all.iter().find(|it| it.id.as_str() == id).cloned().ok_or(Error::NotFound)?;
    let before = all.iter().find(|it| it.number < capture.number).cloned();
    let before = match before {
        Some(it) => {
            let text = store::text(conn, &it)?;
            Some((it, text))
        }
        None => None,
    };
    let text = store::text(conn, &capture)?.unwrap_or_default();
    Ok(Found { newest: all.first().map_or(0, |it| it.number), text, before, capture })
}

pub(super) async fn show(
    source: May<View, Source>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (owned, (_, id)) = (source.clone(), path.into_inner());
    let found = db.read(move |conn| find(conn, &owned, &id)).await?;
    let (before, was) = found.before.map_or((None, None), |(capture, text)| (Some(capture), text));
    let text = found.text.clone();
    let changes = match was.filter(|was| !was.is_empty() && !text.is_empty()) {
        // Comparing long texts takes its time, and others are answered meanwhile.
        Some(was) => Some(web::block(move || changes::between(&was, &text)).await?),
        None => None,
    };
    page.html(&ShowCapture {
        how: words::how(&page, &found.capture),
        size: words::size(&page, &found.capture),
        notes: words::notes(&page, &found.capture),
        language: source.language.map_or("", |language| language.code()),
        is_newest: found.capture.number == found.newest,
        paragraphs: found
            .text
            .split("\n\n")
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .map(ToOwned::to_owned)
            .collect(),
        source: source.clone(),
        capture: found.capture,
        before,
        changes,
        page: page.clone(),
    })
}

/// The bytes, to be saved: whatever they hold, no browser runs or shows them.
pub(super) async fn raw(
    source: May<View, Source>,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (owned, (_, id)) = (source.clone(), path.into_inner());
    let (capture, bytes) = db
        .read(move |conn| {
            let capture = store::find(conn, owned.id, &id)?.ok_or(Error::NotFound)?;
            let bytes = store::bytes(conn, &capture)?.ok_or(Error::NotFound)?;
            Ok((capture, bytes))
        })
        .await?;
    // Its own name may be somebody's, or end in what a computer runs.
    let name = format!("{}-{}.bin", source.reference(), capture.number);
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header(disposition)
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(bytes))
}
