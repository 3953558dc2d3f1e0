//! `POST /sources/{source}/origin`: this source repeats another one, so that
//! both count as one origin. Offered where the texts are alike.

use super::are_joined;
use crate::{
    access::{Edit, May},
    db::Db,
    error::{Error, Result},
    fields::read::Typed,
    sources::{Source, store},
    web::{
        form::Form,
        page::{own_path, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};

/// Registers the action.
pub fn routes(routes: &mut Routes) {
    routes.post("/sources/{source}/origin", update);
}

async fn update(
    source: May<Edit, Source>,
    page: crate::web::page::Page,
    db: web::Data<Db>,
    typed: Form,
) -> Result<HttpResponse> {
    let (scope, wanted, before) = (page.viewer().scope(), typed.one("of").to_owned(), source.clone());
    let other = db.read(move |conn| store::find(conn, scope, &wanted)).await?;
    // Nothing goes back to itself, and two not to each other.
    let other = other.filter(|it| it.id != before.id && !are_joined(&before, it)).ok_or(Error::NotFound)?;
    if before.version != typed.version() {
        return Err(Error::Stale);
    }
    let after = Source { republication_of: Some(other.id), ..before.clone() };
    db.write(source.author(), typed.reason(), move |tx| tx.update(&before, after)).await?;
    Ok(redirect_saying(&own_path(typed.one("back")), "flash-source-saved"))
}
