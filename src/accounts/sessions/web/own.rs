//! The end of one's own sessions, one by one or all others at once.

use super::super::store;
use crate::{
    access::Member,
    db::Db,
    error::{Error, Result},
    history::Unrecorded,
    web::{
        form::Form,
        page::{Page, redirect, redirect_saying},
        routes::Routes,
        session,
    },
};
use actix_web::{HttpResponse, web};

/// Registers what this file answers.
pub(super) fn routes(routes: &mut Routes) {
    routes
        .get("/account/sessions", back)
        .post("/account/sessions/removal", remove_others)
        .post("/account/sessions/{session}/removal", remove);
}

/// `GET /account/sessions`: they stand on the page of the account.
///
/// # Errors
/// None.
async fn back(_: Member) -> Result<HttpResponse> {
    Ok(redirect("/account#sessions"))
}

/// `POST /account/sessions/removal`: ends every session but this one.
///
/// # Errors
/// When the database fails.
async fn remove_others(me: Member, db: web::Data<Db>, page: Page, _form: Form) -> Result<HttpResponse> {
    let (user, own) = (me.user.id, session::hash(&page.viewer().secret));
    db.write_unrecorded(Unrecorded::Session, move |conn| store::end_others(conn, user, &own)).await?;
    Ok(redirect_saying("/account", "flash-sessions-ended"))
}

/// `POST /account/sessions/{session}/removal`: ends one of one's own sessions.
///
/// # Errors
/// `NotFound` where it is nobody's or somebody else's.
async fn remove(
    me: Member,
    db: web::Data<Db>,
    path: web::Path<String>,
    page: Page,
    _form: Form,
) -> Result<HttpResponse> {
    let (user, handle) = (me.user.id, path.into_inner());
    let own = session::hash(&page.viewer().secret);
    let ended = db
        .write_unrecorded(Unrecorded::Session, move |conn| {
            let all = store::of(conn, user)?;
            let it = all.iter().find(|it| it.handle() == handle).ok_or(Error::NotFound)?;
            store::end(conn, &it.token_hash)?;
            Ok(it.token_hash.clone())
        })
        .await?;
    let to = if ended == own { "/sign-in" } else { "/account" };
    Ok(redirect_saying(to, "flash-session-ended"))
}
