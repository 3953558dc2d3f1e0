//! `GET /sources/{source}`: the article in a comfortable measure, what is
//! cited from it marked, and beside it the case whose facts it carries. The
//! page shows facts, so it stands here and not with sources.

use super::{
    Citation,
    article::{self, Paragraph},
    store as citations_store,
    web::groups,
};
use crate::{
    access::{Edit, May, Scope, View},
    cases::{
        Case,
        dossier::Dossier,
        facts::{self, Card},
        list::{self, Filter},
        listing::Listing,
        parts::{self, web::name_of},
        store,
    },
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{Input, Problems, read::Typed, show},
    history::Record,
    locale, search,
    sources::{self, Source, quotes, store::Linked},
    web::{
        form::{Choice, Form, FormField, from_typed},
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

/// Words that are cited, and for what.
struct Cited {
    anchor: Option<usize>,
    quote: String,
    case: String,
    reference: String,
    stance: &'static str,
    is_against: bool,
    speaker: String,
    /// The fact in words, and where the citation is changed.
    facts: Vec<(String, String)>,
}

/// The facts of one record, each with whether this source is cited for it already.
struct Facts {
    heading: String,
    facts: Vec<(Choice, bool)>,
}

/// The case whose facts are being cited.
struct Panel {
    case: Case,
    name: String,
    is_linked: bool,
    records: Vec<Facts>,
    quote: FormField,
    fields: Vec<FormField>,
    more: Vec<FormField>,
}

#[derive(Template)]
#[template(path = "sources/show.html")]
struct ShowSource {
    page: Page,
    source: Source,
    lead: String,
    hash: String,
    chars: String,
    language: &'static str,
    paragraphs: Vec<Paragraph>,
    details: Vec<Detail>,
    copies: Vec<Source>,
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

/// All that the page shows.
struct Reading {
    text: String,
    linked: Vec<Linked>,
    /// With the reference of their case.
    citations: Vec<(Citation, String)>,
    dossier: Option<Dossier>,
    related: Vec<Source>,
    copies: Vec<Source>,
}

/// What somebody looked for, and the cases that it may be.
#[derive(Default)]
struct Search {
    query: String,
    candidates: Option<Vec<Listing>>,
}

async fn show(source: May<View, Source>, page: Page, db: web::Data<Db>, query: web::Query<HashMap<String, String>>) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let reading = read(&db, &page, &source, get("case")).await?;
    page.html(&view(&page, &source, &reading, get("fact"), Search::default()))
}

/// Finds another case by its reference, or by what somebody remembers of it.
/// A name never stands in a URL, so the answer is this page.
async fn find(source: May<Edit, Source>, page: Page, db: web::Data<Db>, finder: web::Data<search::Finder>, typed: Form) -> Result<HttpResponse> {
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
    let hits = finder.find(conn, scope, &search::words(words))?;
    let ids: Vec<String> = hits.into_iter().take(CANDIDATES).map(|hit| hit.case).collect();
    let mut rows = list::among(conn, scope, &Filter::default(), &ids)?;
    rows.sort_by_key(|row| ids.iter().position(|id| id == row.case_id.as_str()));
    Ok(rows)
}

async fn read(db: &Db, page: &Page, source: &Source, case: &str) -> Result<Reading> {
    let (scope, source, case, may_edit) = (page.viewer().scope(), source.clone(), case.to_owned(), page.may_edit());
    db.read(move |conn| {
        let linked = sources::store::cases_of(conn, scope, source.id)?;
        let chosen = match linked.as_slice() {
            _ if !case.is_empty() => Some(case.as_str()),
            [only] if may_edit => Some(only.case.as_str()),
            _ => None,
        };
        let dossier = match chosen {
            Some(id) => {
                let case = store::find(conn, scope, id)?.ok_or(Error::NotFound)?;
                Some(Dossier::load(conn, &case)?)
            }
            None => None,
        };
        let origins: Vec<String> = [source.republication_of, source.translation_of].into_iter().flatten().map(|id| id.to_string()).collect();
        Ok(Reading {
            text: sources::store::text(conn, &source)?.unwrap_or_default(),
            citations: citations_store::of_source(conn, scope, source.id)?,
            related: if origins.is_empty() { Vec::new() } else { sources::store::by_ids(conn, scope, &origins)? },
            copies: sources::store::copies(conn, scope, source.id)?,
            linked,
            dossier,
        })
    })
    .await
}

fn view(page: &Page, source: &Source, reading: &Reading, fact: &str, search: Search) -> ShowSource {
    let cited = cited(page, reading);
    let places: Vec<(usize, usize)> = shown(reading).filter_map(|(c, _)| place(c, &reading.text)).collect();
    let lead = [source.publisher.clone(), source.author.clone(), source.published.as_ref().map(|d| d.short_words(page.lang()))];
    ShowSource {
        lead: lead.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        hash: source.text_sha256.as_deref().and_then(|hash| hash.get(..12)).unwrap_or_default().to_owned(),
        chars: locale::number(page.lang(), i64::from(source.text_chars)),
        language: source.language.map_or("", |language| language.code()),
        paragraphs: article::paragraphs(&reading.text, &places),
        details: details(page, source, reading),
        copies: reading.copies.clone(),
        linked: reading.linked.clone(),
        total: i64::try_from(reading.citations.len()).unwrap_or(i64::MAX),
        cited,
        panel: reading.dossier.as_ref().map(|dossier| panel(page, source, reading, dossier, fact)),
        query: search.query,
        candidates: search.candidates,
        source: source.clone(),
        page: page.clone(),
    }
}

/// The citations of the chosen case, or of all.
fn shown(reading: &Reading) -> impl Iterator<Item = &(Citation, String)> {
    let chosen = reading.dossier.as_ref().map(|dossier| dossier.case.id);
    reading.citations.iter().filter(move |(citation, _)| chosen.is_none_or(|case| citation.case_id == case))
}

/// Where a quote stands in the text as it is now, which may be newer than the citation.
fn place(citation: &Citation, text: &str) -> Option<(usize, usize)> {
    let at = |n: Option<i32>| n.and_then(|n| usize::try_from(n).ok());
    match (at(citation.quote_start), at(citation.quote_end)) {
        (Some(start), Some(end)) if quotes::between(text, start, end) == citation.quote => Some((start, end)),
        (start, _) => quotes::position(text, &citation.quote, start),
    }
}

fn cited(page: &Page, reading: &Reading) -> Vec<Cited> {
    let lang = page.lang();
    let cards = reading.dossier.as_ref().map(|dossier| facts::all(dossier, lang)).unwrap_or_default();
    let mut all: Vec<Cited> = Vec::new();
    for (citation, reference) in shown(reading) {
        let fact = (in_words(citation, &cards, page), format!("/cases/{}/citations/{}/edit", citation.case_id, citation.id));
        let stance = citation.stance.label(lang);
        let same = |c: &&mut Cited| c.quote == citation.quote && c.case == citation.case_id.as_str() && c.stance == stance;
        if let Some(known) = all.iter_mut().find(same) {
            known.facts.push(fact);
            continue;
        }
        let who = [Some(citation.attribution.label(lang).to_owned()), citation.attribution_who.clone()];
        all.push(Cited {
            anchor: place(citation, &reading.text).map(|(start, _)| start),
            quote: citation.quote.clone(),
            case: citation.case_id.to_string(),
            reference: reference.clone(),
            stance,
            is_against: citation.stance.is("contradicts"),
            speaker: who.into_iter().flatten().collect::<Vec<_>>().join(", "),
            facts: vec![fact],
        });
    }
    all.sort_by_key(|cited| cited.anchor.unwrap_or(usize::MAX));
    all
}

/// The fact that a citation carries: with its value where the case is at hand, else by its name.
fn in_words(citation: &Citation, cards: &[Card], page: &Page) -> String {
    let lang = page.lang();
    let fact = cards.iter().flat_map(Card::all).find(|fact| fact.record == citation.record_id && fact.field == citation.field);
    if let Some(fact) = fact {
        return page.t2("source-fact", ("label", fact.label.into()), ("value", fact.value.as_str().into()));
    }
    let field = parts::fields_of(&citation.kind).iter().find(|field| field.name == citation.field);
    field.map_or_else(|| citation.field.clone(), |field| field.label(&citation.kind, lang).to_owned())
}

fn panel(page: &Page, source: &Source, reading: &Reading, dossier: &Dossier, fact: &str) -> Panel {
    let lang = page.lang();
    let is_cited = |address: &str| {
        dossier.citations.iter().any(|c| c.source_id == source.id && address == format!("{}.{}.{}", c.kind, c.record_id, c.field))
    };
    let start = Form::from_pairs(vec![("attribution".into(), "journalist_own".into()), ("stance".into(), "supports".into())]);
    let mut fields = from_typed(Citation::KIND, Citation::FIELDS, &start, lang, &Problems::default());
    let mut take = |name: &str| fields.iter().position(|field| field.name == name).map(|at| fields.remove(at));
    let mut quote = take("quote").unwrap_or_else(|| FormField::plain(lang, "quote", "citations-quote", "text", "", &Problems::default()));
    let hint = if reading.text.is_empty() { "source-quote-type" } else { "source-quote-select" };
    quote.hint = Some(locale::text(lang, hint).to_owned());
    let first = [take("attribution"), take("stance")].into_iter().flatten().collect();
    Panel {
        case: dossier.case.clone(),
        name: name_of(dossier),
        is_linked: reading.linked.iter().any(|linked| linked.case == dossier.case.id.as_str()),
        records: groups(dossier, lang, &[fact])
            .into_iter()
            .map(|group| Facts { heading: group.heading, facts: group.facts.into_iter().map(|c| { let cited = is_cited(&c.value); (c, cited) }).collect() })
            .collect(),
        quote,
        fields: first,
        more: fields,
    }
}

fn details(page: &Page, source: &Source, reading: &Reading) -> Vec<Detail> {
    let Ok(Value::Object(values)) = serde_json::to_value(source) else { return Vec::new() };
    let lang = page.lang();
    let shown = Source::FIELDS.iter().filter(|field| !["title", "note"].contains(&field.name));
    shown
        .filter_map(|field| {
            let value = values.get(field.name)?;
            let words = show::words(field, value, lang)?;
            let other = reading.related.iter().find(|other| matches!(field.input, Input::Pick) && other.id.as_str() == words);
            let is_elsewhere = matches!(field.input, Input::Url);
            Some(Detail {
                label: field.label(Source::KIND, lang),
                stated: values.get(&format!("{}_stated", field.name)).and_then(Value::as_str).map(ToOwned::to_owned),
                href: other.map(|other| format!("/sources/{}", other.id)).or_else(|| is_elsewhere.then(|| words.clone())),
                value: other.map_or(words, |other| format!("{} · {}", other.reference(), other.title)),
                is_elsewhere,
            })
        })
        .collect()
}
