//! What has lain in the bin long enough is gone for good: its rows, what it was
//! found by, and all that history says of it. The chain of the history holds.

use super::{Removal, store};
use crate::{
    access::{Author, Job},
    cases::{
        Case, derived,
        duplicates::{self, Distinction},
        merging,
    },
    db::{Db, Subject, scrub::Scrub},
    error::{Error, Result},
    history::{Record, Tx},
    people::Person,
    search::{self, Finder},
    sources::Source,
};

/// Empties the bins of all organisations of what is due; how many things there were.
///
/// # Errors
/// When the database fails. One thing that cannot go does not keep the others.
pub async fn all_due(db: &Db, finder: &Finder) -> Result<u64> {
    let mut count = 0;
    for removal in db.read(store::due).await? {
        let author = Author::system_for(Job::Bin, removal.organisation_id);
        let id = removal.id;
        match db.write(author, None, move |tx| purge(tx, &removal)).await {
            Ok(tokens) => {
                finder.forget(&tokens);
                count += 1;
            }
            // Another process was faster.
            Err(Error::Stale) => {}
            Err(e) => tracing::error!(removal = %id, error = %e, "a thing in the bin could not go"),
        }
    }
    if count > 0 {
        db.scrub(Scrub::Light).await?;
    }
    Ok(count)
}

/// Empties the bin of one thing; the tokens that nothing is found by any more.
///
/// # Errors
/// `Stale` where it was put back, or is gone, meanwhile.
pub fn purge(tx: &mut Tx, removal: &Removal) -> Result<Vec<String>> {
    close(tx, removal)?;
    let mut tokens = Vec::new();
    if removal.kind == Case::KIND {
        let case = store::binned_case(tx.conn(), &removal.record_id)?;
        tokens = delete_case(tx, &case, removal)?;
        if store::cases_of(tx.conn(), case.person_id)?.is_empty() {
            delete_person(tx, &case, removal)?;
        }
    } else {
        let source = store::binned_source(tx.conn(), &removal.record_id)?;
        delete_source(tx, &source, removal)?;
    }
    search::store::forget_unused(tx.conn(), tokens)
}

/// Notes that it is gone; why it was thrown away goes with it.
pub(super) fn close(tx: &mut Tx, removal: &Removal) -> Result<()> {
    let after = Removal { purged_at: Some(tx.at()), reason: None, ..removal.clone() };
    let id = removal.id.as_str();
    tx.redact(removal, after, &|_| true, id)?;
    tx.erase_history((Subject::House, id), (Removal::KIND, id), id)
}

/// Deletes a case and takes it out of history; the tokens by which it was found.
pub(super) fn delete_case(tx: &mut Tx, case: &Case, removal: &Removal) -> Result<Vec<String>> {
    let inside: Vec<String> = merging::store::into(tx.conn(), &[case.id.to_string()])?
        .into_iter()
        .filter(merging::Merge::is_of_cases)
        .map(|merge| merge.absorbed)
        .collect();
    // What went into it is a shell that nobody sees, and goes with it.
    for shell in merging::store::cases_by_id(tx.conn(), &inside)? {
        delete_one(tx, &shell, removal)?;
    }
    delete_one(tx, case, removal)
}

fn delete_one(tx: &mut Tx, case: &Case, removal: &Removal) -> Result<Vec<String>> {
    for later in store::later_cases(tx.conn(), case.id)? {
        tx.update(&later, Case { previous_case: None, ..later.clone() })?;
    }
    // From its rows: in the bin it is not in the index any more.
    let tokens = derived::found_by(tx.conn(), case)?;
    store::delete_case(tx.conn(), case.id)?;
    let id = case.id.as_str();
    tx.erase_history((Subject::Case, id), (Case::KIND, id), removal.id.as_str())?;
    Ok(tokens)
}

pub(super) fn delete_person(tx: &mut Tx, case: &Case, removal: &Removal) -> Result<()> {
    let inside = merging::store::people_in(tx.conn(), case.person_id)?;
    for person in inside.into_iter().chain([case.person_id]) {
        for told in duplicates::store::distinctions_of(tx.conn(), person)? {
            let id = told.id.as_str();
            tx.erase_history((Subject::House, id), (Distinction::KIND, id), removal.id.as_str())?;
        }
        store::delete_person(tx.conn(), person)?;
        let id = person.as_str();
        tx.erase_history((Subject::Person, id), (Person::KIND, id), removal.id.as_str())?;
    }
    Ok(())
}

pub(super) fn delete_source(tx: &mut Tx, source: &Source, removal: &Removal) -> Result<()> {
    store::delete_source(tx.conn(), source)?;
    let id = source.id.as_str();
    tx.erase_history((Subject::Source, id), (Source::KIND, id), removal.id.as_str())
}
