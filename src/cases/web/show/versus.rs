//! Sources that disagree on a fact, side by side.

use crate::{
    cases::{Case, citations::Citation, dossier::Dossier, facts::Card},
    web::page::Page,
    words::{Attribution, Term},
};
use askama::Template;

/// One side of a disagreement.
pub struct Claim {
    /// The citation.
    pub it: Citation,
    /// The value it asserts, in words.
    pub value: String,
    /// Source and date.
    pub source: String,
    /// Who speaks.
    pub speaker: &'static str,
}

/// Sources that disagree on one fact.
#[derive(Template)]
#[template(path = "cases/parts/versus.html")]
pub struct Versus {
    /// The frame.
    pub page: Page,
    /// The case.
    pub case: Case,
    /// The anchor of this card.
    pub anchor: String,
    /// What they disagree on.
    pub label: &'static str,
    /// The value that stands.
    pub accepted: String,
    /// Why, where somebody said.
    pub reason: String,
    /// Those who say so.
    pub supporting: Vec<Claim>,
    /// Those who do not.
    pub contradicting: Vec<Claim>,
}

impl askama::filters::HtmlSafe for Versus {}

pub(super) fn versus(page: &Page, dossier: &Dossier, cards: &[Card]) -> Vec<Versus> {
    let lang = page.lang();
    let claim = |citation: &Citation, value: String| {
        let source = dossier.sources.iter().find(|s| s.id == citation.source_id);
        let published = source.and_then(|s| s.published.as_ref()).map(|d| d.short_words(lang));
        let source = [source.map(|s| s.publisher.clone().unwrap_or_else(|| s.title.clone())), published]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ");
        Claim { value, source, speaker: Term::<Attribution>::label(&citation.attribution, lang), it: citation.clone() }
    };
    let contested = cards.iter().flat_map(Card::all).filter(|fact| {
        dossier
            .citations
            .iter()
            .any(|c| c.stance.is("contradicts") && c.record_id == fact.record && c.field == fact.field)
    });
    contested
        .map(|fact| {
            let about = || dossier.citations.iter().filter(|c| c.record_id == fact.record && c.field == fact.field);
            let field = crate::cases::parts::fields_of(fact.kind).iter().find(|f| f.name == fact.field);
            let asserted = |c: &Citation| {
                let value = c.asserted.clone().map(serde_json::Value::String).unwrap_or_default();
                field
                    .and_then(|f| crate::fields::show::words(f, &value, lang))
                    .unwrap_or_else(|| page.t("versus-not-so").to_owned())
            };
            Versus {
                page: page.clone(),
                case: dossier.case.clone(),
                anchor: format!("dispute-{}-{}", fact.record, fact.field),
                label: fact.label,
                accepted: fact.value.clone(),
                reason: about().find_map(|c| c.verdict_reason.clone()).unwrap_or_default(),
                supporting: about().filter(|c| c.is_support()).map(|c| claim(c, fact.value.clone())).collect(),
                contradicting: about().filter(|c| c.stance.is("contradicts")).map(|c| claim(c, asserted(c))).collect(),
            }
        })
        .collect()
}
