//! From a name as somebody wrote it to its words: years, brackets, titles and possessives taken out, and the given name
//! first wherever the writing says which it is.

use unicode_normalization::UnicodeNormalization;

use super::data::{self, Kind};
use super::spell;
use crate::names::split::{Order, Parts, split};
use crate::text;

/// Longer names are cut to this many characters.
const NAME_CHARS: usize = 300;
/// And to this many words.
const WORDS_MAX: usize = 16;

/// A name in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub list: Vec<Word>,
    /// Whether the writing says which is the family name; it then stands last.
    pub sure: bool,
    /// The year of birth that stands behind the name.
    pub year: Option<u16>,
}

/// One word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// In lower case, see [`spell::tidy`].
    pub text: String,
    /// In plain Latin letters.
    pub plain: String,
    /// Whether it hangs on the word before it by a hyphen.
    pub hyphened: bool,
    /// A single letter that stands for a name.
    pub initial: bool,
    /// The word with the s of a possessive, which may belong to the name.
    pub with_s: Option<String>,
}

/// Reads the words of a name.
pub(super) fn of(full: &str) -> Words {
    let full: String = full.nfkc().take(NAME_CHARS).map(one_apostrophe).collect();
    let (bare, year) = without_brackets(&full);
    let (ordered, sure) = in_order(&bare);
    let mut list = Vec::new();
    for raw in ordered.split(|c: char| c.is_whitespace() || ",،，、;".contains(c)) {
        if list.len() >= WORDS_MAX {
            break;
        }
        push_parts(raw, &mut list);
    }
    drop_titles(&mut list);
    Words { list, sure, year }
}

fn one_apostrophe(c: char) -> char {
    if matches!(c, '’' | '‘' | '‛' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '׳') { '\'' } else { c }
}

/// The text without what stands in brackets, and the year of birth that stood there.
fn without_brackets(full: &str) -> (String, Option<u16>) {
    let (mut bare, mut digits, mut year) = (String::with_capacity(full.len()), String::new(), None);
    let mut depth = 0_usize;
    for c in full.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        year = year.or_else(|| digits.parse().ok().filter(|year| (1880..2100).contains(year)));
        digits.clear();
        match c {
            '(' | '[' | '{' | '«' | '“' | '"' if depth == 0 => depth = 1,
            ')' | ']' | '}' | '»' | '”' | '"' => depth = 0,
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    // All in brackets: then they are no brackets.
    if bare.trim().is_empty() {
        bare = full.replace(|c: char| c.is_ascii_digit() || "()[]{}«»“”\"".contains(c), " ");
    }
    (bare, year)
}

/// The words with the family name last, and whether that is sure.
fn in_order(bare: &str) -> (String, bool) {
    let Parts { given, middle, particle, family, suffix, sure } = split(bare, Order::Unknown);
    // Chinese and Korean characters are read as a whole.
    if !sure || given.is_empty() || bare.chars().any(text::is_cjk) {
        return (bare.to_owned(), false);
    }
    (format!("{given} {middle} {particle} {family} {suffix}"), true)
}

fn push_parts(raw: &str, list: &mut Vec<Word>) {
    let joints = ['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{5be}', '·', '・', '•', '_', '/'];
    let mut hyphened = false;
    for part in raw.split(joints) {
        let dotted: Vec<&str> = part.split('.').filter(|piece| !piece.is_empty()).collect();
        for piece in dotted {
            if let Some(word) = word(piece, hyphened, part.contains('.')) {
                list.push(word);
                hyphened = true;
            }
        }
    }
}

fn word(piece: &str, hyphened: bool, dotted: bool) -> Option<Word> {
    let lower = spell::tidy(piece);
    let trimmed = lower.trim_matches('\'');
    // A scraper's possessive, or the case of a Turkish or Russian sentence; its letters may belong to the name.
    let bare = match trimmed.rsplit_once('\'') {
        Some((stem, ending)) if stem.len() > 3 && data::is(ending, Kind::Ending) => stem,
        _ => trimmed,
    };
    let with_s = (bare.len() < trimmed.len() || lower.ends_with('\'')).then(|| keep_letters(trimmed));
    let text = keep_letters(bare);
    let mut letters = text.chars();
    let is_one = letters.next().is_some() && letters.next().is_none();
    let capital = piece.chars().next().is_some_and(char::is_uppercase);
    // O is the particle of Irish names, unless a point follows.
    let initial = is_one && (dotted || (capital && text != "o")) && !piece.contains('\'');
    (!text.is_empty()).then(|| Word { plain: spell::plain(&text), text, hyphened, initial, with_s })
}

fn keep_letters(word: &str) -> String {
    let mark = unicode_normalization::char::is_combining_mark;
    word.chars().filter(|c| c.is_alphabetic() || mark(*c)).take(text::TOKEN_CHARS).collect()
}

/// Titles before a name are no part of it, unless nothing else is left.
fn drop_titles(list: &mut Vec<Word>) {
    // "M. Brisard" may be Monsieur or Marc, "Don Pruitt" Donald; before two names they are no name.
    let is_title = |word: &Word, others: usize| {
        let certain = data::is(&word.text, Kind::Title) && !word.initial;
        let likely = data::is(&word.text, Kind::Title) || data::is(&word.text, Kind::Address);
        !word.hyphened && ((certain && others >= 1) || (likely && others >= 2))
    };
    while list.first().is_some_and(|first| is_title(first, list.len() - 1)) {
        list.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    fn words(full: &str) -> String {
        of(full).list.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_read_in_order_and_without_what_is_no_name() {
        for (full, expected) in [
            ("Orlane, Basile", "basile orlane"),
            ("ORLANE Basile", "basile orlane"),
            ("Dr. Basile Orlane", "basile orlane"),
            ("Basile Orlane (1981)", "basile orlane"),
            ("Basile “Baz” Orlane", "basile orlane"),
            ("Basile d’Orlane’s", "basile dorlane"),
            ("Kara-Orlane B.J.", "kara orlane b j"),
            ("(Basile)", "basile"),
            ("", ""),
        ] {
            assert_eq!(words(full), expected, "{full}");
        }
        assert_eq!(of("Basile Orlane (1981)").year, Some(1981));
        assert_eq!(of("Johan Orlan’s").list[1].with_s.as_deref(), Some("orlans"));
    }
}
