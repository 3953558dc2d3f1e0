//! The lines of a page and their words, to compare with the lists.

use crate::text::fold;

/// A word of a line and what it is compared by.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) key: String,
    pub(super) capital: bool,
    pub(super) capitals: bool,
}

/// A line that is not empty, without the white space around it.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) words: Vec<Word>,
    /// Whether it ends as sentences do.
    pub(super) stops: bool,
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut list = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let trimmed = raw.trim();
        if !trimmed.is_empty() {
            let from = start + (raw.len() - raw.trim_start().len());
            list.push(line(trimmed, from));
        }
        start += raw.len();
    }
    list
}

fn line(text: &str, start: usize) -> Line {
    let tail = text.trim_end_matches(['"', '”', '»', '\'', '’', ')', ' ']);
    Line {
        start,
        end: start + text.len(),
        words: words(text, start),
        stops: tail.ends_with(['.', '!', '?', '…', ':', ';']),
    }
}

fn words(text: &str, start: usize) -> Vec<Word> {
    let mut list = Vec::new();
    let mut from = None;
    let mut before = ' ';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // Scrapers glue buttons together: "Sign inSubscribe".
        if let Some(first) = from.filter(|_| before.is_lowercase() && c.is_uppercase()) {
            list.push(word(text.get(first..at).unwrap_or_default(), start + first));
            from = Some(at);
        }
        before = c;
        let inside = c.is_alphanumeric() || (matches!(c, '\'' | '’') && from.is_some());
        match (inside, from) {
            (true, None) => from = Some(at),
            (false, Some(first)) => {
                list.push(word(text.get(first..at).unwrap_or_default(), start + first));
                from = None;
            }
            _ => {}
        }
    }
    list
}

fn word(raw: &str, start: usize) -> Word {
    let key = if raw.bytes().all(|b| b.is_ascii_alphanumeric()) { raw.to_ascii_lowercase() } else { fold(raw) };
    let capital = raw.starts_with(char::is_uppercase);
    let capitals = raw.chars().count() > 1 && raw.chars().all(char::is_uppercase);
    Word { start, end: start + raw.len(), key, capital, capitals }
}
