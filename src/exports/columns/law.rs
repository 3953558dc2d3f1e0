//! Columns on where the law stands: charges, trial, sentence.

use super::{Cell, Row};
use crate::{
    cases::{charges::Charge, court::Hearing},
    dates::PartialDate,
};

/// The kinds of hearing that columns read.
pub const TRIAL: [&str; 3] = ["trial_opening", "trial_hearing", "verdict"];

pub fn stage_code(row: &Row, cell: &mut Cell) {
    cell.text(row.it.current_stage().map_or("none_known", |row| row.stage.code()));
}

pub fn charges_as_stated(row: &Row, cell: &mut Cell) {
    for (charge, _) in row.charges() {
        cell.item(charge.as_stated.as_deref().unwrap_or_default());
    }
}

pub fn charge_codes(row: &Row, cell: &mut Cell) {
    for (_, kind) in row.charges() {
        cell.item(kind);
    }
}

pub fn charge_formality(row: &Row, cell: &mut Cell) {
    for (charge, _) in row.charges() {
        cell.item(charge.formality.code());
    }
}

pub fn statutes(row: &Row, cell: &mut Cell) {
    for (charge, _) in row.charges() {
        statute(cell.next(), charge, row.it.case.detaining_country.code());
    }
}

/// `QZZ:Criminal Code:100`: country, law, article.
fn statute(cell: &mut Cell, charge: &Charge, country: &str) {
    let (law, article) = (charge.statute.as_deref(), charge.article.as_deref());
    if law.or(article).is_some() {
        cell.part(country).part(":").part(law.unwrap_or_default());
        if let Some(article) = article {
            cell.part(":").part(article);
        }
    }
}

pub fn charge_outcomes(row: &Row, cell: &mut Cell) {
    for (charge, _) in row.charges() {
        cell.item(charge.outcome.code());
    }
}

/// The first dated event of this kind that took place.
fn first<'a>(row: &Row<'a>, kind: &str) -> Option<&'a PartialDate> {
    let took_place = |event: &&Hearing| !event.is_planned && event.kind.is(kind);
    row.it.court_events.iter().filter(took_place).find_map(|event| event.happened.as_ref())
}

pub fn trial_start_edtf(row: &Row, cell: &mut Cell) {
    cell.date(first(row, "trial_opening").or_else(|| first(row, "trial_hearing")));
}

pub fn verdict_edtf(row: &Row, cell: &mut Cell) {
    cell.date(first(row, "verdict"));
}

pub fn sentence_codes(row: &Row, cell: &mut Cell) {
    cell.some(row.sentence().map(|sentence| sentence.kinds.text()));
}

pub fn sentence_months(row: &Row, cell: &mut Cell) {
    let has_length = |kinds: &str| !kinds.split('|').any(|kind| matches!(kind, "life" | "death" | "death_reprieve"));
    let sentence = row.sentence().filter(|sentence| has_length(sentence.kinds.text()));
    if let Some(months) = sentence.and_then(|sentence| sentence.total_months()) {
        cell.number(months);
    }
}

pub fn sentence_status(row: &Row, cell: &mut Cell) {
    cell.some(row.sentence().map(|sentence| sentence.status.code()));
}

/// `2026-09-29[lawyer]|2027-01-03[prison]`: each with who says so.
pub fn expected_release(row: &Row, cell: &mut Cell) {
    for sentence in &row.it.sentences {
        if let Some(end) = &sentence.expected_end {
            cell.next().part(end.edtf());
            if let Some(by) = sentence.expected_end_by {
                cell.part("[").part(by.code()).part("]");
            }
        }
    }
}
