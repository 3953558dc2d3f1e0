//! A guess at the parts of a name, to fill a form in that a person then corrects.
//!
//! It moves words about and drops nothing but the commas and dots that parted them. The second family name of
//! Spanish and Portuguese names is not guessed: no rule tells it from a second given name.

use super::east_asian::by_script;
use super::particles::{has_article, is_binding, is_particle, is_suffix};
use crate::text;

/// The order the words of a name are in; the codes of the vocabulary `name_order`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Given name first.
    GivenFirst,
    /// Family name first.
    FamilyFirst,
    /// One name that is neither.
    Single,
    /// Nobody said.
    #[default]
    Unknown,
}

impl Order {
    /// The order with this code; `Unknown` for any other word.
    pub fn of(code: &str) -> Self {
        match code {
            "given_first" => Self::GivenFirst,
            "family_first" => Self::FamilyFirst,
            "single" => Self::Single,
            _ => Self::Unknown,
        }
    }
}

/// The parts of a name. An only name stands in `family`, where lists sort by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Given names.
    pub given: String,
    /// The patronymic, where its ending shows it.
    pub middle: String,
    /// Small words before the family name: van de, ben.
    pub particle: String,
    /// The family name without its particle.
    pub family: String,
    /// Jr., III.
    pub suffix: String,
    /// Whether the writing itself says which is the family name: a comma, capitals, a script, the order given.
    pub sure: bool,
}

/// Guesses the parts of a name.
pub fn split(full: &str, order: Order) -> Parts {
    let mut words: Vec<&str> = full.split_whitespace().collect();
    if order == Order::Single {
        return Parts { family: words.join(" "), sure: true, ..Parts::default() };
    }
    if let Some(parts) = by_comma(full, order) {
        return parts;
    }
    let suffix = words.pop_if(|last| is_suffix(last)).unwrap_or_default();
    if words.is_empty() {
        return Parts { family: suffix.to_owned(), ..Parts::default() };
    }
    let parts = by_script(&words, order)
        .or_else(|| by_capitals(&words))
        .or_else(|| by_patronymic(&words))
        .unwrap_or_else(|| by_order(&words, order));
    Parts { suffix: suffix.to_owned(), ..parts }
}

/// "Clerc, Théo", "Casteele, Olivier van de", "King, Martin, Jr.", "Martin King, Jr."
fn by_comma(full: &str, order: Order) -> Option<Parts> {
    let pieces = full.split([',', '،', '，', '、']).map(str::trim).filter(|piece| !piece.is_empty());
    let mut pieces: Vec<&str> = pieces.collect();
    let suffix = pieces.pop_if(|last| is_suffix(last)).unwrap_or_default().to_owned();
    let (family, given) = pieces.split_first()?;
    if given.is_empty() {
        return (!suffix.is_empty()).then(|| Parts { suffix, ..split(family, order) });
    }
    let given: Vec<&str> = given.iter().flat_map(|piece| piece.split_whitespace()).collect();
    let behind = given.iter().rev().take_while(|word| is_particle(word)).count();
    let behind = behind.min(given.len() - 1);
    let (given, behind) = given.split_at_checked(given.len() - behind)?;
    let family: Vec<&str> = family.split_whitespace().collect();
    let mut parts = with_family(&family, given, &[]);
    parts.particle = [behind.join(" "), parts.particle].join(" ").trim().to_owned();
    Some(Parts { suffix, sure: pieces.len() == 2, ..parts })
}

/// "KOHLER Cécile", "Olivier VAN DE CASTEELE": the family name is the one run of words in capitals.
fn by_capitals(words: &[&str]) -> Option<Parts> {
    let from = words.iter().position(|word| in_capitals(word))?;
    let count = words.iter().skip(from).take_while(|word| in_capitals(word)).count();
    let led = words.iter().take(from).rev().take_while(|word| is_particle(word)).count();
    let (before, rest) = words.split_at_checked(from - led)?;
    let (family, after) = rest.split_at_checked(led + count)?;
    let others = || before.iter().chain(after);
    // All in capitals says nothing, and nor do two runs of them.
    if !others().any(|word| has_lower(word)) || others().any(|word| in_capitals(word)) {
        return None;
    }
    Some(Parts { sure: true, ..with_family(family, before, after) })
}

fn in_capitals(word: &str) -> bool {
    let rest = word.strip_prefix("Mac").or_else(|| word.strip_prefix("Mc")).unwrap_or(word);
    rest.chars().filter(|c| c.is_uppercase()).count() >= 2 && !has_lower(rest) && !rest.contains('.')
}

fn has_lower(word: &str) -> bool {
    word.chars().any(char::is_lowercase)
}

/// "Рубцов Павел Алексеевич", "Pavel Alekseyevich Rubtsov".
fn by_patronymic(words: &[&str]) -> Option<Parts> {
    let [first, second, third] = words else {
        return None;
    };
    let parts = if is_patronymic(second) {
        Parts {
            given: (*first).to_owned(),
            middle: (*second).to_owned(),
            family: (*third).to_owned(),
            ..Parts::default()
        }
    } else if is_patronymic(third) && text::script_of(third) == "Cyrl" {
        // In Latin writing the last word may be a family name of the same make: Evan Michael Gershkovich.
        Parts {
            family: (*first).to_owned(),
            given: (*second).to_owned(),
            middle: (*third).to_owned(),
            ..Parts::default()
        }
    } else {
        return None;
    };
    Some(Parts { sure: true, ..parts })
}

fn is_patronymic(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ович",
        "евич",
        "ьич",
        "овна",
        "евна",
        "ична",
        "івна",
        "ївна",
        "йович",
        "ovich",
        "evich",
        "ovna",
        "evna",
        "ivna",
        "ichna",
    ];
    let word = word.to_lowercase();
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn by_order(words: &[&str], order: Order) -> Parts {
    if order == Order::FamilyFirst {
        let led = words.iter().take_while(|word| is_particle(word)).count();
        let unit = first_unit(words.get(led..).unwrap_or_default());
        let (family, given) = words.split_at_checked(led + unit).unwrap_or((words, &[]));
        return Parts { sure: true, ..with_family(family, given, &[]) };
    }
    let unit = first_unit(words);
    let start = (unit..words.len()).find(|at| leads_family(words, *at));
    let last = if unit == words.len() { 0 } else { words.len() - 1 };
    let (given, family) = words.split_at_checked(start.unwrap_or(last)).unwrap_or((&[], words));
    let sure = order == Order::GivenFirst && words.len() == 2;
    Parts { sure, ..with_family(family, given, &[]) }
}

/// How many words the first name takes: "Abdel Fattah" and "Abd el Fattah" are one name.
fn first_unit(words: &[&str]) -> usize {
    let bound = |(at, word): &(usize, &&str)| is_binding(word) || (*at > 0 && is_particle(word));
    (words.iter().enumerate().take_while(bound).count() + 1).min(words.len())
}

fn leads_family(words: &[&str], at: usize) -> bool {
    let next = words.get(at + 1);
    // José Ortega y Gasset
    let double = next.is_some_and(|next| matches!(*next, "y" | "e" | "i")) && at + 2 < words.len();
    words
        .get(at)
        .is_some_and(|word| double || has_article(word) || (next.is_some() && (is_particle(word) || is_binding(word))))
}

/// The parts when these words are the family name with its particle and those the given names.
pub(super) fn with_family(family: &[&str], before: &[&str], after: &[&str]) -> Parts {
    let led = family.iter().take_while(|word| is_particle(word)).count();
    let led = led.min(family.len().saturating_sub(1));
    let (particle, family) = family.split_at_checked(led).unwrap_or((&[], family));
    Parts {
        given: [before, after].concat().join(" "),
        particle: particle.join(" "),
        family: family.join(" "),
        ..Parts::default()
    }
}
