//! `/merges`: what was merged, and taking it back.

use super::super::{
    Merge, Seen, store,
    undoing::{self, Report},
};
use crate::{
    access::{Acts, Edit, Lead, May},
    accounts,
    cases::parts,
    db::Db,
    error::Result,
    web::{
        form::Form,
        page::{Page, redirect_telling},
        pager::{Pager, Window},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::{BTreeSet, HashMap};

#[derive(Template)]
#[template(path = "merging/index.html")]
struct Index {
    page: Page,
    rows: Vec<(Merge, String, String)>,
    pager: Pager,
}

#[derive(Template)]
#[template(path = "merging/show.html")]
struct Show {
    page: Page,
    it: Merge,
    words: String,
    cases: Vec<(String, String)>,
    made_by: String,
    undone_by: String,
    since: i64,
    is_last: bool,
}

/// What was merged, of what the visitor sees.
///
/// # Errors
/// When the database fails.
pub async fn index(
    _: Acts<Edit>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let (window, scope) = (Window::new(get("page"), get("rows")), page.viewer().scope());
    let (found, has_more, names) = db
        .read(move |conn| {
            let mut seen = store::shown::list(conn, scope, window)?;
            let has_more = seen.len() > window.rows;
            seen.truncate(window.rows);
            let names = accounts::store::names(conn, seen.iter().map(|it: &Merge| it.made_by.as_str()))?;
            Ok((seen, has_more, names))
        })
        .await?;
    let rows = found.into_iter().map(|it| {
        let who = names.get(&it.made_by).cloned().unwrap_or_default();
        let words = it.words(&page);
        (it, words, who)
    });
    let to = |it: Window| format!("/merges?page={}&rows={}", it.page, it.rows);
    let rows: Vec<(Merge, String, String)> = rows.collect();
    let seen = window.skip().saturating_add(i64::try_from(rows.len()).unwrap_or(i64::MAX));
    let pager = Pager::of(&page, window, has_more, seen.saturating_add(i64::from(has_more)), to);
    page.html(&Index { rows, pager, page: page.clone() })
}

/// One merge: what was done, and what taking it back would leave.
///
/// # Errors
/// When the database fails.
pub async fn show(seen: May<Lead, Seen>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let it = seen.it.clone();
    let (since, is_last, names) = db
        .read(move |conn| {
            let who = std::iter::once(it.made_by.as_str()).chain(it.undone_by.as_deref());
            let names = accounts::store::names(conn, who)?;
            let is_last = it.holds() && undoing::is_last(conn, &it)?;
            Ok((store::changed_since(conn, &it)?, is_last, names))
        })
        .await?;
    let called = |id: &str| names.get(id).cloned().unwrap_or_default();
    page.html(&Show {
        cases: seen.cases.iter().map(|(case, _)| (case.id.to_string(), case.reference.clone())).collect(),
        made_by: called(&seen.it.made_by),
        undone_by: seen.it.undone_by.as_deref().map(called).unwrap_or_default(),
        since,
        is_last,
        words: seen.it.words(&page),
        it: seen.it.clone(),
        page: page.clone(),
    })
}

/// Takes a merge back, and says what stayed as it was changed since.
///
/// # Errors
/// `Invalid` where the one that stayed went into another one since; `Stale` where it was taken back already.
pub async fn undo(seen: May<Lead, Seen>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let it = seen.it.clone();
    let report = db.write(seen.author(), form.reason(), move |tx| undoing::undo(tx, &it)).await?;
    Ok(redirect_telling(&page, &format!("/merges/{}", seen.it.id), &told(&page, &report)))
}

/// What was put back, and what was not.
fn told(page: &Page, report: &Report) -> String {
    let mut all = vec![page.t("flash-unmerged").to_owned()];
    let label = |(kind, field): &(String, String)| {
        let found = parts::fields_of(kind).iter().find(|it| it.name == field);
        found.map(|it| it.label(kind, page.lang()).to_owned())
    };
    let kept: BTreeSet<String> = report.kept.iter().filter_map(label).collect();
    if !kept.is_empty() {
        all.push(page.t1("unmerged-kept", "fields", kept.into_iter().collect::<Vec<_>>().join(", ")));
    }
    if !report.gone.is_empty() {
        all.push(page.t1("unmerged-gone", "count", i64::try_from(report.gone.len()).unwrap_or(i64::MAX)));
    }
    if report.stays_silent {
        all.push(page.t("unmerged-silent").to_owned());
    }
    all.join(" ")
}

impl Show {
    /// The two cases that may be one too, as an address names them.
    fn twins(&self) -> Option<String> {
        let [(one, _), (other, _)] = self.cases.as_slice() else { return None };
        Some(super::super::twins(one.parse().ok()?, other.parse().ok()?))
    }
}
