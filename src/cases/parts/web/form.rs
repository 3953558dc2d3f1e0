//! The form of one row of a part: as the row stands, as a draft of it does, or
//! as it was typed.

use crate::{
    cases::{Case, dossier::Dossier, parts::Part},
    drafts::{self, Offer, Opened},
    fields::{Field, Input, Problems, read::Typed},
    web::{
        form::{Choice, Form, FormField, Summary, from_record, from_typed},
        page::Page,
    },
};
use askama::Template;
use serde_json::{Map, Value};

/// A form for one row of a part.
#[derive(Template)]
#[template(path = "cases/parts/form.html")]
pub(super) struct PartForm {
    page: Page,
    case: Case,
    name: String,
    kind: &'static str,
    segment: &'static str,
    is_new: bool,
    action: String,
    fields: Vec<FormField>,
    version: i32,
    reason: String,
    summary: Option<Summary>,
    removal: Option<String>,
    /// What others did meanwhile.
    pub(super) notice: Option<String>,
    /// Whether the row that was edited is gone, and this would add it again.
    pub(super) is_gone: bool,
    draft: Offer,
}

/// The form as the row stands, or as the draft that is carried on.
pub(super) fn form_of<P: Part>(page: &Page, dossier: &Dossier, row: &P, is_new: bool, opened: Opened) -> PartForm {
    let mut made = match opened.typed {
        Some(typed) => typed_form(page, dossier, row, is_new, &typed, &Problems::default()),
        None => {
            let fields = from_record(P::KIND, P::FIELDS, &values_of(row), page.lang());
            frame(page, dossier, row, is_new, fields, drafts::again(page, &Form::default()))
        }
    };
    made.draft = opened.offer;
    made
}

/// The values of a row by field.
pub(super) fn values_of<P: Part>(row: &P) -> Map<String, Value> {
    match serde_json::to_value(row) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    }
}

/// The form as it was typed, with what is wrong beside it.
pub(super) fn typed_form<P: Part>(
    page: &Page,
    dossier: &Dossier,
    row: &P,
    is_new: bool,
    form: &Form,
    problems: &Problems,
) -> PartForm {
    let fields = from_typed(P::KIND, P::FIELDS, form, page.lang(), problems);
    let mut made = frame(page, dossier, row, is_new, fields, drafts::again(page, form));
    made.summary = Summary::of(problems, page.lang());
    made.version = form.version();
    made.reason = form.one("reason").to_owned();
    for field in &mut made.fields {
        let clearing = format!("{}_clear", field.name);
        if let Some(kept) = &mut field.kept {
            kept.is_chosen = !form.one(&clearing).is_empty();
        }
    }
    made
}

fn frame<P: Part>(
    page: &Page,
    dossier: &Dossier,
    row: &P,
    is_new: bool,
    mut fields: Vec<FormField>,
    draft: Offer,
) -> PartForm {
    for field in P::FIELDS.iter().filter(|field: &&Field| matches!(field.input, Input::Pick)) {
        if let Some(shown) = fields.iter_mut().find(|shown| shown.name == field.name) {
            shown.choices = P::picks(field.name, dossier, page.lang())
                .into_iter()
                .filter(|(value, _)| value != row.id())
                .map(|(value, label)| Choice { is_chosen: value == shown.value, value, label })
                .collect();
        }
    }
    let values = values_of(row);
    for field in
        P::FIELDS.iter().filter(|field| field.is_sealed() && values.get(field.name).is_some_and(Value::is_string))
    {
        if let Some(shown) = fields.iter_mut().find(|shown| shown.name == field.name) {
            shown.keep_sealed(page.lang());
        }
    }
    let case = &dossier.case;
    let is_single = row.id() == case.id.as_str() || row.id() == case.person_id.as_str();
    let base = format!("/cases/{}/{}", case.id, P::SEGMENT);
    let action = if is_new || is_single { base.clone() } else { format!("{base}/{}", row.id()) };
    PartForm {
        page: page.clone(),
        case: case.clone(),
        name: name_of(dossier),
        kind: P::KIND,
        segment: P::SEGMENT,
        is_new,
        action,
        fields,
        version: row.version(),
        reason: String::new(),
        summary: None,
        removal: (!is_new && !is_single).then(|| format!("{base}/{}/removal", row.id())),
        notice: None,
        is_gone: false,
        draft,
    }
}

/// How the person is called on pages about the case.
pub fn name_of(dossier: &Dossier) -> String {
    dossier
        .primary_name()
        .map(|n| n.full.clone())
        .or_else(|| dossier.person.name_unknown_label.clone())
        .unwrap_or_else(|| dossier.case.reference.clone())
}

/// The message key of what a kind of record is called.
pub(super) fn kind_key(kind: &str) -> String {
    format!("kind-{}", kind.replace('_', "-"))
}

/// What a form for this kind of row is called.
pub(super) fn title(page: &Page, kind: &str, is_new: bool) -> String {
    let key = if is_new { "part-new" } else { "part-edit" };
    page.t1(key, "kind", page.t(&kind_key(kind)))
}

impl PartForm {
    fn title(&self) -> String {
        title(&self.page, self.kind, self.is_new)
    }
}
