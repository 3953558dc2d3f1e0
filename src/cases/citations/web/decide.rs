//! Deciding between sources that disagree: take the other value, or keep ours.

use super::{citation_of, load};
use crate::{
    access::{Edit, May},
    cases::{Case, citations::Citation, dossier::Dossier, parts},
    db::Db,
    error::{Error, Result},
    history::Tx,
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};
use serde_json::{Map, Value, json};

/// The value of the contradicting source is taken instead. The citations that
/// spoke for the old value now speak against the new one ([`super::super::after`]), so nothing is lost.
pub async fn accept(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    typed: Form,
) -> Result<HttpResponse> {
    let reason = typed.reason().ok_or(Error::Invalid("error-reason-needed"))?;
    let context = load(&db, &page, &case).await?;
    let citation = citation_of(&context, &path.1)?;
    let value = citation.asserted.clone().ok_or(Error::Invalid("error-nothing-asserted"))?;
    db.write(case.author(), Some(reason), move |tx| take(tx, &context.dossier, &citation, &value)).await?;
    Ok(redirect_saying(&format!("/cases/{}", case.id), "flash-accepted"))
}

fn take(tx: &mut Tx, dossier: &Dossier, citation: &Citation, value: &str) -> Result<()> {
    let record = parts::kinds::json(dossier, &citation.kind, &citation.record_id).ok_or(Error::NotFound)?;
    let is_number = record.get(&citation.field).is_some_and(Value::is_number);
    let typed = if is_number { value.parse::<i64>().map_or(Value::Null, Value::from) } else { json!(value) };
    let values = Map::from_iter([(citation.field.clone(), typed), (format!("{}_stated", citation.field), Value::Null)]);
    parts::kinds::lay(tx, dossier, &citation.kind, &citation.record_id, values)
}

/// The value stands; the contradiction is kept and the reason with it.
pub async fn reject(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    typed: Form,
) -> Result<HttpResponse> {
    let reason = typed.reason().ok_or(Error::Invalid("error-reason-needed"))?;
    let context = load(&db, &page, &case).await?;
    let before = citation_of(&context, &path.1)?;
    let after = Citation { verdict: Some("rejected".into()), verdict_reason: Some(reason.clone()), ..before.clone() };
    db.write(case.author(), Some(reason), move |tx| tx.update(&before, after)).await?;
    Ok(redirect_saying(&format!("/cases/{}", case.id), "flash-decided"))
}
