//! The first layer against forged requests: a browser says where a request
//! comes from, and only our own pages may post. The second is the form token.

use actix_web::{HttpRequest, http::header};

/// Whether this request may change something, by what the browser says of its origin.
pub fn is_own(req: &HttpRequest, base_url: &str) -> bool {
    let header = |name: &str| req.headers().get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = header(header::ORIGIN.as_str()) else {
        // Old browsers and scripts send neither; the form token still stands.
        return true;
    };
    let host = req.connection_info().host().to_owned();
    origin == base_url || origin.split_once("://").is_some_and(|(_, authority)| authority == host)
}
