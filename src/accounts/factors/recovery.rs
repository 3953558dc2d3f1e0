//! Recovery codes: ten on paper, each good once. 120 random bits each, so that
//! a plain hash is enough to keep them by.

use crate::web::{csrf::random, session};
use data_encoding::BASE32_NOPAD;

/// How many there are.
pub const COUNT: usize = 10;

/// New codes: four groups of six letters and digits.
pub fn new_codes() -> Vec<String> {
    (0..COUNT).map(|_| grouped(&BASE32_NOPAD.encode(&random::<15>()).to_lowercase())).collect()
}

fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(6).map(|six| six.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The hash under which a code is kept; `None` where this can be none. Case,
/// spaces and dashes do not matter, nor digits that look like letters.
pub fn hash(typed: &str) -> Option<String> {
    let plain: String = typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| match c.to_ascii_lowercase() {
            '0' => 'o',
            '1' => 'l',
            '8' => 'b',
            other => other,
        })
        .collect();
    (plain.len() == 24).then(|| session::hash(&plain))
}

#[cfg(test)]
mod tests {
    use super::{COUNT, hash, new_codes};

    #[test]
    fn codes_differ_and_are_known_again_however_they_are_typed() {
        let codes = new_codes();
        assert_eq!(codes.iter().collect::<std::collections::BTreeSet<_>>().len(), COUNT);
        let code = codes.first().unwrap();
        assert_eq!(code.len(), 27);
        let kept = hash(code);
        assert!(kept.is_some());
        assert_eq!(hash(&code.to_uppercase().replace('-', " ")), kept);
        assert_eq!(hash(&code.replace('o', "0").replace('l', "1").replace('b', "8")), kept);
        for typed in ["", "123456", "abcdef-abcdef", &format!("{code}a")] {
            assert_eq!(hash(typed), None, "{typed}");
        }
    }
}
