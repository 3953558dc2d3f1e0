//! The inbox: articles come in as they are, pasted or as files, and become
//! sources at once. What they say about themselves is proposed afterwards.

pub mod web;

use super::{Source, captures, captures::Incoming, captures::Way, store};
use crate::{access::Organisation, clock, dates::PartialDate, error::Result, history::Tx, id::Id, words::Term};

/// A new source from what came in: its title is what it says itself, else its first line or the name of its file.
///
/// # Errors
/// When the database fails.
pub fn add(tx: &mut Tx, organisation: Id<Organisation>, untitled: &str, incoming: Incoming) -> Result<Source> {
    let number = tx.next_number("source")?;
    let (name, url) = match &incoming.way {
        Way::Pasted(url) => ("", url.clone()),
        Way::File(name) => (name.as_str(), None),
    };
    let text = &incoming.extract.text;
    let text_sha256 = if text.is_empty() { None } else { Some(store::keep_text(tx, text)?) };
    let source = tx.insert(Source {
        title: incoming.extract.title(name).unwrap_or_else(|| untitled.to_owned()),
        url,
        retrieved: Some(PartialDate::day(clock::today())),
        // Of a file without a text nobody has seen yet how much of the article it is.
        completeness: Term::known(if text.is_empty() { "unknown" } else { "full" }),
        text_sha256,
        text_chars: i32::try_from(text.chars().count()).unwrap_or(i32::MAX),
        ..Source::blank(organisation, number)
    })?;
    captures::store::keep(tx, source.id, None, incoming)?;
    Ok(source)
}
