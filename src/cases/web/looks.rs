//! `GET /cases/{case}/looks`: who was shown what is restricted or sealed.

use crate::{
    access::{Lead, May},
    accounts,
    cases::{
        Case,
        dossier::Dossier,
        parts::{self, web::name_of},
    },
    db::Db,
    error::Result,
    history::looks::{self, Look},
    web::{
        page::Page,
        pager::{Pager, SIZES, Window},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

/// One look in words.
struct Row {
    at: chrono::NaiveDateTime,
    who: String,
    what: String,
    level: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "cases/history/looks.html")]
struct ListLooks {
    page: Page,
    case: Case,
    name: String,
    rows: Vec<Row>,
    pager: Pager,
}

/// Who looked, newest first.
///
/// # Errors
/// When the database fails.
pub async fn index(
    case: May<Lead, Case>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let window = Window::new(get("page"), get("rows"));
    let owned = case.clone();
    let (dossier, looks, people) = db
        .read(move |conn| {
            let looks = looks::of(conn, owned.id.as_str(), window.skip(), window.ask())?;
            let people = accounts::store::names(conn, looks.iter().map(|look| look.user_id.as_str()))?;
            Ok((Dossier::load(conn, &owned)?, looks, people))
        })
        .await?;
    let has_more = looks.len() > window.rows;
    let row = |look: Look| Row {
        at: look.at,
        who: people.get(&look.user_id).cloned().unwrap_or_else(|| page.t("history-program").to_owned()),
        what: what(&page, &look),
        level: page.t(&format!("level-{}", look.level)).to_owned(),
        reason: look.reason.unwrap_or_default(),
    };
    let rows = looks.into_iter().take(window.rows).map(row).collect();
    let to = |n: usize| format!("/cases/{}/looks?page={n}&rows={}", case.id, window.rows);
    let pager = Pager {
        words: page.t1("pager-page", "page", i64::try_from(window.page).unwrap_or(1)),
        previous: (window.page > 1).then(|| (page.t("pager-newer").to_owned(), to(window.page - 1))),
        next: has_more.then(|| (page.t("pager-older").to_owned(), to(window.page + 1))),
        label: page.t("pager-label").to_owned(),
        sizes: SIZES
            .iter()
            .map(|size| (*size, format!("/cases/{}/looks?rows={size}", case.id), *size == window.rows))
            .collect(),
        sizes_label: page.t("pager-rows").to_owned(),
    };
    page.html(&ListLooks { name: name_of(&dossier), case: case.clone(), rows, pager, page: page.clone() })
}

/// "Contact: safe channel".
fn what(page: &Page, look: &Look) -> String {
    let kind_key = format!("kind-{}", look.kind.replace('_', "-"));
    let kind = page.t(&kind_key).to_owned();
    let field = parts::fields_of(&look.kind).iter().find(|field| field.name == look.field);
    match field {
        Some(field) => format!("{kind}{} {}", page.t("colon"), field.label(&look.kind, page.lang())),
        None if look.field.is_empty() => kind,
        None => format!("{kind}{} {}", page.t("colon"), look.field),
    }
}
