//! Cleaning of what people type or paste, for every field of every form and import.
//!
//! It takes out what the eye cannot see and changes nothing that it can, so that it may run on a text any number of times.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextProblem {
    /// The text has more characters than the field takes.
    TooLong {
        /// The most characters the field takes.
        max: usize,
        /// The characters there are.
        is: usize,
    },
}

/// Cleans the text of a one-line field: NFC, white space to single spaces, nothing invisible.
///
/// # Errors
///
/// When what is left is too long.
pub fn clean_line(s: &str, max_chars: usize) -> Result<String, TextProblem> {
    let line = settle(s, |s| s.split_whitespace().collect::<Vec<_>>().join(" "));
    within(line, max_chars)
}

/// Cleans the text of a field of several lines: NFC, line feeds only, nothing invisible.
///
/// # Errors
///
/// When what is left is too long.
pub fn clean_text(s: &str, max_chars: usize) -> Result<String, TextProblem> {
    within(settle(s, |s| s.trim().to_owned()), max_chars)
}

/// Characters that show nothing, among them those that fool the reader about the order of the others.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{ffa0}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
        || u32::from(c) & 0xfffe == 0xfffe
}

fn within(text: String, max: usize) -> Result<String, TextProblem> {
    let is = text.chars().count();
    if is > max { Err(TextProblem::TooLong { max, is }) } else { Ok(text) }
}

/// Cleans until nothing changes: taking one character out can bring two together that compose.
fn settle(s: &str, spaces: fn(&str) -> String) -> String {
    let mut text = s.replace("\r\n", "\n");
    loop {
        let clean = spaces(&seen_only(&text));
        if clean == text {
            return clean;
        }
        text = clean;
    }
}

fn seen_only(s: &str) -> String {
    let mut kept = String::with_capacity(s.len());
    let (mut last, mut joiner) = (' ', None);
    for c in s.chars() {
        let c = match c {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\u{200c}' | '\u{200d}' => {
                joiner = joiner.or(Some(c).filter(|_| joins(last)));
                continue;
            }
            c if is_unseen(c) || (c.is_control() && c != '\n' && c != '\t') => continue,
            c => c,
        };
        // Persian and the Indic scripts need their joiners; anywhere else these only hide things.
        kept.extend(joiner.take().filter(|_| joins(c)));
        kept.push(c);
        last = c;
    }
    kept.nfc().collect()
}

fn joins(c: char) -> bool {
    let script = matches!(c, '\u{600}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    script && (c.is_alphabetic() || is_combining_mark(c))
}
