//! Greying, rule by rule.

use super::*;

fn grey(text: &str) -> Vec<&str> {
    find(text, Language::En).iter().filter_map(|grey| text.get(grey.start..grey.end)).collect()
}

#[test]
fn every_phrase_of_the_list_can_be_read() {
    for line in include_str!("../data/boilerplate.tsv").lines().filter(|line| !line.starts_with('#')) {
        assert!(phrases::read(line).is_some(), "{line}");
    }
}

#[test]
fn links_and_buttons_go() {
    let text =
        "The trial opens in May, said the court of the town.\nRead more: all about it\nShare this\nThe end of it.";
    assert_eq!(grey(text), ["Read more: all about it", "Share this"]);
}

#[test]
fn a_link_within_a_paragraph_goes_alone() {
    let text =
        "It was late. Read also | For our readers The tone rises Read later The court sat in the town for hours.";
    assert_eq!(grey(text), ["Read also | For our readers The tone rises Read later"]);
}

#[test]
fn related_posts_end_the_article() {
    let text = "A man was held for weeks in the north of the country.\n\nRelated posts\n\nA new ferry\n\nA new bridge";
    assert_eq!(grey(text), ["Related posts\n\nA new ferry\n\nA new bridge"]);
}

#[test]
fn a_caption_goes_with_its_credit() {
    let text = "The minister on the steps of the palace. JANE DOE / AFP The talks went on.";
    assert_eq!(grey(text), ["The minister on the steps of the palace. ", "JANE DOE / AFP"]);
}

#[test]
fn a_caption_that_says_who_is_held_stays() {
    let text = "A rally for the detainee Ida Holm in the town. AFP - JANE DOE";
    assert_eq!(grey(text), ["AFP - JANE DOE"]);
}

#[test]
fn datelines_do_not_grey_the_report() {
    assert_eq!(grey("SYDNEY (AP) — A man was held in the town."), ["(AP)"]);
    assert_eq!(
        grey("date 2021-02-03 Lima, Feb 3 (EFE).- Police held a man. It was late in the day there."),
        ["date 2021-02-03", "(EFE)"]
    );
}

#[test]
fn bylines_counters_and_initials_go() {
    let text = "A headline for the day\nBy Jane Doe and John Roe\n3:59 min\nThe court sat late in the day.\nab-cde";
    assert_eq!(grey(text), ["By Jane Doe and John Roe", "3:59 min", "ab-cde"]);
}
