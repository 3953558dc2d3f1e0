//! Two people saved the same row: the page with both versions.

use super::{PartForm, kind_key, name_of, typed_form};
use crate::{
    cases::{Case, dossier::Dossier, parts::Part},
    error::Result,
    fields::Problems,
    web::{form::Form, page::Page},
};
use actix_web::HttpResponse;
use askama::Template;
use serde_json::Value;

/// One field of a row that two people changed.
struct Difference {
    label: &'static str,
    theirs: String,
    yours: String,
}

/// Somebody saved the row meanwhile: both versions, nothing typed is lost.
#[derive(Template)]
#[template(path = "cases/parts/stale.html")]
struct Stale {
    page: Page,
    case: Case,
    name: String,
    kind: &'static str,
    differences: Vec<Difference>,
    form: PartForm,
    typed: Vec<(String, String)>,
}

/// The page with both versions. Choosing "mine" sends the same form again, from the version that is now known.
pub(super) fn stale<P: Part>(
    page: &Page,
    dossier: &Dossier,
    theirs: &P,
    yours: &P,
    form: &Form,
) -> Result<HttpResponse> {
    let changed = crate::history::diff(theirs, yours);
    let differences = P::FIELDS
        .iter()
        .filter_map(|field| {
            let both = changed.get(field.name)?;
            let words = |value: Option<&Value>| {
                value.and_then(|v| crate::fields::show::words(field, v, page.lang())).unwrap_or_default()
            };
            Some(Difference {
                label: field.label(P::KIND, page.lang()),
                theirs: words(both.get(0)),
                yours: words(both.get(1)),
            })
        })
        .collect();
    let made = typed_form(page, dossier, theirs, false, form, &Problems::default());
    let mut typed: Vec<(String, String)> = form.pairs().filter(|(name, _)| name != "version").cloned().collect();
    typed.push(("version".to_owned(), theirs.version().to_string()));
    let shown = Stale {
        page: page.clone(),
        case: dossier.case.clone(),
        name: name_of(dossier),
        kind: P::KIND,
        differences,
        form: made,
        typed,
    };
    page.answer(actix_web::http::StatusCode::CONFLICT, &shown)
}

impl Stale {
    fn kind_key(&self) -> String {
        kind_key(self.kind)
    }
    /// The version to save from now on.
    fn current(&self) -> &str {
        self.typed.iter().find(|(name, _)| name == "version").map_or("", |(_, value)| value)
    }
}
