//! Numbers that look random and are the same at every run: SplitMix64.

use crate::id::Id;
use chrono::{Days, NaiveDate};

/// A row of numbers that one seed fixes.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The row of this seed, and of this place in it.
    pub fn new(seed: u64, place: u64) -> Self {
        let mut random = Self(seed ^ place.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        random.next();
        random
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from 0 up to, not including, `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = end.max(1) as u64;
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// Whether something that happens `percent` times in a hundred happens.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// From 0 up to, not including, `end`, small numbers more often than large ones.
    pub fn skewed(&mut self, end: usize) -> usize {
        let (a, b) = (self.below(end), self.below(end));
        a.min(b)
    }

    /// One of these.
    ///
    /// # Panics
    /// Where there is nothing to choose from.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let at = self.below(from.len());
        from.get(at).expect("something to choose from")
    }

    /// The code of a row of codes with their shares.
    pub fn share<'a>(&mut self, of: &[(&'a str, usize)]) -> &'a str {
        let mut left = self.below(of.iter().map(|(_, share)| share).sum());
        for (code, share) in of {
            if left < *share {
                return code;
            }
            left -= share;
        }
        of.first().map_or("", |(code, _)| code)
    }

    /// A day so many days at most after another.
    pub fn after(&mut self, day: NaiveDate, most: usize) -> NaiveDate {
        day.checked_add_days(Days::new(self.below(most) as u64)).unwrap_or(day)
    }
}

/// Gives ids that are UUIDs of version 7 in shape, later in order for later
/// places, and always earlier than those that are made while people work.
#[derive(Debug)]
pub struct Ids {
    millisecond: u64,
    count: u64,
    random: Random,
}

impl Ids {
    /// Midnight on 1 January 2020, UTC.
    const START: u64 = 1_577_836_800_000;

    /// The ids of this place.
    pub fn new(seed: u64, place: u64) -> Self {
        Self { millisecond: Self::START + place, count: 0, random: Random::new(seed ^ 0x1D, place) }
    }

    /// The next id.
    pub fn next<T>(&mut self) -> Id<T> {
        let high = (self.millisecond << 16) | 0x7000 | (self.count & 0xFFF);
        let low = (self.random.next() >> 2) | 0x8000_0000_0000_0000;
        self.count += 1;
        Id::from_uuid(uuid::Uuid::from_u64_pair(high, low))
    }
}
