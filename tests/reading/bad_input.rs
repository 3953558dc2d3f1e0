//! What nobody should paste, and somebody will.

use std::fmt::Write;

use habeas::reading::{MOST_BYTES, Options, html, read};

#[test]
fn an_empty_text_says_nothing() {
    for text in ["", " ", "\n\n", "\u{feff}", "...", "\u{202e}\u{200f}"] {
        let reading = read(text, &Options::default());
        assert_eq!((reading.people.len(), reading.language), (0, None), "{text:?}");
    }
}

#[test]
fn a_text_in_another_language_is_not_guessed_at() {
    let reading = read("Мартин Райан был арестован в Баку в декабре. Его обвиняют в шпионаже.", &Options::default());
    assert_eq!((reading.people.len(), reading.language), (0, None));
}

#[test]
fn of_five_megabytes_the_beginning_is_read_and_that_is_said() {
    let sentence =
        "The Norwegian teacher Ida Holm was arrested in Chile in May 2019 for espionage, said the ministry. ";
    let text = sentence.repeat(5_000_000 / sentence.len());
    let reading = read(&text, &Options::default());
    assert!(reading.truncated && text.len() > MOST_BYTES);
    assert!(reading.people.iter().any(|person| person.name == "Ida Holm" && person.is_case()));
}

#[test]
fn two_hundred_names_are_all_found() {
    let mut text =
        String::from("Chile has released a list of foreigners whom it holds in its prisons for espionage.\n\n");
    let letters = ["Ka", "Lo", "Mi", "Ne", "Pu", "Ra", "Si", "To", "Vu", "Ze"];
    let mut names = Vec::new();
    for first in letters {
        for second in letters {
            for end in ["rin", "stad"] {
                let name = format!("{first}ndo {second}{}{end}", first.to_lowercase());
                writeln!(text, "The Norwegian teacher {name} was arrested in Santiago de Chile in May 2019.").unwrap();
                names.push(name);
            }
        }
    }
    let reading = read(&text, &Options::default());
    let found = names.iter().filter(|name| reading.people.iter().any(|p| p.name == **name && p.is_case())).count();
    assert!(found >= 190, "{found} of {}", names.len());
}

#[test]
fn one_long_word_or_line_does_no_harm() {
    for text in [
        "a".repeat(1_000_000),
        "A".repeat(500_000),
        "A. ".repeat(100_000),
        "Ida Holm, ".repeat(40_000),
        "\"'«".repeat(100_000),
    ] {
        read(&text, &Options::default());
    }
}

#[test]
fn a_hostile_page_gives_its_text_alone() {
    let page =
        html::to_text("<p onclick=\"x()\">Ida <script>alert(1)</script>Holm &lt;b&gt;</p><iframe src=//x>y</iframe>");
    assert_eq!(page.text, "Ida Holm <b>");
}
