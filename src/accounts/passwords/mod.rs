//! Passwords: what makes one good enough, and argon2id. Length is what counts,
//! and that nobody can guess it; there are no rules about kinds of characters.

pub mod web;

use crate::{
    error::Error,
    text,
    words::{Country, Term},
};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};
use std::{collections::BTreeSet, sync::LazyLock};
use zxcvbn::zxcvbn;

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most characters.
pub const LONGEST: usize = 128;

/// So many guesses a password must be worth, as a power of ten: a date with its
/// month as a word is worth eight, three words that do not belong together ten.
const HARD: f64 = 9.0;

/// A hash that no password has: looked at where there is no account, so that
/// the work is the same.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Why a password cannot be taken: the key of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weak(pub &'static str);

/// Of whom a password must not speak: what others can know of its owner.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The address that they sign in with.
    pub email: &'a str,
    /// Their name; may be empty.
    pub name: &'a str,
    /// Their organisation's name.
    pub organisation: &'a str,
}

/// Whether the password can be taken by this person.
///
/// # Errors
/// The message that says why not.
pub fn check(password: &str, about: &About) -> Result<(), Weak> {
    match password.chars().count() {
        0 => return Err(Weak("password-empty")),
        n if n < SHORTEST => return Err(Weak("password-short")),
        n if n > LONGEST => return Err(Weak("password-long")),
        _ => {}
    }
    let (plain, lower) = (squeezed(password), password.to_lowercase());
    let local = about.email.split('@').next().unwrap_or_default();
    let holds = |part: &str| {
        let key = squeezed(part);
        // A name of two letters is in every second password.
        (key.chars().count() >= 4 && plain.contains(&key))
            || (part.chars().count() >= 4 && lower.contains(&part.to_lowercase()))
    };
    if holds(local) {
        return Err(Weak("password-holds-email"));
    }
    if holds(about.organisation) {
        return Err(Weak("password-holds-organisation"));
    }
    if is_common(&plain, &lower) || is_guessable(&lower, &plain, about) {
        return Err(Weak("password-common"));
    }
    Ok(())
}

/// Whether a program that knows languages, names, dates and rows of keys, and
/// whatever is known of this person and of the work here, finds it too soon.
fn is_guessable(lower: &str, plain: &str, about: &About) -> bool {
    let own = [about.email, about.name, about.organisation];
    let mut words: Vec<&str> =
        own.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).filter(|word| word.len() > 2).collect();
    words.extend(own);
    words.extend(COUNTRIES.iter().map(String::as_str));
    words.extend(COMMON.split_whitespace().chain(MONTHS.split_whitespace()));
    // Without spaces as well, so that a date with spaces in it is still seen as a date.
    [lower, plain].iter().any(|text| !text.is_empty() && zxcvbn(text, &words).guesses_log10() < HARD)
}

/// The English ones are known to the program anyway.
const MONTHS: &str = "janvier fevrier février mars avril mai juin juillet aout août septembre octobre novembre \
    decembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche";

/// The names of all countries in both languages: here they are no rare words.
static COUNTRIES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let both = [crate::dates::Lang::En, crate::dates::Lang::Fr];
    let names: BTreeSet<String> =
        Term::<Country>::all().flat_map(|it| both.map(|lang| squeezed(it.label(lang)))).collect();
    names.into_iter().collect()
});

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

/// What others have chosen most often, of ten letters and more.
static CHOSEN: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("common.txt").lines().filter(|line| !line.starts_with('#')).collect());

fn is_common(plain: &str, lower: &str) -> bool {
    let kinds: std::collections::BTreeSet<char> = lower.chars().collect();
    if kinds.len() < 4 {
        return true;
    }
    let mut rest = plain.to_owned();
    for word in CHOSEN.iter().copied().chain(COMMON.split_whitespace()) {
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
    use super::{About, NOBODY, Weak, hash, verify};

    fn check(password: &str, email: &str, organisation: &str) -> Result<(), Weak> {
        super::check(password, &About { email, name: "Olena Kovalenko", organisation })
    }

    #[test]
    fn long_passwords_of_any_kind_are_taken() {
        for password in
            ["correct horse battery", "всё будет хорошо вчера", "🦉🐝🪵🧭🦔🐌🪨🍄🦀🐙🐢🌵", "lune-brouette-1987-céleri"]
        {
            assert_eq!(check(password, "ada@example.org", "Lighthouse"), Ok(()), "{password}");
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        let long: String = (0x3b1..0xfff).step_by(17).filter_map(char::from_u32).take(128).collect();
        assert_eq!(long.chars().count(), 128);
        assert_eq!(check("", "a@b.c", "X"), Err(Weak("password-empty")));
        assert_eq!(check("elevenchars", "a@b.c", "X"), Err(Weak("password-short")));
        assert_eq!(check(&long, "a@b.c", "X"), Ok(()));
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
            "1qaz2wsx3edc4rfv",
            "unbelievable12",
            "abcdefghijkl",
            "20 janvier 1987",
            "Azerbaijan2024",
            "habeas corpus 1",
            "KovalenkoOlena",
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
