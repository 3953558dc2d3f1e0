//! One change of one row, in words.

use super::{FieldChange, RowChange};
use crate::{
    cases::{citations::Citation, confirmations::Confirmation, dossier::Dossier, facts, parts},
    fields::{Field, Input, Level},
    history::{Change, Record},
    web::page::Page,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Who may read of a change: whoever may read the record, and of a citation whoever may read the fact.
pub(super) fn level_of(dossier: &Dossier, change: &Change) -> Level {
    if change.kind != Citation::KIND {
        return parts::kinds::level(dossier, &change.kind, &change.record_id);
    }
    let diff: Map<String, Value> = serde_json::from_str(&change.diff).unwrap_or_default();
    let said = |name: &str| diff.get(name).and_then(Value::as_str);
    let now = dossier.citations.iter().find(|citation| citation.id.as_str() == change.record_id);
    let fact = match now {
        Some(citation) => Some((citation.kind.as_str(), citation.record_id.as_str())),
        None => said("kind").zip(said("record_id")),
    };
    // Where nothing says what was cited, only those who may read everything read it.
    fact.map_or(Level::Restricted, |(kind, record)| parts::kinds::level(dossier, kind, record))
}

/// A change as the page tells it, with the fields that this level reads.
pub(super) fn row_change(
    page: &Page,
    dossier: &Dossier,
    level: Level,
    change: &Change,
    names: &BTreeMap<String, String>,
) -> RowChange {
    let lang = page.lang();
    let diff: Map<String, Value> = serde_json::from_str(&change.diff).unwrap_or_default();
    let is_change = change.action == "changed";
    // Of a row that came or went history has the row itself, of these both values.
    let has_both = ["changed", "moved"].contains(&change.action.as_str());
    let cited = cited_field(dossier, change, &diff);
    let mut fields: Vec<FieldChange> = parts::fields_of(&change.kind)
        .iter()
        .filter(|field| field.level <= level)
        .filter_map(|field| {
            let value = diff.get(field.name)?;
            let told = cited.filter(|_| field.name == "asserted").unwrap_or(field);
            let name = |value: &Value| value.as_str().filter(|_| field.name == "user_id").and_then(|id| names.get(id));
            let words = |value: Option<&Value>| {
                // A box that was unticked says "no": nothing at all would read as if it had been lost.
                let no = |v: &Value| has_both && *v == Value::Bool(false) && matches!(told.input, Input::Check);
                let word = |v| match no(v) {
                    true => Some(page.t("no").to_owned()),
                    false => name(v).cloned().or_else(|| facts::words(told, v, dossier, lang)),
                };
                value.and_then(word).unwrap_or_default()
            };
            let (old, new) =
                if has_both { (words(value.get(0)), words(value.get(1))) } else { (String::new(), words(Some(value))) };
            let is_nothing = old.is_empty() && new.is_empty();
            (!is_nothing).then(|| FieldChange {
                label: field.label(&change.kind, lang).to_owned(),
                field: field.name.to_owned(),
                old,
                new,
                can_restore: is_change && field.in_form && is_there(dossier, change),
            })
        })
        .collect();
    fields.extend(confirmed(page, change, &diff));
    RowChange {
        id: change.id.to_string(),
        action: format!("history-{}", change.action),
        kind: page.t(&format!("kind-{}", change.kind.replace('_', "-"))).to_owned(),
        fields,
    }
}

/// Which fact a confirmation is of: the kind of its record and its field, without the value.
fn confirmed(page: &Page, change: &Change, diff: &Map<String, Value>) -> Option<FieldChange> {
    let said = |name: &str| diff.get(name).and_then(Value::as_str).filter(|_| change.kind == Confirmation::KIND);
    let (kind, name) = (said("kind")?, said("field")?);
    let field = parts::fields_of(kind).iter().find(|field| field.name == name)?;
    let key = format!("kind-{}", kind.replace('_', "-"));
    Some(FieldChange {
        label: page.t("confirmation-fact").to_owned(),
        field: String::new(),
        old: String::new(),
        new: format!("{} · {}", page.t(&key), field.label(kind, page.lang())),
        can_restore: false,
    })
}

/// The field that a citation is about: what it asserts is told in that field's words.
fn cited_field(dossier: &Dossier, change: &Change, diff: &Map<String, Value>) -> Option<&'static Field> {
    let said = |name: &str| diff.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
    let now = dossier.citations.iter().find(|citation| citation.id.as_str() == change.record_id);
    let (kind, name) = match now {
        Some(citation) => (citation.kind.clone(), citation.field.clone()),
        None => (said("kind")?, said("field")?),
    };
    parts::fields_of(&kind).iter().find(|field| field.name == name)
}

fn is_there(dossier: &Dossier, change: &Change) -> bool {
    parts::kinds::json(dossier, &change.kind, &change.record_id).is_some()
}
