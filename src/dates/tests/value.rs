use crate::dates::{DateKind, Lang, PartialDate};

#[test]
fn canonical_text_is_the_only_one_read_back() {
    for text in [
        "2023-1",
        " 2023",
        "2023-12-04/2023-12-03",
        "[2023..2023]",
        "[2024..2024-03]",
        "[..]",
        "[2023~..2024]",
        "/2023",
        "../2023",
        "..",
        "",
        "2023~?",
        "[2023..2024",
        "2023-12-04T00:00",
        "+2023",
        "٢٠٢٣",
        "1799",
        "2201",
    ] {
        assert!(PartialDate::from_edtf(text).is_err(), "{text}");
    }
}

#[test]
fn in_words() {
    for (text, english, french) in [
        ("2023-12-04", "4 December 2023", "4 décembre 2023"),
        ("2024-03-01", "1 March 2024", "1er mars 2024"),
        ("2023-12", "December 2023", "décembre 2023"),
        ("2022-05~", "about May 2022", "vers mai 2022"),
        ("2022-05-03~", "about 3 May 2022", "vers le 3 mai 2022"),
        ("2022-05?", "May 2022 (uncertain)", "mai 2022 (incertain)"),
        ("[2022-02-27..2022-02-28]", "27 or 28 February 2022", "27 ou 28 février 2022"),
        ("[2024-11-06..2024-11-11]", "between 6 and 11 November 2024", "entre le 6 et le 11 novembre 2024"),
        ("[..2024-11-05]", "before 6 November 2024", "avant le 6 novembre 2024"),
        ("[2024-11-07..]", "after 6 November 2024", "après le 6 novembre 2024"),
        ("[..2200]", "no later than 2200", "au plus tard en 2200"),
        ("2024-03-31/..", "since 31 March 2024", "depuis le 31 mars 2024"),
        ("2022-06-03/2022-06-09", "from 3 to 9 June 2022", "du 3 au 9 juin 2022"),
        ("2022-04/2022-05", "from April to May 2022", "d'avril à mai 2022"),
        ("2024-04~/", "from about April 2024, end not known", "à partir d'avril 2024 environ, fin inconnue"),
    ] {
        let date = PartialDate::from_edtf(text).expect(text);
        assert_eq!(date.words(Lang::En), english);
        assert_eq!(date.words(Lang::Fr), french);
    }
    let day = PartialDate::from_edtf("2023-12-04").expect("a day");
    assert_eq!(day.short_words(Lang::En), "4 Dec 2023");
    assert_eq!(day.short_words(Lang::Fr), "4 déc. 2023");
}

#[test]
fn bounds_and_kinds() {
    let date = |text: &str| PartialDate::from_edtf(text).expect(text);
    let about = date("2022-05~");
    assert_eq!(about.kind(), DateKind::Circa);
    let shown = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
    assert_eq!(shown(about.earliest()), "2022-05-01");
    assert_eq!(shown(about.latest()), "2022-05-31");
    assert_eq!(shown(about.search_bounds().0), "2022-04-01");
    assert_eq!(shown(about.search_bounds().1), "2022-06-30");
    assert!(date("2022-05").certainly_before(&date("2022-06-01")));
    assert!(date("2022-05").overlaps(&date("[..2022-05-01]")));
    assert!(!date("2022-05").overlaps(&date("2022-06-01/..")));
    assert!(date("[..2022]") < date("2022") && date("2022-01-01") < date("2022-01-01/.."));
    assert!(date("2022-01-01").is_exact_day() && !date("2022-01-01?").is_exact_day());
}
