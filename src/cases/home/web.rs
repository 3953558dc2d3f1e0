//! `/home`: where a member's day begins.

use super::{MANY, store};
use crate::{
    access::{Acts, Edit, Member, View},
    accounts,
    cases::{
        listing::Listing,
        tasks::{
            store::{self as tasks, Reader},
            web::Line,
        },
    },
    clock,
    db::Db,
    error::Result,
    web::{page::Page, routes::Routes},
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Registers the page.
pub fn routes(routes: &mut Routes) {
    routes.get("/home", show);
}

#[derive(Template)]
#[template(path = "cases/home/show.html")]
struct Home {
    page: Page,
    due: Vec<(Line, Listing)>,
    changed: Vec<(Listing, String)>,
    stale: Vec<(Listing, i64)>,
    unreviewed: Vec<Listing>,
    may_review: bool,
}

async fn show(_: Acts<View>, me: Member, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let (scope, user, lang) = (page.viewer().scope(), me.user.id, page.lang());
    let reader = Reader { scope, user, confided: me.may_be_confided_in() };
    let may_review = page.may::<Edit>();
    let (due, changed, names, stale, unreviewed) = db
        .read(move |conn| {
            let today = clock::today();
            let due = tasks::due_for(conn, reader, today, MANY)?;
            let changed = store::changed(conn, scope, user)?;
            let names = accounts::store::names_for(conn, scope, changed.iter().map(|row| row.changed_by.as_str()))?;
            let stale = store::stale(conn, scope, user, today)?;
            let unreviewed = if may_review { store::unreviewed(conn, scope, user)? } else { Vec::new() };
            Ok((due, changed, names, stale, unreviewed))
        })
        .await?;
    let by =
        |row: &Listing| names.get(&row.changed_by).cloned().unwrap_or_else(|| page.t("history-program").to_owned());
    page.html(&Home {
        due: due.into_iter().map(|(task, row)| (Line::of(task, None, lang), row)).collect(),
        changed: changed.into_iter().map(|row| (by(&row), row)).map(|(by, row)| (row, by)).collect(),
        stale,
        unreviewed,
        may_review,
        page: page.clone(),
    })
}
