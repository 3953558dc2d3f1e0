//! `habeas seed`: invented worlds, for looking around and for measuring. Only
//! ever into an empty database.

use super::{Done, Failure, open, say};
use crate::{
    accounts,
    config::Config,
    db::Db,
    seed::{self, SignIn},
};
use std::io::{IsTerminal, Write};

pub(super) fn demo(config: &Config) -> Done {
    let db = empty(config)?;
    let people = seed::demo_house(&db)?;
    say("The demonstration world is ready. These people can sign in:")?;
    tell(&people)
}

pub(super) fn large(config: &Config, cases: u64) -> Done {
    let db = empty(config)?;
    let is_watched = std::io::stderr().is_terminal();
    let made = seed::large(&db, cases, &mut |done| {
        if is_watched {
            // Progress that cannot be shown is no reason to stop.
            let _ = write!(std::io::stderr(), "\r{done} of {cases} cases");
        }
    })?;
    if is_watched {
        writeln!(std::io::stderr())?;
    }
    say(&format!("{cases} cases are ready. To see them, sign in:"))?;
    tell(&[made])
}

/// The database, where nothing is in it yet.
fn empty(config: &Config) -> std::result::Result<Db, Failure> {
    let db = open(config)?;
    let is_empty =
        db.read_now(|conn| Ok(!accounts::store::has_users(conn)? && accounts::store::organisations(conn)?.is_empty()))?;
    if is_empty {
        Ok(db)
    } else {
        Err(Failure::failed(
            "This database is in use, and invented cases would mix with real ones. Set DATABASE_URL to an empty one.",
        ))
    }
}

/// The passwords are printed here and kept nowhere.
fn tell(people: &[SignIn]) -> Done {
    say(&format!("  {:<14} {:<24} {:<28} {}", "role", "e-mail", "password", "for the authenticator app"))?;
    for it in people {
        say(&format!("  {:<14} {:<24} {:<28} {}", it.role.code(), it.email, it.password, it.secret))?;
    }
    say("Add the last column to an authenticator app by hand; it shows the code that is asked for after the password.")
}
