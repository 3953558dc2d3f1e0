use crate::dates::{DateError, Lang, parse};

fn en(typed: &str) -> String {
    read(typed, Lang::En)
}

fn read(typed: &str, lang: Lang) -> String {
    match parse(typed, lang) {
        Ok(date) => date.edtf().to_owned(),
        Err(e) => e.key().to_owned(),
    }
}

/// Both languages give the same.
fn both(cases: &[(&str, &str)]) {
    for (typed, wanted) in cases {
        assert_eq!(en(typed), *wanted, "en: {typed}");
        assert_eq!(read(typed, Lang::Fr), *wanted, "fr: {typed}");
    }
}

#[test]
fn days_months_and_years() {
    both(&[
        ("2023-12-04", "2023-12-04"),
        ("2023\u{2011}12\u{2011}04.", "2023-12-04"),
        ("2023-1-4", "2023-01-04"),
        ("2023/12/04", "2023-12-04"),
        ("4 December 2023", "2023-12-04"),
        ("4 DECEMBER\u{a0}2023.", "2023-12-04"),
        ("December 4, 2023", "2023-12-04"),
        ("Dec. 4th, 2023", "2023-12-04"),
        ("on the 4th of December 2023", "2023-12-04"),
        ("4-Dec-2023", "2023-12-04"),
        ("4/Dec/2023", "2023-12-04"),
        ("4 déc. 2023", "2023-12-04"),
        ("le 4 decembre 2023", "2023-12-04"),
        ("4 de\u{301}cembre 2023", "2023-12-04"),
        ("1er mars 2024", "2024-03-01"),
        ("1ᵉʳ août 2024", "2024-08-01"),
        ("29 Feb 2024", "2024-02-29"),
        ("December 2023", "2023-12"),
        ("déc 2023", "2023-12"),
        ("en décembre 2023", "2023-12"),
        ("12/2023", "2023-12"),
        ("2023/12", "2023-12"),
        ("2023", "2023"),
        ("in 2023", "2023"),
        ("5/5/2023", "2023-05-05"),
        ("2023-12-04 / ..", "2023-12-04/.."),
        ("2022-06-03 / 2022-06-09", "2022-06-03/2022-06-09"),
        ("2024-03-31/..", "2024-03-31/.."),
        ("2024-03-31/", "2024-03-31/"),
    ]);
}

#[test]
fn marks() {
    both(&[
        ("about May 2022", "2022-05~"),
        ("around May 2022", "2022-05~"),
        ("circa 2022", "2022~"),
        ("c. 2022", "2022~"),
        ("approximately 4 May 2022", "2022-05-04~"),
        ("vers mai 2022", "2022-05~"),
        ("environ mai 2022", "2022-05~"),
        ("~May 2022", "2022-05~"),
        ("2022-05?", "2022-05?"),
        ("May 2022 ?", "2022-05?"),
        ("perhaps May 2022", "2022-05?"),
        ("possibly 2022", "2022?"),
        ("peut-être en mai 2022", "2022-05?"),
        ("perhaps about May 2022", "2022-05%"),
    ]);
}

#[test]
fn ranges() {
    both(&[
        ("between 27 and 28 Feb 2022", "[2022-02-27..2022-02-28]"),
        ("entre le 27 et le 28 février 2022", "[2022-02-27..2022-02-28]"),
        ("27 or 28 Feb 2022", "[2022-02-27..2022-02-28]"),
        ("27 ou 28 février 2022", "[2022-02-27..2022-02-28]"),
        ("February 27 or 28, 2022", "[2022-02-27..2022-02-28]"),
        ("27/28 February 2022", "[2022-02-27..2022-02-28]"),
        ("April/May 2016", "[2016-04..2016-05]"),
        ("between March and May 2024", "[2024-03..2024-05]"),
        ("between March and 5 May 2024", "[2024-03-01..2024-05-05]"),
        ("between 6 Nov 2024 and 11 Nov 2024", "[2024-11-06..2024-11-11]"),
        ("between 2020 and 2023", "[2020..2023]"),
        ("from 3 to 9 June 2022", "2022-06-03/2022-06-09"),
        ("du 3 au 9 juin 2022", "2022-06-03/2022-06-09"),
        ("du 1er au 9 juin 2022", "2022-06-01/2022-06-09"),
        ("d’avril à mai 2022", "2022-04/2022-05"),
        ("from about May 2022 to June 2023", "2022-05~/2023-06"),
        ("early December 2023", "[2023-12-01..2023-12-10]"),
        ("beginning of December 2023", "[2023-12-01..2023-12-10]"),
        ("début décembre 2023", "[2023-12-01..2023-12-10]"),
        ("au début de décembre 2023", "[2023-12-01..2023-12-10]"),
        ("in mid-December 2023", "[2023-12-11..2023-12-20]"),
        ("mi-décembre 2023", "[2023-12-11..2023-12-20]"),
        ("à la mi-décembre 2023", "[2023-12-11..2023-12-20]"),
        ("late February 2024", "[2024-02-21..2024-02-29]"),
        ("the end of February 2023", "[2023-02-21..2023-02-28]"),
        ("fin décembre 2023", "[2023-12-21..2023-12-31]"),
        ("à la fin du mois de décembre 2023", "[2023-12-21..2023-12-31]"),
    ]);
}

#[test]
fn open_ends() {
    both(&[
        ("before 6 Nov 2024", "[..2024-11-05]"),
        ("avant le 6 novembre 2024", "[..2024-11-05]"),
        ("before 2024", "[..2023]"),
        ("before January 2024", "[..2023-12]"),
        ("by 6 Nov 2024", "[..2024-11-06]"),
        ("on or before 6 Nov 2024", "[..2024-11-06]"),
        ("au plus tard le 6 novembre 2024", "[..2024-11-06]"),
        ("after 6 Nov 2024", "[2024-11-07..]"),
        ("après le 6 novembre 2024", "[2024-11-07..]"),
        ("on or after 6 Nov 2024", "[2024-11-06..]"),
        ("since 31 March 2024", "2024-03-31/.."),
        ("depuis le 31 mars 2024", "2024-03-31/.."),
        ("depuis mars 2024 environ", "2024-03~/.."),
        ("from 31 March 2024, end not known", "2024-03-31/"),
        ("à partir d'avril 2024, fin inconnue", "2024-04/"),
        ("before 1800", "date-year-out-of-range"),
        ("after 2200", "date-year-out-of-range"),
    ]);
}

#[test]
fn refused() {
    both(&[
        ("", "date-empty"),
        (" \u{200b}\u{a0}", "date-empty"),
        ("31 February 2017", "date-impossible-day"),
        ("2017-02-31", "date-impossible-day"),
        ("31/02/2017", "date-impossible-day"),
        ("29 Feb 2023", "date-impossible-day"),
        ("0 May 2023", "date-impossible-day"),
        ("2023-13", "date-impossible-month"),
        ("13/2023", "date-impossible-month"),
        ("13/13/2023", "date-impossible-month"),
        ("2023-00", "date-impossible-month"),
        ("04/12/23", "date-two-digit-year"),
        ("12/23", "date-two-digit-year"),
        ("Dec-23", "date-two-digit-year"),
        ("4 December 23", "date-two-digit-year"),
        ("from Jan 22 to March 2023", "date-two-digit-year"),
        ("4 December", "date-year-missing"),
        ("December", "date-year-missing"),
        ("from 3 June 2022 to 9 June", "date-year-missing"),
        ("May 1750", "date-year-out-of-range"),
        ("2201", "date-year-out-of-range"),
        ("99999999999999999999", "date-year-out-of-range"),
        ("from 9 to 3 June 2022", "date-end-before-start"),
        ("from December to March 2024", "date-end-before-start"),
        ("[2024-05..2024-03]", "date-end-before-start"),
        ("spring 2022", "date-not-understood"),
        ("early 2022", "date-not-understood"),
        ("yesterday", "date-not-understood"),
        ("Monday", "date-not-understood"),
        ("last year", "date-not-understood"),
        ("l'année dernière", "date-not-understood"),
        ("from 31 March 2024", "date-not-understood"),
        ("3-9 June 2022", "date-not-understood"),
        ("between 4 and March 2024", "date-not-understood"),
        ("4 or 5, 2024", "date-not-understood"),
        ("à partir d'avril 2024", "date-not-understood"),
        ("perhaps 27 or 28 February 2022", "date-not-understood"),
        ("2022-2023", "date-not-understood"),
        ("?", "date-not-understood"),
        ("between", "date-not-understood"),
        ("4 May 2022 <b>", "date-not-understood"),
    ]);
}

#[test]
fn order_of_day_and_month() {
    assert_eq!(read("04/12/2023", Lang::Fr), "2023-12-04");
    assert_eq!(read("4.12.2023", Lang::Fr), "2023-12-04");
    assert_eq!(read("12/31/2023", Lang::Fr), "date-impossible-month");
    assert_eq!(en("12/31/2023"), "2023-12-31");
    assert_eq!(en("31/12/2023"), "2023-12-31");
    assert_eq!(en("02/31/2017"), "date-impossible-day");
    assert_eq!(en("between 04/12/2023 and 13/12/2023"), "[2023-12-04..2023-12-13]");
    assert_eq!(en("from 05/06/2023 to 06/05/2023"), "date-end-before-start");
    let Err(DateError::Ambiguous { day_first, month_first }) = parse("before 4.12.2023", Lang::En) else {
        panic!("the order was guessed");
    };
    assert_eq!(day_first.edtf(), "[..2023-12-03]");
    assert_eq!(month_first.edtf(), "[..2023-04-11]");
}

#[test]
fn errors_carry_their_reasons() {
    let args = |typed: &str, lang| match parse(typed, lang) {
        Err(e) => e.args(lang),
        Ok(d) => panic!("{typed} gave {d}"),
    };
    let owned = |pairs: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        pairs.iter().map(|(k, v)| (*k, (*v).to_owned())).collect()
    };
    let wanted = [("day", "31"), ("month", "février"), ("year", "2017"), ("days", "28")];
    assert_eq!(args("31 February 2017", Lang::Fr), owned(&wanted));
    let wanted = [("first", "4 December 2023"), ("second", "12 April 2023")];
    assert_eq!(args("04/12/2023", Lang::En), owned(&wanted));
}
