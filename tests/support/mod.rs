//! What tests are made of: an application on a fresh database, visitors, and
//! pages to read.

pub mod app;
pub mod make;
pub mod page;
pub mod process;

pub use app::{TestApp, Visitor};
pub use page::Page;
