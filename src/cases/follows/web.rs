//! `POST /cases/{case}/following`: to be told when the case changes, or no more.

use super::store;
use crate::{
    access::{May, View},
    cases::Case,
    db::Db,
    error::{Error, Result},
    history::Unrecorded,
    web::{
        form::Form,
        page::{Page, redirect_saying},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};

/// Registers what this file answers.
pub fn routes(routes: &mut Routes) {
    routes.post("/cases/{case}/following", follow).post("/cases/{case}/following/removal", leave);
}

async fn follow(case: May<View, Case>, page: Page, db: web::Data<Db>, _form: Form) -> Result<HttpResponse> {
    set(case.id, &page, &db, true).await?;
    Ok(redirect_saying(&format!("/cases/{}", case.id), "flash-followed"))
}

async fn leave(case: May<View, Case>, page: Page, db: web::Data<Db>, _form: Form) -> Result<HttpResponse> {
    set(case.id, &page, &db, false).await?;
    Ok(redirect_saying(&format!("/cases/{}", case.id), "flash-unfollowed"))
}

async fn set(case: crate::id::Id<Case>, page: &Page, db: &Db, is_on: bool) -> Result<()> {
    let user = page.identity().ok_or(Error::SignIn)?.user.id.to_string();
    db.write_unrecorded(Unrecorded::Notice, move |conn| store::follow(conn, &user, case, is_on)).await
}
