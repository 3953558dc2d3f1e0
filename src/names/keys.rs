//! The words to find a name by, and the key to sort it by.

use unicode_normalization::UnicodeNormalization;

use super::particles;
use super::split::{Order, split};
use crate::text;

/// The words to find a name by: its tokens, then the spellings that are the same name by rule.
pub fn keys(full: &str) -> Vec<String> {
    let mut list = text::tokens(full);
    let words: Vec<&str> = full.split_whitespace().collect();
    let mut more = particles::joined(&words);
    for word in &words {
        more.extend(other_spellings(word));
    }
    if let [word] = words.as_slice()
        && word.chars().all(text::is_cjk)
    {
        // Family and given name written together: each of them is a word in every other script.
        let parts = split(word, Order::Unknown);
        more.extend([parts.family, parts.given]);
    }
    for token in more.iter().flat_map(|spelling| text::tokens(spelling)) {
        if !list.contains(&token) && list.len() < text::TOKEN_COUNT {
            list.push(token);
        }
    }
    list
}

/// The key to sort a list of people by: the family name first when it is known, folded.
pub fn sort_key(full: &str, family: Option<&str>) -> String {
    let family = match family.map(text::fold).filter(|family| !family.is_empty()) {
        Some(family) => family,
        None => certain_family(full),
    };
    let key = [family.as_str(), &without(&text::fold(full), &family)].join(" ").trim().to_owned();
    // A script that has no transliteration still needs a place in the list.
    if key.is_empty() { full.trim().to_lowercase() } else { key }
}

fn certain_family(full: &str) -> String {
    let parts = split(full, Order::Unknown);
    if parts.sure { text::fold(&parts.family) } else { String::new() }
}

/// The words of the folded name without the run of words that is the family name.
fn without(folded: &str, family: &str) -> String {
    let all: Vec<&str> = folded.split(' ').collect();
    let run: Vec<&str> = family.split(' ').filter(|word| !word.is_empty()).collect();
    if run.is_empty() {
        return folded.to_owned();
    }
    // The last such run: where a name holds one word twice, the family name is more often the last.
    if let Some(at) = all.windows(run.len()).rposition(|window| window == run) {
        let (before, after) = (all.iter().take(at), all.iter().skip(at + run.len()));
        return before.chain(after).copied().collect::<Vec<_>>().join(" ");
    }
    // 桂敏海 folds to one word, and 桂 to the beginning of it.
    let rest = folded.strip_prefix(family).filter(|_| all.len() == 1);
    rest.unwrap_or(folded).to_owned()
}

fn other_spellings(word: &str) -> Vec<String> {
    let word: String = word.nfc().collect();
    let mut list = Vec::new();
    for table in [spell_out, schwa_as_e] {
        if word.chars().any(|c| table(c).is_some()) {
            list.push(respelled(&word, table));
        }
    }
    // A possessive glued to the name by a scraper may have eaten its last letter: Floderu’s is Floderus.
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    if ["'s", "’s"].iter().any(|ending| bare.to_lowercase().ends_with(ending)) {
        list.push(bare.replace(['\'', '’'], ""));
    }
    // The Arabic article is written with its word: السيسي is found by سيسي as well.
    let noun = word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3);
    list.extend(noun.map(str::to_owned));
    list
}

fn respelled(word: &str, table: fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    for c in word.chars() {
        match table(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}

/// German, Scandinavian and Spanish letters as they are written on a keyboard without them.
fn spell_out(c: char) -> Option<&'static str> {
    match c {
        'ä' | 'Ä' => Some("ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' => Some("oe"),
        'ü' | 'Ü' => Some("ue"),
        'å' | 'Å' => Some("aa"),
        'ñ' | 'Ñ' => Some("ny"),
        _ => None,
    }
}

/// Azerbaijani ə by way of Russian: Isgenderli beside Isgandarli.
fn schwa_as_e(c: char) -> Option<&'static str> {
    matches!(c, 'ə' | 'Ə').then_some("e")
}
