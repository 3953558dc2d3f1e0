//! What texts say about themselves.

use crate::reading::{Language, Options, read};

fn metadata(text: &str) -> crate::reading::Metadata {
    read(text, &Options { language: Some(Language::En), ..Options::default() }).metadata
}

#[test]
fn a_dateline_gives_the_day() {
    let found = metadata("OSLO, May 4, 2021 (AB/CD) - The court sat for hours in the old town and then went home.");
    assert_eq!(found.published.unwrap().value.edtf(), "2021-05-04");
}

#[test]
fn a_picture_and_a_summit_to_come_bound_the_day() {
    let text =
        "The minister at the gate, November 2, 2024. JANE DOE / AFP The minister will not go to COP29 this time.";
    assert_eq!(metadata(text).published.unwrap().value.edtf(), "[2024-11-02..2024-11-11]");
}

#[test]
fn the_share_behind_the_paywall_is_read() {
    assert_eq!(metadata("The end. You have 41.5% of this article left to read.").missing_percent, Some(41.5));
    assert_eq!(metadata("Prices rose by 4% in May, and the court sat again.").missing_percent, None);
}

#[test]
fn authors_come_from_the_byline() {
    let found = metadata("A day in court\nBy Jane Doe and John Roe\nThe court sat for hours in the old town.");
    assert_eq!(found.authors.iter().map(|a| &*a.text).collect::<Vec<_>>(), ["Jane Doe", "John Roe"]);
}
