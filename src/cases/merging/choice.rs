//! Field by field: which of two values is kept.

use crate::{
    error::Result,
    fields::{Field, Input},
    history::Record,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Which of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// That of the record that stays.
    Stays,
    /// That of the record that goes.
    Goes,
    /// Both, one after the other: a text.
    Both,
}

/// What was chosen, by field. Of what was not, the record that stays keeps its own, where it has any.
pub type Choices = BTreeMap<String, Taken>;

/// The fields of a record as JSON.
pub fn values<R: Record>(record: &R) -> Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Whether a value says something.
pub fn is_known(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !text.is_empty() && text != "unknown",
        Some(_) => true,
    }
}

/// The fields of which somebody chooses: those that a form holds and that two records say differently.
pub fn is_chosen(field: &Field) -> bool {
    field.in_form && !matches!(field.input, Input::Pick | Input::Hidden)
}

/// Which value is taken where nobody chose.
pub fn suggested(stays: &Map<String, Value>, goes: &Map<String, Value>, field: &Field) -> Taken {
    let has = |values: &Map<String, Value>| is_known(values.get(field.name));
    if !has(stays) && has(goes) { Taken::Goes } else { Taken::Stays }
}

/// The record that stays, with the values that were chosen.
///
/// # Errors
/// Where the values do not make such a record.
pub fn combined<R: Record>(stays: &R, goes: &R, fields: &[Field], choices: &Choices) -> Result<R> {
    let (mut kept, other) = (values(stays), values(goes));
    for field in fields.iter().filter(|field| is_chosen(field)) {
        let taken = choices.get(field.name).copied().unwrap_or_else(|| suggested(&kept, &other, field));
        let value = match taken {
            Taken::Stays => continue,
            Taken::Goes => other.get(field.name).cloned().unwrap_or_default(),
            Taken::Both => both(kept.get(field.name), other.get(field.name)),
        };
        kept.insert(field.name.to_owned(), value);
        let stated = format!("{}_stated", field.name);
        if let Some(words) = other.get(&stated) {
            kept.insert(stated, words.clone());
        }
    }
    Ok(serde_json::from_value(Value::Object(kept))?)
}

fn both(one: Option<&Value>, other: Option<&Value>) -> Value {
    let texts: Vec<&str> = [one, other].into_iter().flatten().filter_map(Value::as_str).collect();
    Value::String(texts.join("\n\n"))
}
