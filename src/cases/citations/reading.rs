//! `GET /sources/{source}`: the article in a comfortable measure, what is
//! cited from it marked, and beside it the case whose facts it carries. The
//! page shows facts, so it stands here and not with sources.

use super::{
    article::{self, Paragraph},
    beside::{Cited, Panel, Reading, cited, panel, place, shown},
    store as citations_store,
};
use crate::{
    access::{Edit, May, Scope, View},
    cases::{
        dossier::Dossier,
        list::{self, Filter},
        listing::Listing,
        parts::kinds,
        store,
    },
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{Input, Level, read::Typed, show},
    history::Record,
    locale, search,
    sources::{self, Source, captures, store::Linked},
    web::{
        form::Form,
        page::{Page, redirect},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;
use serde_json::Value;
use std::collections::HashMap;

/// As many cases as the look-up offers.
const CANDIDATES: usize = 10;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes.get("/sources/{source}", show).post("/sources/{source}/case", find);
}

/// One line of what is known about the source.
struct Detail {
    label: &'static str,
    value: String,
    stated: Option<String>,
    href: Option<String>,
    is_elsewhere: bool,
}

/// One line of what came in.
struct Kept {
    id: String,
    number: i64,
    words: String,
    /// What was noticed, of the newest one.
    notes: Vec<String>,
}

#[derive(Template)]
#[template(path = "sources/show.html")]
struct ShowSource {
    page: Page,
    may_edit: bool,
    source: Source,
    lead: String,
    hash: String,
    chars: String,
    language: &'static str,
    paragraphs: Vec<Paragraph>,
    details: Vec<Detail>,
    copies: Vec<Source>,
    captures: Vec<Kept>,
    linked: Vec<Linked>,
    total: i64,
    cited: Vec<Cited>,
    panel: Option<Panel>,
    query: String,
    candidates: Option<Vec<Listing>>,
}

impl ShowSource {
    fn is_chosen(&self, link: &Linked) -> bool {
        self.panel.as_ref().is_some_and(|panel| panel.case.id.as_str() == link.case)
    }
    /// Whether a case was looked for and there is none.
    fn found_nothing(&self) -> bool {
        self.candidates.as_ref().is_some_and(Vec::is_empty)
    }
    /// Whether citations of other cases are left out.
    fn shows_some(&self) -> bool {
        let facts: usize = self.cited.iter().map(|cited| cited.facts.len()).sum();
        i64::try_from(facts).is_ok_and(|facts| facts < self.total)
    }
}

/// What somebody looked for, and the cases that it may be.
#[derive(Default)]
struct Search {
    query: String,
    candidates: Option<Vec<Listing>>,
}

async fn show(
    source: May<View, Source>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let reading = read(&db, &page, &source, get("case")).await?;
    page.html(&view(&page, &source, &reading, get("fact"), Search::default()))
}

/// Finds another case by its reference, or by what somebody remembers of it.
/// A name never stands in a URL, so the answer is this page.
async fn find(
    source: May<Edit, Source>,
    page: Page,
    db: web::Data<Db>,
    finder: web::Data<search::Finder>,
    typed: Form,
) -> Result<HttpResponse> {
    let query = crate::text::clean_line(typed.one("q"), 200).unwrap_or_default();
    let to = |case: &str| redirect(&format!("/sources/{}?case={case}#cite", source.id));
    let (scope, words, finder) = (page.viewer().scope(), query.clone(), finder.get_ref().clone());
    let (exact, candidates) = db
        .read(move |conn| match store::by_reference(conn, scope, &words.to_uppercase())? {
            Some(case) => Ok((Some(case), Vec::new())),
            None => Ok((None, candidates(conn, scope, &finder, &words)?)),
        })
        .await?;
    if let Some(case) = exact {
        return Ok(to(case.id.as_str()));
    }
    let status = if candidates.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let reading = read(&db, &page, &source, typed.one("case")).await?;
    page.answer(status, &view(&page, &source, &reading, "", Search { query, candidates: Some(candidates) }))
}

fn candidates(conn: &mut AnyConnection, scope: Scope, finder: &search::Finder, words: &str) -> Result<Vec<Listing>> {
    let hits = finder.find(conn, scope, words)?;
    let ids: Vec<String> = hits.into_iter().take(CANDIDATES).map(|hit| hit.case).collect();
    let mut rows = list::among(conn, scope, &Filter::default(), &ids)?;
    rows.sort_by_key(|row| ids.iter().position(|id| id == row.case_id.as_str()));
    Ok(rows)
}

/// What the page shows, as far as this visitor may read it.
async fn read(db: &Db, page: &Page, source: &Source, case: &str) -> Result<Reading> {
    let (scope, source, case, may_edit) = (page.viewer().scope(), source.clone(), case.to_owned(), page.may_edit());
    let me = page.identity().cloned();
    let (mut reading, level) = db
        .read(move |conn| {
            let linked = sources::store::cases_of(conn, scope, source.id)?;
            let chosen = match linked.as_slice() {
                _ if !case.is_empty() => Some(case.as_str()),
                [only] if may_edit => Some(only.case.as_str()),
                _ => None,
            };
            let mut level = Level::Internal;
            let dossier = match chosen {
                Some(id) => {
                    let (case, sight) = store::seen(conn, scope, id)?.ok_or(Error::NotFound)?;
                    level = sight.level(me.as_ref());
                    let mut dossier = Dossier::load_for(conn, scope, &case)?;
                    dossier.open(conn, level)?;
                    Some(dossier)
                }
                None => None,
            };
            let origins: Vec<String> = [source.republication_of, source.translation_of]
                .into_iter()
                .flatten()
                .map(|id| id.to_string())
                .collect();
            let reading = Reading {
                text: sources::store::text(conn, &source)?.unwrap_or_default(),
                citations: citations_store::of_source(conn, scope, source.id)?,
                related: if origins.is_empty() { Vec::new() } else { sources::store::by_ids(conn, scope, &origins)? },
                copies: sources::store::copies(conn, scope, source.id)?,
                captures: captures::store::of(conn, source.id)?,
                linked,
                dossier,
            };
            Ok((reading, level))
        })
        .await?;
    let dossier = reading.dossier.as_ref();
    // Of other cases only what every member reads: their dossiers are not at hand.
    reading.citations.retain(|(citation, _)| match dossier.filter(|dossier| dossier.case.id == citation.case_id) {
        Some(dossier) => kinds::level(dossier, &citation.kind, &citation.record_id) <= level,
        None => kinds::most(&citation.kind) <= Level::Internal,
    });
    Ok(reading)
}

fn view(page: &Page, source: &Source, reading: &Reading, fact: &str, search: Search) -> ShowSource {
    let cited = cited(page, reading);
    let places: Vec<(usize, usize)> = shown(reading).filter_map(|(c, _)| place(c, &reading.text)).collect();
    let lead = [
        source.publisher.clone(),
        source.author.clone(),
        source.published.as_ref().map(|d| d.short_words(page.lang())),
    ];
    ShowSource {
        lead: lead.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        hash: source.text_sha256.as_deref().and_then(|hash| hash.get(..12)).unwrap_or_default().to_owned(),
        chars: locale::number(page.lang(), i64::from(source.text_chars)),
        language: source.language.map_or("", |language| language.code()),
        paragraphs: article::paragraphs(&reading.text, &places),
        details: details(page, source, reading),
        copies: reading.copies.clone(),
        captures: kept(page, reading),
        linked: reading.linked.clone(),
        total: i64::try_from(reading.citations.len()).unwrap_or(i64::MAX),
        cited,
        panel: reading.dossier.as_ref().map(|dossier| panel(page, source, reading, dossier, fact)),
        query: search.query,
        candidates: search.candidates,
        may_edit: page.may_edit() && page.identity().is_some_and(|me| me.organisation.id == source.organisation_id),
        source: source.clone(),
        page: page.clone(),
    }
}

fn kept(page: &Page, reading: &Reading) -> Vec<Kept> {
    let of = |(at, it): (usize, &captures::Capture)| Kept {
        id: it.id.to_string(),
        number: i64::from(it.number),
        words: captures::words::in_words(page, it),
        notes: if at == 0 { captures::words::notes(page, it) } else { Vec::new() },
    };
    reading.captures.iter().enumerate().map(of).collect()
}

fn details(page: &Page, source: &Source, reading: &Reading) -> Vec<Detail> {
    let Ok(Value::Object(values)) = serde_json::to_value(source) else { return Vec::new() };
    let lang = page.lang();
    let shown = Source::FIELDS.iter().filter(|field| !["title", "note"].contains(&field.name));
    shown
        .filter_map(|field| {
            let value = values.get(field.name)?;
            let words = show::words(field, value, lang)?;
            let other =
                reading.related.iter().find(|other| matches!(field.input, Input::Pick) && other.id.as_str() == words);
            let is_elsewhere = matches!(field.input, Input::Url);
            Some(Detail {
                label: field.label(Source::KIND, lang),
                stated: values.get(&format!("{}_stated", field.name)).and_then(Value::as_str).map(ToOwned::to_owned),
                href: other
                    .map(|other| format!("/sources/{}", other.id))
                    .or_else(|| is_elsewhere.then(|| words.clone())),
                value: other.map_or(words, |other| format!("{} · {}", other.reference(), other.title)),
                is_elsewhere,
            })
        })
        .collect()
}
