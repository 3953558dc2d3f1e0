//! Whether two texts are one text published twice: other heading, other site, small changes.
//!
//! A signature is the least value of many hash functions over all runs of five words (MinHash). The share of equal
//! values is about the share of runs both have. Only signatures are compared, so the texts need not be at hand.

#[cfg(test)]
mod tests;

use crate::text::fold;

/// How many hash functions.
const WIDTH: usize = 64;
/// Words in a run.
const RUN: usize = 5;
/// Fewer words show nothing.
const LEAST: usize = 30;

/// The signature of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    least: [u32; WIDTH],
}

/// What two signatures say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Two texts.
    Different,
    /// Much of one stands in the other: shortened, or with much added.
    Related,
    /// One text.
    Same,
}

impl Signature {
    /// The signature of a text, best of what is not greyed; `None` if it is too short to tell.
    pub fn of(text: &str) -> Option<Self> {
        let key = fold(text);
        let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
        if words.len() < LEAST {
            return None;
        }
        let mut least = [u32::MAX; WIDTH];
        for run in words.windows(RUN) {
            let hash = hash(run);
            for (number, slot) in (0_u64..).zip(least.iter_mut()) {
                *slot = (*slot).min(mixed(hash ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
            }
        }
        Some(Self { least })
    }

    /// About which percentage of the runs of both are shared.
    pub fn shared_percent(&self, other: &Self) -> usize {
        self.least.iter().zip(&other.least).filter(|(a, b)| a == b).count() * 100 / WIDTH
    }

    /// What the share means.
    pub fn likeness(&self, other: &Self) -> Likeness {
        match self.shared_percent(other) {
            55.. => Likeness::Same,
            18.. => Likeness::Related,
            _ => Likeness::Different,
        }
    }

    /// Keys to find candidates by: texts that are one text share one at least, nearly always.
    pub fn bands(&self) -> Vec<u64> {
        self.least
            .chunks(4)
            .zip(0_u64..)
            .map(|(band, number)| band.iter().fold(number, |key, value| mix(key ^ u64::from(*value))))
            .collect()
    }

    /// As bytes, to store.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.least.iter().flat_map(|value| value.to_be_bytes()).collect()
    }

    /// From bytes that were stored.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let values: Vec<u32> =
            bytes.chunks_exact(4).filter_map(|b| Some(u32::from_be_bytes(b.try_into().ok()?))).collect();
        Some(Self { least: values.try_into().ok()? }).filter(|_| bytes.len() == WIDTH * 4)
    }
}

/// FNV-1a over the words: the same on every machine and in every version.
fn hash(run: &[&str]) -> u64 {
    let bytes = run.iter().flat_map(|word| word.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn mixed(value: u64) -> u32 {
    let [a, b, c, d, ..] = mix(value).to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
