//! How near two words are: a cheap test on their letters first, then the distance.

use std::cmp::Ordering;

use crate::text::TOKEN_CHARS;

pub(super) struct Hit<'a> {
    pub word: &'a str,
    pub distance: usize,
    pub gap: usize,
}

/// A word made ready to be compared with many.
pub(super) struct Pattern {
    pub length: usize,
    first: Option<char>,
    letters: u64,
    ascii: [u64; 128],
    other: Vec<(char, u64)>,
}

impl Pattern {
    pub(super) fn of(word: &str) -> Self {
        let (mut ascii, mut other) = ([0; 128], Vec::<(char, u64)>::new());
        for (at, c) in word.chars().enumerate().take(TOKEN_CHARS) {
            let bit = 1 << at;
            if let Some(bits) = ascii.get_mut(c as usize) {
                *bits |= bit;
            } else if let Some((_, bits)) = other.iter_mut().find(|(known, _)| *known == c) {
                *bits |= bit;
            } else {
                other.push((c, bit));
            }
        }
        Self { length: word.chars().count(), first: word.chars().next(), letters: letters(word), ascii, other }
    }

    fn bits(&self, c: char) -> u64 {
        match self.ascii.get(c as usize) {
            Some(bits) => *bits,
            None => self.other.iter().find(|(known, _)| *known == c).map_or(0, |(_, bits)| *bits),
        }
    }

    /// Whether the letters alone say that the words differ by more: each step takes one out, puts one in, or both.
    pub(super) fn is_far(&self, letters: u64, allowed: usize) -> bool {
        let (lost, found) = (self.letters & !letters, letters & !self.letters);
        lost.count_ones().max(found.count_ones()) as usize > allowed
    }

    /// The optimal-string-alignment distance by Hyyrö's bit-parallel way (2003): one column of the table in one
    /// machine word, which is why words have 64 letters at most.
    pub(super) fn distance(&self, word: &str) -> usize {
        if self.length == 0 {
            return word.chars().count();
        }
        let last = 1_u64 << (self.length - 1);
        let (mut plus, mut minus, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut distance = self.length;
        for c in word.chars() {
            let same = self.bits(c);
            let swapped = ((!diagonal & same) << 1) & before;
            diagonal = ((same & plus).wrapping_add(plus) ^ plus) | same | minus | swapped;
            let (up, down) = (minus | !(diagonal | plus), diagonal & plus);
            distance += usize::from(up & last != 0);
            distance -= usize::from(down & last != 0);
            let (up, down) = (up << 1 | 1, down << 1);
            (plus, minus, before) = (down | !(diagonal | up), up & diagonal, same);
        }
        distance
    }

    pub(super) fn keep<'a>(&self, best: &mut Vec<Hit<'a>>, hit: Hit<'a>, limit: usize) {
        let at = best.partition_point(|other| self.rank(other, &hit) == Ordering::Less);
        best.insert(at, hit);
        best.truncate(limit);
    }

    /// Near before far, the same first letter before another, the same length before another, then the alphabet.
    fn rank(&self, a: &Hit<'_>, b: &Hit<'_>) -> Ordering {
        let key = |hit: &Hit<'_>| (hit.distance, hit.word.chars().next() != self.first, hit.gap);
        key(a).cmp(&key(b)).then_with(|| a.word.cmp(b.word))
    }
}

/// Which letters a word has, as bits: a to z once, a to z a second time, all others in the twelve bits left.
pub(super) fn letters(word: &str) -> u64 {
    let mut bits = 0_u64;
    for c in word.chars() {
        let once = match c {
            'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
            other => 1 << (52 + u32::from(other) % 12),
        };
        bits |= if c.is_ascii_lowercase() && bits & once != 0 { once << 26 } else { once };
    }
    bits
}
