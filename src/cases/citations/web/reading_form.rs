//! Reading a citation form: the quote checked against the text, the facts
//! against the case, the asserted value by the field's own rules.

use super::Context;
use crate::{
    access::Scope,
    cases::{
        citations::Citation,
        dossier::Dossier,
        facts::{self, Card},
        parts,
    },
    clock,
    dates::Lang,
    db::{AnyConnection, Db},
    error::Result,
    fields::{
        Problems,
        read::{self, Typed},
    },
    history::Record,
    id::Id,
    locale,
    sources::{self, Source, quotes},
    web::{form::Form, page::Page},
};
use serde_json::{Value, json};

/// Reads the form: one citation for each fact that was ticked.
pub(super) async fn read_citations(
    page: &Page,
    db: &Db,
    context: &Context,
    typed: &Form,
    problems: &mut Problems,
) -> Result<Vec<Citation>> {
    let lang = page.lang();
    let values = read::read(Citation::KIND, Citation::FIELDS, typed, lang, problems);
    let source = find_source(db, page.viewer().scope(), typed.one("source")).await?;
    let Some((source, text)) = source else {
        problems.error("source", locale::text(lang, "error-choose-one"));
        return Ok(Vec::new());
    };
    let quote = values.get("quote").and_then(Value::as_str).unwrap_or_default().to_owned();
    let place = place(typed, &quote, text.as_deref(), lang, problems);
    let addresses = typed.all("fact");
    if addresses.iter().all(|a| a.is_empty()) {
        problems.error("fact", locale::text(lang, "error-choose-fact"));
    }
    let mut citations = Vec::new();
    for address in addresses.into_iter().filter(|a| !a.is_empty()) {
        let Some((kind, record, field)) = known_fact(&context.dossier, address, lang) else {
            problems.error("fact", locale::text(lang, "error-choose-one"));
            continue;
        };
        let asserted = asserted(&kind, &field, typed, lang, problems);
        let mut row = values.clone();
        row.extend([
            ("id".to_owned(), json!(Id::<Citation>::new())),
            ("version".to_owned(), json!(1)),
            ("case_id".to_owned(), json!(context.dossier.case.id)),
            ("source_id".to_owned(), json!(source.id)),
            ("kind".to_owned(), json!(kind)),
            ("record_id".to_owned(), json!(record)),
            ("field".to_owned(), json!(field)),
            ("asserted".to_owned(), asserted),
            ("quote_start".to_owned(), json!(place.map(|(start, _)| start))),
            ("quote_end".to_owned(), json!(place.map(|(_, end)| end))),
            ("recorded_at".to_owned(), json!(clock::now())),
        ]);
        if problems.is_clear() {
            let mut citation: Citation = serde_json::from_value(Value::Object(row))?;
            if let (Some(text), Some((start, end))) = (&text, place) {
                // The words of the text itself, not as copying changed them.
                citation.quote = quotes::between(text, start, end);
            }
            citations.push(citation);
        }
    }
    Ok(citations)
}

pub(super) async fn find_source(db: &Db, scope: Scope, id: &str) -> Result<Option<(Source, Option<String>)>> {
    let id = id.to_owned();
    db.read(move |conn: &mut AnyConnection| {
        let Some(source) = sources::store::find(conn, scope, &id)? else { return Ok(None) };
        let text = sources::store::text(conn, &source)?;
        Ok(Some((source, text)))
    })
    .await
}

/// Where the quote stands in the text; an error at the field where it does not.
pub(super) fn place(
    typed: &Form,
    quote: &str,
    text: Option<&str>,
    lang: Lang,
    problems: &mut Problems,
) -> Option<(usize, usize)> {
    let text = text?;
    if quote.is_empty() {
        return None;
    }
    let place = quotes::position(text, quote, typed.one("near").parse().ok());
    if place.is_none() {
        problems.error("quote", locale::text(lang, "error-quote-not-in-text"));
    }
    place
}

fn known_fact(dossier: &Dossier, address: &str, lang: Lang) -> Option<(String, String, String)> {
    let cards = facts::all(dossier, lang);
    let fact = cards.iter().flat_map(Card::all).find(|fact| fact.address() == address)?;
    Some((fact.kind.to_owned(), fact.record.clone(), fact.field.to_owned()))
}

/// The value that the source asserts, kept as the field keeps its own.
pub(super) fn asserted(kind: &str, field: &str, typed: &Form, lang: Lang, problems: &mut Problems) -> Value {
    let text = typed.one("asserted");
    if text.trim().is_empty() || typed.one("stance") != "contradicts" {
        return Value::Null;
    }
    let Some(spec) = parts::fields_of(kind).iter().find(|f| f.name == field) else { return Value::Null };
    let mut own = Problems::default();
    let code = code_of(spec, text, lang);
    let one = Form::from_pairs(vec![(field.to_owned(), code)]);
    let values = read::read(kind, &[*spec], &one, lang, &mut own);
    for (_, message) in own.errors {
        problems.error("asserted", message);
    }
    match values.get(field) {
        Some(Value::String(text)) => Value::String(text.clone()),
        Some(Value::Null) | None => Value::Null,
        Some(other) => Value::String(other.to_string()),
    }
}

/// A label typed for a coded value becomes its code.
fn code_of(field: &crate::fields::Field, typed: &str, lang: Lang) -> String {
    use crate::fields::Input;
    let vocabulary = match field.input {
        Input::Term(vocabulary) | Input::Terms(vocabulary) => vocabulary(),
        _ => return typed.to_owned(),
    };
    let wanted = crate::text::fold(typed);
    let word = vocabulary
        .words()
        .iter()
        .find(|word| crate::text::fold(word.label(lang)) == wanted || word.code() == typed.trim());
    word.map_or_else(|| typed.to_owned(), |word| word.code().to_owned())
}
