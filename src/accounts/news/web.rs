//! Saying that notices were read. They stand on every page until then
//! (`layouts/base.html`), and on the page of the account afterwards.

use super::store;
use crate::{
    access::Member,
    db::Db,
    error::Result,
    fields::read::Typed,
    history::Unrecorded,
    web::{
        form::Form,
        page::{own_path, redirect},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes.get("/account/news", back).post("/account/news", dismiss);
}

/// `GET /account/news`: they stand on the page of the account.
///
/// # Errors
/// None.
pub async fn back(_: Member) -> Result<HttpResponse> {
    Ok(redirect("/account#news-account"))
}

/// `POST /account/news`: everything up to `until` was read.
///
/// # Errors
/// When the database fails.
pub async fn dismiss(me: Member, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let (user, until) = (me.user.id, form.one("until").to_owned());
    db.write_unrecorded(Unrecorded::Notice, move |conn| store::dismiss(conn, user, &until)).await?;
    Ok(redirect(&own_path(form.one("back"))))
}
