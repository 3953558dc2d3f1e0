//! Chinese names: syllable by syllable, whatever the characters and whichever way they were romanised.
//!
//! Every name is brought to toneless pinyin. A syllable in Wade–Giles or in the spelling of Hong Kong can stand for
//! several of pinyin; two names are the same when each syllable can be.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use any_ascii::any_ascii_char;

use super::data;
use super::words::Word;
use crate::text;

/// What one syllable can be in pinyin.
type Syllable = Vec<&'static str>;

/// A way to read a name as a Chinese one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chinese {
    /// The syllables, the family name first where that is known.
    pub syllables: Vec<Syllable>,
    /// How many of them the first word takes, and the last.
    first: usize,
    last: usize,
    /// Whether the family name is known to come first.
    pub characters: bool,
    /// Whether a name of another language stands before it: Jimmy, Joshua.
    pub other_name: bool,
}

#[derive(Clone, Copy)]
enum Scheme {
    Pinyin,
    Wade,
    South,
}

static SYLLABLES: LazyLock<[HashMap<&'static str, Syllable>; 3]> = LazyLock::new(|| {
    let mut maps: [HashMap<_, Syllable>; 3] = Default::default();
    for row in data::rows(data::HAN_SYLLABLES) {
        let columns: Vec<&'static str> = row.collect();
        let Some(pinyin) = columns.first() else { continue };
        for (map, spellings) in maps.iter_mut().zip(&columns) {
            for spelling in spellings.split_whitespace() {
                map.entry(spelling).or_default().push(pinyin);
            }
        }
    }
    maps
});

static OWN_READINGS: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let rows = data::pairs(data::HAN_SURNAMES).filter(|(characters, _)| *characters != "-");
    rows.map(|(characters, readings)| (characters, readings.split(' ').map(|r| r.split('+').collect()).collect()))
        .collect()
});

static SEVERAL: LazyLock<HashMap<char, Syllable>> = LazyLock::new(|| {
    let rows = data::pairs(data::HAN_READINGS);
    rows.filter_map(|(c, readings)| Some((c.chars().next()?, readings.split(' ').collect()))).collect()
});

static SURNAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = data::pairs(data::HAN_SURNAMES).filter(|(characters, _)| *characters == "-");
    let mut all: HashSet<_> = rows.flat_map(|(_, names)| names.split(' ')).collect();
    all.extend(OWN_READINGS.values().flatten().filter_map(|reading| reading.first().filter(|_| reading.len() == 1)));
    all
});

/// The ways to read a name as a Chinese one; none when it is not.
pub(super) fn read(words: &[Word]) -> Vec<Chinese> {
    let whole: String = words.iter().map(|word| word.text.as_str()).collect();
    if text::script_of(&whole) == "Hans" {
        return from_characters(&whole).into_iter().collect();
    }
    if !(2..=5).contains(&words.len()) || words.iter().any(|word| word.initial || !word.plain.is_ascii()) {
        return Vec::new();
    }
    let mut all: Vec<Chinese> = Vec::new();
    for scheme in [Scheme::Pinyin, Scheme::Wade, Scheme::South] {
        for family in [0, words.len() - 1] {
            all.extend(from_latin(words, scheme, family).filter(|chinese| !all.contains(chinese)));
        }
    }
    all
}

fn from_characters(whole: &str) -> Option<Chinese> {
    let count = whole.chars().count();
    if !(2..=4).contains(&count) || !whole.chars().all(|c| text::script_of(c.encode_utf8(&mut [0; 4])) == "Hans") {
        return None;
    }
    let own = |taken: usize| {
        let head: String = whole.chars().take(taken).collect();
        OWN_READINGS.get(head.as_str()).map(|readings| (taken, readings))
    };
    let (taken, mut syllables) = match own(2).filter(|_| count > 2).or_else(|| own(1)) {
        Some((taken, readings)) => {
            let at = |place: usize| readings.iter().filter_map(|reading| reading.get(place).copied()).collect();
            (taken, (0..taken).map(at).collect())
        }
        None => (0, Vec::new()),
    };
    for c in whole.chars().skip(taken) {
        syllables.push(reading(c)?);
    }
    let first = taken.max(1);
    Some(Chinese { last: count - first, syllables, first, characters: true, other_name: false })
}

/// A character of a given name.
fn reading(c: char) -> Option<Syllable> {
    if let Some(several) = SEVERAL.get(&c) {
        return Some(several.clone());
    }
    let ascii = any_ascii_char(c).to_ascii_lowercase();
    SYLLABLES.first()?.get(ascii.as_str()).cloned()
}

/// The given name in one scheme; the family name, at that place, in any: people keep it as their forebears wrote it.
fn from_latin(words: &[Word], scheme: Scheme, family: usize) -> Option<Chinese> {
    let map = SYLLABLES.get(scheme as usize)?;
    let mut parts: Vec<Vec<Syllable>> = Vec::new();
    let (mut others, mut named) = (0, false);
    for (at, word) in words.iter().enumerate() {
        // The south writes both parts its own way.
        let own = || map.get(word.plain.as_str()).cloned().unwrap_or_default();
        let any = if at != family {
            Vec::new()
        } else if matches!(scheme, Scheme::South) {
            own()
        } else {
            in_any_scheme(&word.plain)
        };
        let surname = Some(any).filter(is_surname);
        named |= surname.is_some();
        match surname.map(|any| vec![any]).or_else(|| segments(&word.plain, map)) {
            Some(syllables) => {
                named |= at == family && syllables.len() == 2 && is_double(&syllables);
                parts.push(syllables);
            }
            None => others += 1,
        }
    }
    let count: usize = parts.iter().map(Vec::len).sum();
    let (first, last) = (parts.first()?.len(), parts.last()?.len());
    // With another name in front there must be enough left to be a Chinese name: "Jimmy Lai Chee-ying".
    let enough = if others == 0 { 2 } else { 3 };
    let fits = others <= 1 && parts.len() >= 2 && (enough..=4).contains(&count) && named;
    let syllables = parts.concat();
    fits.then_some(Chinese { syllables, first, last, characters: false, other_name: others > 0 })
}

fn in_any_scheme(word: &str) -> Syllable {
    let mut all: Syllable = SYLLABLES.iter().filter_map(|map| map.get(word)).flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn is_surname(syllable: &Syllable) -> bool {
    syllable.iter().any(|pinyin| SURNAMES.contains(pinyin))
}

fn is_double(syllables: &[Syllable]) -> bool {
    let reads = |reading: &Vec<&str>| {
        reading.len() == 2 && reading.iter().zip(syllables).all(|(pinyin, syllable)| syllable.contains(pinyin))
    };
    OWN_READINGS.values().flatten().any(reads)
}

/// A word cut into the fewest syllables, three at most.
fn segments(word: &str, map: &HashMap<&'static str, Syllable>) -> Option<Vec<Syllable>> {
    if let Some(whole) = map.get(word) {
        return Some(vec![whole.clone()]);
    }
    let cut = |at: usize| Some((map.get(word.get(..at)?)?.clone(), word.get(at..)?));
    let two = |rest: &str| {
        (1..rest.len()).find_map(|at| Some(vec![map.get(rest.get(..at)?)?.clone(), map.get(rest.get(at..)?)?.clone()]))
    };
    let longest_first = || (1..word.len().min(7)).rev().filter_map(cut);
    if word.len() > 18 {
        return None;
    }
    longest_first()
        .find_map(|(head, rest)| Some(vec![head, map.get(rest)?.clone()]))
        .or_else(|| longest_first().find_map(|(head, rest)| Some([vec![head], two(rest)?].concat())))
}

impl Chinese {
    /// Whether two names can be one: each syllable can, the family name first or last.
    pub fn is_same(&self, other: &Self) -> bool {
        self.orders().any(|mine| other.orders().any(|theirs| alike(&mine, &theirs)))
    }

    /// Whether both have the same number of syllables, and no other name in front.
    pub fn is_as_long(&self, other: &Self) -> bool {
        self.syllables.len() == other.syllables.len() && !self.other_name && !other.other_name
    }

    fn orders(&self) -> impl Iterator<Item = Vec<&Syllable>> {
        let turns = [0, self.syllables.len() - self.last.min(self.syllables.len()), self.first];
        let count = if self.characters { 1 } else { turns.len() };
        turns.into_iter().take(count).map(|by| {
            let (head, tail) = self.syllables.split_at_checked(by).unwrap_or((&self.syllables, &[]));
            tail.iter().chain(head).collect()
        })
    }

    /// One key for each syllable that is not the family name's, or may be none.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        let skip = if self.characters && self.syllables.len() > 2 { self.first } else { 0 };
        self.syllables.iter().skip(skip).flatten().map(|pinyin| ["h:", pinyin].concat())
    }
}

fn alike(mine: &[&Syllable], theirs: &[&Syllable]) -> bool {
    mine.len() == theirs.len()
        && mine.iter().zip(theirs).all(|(one, other)| one.iter().any(|pinyin| other.contains(pinyin)))
}
