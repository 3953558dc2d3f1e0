//! `habeas seed`: invented worlds, for looking around and for measuring. Only
//! ever into an empty database.

use super::{Done, Failure, say};
use crate::{
    access::{Author, Job, Organisation},
    accounts::{self, passwords},
    app::PROJECTIONS,
    config::Config,
    db::Db,
    error::Result,
    history::Tx,
    id::Id,
    seed,
    web::csrf,
    words::Term,
};
use std::io::{IsTerminal, Write};

/// Who can sign in to the demonstration: role, name, address.
const PEOPLE: [(&str, &str, &str); 3] = [
    ("administrator", "Ines Caron", "ines@habeas.example"),
    ("editor", "Tomasz Wilk", "tomasz@habeas.example"),
    ("reader", "Noor Haddad", "noor@habeas.example"),
];

pub(super) fn demo(config: &Config) -> Done {
    let db = empty(config)?;
    let people = people()?;
    let organisation = db.write_now(&Author::system(Job::Seed), None, |tx| settle(tx, "Lighthouse (demonstration)", &people))?;
    seed::demo(&db, organisation)?;
    say("The demonstration world is ready. These people can sign in:")?;
    tell(&people)
}

pub(super) fn large(config: &Config, cases: usize) -> Done {
    let db = empty(config)?;
    let is_watched = std::io::stderr().is_terminal();
    seed::large(&db, cases, &mut |done| {
        if is_watched {
            // Progress that cannot be shown is no reason to stop.
            let _ = write!(std::io::stderr(), "\r{done} of {cases} cases");
        }
    })?;
    if is_watched {
        writeln!(std::io::stderr())?;
    }
    say(&format!("{cases} cases are ready."))
}

/// The database, where nothing is in it yet.
fn empty(config: &Config) -> std::result::Result<Db, Failure> {
    let db = Db::open(config, PROJECTIONS)?;
    let is_empty =
        db.read_now(|conn| Ok(!accounts::store::has_users(conn)? && accounts::store::organisations(conn)?.is_empty()))?;
    if is_empty {
        Ok(db)
    } else {
        Err(Failure::failed("This database is in use, and invented cases would mix with real ones. Set DATABASE_URL to an empty one."))
    }
}

/// Somebody of the demonstration, with a password made for this one.
struct Somebody {
    role: &'static str,
    name: &'static str,
    email: &'static str,
    password: String,
    hash: String,
}

fn people() -> Result<Vec<Somebody>> {
    PEOPLE
        .iter()
        .map(|(role, name, email)| {
            let password = password();
            let hash = passwords::hash(&password)?;
            Ok(Somebody { role, name, email, password, hash })
        })
        .collect()
}

/// 80 bits, in four groups that can be read aloud.
fn password() -> String {
    let letters = data_encoding::BASE32_NOPAD.encode(&csrf::random::<10>()).to_lowercase();
    let groups: Vec<String> = letters.as_bytes().chunks(4).map(|four| four.iter().map(|b| char::from(*b)).collect()).collect();
    groups.join("-")
}

fn settle(tx: &mut Tx, name: &str, people: &[Somebody]) -> Result<Id<Organisation>> {
    let organisation = tx.insert(accounts::new_organisation(name))?;
    for it in people {
        let user = tx.insert(accounts::new_user(it.email, it.name, "en"))?;
        accounts::store::set_password(tx.conn(), user.id, &it.hash)?;
        tx.insert(accounts::new_membership(organisation.id, user.id, Term::known(it.role)))?;
    }
    Ok(organisation.id)
}

fn tell(people: &[Somebody]) -> Done {
    for it in people {
        say(&format!("  {:<14} {:<24} {}", it.role, it.email, it.password))?;
    }
    Ok(())
}
