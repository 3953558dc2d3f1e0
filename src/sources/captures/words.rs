//! A capture in words.

use super::Capture;
use crate::{locale, web::page::Page};

/// "File report.pdf · 120 kB · 3 May 2024, 10:00 UTC".
pub fn in_words(page: &Page, capture: &Capture) -> String {
    let how = how(page, capture);
    let mut parts = vec![how, size(page, capture)];
    parts.extend(capture.url.clone());
    parts.push(page.moment(&capture.captured_at));
    parts.join(" · ")
}

/// "Pasted", "File report.pdf".
pub fn how(page: &Page, capture: &Capture) -> String {
    match (&*capture.how, &capture.file_name) {
        ("file", Some(name)) => page.t1("capture-by-file", "name", name.as_str()),
        ("address", _) => page.t("capture-by-address").to_owned(),
        _ => page.t("capture-by-paste").to_owned(),
    }
}

/// "120 kB".
pub fn size(page: &Page, capture: &Capture) -> String {
    let kilobytes = (i64::from(capture.size) + 999) / 1000;
    page.t1("capture-size", "size", locale::number(page.lang(), kilobytes))
}

/// What was noticed, one sentence each.
pub fn notes(page: &Page, capture: &Capture) -> Vec<String> {
    capture.noticed().map(|note| page.t(&format!("capture-note-{note}")).to_owned()).collect()
}
