//! The form of a source: short at first, the rest folded away. The text goes
//! with it, in a box of its own.

use crate::{
    access::{Acts, Edit, May, Scope},
    db::{AnyConnection, Db},
    drafts::{self, Offer},
    error::Result,
    fields::{Field, Problems, read::Typed},
    history::Record,
    sources::{Source, TEXT_MAX, store},
    web::{
        form::{Choice, Form, FormField, Summary, from_record, from_typed},
        page::Page,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The text, which is kept apart from the record.
pub const TEXT: Field = Field { max: TEXT_MAX, ..Field::text("text") };

/// The fields that choose another source.
pub const PICKS: [&str; 2] = ["republication_of", "translation_of"];

/// What stands open in the form, in this order.
const FIRST: [&str; 8] = ["title", "kind", "text", "publisher", "url", "published", "language", "completeness"];

/// The form as the page shows it.
#[derive(Template)]
#[template(path = "sources/form.html")]
pub struct SourceForm {
    /// The frame.
    pub page: Page,
    /// The source that is changed; none for a new one.
    pub source: Option<Source>,
    /// Where the form goes.
    pub action: String,
    /// What everybody fills in.
    pub fields: Vec<FormField>,
    /// What is rarely known.
    pub more: Vec<FormField>,
    /// Whether that part stands open.
    pub is_open: bool,
    /// The version that the form was filled in from.
    pub version: i32,
    /// Why it is changed.
    pub reason: String,
    /// What stands in the way.
    pub summary: Option<Summary>,
    /// A source that has the same text.
    pub same: Option<Source>,
    /// What others saved meanwhile.
    pub notice: Option<String>,
    /// What it is kept as while it is typed.
    pub draft: Offer,
    /// The case to cite it for afterwards, or nothing.
    pub case: String,
}

/// The sources that can be chosen: the newest, and those that are chosen already.
///
/// # Errors
/// When the database fails.
pub fn choices(conn: &mut AnyConnection, scope: Scope, own: Option<&Source>, chosen: &[String]) -> Result<Vec<Choice>> {
    let mut all: Vec<(String, String)> =
        store::recent(conn, scope)?.into_iter().map(|(id, label)| (id.to_string(), label)).collect();
    let missing: Vec<String> =
        chosen.iter().filter(|id| !id.is_empty() && !all.iter().any(|(other, _)| other == *id)).cloned().collect();
    if !missing.is_empty() {
        let older = store::by_ids(conn, scope, &missing)?;
        all.extend(older.into_iter().map(|s| (s.id.to_string(), format!("{} · {}", s.reference(), s.title))));
    }
    let others = all.into_iter().filter(|(id, _)| own.is_none_or(|own| own.id.as_str() != id));
    Ok(others.map(|(value, label)| Choice { value, label, is_chosen: false }).collect())
}

/// The empty form.
///
/// # Errors
/// When the database fails.
pub async fn new(
    _: Acts<Edit>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let case = query.get("case").cloned().unwrap_or_default();
    let start = Form::from_pairs(vec![
        ("kind".into(), "press".into()),
        ("completeness".into(), "full".into()),
        ("case".into(), case),
    ]);
    let opened = drafts::open(&db, &page, page.t("source-new")).await?;
    let typed = opened.typed.unwrap_or(start);
    let chosen: Vec<String> = PICKS.iter().map(|name| typed.one(name).to_owned()).collect();
    let scope = page.viewer().scope();
    let choices = db.read(move |conn| choices(conn, scope, None, &chosen)).await?;
    let mut form = typed_form(&page, None, &typed, &Problems::default(), &choices);
    form.draft = opened.offer;
    page.html(&form)
}

/// The form as the source stands.
///
/// # Errors
/// When the database fails.
pub async fn edit(source: May<Edit, Source>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let name = format!("{} – {}", page.t("source-edit"), source.reference());
    let opened = drafts::open(&db, &page, &name).await?;
    let (scope, own) = (page.viewer().scope(), source.clone());
    let mut chosen: Vec<String> =
        [own.republication_of, own.translation_of].into_iter().flatten().map(|id| id.to_string()).collect();
    if let Some(typed) = &opened.typed {
        chosen.extend(PICKS.iter().map(|name| typed.one(name).to_owned()));
    }
    let (text, choices) =
        db.read(move |conn| Ok((store::text(conn, &own)?, choices(conn, scope, Some(&own), &chosen)?))).await?;
    let mut form = match opened.typed {
        Some(typed) => typed_form(&page, Some(&source), &typed, &Problems::default(), &choices),
        None => {
            let mut values = match serde_json::to_value(&*source) {
                Ok(Value::Object(values)) => values,
                _ => Map::new(),
            };
            values.insert(TEXT.name.to_owned(), json!(text));
            let mut fields = from_record(Source::KIND, Source::FIELDS, &values, page.lang());
            fields.extend(from_record(Source::KIND, &[TEXT], &values, page.lang()));
            frame(&page, Some(&source), fields, &choices)
        }
    };
    form.draft = opened.offer;
    page.html(&form)
}

/// The form as it was typed, with what is wrong beside it.
pub fn typed_form(
    page: &Page,
    source: Option<&Source>,
    typed: &Form,
    problems: &Problems,
    choices: &[Choice],
) -> SourceForm {
    let lang = page.lang();
    let mut fields = from_typed(Source::KIND, Source::FIELDS, typed, lang, problems);
    fields.extend(from_typed(Source::KIND, &[TEXT], typed, lang, problems));
    let mut form = frame(page, source, fields, choices);
    form.draft = drafts::again(page, typed);
    form.summary = Summary::of(problems, lang);
    form.reason = typed.one("reason").to_owned();
    form.case = typed.one("case").to_owned();
    if source.is_some() {
        form.version = typed.version();
    }
    form
}

fn frame(page: &Page, source: Option<&Source>, fields: Vec<FormField>, choices: &[Choice]) -> SourceForm {
    let (mut first, mut more): (Vec<FormField>, Vec<FormField>) =
        fields.into_iter().partition(|field| FIRST.contains(&field.name.as_str()));
    first.sort_by_key(|field| FIRST.iter().position(|name| *name == field.name));
    for field in first.iter_mut().filter(|field| field.name == TEXT.name) {
        field.rows = 16;
    }
    for field in more.iter_mut().filter(|field| PICKS.contains(&field.name.as_str())) {
        field.choices =
            choices.iter().map(|choice| Choice { is_chosen: choice.value == field.value, ..choice.clone() }).collect();
    }
    let is_open = more.iter().any(|field| field.error.is_some() || (source.is_some() && !field.value.is_empty()));
    SourceForm {
        action: source.map_or_else(|| "/sources".to_owned(), |source| format!("/sources/{}", source.id)),
        version: source.map_or(0, |source| source.version),
        source: source.cloned(),
        fields: first,
        more,
        is_open,
        reason: String::new(),
        summary: None,
        same: None,
        notice: None,
        draft: drafts::again(page, &Form::default()),
        case: String::new(),
        page: page.clone(),
    }
}
