//! What in a page is not the article: it is greyed, never deleted, and nothing greyed becomes a suggestion.

mod credits;
mod furniture;
mod lines;
mod phrases;
mod rules;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::language::Language;
use lines::lines;

/// Why a span is greyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Menus, buttons, share links.
    Menu,
    /// "Read also" and its like.
    Link,
    /// Related posts.
    Related,
    /// The form for comments, and comments.
    Comments,
    /// Newsletter and support lines.
    Newsletter,
    /// Notices to subscribers.
    Paywall,
    /// Credits and rights.
    Credit,
    /// The words under a picture.
    Caption,
    /// Notices about cookies and terms.
    Cookies,
    /// Advertisements.
    Advert,
    /// Who wrote it.
    Byline,
    /// The day or the desk a text comes from.
    Dateline,
    /// Players, counters and signs alone on a line.
    Player,
    /// The initials of an agency's desk.
    Signature,
    /// A line in a language the text is not in.
    OtherLanguage,
    /// "Agency X reports".
    Attribution,
}

/// A greyed span of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grey {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Why it is greyed.
    pub why: Why,
}

/// The spans to grey, sorted, none overlapping another.
pub(super) fn find(text: &str, language: Language) -> Vec<Grey> {
    let lines = lines(text);
    let mut greys = Vec::new();
    phrases::find(text, &lines, language, &mut greys);
    for (number, line) in lines.iter().enumerate() {
        let place = rules::Place { number, count: lines.len(), lines: &lines };
        rules::find(text, line, place, language, &mut greys);
        credits::find(text, line, language, &mut greys);
    }
    furniture::find(text, &lines, language, &mut greys);
    join(greys)
}

/// Sorted and without overlaps: what begins first says why.
fn join(mut greys: Vec<Grey>) -> Vec<Grey> {
    greys.sort_by_key(|grey| (grey.start, std::cmp::Reverse(grey.end)));
    let mut joined: Vec<Grey> = Vec::with_capacity(greys.len());
    for grey in greys.into_iter().filter(|grey| grey.start < grey.end) {
        match joined.last_mut() {
            Some(last) if grey.start < last.end => last.end = last.end.max(grey.end),
            _ => joined.push(grey),
        }
    }
    joined
}
