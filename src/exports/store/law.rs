//! Stages, charges, hearings and sentences.

use super::{Chunk, Pick, rows};
use crate::{
    cases::{charges::Charge, court::Hearing, parts::Part, sentences::Sentence, stages::StageRow},
    dates::PartialDate,
    db::AnyConnection,
    error::Result,
    exports::columns::TRIAL,
    id::Id,
    schema::{charges, court_events, sentences, stages},
    words::{
        Attribution, Charge as Category, ChargeFormality, ChargeOutcome, CourtEvent, Sentence as Kind, SentenceStatus,
        Stage, Term, Terms,
    },
};
use diesel::prelude::*;

type Text = Option<String>;
type Date = Option<PartialDate>;

pub(super) fn stages(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    let query = stages::table.select((stages::case_id, stages::id, stages::stage, stages::reached, stages::as_of));
    let blank = StageRow::blank(&chunk.blank);
    for row in rows!(conn, query, stages::case_id, pick) {
        let (case, id, stage, reached, as_of): (String, Id<StageRow>, Term<Stage>, Date, Date) = row?;
        if let Some(it) = chunk.of(&case) {
            let case_id = it.case.id;
            it.stages.push(StageRow { id, case_id, stage, reached, as_of, ..blank.clone() });
        }
    }
    Ok(())
}

pub(super) fn charges(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    type Row = (String, Id<Charge>, Text, Terms<Category>, Term<ChargeFormality>, (Text, Text), Term<ChargeOutcome>);
    let query = charges::table.select((
        charges::case_id,
        charges::id,
        charges::as_stated,
        charges::categories,
        charges::formality,
        (charges::statute, charges::article),
        charges::outcome,
    ));
    let blank = Charge::blank(&chunk.blank);
    for row in rows!(conn, query, charges::case_id, pick) {
        let (case, id, as_stated, categories, formality, (statute, article), outcome): Row = row?;
        if let Some(it) = chunk.of(&case) {
            let case_id = it.case.id;
            it.charges.push(Charge {
                id,
                case_id,
                as_stated,
                categories,
                formality,
                statute,
                article,
                outcome,
                ..blank.clone()
            });
        }
    }
    Ok(())
}

/// The dated hearings that begin or end a trial.
pub(super) fn hearings(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    let query = court_events::table
        .filter(court_events::kind.eq_any(TRIAL))
        .filter(court_events::is_planned.eq(false))
        .filter(court_events::happened.is_not_null())
        .select((court_events::case_id, court_events::id, court_events::kind, court_events::happened));
    let blank = Hearing::blank(&chunk.blank);
    for row in rows!(conn, query, court_events::case_id, pick) {
        let (case, id, kind, happened): (String, Id<Hearing>, Term<CourtEvent>, Date) = row?;
        if let Some(it) = chunk.of(&case) {
            let case_id = it.case.id;
            it.court_events.push(Hearing { id, case_id, kind, happened, ..blank.clone() });
        }
    }
    Ok(())
}

pub(super) fn sentences(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    type Length = (Option<i32>, Option<i32>);
    type Row =
        (String, Id<Sentence>, Terms<Kind>, Length, Term<SentenceStatus>, Date, (Date, Option<Term<Attribution>>));
    let query = sentences::table.select((
        sentences::case_id,
        sentences::id,
        sentences::kinds,
        (sentences::years, sentences::months),
        sentences::status,
        sentences::imposed,
        (sentences::expected_end, sentences::expected_end_by),
    ));
    let blank = Sentence::blank(&chunk.blank);
    for row in rows!(conn, query, sentences::case_id, pick) {
        let (case, id, kinds, (years, months), status, imposed, (expected_end, expected_end_by)): Row = row?;
        if let Some(it) = chunk.of(&case) {
            let case_id = it.case.id;
            it.sentences.push(Sentence {
                id,
                case_id,
                kinds,
                years,
                months,
                status,
                imposed,
                expected_end,
                expected_end_by,
                ..blank.clone()
            });
        }
    }
    Ok(())
}
