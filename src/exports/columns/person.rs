//! Columns on the person.

use super::{Cell, Row};
use crate::{dates::PartialDate, people::names::Name};
use chrono::{Datelike, NaiveDate};

fn primary<'a>(row: &Row<'a>) -> Option<&'a Name> {
    row.it.primary_name()
}

pub fn person_ref(row: &Row, cell: &mut Cell) {
    cell.text(&row.it.person.reference);
}

pub fn name_primary(row: &Row, cell: &mut Cell) {
    cell.some(primary(row).map(|name| name.full.as_str()));
}

pub fn name_family(row: &Row, cell: &mut Cell) {
    let Some(name) = primary(row) else { return };
    for part in [&name.particle, &name.family1, &name.family2].into_iter().flatten() {
        if !cell.as_str().is_empty() {
            cell.text(" ");
        }
        cell.text(part);
    }
}

pub fn name_given(row: &Row, cell: &mut Cell) {
    cell.some(primary(row).and_then(|name| name.given.as_deref()));
}

pub fn name_original_script(row: &Row, cell: &mut Cell) {
    cell.some(primary(row).filter(|name| !name.script.is("Latn")).map(|name| name.full.as_str()));
}

pub fn name_script(row: &Row, cell: &mut Cell) {
    cell.some(primary(row).map(|name| name.script.code()));
}

pub fn names_other(row: &Row, cell: &mut Cell) {
    for name in row.it.names.iter().skip(1) {
        cell.item(&name.full);
    }
}

pub fn gender_code(row: &Row, cell: &mut Cell) {
    cell.text(row.it.person.gender.code());
}

fn birth(row: &Row, bound: fn(&PartialDate) -> Option<NaiveDate>) -> Option<NaiveDate> {
    row.it.person.birth.as_ref().and_then(bound)
}

pub fn birth_year_earliest(row: &Row, cell: &mut Cell) {
    if let Some(day) = birth(row, PartialDate::earliest) {
        cell.number(day.year());
    }
}

pub fn birth_year_latest(row: &Row, cell: &mut Cell) {
    if let Some(day) = birth(row, PartialDate::latest) {
        cell.number(day.year());
    }
}

/// Whole years from a birth to a start; nothing where one of them is not known.
fn age(cell: &mut Cell, born: Option<NaiveDate>, taken: Option<NaiveDate>) {
    if let Some(years) = born.zip(taken).and_then(|(born, taken)| taken.years_since(born)) {
        cell.number(years);
    }
}

pub fn age_at_start_min(row: &Row, cell: &mut Cell) {
    age(cell, birth(row, PartialDate::latest), row.it.start().and_then(|start| start.start_bounds().0));
}

pub fn age_at_start_max(row: &Row, cell: &mut Cell) {
    age(cell, birth(row, PartialDate::earliest), row.it.start().and_then(|start| start.start_bounds().1));
}

pub fn nationalities(row: &Row, cell: &mut Cell) {
    for nationality in &row.it.nationalities {
        cell.item(nationality.country.code());
    }
}

pub fn nationality_status(row: &Row, cell: &mut Cell) {
    for nationality in &row.it.nationalities {
        cell.item(nationality.status.code());
    }
}

pub fn nationality_acquired_edtf(row: &Row, cell: &mut Cell) {
    for nationality in &row.it.nationalities {
        cell.item(nationality.acquired.as_ref().map_or("", PartialDate::edtf));
    }
}

pub fn recognised_by_detaining(row: &Row, cell: &mut Cell) {
    for nationality in &row.it.nationalities {
        cell.item(nationality.recognised_by_detaining.code());
    }
}

pub fn occupation_text(row: &Row, cell: &mut Cell) {
    cell.some(row.it.person.occupation.as_deref());
}

pub fn occupation_group(row: &Row, cell: &mut Cell) {
    cell.some(row.it.person.occupation_group.map(|group| group.code()));
}
