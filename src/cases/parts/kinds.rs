//! From the word for a kind of record, as citations and history keep it, to
//! the record itself: the one place that lists them all.

use super::Part;
use crate::{
    cases::{
        Case,
        actions::Action,
        assessments::Assessment,
        channels::Channel,
        charges::Charge,
        citations::after,
        consents::Consent,
        consular::ConsularEvent,
        contacts::Contact,
        conversations::Conversation,
        court::Hearing,
        criteria::Criterion,
        custody::Episode,
        dossier::Dossier,
        events::Event,
        groups::GroupMember,
        health::HealthConcern,
        identity_documents::IdentityDocument,
        lawyers::Lawyer,
        merging::{
            net::Net,
            undoing::{self, Report},
        },
        release::Release,
        sentences::Sentence,
        stages::StageRow,
        store,
        treatment::TreatmentConcern,
    },
    error::{Error, Result},
    fields::{Level, Problems},
    history::{Record, Tx},
    people::{Person, names::Name, nationalities::Nationality},
};
use serde_json::{Map, Value};

/// Calls a generic function for the kind of record that a word names.
macro_rules! of_kind {
    ($kind:expr, $function:ident($($argument:expr),*), else $none:expr) => {
        match $kind {
            Case::KIND => $function::<Case>($($argument),*),
            Person::KIND => $function::<Person>($($argument),*),
            Name::KIND => $function::<Name>($($argument),*),
            Nationality::KIND => $function::<Nationality>($($argument),*),
            Episode::KIND => $function::<Episode>($($argument),*),
            StageRow::KIND => $function::<StageRow>($($argument),*),
            Charge::KIND => $function::<Charge>($($argument),*),
            Hearing::KIND => $function::<Hearing>($($argument),*),
            Sentence::KIND => $function::<Sentence>($($argument),*),
            Release::KIND => $function::<Release>($($argument),*),
            Consent::KIND => $function::<Consent>($($argument),*),
            Event::KIND => $function::<Event>($($argument),*),
            GroupMember::KIND => $function::<GroupMember>($($argument),*),
            Contact::KIND => $function::<Contact>($($argument),*),
            Channel::KIND => $function::<Channel>($($argument),*),
            Conversation::KIND => $function::<Conversation>($($argument),*),
            Lawyer::KIND => $function::<Lawyer>($($argument),*),
            ConsularEvent::KIND => $function::<ConsularEvent>($($argument),*),
            HealthConcern::KIND => $function::<HealthConcern>($($argument),*),
            TreatmentConcern::KIND => $function::<TreatmentConcern>($($argument),*),
            Action::KIND => $function::<Action>($($argument),*),
            Assessment::KIND => $function::<Assessment>($($argument),*),
            Criterion::KIND => $function::<Criterion>($($argument),*),
            IdentityDocument::KIND => $function::<IdentityDocument>($($argument),*),
            _ => $none,
        }
    };
}

/// A record of the dossier as JSON; `None` where it is not there (any more).
pub fn json(dossier: &Dossier, kind: &str, id: &str) -> Option<Map<String, Value>> {
    of_kind!(kind, json_of(dossier, id), else None)
}

fn json_of<P: Part>(dossier: &Dossier, id: &str) -> Option<Map<String, Value>> {
    let row = P::rows(dossier).into_iter().find(|row| row.id() == id)?;
    match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}

/// Who a record of the dossier is for. Of one that is not in it (any more), or
/// may not be: who the most closed record of its kind would be for.
pub fn level(dossier: &Dossier, kind: &str, id: &str) -> Level {
    of_kind!(kind, level_of(dossier, id), else Level::Internal)
}

/// The word for this kind, where the record is for those who work on the case.
pub fn restricted(dossier: &Dossier, kind: &str, id: &str) -> Option<&'static str> {
    if level(dossier, kind, id) < Level::Restricted { None } else { of_kind!(kind, word_of(), else None) }
}

#[expect(clippy::unnecessary_wraps, reason = "the other arm of the macro has no word")]
fn word_of<P: Part>() -> Option<&'static str> {
    Some(P::KIND)
}

/// Who the most closed record of this kind would be for.
pub fn most(kind: &str) -> Level {
    of_kind!(kind, most_of(), else Level::Internal)
}

/// The kinds of record of which this level reads none: what history must not show it either.
pub fn above(level: Level) -> Vec<&'static str> {
    let restricted = [
        Consent::KIND,
        Contact::KIND,
        Channel::KIND,
        Conversation::KIND,
        Lawyer::KIND,
        ConsularEvent::KIND,
        HealthConcern::KIND,
        TreatmentConcern::KIND,
        IdentityDocument::KIND,
    ];
    restricted.into_iter().filter(|kind| of_kind!(*kind, least_of(), else Level::Internal) > level).collect()
}

fn least_of<P: Part>() -> Level {
    P::LEVEL
}

fn most_of<P: Part>() -> Level {
    P::MOST
}

fn level_of<P: Part>(dossier: &Dossier, id: &str) -> Level {
    P::rows(dossier).into_iter().find(|row| row.id() == id).map_or(P::MOST, Part::level)
}

/// Lays values over a record and saves it, by the rules that a form keeps.
///
/// # Errors
/// `NotFound` where the record is gone; `Invalid` where the values do not fit it.
pub fn lay(tx: &mut Tx, dossier: &Dossier, kind: &str, id: &str, values: Map<String, Value>) -> Result<()> {
    of_kind!(kind, lay_over(tx, dossier, id, values), else Err(Error::NotFound))
}

fn lay_over<P: Part>(tx: &mut Tx, dossier: &Dossier, id: &str, values: Map<String, Value>) -> Result<()> {
    let row = store::among(P::rows(dossier), id)?;
    let mut fields = match serde_json::to_value(&row)? {
        Value::Object(fields) => fields,
        _ => return Err(Error::NotFound),
    };
    fields.extend(values);
    let after: P =
        serde_json::from_value(Value::Object(fields)).map_err(|_unfit| Error::Invalid("error-restore-unfit"))?;
    let mut problems = Problems::default();
    after.check(dossier, crate::dates::Lang::En, &mut problems);
    if !problems.is_clear() {
        return Err(Error::Invalid("error-restore-unfit"));
    }
    change(tx, &row, after)?;
    Ok(())
}

/// Saves a changed row, and lets what was cited for it follow.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile.
pub fn change<P: Part>(tx: &mut Tx, before: &P, after: P) -> Result<P> {
    let saved = tx.update(before, after)?;
    after::follow(tx, before, &saved)?;
    Ok(saved)
}

/// Adds a row of this kind with these values; its id.
///
/// # Errors
/// `Invalid` where the values do not make such a row.
pub fn add(tx: &mut Tx, dossier: &Dossier, kind: &str, values: Map<String, Value>) -> Result<String> {
    of_kind!(kind, add_row(tx, dossier, values), else Err(Error::NotFound))
}

fn add_row<P: Part>(tx: &mut Tx, dossier: &Dossier, values: Map<String, Value>) -> Result<String> {
    let blank = P::blank(&dossier.case);
    let row: P = crate::fields::read::apply(&blank, values).map_err(|_unfit| Error::Invalid("error-restore-unfit"))?;
    let mut problems = Problems::default();
    row.check(dossier, crate::dates::Lang::En, &mut problems);
    if !problems.is_clear() {
        return Err(Error::Invalid("error-restore-unfit"));
    }
    let row = tx.insert(row)?;
    row.follow(tx, dossier)?;
    Ok(row.id().to_owned())
}

/// Takes back what a merge did with a row of these owners.
///
/// # Errors
/// When the database fails.
pub fn step_back(tx: &mut Tx, owners: &[String], net: &Net, report: &mut Report) -> Result<()> {
    of_kind!(net.kind.as_str(), back_row(tx, owners, net, report), else Ok(()))
}

fn back_row<P: Part>(tx: &mut Tx, owners: &[String], net: &Net, report: &mut Report) -> Result<()> {
    undoing::one::<P>(tx, |conn| P::load(conn, owners), net, report)
}
