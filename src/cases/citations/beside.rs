//! What stands beside an article: what is cited from it already, and the form
//! that cites more of it for one case.

use super::{Citation, web::groups};
use crate::{
    cases::{
        Case,
        dossier::Dossier,
        facts::{self, Card},
        parts::{self, web::name_of},
    },
    fields::Problems,
    history::Record,
    locale,
    sources::{Source, captures::Capture, quotes, store::Linked},
    web::{
        form::{Choice, Form, FormField, from_typed},
        page::Page,
    },
};

/// All that the page of a source shows.
pub struct Reading {
    /// The text; empty where it is not kept.
    pub text: String,
    /// The cases to which the source is linked.
    pub linked: Vec<Linked>,
    /// The citations from it, each with the reference of its case.
    pub citations: Vec<(Citation, String)>,
    /// The case whose facts are being cited.
    pub dossier: Option<Dossier>,
    /// The sources that it goes back to.
    pub related: Vec<Source>,
    /// The sources that go back to it.
    pub copies: Vec<Source>,
    /// What came in of it, the newest first.
    pub captures: Vec<Capture>,
}

/// Words that are cited, and for what.
pub struct Cited {
    /// Where they begin in the text; empty where they no longer stand there.
    pub anchor: Option<usize>,
    /// The words.
    pub quote: String,
    /// The id of the case.
    pub case: String,
    /// Its reference.
    pub reference: String,
    /// Whether they say so or deny it, in words.
    pub stance: &'static str,
    /// Whether they deny it.
    pub is_against: bool,
    /// Who says so.
    pub speaker: String,
    /// Each fact in words, and where its citation is changed.
    pub facts: Vec<(String, String)>,
}

/// The facts of one record, each with whether this source is cited for it already.
pub struct Facts {
    /// The record in a few words.
    pub heading: String,
    /// Its facts, to choose from.
    pub facts: Vec<(Choice, bool)>,
}

/// The form that cites the source for facts of one case.
pub struct Panel {
    /// The case.
    pub case: Case,
    /// How the person is called.
    pub name: String,
    /// Whether the source is linked to it already.
    pub is_linked: bool,
    /// Its facts.
    pub records: Vec<Facts>,
    /// The exact words.
    pub quote: FormField,
    /// What is always asked.
    pub fields: Vec<FormField>,
    /// What is rarely needed.
    pub more: Vec<FormField>,
}

/// The citations of the chosen case, or of all.
pub fn shown(reading: &Reading) -> impl Iterator<Item = &(Citation, String)> {
    let chosen = reading.dossier.as_ref().map(|dossier| dossier.case.id);
    reading.citations.iter().filter(move |(citation, _)| chosen.is_none_or(|case| citation.case_id == case))
}

/// Where a quote stands in the text as it is now, which may be newer than the citation.
pub fn place(citation: &Citation, text: &str) -> Option<(usize, usize)> {
    let at = |n: Option<i32>| n.and_then(|n| usize::try_from(n).ok());
    match (at(citation.quote_start), at(citation.quote_end)) {
        (Some(start), Some(end)) if quotes::between(text, start, end) == citation.quote => Some((start, end)),
        (start, _) => quotes::position(text, &citation.quote, start),
    }
}

/// What is cited already, in the order of the text.
pub fn cited(page: &Page, reading: &Reading) -> Vec<Cited> {
    let lang = page.lang();
    let cards = reading.dossier.as_ref().map(|dossier| facts::all(dossier, lang)).unwrap_or_default();
    let mut all: Vec<Cited> = Vec::new();
    for (citation, reference) in shown(reading) {
        let fact =
            (in_words(citation, &cards, page), format!("/cases/{}/citations/{}/edit", citation.case_id, citation.id));
        let stance = citation.stance.label(lang);
        let who = [Some(citation.attribution.label(lang).to_owned()), citation.attribution_who.clone()];
        let speaker = who.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let same = |c: &&mut Cited| {
            c.quote == citation.quote
                && c.case == citation.case_id.as_str()
                && c.stance == stance
                && c.speaker == speaker
        };
        if let Some(known) = all.iter_mut().find(same) {
            known.facts.push(fact);
            continue;
        }
        all.push(Cited {
            anchor: place(citation, &reading.text).map(|(start, _)| start),
            quote: citation.quote.clone(),
            case: citation.case_id.to_string(),
            reference: reference.clone(),
            stance,
            is_against: citation.stance.is("contradicts"),
            speaker,
            facts: vec![fact],
        });
    }
    all.sort_by_key(|cited| cited.anchor.unwrap_or(usize::MAX));
    all
}

/// The fact that a citation carries: with its value where the case is at hand, else by its name.
fn in_words(citation: &Citation, cards: &[Card], page: &Page) -> String {
    let lang = page.lang();
    let fact =
        cards.iter().flat_map(Card::all).find(|fact| fact.record == citation.record_id && fact.field == citation.field);
    if let Some(fact) = fact {
        return page.t2("source-fact", ("label", fact.label.into()), ("value", fact.value.as_str().into()));
    }
    let field = parts::fields_of(&citation.kind).iter().find(|field| field.name == citation.field);
    field.map_or_else(|| citation.field.clone(), |field| field.label(&citation.kind, lang).to_owned())
}

/// The form for the chosen case; `fact` is chosen at once.
pub fn panel(page: &Page, source: &Source, reading: &Reading, dossier: &Dossier, fact: &str) -> Panel {
    let lang = page.lang();
    let is_cited = |address: &str| {
        dossier
            .citations
            .iter()
            .any(|c| c.source_id == source.id && address == format!("{}.{}.{}", c.kind, c.record_id, c.field))
    };
    let start =
        Form::from_pairs(vec![("attribution".into(), "journalist_own".into()), ("stance".into(), "supports".into())]);
    let mut fields = from_typed(Citation::KIND, Citation::FIELDS, &start, lang, &Problems::default());
    let mut take = |name: &str| fields.iter().position(|field| field.name == name).map(|at| fields.remove(at));
    let mut quote = take("quote")
        .unwrap_or_else(|| FormField::plain(lang, "quote", "citations-quote", "text", "", &Problems::default()));
    let hint = if reading.text.is_empty() { "source-quote-type" } else { "source-quote-select" };
    quote.hint = Some(locale::text(lang, hint).to_owned());
    let first = [take("attribution"), take("stance")].into_iter().flatten().collect();
    let known = |choice: Choice| {
        let is_known = is_cited(&choice.value);
        (choice, is_known)
    };
    let records = groups(dossier, lang, &[fact])
        .into_iter()
        .map(|group| Facts { heading: group.heading, facts: group.facts.into_iter().map(known).collect() })
        .collect();
    Panel {
        case: dossier.case.clone(),
        name: name_of(dossier),
        is_linked: reading.linked.iter().any(|linked| linked.case == dossier.case.id.as_str()),
        records,
        quote,
        fields: first,
        more: fields,
    }
}
