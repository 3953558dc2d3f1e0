//! The words on pages: Fluent messages from `locales/en` and `locales/fr`.
//! Messages without arguments are formatted once at start, so a page costs a
//! look-up a word. Labels of coded values are in `words`.

use crate::dates::Lang;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{collections::HashMap, sync::LazyLock};

struct Locale {
    plain: HashMap<String, &'static str>,
    bundle: FluentBundle<FluentResource>,
}

macro_rules! files {
    ($lang:literal) => {
        &[
            include_str!(concat!("../locales/", $lang, "/common.ftl")),
            include_str!(concat!("../locales/", $lang, "/accounts.ftl")),
            include_str!(concat!("../locales/", $lang, "/entering.ftl")),
            include_str!(concat!("../locales/", $lang, "/cases.ftl")),
            include_str!(concat!("../locales/", $lang, "/alike.ftl")),
            include_str!(concat!("../locales/", $lang, "/suggestions.ftl")),
            include_str!(concat!("../locales/", $lang, "/duplicates.ftl")),
            include_str!(concat!("../locales/", $lang, "/parts.ftl")),
            include_str!(concat!("../locales/", $lang, "/sources.ftl")),
            include_str!(concat!("../locales/", $lang, "/inbox.ftl")),
            include_str!(concat!("../locales/", $lang, "/exports.ftl")),
            include_str!(concat!("../locales/", $lang, "/sharing.ftl")),
            include_str!(concat!("../locales/", $lang, "/team.ftl")),
            include_str!(concat!("../locales/", $lang, "/tasks.ftl")),
            include_str!(concat!("../locales/", $lang, "/errors.ftl")),
            include_str!(concat!("../locales/", $lang, "/removal.ftl")),
            include_str!(concat!("../locales/", $lang, "/kept.ftl")),
            include_str!(concat!("../locales/", $lang, "/notices.ftl")),
        ]
    };
}

static ENGLISH: LazyLock<Locale> = LazyLock::new(|| load("en", files!("en")));
static FRENCH: LazyLock<Locale> = LazyLock::new(|| load("fr", files!("fr")));

fn of(lang: Lang) -> &'static Locale {
    match lang {
        Lang::En => &ENGLISH,
        Lang::Fr => &FRENCH,
    }
}

fn load(code: &str, files: &[&str]) -> Locale {
    let language = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // `<bdi>` isolates names on pages; marks inside the text would end up in mail and CSV.
    bundle.set_use_isolating(false);
    for text in files {
        // A test holds that every file parses, so what is left of a broken one is kept.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(kept, _errors)| kept);
        bundle.add_resource_overriding(resource);
    }
    let keys = files.iter().flat_map(|text| text.lines()).filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        key.starts_with(|c: char| c.is_ascii_lowercase()).then(|| key.to_owned())
    });
    let plain = keys
        .filter_map(|key| {
            let mut errors = Vec::new();
            let pattern = bundle.get_message(&key)?.value()?;
            let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
            errors.is_empty().then(|| (key, &*text.leak()))
        })
        .collect();
    Locale { plain, bundle }
}

/// The message under this key; the key itself where there is none (a test
/// finds those).
pub fn text(lang: Lang, key: &str) -> &str {
    of(lang).plain.get(key).copied().unwrap_or(key)
}

/// The message under this key, where there is one.
pub fn find(lang: Lang, key: &str) -> Option<&'static str> {
    of(lang).plain.get(key).copied()
}

/// A message with arguments; a number chooses the plural.
pub fn format(lang: Lang, key: &str, args: &[(&str, Value)]) -> String {
    let locale = of(lang);
    let Some(pattern) = locale.bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut given = FluentArgs::new();
    for (name, value) in args {
        match value {
            Value::Text(text) => given.set(*name, FluentValue::from(text.as_str())),
            Value::Number(number) => given.set(*name, FluentValue::from(*number)),
        }
    }
    let mut errors = Vec::new();
    locale.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned()
}

/// An argument of a message.
#[derive(Debug, Clone)]
pub enum Value {
    /// Shown as it is.
    Text(String),
    /// Chooses the plural; shown without grouping.
    Number(i64),
}
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
// Templates hand over references.
impl From<&&str> for Value {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<&i64> for Value {
    fn from(number: &i64) -> Self {
        Self::Number(*number)
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A whole number as people of the language write it: `1,059` or `1 059`.
pub fn number(lang: Lang, number: i64) -> String {
    let separator = match lang {
        Lang::En => ',',
        Lang::Fr => '\u{202f}',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    if number < 0 {
        text.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}
