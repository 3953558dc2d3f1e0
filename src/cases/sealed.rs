//! Sealing what is kept sealed again, with the newest key. Each row is changed
//! like any other: history keeps the old sealed text, which the old key opens.

use super::{
    channels::Channel, health::HealthConcern, identity_documents::IdentityDocument, parts::Part, store,
    treatment::TreatmentConcern,
};
use crate::{
    access::{Author, Job},
    db::{AnyConnection, Db},
    error::Result,
    fields::{Sealed, seal},
    history::{Record, Tx},
    keys::Keys,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The kinds of record that have sealed fields; a test holds that these are all.
pub const KINDS: [&str; 4] = [Channel::KIND, HealthConcern::KIND, TreatmentConcern::KIND, IdentityDocument::KIND];

/// As many cases as one transaction seals again.
const AT_ONCE: usize = 200;

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Values that the newest key now seals.
    pub sealed: usize,
    /// Values that no key opens any more; they stay as they are.
    pub lost: usize,
}

/// Seals everything that an older key sealed again.
///
/// # Errors
/// When the database fails. What was sealed until then stays so; running it again does the rest.
pub fn seal_again(db: &Db) -> Result<Done> {
    let (cases, people) = db.read_now(store::all_ids)?;
    let mut done = Done::default();
    for owners in cases.chunks(AT_ONCE) {
        again::<Channel>(db, owners, &mut done)?;
        again::<HealthConcern>(db, owners, &mut done)?;
        again::<TreatmentConcern>(db, owners, &mut done)?;
    }
    for owners in people.chunks(AT_ONCE) {
        again::<IdentityDocument>(db, owners, &mut done)?;
    }
    Ok(done)
}

fn again<P: Part>(db: &Db, owners: &[String], done: &mut Done) -> Result<()> {
    // A write without a change is refused, so somebody looks first.
    if db.read_now(|conn| old_rows::<P>(conn, db.keys(), owners))?.is_empty() {
        return Ok(());
    }
    db.write_now(&Author::system(Job::Command), Some("habeas keys rotate"), |tx| {
        let old: Vec<P> = old_rows(tx.conn(), db.keys(), owners)?;
        old.iter().try_for_each(|row| one(tx, db.keys(), row, done))
    })
}

/// The rows with a value that an older key sealed.
fn old_rows<P: Part>(conn: &mut AnyConnection, keys: &Keys, owners: &[String]) -> Result<Vec<P>> {
    let mut rows = P::load(conn, owners)?;
    rows.retain(|row| values_of(row).values().any(|sealed| !sealed.is_newest(keys)));
    Ok(rows)
}

/// The sealed values of a row by field.
fn values_of<P: Part>(row: &P) -> BTreeMap<&'static str, Sealed> {
    let Ok(Value::Object(values)) = serde_json::to_value(row) else { return [].into() };
    let sealed = P::FIELDS.iter().filter(|field| field.is_sealed()).filter_map(|field| {
        let text = values.get(field.name)?.as_str()?;
        Some((field.name, Sealed::try_from(text.to_owned()).ok()?))
    });
    sealed.collect()
}

fn one<P: Part>(tx: &mut Tx, keys: &Keys, row: &P, done: &mut Done) -> Result<()> {
    let mut values = Map::new();
    for (field, sealed) in values_of(row).into_iter().filter(|(_, sealed)| !sealed.is_newest(keys)) {
        match sealed.open(keys, P::KIND, field, row.id()) {
            Some(text) => drop(values.insert(field.to_owned(), Value::String(text))),
            None => done.lost += 1,
        }
    }
    done.sealed += values.len();
    seal(keys, P::KIND, P::FIELDS, row.id(), &mut values);
    let after: P = crate::fields::read::apply(row, values)?;
    tx.update(row, after)?;
    Ok(())
}
