use crate::dates::edtf::{Mark, Point, Shape, Unit};
use crate::dates::{Lang, PartialDate, parse};
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::{prop_assert, prop_assert_eq, proptest};

fn unit() -> impl Strategy<Value = Unit> + Clone {
    let year = prop_oneof![1800i32..=2200, 2022i32..=2024, Just(1800), Just(2200)];
    (year, 1u32..=12, 1u32..=31, 0..3).prop_map(|(y, m, d, precision)| {
        let built = match precision {
            0 => Unit::new(y, None, None),
            1 => Unit::new(y, Some(m), None),
            _ => Unit::new(y, Some(m), Some(d)).or_else(|_| Unit::new(y, Some(m), Some(28))),
        };
        built.expect("a real date")
    })
}

fn point() -> impl Strategy<Value = Point> {
    let mark = (any::<bool>(), any::<bool>());
    (unit(), mark, any::<bool>()).prop_map(|(unit, (approximate, uncertain), plain)| {
        if plain {
            return Point::plain(unit);
        }
        let mark = Mark { approximate, uncertain };
        Point { unit, mark }
    })
}

fn neighbours() -> impl Strategy<Value = Shape> {
    unit().prop_map(|a| match a.next().filter(Unit::in_range) {
        Some(b) => Shape::one_of(a, b).expect("in order"),
        None => Shape::Point(Point::plain(a)),
    })
}

pub(super) fn date() -> impl Strategy<Value = PartialDate> {
    let same_month = (unit(), 1u32..=28, 1u32..=28).prop_map(|(u, a, b)| {
        let day = |d| Unit::day(chrono::Datelike::with_day(&u.first, d).expect("a day"));
        (day(a.min(b)), day(a.max(b)))
    });
    let sets = |a, b| Shape::one_of(a, b).or_else(|_| Shape::one_of(b, a)).expect("in order");
    let spans = |a, b| Shape::interval(a, b).or_else(|_| Shape::interval(b, a)).expect("in order");
    let plain = move |(a, b)| spans(Point::plain(a), Point::plain(b));
    prop_oneof![
        point().prop_map(Shape::Point),
        (unit(), unit()).prop_map(move |(a, b)| sets(a, b)),
        same_month.clone().prop_map(move |(a, b)| sets(a, b)),
        neighbours(),
        unit().prop_map(Shape::OnOrBefore),
        unit().prop_map(Shape::OnOrAfter),
        (point(), point()).prop_map(move |(a, b)| spans(a, b)),
        (unit(), unit()).prop_map(plain),
        same_month.prop_map(plain),
        point().prop_map(Shape::Ongoing),
        point().prop_map(Shape::OpenEnd),
    ]
    .prop_map(PartialDate::from_shape)
}

/// Pieces of dates in an order that makes no sense.
fn mess() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "2022",
        "12",
        "4",
        "31",
        "/",
        "-",
        ".",
        "..",
        "[",
        "]",
        "~",
        "?",
        "mai",
        "Feb",
        "au",
        "du",
        "entre",
        "et",
        "between",
        "and",
        "or",
        "to",
        "fin",
        "mi",
        "early",
        "before",
        "by",
        "à",
        "depuis",
        "1er",
        "é",
        "\u{301}",
        "٣",
        "end not known",
        "99999999999",
        "  ",
        "%",
        "no later than",
    ]);
    proptest::collection::vec((piece, any::<bool>()), 0..14).prop_map(|pieces| {
        let spaced = |(p, s): (&str, bool)| if s { format!("{p} ") } else { p.to_owned() };
        pieces.into_iter().map(spaced).collect()
    })
}

fn sound(typed: &str) {
    for lang in [Lang::En, Lang::Fr] {
        match parse(typed, lang) {
            Ok(date) => assert_eq!(PartialDate::from_edtf(date.edtf()), Ok(date)),
            Err(e) => assert!(e.args(lang).iter().all(|(_, value)| !value.is_empty())),
        }
    }
    let _ = PartialDate::from_edtf(typed);
}

proptest! {
    #[test]
    fn words_are_read_back(date in date()) {
        for lang in [Lang::En, Lang::Fr] {
            for reader in [Lang::En, Lang::Fr] {
                prop_assert_eq!(parse(&date.words(lang), reader), Ok(date.clone()));
                prop_assert_eq!(parse(&date.short_words(lang), reader), Ok(date.clone()));
                let loud = date.words(lang).to_uppercase();
                prop_assert_eq!(parse(&loud, reader), Ok(date.clone()), "{}", loud);
            }
            prop_assert_eq!(parse(date.edtf(), lang), Ok(date.clone()));
        }
    }

    #[test]
    fn text_and_json_are_read_back(date in date()) {
        prop_assert_eq!(PartialDate::from_edtf(date.edtf()), Ok(date.clone()));
        let json = serde_json::to_string(&date).expect("text");
        prop_assert_eq!(&json, &format!("\"{}\"", date.edtf()));
        prop_assert_eq!(serde_json::from_str::<PartialDate>(&json).ok(), Some(date));
    }

    #[test]
    fn bounds_are_in_order(date in date(), other in date()) {
        if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
            prop_assert!(first <= last);
        }
        let (wide_first, wide_last) = date.search_bounds();
        prop_assert!(wide_first <= date.earliest());
        prop_assert!(wide_last >= date.latest());
        prop_assert_eq!(date == other, date.cmp(&other).is_eq());
        prop_assert_eq!(date.overlaps(&other), other.overlaps(&date));
        prop_assert!(!(date.certainly_before(&other) && other.certainly_before(&date)));
    }

    #[test]
    fn no_text_breaks_it(typed in any::<String>()) {
        sound(&typed);
    }

    #[test]
    fn no_mess_breaks_it(typed in mess()) {
        sound(&typed);
    }

    #[test]
    fn damaged_dates_do_not_break_it(date in date(), at in 0usize..40, c in any::<char>()) {
        for text in [date.edtf().to_owned(), date.words(Lang::Fr)] {
            let damaged: String = text.chars().enumerate()
                .map(|(i, old)| if i == at { c } else { old }).collect();
            sound(&damaged);
        }
    }
}

#[test]
fn hostile_length_is_cheap() {
    let start = std::time::Instant::now();
    for piece in ["a ", "1/", "27 or ", "between ", "[", "é", "\u{301}", "à ", "1 "] {
        sound(&piece.repeat(200_000));
        sound(&piece.repeat(38));
    }
    assert!(start.elapsed().as_secs() < 5);
}
