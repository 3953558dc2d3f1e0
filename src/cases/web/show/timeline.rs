//! The timeline of a case: everything with a date, newest first.

use super::Entry;
use crate::{
    cases::{dossier::Dossier, facts::Card, parts::Part},
    dates::PartialDate,
    history::Record,
    web::page::Page,
};

pub(super) fn timeline(page: &Page, dossier: &Dossier, cards: &[Card]) -> Vec<Entry> {
    let lang = page.lang();
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |date: Option<&PartialDate>,
                   record: &str,
                   field: &str,
                   what: String,
                   more: String,
                   shape: &'static str,
                   is_planned: bool| {
        let Some(date) = date else { return };
        let fact = cards.iter().find(|card| card.id == record).and_then(|card| card.fact(field)).cloned();
        entries.push(Entry {
            date: date.short_words(lang),
            what,
            more,
            shape,
            is_planned,
            fact,
            when: (date.earliest().or(date.latest()), date.latest()),
        });
    };
    for row in &dossier.custody {
        let place = [row.place.clone(), row.locality.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        add(row.started.as_ref(), row.id(), "started", row.heading(lang), place, row.status.shape(), false);
    }
    for row in &dossier.charges {
        let what = page.t1("timeline-charged", "charge", row.heading(lang));
        add(row.made.as_ref(), row.id(), "made", what, row.as_stated.clone().unwrap_or_default(), "", false);
    }
    for row in &dossier.stages {
        add(row.reached.as_ref(), row.id(), "reached", row.heading(lang), String::new(), "", false);
    }
    for row in &dossier.court_events {
        let more = [row.court.clone(), row.decision.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        add(row.happened.as_ref(), row.id(), "happened", row.heading(lang), more, "", row.is_planned);
    }
    for row in &dossier.sentences {
        add(
            row.imposed.as_ref(),
            row.id(),
            "imposed",
            row.heading(lang),
            row.court.clone().unwrap_or_default(),
            "",
            false,
        );
    }
    for row in &dossier.releases {
        add(
            row.left_custody.as_ref(),
            row.id(),
            "left_custody",
            page.t1("timeline-left-custody", "how", row.heading(lang)),
            String::new(),
            "free",
            false,
        );
        add(
            row.restrictions_ended.as_ref(),
            row.id(),
            "restrictions_ended",
            page.t("timeline-restrictions-ended").to_owned(),
            String::new(),
            "free",
            false,
        );
        add(
            row.left_country.as_ref(),
            row.id(),
            "left_country",
            page.t("timeline-left-country").to_owned(),
            row.destination.clone().unwrap_or_default(),
            "free",
            false,
        );
    }
    for row in &dossier.events {
        let more = [row.what.clone(), row.place.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        add(row.happened.as_ref(), row.id(), "happened", row.heading(lang), more, "", false);
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.when));
    entries
}
