//! `GET /cases/new`, `POST /cases`: the fast path. A name or "not known", a
//! country, and what is known; from a source, if one is at hand.

use crate::{
    access::{Acts, Edit},
    cases::{citations, duplicates::context::Context, opening::Opening, suggestions::known},
    clock,
    dates::{Lang, PartialDate},
    db::Db,
    drafts::{self, Offer},
    error::Result,
    fields::{
        Field, Input, Problems,
        read::{self, Typed},
    },
    locale,
    sources::{self, Source},
    web::{
        form::{Form, FormField, Summary, from_typed},
        page::{Page, redirect_saying},
    },
    words::{Charge as ChargeCategory, Country, Custody, FileStatus, Gender},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What labels and messages of the form go by.
pub const KIND: &str = "new_case";

/// What the first form asks for; everything else is added on the case page.
pub const FIELDS: &[Field] = &[
    Field::new("name", Input::Name),
    Field::line("name_unknown_label"),
    Field::term::<Gender>("gender").required(),
    Field::term::<Country>("nationality"),
    Field::term::<Country>("second_nationality"),
    Field::line("occupation"),
    Field::term::<Country>("detaining_country").required(),
    Field::term::<Custody>("status").required(),
    Field::date("started"),
    Field::date("as_of"),
    Field::line("as_stated"),
    Field::terms::<ChargeCategory>("categories"),
    Field::term::<FileStatus>("file_status").required(),
];

#[derive(Template)]
#[template(path = "cases/new.html")]
struct NewCase {
    page: Page,
    fields: Vec<FormField>,
    summary: Option<Summary>,
    source: Option<Source>,
    draft: Offer,
}

/// The form, or the draft of it that is carried on.
///
/// # Errors
/// When the database fails.
pub async fn new(
    _: Acts<Edit>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let start = Form::from_pairs(vec![
        ("gender".into(), "unknown".into()),
        ("status".into(), "unknown".into()),
        ("file_status".into(), "verifying".into()),
        ("source".into(), query.get("source").cloned().unwrap_or_default()),
    ]);
    let opened = drafts::open(&db, &page, page.t("cases-new")).await?;
    let typed = opened.typed.unwrap_or(start);
    page.html(&NewCase {
        fields: from_typed(KIND, FIELDS, &typed, page.lang(), &Problems::default()),
        summary: None,
        source: source_of(&db, &page, typed.one("source")).await?,
        draft: opened.offer,
        page: page.clone(),
    })
}

async fn source_of(db: &Db, page: &Page, id: &str) -> Result<Option<Source>> {
    if id.is_empty() {
        return Ok(None);
    }
    let (scope, id) = (page.viewer().scope(), id.to_owned());
    db.read(move |conn| sources::store::find(conn, scope, &id)).await
}

/// Creates the person, the name, the nationalities, the case, where the person is and what for.
///
/// # Errors
/// When the database fails.
pub async fn create(editor: Acts<Edit>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let lang = page.lang();
    let source = source_of(&db, &page, form.one("source")).await?;
    let mut problems = Problems::default();
    let values = read::read(KIND, FIELDS, &form, lang, &mut problems);
    check(&values, lang, &mut problems);
    let known = find_known(&db, &page, &values).await?;
    known::ask(&known, lang, &mut problems);
    let may_save = problems.is_clear() && (problems.questions.is_empty() || form.is_confirmed());
    if !may_save {
        let fields = from_typed(KIND, FIELDS, &form, lang, &problems);
        return page.unprocessable(&NewCase {
            fields,
            summary: Summary::of(&problems, lang),
            source,
            draft: drafts::again(&page, &form),
            page: page.clone(),
        });
    }
    let opening = Opening::of(&values, editor.organisation.id)?;
    let (linked, lead) = (source.as_ref().map(|s| s.id), editor.user.id);
    let others = known::asked(&known);
    let sent = drafts::Sent::of(&form, &editor.author());
    let case = db
        .write(editor.author(), form.reason(), move |tx| {
            let case = opening.write(tx, lead)?;
            known::keep_apart(tx, &case, &others)?;
            if let Some(source) = linked {
                citations::store::link(tx, case.id, source)?;
            }
            sent.is_saved(tx.conn())?;
            Ok(case)
        })
        .await?;
    let to = match source {
        Some(source) => format!("/sources/{}?case={}", source.id, case.id),
        None => format!("/cases/{}", case.id),
    };
    Ok(redirect_saying(&to, "flash-case-created"))
}

fn get<'a>(values: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    values.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// Those who may be the same person already, by the name and by what was typed beside it.
async fn find_known(db: &Db, page: &Page, values: &Map<String, Value>) -> Result<Vec<known::Known>> {
    let Some(name) = get(values, "name").map(ToOwned::to_owned) else { return Ok(Vec::new()) };
    let (scope, beside) = (page.viewer().scope(), Context::typed(values));
    db.read(move |conn| known::find_beside(conn, scope, &[name], beside)).await
}

/// Nobody is held from a day that is still to come.
pub(super) fn check_start(values: &Map<String, Value>, lang: Lang, problems: &mut Problems) {
    let starts_later = get(values, "started")
        .and_then(|d| PartialDate::from_edtf(d).ok())
        .and_then(|d| d.earliest())
        .is_some_and(|first| first > clock::today());
    if starts_later {
        problems.error("started", locale::text(lang, "rule-future"));
    }
}

/// The rules of a new case.
pub fn check(values: &Map<String, Value>, lang: Lang, problems: &mut Problems) {
    if get(values, "name").is_none() && get(values, "name_unknown_label").is_none() && problems.at("name").is_none() {
        problems.error("name", locale::text(lang, "rule-name-or-label"));
    }
    check_start(values, lang, problems);
    let is_own = get(values, "nationality").is_some()
        && get(values, "nationality") == get(values, "detaining_country")
        && get(values, "second_nationality").is_none();
    if is_own {
        problems.ask("nationality", locale::text(lang, "ask-own-country"));
    }
    if get(values, "second_nationality").is_some() && get(values, "second_nationality") == get(values, "nationality") {
        problems.error("second_nationality", locale::text(lang, "rule-nationality-twice"));
    }
}
