//! Columns on how it ended, and on how long it lasted.

use super::{Cell, Row};

pub fn end_edtf(row: &Row, cell: &mut Cell) {
    cell.date(row.end.as_ref());
}

pub fn end_earliest(row: &Row, cell: &mut Cell) {
    cell.day(row.end.as_ref().and_then(|end| end.end_bounds().0));
}

pub fn end_latest(row: &Row, cell: &mut Cell) {
    cell.day(row.end.as_ref().and_then(|end| end.end_bounds().1));
}

pub fn left_country_edtf(row: &Row, cell: &mut Cell) {
    let said = row.it.releases.iter().rev().find_map(|release| release.left_country.as_ref());
    let left = || row.it.custody.iter().rev().find(|episode| episode.status.is("left_country"))?.started.as_ref();
    cell.date(said.or_else(left));
}

/// Each code once, in the order of the releases.
fn codes<'a>(cell: &mut Cell, codes: impl Iterator<Item = &'a str> + Clone) {
    let lists = codes.clone().flat_map(|list| list.split('|'));
    for (at, code) in lists.clone().enumerate() {
        if !code.is_empty() && !lists.clone().take(at).any(|earlier| earlier == code) {
            cell.item(code);
        }
    }
}

pub fn release_codes(row: &Row, cell: &mut Cell) {
    codes(cell, row.it.releases.iter().map(|release| release.kinds.text()));
}

pub fn release_conditions(row: &Row, cell: &mut Cell) {
    codes(cell, row.it.releases.iter().map(|release| release.conditions.text()));
}

pub fn days_held_min(row: &Row, cell: &mut Cell) {
    if let Some(days) = row.strict {
        cell.number(days.min);
    }
}

pub fn days_held_max(row: &Row, cell: &mut Cell) {
    if let Some(days) = row.strict {
        cell.number(days.max);
    }
}

/// How days are counted: the first day counts, the last does not.
pub fn days_count_rule(_: &Row, cell: &mut Cell) {
    cell.text("first_in_last_out");
}

pub fn days_wide_min(row: &Row, cell: &mut Cell) {
    if let Some(days) = row.wide {
        cell.number(days.min);
    }
}

pub fn days_wide_max(row: &Row, cell: &mut Cell) {
    if let Some(days) = row.wide {
        cell.number(days.max);
    }
}
