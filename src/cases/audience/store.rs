//! The queries of audiences: of cases, and of the sources that are linked to them.

use super::{Audience, Terms};
use crate::{
    access::PUBLIC,
    cases::{Case, consents::Consent, follows, parts::Part, reviews, shares, team},
    clock,
    db::{AnyConnection, one_or_many},
    error::Result,
    schema::{audiences, case_sources, cases, listing_facets, listings, search_postings, source_audiences, sources},
};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What decides who sees these cases, by case.
///
/// # Errors
/// When the database fails.
pub fn terms(conn: &mut AnyConnection, cases: &[Case]) -> Result<BTreeMap<String, Terms>> {
    let ids: Vec<String> = cases.iter().map(|case| case.id.to_string()).collect();
    let mut all: BTreeMap<String, Terms> = ids.iter().map(|id| (id.clone(), Terms::default())).collect();
    for member in team::of(conn, &ids)? {
        all.entry(member.case_id.to_string()).or_default().team.push(member);
    }
    for share in shares::of(conn, &ids)? {
        all.entry(share.case_id.to_string()).or_default().shares.push(share);
    }
    // Few cases are public, and only those ask for consents and reviews.
    let public: Vec<String> =
        cases.iter().filter(|case| case.may_be_public()).map(|case| case.id.to_string()).collect();
    if !public.is_empty() {
        for consent in Consent::load(conn, &public)? {
            all.entry(consent.case_id.to_string()).or_default().consents.push(consent);
        }
        for (case, print) in reviews::let_out(conn, &public)? {
            all.entry(case).or_default().let_out = Some(print);
        }
    }
    Ok(all)
}

/// Whether a case is shown to this audience.
///
/// # Errors
/// When the database fails.
pub fn is_shown_to(conn: &mut AnyConnection, case: &str, audience: &str) -> Result<bool> {
    let one: Option<String> =
        audiences::table.find((case, audience)).select(audiences::audience).get_result(conn).optional()?;
    Ok(one.is_some())
}

/// Makes the rows say what they should; only differences are written, and answered.
///
/// # Errors
/// When the database fails.
pub fn put(conn: &mut AnyConnection, ids: &[String], wanted: &[Audience]) -> Result<Vec<Audience>> {
    let all = audiences::table.select(Audience::as_select());
    let kept: Vec<Audience> = one_or_many!(conn, all, audiences::case_id, ids);
    let had: BTreeSet<&Audience> = kept.iter().collect();
    let has: BTreeSet<&Audience> = wanted.iter().collect();
    let gone: Vec<Audience> = had.difference(&has).map(|row| (*row).clone()).collect();
    for row in &gone {
        diesel::delete(audiences::table.find((&row.case_id, &row.audience))).execute(conn)?;
    }
    let new: Vec<Audience> = has.difference(&had).map(|row| (*row).clone()).collect();
    crate::db::insert_rows!(conn, audiences, new);
    Ok(gone.into_iter().chain(new).collect())
}

/// Makes the audiences of these sources again: of its own organisation, unless
/// every case that it is linked to is silent, and of whoever sees such a case.
///
/// # Errors
/// When the database fails.
pub fn put_sources(conn: &mut AnyConnection, ids: &[String]) -> Result<()> {
    for chunk in ids.chunks(500) {
        // What lies in the bin is shown to nobody.
        let rows = sources::table.filter(sources::removed_at.is_null()).select((
            sources::id,
            sources::organisation_id,
            sources::number,
        ));
        let found: Vec<(String, String, i64)> = one_or_many!(conn, rows, sources::id, chunk);
        let linked = case_sources::table
            .inner_join(audiences::table.on(audiences::case_id.eq(case_sources::case_id)))
            .filter(audiences::audience.ne(PUBLIC))
            .select((case_sources::source_id, audiences::audience));
        let seen: Vec<(String, String)> = one_or_many!(conn, linked, case_sources::source_id, chunk);
        let mut by_source: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (source, audience) in &seen {
            by_source.entry(source).or_default().insert(audience);
        }
        let silent = only_of_silent(conn, chunk)?;
        let kept_rows = source_audiences::table.select((source_audiences::source_id, source_audiences::audience));
        let kept: BTreeSet<(String, String)> =
            one_or_many!(conn, kept_rows, source_audiences::source_id, chunk).into_iter().collect::<BTreeSet<_>>();
        let mut wanted = BTreeMap::new();
        for (id, organisation, number) in &found {
            let of_cases = by_source.remove(id.as_str()).unwrap_or_default();
            let own = (!silent.contains(id.as_str())).then_some(organisation.as_str());
            for audience in of_cases.into_iter().chain(own) {
                wanted.insert((id.clone(), audience.to_owned()), *number);
            }
        }
        for gone in kept.iter().filter(|row| !wanted.contains_key(*row)) {
            diesel::delete(source_audiences::table.find((&gone.0, &gone.1))).execute(conn)?;
        }
        let new: Vec<SourceAudience> = wanted
            .into_iter()
            .filter(|(row, _)| !kept.contains(row))
            .map(|((source_id, audience), number)| SourceAudience { source_id, audience, number })
            .collect();
        crate::db::insert_rows!(conn, source_audiences, new);
    }
    Ok(())
}

/// The sources of which every case is silent, also of those in the bin.
fn only_of_silent(conn: &mut AnyConnection, ids: &[String]) -> Result<BTreeSet<String>> {
    let linked = case_sources::table.inner_join(cases::table).select((case_sources::source_id, cases::publicity));
    let rows: Vec<(String, String)> = one_or_many!(conn, linked, case_sources::source_id, ids);
    let (silent, told): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, publicity)| publicity == "silence");
    let told: BTreeSet<String> = told.into_iter().map(|(source, _)| source).collect();
    Ok(silent.into_iter().map(|(source, _)| source).filter(|source| !told.contains(source)).collect())
}

/// That a source is shown to an audience.
#[derive(Debug, Insertable)]
#[diesel(table_name = source_audiences)]
struct SourceAudience {
    source_id: String,
    audience: String,
    number: i64,
}

/// Takes away what is shown to those whose share has ended; how many there were.
/// The page of a case looks at the hour itself, so this only tidies up lists.
///
/// # Errors
/// When the database fails.
pub fn close_ended(conn: &mut AnyConnection) -> Result<usize> {
    let over = audiences::table.filter(audiences::ends_at.le(clock::now()));
    let ended: Vec<Audience> = over.select(Audience::as_select()).load(conn)?;
    for Audience { case_id, audience, .. } in &ended {
        let facets = listing_facets::table.filter(listing_facets::case_id.eq(case_id));
        diesel::delete(facets.filter(listing_facets::audience.eq(audience))).execute(conn)?;
        let postings = search_postings::table.filter(search_postings::case_id.eq(case_id));
        diesel::delete(postings.filter(search_postings::audience.eq(audience))).execute(conn)?;
        diesel::delete(listings::table.find((case_id, audience))).execute(conn)?;
        diesel::delete(audiences::table.find((case_id, audience))).execute(conn)?;
    }
    let cases: Vec<&String> = ended.iter().map(|row| &row.case_id).collect();
    let linked = case_sources::table.filter(case_sources::case_id.eq_any(cases));
    let concerned: Vec<String> = linked.select(case_sources::source_id).distinct().load(conn)?;
    put_sources(conn, &concerned)?;
    follows::store::forget_hidden(conn, &ended.iter().map(|row| row.case_id.clone()).collect())?;
    Ok(ended.len())
}
