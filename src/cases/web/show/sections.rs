//! The sections of the page: parts of the case, and the panel of sources.

use super::{Rights, Section, SourceLine, page_word};
use crate::{
    cases::{dossier::Dossier, facts::Card},
    locale,
    web::page::Page,
    words::{Reliability, Term},
};

pub(super) fn sections(page: &Page, cards: &[Card], rights: Rights) -> Vec<Section> {
    let kinds = [
        ("custody", "custody", "section-custody"),
        ("charges", "charges", "section-charges"),
        ("stages", "stages", "section-stages"),
        ("court_events", "court", "section-court"),
        ("sentences", "sentences", "section-sentences"),
        ("releases", "release", "section-release"),
        ("events", "events", "section-events"),
        ("group_members", "groups", "section-groups"),
    ];
    let restricted = rights.may_confide.then_some(("consents", "consents", "section-consents"));
    kinds
        .into_iter()
        .chain(restricted)
        .map(|(kind, segment, key)| Section {
            segment,
            title: page_word(page, key),
            add: locale::find(page.lang(), &format!("{key}-add")).unwrap_or(key),
            empty: locale::find(page.lang(), &format!("{key}-empty")).unwrap_or(key),
            cards: cards.iter().filter(|card| card.kind == kind).cloned().collect(),
        })
        .collect()
}

pub(super) fn sources(page: &Page, dossier: &Dossier) -> Vec<SourceLine> {
    dossier
        .sources
        .iter()
        .enumerate()
        .map(|(at, source)| SourceLine {
            number: at + 1,
            published: source.published.as_ref().map(|d| d.short_words(page.lang())).unwrap_or_default(),
            cited: i64::try_from(dossier.citations.iter().filter(|c| c.source_id == source.id).count())
                .unwrap_or_default(),
            reliability: source.reliability.map_or("", |r: Term<Reliability>| r.label(page.lang())),
            it: source.clone(),
        })
        .collect()
}
