//! When there was last news of somebody: what a fact is dated, never when it was
//! typed, so that a correction does not pass for a sign of life.

use super::dossier::Dossier;
use crate::dates::PartialDate;
use chrono::NaiveDate;

/// The newest dated open fact, or the day as of which the status is known; where nothing
/// is dated, the day on which the case was entered. Never later than today.
pub fn last(dossier: &Dossier, today: NaiveDate) -> NaiveDate {
    let as_of = dossier.custody_as_of();
    let held = dossier.court_events.iter().filter(|row| !row.is_planned);
    let releases = dossier.releases.iter().flat_map(|it| [&it.left_custody, &it.restrictions_ended, &it.left_country]);
    let dated = (dossier.events.iter().map(|row| &row.happened))
        .chain(held.map(|row| &row.happened))
        .chain(dossier.stages.iter().flat_map(|row| [&row.reached, &row.as_of]))
        .chain(dossier.charges.iter().flat_map(|row| [&row.made, &row.outcome_on]))
        .chain(dossier.sentences.iter().map(|row| &row.imposed))
        .chain(releases)
        .filter_map(Option::as_ref)
        .chain(&as_of);
    dated.filter_map(day).map(|day| day.min(today)).max().unwrap_or_else(|| dossier.case.created_at.date().min(today))
}

/// The last day of a date that is not one day: "2024" says nothing after that year.
fn day(date: &PartialDate) -> Option<NaiveDate> {
    date.latest().or_else(|| date.earliest())
}
