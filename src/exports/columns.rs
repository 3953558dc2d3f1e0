//! The columns of `cases.csv`, in their order. Names never change, and a new
//! column goes to the end: people's programs read the file.

mod ending;
mod file;
mod law;
mod liberty;
mod person;
mod sources;

use super::{cell::Cell, row::Row};
pub(super) use law::TRIAL;

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its heading: lower case, at most 32 letters.
    pub name: &'static str,
    /// Writes the cell of one case.
    pub(super) write: fn(&Row, &mut Cell),
}

const fn column(name: &'static str, write: fn(&Row, &mut Cell)) -> Column {
    Column { name, write }
}

/// A column whose values the portal does not keep yet. It stands in its place
/// already, so that the file keeps its shape.
const fn later(name: &'static str) -> Column {
    Column { name, write: |_, _| {} }
}

/// All columns.
pub const COLUMNS: [Column; 91] = [
    column("schema_version", file::schema_version),
    column("case_ref", file::case_ref),
    column("case_uuid", file::case_uuid),
    column("former_refs", file::former_refs),
    column("person_ref", person::person_ref),
    column("name_primary", person::name_primary),
    column("name_family", person::name_family),
    column("name_given", person::name_given),
    column("name_original_script", person::name_original_script),
    column("name_script", person::name_script),
    column("names_other", person::names_other),
    column("gender_code", person::gender_code),
    column("birth_year_earliest", person::birth_year_earliest),
    column("birth_year_latest", person::birth_year_latest),
    column("age_at_start_min", person::age_at_start_min),
    column("age_at_start_max", person::age_at_start_max),
    column("nationalities", person::nationalities),
    column("nationality_status", person::nationality_status),
    column("nationality_acquired_edtf", person::nationality_acquired_edtf),
    column("recognised_by_detaining", person::recognised_by_detaining),
    later("residence_links"),
    column("scope_basis", file::scope_basis),
    column("occupation_text", person::occupation_text),
    column("occupation_group", person::occupation_group),
    column("detaining_country", liberty::detaining_country),
    column("country_of_arrest", liberty::country_of_arrest),
    column("arrest_place", liberty::arrest_place),
    column("holder_code", liberty::holder_code),
    column("case_types", file::case_types),
    column("start_edtf", liberty::start_edtf),
    column("start_earliest", liberty::start_earliest),
    column("start_latest", liberty::start_latest),
    column("restriction_start_edtf", liberty::restriction_start_edtf),
    column("custody_code", liberty::custody_code),
    column("custody_since_edtf", liberty::custody_since_edtf),
    column("is_held_strict", liberty::is_held_strict),
    column("is_held_wide", liberty::is_held_wide),
    column("place_current", liberty::place_current),
    column("place_kind", liberty::place_kind),
    column("acknowledged_code", liberty::acknowledged_code),
    column("stage_code", law::stage_code),
    column("charges_as_stated", law::charges_as_stated),
    column("charge_codes", law::charge_codes),
    column("charge_formality", law::charge_formality),
    column("statutes", law::statutes),
    column("charge_outcomes", law::charge_outcomes),
    column("trial_start_edtf", law::trial_start_edtf),
    column("verdict_edtf", law::verdict_edtf),
    column("sentence_codes", law::sentence_codes),
    column("sentence_months", law::sentence_months),
    column("sentence_status", law::sentence_status),
    column("expected_release", law::expected_release),
    column("end_edtf", ending::end_edtf),
    column("end_earliest", ending::end_earliest),
    column("end_latest", ending::end_latest),
    column("left_country_edtf", ending::left_country_edtf),
    column("release_codes", ending::release_codes),
    column("release_conditions", ending::release_conditions),
    later("exchange_ref"),
    column("days_held_min", ending::days_held_min),
    column("days_held_max", ending::days_held_max),
    column("days_count_rule", ending::days_count_rule),
    column("days_wide_min", ending::days_wide_min),
    column("days_wide_max", ending::days_wide_max),
    later("consular_first_visit_edtf"),
    later("consular_access_code"),
    later("counsel_codes"),
    later("wgad_findings"),
    later("wgad_opinion_ref"),
    later("levinson_met"),
    later("home_state_position"),
    later("leverage_codes"),
    column("group_refs", file::group_refs),
    later("health_flag"),
    later("vulnerability_codes"),
    column("verification_code", file::verification_code),
    column("sources_total", sources::sources_total),
    column("sources_independent", sources::sources_independent),
    column("best_source_grade", sources::best_source_grade),
    column("source_urls", sources::source_urls),
    column("conflicts_open", sources::conflicts_open),
    column("first_report_edtf", sources::first_report_edtf),
    column("information_as_of", sources::information_as_of),
    later("last_reviewed"),
    column("case_status_code", file::case_status_code),
    column("publicity_code", file::publicity_code),
    column("summary_en", file::summary_en),
    column("summary_fr", file::summary_fr),
    later("external_ids"),
    column("updated_at", file::updated_at),
    column("export_id", file::export_id),
];
