//! Error → page, in the visitor's language: what happened in plain words, what
//! to do next, and the request number. The cause is logged here, once.

use super::{
    around::Unsent,
    form::{Form, FormField},
    page::Page,
};
use crate::{error::Error, fields::Problems, locale::Value};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, ResponseError, http::header};
use askama::Template;

#[derive(Template)]
#[template(path = "errors/show.html")]
struct ShowError {
    page: Page,
    title: String,
    what: String,
    number: String,
}

/// The form's token had expired: what was typed, to be sent again.
#[derive(Template)]
#[template(path = "errors/again.html")]
struct SendAgain {
    page: Page,
    to: String,
    typed: Vec<(String, String)>,
}

/// The sign-in page, which also carries what somebody typed before they were signed out.
#[derive(Template)]
#[template(path = "accounts/sessions/new.html")]
pub struct SignIn {
    /// The frame.
    pub page: Page,
    /// E-mail and password.
    pub fields: Vec<FormField>,
    /// Where to go then.
    pub next: String,
    /// Where a form was going.
    pub resume: Option<String>,
    /// What it held.
    pub typed: Vec<(String, String)>,
    /// What is wrong.
    pub problem: Option<String>,
}

impl SignIn {
    /// The page with its two fields.
    pub fn new(page: &Page, email: &str, next: &str) -> Self {
        let none = Problems::default();
        let fields = vec![
            FormField::plain(page.lang(), "email", "sign-in-email", "email", email, &none).autocomplete("username"),
            FormField::plain(page.lang(), "password", "sign-in-password", "password", "", &none)
                .autocomplete("current-password"),
        ];
        Self { page: page.clone(), fields, next: next.to_owned(), resume: None, typed: Vec::new(), problem: None }
    }
}

/// The answer to this error.
pub fn page(req: &HttpRequest, error: &Error, number: &str) -> HttpResponse {
    match error {
        Error::Internal(cause) => tracing::error!(request = %number, %cause, "failed"),
        Error::Unavailable(cause) => tracing::error!(request = %number, %cause, "database not available"),
        _ => {}
    }
    let page = Page::of(req);
    let made = match error {
        Error::SignIn => sign_in(req, &page),
        Error::Expired(typed) => {
            let to = req.path().to_owned();
            page.answer(error.status_code(), &SendAgain { page: page.clone(), to, typed: typed.clone() })
        }
        _ => show(&page, error, number),
    };
    let mut answer = made.unwrap_or_else(|_unrendered| HttpResponse::new(error.status_code()));
    if let Error::TooMany(wait) = error
        && let Ok(value) = header::HeaderValue::from_str(&wait.to_string())
    {
        answer.headers_mut().insert(header::RETRY_AFTER, value);
    }
    answer
}

fn show(page: &Page, error: &Error, number: &str) -> crate::error::Result<HttpResponse> {
    let key = match error {
        Error::NotFound => "error-not-found",
        Error::Forbidden => "error-forbidden",
        Error::ForeignOrigin => "error-origin",
        Error::Stale => "error-stale",
        Error::TooMany(_) => "error-too-many",
        Error::Invalid(key) => key,
        Error::TooLarge(_) => "error-too-large",
        Error::Unavailable(_) => "error-unavailable",
        _ => "error-internal",
    };
    let argument = match error {
        Error::TooMany(wait) => ("seconds", Value::Number(*wait)),
        Error::TooLarge(megabytes) => ("megabytes", Value::Number(i64::try_from(*megabytes).unwrap_or_default())),
        _ => ("none", Value::Number(0)),
    };
    let what = crate::locale::format(page.lang(), key, &[argument]);
    let title_key = format!("{key}-title");
    let title = crate::locale::find(page.lang(), &title_key).unwrap_or(page.t("error-title")).to_owned();
    page.answer(error.status_code(), &ShowError { page: page.clone(), title, what, number: number.to_owned() })
}

fn sign_in(req: &HttpRequest, page: &Page) -> crate::error::Result<HttpResponse> {
    let is_post = req.method() == actix_web::http::Method::POST;
    let next = if is_post { "/".to_owned() } else { page.here() };
    let mut form = SignIn::new(page, "", &next);
    if is_post {
        let unsent = req.extensions().get::<Unsent>().map(|unsent| unsent.0.clone());
        form.resume = Some(req.path().to_owned());
        form.typed = unsent.and_then(|body| Form::decode(&body)).unwrap_or_default();
        // A password must not come back on a page.
        form.typed.retain(|(name, _)| name != "csrf" && !name.contains("password"));
    }
    page.answer(Error::SignIn.status_code(), &form)
}
