//! Days held.
use super::laws;
use crate::dates::{Bound, DaysHeld, PartialDate, Span, formula, held};
use chrono::NaiveDate;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::{prop_assert, prop_assert_eq, proptest};

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

/// `-` is nothing known; an end of `..` is still going on.
fn span(start: &str, end: &str) -> Span {
    let date = |t: &str| (t != "-" && t != "..").then(|| PartialDate::from_edtf(t).expect(t));
    Span { start: date(start), end: date(end), ended: end != "..", strict: true, wide: true }
}

fn count(spans: &[(&str, &str)]) -> Option<(i64, i64)> {
    let spans: Vec<Span> = spans.iter().map(|(a, b)| span(a, b)).collect();
    held(&spans, true, day("2026-11-24")).map(|d| (d.min, d.max))
}

#[test]
fn published_figures() {
    assert_eq!(count(&[("2024-03-31", "2025-05-26")]), Some((421, 421)));
    assert_eq!(count(&[("2024-03-31", "2025-05-27")]), Some((422, 422)));
    assert_eq!(count(&[("2022-05-07", "2025-11-04")]), Some((1277, 1277)));
    assert_eq!(count(&[("2023-12", "..")]), Some((1059, 1089)));
}

#[test]
fn nothing_known_no_figure() {
    assert_eq!(count(&[]), None);
    assert_eq!(count(&[("-", "..")]), None);
    assert_eq!(count(&[("2024-03-31", "-")]), None);
    assert_eq!(count(&[("[..2024-03-31]", "2025-01-01")]), None);
    assert_eq!(count(&[("2024-03-31", "[2025-01-01..]")]), None);
    assert_eq!(count(&[("[2026-11-14..]", "..")]), Some((0, 10)));
}

#[test]
fn neighbours_bound_what_is_missing() {
    let moved = [("2024-01-01", "-"), ("-", "2024-03-01")];
    assert_eq!(count(&moved), Some((0, 60)));
    let moved = [("2024-01-01", "-"), ("2024-02-01", "2024-03-01")];
    assert_eq!(count(&moved), Some((29, 60)));
    // The last stay has no neighbour after it.
    assert_eq!(count(&[("2024-01", "2024-02"), ("2024-02", "-")]), None);
}

#[test]
fn overlap_counts_once_and_a_move_is_no_gap() {
    let twice = [("2024-01-01", "2024-03-01"), ("2024-02-01", "2024-02-10")];
    assert_eq!(count(&twice), Some((60, 60)));
    let moved = [("2024-01-01", "2024-05"), ("2024-05", "2024-12-01")];
    assert_eq!(count(&moved), Some((335, 335)));
    let gap = [("2024-01-01", "2024-02-01"), ("2024-03-01", "2024-03-11")];
    assert_eq!(count(&gap), Some((41, 41)));
}

#[test]
fn strict_wide_and_cut_off() {
    let mut house = span("2024-02-01", "2024-03-01");
    house.strict = false;
    let spans = [span("2024-01-01", "2024-02-01"), house];
    let wide = DaysHeld { min: 60, max: 60, ongoing: false };
    assert_eq!(held(&spans, false, day("2026-01-01")), Some(wide));
    let strict = DaysHeld { min: 31, max: 31, ongoing: false };
    assert_eq!(held(&spans, true, day("2026-01-01")), Some(strict));
    let then = DaysHeld { min: 10, max: 10, ongoing: true };
    assert_eq!(held(&spans, false, day("2024-01-11")), Some(then));
    assert_eq!(held(&spans, false, day("2023-12-31")), None);
    let pieces = vec![(day("2024-01-01"), day("2024-03-01"))];
    assert_eq!(formula(&spans, false, day("2026-01-01"), Bound::Min), pieces);
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    // A few dates that come back often, so that ends meet starts.
    let few = proptest::sample::select(vec![
        "2024-05",
        "2024-05-03",
        "2024",
        "2024-04/2024-06",
        "[..2024-05]",
        "[2024-05..]",
        "2024-06",
        "2024-05-20",
        "2024-05/..",
        "2023-12~",
        "[2024-05-01..2024-05-09]",
        "2027",
    ]);
    let few = few.prop_map(|t| PartialDate::from_edtf(t).expect(t));
    let date = || proptest::option::weighted(0.9, prop_oneof![2 => few.clone(), 1 => laws::date()]);
    let one = (date(), date(), any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(start, end, ended, strict, wide)| Span { start, end, ended, strict, wide });
    proptest::collection::vec(one, 0..6)
}

proptest! {
    #[test]
    fn at_least_is_never_above_at_most(spans in spans(), strict in any::<bool>()) {
        let today = day("2026-11-24");
        let sum = |bound| formula(&spans, strict, today, bound).iter()
            .map(|(a, b)| b.signed_duration_since(*a).num_days()).sum::<i64>();
        match held(&spans, strict, today) {
            Some(d) => {
                prop_assert!(0 <= d.min && d.min <= d.max, "{:?}", d);
                prop_assert_eq!((sum(Bound::Min), sum(Bound::Max)), (d.min, d.max));
            }
            None => prop_assert_eq!(sum(Bound::Max), 0),
        }
    }

    #[test]
    fn one_more_span_never_lowers_the_most(
        spans in spans(), more in spans(), at in 0usize..6, strict in any::<bool>(),
    ) {
        let today = day("2026-11-24");
        let mut longer = spans.clone();
        longer.splice(at.min(spans.len())..at.min(spans.len()), more);
        let (a, b) = (held(&spans, strict, today), held(&longer, strict, today));
        if let (Some(a), Some(b)) = (a, b) {
            prop_assert!(b.max >= a.max);
        }
    }
}
