//! Linking a source to a case, and undoing it while nothing is cited from it.

use super::{load, reading_form::find_source, store};
use crate::{
    access::{Edit, May},
    cases::Case,
    db::{Db, Subject},
    error::{Error, Result},
    fields::read::Typed,
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};

pub async fn link(case: May<Edit, Case>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let source = find_source(&db, page.viewer().scope(), typed.one("source")).await?;
    let (source, _) = source.ok_or(Error::Invalid("error-choose-one"))?;
    let id = case.id;
    db.write(case.author(), None, move |tx| {
        let is_new = store::link(tx, id, source.id)?;
        if is_new { Ok(()) } else { Err(Error::Invalid("error-linked-already")) }
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}#sources", case.id), "flash-linked"))
}

pub async fn unlink(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    typed: Form,
) -> Result<HttpResponse> {
    let (id, source) = (case.id, path.1.parse().map_err(|_not_an_id| Error::NotFound)?);
    let context = load(&db, &page, &case).await?;
    if context.dossier.citations.iter().any(|c| c.source_id == source) {
        return Err(Error::Invalid("error-still-cited"));
    }
    db.write(case.author(), typed.reason(), move |tx| {
        let link = store::linked(tx, id, source)?.ok_or(Error::NotFound)?;
        tx.touch(Subject::Link, source.as_str());
        tx.remove(&link)
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}#sources", case.id), "flash-removed"))
}
