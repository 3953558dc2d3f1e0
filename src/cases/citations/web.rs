//! Citing facts: `/cases/{case}/citations/…`. One quote may carry many facts.

use super::{Citation, store};
use crate::{
    access::{Edit, May, Scope},
    cases::{
        Case,
        dossier::Dossier,
        facts::{self, Card},
        parts::{self, web::name_of},
    },
    clock,
    dates::Lang,
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{Problems, read::{self, Typed}},
    history::{Record, Tx},
    id::Id,
    locale,
    sources::{self, Source, quotes},
    web::{
        form::{Choice, Form, FormField, Summary, from_record, from_typed},
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The facts of one record, to choose from.
pub struct Group {
    /// The record in a few words.
    pub heading: String,
    /// Its facts: address, label with value, chosen or not.
    pub facts: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "cases/citations/form.html")]
struct CitationForm {
    page: Page,
    case: Case,
    name: String,
    is_new: bool,
    action: String,
    sources: Vec<Choice>,
    source_error: Option<String>,
    groups: Vec<Group>,
    facts_error: Option<String>,
    fields: Vec<FormField>,
    version: i32,
    summary: Option<Summary>,
    removal: Option<String>,
    back: String,
    near: String,
}

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases/{case}/citations/new", new)
        .post("/cases/{case}/citations", create)
        .get("/cases/{case}/citations/{citation}/edit", edit)
        .post("/cases/{case}/citations/{citation}", update)
        .post("/cases/{case}/citations/{citation}/removal", remove)
        .post("/cases/{case}/citations/{citation}/acceptance", accept)
        .post("/cases/{case}/citations/{citation}/rejection", reject)
        .post("/cases/{case}/sources", link)
        .post("/cases/{case}/sources/{source}/removal", unlink);
    super::reading::routes(routes);
}

/// The facts of a case that can be cited, by record.
pub fn groups(dossier: &Dossier, lang: Lang, chosen: &[&str]) -> Vec<Group> {
    let choice = |card: &Card| {
        card.all()
            .filter(|fact| fact.is_fact)
            .map(|fact| Choice {
                value: fact.address(),
                label: format!("{}: {}", fact.label, fact.value),
                is_chosen: chosen.contains(&fact.address().as_str()),
            })
            .collect::<Vec<_>>()
    };
    facts::all(dossier, lang)
        .iter()
        .map(|card| Group {
            heading: format!("{} · {}", locale::text(lang, &format!("kind-{}", card.kind.replace('_', "-"))), card.heading),
            facts: choice(card),
        })
        .filter(|group| !group.facts.is_empty())
        .collect()
}

async fn new(case: May<Edit, Case>, page: Page, db: web::Data<Db>, query: web::Query<HashMap<String, String>>) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let start = Form::from_pairs(vec![
        ("fact".into(), get("fact").into()),
        ("source".into(), get("source").into()),
        ("attribution".into(), "journalist_own".into()),
        ("stance".into(), if get("stance").is_empty() { "supports" } else { get("stance") }.into()),
    ]);
    let context = load(&db, &page, &case).await?;
    let form = form(&page, &context, &start, &Problems::default(), None).await;
    page.html(&form)
}

/// What a citation form needs to know.
struct Context {
    dossier: Dossier,
    recent: Vec<(Id<Source>, String)>,
}

async fn load(db: &Db, page: &Page, case: &Case) -> Result<Context> {
    let (scope, case) = (page.viewer().scope(), case.clone());
    db.read(move |conn| Ok(Context { dossier: Dossier::load(conn, &case)?, recent: sources::store::recent(conn, scope)? })).await
}

async fn form(page: &Page, context: &Context, typed: &Form, problems: &Problems, existing: Option<&Citation>) -> CitationForm {
    let lang = page.lang();
    let case = &context.dossier.case;
    let base = format!("/cases/{}/citations", case.id);
    let (fields, chosen): (Vec<FormField>, Vec<String>) = match existing.filter(|_| typed.one("quote").is_empty() && problems.is_clear()) {
        Some(citation) => {
            let values = match serde_json::to_value(citation) {
                Ok(Value::Object(values)) => values,
                _ => Map::new(),
            };
            let address = format!("{}.{}.{}", citation.kind, citation.record_id, citation.field);
            (from_record(Citation::KIND, Citation::FIELDS, &values, lang), vec![address])
        }
        None => {
            let chosen = typed.all("fact").into_iter().map(ToOwned::to_owned).collect();
            (from_typed(Citation::KIND, Citation::FIELDS, typed, lang, problems), chosen)
        }
    };
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    let source = existing.map_or_else(|| typed.one("source").to_owned(), |c| c.source_id.to_string());
    CitationForm {
        name: name_of(&context.dossier),
        is_new: existing.is_none(),
        action: existing.map_or_else(|| base.clone(), |c| format!("{base}/{}", c.id)),
        sources: source_choices(context, &source),
        source_error: problems.at("source").map(ToOwned::to_owned),
        groups: groups(&context.dossier, lang, &chosen),
        facts_error: problems.at("fact").map(ToOwned::to_owned),
        fields,
        version: existing.map_or(0, |c| c.version),
        summary: Summary::of(problems, lang),
        removal: existing.map(|c| format!("{base}/{}/removal", c.id)),
        back: typed.one("back").to_owned(),
        near: typed.one("near").to_owned(),
        case: case.clone(),
        page: page.clone(),
    }
}

/// Linked sources first, then the newest others.
fn source_choices(context: &Context, chosen: &str) -> Vec<Choice> {
    let linked = context.dossier.sources.iter().map(|s| (s.id, format!("{} · {}", s.reference(), s.title)));
    let others = context.recent.iter().filter(|(id, _)| !context.dossier.sources.iter().any(|s| s.id == *id)).cloned();
    linked
        .chain(others)
        .map(|(id, label)| Choice { value: id.to_string(), label, is_chosen: id.as_str() == chosen })
        .collect()
}

async fn create(case: May<Edit, Case>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let context = load(&db, &page, &case).await?;
    let mut problems = Problems::default();
    let citations = read_citations(&page, &db, &context, &typed, &mut problems).await?;
    if !problems.is_clear() {
        let form = form(&page, &context, &typed, &problems, None).await;
        return page.unprocessable(&form);
    }
    db.write(case.author(), typed.reason(), move |tx| store::add(tx, citations)).await?;
    let back = match typed.one("back") {
        "source" => format!("/sources/{}?case={}#cite", typed.one("source"), case.id),
        _ => format!("/cases/{}#sources", case.id),
    };
    Ok(redirect_saying(&crate::web::page::own_path(&back), "flash-cited"))
}

/// Reads the form: one citation for each fact that was ticked.
async fn read_citations(page: &Page, db: &Db, context: &Context, typed: &Form, problems: &mut Problems) -> Result<Vec<Citation>> {
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

async fn find_source(db: &Db, scope: Scope, id: &str) -> Result<Option<(Source, Option<String>)>> {
    let id = id.to_owned();
    db.read(move |conn: &mut AnyConnection| {
        let Some(source) = sources::store::find(conn, scope, &id)? else { return Ok(None) };
        let text = sources::store::text(conn, &source)?;
        Ok(Some((source, text)))
    })
    .await
}

/// Where the quote stands in the text; an error at the field where it does not.
fn place(typed: &Form, quote: &str, text: Option<&str>, lang: Lang, problems: &mut Problems) -> Option<(usize, usize)> {
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
fn asserted(kind: &str, field: &str, typed: &Form, lang: Lang, problems: &mut Problems) -> Value {
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
    let word = vocabulary.words().iter().find(|word| crate::text::fold(word.label(lang)) == wanted || word.code() == typed.trim());
    word.map_or_else(|| typed.to_owned(), |word| word.code().to_owned())
}

fn citation_of(dossier: &Dossier, id: &str) -> Result<Citation> {
    dossier.citations.iter().find(|c| c.id.as_str() == id).cloned().ok_or(Error::NotFound)
}

async fn edit(case: May<Edit, Case>, page: Page, db: web::Data<Db>, path: web::Path<(String, String)>) -> Result<HttpResponse> {
    let context = load(&db, &page, &case).await?;
    let citation = citation_of(&context.dossier, &path.1)?;
    let form = form(&page, &context, &Form::default(), &Problems::default(), Some(&citation)).await;
    page.html(&form)
}

async fn update(case: May<Edit, Case>, page: Page, db: web::Data<Db>, path: web::Path<(String, String)>, typed: Form) -> Result<HttpResponse> {
    let context = load(&db, &page, &case).await?;
    let before = citation_of(&context.dossier, &path.1)?;
    let mut problems = Problems::default();
    let mut values = read::read(Citation::KIND, Citation::FIELDS, &typed, page.lang(), &mut problems);
    let text = find_source(&db, page.viewer().scope(), before.source_id.as_str()).await?.and_then(|(_, text)| text);
    let quote = values.get("quote").and_then(Value::as_str).unwrap_or_default().to_owned();
    let place = place(&typed, &quote, text.as_deref(), page.lang(), &mut problems);
    values.insert("asserted".to_owned(), asserted(&before.kind, &before.field, &typed, page.lang(), &mut problems));
    if !problems.is_clear() {
        let form = form(&page, &context, &typed, &problems, Some(&before)).await;
        return page.unprocessable(&form);
    }
    if before.version != typed.version() {
        return Err(Error::Stale);
    }
    let mut after = read::apply(&before, values)?;
    let to_int = |n: usize| i32::try_from(n).ok();
    after.quote_start = place.and_then(|(start, _)| to_int(start));
    after.quote_end = place.and_then(|(_, end)| to_int(end));
    if let (Some(text), Some((start, end))) = (&text, place) {
        after.quote = quotes::between(text, start, end);
    }
    db.write(case.author(), typed.reason(), move |tx| tx.update(&before, after)).await?;
    Ok(redirect_saying(&format!("/cases/{}#sources", case.id), "flash-saved"))
}

async fn remove(case: May<Edit, Case>, page: Page, db: web::Data<Db>, path: web::Path<(String, String)>, typed: Form) -> Result<HttpResponse> {
    let context = load(&db, &page, &case).await?;
    let citation = citation_of(&context.dossier, &path.1)?;
    db.write(case.author(), typed.reason(), move |tx| tx.remove(&citation)).await?;
    Ok(redirect_saying(&format!("/cases/{}#sources", case.id), "flash-removed"))
}

/// The value of the contradicting source is taken instead. The citations that
/// spoke for the old value now speak against the new one, so nothing is lost.
async fn accept(case: May<Edit, Case>, page: Page, db: web::Data<Db>, path: web::Path<(String, String)>, typed: Form) -> Result<HttpResponse> {
    let reason = typed.reason().ok_or(Error::Invalid("error-reason-needed"))?;
    let context = load(&db, &page, &case).await?;
    let citation = citation_of(&context.dossier, &path.1)?;
    let value = citation.asserted.clone().ok_or(Error::Invalid("error-nothing-asserted"))?;
    db.write(case.author(), Some(reason.clone()), move |tx| take(tx, &context.dossier, &citation, &value, &reason)).await?;
    Ok(redirect_saying(&format!("/cases/{}", case.id), "flash-accepted"))
}

fn take(tx: &mut Tx, dossier: &Dossier, citation: &Citation, value: &str, reason: &str) -> Result<()> {
    let record = parts::kinds::json(dossier, &citation.kind, &citation.record_id).ok_or(Error::NotFound)?;
    let old = record.get(&citation.field).and_then(Value::as_str).map(ToOwned::to_owned);
    let is_number = record.get(&citation.field).is_some_and(Value::is_number);
    let typed = if is_number { value.parse::<i64>().map_or(Value::Null, Value::from) } else { json!(value) };
    let values = Map::from_iter([(citation.field.clone(), typed), (format!("{}_stated", citation.field), Value::Null)]);
    parts::kinds::lay(tx, dossier, &citation.kind, &citation.record_id, values)?;
    let about = |c: &&Citation| c.record_id == citation.record_id && c.field == citation.field;
    for other in dossier.citations.iter().filter(about) {
        let agrees = other.asserted.as_deref() == Some(value);
        let after = if agrees {
            Citation { stance: crate::words::Term::known("supports"), asserted: None, verdict: None, verdict_reason: Some(reason.to_owned()), ..other.clone() }
        } else if other.is_support() {
            Citation { stance: crate::words::Term::known("contradicts"), asserted: old.clone(), verdict: Some("rejected".into()), verdict_reason: Some(reason.to_owned()), ..other.clone() }
        } else {
            continue;
        };
        tx.update(other, after)?;
    }
    Ok(())
}

/// The value stands; the contradiction is kept and the reason with it.
async fn reject(case: May<Edit, Case>, page: Page, db: web::Data<Db>, path: web::Path<(String, String)>, typed: Form) -> Result<HttpResponse> {
    let reason = typed.reason().ok_or(Error::Invalid("error-reason-needed"))?;
    let context = load(&db, &page, &case).await?;
    let before = citation_of(&context.dossier, &path.1)?;
    let after = Citation { verdict: Some("rejected".into()), verdict_reason: Some(reason.clone()), ..before.clone() };
    db.write(case.author(), Some(reason), move |tx| tx.update(&before, after)).await?;
    Ok(redirect_saying(&format!("/cases/{}", case.id), "flash-decided"))
}

async fn link(case: May<Edit, Case>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let source = find_source(&db, page.viewer().scope(), typed.one("source")).await?;
    let (source, _) = source.ok_or(Error::Invalid("error-choose-one"))?;
    let id = case.id;
    db.write(case.author(), None, move |tx| {
        let is_new = store::link(tx, id, source.id)?;
        if is_new { Ok(()) } else { Err(Error::Invalid("error-linked-already")) }
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}#sources", case.id), "flash-linked"))
}

async fn unlink(case: May<Edit, Case>, page: Page, db: web::Data<Db>, path: web::Path<(String, String)>, typed: Form) -> Result<HttpResponse> {
    let (id, source) = (case.id, path.1.parse().map_err(|_not_an_id| Error::NotFound)?);
    let context = load(&db, &page, &case).await?;
    if context.dossier.citations.iter().any(|c| c.source_id == source) {
        return Err(Error::Invalid("error-still-cited"));
    }
    db.write(case.author(), typed.reason(), move |tx| {
        let link = store::linked(tx, id, source)?.ok_or(Error::NotFound)?;
        tx.remove(&link)
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}#sources", case.id), "flash-removed"))
}
