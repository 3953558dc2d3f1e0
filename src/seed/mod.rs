//! Named worlds of invented people: a small one that shows everything the
//! program keeps, and a large one to measure with. Nobody in them is real.

pub mod demo;
pub mod large;

pub use demo::{demo, demo_house};
pub use large::large;

use crate::{
    access::{Organisation, User},
    accounts::{
        self,
        factors::{self, Factor, app},
        passwords,
    },
    error::{Error, Result},
    history::Tx,
    id::Id,
    keys::Keys,
    words::{Role, Term},
};
use data_encoding::BASE32_NOPAD;

/// How somebody of a seeded world signs in. The password is kept nowhere else.
pub struct SignIn {
    /// At example.org.
    pub email: String,
    /// Random, made at this run.
    pub password: String,
    /// What an app makes codes from: random, made at this run.
    pub secret: String,
    /// What they may do.
    pub role: Term<Role>,
}

/// Somebody to be made.
struct Newcomer {
    email: &'static str,
    name: &'static str,
    language: &'static str,
    role: &'static str,
    is_administrator: bool,
}

/// Makes a member with a random password, whose app is enrolled.
fn join(tx: &mut Tx, keys: &Keys, organisation: Id<Organisation>, who: &Newcomer) -> Result<(User, SignIn)> {
    let (password, secret) = (random_password()?, app::new_secret());
    let user = accounts::new_user(who.email, who.name, who.language);
    let user = tx.insert(User { is_administrator: who.is_administrator, ..user })?;
    let hash = passwords::hash(&password)?;
    accounts::store::set_password(tx.conn(), user.id, &hash)?;
    factors::store::add(tx.conn(), &Factor::new(keys, user.id, factors::APP, "Demo", &secret))?;
    let role = Term::known(who.role);
    tx.insert(accounts::new_membership(organisation, user.id, role))?;
    Ok((user, SignIn { email: who.email.to_owned(), password, secret, role }))
}

/// Twenty-four letters and digits, 120 bits, in four groups.
fn random_password() -> Result<String> {
    let mut bytes = [0_u8; 15];
    getrandom::fill(&mut bytes).map_err(|e| Error::internal(format!("no random numbers: {e}")))?;
    let letters = BASE32_NOPAD.encode(&bytes).to_lowercase();
    let groups: Vec<String> =
        letters.as_bytes().chunks(6).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    Ok(groups.join("-"))
}
