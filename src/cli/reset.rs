//! `habeas reset`: a way back for somebody who lost password and second factor,
//! also where no administrator is left to help.

use super::{Done, Failure, open, say};
use crate::{
    access::{Author, Job},
    accounts::{
        self,
        resets::{self, HOURS, Reset, What},
    },
    config::Config,
};

pub(super) fn run(config: &Config, email: &str) -> Done {
    let email = accounts::email(email).ok_or_else(|| {
        Failure::usage(format!("“{email}” is not an e-mail address. Write one such as ada@example.org."))
    })?;
    let db = open(config)?;
    let identity = db.read_now(|conn| match resets::store::user(conn, &email)? {
        Some(user) => accounts::store::identity(conn, user.id),
        None => Ok(None),
    })?;
    let Some(identity) = identity else {
        return Err(Failure::failed(format!(
            "Nobody signs in with {email}. For somebody new, make a link with: habeas invite"
        )));
    };
    if !identity.user.is_active {
        return Err(Failure::failed(format!(
            "The account of {email} is deactivated. An administrator can reactivate it; then run this again."
        )));
    }
    let (new, token) = Reset::new(identity.user.id, What::Both);
    db.write_now(&Author::system_for(Job::Command, identity.organisation.id), None, |tx| resets::store::make(tx, new))?;
    say(&format!("The second factors of {email} are removed, and the sessions ended."))?;
    say(&format!("With this link they choose a new password and enrol anew. It works once, for {HOURS} hours:"))?;
    say(&resets::link(&config.base_url, &token))
}
