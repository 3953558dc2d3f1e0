//! What the rules of integrity warn of on the case page.

use crate::{
    cases::{dossier::Dossier, facts::Card},
    clock,
    dates::PartialDate,
    web::page::Page,
};

/// What the rules warn of, said where somebody will read it.
pub(super) fn warnings(page: &Page, dossier: &Dossier, cards: &[Card]) -> Vec<String> {
    let mut warnings = Vec::new();
    let mut warn = |key: &str| warnings.push(page.t(key).to_owned());
    let overlaps = dossier.custody.windows(2).any(|pair| match pair {
        [a, b] => a.ended.as_ref().zip(b.started.as_ref()).is_some_and(|(end, start)| start.certainly_before(end)),
        _ => false,
    });
    if overlaps {
        warn("warn-overlap");
    }
    let has_gap = dossier.custody.windows(2).any(|pair| match pair {
        [a, b] => a
            .ended
            .as_ref()
            .and_then(PartialDate::latest)
            .zip(b.started.as_ref().and_then(PartialDate::earliest))
            .is_some_and(|(end, start)| (start - end).num_days() > 1),
        _ => false,
    });
    if has_gap {
        warn("warn-gap");
    }
    if dossier.last_custody().is_some_and(|stay| stay.is_over(clock::today())) {
        warn("warn-stay-over");
    }
    let is_released = dossier.releases.iter().any(|r| r.left_custody.is_some());
    if is_released && dossier.current_custody().is_some_and(|row| row.status.extra("held") == "yes") {
        warn("warn-released-but-held");
    }
    if dossier
        .releases
        .iter()
        .any(|r| r.left_custody.is_some() && r.left_country.is_none() && r.restrictions_ended.is_none())
    {
        warn("warn-check-exit-ban");
    }
    if dossier.current_custody().is_some_and(|row| row.status.is("serving")) && dossier.sentences.is_empty() {
        warn("warn-serving-without-sentence");
    }
    if !dossier.sentences.is_empty() && !dossier.charges.iter().any(|c| c.outcome.is("convicted")) {
        warn("warn-sentence-without-conviction");
    }
    if dossier.charges.iter().any(|c| c.outcome.is("convicted")) && dossier.court_events.is_empty() {
        warn("warn-conviction-without-trial");
    }
    if dossier.nationalities.is_empty() {
        warn("warn-no-nationality");
    } else if dossier.nationalities.iter().all(|n| n.country.code() == dossier.case.detaining_country.code()) {
        warn("warn-own-country");
    }
    if cards.iter().filter(|c| c.kind == "releases").flat_map(Card::all).any(|f| f.needs_source && f.numbers.is_empty())
    {
        warn("warn-release-uncited");
    }
    warnings
}
