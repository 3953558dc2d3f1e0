//! The queries of exports. The ids of a file stand in rows of some thousands
//! each, in their order: one seek an export finds whether it held a case.

use super::Export;
use crate::{
    access::Organisation,
    cases::{Case, merging},
    clock,
    db::AnyConnection,
    error::Result,
    history::Tx,
    id::Id,
    schema::{cases, export_cases, exports},
};
use data_encoding::BASE64URL_NOPAD;
use diesel::prelude::*;

/// Ids in one row.
const AT_ONCE: usize = 2_000;
/// Characters of an id in such a row: 16 bytes.
const WIDTH: usize = 22;

fn packed(id: &str) -> Option<String> {
    Some(BASE64URL_NOPAD.encode(uuid::Uuid::parse_str(id).ok()?.as_bytes()))
}

/// Whether a row of ids has this one.
fn has(ids: &str, wanted: &str) -> bool {
    ids.as_bytes().chunks(WIDTH).any(|id| id == wanted.as_bytes())
}

/// Notes that an export has ended, and what it held: also one that broke off,
/// for part of it may be out.
///
/// # Errors
/// When the database fails.
pub fn end(tx: &mut Tx, export: &Export, mut held: Vec<Id<Case>>) -> Result<()> {
    held.sort_unstable();
    held.dedup();
    for ids in held.chunks(AT_ONCE) {
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else { continue };
        let row = (
            export_cases::export_id.eq(export.id),
            export_cases::first.eq(*first),
            export_cases::last.eq(*last),
            export_cases::ids.eq(ids.iter().filter_map(|id| packed(id.as_str())).collect::<String>()),
        );
        diesel::insert_into(export_cases::table).values(row).execute(tx.conn())?;
    }
    // Few cases are silent; each is one that others must not count.
    let silent: Vec<Id<Case>> =
        cases::table.filter(cases::publicity.eq("silence")).select(cases::id).load(tx.conn())?;
    let hidden = silent.iter().filter(|id| held.binary_search(id).is_ok()).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (count, shown) = (count(held.len()), count(held.len() - hidden));
    let after = Export { ended_at: Some(clock::now()), cases: Some(count), cases_shown: Some(shown), ..export.clone() };
    tx.update(export, after)?;
    Ok(())
}

/// The exports that held a case or one that went into it, of any organisation; and those of its own of
/// which nobody knows what they held, since the portal was stopped meanwhile.
///
/// # Errors
/// When the database fails.
pub fn of_case(conn: &mut AnyConnection, case: &Case) -> Result<Vec<Export>> {
    let mut with: Vec<String> = Vec::new();
    for id in merging::store::with_absorbed(conn, case.id)? {
        let Some(wanted) = packed(&id) else { continue };
        let near: Vec<(String, String)> = export_cases::table
            .filter(export_cases::first.le(&id))
            .filter(export_cases::last.ge(&id))
            .select((export_cases::export_id, export_cases::ids))
            .load(conn)?;
        with.extend(near.into_iter().filter(|(_, ids)| has(ids, &wanted)).map(|(export, _)| export));
    }
    let broken = exports::organisation_id
        .eq(case.organisation_id)
        .and(exports::ended_at.is_null())
        .and(exports::made_at.ge(case.created_at));
    Ok(exports::table
        .filter(exports::id.eq_any(with).or(broken))
        .order(exports::id.desc())
        .select(Export::as_select())
        .load(conn)?)
}

/// Takes a case out of what is kept of all exports: it is erased.
///
/// # Errors
/// When the database fails.
pub fn forget(conn: &mut AnyConnection, case: Id<Case>) -> Result<()> {
    let Some(wanted) = packed(case.as_str()) else { return Ok(()) };
    let near: Vec<(String, String, String)> = export_cases::table
        .filter(export_cases::first.le(case))
        .filter(export_cases::last.ge(case))
        .select((export_cases::export_id, export_cases::first, export_cases::ids))
        .load(conn)?;
    for (export, first, ids) in near.into_iter().filter(|(.., ids)| has(ids, &wanted)) {
        let left: Vec<&[u8]> = ids.as_bytes().chunks(WIDTH).filter(|id| *id != wanted.as_bytes()).collect();
        let row = export_cases::table.find((&export, &first));
        let (Some(begin), Some(end)) = (left.first().and_then(|id| opened(id)), left.last().and_then(|id| opened(id)))
        else {
            diesel::delete(row).execute(conn)?;
            continue;
        };
        let set = (
            export_cases::first.eq(begin),
            export_cases::last.eq(end),
            export_cases::ids.eq(String::from_utf8_lossy(&left.concat()).into_owned()),
        );
        diesel::update(row).set(set).execute(conn)?;
    }
    Ok(())
}

/// An id as it stands everywhere else.
fn opened(packed: &[u8]) -> Option<String> {
    let bytes = BASE64URL_NOPAD.decode(packed).ok()?;
    Some(uuid::Uuid::from_slice(&bytes).ok()?.hyphenated().to_string())
}

/// The exports of an organisation, newest first: of one member, or of all.
///
/// # Errors
/// When the database fails.
pub fn of_organisation(
    conn: &mut AnyConnection,
    organisation: Id<Organisation>,
    of: Option<&str>,
    (skip, limit): (i64, i64),
) -> Result<Vec<Export>> {
    let mut query = exports::table
        .filter(exports::organisation_id.eq(organisation))
        .order(exports::id.desc())
        .select(Export::as_select())
        .offset(skip)
        .limit(limit)
        .into_boxed();
    if let Some(user) = of {
        query = query.filter(exports::user_id.eq(user.to_owned()));
    }
    Ok(query.load(conn)?)
}

/// These exports.
///
/// # Errors
/// When the database fails.
pub fn by_ids(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Export>> {
    Ok(exports::table.filter(exports::id.eq_any(ids)).select(Export::as_select()).load(conn)?)
}

#[cfg(test)]
mod tests {
    use super::{Case, Id, WIDTH, has, opened, packed};

    #[test]
    fn an_id_is_found_among_others_and_comes_back_whole() {
        let ids: Vec<Id<Case>> = (0..5).map(|_| Id::new()).collect();
        let row: String = ids.iter().filter_map(|id| packed(id.as_str())).collect();
        assert_eq!(row.len(), 5 * WIDTH);
        for id in &ids {
            let short = packed(id.as_str()).unwrap();
            assert!(has(&row, &short));
            assert_eq!(opened(short.as_bytes()).unwrap(), id.as_str());
        }
        assert!(!has(&row, &packed(Id::<Case>::new().as_str()).unwrap()));
    }
}
