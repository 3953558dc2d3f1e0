//! `habeas email`: a link for another address to sign in with, where no mail is
//! sent and no other administrator is there.

use super::{Done, Failure, open, say};
use crate::{
    access::{Author, Job},
    accounts::{
        self,
        emails::{self, EmailChange, HOURS},
        resets,
    },
    config::Config,
    notices::Letter,
};

fn address(typed: &str) -> Result<String, Failure> {
    accounts::email(typed).ok_or_else(|| {
        Failure::usage(format!("“{typed}” is not an e-mail address. Write one such as ada@example.org."))
    })
}

pub(super) fn run(config: &Config, old: &str, new: &str) -> Done {
    let (old, new) = (address(old)?, address(new)?);
    let db = open(config)?;
    let (identity, is_taken) = db.read_now(|conn| {
        let identity = match resets::store::user(conn, &old)? {
            Some(user) => accounts::store::identity(conn, user.id)?,
            None => None,
        };
        Ok((identity, accounts::store::has_email(conn, &new)?))
    })?;
    let Some(identity) = identity.filter(|it| it.user.is_active) else {
        return Err(Failure::failed(format!("Nobody signs in with {old}. Check how the address is written.")));
    };
    if is_taken {
        return Err(Failure::failed(format!("Somebody signs in with {new} already. Choose another address.")));
    }
    let (change, token) = EmailChange::new(identity.user.id, &new);
    let author = Author::system_for(Job::Command, identity.organisation.id);
    db.write_now(&author, None, |tx| emails::store::ask(tx, change, None))?;
    say(&format!("Signed in as before, {old} opens this link and signs in with {new} from then on."))?;
    say(&format!("It works once, for {HOURS} hours; nothing changes before:"))?;
    say(&Letter::EmailLink.link(&config.base_url, &token))
}
