//! The kit for pages. Knows no feature.

pub mod around;
pub mod csrf;
pub mod entering;
pub mod errors;
pub mod form;
pub mod headers;
pub mod merge;
pub mod news;
pub mod origin;
pub mod page;
pub mod pager;
pub mod routes;
pub mod seal;
pub mod session;
pub mod statics;
pub mod upload;
