//! Columns on what the case rests on.

use super::{Cell, Row};
use crate::dates::PartialDate;

/// The day that a date certainly reaches.
fn day(date: &PartialDate) -> Option<chrono::NaiveDate> {
    date.earliest().or_else(|| date.latest())
}

fn count(cell: &mut Cell, number: usize) {
    cell.number(i64::try_from(number).unwrap_or(i64::MAX));
}

pub fn sources_total(row: &Row, cell: &mut Cell) {
    count(cell, row.it.sources.len());
}

pub fn sources_independent(row: &Row, cell: &mut Cell) {
    count(cell, row.it.independent_sources());
}

/// `B2`: the best grade that any citation has, reliability of the source and
/// credibility of what it says. Where no citation is graded, the letter of the
/// best source alone.
pub fn best_source_grade(row: &Row, cell: &mut Cell) {
    let reliability = |id| row.it.sources.iter().find(|source| source.id == id)?.reliability;
    let grades = row.it.citations.iter().filter(|citation| citation.is_support()).filter_map(|citation| {
        let credibility = citation.credibility?;
        Some((reliability(citation.source_id)?.code(), credibility.code()))
    });
    if let Some((letter, digit)) = grades.min() {
        cell.text(letter);
        cell.text(digit);
    } else {
        let letters =
            row.it.sources.iter().filter_map(|source| source.reliability).map(|reliability| reliability.code());
        cell.some(letters.min());
    }
}

pub fn source_urls(row: &Row, cell: &mut Cell) {
    for url in row.it.sources.iter().filter_map(|source| source.url.as_deref()) {
        cell.item(url);
    }
}

/// `custody.started`: each field that a source denies while nobody has decided.
pub fn conflicts_open(row: &Row, cell: &mut Cell) {
    let open = || row.it.citations.iter().filter(|citation| citation.is_open_contradiction());
    for (at, citation) in open().enumerate() {
        if !open().take(at).any(|earlier| earlier.kind == citation.kind && earlier.field == citation.field) {
            cell.next().part(&citation.kind).part(".").part(&citation.field);
        }
    }
}

pub fn first_report_edtf(row: &Row, cell: &mut Cell) {
    cell.date(row.it.case.first_report.as_ref());
}

/// The day of the newest source; without a dated one, the day as of which the custody status is known.
pub fn information_as_of(row: &Row, cell: &mut Cell) {
    let newest = row.it.sources.iter().filter_map(|source| source.published.as_ref().and_then(day)).max();
    cell.day(newest.or_else(|| row.it.custody_as_of().as_ref().and_then(day)));
}
