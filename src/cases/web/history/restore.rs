//! `POST /cases/{case}/history/{change}/restoration`: an old value put back,
//! which is a new change by the same rules a form keeps.

use super::subjects;
use crate::{
    access::{Edit, May},
    cases::{Case, dossier::Dossier, merging, parts},
    db::Db,
    error::{Error, Result},
    fields::{Level, read::Typed},
    history::{self, Change, Tx},
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};
use serde_json::{Map, Value};

/// Puts the old value of one field back.
///
/// # Errors
/// `NotFound` where the row is gone; `Invalid` where the old value does not fit any more.
pub async fn restore(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let field = form.one("field").to_owned();
    let id = path.1.parse().map_err(|_not_an_id| Error::NotFound)?;
    let (owned, level, scope) = (case.clone(), case.level(), page.viewer().scope());
    db.write(case.author(), form.reason(), move |tx| {
        let about = subjects(tx.conn(), &owned)?;
        let change = history::change(tx.conn(), &about, id)?;
        if merging::store::shown::unseen_revisions(tx.conn(), scope, &about)?.contains(change.revision_id.as_str()) {
            return Err(Error::NotFound);
        }
        put_back(tx, &owned, level, &change, &field)
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}/history", case.id), "flash-restored"))
}

fn put_back(tx: &mut Tx, case: &Case, level: Level, change: &Change, field: &str) -> Result<()> {
    let diff: Map<String, Value> = serde_json::from_str(&change.diff)?;
    let old = |name: &str| diff.get(name).and_then(|both| both.get(0)).cloned();
    // What has a page of its own is changed there, by its own rules.
    let is_field = parts::fields_of(&change.kind).iter().any(|f| f.name == field && f.in_form);
    let value = old(field).filter(|_| is_field).ok_or(Error::NotFound)?;
    let mut values = Map::from_iter([(field.to_owned(), value)]);
    let stated = format!("{field}_stated");
    values.extend(old(&stated).map(|value| (stated, value)));
    let mut dossier = Dossier::load(tx.conn(), case)?;
    // What this person may not read is not there to be changed either.
    dossier.open(tx.conn(), level)?;
    parts::kinds::lay(tx, &dossier, &change.kind, &change.record_id, values)
}
