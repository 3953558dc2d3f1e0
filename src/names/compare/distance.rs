//! How far two words are apart by their sounds: an edit distance in which sounds that are written for each other cost
//! little, and in which a script without vowels is not asked for them.

use std::sync::LazyLock;

use super::data;
use super::sounds::{SOUNDS_MAX, is_vowel};

/// One way to say a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The sounds, see [`super::sounds`].
    pub sounds: Vec<u8>,
    /// How the word was written.
    pub writing: Writing,
    /// Whether it is the word as it stands.
    pub form: Form,
}

/// What was done to a word before it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing.
    Whole,
    /// The man's form of a woman's family name.
    Masculine,
    /// What seems to be the Arabic article was taken off.
    WithoutArticle,
}

/// The kinds of writing, by what they leave unsaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Latin letters.
    Latin,
    /// Other letters with all vowels.
    Full,
    /// Arabic, Hebrew: short vowels are left out. Indian scripts too, as far as transliteration goes.
    Consonants,
    /// A foreign name in Chinese characters: consonants that Chinese does not know are left out as well.
    Characters,
}

impl Writing {
    fn is_sparse(self) -> bool {
        matches!(self, Self::Consonants | Self::Characters)
    }
}

const SIZE: usize = 128;
const DIFFERENT: f32 = 1.0;
/// Two neighbouring letters typed the wrong way round.
const SWAPPED: f32 = 0.7;

static NEAR: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let mut costs: Vec<f32> = (0..SIZE * SIZE)
        .map(|cell| match (sound_at(cell / SIZE), sound_at(cell % SIZE)) {
            (one, other) if one == other => 0.0,
            (one, other) if is_vowel(one) && is_vowel(other) => 0.4,
            _ => DIFFERENT,
        })
        .collect();
    for (first, list) in data::pairs(data::NEAR) {
        for (second, cost) in list.split_whitespace().filter_map(|entry| entry.split_at_checked(1)) {
            let (Some(a), Some(b), Ok(cost)) = (first.bytes().next(), second.bytes().next(), cost.parse::<f32>())
            else {
                continue;
            };
            for (a, b) in [(a, b), (b, a)] {
                if let Some(cell) = costs.get_mut(usize::from(a) * SIZE + usize::from(b)) {
                    *cell = cost / 100.0;
                }
            }
        }
    }
    costs
});

fn sound_at(index: usize) -> u8 {
    u8::try_from(index).unwrap_or_default()
}

/// What it costs to take one sound for the other.
pub(super) fn near(a: u8, b: u8) -> f32 {
    NEAR.get(usize::from(a) * SIZE + usize::from(b)).copied().unwrap_or(DIFFERENT)
}

/// How the two writings meet.
#[derive(Clone, Copy)]
struct Meeting {
    sparse: bool,
    foreign: bool,
    characters: bool,
}

/// The cost of making one reading from the other; `None` when their beginnings or lengths rule it out.
pub(super) fn between(a: &Reading, b: &Reading) -> Option<f32> {
    if a.sounds == b.sounds {
        return Some(0.0);
    }
    let (one_sparse, other_sparse) = (a.writing.is_sparse(), b.writing.is_sparse());
    let meeting = Meeting {
        sparse: one_sparse != other_sparse,
        foreign: a.writing != b.writing,
        characters: a.writing == Writing::Characters || b.writing == Writing::Characters,
    };
    let gap = a.sounds.len().abs_diff(b.sounds.len());
    if (!meeting.sparse && gap > 3) || !begin_alike(&a.sounds, &b.sounds, meeting) {
        return None;
    }
    Some(edits(&a.sounds, &b.sounds, meeting))
}

fn begin_alike(a: &[u8], b: &[u8], meeting: Meeting) -> bool {
    let (Some(&one), Some(&other)) = (a.first(), b.first()) else { return false };
    // Ouali is not Ali: a vowel in front of another is one that is heard.
    if !meeting.sparse && is_vowel(one) && is_vowel(other) && near(one, other) >= 0.3 {
        return false;
    }
    let soft = |sound: u8| is_vowel(sound) || b"yhwANIUEJ".contains(&sound);
    near(one, other) <= 0.4 || (soft(one) && soft(other)) || (meeting.sparse && (soft(one) || soft(other)))
}

/// Three rows of the table, of a fixed size so that nothing is allocated.
fn edits(a: &[u8], b: &[u8], meeting: Meeting) -> f32 {
    const WIDTH: usize = SOUNDS_MAX + 1;
    let (mut before, mut above, mut row) = ([0.0_f32; WIDTH], [0.0_f32; WIDTH], [0.0_f32; WIDTH]);
    let last = b.len().saturating_sub(1);
    let mut sum = 0.0;
    for ((cell, at), &sound) in above.iter_mut().skip(1).zip(0..).zip(b) {
        sum += gap(sound, at == last, meeting);
        *cell = sum;
    }
    let mut was = None;
    for (i, &x) in a.iter().enumerate() {
        let drop = gap(x, i + 1 == a.len(), meeting);
        let mut left = above.first().copied().unwrap_or_default() + drop;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        let diagonals = above.iter().zip(above.iter().skip(1));
        let mut y_was = None;
        for (((j, &y), (&diagonal, &up)), cell) in b.iter().enumerate().zip(diagonals).zip(row.iter_mut().skip(1)) {
            // The last vowel tells a man from a woman more often than one spelling from another.
            let ends = i + 1 == a.len() && j == last && is_vowel(x) && is_vowel(y) && x != b'2' && y != b'2';
            let swap = near(x, y) * if ends { 2.0 } else { 1.0 };
            let mut best = (diagonal + swap).min(up + drop).min(left + gap(y, j == last, meeting));
            if was == Some(y) && y_was == Some(x) {
                let corner = j.checked_sub(1).and_then(|j| before.get(j));
                best = best.min(corner.map_or(f32::MAX, |cost| cost + SWAPPED));
            }
            *cell = best;
            left = best;
            y_was = Some(y);
        }
        (before, above, row) = (above, row, before);
        was = Some(x);
    }
    above.get(b.len()).copied().unwrap_or(f32::MAX)
}

/// What it costs to leave a sound out.
fn gap(sound: u8, at_end: bool, meeting: Meeting) -> f32 {
    match sound {
        b'2' => 0.1,
        // Karim and Karima, Hassan and Hassani are two names in every script that can tell.
        _ if at_end && is_vowel(sound) => match meeting {
            Meeting { characters: true, .. } => 0.15,
            Meeting { sparse: true, .. } => 0.7,
            _ => 1.2,
        },
        _ if is_vowel(sound) => {
            if meeting.sparse {
                0.03
            } else {
                0.4
            }
        }
        b'y' => 0.12,
        b'h' => 0.2,
        b'N' => 0.02,
        b'E' => 0.1,
        b'A' => 0.25,
        b'I' | b'U' | b'J' | b'w' => 0.35,
        b'r' | b'l' if meeting.characters => 0.15,
        b'v' => 0.9,
        // Vinatier is Винатье, Laurent is Лоран: the French do not say the last letter.
        b't' | b's' | b'd' if at_end && meeting.foreign => 0.35,
        b'r' | b'z' | b'p' if at_end && meeting.foreign && !meeting.sparse => 0.35,
        _ => DIFFERENT,
    }
}
