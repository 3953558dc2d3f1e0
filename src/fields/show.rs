//! Values → words: on pages, in forms to be filled in again, in history.

use super::{Field, Input};
use crate::{
    dates::{self, Lang, PartialDate},
    locale,
};
use serde_json::{Map, Value};

/// The value in words; `None` where there is nothing to show.
pub fn words(field: &Field, value: &Value, lang: Lang) -> Option<String> {
    let text = match (&field.input, value) {
        (_, Value::Null) => return None,
        // Even what seals it is nobody's business.
        (_, Value::String(_)) if field.is_sealed() => locale::text(lang, "sealed").to_owned(),
        (Input::Date, Value::String(edtf)) => {
            PartialDate::from_edtf(edtf).map_or_else(|_not_a_date| edtf.clone(), |date| date.words(lang))
        }
        (Input::Term(vocabulary), Value::String(code)) => label(vocabulary(), code, lang).to_owned(),
        (Input::Terms(vocabulary), Value::String(codes)) => codes
            .split('|')
            .filter(|code| !code.is_empty())
            .map(|code| label(vocabulary(), code, lang))
            .collect::<Vec<_>>()
            .join(", "),
        (_, Value::Bool(true)) => locale::text(lang, "yes").to_owned(),
        (_, Value::Bool(false)) => return None,
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    };
    (!text.is_empty()).then_some(text)
}

fn label<'a>(vocabulary: &'static crate::words::Vocabulary, code: &'a str, lang: Lang) -> &'a str {
    vocabulary.get(code).map_or(code, |word| word.label(lang))
}

/// The text that stands in the form for this value, so that saving it again
/// changes nothing.
pub fn typed(field: &Field, record: &Map<String, Value>, lang: Lang) -> String {
    let value = record.get(field.name).unwrap_or(&Value::Null);
    match (&field.input, value) {
        (_, Value::Null) => String::new(),
        _ if field.is_sealed() => String::new(),
        (Input::Date, Value::String(edtf)) => match record.get(&format!("{}_stated", field.name)) {
            // What was typed in French may mean another day in English.
            Some(Value::String(stated)) if dates::parse(stated, lang).is_ok_and(|d| d.edtf() == edtf) => stated.clone(),
            _ => PartialDate::from_edtf(edtf).map_or_else(|_not_a_date| edtf.clone(), |date| date.words(lang)),
        },
        (Input::Check, Value::Bool(yes)) => {
            if *yes {
                "on".to_owned()
            } else {
                String::new()
            }
        }
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}
