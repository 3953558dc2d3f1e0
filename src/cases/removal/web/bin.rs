//! `GET /bin`: what the organisation threw away, and what is gone for good.

use super::super::{Removal, put_back, store};
use crate::{
    access::{Acts, Edit, May},
    accounts,
    cases::Case,
    db::Db,
    error::Result,
    history::Record,
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::BTreeMap;

/// One thing in the bin.
struct Row {
    it: Removal,
    name: String,
    who: String,
}

#[derive(Template)]
#[template(path = "removal/bin.html")]
struct Bin {
    page: Page,
    rows: Vec<Row>,
    gone: Vec<Row>,
}

impl Row {
    /// The message key of what kind of thing it is.
    fn kind(&self) -> String {
        format!("kind-{}", self.it.kind)
    }
    /// When it is gone for good, or went.
    fn gone_at(&self) -> &chrono::NaiveDateTime {
        self.it.purged_at.as_ref().unwrap_or(&self.it.removed_at)
    }
}

/// The bin.
///
/// # Errors
/// When the database fails.
pub async fn index(_: Acts<Edit>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let scope = page.viewer().scope();
    let (bin, gone, called, people) = db
        .read(move |conn| {
            let (bin, gone) = (store::bin(conn, scope)?, store::gone(conn, scope)?);
            let called = store::called(conn, &bin)?;
            let people = accounts::store::names(conn, bin.iter().chain(&gone).map(|it| it.removed_by.as_str()))?;
            Ok((bin, gone, called, people))
        })
        .await?;
    let rows = |all: Vec<Removal>, called: &BTreeMap<String, String>| -> Vec<Row> {
        all.into_iter()
            .map(|it| Row {
                name: called.get(&it.record_id).cloned().unwrap_or_default(),
                who: people.get(&it.removed_by).cloned().unwrap_or_else(|| page.t("history-program").to_owned()),
                it,
            })
            .collect()
    };
    page.html(&Bin { rows: rows(bin, &called), gone: rows(gone, &called), page: page.clone() })
}

/// Puts something back.
///
/// # Errors
/// `NotFound` where it is gone; `Stale` where somebody was faster.
pub async fn restore(removal: May<Edit, Removal>, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let it = removal.clone();
    db.write(removal.author(), form.reason(), move |tx| put_back(tx, &it)).await?;
    let room = if removal.kind == Case::KIND { "cases" } else { "sources" };
    Ok(redirect_saying(&format!("/{room}/{}", removal.record_id), "flash-returned"))
}
