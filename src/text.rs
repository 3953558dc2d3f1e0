//! Text as people type it: keys to search and sort by, words for the index, cleaning of input, scripts.
//!
//! Both databases get text that is already folded here, because they fold differently and neither folds ł or Cyrillic.

mod clean;
mod script;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

pub use clean::{TextProblem, clean_line, clean_text};
pub use script::{dir, is_cjk, is_rtl, script_of};

use clean::is_unseen;
use script::char_script;

/// Longer words are cut to this many characters.
pub const TOKEN_CHARS: usize = 64;
/// One text gives at most this many tokens.
pub const TOKEN_COUNT: usize = 2_000;

/// The key to search and sort by: ASCII letters and digits in lower case, words parted by one space.
///
/// Other scripts are transliterated. A script without a transliteration gives an empty key.
pub fn fold(s: &str) -> String {
    let mut key = String::with_capacity(s.len());
    let mut gap = false;
    for c in s.nfkc().filter(|c| !is_unseen(*c)) {
        if !is_word_char(c) {
            gap = true;
            continue;
        }
        if gap && !key.is_empty() && !ascii_of(c).is_empty() {
            key.push(' ');
        }
        gap = gap && ascii_of(c).is_empty();
        push_ascii(c, &mut key);
    }
    key
}

/// The folded words of a text for the index, each once, in the order of their first appearance.
///
/// A word in another script gives its transliteration and itself; a word with hyphens or apostrophes its parts and
/// the whole; Chinese also the single characters. One-letter words are left out unless they are East Asian.
pub fn tokens(s: &str) -> Vec<String> {
    let mut bag = Bag::default();
    let (mut parts, mut part) = (Vec::new(), String::new());
    let (mut pending, mut joint) = (None, ' ');
    for c in s.chars().map(one_apostrophe).nfkc().chain([' ']) {
        if is_word_char(c) {
            if let Some(j) = pending.take() {
                joint = j;
                parts.push(std::mem::take(&mut part));
            }
            part.push(c);
        } else if is_joint(c) && pending.is_none() && !part.is_empty() {
            pending = Some(c);
        } else if !is_unseen(c) || is_joint(c) {
            // A scraper's possessive: "Clerc’s" is a word about Clerc.
            if joint != '\'' || parts.is_empty() || !part.eq_ignore_ascii_case("s") {
                parts.push(std::mem::take(&mut part));
            }
            part.clear();
            bag.word(&parts);
            parts.clear();
            (pending, joint) = (None, ' ');
            if bag.list.len() >= TOKEN_COUNT {
                break;
            }
        }
    }
    bag.list
}

#[derive(Default)]
struct Bag {
    list: Vec<String>,
    seen: HashSet<String>,
}

impl Bag {
    fn word(&mut self, parts: &[String]) {
        for part in parts {
            self.part(part);
        }
        if parts.len() > 1 {
            self.part(&parts.concat());
        }
    }

    fn part(&mut self, part: &str) {
        let mut key = String::new();
        part.chars().for_each(|c| push_ascii(c, &mut key));
        self.push(&key);
        if part.chars().any(|c| c.is_alphabetic() && !is_point(c) && char_script(c) != "Latn") {
            self.push(&own_script(part));
        }
        for run in part.split(|c| char_script(c) != "Hans").filter(|run| !run.is_empty()) {
            self.push(run);
            run.chars().take(TOKEN_COUNT).for_each(|c| self.push(c.encode_utf8(&mut [0; 4])));
        }
    }

    fn push(&mut self, token: &str) {
        let token: String = token.chars().take(TOKEN_CHARS).collect();
        let worth_it = token.chars().nth(1).is_some() || token.chars().any(is_cjk);
        if worth_it && self.list.len() < TOKEN_COUNT && !self.seen.contains(&token) {
            self.seen.insert(token.clone());
            self.list.push(token);
        }
    }
}

/// A word in its own script, so that a search in that script is exact.
fn own_script(word: &str) -> String {
    let mut bare = String::with_capacity(word.len());
    for c in word.chars() {
        // й, ї and ў are letters of their own, not и, і and у with a mark.
        if char_script(c) == "Cyrl" {
            bare.push(c);
        } else {
            decompose_canonical(c, |d| bare.push(d));
        }
    }
    let lower = bare.to_lowercase();
    lower.chars().filter(|c| !is_point(*c)).map(one_letter).nfc().collect()
}

fn push_ascii(c: char, key: &mut String) {
    key.extend(ascii_of(c).chars().filter(char::is_ascii_alphanumeric).map(|a| a.to_ascii_lowercase()));
}

/// What the key holds for one character, before marks that are not letters are taken out; empty if there is nothing.
fn ascii_of(c: char) -> &'static str {
    let ascii = match one_letter(c) {
        // The press in English writes Azerbaijani ə as a: Isgandarli for İsgəndərli.
        'ə' | 'Ə' => "a",
        c if is_point(c) => "",
        c => any_ascii_char(c),
    };
    if ascii.chars().any(|a| a.is_ascii_alphanumeric()) { ascii } else { "" }
}

/// Letters that are typed for each other: Arabic and Persian keyboards, Greek final sigma, Russian ё.
fn one_letter(c: char) -> char {
    match c {
        'ی' | 'ى' | 'ے' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ة' | 'ہ' | 'ە' | 'ۃ' => 'ه',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ς' => 'σ',
        'ё' => 'е',
        'Ё' => 'Е',
        other => other,
    }
}

fn one_apostrophe(c: char) -> char {
    if matches!(c, '’' | '‘' | '‛' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '׳') { '\'' } else { c }
}

/// Hyphens, apostrophes, and what does their work in Hebrew, Persian, Catalan, Chinese and Japanese.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '-' | '\u{2010}' | '\u{5be}' | '\u{200c}' | '·' | '•' | '・')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || c == '\u{640}'
}

/// Marks that search does without. Vowel signs of Indic and Thai writing are marks too, and stay.
fn is_point(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}')
}
