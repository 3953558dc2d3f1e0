//! What came in with a source, byte for byte, when a person is erased: a name
//! cannot be blacked out in a file, so the file goes, and its text stays
//! without the name.

use super::Black;
use crate::{
    error::Result,
    history::Tx,
    sources::{
        Source,
        captures::{Capture, extract::Note, store},
        store::keep_text,
    },
};

/// Blacks the name out in the captures of a source. The source's own text is dealt with by then.
pub(super) fn redact_captures(tx: &mut Tx, source: &Source, with: Black) -> Result<()> {
    for before in store::of(tx.conn(), source.id)? {
        let text = store::text(tx.conn(), &before)?.and_then(|text| with.forms.blacken(&text));
        let mut after = before.clone();
        // Only of a plain text is it known that nothing stands in it that the text does not show.
        if text.is_some() || !is_all_text(&before) {
            after.sha256 = None;
        }
        if let Some(text) = &text {
            after.text_sha256 = Some(keep_text(tx, text)?);
        }
        after.file_name =
            before.file_name.as_ref().map(|name| with.forms.blacken(name).unwrap_or_else(|| name.clone()));
        after.url = before.url.clone().filter(|url| !with.forms.stand_in(url));
        // By the digest of a file somebody could try which one it was, so what history says of it goes too.
        let after = tx.redact(&before, after, &|_| true, with.removal)?;
        if let Some(old) = before.sha256.as_ref().filter(|_| after.sha256.is_none()) {
            store::drop_bytes(tx.conn(), old)?;
        }
        if let Some(old) = before.text_sha256.as_ref().filter(|old| after.text_sha256.as_ref() != Some(*old)) {
            store::drop_text(tx.conn(), old)?;
        }
    }
    Ok(())
}

fn is_all_text(capture: &Capture) -> bool {
    capture.media_type == "text/plain" && !capture.noticed().any(|note| note == Note::Cut.code())
}
