//! Custody and releases.

use super::{Chunk, Pick, rows};
use crate::{
    cases::{custody::Episode, parts::Part, release::Release},
    dates::PartialDate,
    db::AnyConnection,
    error::Result,
    id::Id,
    schema::{custody, releases},
    words::{Custody, PlaceKind, Release as Kind, ReleaseCondition, Term, Terms},
};
use diesel::prelude::*;

type Text = Option<String>;
type Date = Option<PartialDate>;

pub(super) fn custody(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    type Row = (String, Id<Episode>, Term<Custody>, (Date, Date, Date), Text, Option<Term<PlaceKind>>, Text);
    let query = custody::table.select((
        custody::case_id,
        custody::id,
        custody::status,
        (custody::started, custody::ended, custody::as_of),
        custody::place,
        custody::place_kind,
        custody::locality,
    ));
    let blank = Episode::blank(&chunk.blank);
    for row in rows!(conn, query, custody::case_id, pick) {
        let (case, id, status, (started, ended, as_of), place, place_kind, locality): Row = row?;
        if let Some(it) = chunk.of(&case) {
            let case_id = it.case.id;
            it.custody.push(Episode {
                id,
                case_id,
                status,
                started,
                ended,
                as_of,
                place,
                place_kind,
                locality,
                ..blank.clone()
            });
        }
    }
    Ok(())
}

pub(super) fn releases(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    type Row = (String, Id<Release>, Terms<Kind>, Terms<ReleaseCondition>, (Date, Date, Date));
    let query = releases::table.select((
        releases::case_id,
        releases::id,
        releases::kinds,
        releases::conditions,
        (releases::left_custody, releases::restrictions_ended, releases::left_country),
    ));
    let blank = Release::blank(&chunk.blank);
    for row in rows!(conn, query, releases::case_id, pick) {
        let (case, id, kinds, conditions, (left_custody, restrictions_ended, left_country)): Row = row?;
        if let Some(it) = chunk.of(&case) {
            let case_id = it.case.id;
            it.releases.push(Release {
                id,
                case_id,
                kinds,
                conditions,
                left_custody,
                restrictions_ended,
                left_country,
                ..blank.clone()
            });
        }
    }
    Ok(())
}
