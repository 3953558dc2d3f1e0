use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use crate::names::compare::{Answer, Name, blocking_keys, compare};

const NAMELIKE: &str =
    "([A-Z]{2,5}|[A-Z][a-zéö]{1,7}|van|de|al-|Abd|ben|M\\.|Li|Kim|桂敏海|김동|بن|عبد|Иванович|אב|,|-|’s| ){0,9}";

proptest! {
    #[test]
    fn every_two_texts_can_be_compared_either_way(one in any::<String>(), other in NAMELIKE, third in NAMELIKE) {
        for (a, b) in [(&one, &other), (&other, &third)] {
            let (a, b) = (Name::read(a, None), Name::read(b, None));
            let (there, back) = (compare(&a, &b), compare(&b, &a));
            prop_assert_eq!(&there, &back);
            prop_assert!((0.0..=1.0).contains(&there.score));
            prop_assert!(!there.reasons.is_empty());
            if there.answer == Answer::Match {
                let keys = blocking_keys(&b);
                prop_assert!(a.is_empty() || blocking_keys(&a).iter().any(|key| keys.contains(key)), "{:?} {:?}", a, b);
            }
        }
    }

    #[test]
    fn every_name_is_itself(full in NAMELIKE) {
        let name = Name::read(&full, None);
        if !name.is_empty() && !name.is_no_name() {
            prop_assert_eq!(compare(&name, &name).answer, Answer::Match);
        }
    }
}

#[test]
fn endless_names_are_cut() {
    let long = Name::read(&"Abdelkarimovich ".repeat(10_000), None);
    let longer = Name::read(&"x".repeat(100_000), None);
    assert!(blocking_keys(&long).len() < 100);
    compare(&long, &longer);
}
