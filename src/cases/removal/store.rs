//! The queries of the bin, and the deletion of rows that nothing brings back.

mod deletion;
pub mod mentions;

pub use deletion::{delete_case, delete_person, delete_source};

use super::{DAYS, Removal};
use crate::{
    access::Scope,
    cases::{Case, citations::Citation},
    clock,
    db::AnyConnection,
    error::Result,
    id::Id,
    people::{Person, names::Name},
    schema::{case_sources, case_team, cases, citations, names, people, removals, sources},
    sources::Source,
};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The silent cases that this visitor must not know of, in the bin either.
#[diesel::dsl::auto_type(no_type_alias)]
fn kept_silent(scope: Scope) -> _ {
    let user: String = scope.user().map(|id| id.to_string()).unwrap_or_default();
    let own = case_team::table.filter(case_team::user_id.eq(user)).select(case_team::case_id);
    cases::table.filter(cases::publicity.eq("silence")).filter(cases::id.ne_all(own)).select(cases::id)
}

/// The removal with this id, among those of the visitor's organisation.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Removal>> {
    Ok(removals::table
        .filter(removals::id.eq(id))
        .filter(removals::organisation_id.eq(scope.organisation()))
        .filter(removals::record_id.ne_all(kept_silent(scope)))
        .select(Removal::as_select())
        .get_result(conn)
        .optional()?)
}

/// What lies in the organisation's bin, newest first.
///
/// # Errors
/// When the database fails.
pub fn bin(conn: &mut AnyConnection, scope: Scope) -> Result<Vec<Removal>> {
    Ok(removals::table
        .filter(removals::organisation_id.eq(scope.organisation()))
        .filter(removals::record_id.ne_all(kept_silent(scope)))
        .filter(removals::purged_at.is_null())
        .order((removals::removed_at.desc(), removals::id.desc()))
        .limit(500)
        .select(Removal::as_select())
        .load(conn)?)
}

/// What is gone for good, newest first.
///
/// # Errors
/// When the database fails.
pub fn gone(conn: &mut AnyConnection, scope: Scope) -> Result<Vec<Removal>> {
    let reader = scope.user().map(|id| id.to_string()).unwrap_or_default();
    Ok(removals::table
        .filter(removals::organisation_id.eq(scope.organisation()))
        .filter(removals::purged_at.is_not_null())
        .filter(removals::is_silent.eq(false).or(removals::removed_by.eq(reader)))
        .order((removals::purged_at.desc(), removals::id.desc()))
        .limit(100)
        .select(Removal::as_select())
        .load(conn)?)
}

/// What has lain in any bin long enough.
///
/// # Errors
/// When the database fails.
pub fn due(conn: &mut AnyConnection) -> Result<Vec<Removal>> {
    let before = clock::now() - chrono::TimeDelta::days(DAYS);
    Ok(removals::table
        .filter(removals::purged_at.is_null())
        .filter(removals::removed_at.le(before))
        .order(removals::id)
        .select(Removal::as_select())
        .load(conn)?)
}

/// What these things in the bin are called, by their ids.
///
/// # Errors
/// When the database fails.
pub fn called(conn: &mut AnyConnection, bin: &[Removal]) -> Result<BTreeMap<String, String>> {
    let mut called = BTreeMap::new();
    let ids: Vec<&str> = bin.iter().map(|it| it.record_id.as_str()).collect();
    for ids in ids.chunks(500) {
        let of_cases: Vec<(String, String)> = cases::table
            .inner_join(names::table.on(names::person_id.eq(cases::person_id)))
            .filter(cases::id.eq_any(ids))
            .order((names::is_primary, names::id.desc()))
            .select((cases::id, names::full))
            .load(conn)?;
        let of_sources: Vec<(String, String)> =
            sources::table.filter(sources::id.eq_any(ids)).select((sources::id, sources::title)).load(conn)?;
        // The primary name comes last and stays.
        called.extend(of_cases.into_iter().chain(of_sources));
    }
    Ok(called)
}

/// The case of this id that is in the bin.
///
/// # Errors
/// `NotFound` where it is not.
pub fn binned_case(conn: &mut AnyConnection, id: &str) -> Result<Case> {
    let bin = cases::table.filter(cases::id.eq(id)).filter(cases::removed_at.is_not_null());
    Ok(bin.select(Case::as_select()).get_result(conn)?)
}

/// The source of this id that is in the bin.
///
/// # Errors
/// `NotFound` where it is not.
pub fn binned_source(conn: &mut AnyConnection, id: &str) -> Result<Source> {
    let bin = sources::table.filter(sources::id.eq(id)).filter(sources::removed_at.is_not_null());
    Ok(bin.select(Source::as_select()).get_result(conn)?)
}

/// Cases and sources that rest on a source: how many of each; `None` where nothing does.
///
/// # Errors
/// When the database fails.
pub fn uses(conn: &mut AnyConnection, source: &Source) -> Result<Option<(i64, i64)>> {
    let linked: Vec<String> =
        case_sources::table.filter(case_sources::source_id.eq(source.id)).select(case_sources::case_id).load(conn)?;
    let cited: Vec<String> =
        citations::table.filter(citations::source_id.eq(source.id)).select(citations::case_id).load(conn)?;
    let of_cases: BTreeSet<String> = linked.into_iter().chain(cited).collect();
    let repeated: i64 = sources::table
        .filter(sources::republication_of.eq(source.id).or(sources::translation_of.eq(source.id)))
        .count()
        .get_result(conn)?;
    let of_cases = i64::try_from(of_cases.len()).unwrap_or(i64::MAX);
    Ok((of_cases + repeated > 0).then_some((of_cases, repeated)))
}

/// The cases of a person that this visitor may know of, those in the bin too.
///
/// # Errors
/// When the database fails.
pub fn cases_known_of(conn: &mut AnyConnection, scope: Scope, person: Id<Person>) -> Result<Vec<Case>> {
    let hidden: Vec<String> = kept_silent(scope).filter(cases::person_id.eq(person)).load(conn)?;
    let mut known = cases_of(conn, person)?;
    known.retain(|case| !hidden.contains(&case.id.to_string()));
    Ok(known)
}

/// All cases of a person, those in the bin too.
///
/// # Errors
/// When the database fails.
pub fn cases_of(conn: &mut AnyConnection, person: Id<Person>) -> Result<Vec<Case>> {
    Ok(cases::table.filter(cases::person_id.eq(person)).order(cases::id).select(Case::as_select()).load(conn)?)
}

/// The removal by which a case lies in the bin.
///
/// # Errors
/// When the database fails.
pub fn in_bin(conn: &mut AnyConnection, record: &str) -> Result<Option<Removal>> {
    Ok(removals::table
        .filter(removals::record_id.eq(record))
        .filter(removals::purged_at.is_null())
        .select(Removal::as_select())
        .first(conn)
        .optional()?)
}

/// The cases that name this one as the earlier one.
///
/// # Errors
/// When the database fails.
pub fn later_cases(conn: &mut AnyConnection, case: Id<Case>) -> Result<Vec<Case>> {
    Ok(cases::table.filter(cases::previous_case.eq(case)).select(Case::as_select()).load(conn)?)
}

/// Names of everybody else whom the organisation keeps.
///
/// # Errors
/// When the database fails.
pub fn names_of_others(conn: &mut AnyConnection, organisation: &str, person: Id<Person>) -> Result<Vec<Name>> {
    Ok(names::table
        .inner_join(people::table)
        .filter(people::organisation_id.eq(organisation))
        .filter(names::person_id.ne(person))
        .select(Name::as_select())
        .load(conn)?)
}

/// The sources linked to these cases or cited in them.
///
/// # Errors
/// When the database fails.
pub fn sources_of(conn: &mut AnyConnection, cases: &[Case]) -> Result<Vec<Source>> {
    let ids: Vec<Id<Case>> = cases.iter().map(|case| case.id).collect();
    let linked = case_sources::table.filter(case_sources::case_id.eq_any(&ids)).select(case_sources::source_id);
    let cited = citations::table.filter(citations::case_id.eq_any(&ids)).select(citations::source_id);
    let mut wanted: BTreeSet<String> = linked.load::<String>(conn)?.into_iter().collect();
    wanted.extend(cited.load::<String>(conn)?);
    let mut found = Vec::new();
    for some in wanted.into_iter().collect::<Vec<_>>().chunks(500) {
        let these = sources::table.filter(sources::id.eq_any(some)).order(sources::number);
        found.extend(these.select(Source::as_select()).load::<Source>(conn)?);
    }
    Ok(found)
}

/// The citations of other cases from a source.
///
/// # Errors
/// When the database fails.
pub fn citations_from(conn: &mut AnyConnection, source: Id<Source>) -> Result<Vec<Citation>> {
    Ok(citations::table.filter(citations::source_id.eq(source)).select(Citation::as_select()).load(conn)?)
}
