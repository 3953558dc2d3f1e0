//! What is kept sealed: neither side's value stands in a page that asks.

use super::{AGAIN, Subject};
use crate::{
    fields::{Field, read::Typed},
    history::Since,
    web::form::Form,
};

/// Whether the form has a value for a sealed field, or takes the one that is kept away.
fn is_typed(form: &Form, field: &Field) -> bool {
    !form.one(field.name).trim().is_empty() || !form.one(&field.clearing()).is_empty()
}

fn sealed<'a>(subject: &'a Subject) -> impl Iterator<Item = &'a Field> {
    subject.fields.iter().filter(|field| field.is_sealed())
}

/// The sealed fields that were typed, now or before a page that asked: such a page does not carry them on.
pub(super) fn typed_before(form: &Form, subject: &Subject) -> Vec<&'static str> {
    let asked = form.all(AGAIN);
    sealed(subject)
        .filter(|field| is_typed(form, field) || asked.contains(&field.name))
        .map(|field| field.name)
        .collect()
}

/// The sealed fields that must be typed once more: somebody else changed them
/// too, or a page that asked about other fields stood in between.
pub fn typed_again(form: &Form, subject: &Subject, since: &Since) -> Vec<&'static str> {
    let asked = form.all(AGAIN);
    let is_changed = |field: &Field| since.then.is_none() || since.last(field.name).is_some();
    sealed(subject)
        .filter(|field| asked.contains(&field.name) || (is_typed(form, field) && is_changed(field)))
        .map(|field| field.name)
        .collect()
}
