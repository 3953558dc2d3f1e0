//! The page of a case as everybody sees it.

use super::{Days, Section, days_figure, page_word};
use crate::{
    cases::{
        Case,
        dossier::Dossier,
        facts::{self, Card},
        public,
    },
    error::Result,
    history::Record,
    people::{Person, names::Name, nationalities::Nationality},
    web::page::Page,
};
use actix_web::HttpResponse;
use askama::Template;

/// A source that the public is pointed to.
struct Source {
    title: String,
    publisher: String,
    published: String,
    url: Option<String>,
}

#[derive(Template)]
#[template(path = "cases/public.html")]
struct PublicCase {
    page: Page,
    case: Case,
    name: Option<Name>,
    is_preview: bool,
    is_out: bool,
    status: String,
    shape: &'static str,
    as_of: String,
    days: Option<Days>,
    summary: String,
    person: Option<Card>,
    nationalities: Vec<Card>,
    file: Option<Card>,
    sections: Vec<Section>,
    sources: Vec<Source>,
}

/// The page; with a preview what it would be: `Some` says whether the public sees it already.
///
/// # Errors
/// When the page cannot be made.
pub fn show(page: &Page, dossier: &Dossier, preview: Option<bool>) -> Result<HttpResponse> {
    let lang = page.lang();
    let dossier = &public::opened(dossier);
    let cards = public::cards(dossier, facts::all(dossier, lang));
    let of = |kind: &str| cards.iter().filter(|card| card.kind == kind).cloned().collect::<Vec<_>>();
    let one = |kind: &str| cards.iter().find(|card| card.kind == kind).cloned();
    let custody = dossier.current_custody();
    // The status is said in public as far as a source says it.
    let said = custody.and_then(|row| {
        cards.iter().find(|card| card.id == row.id.as_str()).and_then(|card| card.headline.clone()).map(|f| (row, f))
    });
    let mut file = one(Case::KIND);
    if let Some(card) = &mut file {
        card.facts.retain(|fact| !fact.field.starts_with("summary"));
    }
    let summary = match page.code() {
        "fr" => dossier.case.summary_fr.clone().or_else(|| dossier.case.summary_en.clone()),
        _ => dossier.case.summary_en.clone().or_else(|| dossier.case.summary_fr.clone()),
    };
    page.html(&PublicCase {
        name: public::name(dossier).cloned(),
        is_preview: preview.is_some(),
        is_out: preview.unwrap_or(true),
        status: said.as_ref().map(|(_, fact)| fact.value.clone()).unwrap_or_default(),
        shape: said.as_ref().map_or("unknown", |(row, _)| row.status.shape()),
        as_of: said.as_ref().and_then(|_| dossier.custody_as_of()).map(|d| d.short_words(lang)).unwrap_or_default(),
        days: said.as_ref().and_then(|_| days_figure(page, dossier, true)),
        summary: summary.unwrap_or_default(),
        person: one(Person::KIND),
        nationalities: of(Nationality::KIND),
        file,
        sections: ["custody", "charges", "stages", "court_events", "sentences", "releases", "events"]
            .into_iter()
            .map(|kind| Section {
                segment: kind,
                title: page_word(page, title_key(kind)),
                add: "",
                empty: "",
                cards: of(kind),
            })
            .filter(|section| !section.cards.is_empty())
            .collect(),
        sources: sources(page, dossier),
        case: dossier.case.clone(),
        page: page.clone(),
    })
}

fn title_key(kind: &str) -> &'static str {
    match kind {
        "custody" => "section-custody",
        "charges" => "section-charges",
        "stages" => "section-stages",
        "court_events" => "section-court",
        "sentences" => "section-sentences",
        "releases" => "section-release",
        _ => "section-events",
    }
}

/// The sources that are published themselves: a confidential talk or a note is none.
fn sources(page: &Page, dossier: &Dossier) -> Vec<Source> {
    dossier
        .sources
        .iter()
        .filter(|source| source.url.is_some())
        .map(|source| Source {
            title: source.title.clone(),
            publisher: source.publisher.clone().unwrap_or_default(),
            published: source.published.as_ref().map(|d| d.short_words(page.lang())).unwrap_or_default(),
            url: source.url.clone(),
        })
        .collect()
}
