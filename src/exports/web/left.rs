//! `GET /exports`: which files left, by whom, for whom and what for. Everybody
//! reads of their own; coordinators and auditors of all of the organisation.

use super::asked::filter_words;
use crate::{
    access::{Acts, View},
    accounts,
    cases::{
        list::Filter,
        outgoing::{self, Export},
    },
    db::Db,
    error::Result,
    locale,
    web::{
        page::Page,
        pager::{Pager, SIZES, Window},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

/// A file in words.
struct Row {
    it: Export,
    by: String,
    to: String,
    purpose: String,
    scope: Vec<String>,
    count: String,
}

#[derive(Template)]
#[template(path = "exports/index.html")]
struct ListExports {
    page: Page,
    is_all: bool,
    rows: Vec<Row>,
    pager: Pager,
}

/// The files, newest first.
///
/// # Errors
/// When the database fails.
pub async fn index(
    me: Acts<View>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let window = Window::new(get("page"), get("rows"));
    let is_all = me.role.is("coordinator") || me.role.is("auditor");
    let (organisation, user) = (me.organisation.id, me.user.id.to_string());
    let (mut found, people) = db
        .read(move |conn| {
            let of = Some(user.as_str()).filter(|_| !is_all);
            let found = outgoing::store::of_organisation(conn, organisation, of, (window.skip(), window.ask()))?;
            let users = found.iter().filter_map(|it| it.user_id.as_ref()).map(crate::id::Id::as_str);
            let people = accounts::store::names(conn, users)?;
            Ok((found, people))
        })
        .await?;
    let has_more = found.len() > window.rows;
    found.truncate(window.rows);
    let row = |it: Export| {
        let is_mine = it.user_id == Some(me.user.id);
        let by = it.user_id.as_ref().and_then(|id| people.get(id.as_str()).cloned());
        Row {
            by: by.unwrap_or_else(|| page.t("exports-terminal").to_owned()),
            to: page.t(&format!("export-recipient-{}", it.recipient)).to_owned(),
            purpose: page.t(&format!("export-purpose-{}", it.purpose)).to_owned(),
            scope: scope_words(&page, &it),
            count: count_words(&page, &it, is_mine),
            it,
        }
    };
    let rows = found.into_iter().map(row).collect();
    page.html(&ListExports { is_all, rows, pager: pager(&page, window, has_more), page: page.clone() })
}

fn pager(page: &Page, window: Window, has_more: bool) -> Pager {
    let to = |n: usize| format!("/exports?page={n}&rows={}", window.rows);
    Pager {
        words: page.t1("pager-page", "page", i64::try_from(window.page).unwrap_or(1)),
        previous: (window.page > 1).then(|| (page.t("pager-newer").to_owned(), to(window.page - 1))),
        next: has_more.then(|| (page.t("pager-older").to_owned(), to(window.page + 1))),
        label: page.t("pager-label").to_owned(),
        sizes: SIZES.iter().map(|size| (*size, format!("/exports?rows={size}"), *size == window.rows)).collect(),
        sizes_label: page.t("pager-rows").to_owned(),
    }
}

/// How many cases: to others without those of which only their team knew.
fn count_words(page: &Page, it: &Export, is_mine: bool) -> String {
    match if is_mine { it.cases } else { it.cases_shown } {
        Some(count) => locale::number(page.lang(), count),
        None => page.t("exports-unfinished").to_owned(),
    }
}

fn scope_words(page: &Page, it: &Export) -> Vec<String> {
    let pairs: HashMap<String, String> = serde_urlencoded::from_str(&it.filter).unwrap_or_default();
    let filter = Filter::read(&|name| pairs.get(name).cloned().unwrap_or_default(), page.lang());
    let mut words = filter_words(page, &filter, "");
    if it.has_search {
        words.insert(0, page.t("exports-search").to_owned());
    }
    if words.is_empty() {
        words.push(page.t("exports-everything").to_owned());
    }
    words
}
