//! What sources with such a text are found by, and the quotes that a newer
//! text does not hold: derived inside each write that changes a text.

use super::{Alike, Likeness, are_joined};
use crate::{
    access::Scope,
    db::AnyConnection,
    error::Result,
    id::Id,
    reading::near::{self, Signature},
    schema::{citations, lost_quotes, source_audiences, source_bands, source_prints, source_texts, sources},
    sources::{Source, quotes, store},
};
use diesel::prelude::*;

/// As many sources as are compared, at most.
const CANDIDATES: i64 = 200;
/// As much of a text as makes its print, in bytes: the article is at its beginning.
const PRINTED: usize = 200_000;

/// Makes what is derived from a source's text again, where the text is another one.
///
/// # Errors
/// When the database fails.
pub fn refresh(conn: &mut AnyConnection, id: &str) -> Result<()> {
    let now: Option<Option<String>> =
        sources::table.filter(sources::id.eq(id)).select(sources::text_sha256).get_result(conn).optional()?;
    let known: Option<String> = source_prints::table
        .filter(source_prints::source_id.eq(id))
        .select(source_prints::text_sha256)
        .get_result(conn)
        .optional()?;
    let Some(now) = now.filter(|now| *now != known) else { return Ok(()) };
    take_out(conn, id)?;
    let body: Option<String> = match &now {
        Some(sha256) => source_texts::table.find(sha256).select(source_texts::body).get_result(conn).optional()?,
        None => None,
    };
    let (Some(sha256), Some(body)) = (now, body) else { return Ok(()) };
    let signature = Signature::of(body.get(..body.floor_char_boundary(PRINTED)).unwrap_or_default());
    diesel::insert_into(source_prints::table)
        .values((
            source_prints::source_id.eq(id),
            source_prints::text_sha256.eq(&sha256),
            source_prints::print.eq(signature.as_ref().map(Signature::to_bytes)),
        ))
        .execute(conn)?;
    for band in signature.iter().flat_map(bands) {
        diesel::insert_into(source_bands::table)
            .values((source_bands::band.eq(band), source_bands::source_id.eq(id)))
            .execute(conn)?;
    }
    note_lost(conn, id, &body)
}

/// Each band once, as the databases count.
fn bands(signature: &Signature) -> Vec<i64> {
    let mut bands: Vec<i64> = signature.bands().into_iter().map(u64::cast_signed).collect();
    bands.sort_unstable();
    bands.dedup();
    bands
}

fn note_lost(conn: &mut AnyConnection, id: &str, body: &str) -> Result<()> {
    let quoted: Vec<(String, i32, String, Option<i32>)> = citations::table
        .filter(citations::source_id.eq(id))
        .select((citations::id, citations::version, citations::quote, citations::quote_start))
        .load(conn)?;
    for (citation, version, quote, start) in quoted {
        let near = start.and_then(|start| usize::try_from(start).ok());
        if quotes::position(body, &quote, near).is_none() {
            diesel::insert_into(lost_quotes::table)
                .values((
                    lost_quotes::citation_id.eq(citation),
                    lost_quotes::citation_version.eq(version),
                    lost_quotes::source_id.eq(id),
                ))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// Takes out what was derived from a source's text.
///
/// # Errors
/// When the database fails.
pub fn take_out(conn: &mut AnyConnection, id: &str) -> Result<()> {
    diesel::delete(source_bands::table.filter(source_bands::source_id.eq(id))).execute(conn)?;
    diesel::delete(source_prints::table.filter(source_prints::source_id.eq(id))).execute(conn)?;
    diesel::delete(lost_quotes::table.filter(lost_quotes::source_id.eq(id))).execute(conn)?;
    Ok(())
}

/// The citations of a case whose words do not stand in the newest text of their source. One that was changed since
/// was found in that text.
///
/// # Errors
/// When the database fails.
pub fn lost_of_case(conn: &mut AnyConnection, case: &str) -> Result<Vec<String>> {
    Ok(lost_quotes::table
        .inner_join(citations::table.on(citations::id.eq(lost_quotes::citation_id)))
        .filter(citations::case_id.eq(case))
        .filter(citations::version.eq(lost_quotes::citation_version))
        .select(citations::id)
        .load(conn)?)
}

/// The source whose text is most like that of this one, among those the visitor sees; `None` where there is none, or
/// where it is said already that one goes back to the other.
///
/// # Errors
/// When the database fails.
pub fn alike(conn: &mut AnyConnection, scope: Scope, source: &Source) -> Result<Option<Alike>> {
    let Some(sha256) = &source.text_sha256 else { return Ok(None) };
    if let Some(same) = store::with_same_text(conn, scope, sha256, source.id)? {
        return Ok(Some(Alike { source: same, likeness: Likeness::Same }).filter(|it| !are_joined(source, &it.source)));
    }
    let Some(own) = print(conn, source.id)? else { return Ok(None) };
    let found: Vec<String> = source_bands::table
        .inner_join(source_audiences::table.on(source_audiences::source_id.eq(source_bands::source_id)))
        .filter(source_audiences::audience.eq_any(scope.audiences()))
        .filter(source_bands::band.eq_any(bands(&own)))
        .filter(source_bands::source_id.ne(source.id))
        .select(source_bands::source_id)
        .distinct()
        .limit(CANDIDATES)
        .load(conn)?;
    let mut best: Option<(usize, Alike)> = None;
    for other in store::by_ids(conn, scope, &found)? {
        let Some(print) = print(conn, other.id)? else { continue };
        let likeness = match own.likeness(&print) {
            near::Likeness::Same => Likeness::Near,
            near::Likeness::Related => Likeness::Part,
            near::Likeness::Different => continue,
        };
        let share = own.shared_percent(&print);
        if !are_joined(source, &other) && best.as_ref().is_none_or(|(most, _)| share > *most) {
            best = Some((share, Alike { source: other, likeness }));
        }
    }
    Ok(best.map(|(_, alike)| alike))
}

fn print(conn: &mut AnyConnection, source: Id<Source>) -> Result<Option<Signature>> {
    let bytes: Option<Option<Vec<u8>>> = source_prints::table
        .filter(source_prints::source_id.eq(source))
        .select(source_prints::print)
        .get_result(conn)
        .optional()?;
    Ok(bytes.flatten().and_then(|bytes| Signature::from_bytes(&bytes)))
}
