//! Passwords: what makes one good enough, and argon2id. Length is what counts;
//! there are no rules about kinds of characters.

pub mod web;

use crate::{error::Error, text};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most characters.
pub const LONGEST: usize = 128;

/// A hash that no password has: looked at where there is no account, so that
/// the work is the same.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Why a password cannot be taken: the key of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weak(pub &'static str);

/// Whether the password can be taken by somebody with this address, in an
/// organisation of this name.
///
/// # Errors
/// The message that says why not.
pub fn check(password: &str, email: &str, organisation: &str) -> Result<(), Weak> {
    match password.chars().count() {
        0 => return Err(Weak("password-empty")),
        n if n < SHORTEST => return Err(Weak("password-short")),
        n if n > LONGEST => return Err(Weak("password-long")),
        _ => {}
    }
    let (plain, lower) = (squeezed(password), password.to_lowercase());
    let local = email.split('@').next().unwrap_or_default();
    let holds = |part: &str| {
        let key = squeezed(part);
        // A name of two letters is in every second password.
        (key.chars().count() >= 4 && plain.contains(&key))
            || (part.chars().count() >= 4 && lower.contains(&part.to_lowercase()))
    };
    if holds(local) {
        return Err(Weak("password-holds-email"));
    }
    if holds(organisation) {
        return Err(Weak("password-holds-organisation"));
    }
    if is_common(&plain, &lower) {
        return Err(Weak("password-common"));
    }
    Ok(())
}

/// Letters and digits only, so that spaces and dashes hide nothing.
fn squeezed(text: &str) -> String {
    text::fold(text).split(' ').collect()
}

/// Words and rows of keys that a long password is often built of; what is
/// left after them must be worth something.
const COMMON: &str = "password passwort motdepasse passw0rd p4ssword azertyuiop qwertyuiop asdfghjkl qsdfghjklm zxcvbnm \
    wxcvbn qwertz qwerty azerty 1q2w3e4r5t6y 1q2w3e4r 1qaz2wsx3edc 1qaz2wsx qazwsx abcdefghij abcdefgh \
    abcdef abc 1234567890 0123456789 123456789 12345678 123456 1234 987654321 iloveyou letmein welcome \
    bienvenue administrator administrateur admin changeme secret habeas";

fn is_common(plain: &str, lower: &str) -> bool {
    let kinds: std::collections::BTreeSet<char> = lower.chars().collect();
    if kinds.len() < 4 {
        return true;
    }
    let mut rest = plain.to_owned();
    for word in COMMON.split_whitespace() {
        rest = rest.replace(word, "");
    }
    // A password in a script without letters here folds to nothing of its own and is not common.
    let had_common = rest.len() < plain.len();
    had_common && rest.chars().count() < 5
}

fn argon2() -> Result<Argon2<'static>, Error> {
    let params = Params::new(19_456, 2, 1, None).map_err(|e| Error::internal(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash to keep. Takes long by intention: see `web` for use in a handler.
///
/// # Errors
/// When the system gives no randomness or memory.
pub fn hash(password: &str) -> Result<String, Error> {
    let salt: [u8; 16] = crate::web::csrf::random();
    let made: PasswordHash =
        argon2()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(|e| Error::internal(e.to_string()))?;
    Ok(made.to_string())
}

/// Whether the password has this hash. Without a hash the work is done all the same.
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    // More than anybody could have set is not worth reading.
    let is_possible = password.chars().count() <= LONGEST;
    let password = if is_possible { password } else { "" };
    let Ok(argon2) = argon2() else { return false };
    let is_it = argon2.verify_password(password.as_bytes(), hash.unwrap_or(NOBODY)).is_ok();
    is_it && is_possible && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::{NOBODY, Weak, check, hash, verify};

    #[test]
    fn long_passwords_of_any_kind_are_taken() {
        for password in
            ["correct horse battery", "всё будет хорошо вчера", "🦉🐝🪵🧭🦉🐝🪵🧭🦉🐝🪵🧭", "lune-brouette-1987-céleri"]
        {
            assert_eq!(check(password, "ada@example.org", "Lighthouse"), Ok(()), "{password}");
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(check("", "a@b.c", "X"), Err(Weak("password-empty")));
        assert_eq!(check("elevenchars", "a@b.c", "X"), Err(Weak("password-short")));
        assert_eq!(check(&"ab cd é".repeat(18), "a@b.c", "X"), Ok(()));
        assert_eq!(check(&"x".repeat(129), "a@b.c", "X"), Err(Weak("password-long")));
    }

    #[test]
    fn what_everybody_would_try_first_is_refused() {
        for password in [
            "password1234",
            "Password 1234!",
            "azertyuiop123",
            "aaaaaaaaaaaa",
            "123456789012",
            "motdepasse2024",
            "Administrator1!",
        ] {
            assert_eq!(check(password, "ada@example.org", "Lighthouse"), Err(Weak("password-common")), "{password}");
        }
    }

    #[test]
    fn it_does_not_hold_the_address_or_the_organisation() {
        assert_eq!(check("my Olena.K forever", "olena.k@example.org", "X"), Err(Weak("password-holds-email")));
        assert_eq!(check("red light-house 77", "a@b.c", "Light House"), Err(Weak("password-holds-organisation")));
    }

    #[test]
    fn a_password_holds_against_its_own_hash_only() {
        let password = "🦉".repeat(128);
        let kept = hash(&password).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify(&password, Some(&kept)));
        assert!(!verify(&"🦉".repeat(127), Some(&kept)));
        assert!(!verify(&"🦉".repeat(129), Some(&kept)));
        assert!(!verify(&password, None));
    }

    #[test]
    fn the_hash_that_nobody_has_costs_the_same_work() {
        assert!(argon2::password_hash::phc::PasswordHash::new(NOBODY).is_ok());
        assert!(NOBODY.contains("m=19456,t=2,p=1"));
    }
}
