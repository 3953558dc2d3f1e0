//! Columns on where the person was taken, and is.

use super::{Cell, Row};
use crate::cases::custody::Episode;

fn now<'a>(row: &Row<'a>) -> Option<&'a Episode> {
    row.it.current_custody()
}

pub fn detaining_country(row: &Row, cell: &mut Cell) {
    cell.text(row.it.case.detaining_country.code());
}

pub fn country_of_arrest(row: &Row, cell: &mut Cell) {
    cell.some(row.it.case.country_of_arrest.map(|country| country.code()));
}

pub fn arrest_place(row: &Row, cell: &mut Cell) {
    cell.some(row.it.case.place_of_arrest.as_deref());
}

pub fn holder_code(row: &Row, cell: &mut Cell) {
    cell.text(row.it.case.holder.code());
}

pub fn start_edtf(row: &Row, cell: &mut Cell) {
    cell.date(row.it.start());
}

pub fn start_earliest(row: &Row, cell: &mut Cell) {
    cell.day(row.it.start().and_then(|start| start.start_bounds().0));
}

pub fn start_latest(row: &Row, cell: &mut Cell) {
    cell.day(row.it.start().and_then(|start| start.start_bounds().1));
}

pub fn restriction_start_edtf(row: &Row, cell: &mut Cell) {
    cell.date(row.it.restriction_start());
}

pub fn custody_code(row: &Row, cell: &mut Cell) {
    cell.text(now(row).map_or("unknown", |episode| episode.status.code()));
}

pub fn custody_since_edtf(row: &Row, cell: &mut Cell) {
    cell.date(now(row).and_then(|episode| episode.started.as_ref()));
}

pub fn is_held_strict(row: &Row, cell: &mut Cell) {
    cell.text(now(row).map_or("unknown", |episode| episode.status.extra("held")));
}

pub fn is_held_wide(row: &Row, cell: &mut Cell) {
    cell.text(now(row).map_or("unknown", |episode| episode.status.extra("wide")));
}

pub fn place_current(row: &Row, cell: &mut Cell) {
    cell.some(now(row).and_then(|episode| episode.place.as_deref().or(episode.locality.as_deref())));
}

pub fn place_kind(row: &Row, cell: &mut Cell) {
    cell.some(now(row).and_then(|episode| episode.place_kind).map(|kind| kind.code()));
}

pub fn acknowledged_code(row: &Row, cell: &mut Cell) {
    cell.text(row.it.case.acknowledgement.code());
}
