//! `POST /cases/{case}/<segment>/{part}/reveal/{field}`: one sealed value, to
//! somebody who says why, after the look is noted.

use super::{kind_key, load, name_of, values_of};
use crate::{
    access::May,
    cases::{
        Case,
        looks::{Look, note_look},
        parts::Part,
        store,
    },
    db::Db,
    error::{Error, Result},
    fields::Sealed,
    web::{form::Form, page::Page},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::Value;

/// One value, or the question why.
#[derive(Template)]
#[template(path = "cases/parts/reveal.html")]
struct Reveal {
    page: Page,
    case: Case,
    name: String,
    kind: String,
    heading: String,
    label: &'static str,
    action: String,
    segment: &'static str,
    value: Option<String>,
}

/// Shows the value where a reason is given; asks for one where it is not.
pub(super) async fn reveal<P: Part>(
    case: May<P::Writer, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (_, id, field) = path.into_inner();
    let dossier = load::<P>(&db, &page, &case, case.level()).await?;
    let row: P = store::among(P::rows(&dossier), &id)?;
    let field = P::FIELDS.iter().find(|known| known.is_sealed() && known.name == field).ok_or(Error::NotFound)?;
    let kept = values_of(&row).get(field.name).and_then(Value::as_str).map(ToOwned::to_owned);
    let sealed = kept.and_then(|text| Sealed::try_from(text).ok()).ok_or(Error::NotFound)?;
    let mut shown = Reveal {
        name: name_of(&dossier),
        kind: kind_key(P::KIND),
        heading: row.heading(page.lang()),
        label: field.label(P::KIND, page.lang()),
        action: format!("/cases/{}/{}/{id}/reveal/{}", case.id, P::SEGMENT, field.name),
        segment: P::SEGMENT,
        value: None,
        case: case.clone(),
        page: page.clone(),
    };
    let Some(reason) = form.reason() else { return page.unprocessable(&shown) };
    let text = sealed.open(db.keys(), P::KIND, field.name, row.id()).ok_or(Error::Invalid("error-sealed-key"))?;
    let user = page.identity().ok_or(Error::SignIn)?.user.id;
    note_look(&db, Look::new(case.id, user, (P::KIND, row.id(), field.name), &reason)).await?;
    shown.value = Some(text);
    page.html(&shown)
}
