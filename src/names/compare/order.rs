//! Whether the words of two names stand in orders that can be one name.

use super::data;
use super::name::Name;
use super::pairing::Pair;

/// How the orders of the words that two names share compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The same order.
    None,
    /// The family name is first in one and last in the other.
    Turned,
    /// Another order, and so another name.
    Another,
}

/// Compares the orders of the shared words.
pub(super) fn of(a: &Name, b: &Name, pairs: &[Pair]) -> Turn {
    let mut by_place: Vec<&Pair> = pairs.iter().collect();
    by_place.sort_by_key(|pair| pair.a.from);
    let places: Vec<usize> = by_place.iter().map(|pair| pair.b.from).collect();
    if rises(&places) {
        return Turn::None;
    }
    // Only the place where the order turns may fall: "José María" is not "María José" before one family name.
    let falls = places.windows(2).filter(|two| two.first() >= two.last()).count();
    let is_rotated = falls == 1 && places.last() < places.first();
    let is_reversed = falls + 1 == places.len() && is_vietnamese(&by_place);
    if !(is_rotated || is_reversed) {
        return Turn::Another;
    }
    // Mohamed Ben Salem is the son of Salem, Salem Ben Mohamed the son of Mohamed.
    if pairs.iter().any(|pair| pair.one.filiation || pair.other.filiation) {
        return Turn::Another;
    }
    // "Martin Ryan" and "Ryan Martin", "Ahmed Hassan" and "Hassan Ahmed" are each a name in its own right.
    let are_given = pairs.iter().all(|pair| !pair.one.given.is_empty() && !pair.other.given.is_empty());
    let both_sure = a.sure && b.sure;
    if are_given || both_sure { Turn::Another } else { Turn::Turned }
}

fn rises(places: &[usize]) -> bool {
    places.windows(2).all(|two| two.first() < two.last())
}

/// Vietnamese names in the West are turned round as a whole.
fn is_vietnamese(pairs: &[&Pair]) -> bool {
    let ends = [pairs.first(), pairs.last()];
    pairs.len() >= 3 && ends.into_iter().flatten().any(|pair| data::is_vietnamese(&pair.one.plain))
}
