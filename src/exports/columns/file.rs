//! Columns on the case as a file of ours.

use super::{Cell, Row};
use crate::exports::SCHEMA_VERSION;

pub fn schema_version(_: &Row, cell: &mut Cell) {
    cell.text(SCHEMA_VERSION);
}

pub fn case_ref(row: &Row, cell: &mut Cell) {
    cell.text(&row.it.case.reference);
}

pub fn case_uuid(row: &Row, cell: &mut Cell) {
    cell.text(row.it.case.id.as_str());
}

pub fn former_refs(row: &Row, cell: &mut Cell) {
    for reference in &row.it.former {
        cell.item(reference);
    }
}

pub fn verification_code(row: &Row, cell: &mut Cell) {
    cell.text(row.it.case.verification.code());
}

pub fn publicity_code(row: &Row, cell: &mut Cell) {
    cell.text(row.it.case.publicity.code());
}

pub fn scope_basis(row: &Row, cell: &mut Cell) {
    cell.text(row.it.case.scope_basis.text());
}

pub fn case_types(row: &Row, cell: &mut Cell) {
    cell.text(row.it.case.case_types.text());
}

pub fn group_refs(row: &Row, cell: &mut Cell) {
    for group in &row.it.all_groups {
        cell.item(&group.reference);
    }
}

pub fn case_status_code(row: &Row, cell: &mut Cell) {
    cell.text(row.it.case.file_status.code());
}

pub fn summary_en(row: &Row, cell: &mut Cell) {
    cell.some(row.it.case.summary_en.as_deref());
}

pub fn summary_fr(row: &Row, cell: &mut Cell) {
    cell.some(row.it.case.summary_fr.as_deref());
}

pub fn updated_at(row: &Row, cell: &mut Cell) {
    cell.moment(row.changed_at);
}

pub fn export_id(row: &Row, cell: &mut Cell) {
    cell.text(row.export.as_str());
}
