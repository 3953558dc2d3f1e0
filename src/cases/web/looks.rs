//! `GET /cases/{case}/looks`: who was shown what is restricted or sealed, and
//! in which files the case left.

use crate::{
    access::{Audit, May, Organisation},
    accounts,
    cases::{
        Case,
        dossier::Dossier,
        merging,
        outgoing::{self, Export},
        parts::{self, web::name_of},
    },
    db::Db,
    error::Result,
    history::looks::{self, Look},
    id::Id,
    web::{
        page::Page,
        pager::{Pager, SIZES, Window},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::{BTreeMap, HashMap};

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
    files: Vec<File>,
    pager: Pager,
}

/// A file that the case left in.
struct File {
    it: Export,
    by: String,
    to: String,
}

/// The files in words; of another organisation its name alone.
fn files(page: &Page, found: Vec<Export>, own: Id<Organisation>, people: &BTreeMap<String, String>) -> Vec<File> {
    let file = |it: Export| {
        let by = it.user_id.as_ref().and_then(|user| people.get(user.as_str()).cloned());
        let to = page.t(&format!("export-recipient-{}", it.recipient)).to_owned();
        let who = it.who.as_ref().map(|who| format!("{}{} {who}", to, page.t("colon")));
        let is_own = it.organisation_id == own;
        File {
            by: by.unwrap_or_else(|| page.t("exports-terminal").to_owned()),
            to: if is_own { who.unwrap_or(to) } else { String::new() },
            it,
        }
    };
    found.into_iter().map(file).collect()
}

/// Who looked, newest first.
///
/// # Errors
/// When the database fails.
pub async fn index(
    case: May<Audit, Case>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let window = Window::new(get("page"), get("rows"));
    let (owned, scope) = (case.clone(), page.viewer().scope());
    let (dossier, looks, people, left, takers) = db
        .read(move |conn| {
            // Who looked at a case that went into this one looked at what is this one's.
            let ids = merging::store::with_absorbed(conn, owned.id)?;
            let looks = looks::of(conn, &ids, window.skip(), window.ask())?;
            let people = accounts::store::names(conn, looks.iter().map(|look| look.user_id.as_str()))?;
            let left = outgoing::store::of_case(conn, &owned)?;
            let users = left.iter().filter_map(|it| it.user_id.as_ref()).map(Id::as_str);
            let takers = accounts::store::names_for(conn, scope, users)?;
            Ok((Dossier::load(conn, &owned)?, looks, people, left, takers))
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
    let files = files(&page, left, case.organisation_id, &takers);
    page.html(&ListLooks { name: name_of(&dossier), case: case.clone(), rows, files, pager, page: page.clone() })
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
