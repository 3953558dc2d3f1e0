//! Sources, and the citations that say something to a column.

use super::{Chunk, Pick, rows};
use crate::{
    cases::{Case, citations::Citation, store},
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
use diesel::{alias, prelude::*};
use std::{collections::BTreeSet, sync::Arc};

pub(super) fn linked(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    type Of = Option<Id<Source>>;
    type Row = (String, Id<Source>, i64, Option<String>, Option<PartialDate>, Option<Term<Reliability>>, (Of, Of));
    let query = case_sources::table.inner_join(sources::table).select((
        case_sources::case_id,
        sources::id,
        sources::number,
        sources::url,
        sources::published,
        sources::reliability,
        (sources::republication_of, sources::translation_of),
    ));
    let blank = Source::blank(chunk.blank.organisation_id, 0);
    for row in rows!(conn, query, case_sources::case_id, pick) {
        let (case, id, number, url, published, reliability, (republication_of, translation_of)): Row = row?;
        if let Some(it) = chunk.of(&case) {
            it.sources.push(Source {
                id,
                number,
                url,
                published,
                reliability,
                republication_of,
                translation_of,
                ..blank.clone()
            });
        }
    }
    let linked = chunk.cases.iter().flat_map(|(it, _)| &it.sources);
    let repeated = Arc::new(store::repeated_by(conn, linked)?);
    for (it, _) in &mut chunk.cases {
        it.repeated = repeated.clone();
    }
    Ok(())
}

/// What columns read of a citation.
type Said = (Id<Source>, String, String, Term<Stance>, Option<String>, Option<String>, Option<Term<Credibility>>);

/// The citations with a grade, and the open contradictions. Those of a
/// person's own facts count in each case of the person.
pub(super) fn citations(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    let said = (
        citations::source_id,
        citations::kind,
        citations::field,
        citations::stance,
        citations::asserted,
        citations::verdict,
        citations::credibility,
    );
    let is_open = citations::stance.eq("contradicts").and(citations::verdict.is_null());
    let all = citations::table.filter(citations::credibility.is_not_null().or(is_open)).order(citations::id);
    let blank = blank(chunk.blank.id);
    for row in rows!(conn, all.select((citations::case_id, said)), citations::case_id, pick) {
        let (case, said): (String, Said) = row?;
        if let Some(it) = chunk.of(&case) {
            it.citations.push(filled(&blank, said));
        }
    }
    let other = alias!(cases as others);
    let pairs = other
        .inner_join(
            cases::table
                .on(cases::person_id.eq(other.field(cases::person_id)).and(cases::id.ne(other.field(cases::id)))),
        )
        .select((cases::id, other.field(cases::id)));
    let pairs: Vec<(String, String)> = rows!(conn, pairs, cases::id, pick).collect::<QueryResult<_>>()?;
    let others: BTreeSet<&String> = pairs.iter().map(|(_, other)| other).collect();
    if others.is_empty() {
        return Ok(());
    }
    let elsewhere: Vec<(String, Said)> = all
        .filter(citations::case_id.eq_any(others))
        .filter(citations::kind.eq_any([Person::KIND, Name::KIND, Nationality::KIND]))
        .select((citations::case_id, said))
        .load(conn)?;
    for (other, said) in elsewhere {
        for (case, _) in pairs.iter().filter(|(_, one)| *one == other) {
            if let Some(it) = chunk.of(case) {
                it.citations.push(filled(&blank, said.clone()));
            }
        }
    }
    Ok(())
}

fn filled(blank: &Citation, (source_id, kind, field, stance, asserted, verdict, credibility): Said) -> Citation {
    Citation { source_id, kind, field, stance, asserted, verdict, credibility, ..blank.clone() }
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
