//! The distinct words of the index in memory, to finish a word and to find what a misspelt word was meant to be.
//!
//! It holds words and nothing about cases: what a user may see of the cases behind a word is decided in the query that
//! looks the word up. It does no locking; the owner puts it behind a lock.

mod pattern;
#[cfg(test)]
mod tests;

use crate::text::TOKEN_CHARS;
use pattern::{Hit, Pattern, letters};

/// Up to so many new words go in one by one; more of them are sorted in together.
const FEW: usize = 64;

/// The words, in one string, sorted for prefixes and bucketed by length for misspellings.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    arena: String,
    sorted: Vec<Span>,
    /// At index n the words of n characters.
    by_length: Vec<Vec<Entry>>,
}

/// Where a word stands in the arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    start: u32,
    bytes: u16,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    letters: u64,
    span: Span,
}

impl Dictionary {
    /// An empty dictionary.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds words; those it has already are passed over. Words are cut to [`TOKEN_CHARS`], as the index does.
    pub fn extend<S: AsRef<str>>(&mut self, tokens: impl IntoIterator<Item = S>) {
        let mut fresh = Vec::new();
        for token in tokens {
            let token = cut(token.as_ref());
            if !token.is_empty() && self.place(token).is_err() {
                fresh.push(token.to_owned());
            }
        }
        fresh.sort_unstable();
        fresh.dedup();
        let few = fresh.len() <= FEW;
        for token in &fresh {
            let Some(span) = self.store(token) else { break };
            let at = if few { self.place(token).unwrap_or_else(|at| at) } else { self.sorted.len() };
            self.sorted.insert(at, span);
        }
        if !few {
            // Stable, because that one sees that this is two sorted runs, and merges them.
            let arena = &self.arena;
            self.sorted.sort_by(|a, b| word(arena, *a).cmp(word(arena, *b)));
            self.sorted.shrink_to_fit();
            self.by_length.iter_mut().for_each(Vec::shrink_to_fit);
        }
    }

    /// Takes a word out, for instance when a person is erased. Its letters stay in memory until the next load.
    pub fn remove(&mut self, token: &str) -> bool {
        let token = cut(token);
        let Ok(at) = self.place(token) else {
            return false;
        };
        let span = self.sorted.remove(at);
        if let Some(bucket) = self.by_length.get_mut(token.chars().count()) {
            bucket.retain(|entry| entry.span != span);
        }
        true
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// Whether the word is there as it is.
    pub fn contains(&self, token: &str) -> bool {
        self.place(cut(token)).is_ok()
    }

    /// The first words that begin so, in the order of their bytes.
    pub fn prefix(&self, beginning: &str, limit: usize) -> Vec<&str> {
        let from = self.place(beginning).unwrap_or_else(|at| at);
        let words = self.sorted.iter().skip(from).map(|span| word(&self.arena, *span));
        words.take_while(|word| word.starts_with(beginning)).take(limit).collect()
    }

    /// The words nearest to this one with their distance, the best first.
    ///
    /// A letter left out, put in, changed, or two neighbours swapped count one each. A word of 3 to 5 letters may
    /// differ by one, of 6 to 9 by two, a longer one by three; a shorter one not at all.
    pub fn near(&self, wanted: &str, limit: usize) -> Vec<(&str, usize)> {
        let pattern = Pattern::of(cut(wanted));
        let most = match pattern.length {
            0..=2 => 0,
            3..=5 => 1,
            6..=9 => 2,
            _ => 3,
        };
        let (mut best, mut allowed): (Vec<Hit>, _) = (Vec::with_capacity(limit.min(64) + 1), most);
        // The likely lengths first: once there are enough good hits, the rest is passed over faster.
        for gap in 0..=most {
            let lengths = [pattern.length.checked_sub(gap), Some(pattern.length + gap).filter(|_| gap > 0)];
            for length in lengths.into_iter().flatten() {
                for entry in self.by_length.get(length).into_iter().flatten() {
                    if gap > allowed || pattern.is_far(entry.letters, allowed) {
                        continue;
                    }
                    let word = word(&self.arena, entry.span);
                    let distance = pattern.distance(word);
                    if distance <= allowed {
                        pattern.keep(&mut best, Hit { word, distance, gap }, limit);
                        allowed = best.last().filter(|_| best.len() == limit).map_or(allowed, |worst| worst.distance);
                    }
                }
            }
        }
        best.into_iter().map(|hit| (hit.word, hit.distance)).collect()
    }

    fn place(&self, token: &str) -> Result<usize, usize> {
        self.sorted.binary_search_by(|span| word(&self.arena, *span).cmp(token))
    }

    /// `None` once the arena is full, at four thousand million bytes.
    fn store(&mut self, token: &str) -> Option<Span> {
        let span = Span { start: u32::try_from(self.arena.len()).ok()?, bytes: u16::try_from(token.len()).ok()? };
        self.arena.push_str(token);
        let length = token.chars().count();
        if self.by_length.len() <= length {
            self.by_length.resize_with(length + 1, Vec::new);
        }
        self.by_length.get_mut(length)?.push(Entry { letters: letters(token), span });
        Some(span)
    }
}

fn word(arena: &str, span: Span) -> &str {
    let start = span.start as usize;
    arena.get(start..start + usize::from(span.bytes)).unwrap_or_default()
}

/// The first characters of a word, as many as the index keeps.
fn cut(token: &str) -> &str {
    token.char_indices().nth(TOKEN_CHARS).and_then(|(end, _)| token.get(..end)).unwrap_or(token)
}
