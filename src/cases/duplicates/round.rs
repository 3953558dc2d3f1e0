//! The round that looks for people who may be one: only at those who changed
//! since, and through the index of how names sound. It looks among silent cases
//! too; who is shown a pair is asked where it is shown.

use super::{
    in_order,
    likeness::Likeness,
    store::{self, Found},
};
use crate::{
    db::{AnyConnection, Db},
    error::Result,
    history::Unrecorded,
    id::Id,
    people::Person,
    search::alike,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

/// So many entries are looked at together: each asks several questions, and a read that goes on keeps others waiting.
const TOGETHER: i64 = 10;
/// So many times in one round.
const TIMES: usize = 100;
/// Of the time that a look took, so much more is left to the people at work: after a large import the round would
/// keep a core busy for an hour.
const LEFT_TO_OTHERS: u32 = 4;

/// One round; how many entries of the queue were looked at.
///
/// # Errors
/// When the database fails.
pub async fn run(db: &Db) -> Result<usize> {
    let mut looked_at = 0;
    for _ in 0..TIMES {
        let began = Instant::now();
        let (entries, people, found) = db.read(look).await?;
        if entries.is_empty() {
            break;
        }
        looked_at += entries.len();
        db.write_unrecorded(Unrecorded::Derived, move |conn| store::keep(conn, &entries, &people, &found)).await?;
        tokio::time::sleep(began.elapsed() * LEFT_TO_OTHERS).await;
    }
    Ok(looked_at)
}

/// What one look found: entries of the queue, who they are, and their pairs.
type Looked = (Vec<String>, BTreeSet<Id<Person>>, Vec<Found>);

fn look(conn: &mut AnyConnection) -> Result<Looked> {
    let waiting = store::waiting(conn, TOGETHER)?;
    let people: BTreeSet<Id<Person>> = waiting.iter().map(|(_, person)| *person).collect();
    let entries = waiting.into_iter().map(|(entry, _)| entry).collect();
    let known = store::known(conn, &people.iter().copied().collect::<Vec<_>>(), None)?;
    let mut private: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut found: BTreeMap<(Id<Person>, Id<Person>), Found> = BTreeMap::new();
    for one in known.values().filter(|one| !one.cases.is_empty()) {
        let organisation = one.person.organisation_id.to_string();
        if !private.contains_key(&organisation) {
            let alone = store::alone_in(conn, &organisation)?;
            private.insert(organisation.clone(), alone);
        }
        let audiences: Vec<String> = std::iter::once(organisation.clone())
            .chain(private.get(&organisation).into_iter().flatten().cloned())
            .collect();
        let cases = alike::candidates(conn, &audiences, &one.context.names)?;
        let mut others = store::people_of(conn, &cases)?;
        others.remove(&one.person.id);
        for other in store::known(conn, &others.into_iter().collect::<Vec<_>>(), None)?.values() {
            if other.person.organisation_id != one.person.organisation_id {
                continue;
            }
            let Some(likeness) = Likeness::of(&one.context, &other.context).filter(Likeness::is_shown) else {
                continue;
            };
            let (left_person, right_person) = in_order(one.person.id, other.person.id);
            let row = Found { left_person, right_person, organisation_id: organisation.clone(), score: likeness.score };
            found.insert((left_person, right_person), row);
        }
    }
    Ok((entries, people, found.into_values().collect()))
}
