//! Recovery codes: shown once, on the page that answers, to be printed or written down.

use super::super::{recovery, store};
use crate::{
    access::{Fresh, Identity, Member, Viewer},
    accounts::{
        news::{self, News},
        sessions::web::{Begun, renew, signed_in},
    },
    config::Config,
    db::Db,
    error::Result,
    history::Unrecorded,
    web::{
        form::Form,
        page::{self, Page, redirect},
        session,
    },
};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

/// `GET /account/recovery-codes`: they are shown once; the account says how many are left.
///
/// # Errors
/// None.
pub(super) async fn back(_: Member) -> Result<HttpResponse> {
    Ok(redirect("/account#factors"))
}

/// `POST /account/recovery-codes`: ten new ones; the old ones work no more.
///
/// # Errors
/// When the database fails.
pub(super) async fn create(
    me: Fresh<Member>,
    page: Page,
    req: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
    _form: Form,
) -> Result<HttpResponse> {
    let (user, own) = (me.user.id, session::hash(&page.viewer().secret));
    let codes = recovery::new_codes();
    let hashes: Vec<String> = codes.iter().filter_map(|code| recovery::hash(code)).collect();
    db.write_unrecorded(Unrecorded::Factor, move |conn| {
        store::replace_codes(conn, user, &hashes)?;
        news::store::tell(conn, user, News::CodesMade, "", Some(&own))
    })
    .await?;
    let begun = renew(&req, &db).await?;
    show(&me, &req, &config, codes, begun, "/account")
}

#[derive(Template)]
#[template(path = "accounts/factors/codes.html")]
struct ShowCodes {
    page: Page,
    codes: Vec<String>,
    next: &'static str,
    /// Whether there were others before.
    are_new: bool,
}

/// The only page that ever shows the codes.
pub(super) fn show(
    me: &Identity,
    req: &HttpRequest,
    config: &Config,
    codes: Vec<String>,
    begun: Begun,
    next: &'static str,
) -> Result<HttpResponse> {
    page::remember(req, Viewer::new(Some(me.clone()), Viewer::of(req).lang, &begun.token));
    let page = Page::of(req).keeping_flash();
    let mut answer = page.html(&ShowCodes { page: page.clone(), codes, next, are_new: next == "/account" })?;
    signed_in(&mut answer, config, begun)?;
    Ok(answer)
}
