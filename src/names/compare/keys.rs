//! Keys to find candidates by: two names that match share at least one.

use super::distance::{Reading, Writing};
use super::name::Name;

/// A key has at most this many consonants.
const LENGTH: usize = 5;

/// The keys of a name, to be stored in a table and looked up by equality; a few for each word, in a fixed order.
pub fn blocking_keys(name: &Name) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for span in &name.spans {
        let Some(token) = name.token(span) else { continue };
        for reading in &token.readings {
            keys.extend(skeletons(reading));
        }
        keys.extend(token.given.iter().map(|given| format!("g:{}", given.row)));
    }
    keys.extend(name.chinese.iter().flat_map(super::han::Chinese::keys));
    keys.extend(name.korean.iter().map(super::korean::Korean::key));
    keys.sort();
    keys.dedup();
    keys
}

/// The consonants of a word by class; several where a letter may be of two classes, or none.
fn skeletons(reading: &Reading) -> Vec<String> {
    let has = |list: &[u8]| reading.sounds.iter().any(|sound| list.contains(sound));
    let mut keys = vec![skeleton(reading, false, false)];
    if has(b"UJV") {
        keys.push(skeleton(reading, true, false));
    }
    // Dh is z in Persian and d in Arabic.
    if has(b"DT") {
        keys.push(skeleton(reading, false, true));
    }
    keys
}

fn skeleton(reading: &Reading, sounded: bool, hissed: bool) -> String {
    let mut key = String::with_capacity(LENGTH);
    for sound in &reading.sounds {
        let class = match sound {
            b'b' | b'p' | b'f' | b'v' | b'1' | b'B' | b'P' => 'p',
            b'U' | b'V' if sounded => 'p',
            b'k' | b'g' | b'G' | b'q' | b'Q' | b'x' | b'X' => 'k',
            b'D' | b'T' if hissed => 's',
            b't' | b'd' | b'T' | b'D' => 't',
            b's' | b'z' | b'c' | b'C' | b'S' | b'$' | b'Z' | b'#' | b'%' | b'&' | b'j' | b'M' => 's',
            b'J' if sounded => 's',
            b'm' | b'n' => 'n',
            b'r' if reading.writing == Writing::Characters => continue,
            b'r' => 'r',
            b'l' => 'l',
            _ => continue,
        };
        if !key.ends_with(class) {
            key.push(class);
        }
        if key.len() >= LENGTH {
            break;
        }
    }
    // Vowels alone: a key all the same.
    if key.is_empty() { String::from("-") } else { key }
}
