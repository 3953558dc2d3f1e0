//! Finding people's names in running text, to black them out or to mask them:
//! in either order, in any case, however the parts are joined, and in Latin
//! letters where the name is kept in others. Pure.

use crate::text::{fold, is_cjk};
use std::collections::HashMap;

/// What stands for each letter of a name that was blacked out: places in the text stay where they were.
const BLACK: char = '█';

/// Names, ready to be looked for.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    /// By their first word, folded; the longest first.
    by_first: HashMap<String, Vec<Vec<String>>>,
    /// Names that are written without spaces between words.
    joined: Vec<String>,
}

impl Forms {
    /// These names. A name of one word counts where it has at least `shortest` letters.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>, shortest: usize) -> Self {
        let mut forms = Self::default();
        for name in names {
            if name.chars().any(is_cjk) {
                let joined: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
                if joined.chars().count() > 1 {
                    forms.joined.push(joined);
                }
            }
            let words: Vec<String> = words(name).into_iter().map(|word| word.key).collect();
            match words.as_slice() {
                [] => {}
                [one] if one.chars().count() < shortest => {}
                [_] => forms.add(words),
                [first @ .., last] => {
                    // "Berkutov Ilyas" is the same name as "Ilyas Berkutov".
                    let turned = std::iter::once(last.clone()).chain(first.iter().cloned()).collect();
                    forms.add(turned);
                    forms.add(words);
                }
            }
        }
        forms.by_first.values_mut().for_each(|all| all.sort_by_key(|words| std::cmp::Reverse(words.len())));
        forms.joined.sort_by_key(|name| std::cmp::Reverse(name.len()));
        forms
    }

    fn add(&mut self, words: Vec<String>) {
        if let Some(first) = words.first() {
            self.by_first.entry(first.clone()).or_default().push(words);
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty() && self.joined.is_empty()
    }

    /// Whether one of the names stands in the text.
    pub fn stand_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// The text with the letters of each name blacked out; `None` where there is none.
    pub fn blacken(&self, text: &str) -> Option<String> {
        self.replace(text, |name| name.chars().map(|c| if c.is_alphanumeric() { BLACK } else { c }).collect())
    }

    /// The text with other words in the place of each name; `None` where there is none.
    pub fn replace(&self, text: &str, with: impl Fn(&str) -> String) -> Option<String> {
        let places = self.places(text);
        if places.is_empty() {
            return None;
        }
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for (start, end) in places {
            out.push_str(text.get(at..start).unwrap_or_default());
            out.push_str(&with(text.get(start..end).unwrap_or_default()));
            at = end;
        }
        out.push_str(text.get(at..).unwrap_or_default());
        Some(out)
    }

    /// Where the names stand, in bytes, none over another.
    fn places(&self, text: &str) -> Vec<(usize, usize)> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for name in &self.joined {
            found.extend(text.match_indices(name.as_str()).map(|(at, hit)| (at, at + hit.len())));
        }
        let words = words(text);
        let mut rest = words.as_slice();
        while let Some(first) = rest.first() {
            let names = self.by_first.get(&first.key).into_iter().flatten();
            let hit = names
                .filter(|name| name.len() <= rest.len() && name.iter().zip(rest).all(|(part, word)| *part == word.key))
                .map(Vec::len)
                .next();
            if let Some(last) = hit.and_then(|count| rest.get(count - 1)) {
                found.push((first.start, last.end));
            }
            rest = rest.get(hit.unwrap_or(1)..).unwrap_or_default();
        }
        found.sort_unstable();
        let mut end = 0;
        found.retain(|(start, stop)| {
            let is_free = *start >= end;
            if is_free {
                end = *stop;
            }
            is_free
        });
        found
    }
}

struct Word {
    start: usize,
    end: usize,
    key: String,
}

/// The words of a text, where they stand, and their keys.
fn words(text: &str) -> Vec<Word> {
    let is_part = |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let key = fold(text.get(from..at).unwrap_or_default());
                if !key.is_empty() {
                    found.push(Word { start: from, end: at, key });
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Forms;

    #[test]
    fn a_name_is_found_in_either_order_in_other_letters_and_across_lines() {
        let forms = Forms::new(["Ильяс Беркутов", "陈梅"], 4);
        for text in [
            "Ильяс Беркутов",
            "ИЛЬЯС БЕРКУТОВ",
            "Беркутов, Ильяс",
            "Berkutov Ilyas",
            "held: Il’yas",
            "x-ilyas-berkutov.html",
        ] {
            let expected = text != "held: Il’yas";
            assert_eq!(forms.stand_in(text), expected, "{text}");
        }
        let black = forms.blacken("They hold Ильяс\nБеркутов since May; 陈梅被捕.").unwrap();
        assert_eq!(black, "They hold █████\n████████ since May; ██被捕.");
        assert_eq!(forms.blacken("Беркутова and Ilya are others"), None);
        assert_eq!(forms.replace("Ilyas Berkutov was seen", |_| "[…]".into()).unwrap(), "[…] was seen");
    }

    #[test]
    fn a_short_single_name_is_no_sign_of_anybody() {
        assert!(!Forms::new(["Ali", ""], 4).stand_in("Ali is a name of many"));
        assert!(Forms::new(["Suharto"], 4).stand_in("of Suharto, of many"));
    }
}
