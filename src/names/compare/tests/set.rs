//! The set of pairs beside this file, scored and blocked.

use crate::names::compare::{Answer, Name, blocking_keys, compare};
use crate::names::score;

const PAIRS: &str = include_str!("pairs.tsv");

#[test]
fn the_set_is_answered_as_well_as_ever() {
    let cases = score::read(PAIRS);
    let score = score::score(&cases);
    assert!(score.match_total >= 280 && score.no_total >= 75 && score.suggest_total >= 15, "the set was cut");
    let missed: Vec<_> = score.misses.iter().map(|miss| (miss.case.a, miss.case.b, miss.verdict.answer)).collect();
    assert!(score.match_found + 2 >= score.match_total, "{missed:#?}");
    assert_eq!((score.no_flagged, score.suggest_asserted), (0, 0), "{missed:#?}");
    assert_eq!(score.suggest_found, score.suggest_total, "{missed:#?}");
}

#[test]
fn every_pair_that_is_shown_shares_a_key() {
    for case in score::read(PAIRS) {
        let (a, b) = (Name::read(case.a, None), Name::read(case.b, None));
        if compare(&a, &b).answer > Answer::No {
            let keys = blocking_keys(&b);
            assert!(blocking_keys(&a).iter().any(|key| keys.contains(key)), "{} {}", case.a, case.b);
        }
    }
}

#[test]
fn keys_are_few_and_short() {
    for case in score::read(PAIRS) {
        let keys = blocking_keys(&Name::read(case.a, None));
        assert!((1..=24).contains(&keys.len()), "{} {keys:?}", case.a);
        assert!(keys.iter().all(|key| (1..=8).contains(&key.len())), "{} {keys:?}", case.a);
    }
}
