//! `/cases/{case}/shares`: which other organisations see a case, and until when.

use super::{Share, with_names};
use crate::{
    access::{Lead, May, Organisation},
    accounts,
    cases::{Case, consents::Consent, parts::Part},
    clock,
    dates::{self, PartialDate},
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    id::Id,
    text,
    web::{
        form::{Choice, Form, FormField, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases/{case}/shares", index)
        .post("/cases/{case}/shares", create)
        .post("/cases/{case}/shares/{share}/removal", remove);
}

/// A share as the page shows it.
struct Row {
    it: Share,
    to: String,
    until: String,
    holds: bool,
}

#[derive(Template)]
#[template(path = "cases/shares/index.html")]
struct ShowShares {
    page: Page,
    case: Case,
    rows: Vec<Row>,
    fields: Vec<FormField>,
    others: usize,
    summary: Option<Summary>,
}

async fn index(case: May<Lead, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let shown = view(&case, &page, &db, &Form::default(), &Problems::default()).await?;
    page.html(&shown)
}

async fn view(case: &Case, page: &Page, db: &Db, typed: &Form, problems: &Problems) -> Result<ShowShares> {
    let id = case.id;
    let (shares, all) = db.read(move |conn| Ok((with_names(conn, id)?, accounts::store::organisations(conn)?))).await?;
    let lang = page.lang();
    let choices: Vec<Choice> = all
        .into_iter()
        .filter(|it| it.id != case.organisation_id && shares.iter().all(|(share, _)| share.organisation_id != it.id))
        .map(|it| Choice {
            is_chosen: it.id.as_str() == typed.one("organisation"),
            value: it.id.to_string(),
            label: it.name,
        })
        .collect();
    let rights = ["read", "edit"].map(|code| Choice {
        value: code.to_owned(),
        label: page.t(if code == "edit" { "share-to-edit" } else { "share-to-read" }).to_owned(),
        is_chosen: typed.one("right") == code || (typed.one("right").is_empty() && code == "read"),
    });
    let now = clock::now();
    Ok(ShowShares {
        others: choices.len(),
        fields: vec![
            FormField::plain(lang, "organisation", "share-with", "select", typed.one("organisation"), problems)
                .choices(choices),
            FormField::plain(lang, "right", "share-right", "select", "read", problems).choices(rights.into()),
            FormField::plain(lang, "ends_on", "share-ends-on", "line", typed.one("ends_on"), problems),
            FormField::plain(lang, "note", "share-note", "line", typed.one("note"), problems),
        ],
        rows: shares
            .into_iter()
            .map(|(it, to)| Row {
                until: it
                    .ends_on
                    .as_deref()
                    .and_then(|day| PartialDate::from_edtf(day).ok())
                    .map(|day| day.short_words(lang))
                    .unwrap_or_default(),
                holds: it.holds(now),
                to: to.name,
                it,
            })
            .collect(),
        summary: Summary::of(problems, lang),
        case: case.clone(),
        page: page.clone(),
    })
}

/// Reads the last day: one certain day that is not over.
fn last_day(page: &Page, typed: &str, problems: &mut Problems) -> Option<String> {
    if typed.trim().is_empty() {
        return None;
    }
    let day = dates::parse(typed, page.lang()).ok().filter(|date| date.earliest() == date.latest());
    match day.as_ref().and_then(PartialDate::earliest) {
        Some(day) if day >= clock::today() => Some(day.to_string()),
        Some(_) => {
            problems.error("ends_on", page.t("share-ends-past"));
            None
        }
        None => {
            problems.error("ends_on", page.t("share-ends-not-a-day"));
            None
        }
    }
}

async fn create(case: May<Lead, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let mut problems = Problems::default();
    let with: Option<Id<Organisation>> = form.one("organisation").parse().ok();
    let ends_on = last_day(&page, form.one("ends_on"), &mut problems);
    let note = text::clean_line(form.one("note"), 300).ok().filter(|note| !note.is_empty());
    if case.is_silent() {
        problems.error("organisation", page.t("share-silent"));
    }
    let id = case.id;
    let (known, agreed) = db
        .read(move |conn| Ok((accounts::store::organisations(conn)?, Consent::load(conn, &[id.to_string()])?)))
        .await?;
    let with = with.filter(|id| *id != case.organisation_id && known.iter().any(|it| it.id == *id));
    if with.is_none() && problems.is_clear() {
        problems.error("organisation", page.t("error-choose-one"));
    }
    let today = clock::today();
    if agreed.iter().any(|c| c.refused.contains("share_partner") && c.withdrawn.is_none()) {
        problems.error("organisation", page.t("share-refused"));
    } else if !agreed.iter().any(|consent| consent.allows("share_partner", today)) {
        problems.ask("organisation", page.t("share-no-consent"));
    }
    let may_save = problems.is_clear() && (problems.questions.is_empty() || form.is_confirmed());
    let (Some(with), true) = (with, may_save) else {
        let shown = view(&case, &page, &db, &form, &problems).await?;
        return page.unprocessable(&shown);
    };
    let share = Share { ends_on, note, ..Share::new(case.id, with, form.one("right") == "edit") };
    db.write(case.author(), form.reason(), move |tx| {
        // Who shares again after an end, or twice at once, changes the share that there is.
        let there = super::of(tx.conn(), &[share.case_id.to_string()])?;
        match there.iter().find(|old| old.organisation_id == share.organisation_id) {
            Some(old) => {
                tx.update(old, Share { id: old.id, version: old.version, created_at: old.created_at, ..share })
            }
            None => tx.insert(share),
        }
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}/shares", case.id), "flash-shared"))
}

async fn remove(
    case: May<Lead, Case>,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let id = case.id;
    db.write(case.author(), form.reason(), move |tx| {
        let there = super::of(tx.conn(), &[id.to_string()])?;
        let share = there.iter().find(|share| share.id.as_str() == path.1).ok_or(Error::NotFound)?;
        tx.remove(share)
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}/shares", case.id), "flash-share-taken-back"))
}
