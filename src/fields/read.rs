//! What was typed → values. Every text is cleaned, every code checked, every
//! date understood or refused with a reason; nothing typed is dropped.

use super::{Field, Input, Problems};
use crate::{
    dates::{self, Lang},
    locale::{self, Value as Arg},
    text::{self, TextProblem},
};
use serde_json::{Map, Value, json};

/// What a form holds: several values may stand under one name.
pub trait Typed {
    /// The first value under this name, `""` where there is none.
    fn one(&self, name: &str) -> &str;
    /// All values under this name.
    fn all(&self, name: &str) -> Vec<&str>;
}

/// Reads these fields; values by name, fit to be laid over a record's JSON.
/// A field with a problem has no value.
pub fn read(
    kind: &str,
    fields: &[Field],
    typed: &dyn Typed,
    lang: Lang,
    problems: &mut Problems,
) -> Map<String, Value> {
    let mut values = Map::new();
    for field in fields {
        let label = field.label(kind, lang);
        // The form never shows a sealed value, so an empty input is not "none".
        if field.is_sealed() && typed.one(field.name).trim().is_empty() && typed.one(&field.clearing()).is_empty() {
            continue;
        }
        match read_one(field, typed, lang) {
            Ok(Value::Null) if field.required => {
                problems.error(field.name, locale::format(lang, missing(field), &[("label", label.into())]));
            }
            Ok(value) => {
                if let (Input::Date, false) = (&field.input, value.is_null()) {
                    values.insert(format!("{}_stated", field.name), stated(typed.one(field.name), &value, lang));
                } else if matches!(field.input, Input::Date) {
                    values.insert(format!("{}_stated", field.name), Value::Null);
                }
                values.insert(field.name.to_owned(), value);
            }
            Err(Refused(key, mut args)) => {
                args.push(("label", label.into()));
                problems.error(field.name, locale::format(lang, key, &args));
            }
        }
    }
    values.retain(|name, _| !fields.iter().any(|f| f.name == name && !f.in_form));
    values
}

/// What to do about an empty field that must not be: type, or choose.
fn missing(field: &Field) -> &'static str {
    match field.input {
        Input::Term(_) | Input::Terms(_) | Input::Pick => "error-choose",
        _ => "error-required",
    }
}

struct Refused(&'static str, Vec<(&'static str, Arg)>);

impl From<TextProblem> for Refused {
    fn from(problem: TextProblem) -> Self {
        let TextProblem::TooLong { max, is } = problem;
        let count = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
        Self("error-too-long", vec![("max", count(max)), ("is", count(is))])
    }
}

fn read_one(field: &Field, typed: &dyn Typed, lang: Lang) -> Result<Value, Refused> {
    let raw = typed.one(field.name);
    let line = || text::clean_line(raw, field.max).map_err(Refused::from);
    Ok(match field.input {
        Input::Line | Input::Name | Input::Pick => optional(line()?),
        Input::Text => optional(text::clean_text(raw, field.max)?),
        Input::Url => match line()? {
            url if url.is_empty() => Value::Null,
            url if url.starts_with("http://") || url.starts_with("https://") => Value::String(encoded(&url)),
            _ => return Err(Refused("error-url", vec![])),
        },
        Input::Date => match line()? {
            day if day.is_empty() => Value::Null,
            day => {
                let date = dates::parse(&day, lang).map_err(|e| {
                    Refused(e.key(), e.args(lang).into_iter().map(|(name, value)| (name, value.into())).collect())
                })?;
                json!(date)
            }
        },
        Input::Time => match line()? {
            time if time.is_empty() => Value::Null,
            time => Value::String(read_time(&time).ok_or(Refused("error-time", vec![]))?),
        },
        Input::Term(vocabulary) => match raw.trim() {
            "" => Value::Null,
            code => json!(vocabulary().get(code).ok_or(Refused("error-choose", vec![]))?.code()),
        },
        Input::Terms(vocabulary) => {
            let mut codes = Vec::new();
            for code in typed.all(field.name).into_iter().filter(|code| !code.is_empty()) {
                codes.push(vocabulary().get(code).ok_or(Refused("error-choose", vec![]))?.code());
            }
            if codes.is_empty() && field.required { Value::Null } else { Value::String(codes.join("|")) }
        }
        Input::Number(min, max) => match line()? {
            number if number.is_empty() => Value::Null,
            number => match number.parse::<i32>() {
                Ok(number) if (min..=max).contains(&number) => json!(number),
                _ => {
                    return Err(Refused(
                        "error-number",
                        vec![("min", i64::from(min).into()), ("max", i64::from(max).into())],
                    ));
                }
            },
        },
        Input::Check => Value::Bool(!raw.is_empty()),
        Input::Hidden => Value::Null,
    })
}

fn optional(text: String) -> Value {
    if text.is_empty() { Value::Null } else { Value::String(text) }
}

/// The address with the characters that none may hold in the way that it may hold them, as browsers do it.
fn encoded(url: &str) -> String {
    url.chars()
        .map(|c| match c {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => format!("%{:02X}", u32::from(c)),
            c => c.to_string(),
        })
        .collect()
}

fn read_time(typed: &str) -> Option<String> {
    let typed = typed.replace(['h', 'H', '.'], ":");
    let (hours, minutes) = typed.split_once(':').unwrap_or((&typed, "0"));
    let hours: u8 = hours.trim().parse().ok()?;
    let minutes: u8 = if minutes.trim().is_empty() { 0 } else { minutes.trim().parse().ok()? };
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

/// What the person wrote, where it says more than the date that we keep.
fn stated(typed: &str, date: &Value, lang: Lang) -> Value {
    let typed = text::clean_line(typed, 300).unwrap_or_default();
    let canonical = date.as_str().unwrap_or_default();
    let says_the_same = typed == canonical
        || dates::PartialDate::from_edtf(canonical).is_ok_and(|d| {
            [Lang::En, Lang::Fr].iter().any(|l| d.words(*l).eq_ignore_ascii_case(&typed)) || d.words(lang) == typed
        });
    if says_the_same { Value::Null } else { Value::String(typed) }
}

/// Lays the values that were read over a record: everything the form did not
/// hold stays as it was, and so does what a source said of an unchanged date.
///
/// # Errors
/// When a value does not fit the record, which no form can bring about.
pub fn apply<R: serde::Serialize + serde::de::DeserializeOwned>(
    record: &R,
    values: Map<String, Value>,
) -> serde_json::Result<R> {
    let mut after = serde_json::to_value(record)?;
    if let Value::Object(fields) = &mut after {
        for (name, value) in values {
            let unchanged_date = name
                .strip_suffix("_stated")
                .is_some_and(|date| value.is_null() && fields.get(date).is_some_and(|d| !d.is_null()));
            let restated = unchanged_date
                && fields.get(name.trim_end_matches("_stated"))
                    == serde_json::to_value(record)?.get(name.trim_end_matches("_stated"));
            if !restated {
                fields.insert(name, value);
            }
        }
    }
    serde_json::from_value(after)
}
