//! Exports in the browser: the page that says what a file will hold, and the
//! file, streamed while it is made.

mod stream;

use super::{Profile, cases::Selection};
use crate::{
    access::{Acts, Fresh, View},
    cases::list::{self, Filter, Held},
    clock,
    db::{AnyConnection, Db},
    error::{Error, Result},
    locale,
    search::{Finder, HITS_MAX},
    web::{
        page::{Page, redirect},
        routes::Routes,
    },
};
use actix_web::{
    HttpResponse,
    http::header::{self, ContentDisposition, DispositionParam, DispositionType},
    web,
};
use askama::Template;
use std::collections::HashMap;

/// Registers the pages of exports.
pub fn routes(routes: &mut Routes) {
    routes.get("/exports/cases/new", new).get("/exports/cases", show);
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
}

/// A profile to choose.
struct Choice {
    code: &'static str,
    label: String,
    hint: String,
    is_chosen: bool,
}

/// What the address asks for.
struct Asked {
    filter: Filter,
    /// What was searched for, opened.
    words: String,
    /// The same as it stands in the address.
    sealed: String,
}

type Query = web::Query<HashMap<String, String>>;

impl Asked {
    /// Reads the address. What is not understood is refused: a filter left
    /// out would let out more than was meant.
    fn read(page: &Page, query: &Query) -> Result<Self> {
        let get = |name: &str| query.get(name).cloned().unwrap_or_default();
        let filter = Filter::read(&get, page.lang());
        if !filter.ignored.is_empty() {
            return Err(Error::Invalid("export-filter-lost"));
        }
        let sealed = get("search");
        let words = if sealed.is_empty() {
            String::new()
        } else {
            page.open(&sealed).ok_or(Error::Invalid("export-search-lost"))?
        };
        Ok(Self { filter, words, sealed })
    }

    /// The address again, as pairs.
    fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> =
            self.filter.pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        if !self.sealed.is_empty() {
            pairs.push(("search".to_owned(), self.sealed.clone()));
        }
        pairs
    }

    /// Which cases these are, and whether the search found more than it keeps.
    async fn selection(&self, page: &Page, db: &Db, finder: &Finder) -> Result<(Selection, bool)> {
        let (scope, filter) = (page.viewer().scope(), self.filter.clone());
        if self.words.is_empty() {
            return Ok((Selection { scope, filter, among: None }, false));
        }
        let (words, finder) = (self.words.clone(), finder.clone());
        let mut hits = db.read(move |conn| finder.find(conn, scope, &words)).await?;
        let is_cut = hits.len() >= HITS_MAX;
        hits.truncate(HITS_MAX - 1);
        let among = Some(hits.into_iter().map(|hit| hit.case).collect());
        Ok((Selection { scope, filter, among }, is_cut))
    }
}

/// What the file will hold, and in which profile.
///
/// # Errors
/// When the address is not understood or the database fails.
async fn new(
    _: Fresh<Acts<View>>,
    page: Page,
    db: web::Data<Db>,
    finder: web::Data<Finder>,
    query: Query,
) -> Result<HttpResponse> {
    let asked = Asked::read(&page, &query)?;
    let (what, is_cut) = asked.selection(&page, &db, &finder).await?;
    let count = db.read(move |conn| count(conn, &what)).await?;
    let pairs = asked.pairs();
    let shown = NewExport {
        count: count_words(&page, count),
        time: time_words(&page, count),
        filters: filter_words(&page, &asked),
        is_cut,
        is_empty: count == 0,
        back: format!("/cases?{}", serde_urlencoded::to_string(&pairs).unwrap_or_default()),
        pairs,
        profiles: profiles(&page),
        page: page.clone(),
    };
    page.html(&shown)
}

/// The file. Reading, so a GET; who took it is logged, and no name. On an old
/// sign-in it goes back to the page before, which asks to confirm: a browser
/// that gets a file stays on the page where it is.
///
/// # Errors
/// When the address is not understood, or nothing could be read.
async fn show(
    member: Acts<View>,
    page: Page,
    db: web::Data<Db>,
    finder: web::Data<Finder>,
    query: Query,
) -> Result<HttpResponse> {
    if !page.viewer().is_fresh() {
        return Ok(redirect(&page.here().replacen("/exports/cases", "/exports/cases/new", 1)));
    }
    let asked = Asked::read(&page, &query)?;
    let profile =
        query.get("profile").and_then(|code| Profile::of(code)).ok_or(Error::Invalid("export-profile-lost"))?;
    let (what, _) = asked.selection(&page, &db, &finder).await?;
    let body = stream::start(db.get_ref().clone(), what, profile, member.user.id).await?;
    let name = format!("cases-{}.csv", clock::today());
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(disposition)
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

/// The filters in force, one sentence each.
fn filter_words(page: &Page, asked: &Asked) -> Vec<String> {
    let (lang, filter) = (page.lang(), &asked.filter);
    let search = (!asked.words.is_empty()).then(|| page.t1("chip-search", "words", asked.words.as_str()));
    let held = filter.held.map(|held| match held {
        Held::Strict => page.t("custody-held").to_owned(),
        Held::Wide => page.t("custody-wide").to_owned(),
        Held::One(term) => term.label(lang).to_owned(),
    });
    [
        search,
        held,
        filter.country.map(|country| page.t1("chip-country", "country", country.label(lang))),
        filter.nationality.map(|country| page.t1("chip-nationality", "country", country.label(lang))),
        filter.stage.map(|stage| stage.label(lang).to_owned()),
        filter.charge_group.map(|group| group.label(lang).to_owned()),
        filter.since.as_ref().map(|date| page.t1("chip-since", "date", date.words(lang))),
        filter.until.as_ref().map(|date| page.t1("chip-until", "date", date.words(lang))),
        filter.file_status.map(|status| status.label(lang).to_owned()),
        filter.no_source.then(|| page.t("chip-no-source").to_owned()),
        filter.untouched.map(|days| page.t1("chip-untouched", "days", days)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn profiles(page: &Page) -> Vec<Choice> {
    Profile::ALL
        .iter()
        .map(|(code, profile)| Choice {
            code,
            label: page.t(&format!("export-profile-{code}")).to_owned(),
            hint: page.t(&format!("export-profile-{code}-hint")).to_owned(),
            is_chosen: *profile == Profile::Excel,
        })
        .collect()
}
