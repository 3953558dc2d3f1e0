//! What the public is shown of a case: the values that are open by their kind,
//! that a source says where one must, and names that may be given. One profile
//! for the page, the list, the search and the review, so that what a second
//! person confirms is what goes out.

use super::{
    Case, charges::Charge, court::Hearing, custody::Episode, dossier::Dossier, events::Event, facts::Card, parts::Part,
    release::Release, sentences::Sentence, stages::StageRow,
};
use crate::{
    fields::{Cite, Level},
    history::Record,
    people::{Person, names::Name, nationalities::Nationality},
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The case with what is open alone: parts whose chief value a source says, names
/// that may be given, none of our own remarks.
pub fn opened(dossier: &Dossier) -> Dossier {
    let mut open = dossier.clone();
    open.names.retain(|name| name.is_publishable);
    open.nationalities.retain(|row| is_said(dossier, row));
    open.custody.retain(|row| is_said(dossier, row));
    open.stages.retain(|row| is_said(dossier, row));
    open.charges.retain(|row| is_said(dossier, row));
    open.court_events.retain(|row| is_said(dossier, row));
    open.sentences.retain(|row| is_said(dossier, row));
    open.releases.retain(|row| is_said(dossier, row));
    open.group_members.clear();
    open.other_cases.clear();
    open.person.name_unknown_label = None;
    open.case.narrative = None;
    open
}

/// Whether a source says the chief value of a row, where one must.
fn is_said<P: Part>(dossier: &Dossier, row: &P) -> bool {
    let must = P::FIELDS.iter().any(|field| field.name == P::HEADLINE && field.cite == Cite::Must);
    !must || dossier.citations.iter().any(|c| c.record_id == row.id() && c.field == P::HEADLINE && c.is_support())
}

/// The name that may be given, if one may.
pub fn name(dossier: &Dossier) -> Option<&Name> {
    dossier.names.iter().find(|name| name.is_publishable)
}

/// Whether the public may know of this record at all.
fn is_open(dossier: &Dossier, kind: &str, id: &str) -> bool {
    kind != Name::KIND || dossier.names.iter().any(|name| name.id.as_str() == id && name.is_publishable)
}

/// The cards as the public sees them.
pub fn cards(dossier: &Dossier, cards: Vec<Card>) -> Vec<Card> {
    let is_shown = |fact: &super::facts::Fact| {
        let level = super::parts::fields_of(fact.kind).iter().find(|f| f.name == fact.field).map(|f| f.level);
        level == Some(Level::Public) && fact.is_known && (!fact.needs_source || !fact.numbers.is_empty())
    };
    cards
        .into_iter()
        .filter(|card| is_open(dossier, card.kind, &card.id))
        .filter_map(|mut card| {
            card.facts.retain(is_shown);
            card.headline = card.headline.filter(is_shown);
            // The heading is made of more than one value, and some of them may be closed.
            card.heading = card.headline.as_ref().map(|fact| fact.value.clone()).unwrap_or_default();
            (card.headline.is_some() || !card.facts.is_empty()).then_some(card)
        })
        .collect()
}

/// SHA-256 of all that the public would be shown.
pub fn print(dossier: &Dossier) -> String {
    let mut shown = Vec::new();
    open_values::<Person>(dossier, &mut shown);
    open_values::<Name>(dossier, &mut shown);
    open_values::<Nationality>(dossier, &mut shown);
    open_values::<Case>(dossier, &mut shown);
    open_values::<Episode>(dossier, &mut shown);
    open_values::<StageRow>(dossier, &mut shown);
    open_values::<Charge>(dossier, &mut shown);
    open_values::<Hearing>(dossier, &mut shown);
    open_values::<Sentence>(dossier, &mut shown);
    open_values::<Release>(dossier, &mut shown);
    open_values::<Event>(dossier, &mut shown);
    data_encoding::HEXLOWER.encode(&Sha256::digest(Value::from(shown).to_string()))
}

fn open_values<P: Part>(dossier: &Dossier, shown: &mut Vec<Value>) {
    for row in P::rows(dossier).into_iter().filter(|row| is_open(dossier, P::KIND, row.id())) {
        let Ok(Value::Object(values)) = serde_json::to_value(row) else { continue };
        let is_cited =
            |name: &str| dossier.citations.iter().any(|c| c.record_id == row.id() && c.field == name && c.is_support());
        let open: Map<String, Value> = P::FIELDS
            .iter()
            .filter(|field| field.level == Level::Public)
            .filter(|field| field.cite != Cite::Must || is_cited(field.name))
            .filter_map(|field| Some((field.name.to_owned(), values.get(field.name)?.clone())))
            .collect();
        shown.push(json!([P::KIND, row.id(), open]));
    }
}
