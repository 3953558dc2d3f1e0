//! Removal is a bin: what is thrown away is out of sight at once, comes back
//! with one click for thirty days, and is gone for good after that. Of what is
//! gone a trace stays: the reference, which is never used again, who, and when.

pub mod erasure;
pub mod kept;
mod named;
pub mod purge;
pub mod store;
pub mod web;

use super::Case;
use crate::{
    access::Organisation,
    clock,
    db::Subject,
    error::{Error, Result},
    history::{Record, Tx},
    id::Id,
    record,
    sources::Source,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// As many days as something lies in the bin.
pub const DAYS: i64 = 30;

/// Something that was thrown away, or erased.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::removals, treat_none_as_null = true)]
pub struct Removal {
    /// Its id.
    pub id: Id<Removal>,
    /// Counts its changes.
    pub version: i32,
    /// Whose it was.
    pub organisation_id: Id<Organisation>,
    /// What kind of record: `cases`, `sources` or `people`.
    pub kind: String,
    /// Which record; it may be gone.
    pub record_id: String,
    /// Its reference; never used again.
    pub reference: String,
    /// `bin`, or `erasure` where a person had a right to it.
    pub cause: String,
    /// A user's id.
    pub removed_by: String,
    /// UTC.
    pub removed_at: NaiveDateTime,
    /// Why, as that person wrote; gone with the record when the bin is emptied.
    pub reason: Option<String>,
    /// When it was gone for good, UTC; until then it can be put back.
    pub purged_at: Option<NaiveDateTime>,
    /// Whether it was a silent case: its trace is for whoever removed it.
    pub is_silent: bool,
}
record!(Removal, removals, Subject::House, id);

impl Removal {
    fn of(tx: &Tx, organisation: Id<Organisation>, kind: &str, record: &str, reference: String) -> Self {
        Self {
            id: Id::new(),
            version: 1,
            organisation_id: organisation,
            kind: kind.to_owned(),
            record_id: record.to_owned(),
            reference,
            cause: "bin".to_owned(),
            removed_by: tx.author().to_owned(),
            removed_at: tx.at(),
            reason: None,
            purged_at: None,
            is_silent: false,
        }
    }

    /// How many days it can still be put back.
    pub fn days_left(&self) -> i64 {
        (DAYS - (clock::now() - self.removed_at).num_days()).max(0)
    }

    /// Whether it is in the bin.
    pub fn is_in_bin(&self) -> bool {
        self.purged_at.is_none()
    }
}

/// Puts a case into the bin.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile.
pub fn throw_case(tx: &mut Tx, case: &Case, reason: Option<String>) -> Result<Removal> {
    let after = Case { removed_at: Some(tx.at()), ..case.clone() };
    tx.update_as("binned", case, after)?;
    let removal = Removal::of(tx, case.organisation_id, Case::KIND, case.id.as_str(), case.reference.clone());
    tx.insert(Removal { reason, is_silent: case.is_silent(), ..removal })
}

/// Puts a source that nothing rests on into the bin.
///
/// # Errors
/// `Invalid` where a case or another source uses it; `Stale` where somebody changed it meanwhile.
pub fn throw_source(tx: &mut Tx, source: &Source, reason: Option<String>) -> Result<Removal> {
    if store::uses(tx.conn(), source)?.is_some() {
        return Err(Error::Invalid("error-source-used"));
    }
    let after = Source { removed_at: Some(tx.at()), ..source.clone() };
    tx.update_as("binned", source, after)?;
    let removal = Removal::of(tx, source.organisation_id, Source::KIND, source.id.as_str(), source.reference());
    tx.insert(Removal { reason, ..removal })
}

/// Takes something out of the bin, back to where it was.
///
/// # Errors
/// `NotFound` where it is gone, or back already.
pub fn put_back(tx: &mut Tx, removal: &Removal) -> Result<()> {
    if !removal.is_in_bin() {
        return Err(Error::NotFound);
    }
    tx.remove(removal)?;
    if removal.kind == Case::KIND {
        let case = store::binned_case(tx.conn(), &removal.record_id)?;
        tx.update_as("returned", &case, Case { removed_at: None, ..case.clone() })?;
    } else {
        let source = store::binned_source(tx.conn(), &removal.record_id)?;
        tx.update_as("returned", &source, Source { removed_at: None, ..source.clone() })?;
    }
    Ok(())
}
