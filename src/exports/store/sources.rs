//! Sources, and the citations that say something to a column.

use super::Chunk;
use crate::{
    cases::{Case, citations::Citation},
    dates::PartialDate,
    db::AnyConnection,
    error::Result,
    history::Record,
    id::Id,
    people::{Person, names::Name, nationalities::Nationality},
    schema::{case_sources, cases, citations, sources},
    sources::Source,
    words::{Credibility, Reliability, Stance, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::BTreeSet;

pub(super) fn linked(conn: &mut AnyConnection, chunk: &mut Chunk) -> Result<()> {
    type Of = Option<Id<Source>>;
    type Row = (String, Id<Source>, i64, Option<String>, Option<PartialDate>, Option<Term<Reliability>>, (Of, Of));
    let rows: Vec<Row> = case_sources::table
        .inner_join(sources::table)
        .filter(case_sources::case_id.eq_any(chunk.ids()))
        .select((
            case_sources::case_id,
            sources::id,
            sources::number,
            sources::url,
            sources::published,
            sources::reliability,
            (sources::republication_of, sources::translation_of),
        ))
        .load(conn)?;
    let blank = Source::blank(chunk.blank.organisation_id, 0);
    for (case, id, number, url, published, reliability, (republication_of, translation_of)) in rows {
        if let Some(it) = chunk.of(&case) {
            it.sources.push(Source { id, number, url, published, reliability, republication_of, translation_of, ..blank.clone() });
        }
    }
    Ok(())
}

/// What columns read of a citation.
type Said = (Id<Case>, Id<Source>, String, String, Term<Stance>, Option<String>, Option<Term<Credibility>>);

/// The citations with a grade, and the open contradictions. Those of a
/// person's own facts count in each case of the person.
pub(super) fn citations(conn: &mut AnyConnection, chunk: &mut Chunk) -> Result<()> {
    let said = (
        citations::case_id,
        citations::source_id,
        citations::kind,
        citations::field,
        citations::stance,
        citations::verdict,
        citations::credibility,
    );
    let tells = || citations::credibility.is_not_null().or(citations::stance.eq("contradicts").and(citations::verdict.is_null()));
    let own: Vec<Said> = citations::table
        .filter(citations::case_id.eq_any(chunk.ids()))
        .filter(tells())
        .order(citations::id)
        .select(said)
        .load(conn)?;
    let blank = blank(chunk.blank.id);
    for said in own {
        let case = said.0;
        if let Some(it) = chunk.of(case.as_str()) {
            it.citations.push(filled(&blank, said));
        }
    }
    let people: BTreeSet<Id<Person>> = chunk.cases.iter().map(|(it, _)| it.person.id).collect();
    let of_people = cases::person_id.eq_any(&people);
    let several: i64 = cases::table.filter(of_people.clone()).count().get_result(conn)?;
    if usize::try_from(several).is_ok_and(|several| several == people.len()) {
        return Ok(());
    }
    let elsewhere: Vec<(Id<Person>, Said)> = citations::table
        .inner_join(cases::table)
        .filter(of_people)
        .filter(citations::kind.eq_any([Person::KIND, Name::KIND, Nationality::KIND]))
        .filter(tells())
        .order(citations::id)
        .select((cases::person_id, said))
        .load(conn)?;
    for (person, said) in elsewhere {
        for (it, _) in chunk.cases.iter_mut().filter(|(it, _)| it.person.id == person && it.case.id != said.0) {
            it.citations.push(filled(&blank, said.clone()));
        }
    }
    Ok(())
}

fn filled(blank: &Citation, (case_id, source_id, kind, field, stance, verdict, credibility): Said) -> Citation {
    Citation { case_id, source_id, kind, field, stance, verdict, credibility, ..blank.clone() }
}

fn blank(case_id: Id<Case>) -> Citation {
    Citation {
        id: Id::new(),
        version: 1,
        case_id,
        source_id: Id::new(),
        kind: String::new(),
        record_id: String::new(),
        field: String::new(),
        stance: Term::known("supports"),
        asserted: None,
        quote: String::new(),
        quote_start: None,
        quote_end: None,
        locator: None,
        attribution: Term::known("editorial"),
        attribution_who: None,
        credibility: None,
        verdict: None,
        verdict_reason: None,
        recorded_at: NaiveDateTime::default(),
    }
}
