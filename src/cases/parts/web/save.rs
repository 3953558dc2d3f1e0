//! Saving a row of a part: read, check, ask, write; or show what stands in the way.

use super::{load, stale, typed_form};
use crate::{
    access::May,
    cases::{Case, dossier::Dossier, parts::Part, store},
    dates::Lang,
    db::Db,
    error::{Error, Result},
    fields::{Input, Problems, read, seal},
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};
use serde_json::{Map, Value};

/// What a form was sent for.
pub(super) struct Sent<P> {
    /// The case as it stands.
    pub(super) dossier: Dossier,
    /// The row as it stands, or a blank one.
    pub(super) row: P,
    /// Whether it is to be added.
    pub(super) is_new: bool,
}

/// Reads, checks and writes a row; or shows the form again with what is wrong.
pub(super) async fn save<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    form: Form,
    Sent { dossier, row, is_new }: Sent<P>,
) -> Result<HttpResponse> {
    let lang = page.lang();
    let mut problems = Problems::default();
    let mut values = read::read(P::KIND, P::FIELDS, &form, lang, &mut problems);
    check_picks::<P>(&values, &dossier, lang, &mut problems);
    seal(db.keys(), P::KIND, P::FIELDS, row.id(), &mut values);
    let after = if problems.is_clear() { Some(read::apply(&row, values)?) } else { None };
    if let Some(after) = &after {
        after.check(&dossier, lang, &mut problems);
    }
    let may_save = problems.is_clear() && (problems.questions.is_empty() || form.is_confirmed());
    let Some(after) = after.filter(|_| may_save) else {
        return page.unprocessable(&typed_form(&page, &dossier, &row, is_new, &form, &problems));
    };
    if !is_new && form.version() != row.version() {
        return stale(&page, &dossier, &row, &after, &form);
    }
    let saved = after.clone();
    let written = db
        .write(case.author(), form.reason(), move |tx| {
            let saved = if is_new { tx.insert(saved)? } else { tx.update(&row, saved)? };
            saved.follow(tx, &dossier)
        })
        .await;
    match written {
        Err(Error::Stale) => {
            let dossier = load::<P>(&db, &page, &case, case.level()).await?;
            let row = store::among(P::rows(&dossier), after.id())?;
            stale(&page, &dossier, &row, &after, &form)
        }
        other => {
            other?;
            let flash = if is_new { "flash-added" } else { "flash-saved" };
            Ok(redirect_saying(&format!("/cases/{}#{}", case.id, P::SEGMENT), flash))
        }
    }
}

/// A foreign id in a `Pick` field is refused like any other unknown choice.
fn check_picks<P: Part>(values: &Map<String, Value>, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    for field in P::FIELDS.iter().filter(|field| matches!(field.input, Input::Pick)) {
        let Some(Value::String(id)) = values.get(field.name) else { continue };
        if !P::picks(field.name, dossier, lang).iter().any(|(value, _)| value == id) {
            problems.error(field.name, crate::locale::text(lang, "error-choose-one"));
        }
    }
}
