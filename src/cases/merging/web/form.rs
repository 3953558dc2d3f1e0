//! The form that both kinds of merging share: left value, right value, which is kept.

use super::super::choice::{Choices, Taken, is_chosen, is_known, suggested};
use crate::{
    error::Result,
    fields::{Field, Input, read::Typed, show},
    web::{form::Form, page::Page},
};
use actix_web::HttpResponse;
use askama::Template;
use serde_json::{Map, Value};

/// A field of which somebody chooses.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) left: String,
    pub(super) right: String,
    /// Whether both say the same, or only one says anything.
    pub(super) is_same: bool,
    pub(super) may_take_both: bool,
    /// `left`, `right` or `both`.
    pub(super) taken: &'static str,
}

/// One of the two, in the head of the table.
pub(super) struct Head {
    pub(super) name: String,
    pub(super) reference: String,
    pub(super) version: i32,
}

/// What is merged.
pub(super) struct Subject {
    /// Where the form goes.
    pub(super) action: String,
    /// Where "leave it" leads.
    pub(super) back: String,
    /// The message key of the title.
    pub(super) title: &'static str,
    pub(super) left: Head,
    pub(super) right: Head,
    pub(super) rows: Vec<Row>,
    /// What is united, one line each.
    pub(super) united: Vec<String>,
}

#[derive(Template)]
#[template(path = "merging/form.html")]
struct Choose {
    page: Page,
    it: Subject,
    stays: &'static str,
}

#[derive(Template)]
#[template(path = "merging/confirm.html")]
struct Confirm {
    page: Page,
    it: Subject,
    hidden: Vec<(String, String)>,
    follows: Vec<String>,
}

/// The field rows of two records.
pub(super) fn rows(
    page: &Page,
    (kind, fields): (&str, &[Field]),
    left: &Map<String, Value>,
    right: &Map<String, Value>,
    typed: &Form,
) -> Vec<Row> {
    let words = |field: &Field, values: &Map<String, Value>| {
        values.get(field.name).and_then(|value| show::words(field, value, page.lang())).unwrap_or_default()
    };
    let known = |field: &&Field| is_known(left.get(field.name)) || is_known(right.get(field.name));
    let chosen = fields.iter().filter(|field| is_chosen(field)).filter(known);
    chosen
        .map(|field| {
            let taken = match typed.one(&format!("choice:{}", field.name)) {
                "left" => "left",
                "right" => "right",
                "both" => "both",
                _ => match suggested(left, right, field) {
                    Taken::Goes => "right",
                    Taken::Stays | Taken::Both => "left",
                },
            };
            let both_say = is_known(left.get(field.name)) && is_known(right.get(field.name));
            let is_same = left.get(field.name) == right.get(field.name);
            Row {
                name: field.name.to_owned(),
                label: field.label(kind, page.lang()).to_owned(),
                left: words(field, left),
                right: words(field, right),
                is_same,
                may_take_both: both_say && !is_same && matches!(field.input, Input::Text),
                taken,
            }
        })
        .collect()
}

/// Whether the left one stays.
pub(super) fn left_stays(typed: &Form) -> bool {
    typed.one("stays") != "right"
}

/// What was chosen, as the merge takes it.
pub(super) fn choices(rows: &[Row], typed: &Form) -> Choices {
    let is_left = left_stays(typed);
    let taken = |row: &Row| match (row.taken, is_left) {
        ("both", _) => Taken::Both,
        ("left", true) | ("right", false) => Taken::Stays,
        _ => Taken::Goes,
    };
    rows.iter().filter(|row| !row.is_same).map(|row| (row.name.clone(), taken(row))).collect()
}

/// Whether the form was made from the versions that the two have.
pub(super) fn is_current(it: &Subject, typed: &Form) -> bool {
    typed.one("left_version") == it.left.version.to_string()
        && typed.one("right_version") == it.right.version.to_string()
}

/// The form.
pub(super) fn choose(page: &Page, it: Subject, typed: &Form) -> Result<HttpResponse> {
    page.html(&Choose { stays: if left_stays(typed) { "left" } else { "right" }, it, page: page.clone() })
}

/// What will follow, with what was chosen carried along.
pub(super) fn confirm(page: &Page, it: Subject, typed: &Form, follows: Vec<String>) -> Result<HttpResponse> {
    let mut hidden = vec![
        ("stays".to_owned(), if left_stays(typed) { "left" } else { "right" }.to_owned()),
        ("left_version".to_owned(), typed.one("left_version").to_owned()),
        ("right_version".to_owned(), typed.one("right_version").to_owned()),
        ("reason".to_owned(), typed.one("reason").to_owned()),
    ];
    hidden.extend(it.rows.iter().map(|row| (format!("choice:{}", row.name), row.taken.to_owned())));
    page.html(&Confirm { it, hidden, follows, page: page.clone() })
}
