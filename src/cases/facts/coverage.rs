//! How much of what needs a source has one.

use super::{Card, source_of};
use crate::{
    cases::{
        Case, charges::Charge, court::Hearing, custody::Episode, dossier::Dossier, events::Event, groups::GroupMember,
        parts::Part, release::Release, sentences::Sentence, stages::StageRow,
    },
    fields::{Cite, Field},
    people::{Person, names::Name, nationalities::Nationality},
};
use serde_json::Value;

/// How many facts that need a source have none: what [`coverage`] says, without
/// a word of it put together, since each save asks.
pub fn uncited(dossier: &Dossier) -> usize {
    uncited_of::<Person>(dossier)
        + uncited_of::<Name>(dossier)
        + uncited_of::<Nationality>(dossier)
        + uncited_of::<Case>(dossier)
        + uncited_of::<Episode>(dossier)
        + uncited_of::<StageRow>(dossier)
        + uncited_of::<Charge>(dossier)
        + uncited_of::<Hearing>(dossier)
        + uncited_of::<Sentence>(dossier)
        + uncited_of::<Release>(dossier)
        + uncited_of::<Event>(dossier)
        + uncited_of::<GroupMember>(dossier)
}

fn uncited_of<P: Part>(dossier: &Dossier) -> usize {
    let fields: Vec<&Field> = P::FIELDS.iter().filter(|field| field.cite == Cite::Must).collect();
    if fields.is_empty() {
        return 0;
    }
    let count = |row: &P| {
        let values = serde_json::to_value(row).unwrap_or_default();
        let is_cited = |field: &Field| {
            dossier.citations.iter().any(|c| {
                c.record_id == row.id()
                    && c.field == field.name
                    && c.kind == P::KIND
                    && c.is_support()
                    && source_of(c, dossier).is_some()
            })
        };
        fields.iter().filter(|field| is_said(values.get(field.name)) && !is_cited(field)).count()
    };
    P::rows(dossier).into_iter().map(count).sum()
}

/// Whether a value says something that a source could say too.
pub(in crate::cases) fn is_said(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !matches!(text.as_str(), "unknown" | "not_asked" | "XXX" | ""),
        Some(_) => true,
    }
}

/// How many facts need a source, and how many of those have none.
pub fn coverage(cards: &[Card]) -> (usize, usize) {
    let needing = || cards.iter().flat_map(Card::all).filter(|fact| fact.needs_source);
    (needing().count(), needing().filter(|fact| fact.numbers.is_empty()).count())
}
