//! Exports in the browser: the page that says what a file will hold and asks
//! for whom it is, the file, streamed while it is made, and what has left.

mod asked;
mod left;
mod stream;
mod told;

use super::{Export, Profile, cases::Selection};
use crate::{
    access::{Acts, Author, Fresh, View},
    cases::list,
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{Problems, read::Typed},
    locale,
    search::Finder,
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect},
        routes::Routes,
    },
};
use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{self, ContentDisposition, DispositionParam, DispositionType},
    },
    web,
};
use askama::Template;
use asked::{Asked, filter_words};
use std::collections::HashMap;

/// Registers the pages of exports.
pub fn routes(routes: &mut Routes) {
    routes.get("/exports", left::index).get("/exports/cases/new", new).post("/exports/cases", create);
}

/// Cases are counted up to here on the page before the download.
const CAP: i64 = 100_000;
/// Cases a second that a download reaches at least, for what the page promises.
const PACE: i64 = 15_000;

#[derive(Template)]
#[template(path = "exports/cases/new.html")]
struct NewExport {
    page: Page,
    count: String,
    time: String,
    filters: Vec<String>,
    is_cut: bool,
    is_empty: bool,
    pairs: Vec<(String, String)>,
    back: String,
    profiles: Vec<Choice>,
    fields: Vec<FormField>,
    summary: Option<Summary>,
}

/// A profile to choose.
struct Choice {
    code: &'static str,
    label: String,
    hint: String,
    is_chosen: bool,
}

/// What the file will hold; asks in which profile, for whom and what for.
///
/// # Errors
/// When the address is not understood or the database fails.
async fn new(
    _: Fresh<Acts<View>>,
    page: Page,
    db: web::Data<Db>,
    finder: web::Data<Finder>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let asked = Asked::read(&page, &|name| query.get(name).cloned().unwrap_or_default())?;
    render(&page, &db, &finder, &asked, &Form::default(), &Problems::default()).await
}

async fn render(
    page: &Page,
    db: &Db,
    finder: &Finder,
    asked: &Asked,
    typed: &Form,
    problems: &Problems,
) -> Result<HttpResponse> {
    let (what, is_cut) = asked.selection(page, db, finder).await?;
    let count = db.read(move |conn| count(conn, &what)).await?;
    let pairs = asked.pairs();
    let shown = NewExport {
        count: count_words(page, count),
        time: time_words(page, count),
        filters: filter_words(page, &asked.filter, &asked.words),
        is_cut,
        is_empty: count == 0,
        back: format!("/cases?{}", serde_urlencoded::to_string(&pairs).unwrap_or_default()),
        pairs,
        profiles: profiles(page, typed),
        fields: told::fields(page, typed, problems),
        summary: Summary::of(problems, page.lang()),
        page: page.clone(),
    };
    let status = if problems.is_clear() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.answer(status, &shown)
}

/// The file, noted before its first byte. On an old sign-in it goes back to the
/// page before, which asks to confirm: a browser that gets a file stays on the
/// page where it is.
///
/// # Errors
/// When what is asked for is not understood, or nothing could be noted or read.
async fn create(
    member: Acts<View>,
    page: Page,
    db: web::Data<Db>,
    finder: web::Data<Finder>,
    form: Form,
) -> Result<HttpResponse> {
    let asked = Asked::read(&page, &|name| form.one(name).to_owned())?;
    if !page.viewer().is_fresh() {
        let pairs = serde_urlencoded::to_string(asked.pairs()).unwrap_or_default();
        return Ok(redirect(&format!("/exports/cases/new?{pairs}")));
    }
    let profile = Profile::of(form.one("profile")).ok_or(Error::Invalid("export-profile-lost"))?;
    let mut problems = Problems::default();
    let told = told::read(&page, &form, &mut problems);
    if !problems.is_clear() {
        return render(&page, &db, &finder, &asked, &form, &problems).await;
    }
    let (what, _) = asked.selection(&page, &db, &finder).await?;
    let filter = serde_urlencoded::to_string(asked.filter.pairs()).unwrap_or_default();
    let export = Export {
        user_id: Some(member.user.id),
        has_search: !asked.words.is_empty(),
        ..Export::new(member.organisation.id, profile.code(), filter, told)
    };
    let (name, id) = (export.file_name(), export.id);
    let author = Author::member(member.user.id, member.organisation.id);
    let body = stream::start(db.get_ref().clone(), what, (export, author)).await?;
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(disposition)
        .insert_header(("x-export-id", id.to_string()))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .streaming(body))
}

fn count(conn: &mut AnyConnection, what: &Selection) -> Result<i64> {
    match &what.among {
        None => list::count(conn, what.scope, &what.filter, CAP),
        Some(ids) => {
            Ok(i64::try_from(super::store::among(conn, what.scope, &what.filter, ids)?.len()).unwrap_or(i64::MAX))
        }
    }
}

fn count_words(page: &Page, count: i64) -> String {
    let lang = page.lang();
    match count {
        0 => page.t("export-none").to_owned(),
        n if n > CAP => page.t1("export-more-than", "count", locale::number(lang, CAP)),
        n => page.t2("export-count", ("count", n.into()), ("shown", locale::number(lang, n).into())),
    }
}

fn time_words(page: &Page, count: i64) -> String {
    match count / PACE {
        _ if count > CAP => page.t("export-time-long").to_owned(),
        0 => page.t("export-time-short").to_owned(),
        seconds => page.t1("export-time", "seconds", seconds + 1),
    }
}

fn profiles(page: &Page, typed: &Form) -> Vec<Choice> {
    let chosen = Profile::of(typed.one("profile")).unwrap_or(Profile::Excel);
    Profile::ALL
        .iter()
        .map(|(code, profile)| Choice {
            code,
            label: page.t(&format!("export-profile-{code}")).to_owned(),
            hint: page.t(&format!("export-profile-{code}-hint")).to_owned(),
            is_chosen: *profile == chosen,
        })
        .collect()
}
