//! What is different between two texts, word by word. Pure.

use similar::{Algorithm, ChangeTag, TextDiff};
use std::time::Duration;

/// Longer texts are compared by lines: a word at a time would take too long, and show too much.
const WORDWISE: usize = 200_000;
/// After so long the rest is shown as replaced.
const TIME: Duration = Duration::from_secs(2);
/// Words before and after what is different that are shown with it.
const AROUND: usize = 12;

/// A piece of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The same in both.
    Same(String),
    /// Only in the newer one.
    Added(String),
    /// Only in the older one.
    Gone(String),
    /// The same in both, and too long to be shown.
    Skipped,
}

/// What became of a text; nothing where the words are the same.
pub fn between(was: &str, is: &str) -> Vec<Change> {
    let mut config = TextDiff::configure();
    config.algorithm(Algorithm::Myers).timeout(TIME);
    let is_long = was.len().max(is.len()) > WORDWISE;
    let diff = if is_long { config.diff_lines(was, is) } else { config.diff_words(was, is) };
    let mut all: Vec<Change> = Vec::new();
    for change in diff.iter_all_changes() {
        let words = change.value();
        match (change.tag(), all.last_mut()) {
            (ChangeTag::Equal, Some(Change::Same(text)))
            | (ChangeTag::Insert, Some(Change::Added(text)))
            | (ChangeTag::Delete, Some(Change::Gone(text))) => text.push_str(words),
            (ChangeTag::Equal, _) => all.push(Change::Same(words.to_owned())),
            (ChangeTag::Insert, _) => all.push(Change::Added(words.to_owned())),
            (ChangeTag::Delete, _) => all.push(Change::Gone(words.to_owned())),
        }
    }
    let is_different = |change: &Change| match change {
        Change::Added(text) | Change::Gone(text) => !text.trim().is_empty(),
        _ => false,
    };
    if !all.iter().any(is_different) {
        return Vec::new();
    }
    shortened(all)
}

/// Long passages that are the same are cut to the words around what is different.
fn shortened(all: Vec<Change>) -> Vec<Change> {
    let last = all.len().saturating_sub(1);
    let mut out = Vec::new();
    for (at, change) in all.into_iter().enumerate() {
        let Change::Same(text) = &change else {
            out.push(change);
            continue;
        };
        let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
        if words.len() <= AROUND * 2 + 8 {
            out.push(change);
            continue;
        }
        let head: String = words.iter().take(AROUND).copied().collect();
        let tail: String = words.iter().skip(words.len() - AROUND).copied().collect();
        if at > 0 {
            out.push(Change::Same(head));
        }
        out.push(Change::Skipped);
        if at < last {
            out.push(Change::Same(tail));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_and_what_is_gone_stand_apart() {
        let changes = between("He was held in Xandria.", "He was freed in Xandria yesterday.");
        assert!(changes.contains(&Change::Gone("held".into())), "{changes:?}");
        assert!(changes.contains(&Change::Added("freed".into())), "{changes:?}");
        assert_eq!(between("a b", "a b"), []);
        assert_eq!(between("a b", "a  b"), [], "white space is nothing new");
    }

    #[test]
    fn long_passages_that_are_the_same_are_skipped() {
        let same = "word ".repeat(500);
        let changes = between(&format!("{same}old {same}"), &format!("{same}new {same}"));
        assert_eq!(changes.iter().filter(|change| **change == Change::Skipped).count(), 2);
        let shown: usize = changes
            .iter()
            .map(|it| match it {
                Change::Same(text) => text.len(),
                _ => 0,
            })
            .sum();
        assert!(shown < 200, "{shown}");
    }

    #[test]
    fn two_long_texts_without_a_common_word_come_to_an_end() {
        let one: String = (0..30_000).map(|n| format!("a{n} ")).collect();
        let two: String = (0..30_000).map(|n| format!("b{n} ")).collect();
        assert!(!between(&one, &two).is_empty());
    }
}
