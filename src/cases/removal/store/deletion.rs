//! Deletes rows for good. Whoever calls this writes the trace first.

use crate::{
    cases::{Case, duplicates, follows, listing, merging, outgoing},
    db::AnyConnection,
    error::Result,
    history::looks,
    id::Id,
    people::Person,
    schema::{
        actions, assessments, audiences, case_answers, case_reviews, case_shares, case_sources, case_team, cases,
        channels, charges, citations, confirmations, consents, consular, contact_log, contacts, court_events, criteria,
        custody, discussions, events, group_members, health, identity_documents, lawyers, names, nationalities, notes,
        people, releases, sentences, source_audiences, sources, stages, task_rounds, tasks, treatment,
    },
    search,
    sources::{Source, captures, origin},
};
use diesel::prelude::*;

/// Deletes the rows of a case and all that belongs to it.
///
/// # Errors
/// When the database fails.
pub fn delete_case(conn: &mut AnyConnection, case: Id<Case>) -> Result<()> {
    // A test holds that every table with a `case_id` is dealt with here.
    macro_rules! delete_from {
        ($($table:ident),*) => {
            $(diesel::delete($table::table.filter($table::case_id.eq(case))).execute(conn)?;)*
        };
    }
    search::index::take_out(conn, case.as_str())?;
    listing::take_out(conn, case)?;
    delete_from!(
        citations,
        case_sources,
        group_members,
        custody,
        stages,
        charges,
        court_events,
        sentences,
        releases,
        events,
        case_team,
        case_shares,
        consents,
        case_reviews,
        audiences,
        channels,
        contact_log,
        contacts,
        lawyers,
        consular,
        health,
        treatment,
        actions,
        criteria,
        assessments,
        tasks,
        task_rounds,
        case_answers,
        notes,
        discussions,
        confirmations
    );
    follows::store::erase(conn, case)?;
    outgoing::store::forget(conn, case)?;
    merging::store::forget(conn, case.as_str())?;
    looks::erase_reasons(conn, case.as_str())?;
    diesel::delete(cases::table.filter(cases::id.eq(case))).execute(conn)?;
    Ok(())
}

/// Deletes a person who has no case any more, with names and nationalities.
///
/// # Errors
/// When the database fails.
pub fn delete_person(conn: &mut AnyConnection, person: Id<Person>) -> Result<()> {
    // A test holds that every table with a `person_id` is dealt with here: `likeness_queue` by `forget`.
    diesel::delete(names::table.filter(names::person_id.eq(person))).execute(conn)?;
    diesel::delete(nationalities::table.filter(nationalities::person_id.eq(person))).execute(conn)?;
    diesel::delete(identity_documents::table.filter(identity_documents::person_id.eq(person))).execute(conn)?;
    duplicates::store::forget(conn, person)?;
    merging::store::forget(conn, person.as_str())?;
    diesel::delete(people::table.filter(people::id.eq(person))).execute(conn)?;
    Ok(())
}

/// Deletes a source, what it is found by, and its captures; texts and bytes where nothing else has them.
///
/// # Errors
/// When the database fails; where something still refers to it.
pub fn delete_source(conn: &mut AnyConnection, source: &Source) -> Result<()> {
    search::fulltext::take_out(conn, source.number)?;
    diesel::delete(source_audiences::table.filter(source_audiences::source_id.eq(source.id))).execute(conn)?;
    captures::store::delete(conn, source.id)?;
    origin::store::take_out(conn, source.id.as_str())?;
    diesel::delete(sources::table.filter(sources::id.eq(source.id))).execute(conn)?;
    match &source.text_sha256 {
        Some(sha256) => captures::store::drop_text(conn, sha256),
        None => Ok(()),
    }
}
