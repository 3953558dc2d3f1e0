//! Citing facts: `/cases/{case}/citations/…`. One quote may carry many facts.

mod decide;
mod links;
mod reading_form;

use super::{Citation, store};
use crate::{
    access::{Edit, May},
    cases::{
        Case,
        dossier::Dossier,
        facts::{self, Card},
        parts::{kinds, web::name_of},
    },
    dates::Lang,
    db::Db,
    error::{Error, Result},
    fields::{
        Level, Problems,
        read::{self, Typed},
    },
    history::Record,
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
use reading_form::{asserted, find_source, place, read_citations};
use serde_json::{Map, Value};
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
        .post("/cases/{case}/citations/{citation}/acceptance", decide::accept)
        .post("/cases/{case}/citations/{citation}/rejection", decide::reject)
        .post("/cases/{case}/sources", links::link)
        .post("/cases/{case}/sources/{source}/removal", links::unlink);
    super::reading::routes(routes);
}

/// The facts of a case that can be cited, by record.
pub fn groups(dossier: &Dossier, lang: Lang, chosen: &[&str]) -> Vec<Group> {
    let choice = |card: &Card| {
        card.all()
            .filter(|fact| fact.is_fact)
            .map(|fact| Choice {
                value: fact.address(),
                label: locale::format(
                    lang,
                    "source-fact",
                    &[("label", fact.label.into()), ("value", fact.value.as_str().into())],
                ),
                is_chosen: chosen.contains(&fact.address().as_str()),
            })
            .collect::<Vec<_>>()
    };
    facts::all(dossier, lang)
        .iter()
        .map(|card| Group {
            heading: format!(
                "{} · {}",
                locale::text(lang, &format!("kind-{}", card.kind.replace('_', "-"))),
                card.heading
            ),
            facts: choice(card),
        })
        .filter(|group| !group.facts.is_empty())
        .collect()
}

async fn new(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
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
    level: Level,
    recent: Vec<(Id<Source>, String)>,
}

async fn load(db: &Db, page: &Page, case: &May<Edit, Case>) -> Result<Context> {
    let (scope, level, case) = (page.viewer().scope(), case.level(), Case::clone(case));
    db.read(move |conn| {
        let mut dossier = Dossier::load_for(conn, scope, &case)?;
        dossier.open(conn, level)?;
        Ok(Context { dossier, level, recent: sources::store::recent(conn, scope)? })
    })
    .await
}

async fn form(
    page: &Page,
    context: &Context,
    typed: &Form,
    problems: &Problems,
    existing: Option<&Citation>,
) -> CitationForm {
    let lang = page.lang();
    let case = &context.dossier.case;
    let base = format!("/cases/{}/citations", case.id);
    let (fields, chosen): (Vec<FormField>, Vec<String>) =
        match existing.filter(|_| typed.one("quote").is_empty() && problems.is_clear()) {
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

/// A citation of a fact that this person may not read is not there for them.
fn citation_of(context: &Context, id: &str) -> Result<Citation> {
    let found = context.dossier.citations.iter().find(|c| c.id.as_str() == id);
    let may_read = |c: &&Citation| kinds::level(&context.dossier, &c.kind, &c.record_id) <= context.level;
    found.filter(may_read).cloned().ok_or(Error::NotFound)
}

async fn edit(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let context = load(&db, &page, &case).await?;
    let citation = citation_of(&context, &path.1)?;
    let form = form(&page, &context, &Form::default(), &Problems::default(), Some(&citation)).await;
    page.html(&form)
}

async fn update(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    typed: Form,
) -> Result<HttpResponse> {
    let context = load(&db, &page, &case).await?;
    let before = citation_of(&context, &path.1)?;
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

async fn remove(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    typed: Form,
) -> Result<HttpResponse> {
    let context = load(&db, &page, &case).await?;
    let citation = citation_of(&context, &path.1)?;
    db.write(case.author(), typed.reason(), move |tx| tx.remove(&citation)).await?;
    Ok(redirect_saying(&format!("/cases/{}#sources", case.id), "flash-removed"))
}
