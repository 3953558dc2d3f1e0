//! Leaving quickly, when somebody comes in who must not see this: out of the
//! session, out of the browser's memory, and to a page that says nothing.

use crate::{
    access::Public,
    config::Config,
    db::Db,
    error::Result,
    web::{
        form::Form,
        page::{Page, redirect},
        routes::Routes,
    },
};
use actix_web::{
    HttpResponse,
    http::header::{HeaderName, HeaderValue},
    web,
};
use askama::Template;

/// Registers what this file answers.
pub(super) fn routes(routes: &mut Routes) {
    routes.post("/leave", leave).get("/blank", blank);
}

/// `POST /leave`
///
/// # Errors
/// When the database fails.
async fn leave(_: Public, page: Page, db: web::Data<Db>, config: web::Data<Config>) -> Result<HttpResponse> {
    let mut answer = redirect("/blank");
    // Without the form's token: it must work on a page that is older than the
    // session's last token, and the check of origin keeps other sites out.
    super::end(&page, Ok(Form::default()), &db, &config, &mut answer).await?;
    answer.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    Ok(answer)
}

/// Not in the frame of the portal: nothing on it may say what was here.
#[derive(Template)]
#[template(path = "accounts/sessions/blank.html")]
struct Blank {
    code: &'static str,
    title: String,
    icon: &'static str,
    to: Option<String>,
}

/// `GET /blank`: nothing, or on to the page that the settings name. A page
/// between, since the policy for forms lets none lead to another site.
///
/// # Errors
/// When the page cannot be rendered.
async fn blank(_: Public, page: Page, config: web::Data<Config>) -> Result<HttpResponse> {
    let to = Some(config.leave_url.clone()).filter(|url| !url.is_empty());
    page.html(&Blank {
        code: page.code(),
        title: page.t("blank-title").to_owned(),
        icon: page.file("icons/blank.svg"),
        to,
    })
}
