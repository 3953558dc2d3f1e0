//! How a word in any script is spelled in Latin letters: one spelling, or two where a letter has two values.

use std::collections::HashMap;
use std::sync::LazyLock;

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::data;
use super::distance::{Form, Reading, Writing};
use super::sounds;
use crate::text;

/// Rows of the table by their first letter, the longest first.
static LETTERS: LazyLock<HashMap<char, Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
    let mut rows: HashMap<char, Vec<_>> = HashMap::new();
    for (letters, latin) in data::pairs(data::LETTERS) {
        if let Some(first) = letters.chars().next() {
            rows.entry(first).or_default().push((letters, latin));
        }
    }
    rows.values_mut().for_each(|rows| rows.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len())));
    rows
});

/// A word in lower case and composed, without the marks that scripts with optional vowels may carry, and with one
/// letter for those that are typed for each other.
pub(super) fn tidy(word: &str) -> String {
    let lower = word.nfkc().flat_map(|c| if c == 'İ' { 'i'.to_lowercase() } else { c.to_lowercase() });
    lower.filter(|c| !is_optional(*c)).map(one_letter).nfc().collect()
}

/// A word in plain Latin letters.
pub(super) fn plain(word: &str) -> String {
    let tidy = tidy(word);
    if tidy.is_ascii() {
        return tidy.chars().filter(char::is_ascii_alphanumeric).collect();
    }
    text::fold(&tidy).replace(' ', "")
}

/// Points and vowel signs of Arabic and Hebrew, the lengthening stroke, and joiners.
fn is_optional(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}'
        | '\u{64b}'..='\u{652}' | '\u{656}'..='\u{65f}' | '\u{670}' | '\u{200b}'..='\u{200f}' | '\u{307}')
}

fn one_letter(c: char) -> char {
    match c {
        'ی' | 'ى' | 'ے' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ة' | 'ہ' | 'ە' | 'ۃ' | 'ۀ' => 'ه',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ς' => 'σ',
        other => other,
    }
}

/// What the name around a word says about its letters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Locale {
    /// Azerbaijani: x is kh, q is g, c is j, j is zh. Turkish shares the c.
    pub turkic: bool,
    /// Azerbaijani, or perhaps.
    pub x_may_be_kh: bool,
    /// Turkish or Azerbaijani, or perhaps: the marks are those of other languages too.
    pub c_may_be_j: bool,
}

impl Locale {
    /// What can be seen from the letters of a whole name, or is known of its language.
    pub fn of(name: &str, language: Option<&str>) -> Self {
        let named = language.is_some_and(|code| matches!(code.get(..2), Some("az" | "tr")));
        let turkic = named || name.contains(['ə', 'Ə', 'ı', 'ğ', 'Ğ', 'İ']);
        let c_may_be_j = !turkic && language.is_none() && name.contains(['ş', 'Ş', 'ç', 'Ç', 'ö', 'Ö', 'ü', 'Ü']);
        Self { turkic, x_may_be_kh: language.is_none() || named, c_may_be_j }
    }
}

/// The ways to say a word that was tidied.
pub(super) fn readings(word: &str, locale: Locale) -> Vec<Reading> {
    let writing = match text::script_of(word) {
        "Latn" | "Zyyy" => Writing::Latin,
        "Arab" | "Hebr" | "Deva" | "Beng" | "Guru" | "Gujr" | "Taml" | "Telu" | "Thai" | "Syrc" | "Mymr" | "Ethi" => {
            Writing::Consonants
        }
        "Hans" | "Jpan" | "Hang" => Writing::Characters,
        _ => Writing::Full,
    };
    let mut spellings = vec![latin(word, writing, locale)];
    if writing == Writing::Latin && locale.x_may_be_kh && word.contains('x') {
        spellings.push(spellings.concat().replace('x', "kh"));
    }
    if writing == Writing::Latin && locale.c_may_be_j && word.contains('c') {
        spellings.push(latin(&word.replace('c', "j"), writing, locale));
    }
    if word.contains('đ') && word.chars().all(|c| c.is_ascii() || "đčćšž".contains(c)) {
        // Vietnamese has it as d, Serbian as dj.
        spellings.push(latin(&word.replace('đ', "dj"), writing, locale));
    }
    // The Arabic article is written with its word.
    if let Some(noun) = word.strip_prefix("ال").filter(|noun| noun.chars().count() >= 3) {
        spellings = vec![latin(noun, writing, locale)];
    }
    let bare = spellings.first().and_then(|spelling| without_article(spelling)).filter(|_| writing == Writing::Latin);
    // A letter written twice has a vowel in between, or is only doubled.
    if writing == Writing::Consonants && has_double(word) {
        let reading = |sounds| Reading { sounds, writing, form: Form::Whole };
        let both = |spelling: &String| [sounds::of_consonants(spelling), sounds::of(spelling)].map(reading);
        return spellings.iter().flat_map(both).filter(|reading| !reading.sounds.is_empty()).collect();
    }
    let reading = |spelling: String| Reading { sounds: sounds::of(&spelling), writing, form: Form::Whole };
    let mut readings: Vec<Reading> = spellings.into_iter().map(reading).collect();
    readings.extend(bare.map(|bare| Reading { form: Form::WithoutArticle, ..reading(bare) }));
    readings.retain(|reading| !reading.sounds.is_empty());
    readings
}

/// The word in Latin letters, with the capitals of `letters.tsv` for letters that can be several.
fn latin(word: &str, writing: Writing, locale: Locale) -> String {
    let spelled = if writing == Writing::Latin { from_latin(word, locale) } else { from_table(word) };
    let spelled = servant(&spelled).unwrap_or(spelled);
    of_faith(&spelled).unwrap_or(spelled)
}

fn from_table(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let rows = LETTERS.get(&first).map(Vec::as_slice).unwrap_or_default();
        if let Some((letters, latin)) = rows.iter().find(|(letters, _)| rest.starts_with(letters)) {
            out.push_str(latin);
            rest = rest.strip_prefix(letters).unwrap_or_default();
        } else {
            plain_letter(first, &mut out);
            rest = rest.strip_prefix(first).unwrap_or_default();
        }
    }
    out
}

fn has_double(word: &str) -> bool {
    word.chars().zip(word.chars().skip(1)).any(|(one, next)| one == next)
}

fn plain_letter(c: char, out: &mut String) {
    let ascii = any_ascii_char(c);
    // Pinyin has its own letters for what others write with two.
    let pinyin = text::is_cjk(c).then(|| ascii.to_ascii_lowercase());
    match pinyin {
        Some(syllable) => out.push_str(&syllable.replace('q', "ch").replace('x', "sh").replace('c', "ts")),
        None => out.extend(ascii.chars().filter(char::is_ascii_alphabetic).map(|a| a.to_ascii_lowercase())),
    }
}

fn from_latin(word: &str, locale: Locale) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    for c in word.chars() {
        match c {
            'x' if locale.turkic => out.push_str("kh"),
            'q' if locale.turkic => out.push_str("gh"),
            'c' if locale.turkic => out.push('j'),
            'a'..='z' => out.push(c),
            'ə' => out.push('a'),
            'ä' | 'æ' => out.push('ä'),
            'ö' | 'ø' | 'œ' => out.push('ö'),
            'ü' => out.push(c),
            'ş' | 'ș' | 'š' | 'ś' => out.push_str("sh"),
            'č' | 'ć' | 'ç' => out.push_str("ch"),
            'ğ' | 'ǧ' | 'ġ' => out.push_str("gh"),
            'ž' | 'ż' => out.push_str("zh"),
            'ñ' => out.push_str("ny"),
            'ß' => out.push('s'),
            c if is_combining_mark(c) => {}
            c => {
                out.extend(any_ascii_char(c).chars().filter(char::is_ascii_alphabetic).map(|a| a.to_ascii_lowercase()))
            }
        }
    }
    out
}

/// "Abdel Fattah", "Abd al-Fattah", "Abdulfattah", "Abderrahmane": the article and its vowel say nothing.
fn servant(word: &str) -> Option<String> {
    let noun = word.strip_prefix("abd").or_else(|| word.strip_prefix("CWd"))?;
    let noun = noun.strip_prefix("Ll").unwrap_or_else(|| noun.trim_start_matches(['a', 'e', 'o', 'u']));
    let noun = noun.strip_prefix('l').unwrap_or(noun);
    // The hyphen has no sound; it keeps d and j apart.
    (noun.len() >= 3).then(|| ["abd-", noun].concat())
}

/// "Nureddine", "Nuruddin", "Nur al-Din" written together: the same with the noun alone.
fn of_faith(word: &str) -> Option<String> {
    let noun = ["din", "dine", "deen", "dinne"].into_iter().find(|noun| word.ends_with(*noun))?;
    let name = word.strip_suffix(noun)?;
    let name = name.strip_suffix(['d', 'l']).unwrap_or(name);
    let name = name.strip_suffix(['a', 'e', 'o', 'u'])?;
    (name.len() >= 3).then(|| [name, "din"].concat())
}

/// "Alhathloul", "Elbaradei": the article written together with its word in Latin letters.
fn without_article(word: &str) -> Option<String> {
    let noun = word.strip_prefix("al").or_else(|| word.strip_prefix("el"))?;
    let begins_hard = noun.chars().next().is_some_and(|c| !"aeiouyl".contains(c));
    (begins_hard && noun.len() >= 4).then(|| noun.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Locale, readings, tidy};

    fn sounds(word: &str) -> String {
        let readings = readings(&tidy(word), Locale::of(word, None));
        readings.iter().map(|reading| String::from_utf8(reading.sounds.clone()).unwrap()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_of_all_scripts_are_spelled() {
        for (word, expected) in [
            ("İsgəndərli", "isgandarli"),
            ("Hacızadə", "haJizada"),
            ("Abdelfattah", "abdfata"),
            ("Abdurrahman", "abdrahman"),
            ("Шевченко", "Sevcenko"),
            ("Գևորգյան", "gevorgyan"),
            ("السيسي", "sIsI"),
            ("עמית", "NmIt"),
            ("Алиев", "alyev"),
        ] {
            assert_eq!(sounds(word).split(' ').next(), Some(expected), "{word}");
        }
    }
}
