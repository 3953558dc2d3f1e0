//! Words of an accusation that accuse nobody: offices and trades.

use crate::reading::{facts::Source, lexicon::Hit, tags::Tag};

/// "Adviser on National Security" accuses nobody: an accusation is not written with capitals, but in headings and German.
pub(super) fn is_title(source: &Source<'_, '_, '_>, sentence: usize, hit: Hit) -> bool {
    let document = source.cast.document;
    let row = document.row(sentence);
    let heading = source.cast.is_heading(sentence);
    let capital = |at: usize| document.token(at).is_some_and(crate::reading::tokens::Token::is_capital);
    let beside = hit.from.checked_sub(1).is_some_and(capital) || (hit.from + 1..=hit.to).any(capital);
    capital(hit.from) && beside && !heading && hit.from > row.start && document.language != crate::reading::Language::De
}

/// "The graffiti artist", "a terrorism expert", "the murder victim": what somebody does or suffered, not what
/// somebody is accused of. Unlike "the terrorism suspect".
pub(super) fn is_trade(source: &Source<'_, '_, '_>, hit: Hit) -> bool {
    let document = source.cast.document;
    let is_accused =
        document.token(hit.to).is_some_and(|t| ["suspect", "convict"].iter().any(|w| t.lower.starts_with(w)));
    !document.has(hit.from, |tag| matches!(tag, Tag::Person(_)))
        && document.has(hit.to, |tag| matches!(tag, Tag::Person(_) | Tag::Victim))
        && !is_accused
}
