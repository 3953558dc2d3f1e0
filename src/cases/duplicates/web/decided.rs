//! "Not the same person": decided, shown at `GET /duplicates/distinctions`, taken back.

use super::{
    super::{Pair, distinguish, key, store},
    show::view,
    side::Side,
};
use crate::{
    access::{Acts, Edit, May},
    accounts,
    db::Db,
    error::Result,
    fields::{Problems, read::Typed},
    text,
    web::{
        form::Form,
        page::{Page, redirect_saying},
        pager::{Pager, Window},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::{BTreeSet, HashMap};

/// The most characters of a reason.
const REASON_MAX: usize = 500;

/// What was decided of two people.
struct Row {
    key: String,
    left: Side,
    right: Side,
    who: String,
    at: chrono::NaiveDateTime,
    reason: String,
}

#[derive(Template)]
#[template(path = "duplicates/distinctions.html")]
struct Index {
    page: Page,
    rows: Vec<Row>,
    pager: Pager,
}

/// What was decided.
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
    let (found, known, names) = db
        .read(move |conn| {
            let found = store::decided(conn, scope, window)?;
            let people: BTreeSet<_> = found.iter().flat_map(|it| [it.left_person, it.right_person]).collect();
            let known = store::known(conn, &people.into_iter().collect::<Vec<_>>(), Some(scope))?;
            let names = accounts::store::names(conn, found.iter().map(|it| it.decided_by.as_str()))?;
            Ok((found, known, names))
        })
        .await?;
    let has_more = found.len() > window.rows;
    let rows: Vec<Row> = found
        .into_iter()
        .take(window.rows)
        .filter_map(|it| {
            Some(Row {
                key: key(it.left_person, it.right_person),
                left: Side::of(&page, known.get(&it.left_person)?),
                right: Side::of(&page, known.get(&it.right_person)?),
                who: names.get(&it.decided_by).cloned().unwrap_or_default(),
                at: it.decided_at,
                reason: it.reason.unwrap_or_default(),
            })
        })
        .collect();
    let to = |it: Window| format!("/duplicates/distinctions?page={}&rows={}", it.page, it.rows);
    let seen = window.skip().saturating_add(i64::try_from(rows.len()).unwrap_or(i64::MAX));
    let pager = Pager::of(&page, window, has_more, seen.saturating_add(i64::from(has_more)), to);
    page.html(&Index { rows, pager, page: page.clone() })
}

/// Decides that two people are two.
///
/// # Errors
/// When the database fails.
pub async fn create(pair: May<Edit, Pair>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let typed = form.one("reason").to_owned();
    let Ok(reason) = text::clean_line(&typed, REASON_MAX) else {
        let mut problems = Problems::default();
        problems.error("reason", page.t("distinction-long").to_owned());
        return page.unprocessable(&view(&pair, &page, &db, (&typed, &problems)).await?);
    };
    let (organisation, both) = (pair.left.organisation_id, (pair.left.id, pair.right.id));
    if db.read(move |conn| store::distinction(conn, both.0, both.1)).await?.is_none() {
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        db.write(pair.author(), None, move |tx| distinguish(tx, organisation, both, reason)).await?;
    }
    Ok(redirect_saying("/duplicates", "flash-distinguished"))
}

/// Takes it back: the two may be one again.
///
/// # Errors
/// When the database fails.
pub async fn remove(pair: May<Edit, Pair>, db: web::Data<Db>, _form: Form) -> Result<HttpResponse> {
    let both = (pair.left.id, pair.right.id);
    if let Some(decided) = db.read(move |conn| store::distinction(conn, both.0, both.1)).await? {
        db.write(pair.author(), None, move |tx| tx.remove(&decided)).await?;
    }
    Ok(redirect_saying(&format!("/duplicates/{}", pair.key()), "flash-undistinguished"))
}
