//! The words that were ticked: checked against the text, and made citations.

use super::super::FIELDS;
use crate::{
    cases::{Case, citations::Citation, opening::Address},
    clock,
    dates::Lang,
    fields::{Problems, read::Typed},
    id::Id,
    locale,
    sources::{Source, quotes},
    text::clean_text,
    web::form::Form,
    words::Term,
};

/// As long as a quote may be.
const QUOTE_MAX: usize = 20_000;

/// Words of the text that a value rests on.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) field: &'static str,
    quote: String,
    start: usize,
    end: usize,
    who: Option<String>,
}

/// What was ticked, with the places of the words; an error at the field whose words do not stand in the text.
pub(super) fn taken(typed: &Form, text: &str, lang: Lang, problems: &mut Problems) -> Vec<Words> {
    let mut all = Vec::new();
    for field in FIELDS.iter().filter(|field| typed.all("take").contains(&field.name)) {
        let quote = clean_text(typed.one(&format!("quote-{}", field.name)), QUOTE_MAX).unwrap_or_default();
        let near = typed.one(&format!("at-{}", field.name)).parse().ok();
        let Some((start, end)) = quotes::position(text, &quote, near) else {
            problems.error(field.name, locale::text(lang, "error-quote-not-in-text"));
            continue;
        };
        let who = crate::text::clean_line(typed.one(&format!("who-{}", field.name)), 300);
        let who = who.ok().filter(|who| !who.is_empty());
        all.push(Words { field: field.name, quote: quotes::between(text, start, end), start, end, who });
    }
    all
}

impl Words {
    /// The citation of a fact from these words; `asserted` is what they say instead of what stands there.
    pub(super) fn citation(
        self,
        case: Id<Case>,
        source: Id<Source>,
        (kind, record, field): Address,
        asserted: Option<String>,
    ) -> Citation {
        let place = |at: usize| i32::try_from(at).ok();
        Citation {
            id: Id::new(),
            version: 1,
            case_id: case,
            source_id: source,
            kind: kind.to_owned(),
            record_id: record,
            field: field.to_owned(),
            stance: Term::known(if asserted.is_some() { "contradicts" } else { "supports" }),
            asserted,
            quote: self.quote,
            quote_start: place(self.start),
            quote_end: place(self.end),
            locator: None,
            attribution: Term::known("journalist_own"),
            attribution_who: self.who,
            credibility: None,
            verdict: None,
            verdict_reason: None,
            recorded_at: clock::now(),
        }
    }
}
