//! Laws that hold for any text: nothing panics, quotes are exact, offsets lie within, greyed words become no fact.

use habeas::reading::{Language, Options, Quote, Reading, read};
use proptest::prelude::*;

/// Pieces of articles, so that random texts reach the rules.
const PIECES: &[&str] = &[
    "The French teacher ",
    "Ida Holm",
    " and ",
    "Per Holm",
    ", 34, ",
    "was arrested ",
    "in Chile ",
    "on May 7, 2022",
    ". ",
    "He ",
    "was sentenced to five years ",
    "in prison",
    "; ",
    "\n\n",
    "his brother, ",
    "(AFP)",
    "JANE DOE / AFP ",
    "Read more\n",
    "le 7 mai 2022",
    " a été condamné ",
    "l'avocat ",
    "d'espionnage",
    "é",
    "–",
    "\"",
    "’s ",
    "U.S. ",
    "the two ",
    "both ",
    "who ",
    "el-Sayed ",
    "Dr. ",
    "“",
    " wurde verhaftet",
    "Zweieinhalb Jahre ",
    "\u{202e}",
    "日本",
    "؟",
    "𝔘",
    "İ",
    "ß",
    "\t",
    "COP29 will not ",
    "39.69% of this article left to read",
    "two British citizens ",
    "said ",
    "was detenido ",
    "31 February 2020 ",
    "2020-02-31 ",
    "XXXX",
];

fn quotes(reading: &Reading) -> Vec<&Quote> {
    let mut quotes: Vec<&Quote> = Vec::new();
    for person in &reading.people {
        quotes.push(&person.role.quote);
        quotes.extend(person.nationalities.iter().map(|fact| &fact.quote));
        quotes.extend(person.charges.iter().map(|fact| &fact.quote));
        quotes.extend([&person.country, &person.custody, &person.stage].into_iter().flatten().map(|fact| &fact.quote));
        quotes.extend(person.place.iter().map(|fact| &fact.quote));
        quotes.extend(
            [&person.arrested, &person.sentenced, &person.released].into_iter().flatten().map(|fact| &fact.quote),
        );
        quotes.extend(person.sentence.iter().map(|fact| &fact.quote));
    }
    let metadata = &reading.metadata;
    quotes.extend(
        metadata.title.iter().chain(&metadata.agency).chain(&metadata.authors).chain(&metadata.machine_translation),
    );
    quotes
}

fn check(text: &str, language: Option<Language>) -> Result<(), TestCaseError> {
    let reading = read(text, &Options { language, ..Options::default() });
    for quote in quotes(&reading) {
        prop_assert_eq!(text.get(quote.start..quote.end), Some(quote.text.as_str()));
    }
    for form in reading.people.iter().flat_map(|person| &person.forms) {
        prop_assert_eq!(text.get(form.start..form.end), Some(form.text.as_str()));
        let greyed = reading.greyed.iter().any(|grey| grey.start < form.end && form.start < grey.end);
        prop_assert!(!greyed, "{} is greyed", form.text);
    }
    let mut end = 0;
    for grey in &reading.greyed {
        prop_assert!(grey.start >= end && grey.start < grey.end, "greyed spans are sorted and apart");
        prop_assert!(text.get(grey.start..grey.end).is_some());
        end = grey.end;
    }
    prop_assert_eq!(&reading, &read(text, &Options { language, ..Options::default() }));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_read(text in ".{0,400}") {
        check(&text, None)?;
    }

    #[test]
    fn any_heap_of_pieces_can_be_read(picks in prop::collection::vec(0..PIECES.len(), 0..60), number in 0..4_usize) {
        let text: String = picks.into_iter().map(|pick| PIECES[pick]).collect();
        check(&text, Some(Language::ALL[number]))?;
    }

    #[test]
    fn any_page_becomes_text(page in "[<>/a-z \"'=&;#!-]{0,200}") {
        let text = habeas::reading::html::to_text(&page).text;
        prop_assert!(text.len() <= page.len() * 2);
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(found) = habeas::reading::decode::decode(&bytes, None) {
            prop_assert!(!found.text.trim().is_empty());
        }
    }
}
