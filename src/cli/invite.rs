//! `habeas invite`: a link for somebody new, also where no administrator is left to make one.

use super::{Done, Failure, open, organisation, say};
use crate::{
    access::{Author, Job},
    accounts::{
        self,
        invitations::{self, HOURS, Invitation},
    },
    config::Config,
    words::{Role, Term},
};

pub(super) fn run(config: &Config, email: &str, of: &str, role: &str) -> Done {
    let email = accounts::email(email).ok_or_else(|| {
        Failure::usage(format!("“{email}” is not an e-mail address. Write one such as ada@example.org."))
    })?;
    let role = Term::<Role>::of(role).ok_or_else(|| {
        let known: Vec<&str> = Term::<Role>::all().map(|role| role.code()).collect();
        Failure::usage(format!("“{role}” is not a role. It is one of: {}.", known.join(", ")))
    })?;
    let db = open(config)?;
    let (organisation, has_account) =
        db.read_now(|conn| Ok((organisation(conn, Some(of))?, accounts::store::has_email(conn, &email)?)))?;
    let organisation = organisation?;
    if has_account {
        return Err(Failure::failed(format!("{email} has an account already. Invite another address.")));
    }
    let (new, token) = Invitation::new(organisation.id, &email, role);
    let author = Author::system_for(Job::Command, organisation.id);
    db.write_now(&author, None, |tx| invitations::store::invite(tx, new))?;
    say(&format!("This link makes {email} a member of “{}”. It works once, for {HOURS} hours:", organisation.name))?;
    say(&invitations::link(&config.base_url, &token))
}
