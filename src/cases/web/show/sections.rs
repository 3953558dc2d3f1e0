//! The sections of the page: parts of the case, and the panel of sources.

use super::{Section, SourceLine, page_word};
use crate::{
    cases::{citations::Citation, dossier::Dossier, facts::Card, parts::kinds},
    fields::Level,
    locale,
    sources::Source,
    web::page::Page,
    words::{Reliability, Term},
};

pub(super) fn sections(page: &Page, cards: &[Card]) -> Vec<Section> {
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
    kinds
        .into_iter()
        .map(|(kind, segment, key)| Section {
            segment,
            title: page_word(page, key),
            add: locale::find(page.lang(), &format!("{key}-add")).unwrap_or(key),
            empty: locale::find(page.lang(), &format!("{key}-empty")).unwrap_or(key),
            cards: cards.iter().filter(|card| card.kind == kind).cloned().collect(),
        })
        .collect()
}

pub(super) fn sources(page: &Page, dossier: &Dossier, level: Level, lost: &[String]) -> Vec<SourceLine> {
    let may_read = |c: &Citation| kinds::level(dossier, &c.kind, &c.record_id) <= level;
    let of = |source: &Source| -> Vec<&Citation> {
        dossier.citations.iter().filter(|c| c.source_id == source.id && may_read(c)).collect()
    };
    let is_lost = |c: &&&Citation| lost.iter().any(|id| id == c.id.as_str());
    let count = |n: usize| i64::try_from(n).unwrap_or_default();
    dossier
        .sources
        .iter()
        .enumerate()
        .map(|(at, source)| SourceLine {
            number: at + 1,
            published: source.published.as_ref().map(|d| d.short_words(page.lang())).unwrap_or_default(),
            cited: count(of(source).len()),
            lost: count(of(source).iter().filter(is_lost).count()),
            reliability: source.reliability.map_or("", |r: Term<Reliability>| r.label(page.lang())),
            it: source.clone(),
        })
        .collect()
}
