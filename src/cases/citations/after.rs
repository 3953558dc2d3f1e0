//! Citations after their fact was changed: a source goes on saying what it said.

use super::Citation;
use crate::{
    cases::facts::is_said,
    dates::PartialDate,
    error::Result,
    history::{self, Record, Tx},
    schema::citations,
    words::Term,
};
use diesel::prelude::*;
use serde_json::Value;

/// Lets the citations of a record follow a change of it. One that spoke for the old value speaks against the new one
/// from now on, settled by the reason given for the change, or open until somebody decides; where the new value is
/// only more exact, or nothing stands there any more, it speaks neither for nor against. One whose source says what
/// stands now speaks for it.
///
/// # Errors
/// `Stale` where somebody changed a citation meanwhile.
pub fn follow<R: Record>(tx: &mut Tx, before: &R, after: &R) -> Result<()> {
    let changed = history::diff(before, after);
    if changed.is_empty() {
        return Ok(());
    }
    let about = citations::kind.eq(R::KIND).and(citations::record_id.eq(after.id()));
    let all: Vec<Citation> = citations::table.filter(about).select(Citation::as_select()).load(tx.conn())?;
    let reason = tx.reason().map(ToOwned::to_owned);
    for citation in all {
        let Some([was, is]) = changed.get(&citation.field).and_then(Value::as_array).map(Vec::as_slice) else {
            continue;
        };
        if let Some(next) = stands(&citation, was, is, reason.as_deref()) {
            tx.update(&citation, next)?;
        }
    }
    Ok(())
}

/// What becomes of one citation; nothing where it goes on as it is.
fn stands(citation: &Citation, was: &Value, is: &Value, reason: Option<&str>) -> Option<Citation> {
    let supports = citation.stance.is("supports");
    let said = match &citation.asserted {
        Some(said) => said.clone(),
        None if supports && is_said(Some(was)) => text(was),
        None => return None,
    };
    let mut next = citation.clone();
    if !is_said(Some(is)) {
        next.asserted = Some(said);
    } else if said == text(is) {
        next.stance = Term::known("supports");
        (next.asserted, next.verdict) = (None, None);
        next.verdict_reason = reason.map(ToOwned::to_owned);
    } else if supports {
        if !is_more_exact(&text(is), &said) {
            next.stance = Term::known("contradicts");
            next.verdict = reason.map(|_| "rejected".to_owned());
            next.verdict_reason = reason.map(ToOwned::to_owned);
        }
        next.asserted = Some(said);
    }
    (next != *citation).then_some(next)
}

/// Whether both are dates, and every day that the one may mean the other may mean too: "4 December 2023" beside
/// "December 2023".
fn is_more_exact(is: &str, said: &str) -> bool {
    let (Ok(is), Ok(said)) = (PartialDate::from_edtf(is), PartialDate::from_edtf(said)) else { return false };
    let begins = said.earliest().is_none_or(|first| is.earliest().is_some_and(|day| first <= day));
    let ends = said.latest().is_none_or(|last| is.latest().is_some_and(|day| day <= last));
    begins && ends
}

/// A value as citations keep what is asserted.
pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}
