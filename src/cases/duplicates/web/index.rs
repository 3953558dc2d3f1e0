//! `GET /duplicates`: pairs of people who may be one, likeliest first.

use super::{
    super::{key, likeness::Likeness, store},
    side::{Reasons, Side},
};
use crate::{
    access::{Acts, Edit},
    db::Db,
    error::Result,
    web::{
        page::Page,
        pager::{CAP, Pager, Window},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::{BTreeSet, HashMap};

/// Two people as the list shows them.
struct Row {
    key: String,
    left: Side,
    right: Side,
    why: Reasons,
}

#[derive(Template)]
#[template(path = "duplicates/index.html")]
struct Index {
    page: Page,
    rows: Vec<Row>,
    count: i64,
    pager: Pager,
}

/// The list.
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
    let window = Window::new(get("page"), if get("rows").is_empty() { "25" } else { get("rows") });
    let scope = page.viewer().scope();
    let most = i64::try_from(CAP).unwrap_or(i64::MAX).saturating_add(1);
    let (found, known, count) = db
        .read(move |conn| {
            let found = store::list(conn, scope, window)?;
            let people: BTreeSet<_> = found.iter().flat_map(|it| [it.left_person, it.right_person]).collect();
            let people: Vec<_> = people.into_iter().collect();
            Ok((found, store::known(conn, &people, Some(scope))?, store::count(conn, scope, most)?))
        })
        .await?;
    let has_more = found.len() > window.rows;
    let rows = found.iter().take(window.rows).filter_map(|it| {
        let (left, right) = (known.get(&it.left_person)?, known.get(&it.right_person)?);
        // What changed since the round looked, or is not for this visitor, counts no more.
        let likeness = Likeness::of(&left.context, &right.context).filter(Likeness::is_shown)?;
        Some(Row {
            key: key(it.left_person, it.right_person),
            left: Side::of(&page, left),
            right: Side::of(&page, right),
            why: Reasons::of(&likeness, page.lang()),
        })
    });
    let to = |it: Window| format!("/duplicates?page={}&rows={}", it.page, it.rows);
    page.html(&Index {
        rows: rows.collect(),
        count,
        pager: Pager::of(&page, window, has_more, count, to),
        page: page.clone(),
    })
}
