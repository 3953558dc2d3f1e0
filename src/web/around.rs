//! What stands around every handler, in order: a request number, the visitor,
//! the origin check, the handler, the error page, the headers, one log line.

use super::{errors, headers, news::Notice, origin, page, session};
use crate::{access::Viewer, config::Config, dates::Lang, db::Db, error::Error};
use actix_web::{
    HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::MessageBody,
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{Method, header},
    middleware::Next,
    web,
};
use std::time::Instant;

/// The number under which this request stands in the log; shown on error pages.
#[derive(Debug, Clone)]
pub struct RequestNumber(pub String);

/// What an unsigned visitor had typed into a form: kept for after the sign-in.
#[derive(Debug, Clone)]
pub struct Unsent(pub web::Bytes);

/// The one middleware.
///
/// # Errors
/// None: every error has become a page.
pub async fn around(
    mut req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let started = Instant::now();
    let number = data_encoding::BASE32_NOPAD.encode(&super::csrf::random::<5>());
    req.extensions_mut().insert(RequestNumber(number.clone()));
    let config = req.app_data::<web::Data<Config>>().cloned();
    let is_https = config.as_ref().is_some_and(|c| c.is_https());
    let (method, path) = (req.method().clone(), req.match_pattern().unwrap_or_else(|| "-".into()));

    let mut new_visitor = None;
    let blocked = match prepare(&mut req, config.as_ref().map(|c| c.get_ref())).await {
        Ok(cookie) => {
            new_visitor = cookie;
            None
        }
        Err(e) => Some(e),
    };
    let answer = match blocked {
        Some(e) => {
            let (http, _) = req.into_parts();
            let page = errors::page(&http, &e, &number);
            ServiceResponse::new(http, page).map_into_boxed_body()
        }
        None => {
            let answered = next.call(req).await?.map_into_boxed_body();
            explain(answered, &number)
        }
    };
    let mut answer = answer;
    // The page after leaving quickly leaves nothing in the browser.
    if let (Some(cookie), true) = (new_visitor, is_page(&answer) && path != "/blank") {
        // Nothing can be done about a cookie that does not fit into a header.
        let _ = answer.response_mut().add_cookie(&cookie);
    }
    headers::set(answer.headers_mut(), is_https);
    let milliseconds = started.elapsed().as_millis();
    let status = answer.status().as_u16();
    if path != "/healthz" {
        tracing::info!(request = %number, %method, route = %path, status, milliseconds, "answered");
    }
    Ok(answer)
}

fn is_page(answer: &ServiceResponse) -> bool {
    answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Finds out who asks, and refuses a post that another site sent.
async fn prepare(
    req: &mut ServiceRequest,
    config: Option<&Config>,
) -> Result<Option<actix_web::cookie::Cookie<'static>>, Error> {
    let is_static = req.path().starts_with("/static/") || req.path() == "/healthz";
    let db = req.app_data::<web::Data<Db>>().cloned();
    let (Some(config), Some(db), false) = (config, db, is_static) else { return Ok(None) };
    let session::Visit { viewer, cookie, news } = match session::load(req.request(), &db, config).await {
        Ok(found) => found,
        Err(e) => {
            page::remember(req.request(), Viewer::new(None, Lang::En, ""));
            return Err(e);
        }
    };
    let is_anonymous = viewer.identity().is_none();
    page::remember(req.request(), viewer);
    if !news.is_empty() {
        req.extensions_mut().insert(std::rc::Rc::<[Notice]>::from(news));
    }
    if req.method() == Method::POST {
        if !origin::is_own(req.request(), &config.base_url) {
            return Err(Error::ForeignOrigin);
        }
        if is_anonymous {
            keep_body(req).await?;
        }
    }
    Ok(cookie)
}

/// Reads the body of a visitor who may have been signed out in the middle of
/// a form, keeps a copy for the sign-in page, and puts it back.
async fn keep_body(req: &mut ServiceRequest) -> Result<(), Error> {
    let body = req.extract::<web::Bytes>().await.map_err(|_too_large| Error::TooLarge(super::form::MEGABYTES))?;
    let kind = req.headers().get(header::CONTENT_TYPE).map(|kind| kind.as_bytes().to_ascii_lowercase());
    // Files cannot be carried through a sign-in.
    if !kind.is_some_and(|kind| kind.starts_with(b"multipart/")) {
        req.extensions_mut().insert(Unsent(body.clone()));
    }
    let (_, mut payload) = actix_http::h1::Payload::create(true);
    payload.unread_data(body);
    req.set_payload(Payload::from(payload));
    Ok(())
}

/// Turns an error into its page, and a bare 404 or 405 of the router too.
fn explain(answer: ServiceResponse, number: &str) -> ServiceResponse {
    let error = answer.response().error().map(known);
    let error = match (error, answer.status().as_u16()) {
        (Some(error), _) => error,
        (None, 404 | 405) if !is_page(&answer) => Error::NotFound,
        _ => return answer,
    };
    let req: HttpRequest = answer.request().clone();
    let page: HttpResponse = errors::page(&req, &error, number);
    ServiceResponse::new(req, page)
}

/// Our own error inside actix's, or what comes nearest to another.
fn known(error: &actix_web::Error) -> Error {
    match error.as_error::<Error>() {
        Some(Error::NotFound) => Error::NotFound,
        Some(Error::Forbidden) => Error::Forbidden,
        Some(Error::SignIn) => Error::SignIn,
        Some(Error::Confirm) => Error::Confirm,
        Some(Error::Expired(typed)) => Error::Expired(typed.clone()),
        Some(Error::ForeignOrigin) => Error::ForeignOrigin,
        Some(Error::Stale) => Error::Stale,
        Some(Error::TooMany(wait)) => Error::TooMany(*wait),
        Some(Error::Invalid(key)) => Error::Invalid(key),
        Some(Error::TooLarge(megabytes)) => Error::TooLarge(*megabytes),
        Some(Error::Unavailable(why)) => Error::Unavailable(why.clone()),
        Some(Error::Internal(e)) => Error::internal(e.to_string()),
        None => match error.as_response_error().status_code().as_u16() {
            404 | 405 => Error::NotFound,
            413 => Error::TooLarge(super::form::MEGABYTES),
            400..=499 => Error::Invalid("error-request-unreadable"),
            _ => Error::internal(error.to_string()),
        },
    }
}

/// The status of our error, for callers outside a request.
pub fn status(error: &Error) -> u16 {
    error.status_code().as_u16()
}
