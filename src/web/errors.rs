//! Error → page, in the visitor's language: what happened in plain words, what
//! to do next, and the request number. The cause is logged here, once.

use super::{
    around::Unsent,
    entering::{Carried, EnterFactor, SignIn, door},
    page::{Page, redirect},
};
use crate::{access::Way, config::Config, error::Error, locale::Value};
use actix_web::{
    HttpMessage, HttpRequest, HttpResponse, ResponseError,
    http::{Method, StatusCode, header},
    web,
};
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
        Error::Confirm => Ok(confirm(req, &page)),
        Error::Expired(typed) => {
            let to = page.here();
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

/// Where a page can be shown that is not the one asked for.
fn at(path: &str, name: &str, value: &str) -> String {
    let query = serde_urlencoded::to_string([(name, value)]).unwrap_or_default();
    format!("{path}?{query}")
}

fn sign_in(req: &HttpRequest, page: &Page) -> crate::error::Result<HttpResponse> {
    // Somebody who is in has come back to a page of the way in.
    if page.identity().is_some() {
        return Ok(redirect("/"));
    }
    let is_post = req.method() == Method::POST;
    let unsent = req.extensions().get::<Unsent>().map(|unsent| unsent.0.clone());
    let carried = if is_post { Carried::body(req.path(), unsent.as_deref()) } else { Carried::to(&page.here()) };
    let has_passkeys = req.app_data::<web::Data<Config>>().is_some_and(|config| config.domain().is_some());
    let status = Error::SignIn.status_code();
    match page.viewer().entering().map(|it| it.way) {
        Some(Way::Show { has_passkey }) if is_post => {
            page.answer(status, &EnterFactor::new(page, carried, has_passkey && has_passkeys))
        }
        Some(way) => Ok(redirect(&door(way, &carried.next))),
        None => page.answer(status, &SignIn::new(page, "", carried, has_passkeys)),
    }
}

/// To the page that asks for password and factor; a form is sent along by the
/// browser itself, so that nothing of it has to be kept.
fn confirm(req: &HttpRequest, page: &Page) -> HttpResponse {
    if req.method() != Method::POST {
        return redirect(&at("/sign-in/confirmation", "next", &page.here()));
    }
    let mut answer = HttpResponse::new(StatusCode::TEMPORARY_REDIRECT);
    if let Ok(to) = header::HeaderValue::from_str(&at("/sign-in/confirmation", "to", req.path())) {
        answer.headers_mut().insert(header::LOCATION, to);
    }
    answer
}
