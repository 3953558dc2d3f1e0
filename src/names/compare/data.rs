//! The word lists and tables of the engine, read once from the files in `data/`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{sounds, spell};

pub(super) const SOUNDS: &str = include_str!("data/sounds.tsv");
pub(super) const NEAR: &str = include_str!("data/near.tsv");
pub(super) const LETTERS: &str = include_str!("data/letters.tsv");
pub(super) const HAN_SYLLABLES: &str = include_str!("data/han-syllables.tsv");
pub(super) const HAN_SURNAMES: &str = include_str!("data/han-surnames.tsv");
pub(super) const HAN_READINGS: &str = include_str!("data/han-readings.tsv");
pub(super) const KOREAN: &str = include_str!("data/korean.tsv");
pub(super) const KOREAN_LETTERS: &str = include_str!("data/korean-letters.tsv");
const GIVEN: &str = include_str!("data/given.tsv");
const COMMON: &str = include_str!("data/common.tsv");
const WORDS: &str = include_str!("data/words.tsv");

/// The rows of a table, without its comments.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).map(|line| line.split('\t'))
}

/// The first two columns of a table.
pub(super) fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(table).filter_map(|mut row| Some((row.next()?, row.next().unwrap_or_default())))
}

/// What a small word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Particle,
    Article,
    Filiation,
    Behind,
    Binding,
    Parent,
    Suffix,
    Title,
    Address,
    Polite,
    NotName,
    Nationality,
    Place,
    Patronymic,
    Ending,
    Leading,
    Filler,
}

impl Kind {
    fn of(code: &str) -> Option<Self> {
        Some(match code {
            "particle" => Self::Particle,
            "article" => Self::Article,
            "filiation" => Self::Filiation,
            "behind" => Self::Behind,
            "binding" => Self::Binding,
            "parent" => Self::Parent,
            "suffix" => Self::Suffix,
            "title" => Self::Title,
            "address" => Self::Address,
            "polite" => Self::Polite,
            "notname" => Self::NotName,
            "nationality" => Self::Nationality,
            "place" => Self::Place,
            "patronymic" => Self::Patronymic,
            "ending" => Self::Ending,
            "leading" => Self::Leading,
            "filler" => Self::Filler,
            _ => return None,
        })
    }
}

static KINDS: LazyLock<HashMap<&'static str, Vec<Kind>>> = LazyLock::new(|| {
    let mut kinds: HashMap<_, Vec<Kind>> = HashMap::new();
    for (code, words) in pairs(WORDS) {
        for (kind, word) in words.split(' ').filter_map(|word| Some((Kind::of(code)?, word))) {
            kinds.entry(word).or_default().push(kind);
        }
    }
    kinds
});

/// Whether a word in lower case, with its marks, is such a small word.
pub(super) fn is(word: &str, kind: Kind) -> bool {
    KINDS.get(word).is_some_and(|kinds| kinds.contains(&kind))
}

/// The endings of a kind, the longest first.
fn endings(kind: &str) -> Vec<&'static str> {
    let lists = pairs(WORDS).filter(|(code, _)| *code == kind).map(|(_, words)| words);
    let mut endings: Vec<_> = lists.flat_map(|words| words.split(' ')).collect();
    endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
    endings
}

static PATRONYMICS: LazyLock<Vec<&'static str>> = LazyLock::new(|| endings("patronymic"));

/// The father's name in a patronymic, and whether the ending is a woman's.
pub(super) fn father(word: &str) -> Option<(&str, bool)> {
    let (father, ending) =
        PATRONYMICS.iter().find_map(|ending| word.strip_suffix(ending).map(|father| (father, *ending)))?;
    Some((father, ending.ends_with(['a', 'а']))).filter(|(father, _)| father.chars().nth(1).is_some())
}

static DESCENT: LazyLock<Vec<&'static str>> = LazyLock::new(|| endings("descent"));

/// The given names that a family name may be made of.
pub(super) fn root(text: &str, plain: &str) -> Vec<Given> {
    let stems =
        [text, plain].into_iter().flat_map(|word| DESCENT.iter().filter_map(|ending| word.strip_suffix(ending)));
    let mut roots: Vec<Given> = Vec::new();
    for known in stems.flat_map(given).filter(|known| !known.short) {
        if !roots.contains(known) {
            roots.push(*known);
        }
    }
    roots
}

/// A given name that a word may be: the row of the table, and whether it is its short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub row: u16,
    pub short: bool,
    /// Whether many have it.
    pub frequent: bool,
}

static GIVEN_NAMES: LazyLock<HashMap<String, Vec<Given>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<Given>> = HashMap::new();
    for (row, mut columns) in (0..).zip(rows(GIVEN)) {
        let frequent = columns.next().is_none_or(|culture| !culture.ends_with('-'));
        for (short, forms) in [false, true].into_iter().zip(columns) {
            for form in forms.split_whitespace() {
                for key in [spell::tidy(form), spell::plain(form)] {
                    let known = names.entry(key).or_default();
                    if !known.iter().any(|given| given.row == row) {
                        known.push(Given { row, short, frequent });
                    }
                }
            }
        }
    }
    names
});

/// The given names that a word may be, as it is tidied or in plain letters.
pub(super) fn given(word: &str) -> &'static [Given] {
    GIVEN_NAMES.get(word).map(Vec::as_slice).unwrap_or_default()
}

/// The same by their sounds, for spellings that no table can all hold.
static GIVEN_SOUNDS: LazyLock<HashMap<Vec<u8>, Vec<Given>>> = LazyLock::new(|| {
    let mut by_sound: HashMap<_, Vec<Given>> = HashMap::new();
    for (form, known) in GIVEN_NAMES.iter().filter(|(form, _)| form.is_ascii() && form.len() > 4) {
        let rows = by_sound.entry(plain_sounds(form)).or_default();
        for given in known.iter().filter(|given| !given.short) {
            if !rows.iter().any(|other| other.row == given.row) {
                rows.push(*given);
            }
        }
    }
    by_sound
});

/// The given names that sound as this word in plain letters.
pub(super) fn given_by_sound(plain: &str) -> &'static [Given] {
    let sounds = if plain.len() > 4 { plain_sounds(plain) } else { Vec::new() };
    GIVEN_SOUNDS.get(&sounds).map(Vec::as_slice).unwrap_or_default()
}

/// Sounds with one for those that German, French and English letters share.
fn plain_sounds(word: &str) -> Vec<u8> {
    let one = |sound: u8| match sound {
        b'J' => b'y',
        b'w' => b'v',
        b'C' => b'c',
        b'G' | b'q' => b'g',
        b'Q' => b'k',
        b'T' => b't',
        b'D' => b'd',
        b'2' => b'e',
        other => other,
    };
    sounds::of(word).into_iter().map(one).collect()
}

static WEIGHTS: LazyLock<HashMap<&'static str, f32>> = LazyLock::new(|| {
    let mut weights = HashMap::new();
    for (code, words) in pairs(COMMON) {
        let weight = if code == "weak" { 0.2 } else { 0.5 };
        for word in words.split(' ') {
            weights.entry(word).and_modify(|known: &mut f32| *known = known.min(weight)).or_insert(weight);
        }
    }
    weights
});

static VIETNAMESE: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| pairs(COMMON).filter(|(code, _)| *code == "vn").flat_map(|(_, names)| names.split(' ')).collect());

/// Whether a word in plain letters is a usual family name of Vietnam.
pub(super) fn is_vietnamese(plain: &str) -> bool {
    VIETNAMESE.contains(&plain)
}

/// Whether a word in plain letters is a family name that many have.
pub(super) fn is_frequent(plain: &str) -> bool {
    WEIGHTS.contains_key(plain)
}

/// How much a word in plain letters says about who somebody is: 1 unless many have it.
pub(super) fn weight(plain: &str) -> f32 {
    let weight = WEIGHTS.get(plain).copied().unwrap_or(1.0);
    if given(plain).iter().any(|known| known.frequent) { weight.min(0.5) } else { weight }
}
