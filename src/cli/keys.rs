//! `habeas keys rotate`: a new key for what is sealed. The old ones stay in the
//! file, because history holds what they sealed.

use super::{Done, Failure, open, say};
use crate::{cases::sealed, config::Config, keys::Keys};

pub(super) fn rotate(config: &Config) -> Done {
    // Where the database cannot be used, no key is added for nothing.
    drop(open(config)?);
    let mut keys = Keys::open(&config.keys).map_err(Failure::failed)?;
    keys.rotate(&config.keys).map_err(|e| {
        Failure::failed(format!("The keys in {} cannot be written ({e}). Nothing was changed.", config.keys.display()))
    })?;
    let db = open(config)?;
    let done = sealed::seal_again(&db)?;
    say(&format!("A new key is in {}. Keep a copy of the file apart from the database.", config.keys.display()))?;
    say(&format!("Sealed with it: {}. Start the portal again now, so that it knows the new key.", done.sealed))?;
    match done.lost {
        0 => Ok(()),
        lost => Err(Failure::failed(format!(
            "{lost} values cannot be opened, because their key is not in the file. Put the key back from a copy of the file, then run this again."
        ))),
    }
}
