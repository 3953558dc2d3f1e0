//! Korean names: the family name by its table, the given name syllable by syllable.
//!
//! Nearly every Korean spells the own name in Latin letters as they like: 철 is chul, chol, cheol or chool. A syllable is
//! therefore kept as its first consonant, the vowels that it may have, and its last consonant.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::data;
use super::words::Word;

/// A way to read a name as a Korean one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Korean {
    /// Rows of the table of family names.
    family: Vec<u16>,
    given: Vec<Syllable>,
    /// Whether it is written in Hangul.
    pub characters: bool,
    /// Whether a name of another language stands before it.
    pub other_name: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Syllable {
    first: u8,
    /// One bit for each of the 21 vowels of Hangul.
    vowels: u32,
    last: u8,
}

/// First consonants of Hangul in the order of Unicode, by class; a hyphen for none.
const HANGUL_FIRSTS: &[u8] = b"kknttlmppss-cccktph";
/// Last consonants in the order of Unicode, by class; a space for none.
const LASTS: &[u8] = b" kkknnntlkmlllplmppttNttktpt";
/// How a syllable may be written, see `korean-letters.tsv`.
#[derive(Default)]
struct Letters {
    firsts: Vec<(&'static str, u8)>,
    vowels: Vec<(&'static str, u32)>,
    lasts: Vec<(&'static str, u8)>,
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let mut all = Letters::default();
    for mut row in data::rows(data::KOREAN_LETTERS) {
        let (Some(kind), Some(letters), Some(value)) = (row.next(), row.next(), row.next()) else { continue };
        let class = value.bytes().next().unwrap_or_default();
        match kind {
            "first" => all.firsts.push((letters, class)),
            "last" => all.lasts.push((letters, class)),
            _ => {
                let places = value.split(' ').filter_map(|place| place.parse::<u32>().ok());
                all.vowels.push((letters, places.fold(0, |bits, place| bits | 1 << (place % 21))));
            }
        }
    }
    all
});

struct Families {
    hangul: HashMap<&'static str, u16>,
    latin: HashMap<&'static str, Vec<u16>>,
}

static FAMILIES: LazyLock<Families> = LazyLock::new(|| {
    let (mut hangul, mut latin) = (HashMap::new(), HashMap::<_, Vec<u16>>::new());
    for (row, (own, spellings)) in (0..).zip(data::pairs(data::KOREAN)) {
        hangul.insert(own, row);
        for spelling in spellings.split(' ') {
            latin.entry(spelling).or_default().push(row);
        }
    }
    Families { hangul, latin }
});

/// The ways to read a name as a Korean one; none when it is not.
pub(super) fn read(words: &[Word]) -> Vec<Korean> {
    let whole: String = words.iter().map(|word| word.text.as_str()).collect();
    if whole.chars().all(is_syllable) {
        return from_hangul(&whole).into_iter().collect();
    }
    if !(2..=4).contains(&words.len()) || words.iter().any(|word| word.initial) {
        return Vec::new();
    }
    let (Some((first, after)), Some((last, before))) = (words.split_first(), words.split_last()) else {
        return Vec::new();
    };
    [from_latin(first, after), from_latin(last, before)].into_iter().flatten().collect()
}

fn is_syllable(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

fn from_hangul(whole: &str) -> Option<Korean> {
    let count = whole.chars().count();
    let by_head = |taken: usize| {
        let head: String = whole.chars().take(taken).collect();
        FAMILIES.hangul.get(head.as_str()).map(|row| (taken, *row)).filter(|_| count > taken)
    };
    let (taken, row) = by_head(2).or_else(|| by_head(1)).filter(|(taken, _)| count <= taken + 2)?;
    let given = whole.chars().skip(taken).map(of_hangul).collect::<Option<_>>()?;
    Some(Korean { family: vec![row], given, characters: true, other_name: false })
}

fn of_hangul(c: char) -> Option<Syllable> {
    let index = u32::from(c).checked_sub(0xac00)?;
    let class = |list: &[u8], at: u32| list.get(usize::try_from(at).unwrap_or_default()).copied();
    let first = class(HANGUL_FIRSTS, index / 588)?;
    Some(Syllable { first, vowels: 1 << (index / 28 % 21), last: class(LASTS, index % 28)? })
}

fn from_latin(family: &Word, given: &[Word]) -> Option<Korean> {
    let family = FAMILIES.latin.get(family.plain.as_str())?.clone();
    let mut syllables = Vec::new();
    let mut others = 0;
    for word in given {
        match segments(&word.plain, 2) {
            Some(more) => syllables.extend(more),
            None => others += 1,
        }
    }
    let fits = others <= 1 && (1..=2).contains(&syllables.len()) && (others == 0 || syllables.len() == 2);
    fits.then_some(Korean { family, given: syllables, characters: false, other_name: others > 0 })
}

/// A word cut into syllables, the fewest that use up its letters.
fn segments(word: &str, most: usize) -> Option<Vec<Syllable>> {
    if word.is_empty() {
        return Some(Vec::new());
    }
    if most == 0 || word.len() > 14 {
        return None;
    }
    let heads = LETTERS.firsts.iter().filter_map(|(letters, class)| Some((*class, word.strip_prefix(letters)?)));
    for (first, rest) in heads.chain([(b'-', word)]) {
        for (vowels, after) in
            LETTERS.vowels.iter().filter_map(|(letters, bits)| Some((*bits, rest.strip_prefix(letters)?)))
        {
            let tails =
                LETTERS.lasts.iter().filter_map(|(letters, class)| Some((*class, after.strip_prefix(letters)?)));
            for (last, tail) in tails.chain([(b' ', after)]) {
                if let Some(more) = segments(tail, most - 1) {
                    return Some([vec![Syllable { first, vowels, last }], more].concat());
                }
            }
        }
    }
    None
}

impl Korean {
    /// Whether two names can be one.
    pub fn is_same(&self, other: &Self) -> bool {
        self.family.iter().any(|row| other.family.contains(row))
            && self.given.len() == other.given.len()
            && self.given.iter().zip(&other.given).all(|(one, other)| one.is_same(*other))
    }

    /// Whether both have the same number of syllables, and no other name in front.
    pub fn is_as_long(&self, other: &Self) -> bool {
        self.given.len() == other.given.len() && !self.other_name && !other.other_name
    }

    /// One key for the whole: its consonants.
    pub fn key(&self) -> String {
        let given = self.given.iter().flat_map(|syllable| [syllable.first, syllable.last]);
        given.fold(String::from("k:"), |mut key, class| {
            key.push(char::from(class));
            key
        })
    }
}

impl Syllable {
    fn is_same(self, other: Self) -> bool {
        self.first == other.first && self.vowels & other.vowels != 0 && self.last == other.last
    }
}
