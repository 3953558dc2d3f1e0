//! The large world: as many cases as asked for, always the same, in size and
//! scripts like a real archive. To measure with, and to try what many cases do.

mod article;
mod batch;
mod ends;
mod life;
mod maker;
mod names;
mod random;
#[cfg(test)]
mod tests;
mod words;

use super::{Newcomer, SignIn, join};
use crate::{
    access::{Author, Job},
    accounts,
    db::Db,
    error::{Error, Result},
};
use batch::Batch;
use maker::{Maker, TOGETHER};
use std::sync::mpsc::sync_channel;

/// Cases in one transaction: enough that its cost is small, few enough that memory is.
const AT_ONCE: u64 = 3_000;

/// Organisations with which cases are shared, beside the one that keeps them all.
const PARTNERS: usize = 49;

const ADMINISTRATOR: Newcomer = Newcomer {
    email: "large@example.org",
    name: "Large World",
    language: "en",
    role: "coordinator",
    is_administrator: true,
};

/// Makes the organisation "Large world" with `cases` cases, some of them shared with partners; how its administrator
/// signs in. `progress` is told how many there are, after each batch.
///
/// # Errors
/// When the database fails, or has a large world already.
pub fn large(db: &Db, cases: u64, progress: &mut dyn FnMut(u64)) -> Result<SignIn> {
    let (organisation, partners, sign_in) = db.write_now(&Author::system(Job::Seed), None, |tx| {
        let organisation = tx.insert(accounts::new_organisation("Large world"))?;
        let (_, sign_in) = join(tx, db.keys(), organisation.id, &ADMINISTRATOR)?;
        let partner = |number| tx.insert(accounts::new_organisation(&format!("Partner {number}"))).map(|it| it.id);
        let partners: Vec<_> = (1..=PARTNERS).map(partner).collect::<Result<_>>()?;
        Ok((organisation.id, partners, sign_in))
    })?;
    let author = Author::system_for(Job::Seed, organisation);
    std::thread::scope(|scope| {
        // One batch is made while the one before is written.
        let (hand_over, batches) = sync_channel::<Batch>(1);
        let making = scope.spawn(move || {
            let maker = Maker::new();
            let mut from = 0;
            while from < cases {
                let to = (from + AT_ONCE).min(cases);
                let mut batch = make(&maker, from, to);
                batch.belong_to(organisation);
                batch.share(&partners, from);
                if hand_over.send(batch).is_err() {
                    break;
                }
                from = to;
            }
        });
        let mut done = 0;
        for batch in batches {
            done += batch.cases.len() as u64;
            db.write_now(&author, None, |tx| batch.write(tx))?;
            progress(done);
        }
        making.join().map_err(|_panic| Error::internal("the maker of cases stopped"))
    })?;
    Ok(sign_in)
}

/// The cases from one number to, not including, another.
fn make(maker: &Maker, from: u64, to: u64) -> Batch {
    let mut batch = Batch::default();
    let mut at = from;
    while at < to {
        let count = TOGETHER.min(to - at);
        maker.add(at / TOGETHER, count, &mut batch);
        at += count;
    }
    batch
}
