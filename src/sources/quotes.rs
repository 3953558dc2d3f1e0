//! Quotes: where the words somebody copied stand in the text of a source. Pure.

/// Where a quote stands in a text, in characters from 0. White space and the
/// shapes of quotation marks, dashes and apostrophes count as the same, because
/// copying changes them; the words must be exact. A quote that stands in
/// several places is found at `near`, or at the first.
pub fn position(text: &str, quote: &str, near: Option<usize>) -> Option<(usize, usize)> {
    let (folded, places) = alike(text);
    let (wanted, _) = alike(quote);
    let wanted: Vec<char> = wanted.into_iter().skip_while(|c| *c == ' ').collect();
    let end = wanted.iter().rposition(|c| *c != ' ')? + 1;
    let wanted = wanted.get(..end)?;
    let found = folded.windows(wanted.len()).enumerate().filter(|(_, window)| *window == wanted).map(|(at, _)| at);
    let at = match near {
        None => {
            let mut found = found;
            found.next()?
        }
        Some(near) => found.min_by_key(|at| places.get(*at).map_or(usize::MAX, |place| place.abs_diff(near)))?,
    };
    let start = *places.get(at)?;
    let last = *places.get(at + wanted.len() - 1)?;
    Some((start, last + 1))
}

/// The text with runs of white space as one space and typographic shapes made
/// alike, and for each character the place it has in the text.
fn alike(text: &str) -> (Vec<char>, Vec<usize>) {
    let (mut chars, mut places) = (Vec::new(), Vec::new());
    for (at, c) in text.chars().enumerate() {
        let c = match c {
            c if c.is_whitespace() => ' ',
            '’' | '‘' | 'ʼ' | '`' => '\'',
            '“' | '”' | '«' | '»' | '„' => '"',
            '–' | '—' | '‑' | '‐' => '-',
            c => c,
        };
        if c == ' ' && chars.last() == Some(&' ') {
            continue;
        }
        chars.push(c);
        places.push(at);
    }
    (chars, places)
}

/// The words between two places of a text.
pub fn between(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}
