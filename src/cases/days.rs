//! Days held: worked out from the episodes, never typed. First day counted,
//! end day not; a range where dates are fuzzy; no figure where nothing is known.

use super::dossier::Dossier;
use crate::dates::days::{DaysHeld, Span, held};
use chrono::NaiveDate;

/// The stretches of time of a case, one an episode. An episode without an end
/// lasts until the next one begins, or until a release; the last one, until today.
pub fn spans(dossier: &Dossier) -> Vec<Span> {
    let released = dossier.releases.iter().rev().find_map(|release| release.left_custody.clone());
    let mut spans = Vec::with_capacity(dossier.custody.len());
    for (i, row) in dossier.custody.iter().enumerate() {
        let strict = row.status.extra("held") == "yes";
        let wide = row.status.extra("wide") == "yes";
        let next = dossier.custody.get(i + 1).and_then(|next| next.started.clone());
        let freed = released
            .clone()
            .filter(|_| strict)
            .filter(|freed| !row.started.as_ref().is_some_and(|s| freed.certainly_before(s)));
        let end = row.ended.clone().or(next).or(freed);
        let ended = end.is_some() || i + 1 < dossier.custody.len();
        spans.push(Span { start: row.started.clone(), end, ended, strict, wide });
    }
    spans
}

/// Days deprived of liberty (strict), or under any restriction (wide), up to `today`.
pub fn of(dossier: &Dossier, strict: bool, today: NaiveDate) -> Option<DaysHeld> {
    held(&spans(dossier), strict, today)
}
