//! Days held, by the rule `first_in_last_out`: the first day counts, the day
//! of the end does not. Pure arithmetic on what is known, never a guess.

use super::PartialDate;
use chrono::NaiveDate;

/// One stay in custody, as the case records it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// When it began, if anything is known.
    pub start: Option<PartialDate>,
    /// When it ended, if anything is known. Not read when it has not ended.
    pub end: Option<PartialDate>,
    /// `false`: still going on as of today.
    pub ended: bool,
    /// Counts in the strict measure.
    pub strict: bool,
    /// Counts in the wide measure; what is strict always does.
    pub wide: bool,
}

/// How many days, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaysHeld {
    /// Days that are certain.
    pub min: i64,
    /// Days that are possible.
    pub max: i64,
    /// Still counting as of the day asked.
    pub ongoing: bool,
}

/// Which of the two figures a formula explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The certain days.
    Min,
    /// The possible days.
    Max,
}

/// First day, which counts, and the day of the end, which does not.
pub type Piece = (NaiveDate, NaiveDate);

/// Days held over the spans that count, which must come in the order they happened.
///
/// Overlaps count once. `today` may be any cut-off date: what comes later is not
/// counted. `None` when no span counts, or when one of them has no limit in time.
pub fn held(spans: &[Span], strict: bool, today: NaiveDate) -> Option<DaysHeld> {
    let spans = counted(spans, strict, today);
    if spans.is_empty() {
        return None;
    }
    Some(DaysHeld {
        min: total(&union(inner(&spans, today))),
        max: total(&union(outer(&spans, today)?)),
        ongoing: spans.iter().any(|span| goes_on(span, today)),
    })
}

/// The pieces whose days add up to [`held`]; empty when there is no figure.
pub fn formula(spans: &[Span], strict: bool, today: NaiveDate, bound: Bound) -> Vec<Piece> {
    let spans = counted(spans, strict, today);
    match (outer(&spans, today), bound) {
        (None, _) => Vec::new(),
        (Some(pieces), Bound::Max) => union(pieces),
        (Some(_), Bound::Min) => union(inner(&spans, today)),
    }
}

fn counted(spans: &[Span], strict: bool, today: NaiveDate) -> Vec<&Span> {
    let counts = |span: &&Span| span.strict || (!strict && span.wide);
    let begun = |span: &&Span| start(span).0.is_none_or(|first| first <= today);
    spans.iter().filter(counts).filter(begun).collect()
}

fn start(span: &Span) -> (Option<NaiveDate>, Option<NaiveDate>) {
    span.start.as_ref().map_or((None, None), PartialDate::start_bounds)
}

/// Both bounds of the end, never later than today.
fn end(span: &Span, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
    if !span.ended {
        return (Some(today), Some(today));
    }
    let (first, last) = span.end.as_ref().map_or((None, None), PartialDate::end_bounds);
    (first.map(|d| d.min(today)), last.map(|d| d.min(today)))
}

fn goes_on(span: &Span, today: NaiveDate) -> bool {
    let end = span.end.as_ref().and_then(|d| d.end_bounds().0);
    !span.ended || end.is_some_and(|first| first > today)
}

/// The certain pieces: latest start to earliest end.
fn inner(spans: &[&Span], today: NaiveDate) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, first) in spans.iter().enumerate() {
        let Some(from) = start(first).1 else { continue };
        let mut current = *first;
        pieces.extend(end(current, today).0.map(|to| (from, to)));
        // "Moved in May 2024" ends one stay and begins the next on the same
        // day: the doubt about the day is no gap between the two.
        for next in spans.iter().skip(at.saturating_add(1)) {
            if current.ended && current.end.is_some() && current.end == next.start {
                current = next;
                pieces.extend(end(current, today).0.map(|to| (from, to)));
            }
        }
    }
    pieces
}

/// The possible pieces: earliest start to latest end. A missing limit is taken
/// from the spans before or after, since a stay lies between its neighbours;
/// a neighbour that contradicts what is known of the stay itself limits nothing.
fn outer(spans: &[&Span], today: NaiveDate) -> Option<Vec<Piece>> {
    let mut pieces = Vec::with_capacity(spans.len());
    for (at, span) in spans.iter().enumerate() {
        let ((first, from_latest), (to_earliest, last)) = (start(span), end(span, today));
        let before = spans.iter().take(at).filter_map(|s| start(s).0);
        let after = spans.iter().skip(at.saturating_add(1));
        let after = after.filter_map(|s| end(s, today).1);
        let from = first.or_else(|| {
            let possible = |d: &NaiveDate| from_latest.is_none_or(|latest| *d <= latest);
            before.filter(possible).min()
        });
        let to = last.or_else(|| {
            let possible = |d: &NaiveDate| to_earliest.is_none_or(|earliest| *d >= earliest);
            after.filter(possible).max()
        });
        pieces.push((from?, to?));
    }
    Some(pieces)
}

/// Sorted pieces without overlap or touch; empty ones are left out.
fn union(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.retain(|(from, to)| from < to);
    pieces.sort_unstable();
    let mut merged: Vec<Piece> = Vec::new();
    for (from, to) in pieces {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

fn total(pieces: &[Piece]) -> i64 {
    pieces.iter().map(|(from, to)| to.signed_duration_since(*from).num_days()).sum()
}
