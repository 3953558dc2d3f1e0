//! What can go wrong, as far as a visitor must be told. No HTML here:
//! `web/errors.rs` turns these into pages. A form that is filled in badly is
//! not an error: it is a page.

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use diesel::result::{DatabaseErrorKind, Error as Diesel};
use std::fmt;

/// Everything that ends a request early.
#[derive(Debug)]
pub enum Error {
    /// It is not there, or this visitor may not know that it is.
    NotFound,
    /// The visitor sees it but may not do this.
    Forbidden,
    /// Nobody is signed in.
    SignIn,
    /// Password and factor must be given again before this is done.
    Confirm,
    /// The form token is missing or old; what was typed is kept in the fields.
    Expired(Vec<(String, String)>),
    /// Another site sent this request.
    ForeignOrigin,
    /// Somebody saved the same record meanwhile.
    Stale,
    /// Too many tries; seconds to wait.
    TooMany(i64),
    /// The request cannot be read; the key of the message that says why.
    Invalid(&'static str),
    /// What was sent is larger than the route takes; megabytes allowed.
    TooLarge(usize),
    /// The database cannot be used just now.
    Unavailable(String),
    /// Anything else: logged with the request number, never shown.
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

/// The result of everything that can fail.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An internal error from a sentence.
    pub fn internal(why: impl Into<String>) -> Self {
        Self::Internal(why.into().into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::Forbidden => f.write_str("not allowed"),
            Self::SignIn => f.write_str("not signed in"),
            Self::Confirm => f.write_str("not freshly signed in"),
            Self::Expired(_) => f.write_str("the form token does not hold"),
            Self::ForeignOrigin => f.write_str("sent by another site"),
            Self::Stale => f.write_str("changed meanwhile"),
            Self::TooMany(wait) => write!(f, "too many tries, wait {wait} s"),
            Self::Invalid(key) => f.write_str(key),
            Self::TooLarge(megabytes) => write!(f, "larger than {megabytes} MB"),
            Self::Unavailable(why) => write!(f, "database not available: {why}"),
            Self::Internal(e) => write!(f, "{e}"),
        }
    }
}

impl std::error::Error for Error {}

/// SQLite tells of a full or vanished disk only in words.
fn means_unavailable(message: &str) -> bool {
    [
        "disk is full",
        // SQLite has rolled back by itself when the disk was full.
        "cannot rollback",
        "disk I/O",
        "unable to open",
        "database is locked",
        "readonly database",
        "no such table",
        "server closed the connection",
        "terminating connection",
        "no connection to the server",
        "Connection refused",
        "the database system is",
        "could not",
        "No space left",
    ]
    .iter()
    .any(|sign| message.contains(sign))
}

impl From<Diesel> for Error {
    fn from(e: Diesel) -> Self {
        match &e {
            Diesel::NotFound => Self::NotFound,
            Diesel::DatabaseError(DatabaseErrorKind::ClosedConnection, info) => {
                Self::Unavailable(info.message().to_owned())
            }
            Diesel::DatabaseError(_, info) if means_unavailable(info.message()) => {
                Self::Unavailable(info.message().to_owned())
            }
            // PostgreSQL keeps no text with a NUL in it, so there is nothing to be found by one.
            Diesel::DatabaseError(_, info) if info.message().contains("0x00") => Self::NotFound,
            Diesel::BrokenTransactionManager => Self::Unavailable(e.to_string()),
            _ => Self::Internal(e.into()),
        }
    }
}
impl From<diesel::r2d2::PoolError> for Error {
    fn from(e: diesel::r2d2::PoolError) -> Self {
        Self::Unavailable(e.to_string())
    }
}
impl From<actix_web::error::BlockingError> for Error {
    fn from(e: actix_web::error::BlockingError) -> Self {
        Self::Internal(e.into())
    }
}
impl From<askama::Error> for Error {
    fn from(e: askama::Error) -> Self {
        Self::Internal(e.into())
    }
}
impl From<serde_json::Error> for Error {
    fn from(e: serde_json::Error) -> Self {
        Self::Internal(e.into())
    }
}
impl From<actix_web::error::HttpError> for Error {
    fn from(e: actix_web::error::HttpError) -> Self {
        Self::Internal(e.into())
    }
}
impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Self {
        Self::Internal(e.into())
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::Confirm | Self::Expired(_) | Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Stale => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
