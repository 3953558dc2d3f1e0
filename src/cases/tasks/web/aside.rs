//! The open tasks beside a case, and the short form that adds one.

use super::{Line, short_fields};
use crate::{
    cases::{Case, tasks::store::Named},
    clock,
    fields::Problems,
    web::{
        form::{Form, FormField},
        page::Page,
    },
};
use askama::Template;

/// The part of the case page.
#[derive(Template)]
#[template(path = "cases/tasks/aside.html")]
pub(in crate::cases) struct Aside {
    page: Page,
    case: Case,
    lines: Vec<Line>,
    asleep: i64,
    fields: Vec<FormField>,
}
impl askama::filters::HtmlSafe for Aside {}

impl Aside {
    /// The tasks that are to be done now, those due first at the top.
    pub(in crate::cases) fn of(page: &Page, case: &Case, found: Vec<Named>) -> Self {
        let today = clock::today();
        let (asleep, awake): (Vec<Named>, Vec<Named>) = found.into_iter().partition(|(it, _)| it.is_asleep(today));
        let fields =
            if page.may_edit() { short_fields(page, &Form::default(), &Problems::default()) } else { Vec::new() };
        Self {
            lines: awake.into_iter().map(|(it, who)| Line::of(it, who, page.lang())).collect(),
            asleep: i64::try_from(asleep.len()).unwrap_or_default(),
            fields,
            case: case.clone(),
            page: page.clone(),
        }
    }
}
