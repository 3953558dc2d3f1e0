//! The newest notes beside a case, and the short form that adds one.

use crate::{
    cases::{Case, notes::store::Said},
    fields::Problems,
    web::{form::FormField, page::Page},
};
use askama::Template;

/// Notes on the page of a case.
pub(in crate::cases) const MANY: i64 = 3;

/// The part of the case page.
#[derive(Template)]
#[template(path = "cases/notes/aside.html")]
pub(in crate::cases) struct Aside {
    page: Page,
    case: Case,
    notes: Vec<Said>,
    open: i64,
    fields: Vec<FormField>,
}
impl askama::filters::HtmlSafe for Aside {}

impl Aside {
    /// The newest notes, and how many discussions of facts are open.
    pub(in crate::cases) fn of(page: &Page, case: &Case, notes: Vec<Said>, open: usize) -> Self {
        let body = || FormField::plain(page.lang(), "body", "note-body", "text", "", &Problems::default());
        Self {
            open: i64::try_from(open).unwrap_or_default(),
            fields: if page.may_edit() { vec![FormField { rows: 3, ..body() }] } else { Vec::new() },
            notes,
            case: case.clone(),
            page: page.clone(),
        }
    }
}
