//! Pages as the web has them, and as it should not.

use super::*;
use std::time::{Duration, Instant};

fn text(html: &str) -> String {
    to_text(html).text
}

#[test]
fn paragraphs_and_breaks_stay_apart() {
    assert_eq!(
        text("<h1>One</h1><p>Two <b>three</b></p><ul><li>a<li>b</ul>x<br>y"),
        "One\n\nTwo three\n\na\nb\n\nx\ny"
    );
}

#[test]
fn what_nobody_sees_goes() {
    assert_eq!(text("a<script>if (1<2) alert('</b>')</script>b<style>p{}</style>c<!-- <p>no --> d"), "abc d");
    assert_eq!(text("a<SCRIPT>x</scriptx></Script >b"), "ab");
}

#[test]
fn references_are_resolved_and_unknown_ones_stay() {
    assert_eq!(text("D&eacute;tenu &amp; lib&#233;r&#xE9; &unknown; &#146;"), "Détenu & libéré &unknown; ’");
    assert_eq!(text("&#0;&#x110000;&#1;a"), "&#0;&#x110000;&#1;a");
}

#[test]
fn title_and_language_are_read() {
    let page = to_text("<html lang=\"fr-FR\"><head><title> Un titre </title></head><body>Corps</body></html>");
    assert_eq!(
        (page.title.as_deref(), page.language.as_deref(), &*page.text),
        (Some("Un titre"), Some("fr-FR"), "Corps")
    );
}

#[test]
fn quotation_marks_hide_the_end_of_a_tag_but_not_of_the_page() {
    assert_eq!(text("<a title=\"x > y\">z</a>"), "z");
    assert_eq!(text("<a title=\"x>z and more"), "z and more");
}

#[test]
fn a_sign_that_is_no_tag_stays() {
    assert_eq!(text("1 < 2 and a<b"), "1 < 2 and a<b");
}

#[test]
fn bombs_cost_no_more_than_other_pages() {
    let start = Instant::now();
    for bomb in [
        "<div>".repeat(400_000),
        "<".repeat(1_000_000),
        "<a href='".repeat(100_000),
        "&".repeat(1_000_000),
        "<!--".repeat(300_000),
    ] {
        to_text(&bomb);
    }
    assert!(start.elapsed() < Duration::from_secs(20));
}
