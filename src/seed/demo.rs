//! The demonstration world: about two dozen cases in three invented countries,
//! with articles that say and deny what stands in them. What it holds stands in
//! `data/*.tsv` and `data/texts/`; days to come are counted from today.

mod block;
mod lines;
mod sources;
#[cfg(test)]
mod tests;

use super::{Newcomer, SignIn, join};
use crate::{
    access::{Author, Job, Organisation},
    accounts,
    cases::{self, Case, dossier::Dossier, groups::Group, parts::kinds},
    clock,
    db::Db,
    error::{Error, Result},
    id::Id,
    keys::Keys,
    people::Person,
    sources::Source,
};
use lines::Line;
use std::collections::BTreeMap;

const SOURCES: &str = include_str!("data/sources.tsv");
const CASES: [&str; 3] =
    [include_str!("data/qazzara.tsv"), include_str!("data/xandria.tsv"), include_str!("data/ylmar.tsv")];
const LATER: &str = include_str!("data/later.tsv");

const PEOPLE: [Newcomer; 3] = [
    Newcomer {
        email: "ines@example.org",
        name: "Inès Vauquelin",
        language: "fr",
        role: "coordinator",
        is_administrator: true,
    },
    Newcomer {
        email: "magnus@example.org",
        name: "Magnus Oakeshott",
        language: "en",
        role: "case_worker",
        is_administrator: false,
    },
    Newcomer {
        email: "teodora@example.org",
        name: "Teodora Lisk",
        language: "en",
        role: "reader",
        is_administrator: false,
    },
];

/// What has been made so far, by the keys that the files use; and the keys of what is sealed.
struct World {
    keys: Keys,
    sources: BTreeMap<String, Quotable>,
    groups: BTreeMap<String, Id<Group>>,
    cases: BTreeMap<String, Placed>,
}

/// A source and the text that quotes are looked for in.
struct Quotable {
    id: Id<Source>,
    text: Option<&'static str>,
}

/// A case and its records: kind and id by key.
struct Placed {
    case: Id<Case>,
    person: Id<Person>,
    records: BTreeMap<String, (&'static str, String)>,
}

/// Puts the demonstration world into an organisation.
///
/// # Errors
/// When the database fails, or a file of the world does not hold.
pub fn demo(db: &Db, organisation: Id<Organisation>) -> Result<()> {
    fill(db, organisation, &Author::system_for(Job::Seed, organisation))
}

/// Makes an organisation of three people in an empty database, and puts the
/// demonstration world into it; how the three sign in.
///
/// # Errors
/// When the database has users already, or fails.
pub fn demo_house(db: &Db) -> Result<Vec<SignIn>> {
    let (organisation, editor, sign_ins) = db.write_now(&Author::system(Job::Seed), None, |tx| {
        if !accounts::store::claim_set_up(tx)? {
            return Err(Error::internal("the database is not empty: somebody can sign in already"));
        }
        let organisation = tx.insert(accounts::new_organisation("Committee North"))?;
        let (mut editor, mut sign_ins) = (None, Vec::new());
        for person in &PEOPLE {
            let (user, sign_in) = join(tx, db.keys(), organisation.id, person)?;
            if sign_in.role.is("case_worker") {
                editor = Some(user.id);
            }
            sign_ins.push(sign_in);
        }
        Ok((organisation.id, editor, sign_ins))
    })?;
    let author = match editor {
        Some(editor) => Author::member(editor, organisation),
        None => Author::system_for(Job::Seed, organisation),
    };
    fill(db, organisation, &author)?;
    Ok(sign_ins)
}

fn fill(db: &Db, organisation: Id<Organisation>, author: &Author) -> Result<()> {
    let keys = db.keys().clone();
    let mut world = World { keys, sources: [].into(), groups: [].into(), cases: [].into() };
    for line in lines::read(SOURCES) {
        db.write_now(author, None, |tx| sources::put(tx, &mut world, organisation, &line))?;
    }
    for file in CASES {
        let all = lines::read(file);
        for block in lines::blocks(&all, "case") {
            db.write_now(author, None, |tx| block::put(tx, &mut world, organisation, block))?;
        }
    }
    for line in lines::read(LATER) {
        change(db, author, &world, &line)?;
    }
    Ok(())
}

/// Changes a record that is already there: `change`, case, record, reason, new values.
fn change(db: &Db, author: &Author, world: &World, line: &Line) -> Result<()> {
    let record = line.bare.first().copied().unwrap_or_default();
    let placed = world.cases.get(line.key).ok_or_else(|| line.wrong("no such case"))?;
    let (kind, id) = placed.records.get(record).ok_or_else(|| line.wrong("no such record"))?;
    let fields = cases::parts::fields_of(kind);
    db.write_now(author, line.get("why"), |tx| {
        let ids = [placed.case.to_string()];
        let case = cases::store::by_ids(tx.conn(), &ids)?.pop().ok_or(Error::NotFound)?;
        let dossier = Dossier::load(tx.conn(), &case)?;
        let values = lines::values(line, fields, clock::today(), |_key| None)?;
        kinds::lay(tx, &dossier, kind, id, values)
    })
}
