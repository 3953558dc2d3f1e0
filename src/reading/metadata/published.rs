//! The day of a text, or its bounds: a stamp, a dateline, the latest day it looks back to, an event it looks forward to.

use chrono::{Datelike, NaiveDate};

use super::{Published, quote};
use crate::dates::PartialDate;
use crate::reading::boilerplate::{Grey, Why};
use crate::reading::calendar::{self, Written};
use crate::reading::document::Document;
use crate::reading::model::Quote;
use crate::reading::tags::Tag;

/// A dateline stands among the first tokens.
const TOP: usize = 120;
/// The day of a text stands in one of so many first lines.
const LINES: usize = 14;
/// A line that only says when has no more words.
const SHORT: usize = 14;
/// Words between an event and what says that it is still to come.
const AHEAD: usize = 6;

/// When the text was published, as far as it shows.
pub(super) fn find(document: &Document<'_>, greyed: &[Grey]) -> Option<Published> {
    stamp(document, greyed)
        .or_else(|| dateline(document))
        .or_else(|| short_line(document))
        .or_else(|| bounds(document, greyed))
}

fn day_of(written: &Written) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(written.year?, written.month?, written.day?)
}

fn exact(document: &Document<'_>, written: &Written) -> Option<Published> {
    let bytes = document.bytes(&written.tokens);
    let quotes = vec![quote(document.text, bytes.start, bytes.end)];
    Some(Published { value: PartialDate::day(day_of(written)?), quotes })
}

/// "Published: 3 May 2021", "date 2023-04-17".
fn stamp(document: &Document<'_>, greyed: &[Grey]) -> Option<Published> {
    let spans = greyed.iter().filter(|g| matches!(g.why, Why::Dateline));
    for span in spans {
        let range = tokens_within(document, span.start, span.end);
        if let Some(found) = calendar_in(document, &range).iter().find_map(|w| exact(document, w)) {
            return Some(found);
        }
    }
    None
}

fn tokens_within(document: &Document<'_>, start: usize, end: usize) -> std::ops::Range<usize> {
    let from = document.tokens.partition_point(|t| t.start < start);
    let to = document.tokens.partition_point(|t| t.start < end);
    from..to
}

fn calendar_in(document: &Document<'_>, range: &std::ops::Range<usize>) -> Vec<Written> {
    calendar::find(document, range)
}

/// "LIMA, June 22, 2025 (AGENCY) —": capitals, a date, an agency or a dash.
fn dateline(document: &Document<'_>) -> Option<Published> {
    let top = 0..document.tokens.len().min(TOP);
    calendar::find(document, &top).iter().find_map(|written| {
        let before = written.tokens.start.checked_sub(2)?;
        let city = document.token(before).is_some_and(|t| t.is_all_capitals());
        let comma = document.is_sign(before + 1, ",");
        let dash = (written.tokens.end..written.tokens.end + 8)
            .any(|at| document.token(at).is_some_and(|t| matches!(&*t.lower, "—" | "–" | "-")));
        (city && comma && dash).then(|| exact(document, written))?
    })
}

/// "Lima | June 11, 2024, 6:03 pm", "Stand: 11.01.2019": a short line among the first that is no sentence.
fn short_line(document: &Document<'_>) -> Option<Published> {
    let mut start = 0;
    for line in document.text.split_inclusive('\n').take(LINES) {
        let (from, end) = (start, start + line.len());
        start = end;
        let words = line.split_whitespace().count();
        if words > SHORT || line.trim_end().ends_with(['.', '!', '?', ':']) {
            continue;
        }
        let dates = calendar::find(document, &tokens_within(document, from, end));
        if let Some(found) = dates.iter().find_map(|written| exact(document, written)) {
            return Some(found);
        }
    }
    None
}

/// Between the latest day it looks back to and the first day of an event it calls future.
fn bounds(document: &Document<'_>, greyed: &[Grey]) -> Option<Published> {
    let captions = greyed.iter().filter(|g| g.why == Why::Caption || g.why == Why::Credit);
    let mut earliest: Option<(NaiveDate, Quote)> = None;
    for span in captions {
        for written in calendar::find(document, &tokens_within(document, span.start, span.end)) {
            let Some(day) = day_of(&written) else {
                continue;
            };
            let bytes = document.bytes(&written.tokens);
            if earliest.as_ref().is_none_or(|(known, _)| day > *known) {
                earliest = Some((day, quote(document.text, bytes.start, bytes.end)));
            }
        }
    }
    let latest = known_event(document, earliest.as_ref().map(|(day, _)| *day));
    let edtf = match (&earliest, &latest) {
        (Some((from, _)), Some((to, _))) if from < to => format!("[{from}..{to}]"),
        (Some((from, _)), _) => format!("[{from}..]"),
        (None, Some((to, _))) => format!("[..{to}]"),
        (None, None) => return None,
    };
    let quotes = earliest.into_iter().chain(latest).map(|(_, quote)| quote).collect();
    Some(Published { value: PartialDate::from_edtf(&edtf).ok()?, quotes })
}

/// The first day of a gathering that the text calls future.
fn known_event(document: &Document<'_>, after: Option<NaiveDate>) -> Option<(NaiveDate, Quote)> {
    let list = include_str!("../data/known_events.tsv").lines().filter(|line| !line.starts_with('#'));
    list.filter_map(|line| line.split_once('\t')).find_map(|(day, words)| {
        let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
        let start = document.text.match_indices(words).map(|(at, _)| at).find(|at| is_ahead(document, *at))?;
        let fits = after.is_none_or(|after| after <= day && after.year() + 1 >= day.year());
        fits.then(|| (day, quote(document.text, start, start + words.len())))
    })
}

/// "Will not go to", "in the run-up to", "ne se rendra pas à".
fn is_ahead(document: &Document<'_>, byte: usize) -> bool {
    let at = document.tokens.partition_point(|t| t.start < byte);
    let from = at.saturating_sub(AHEAD);
    (from..at).any(|at| {
        document.token(at).is_some_and(|t| {
            matches!(
                &*t.lower,
                "will"
                    | "run-up"
                    | "ahead"
                    | "upcoming"
                    | "before"
                    | "avant"
                    | "prochaine"
                    | "rendra"
                    | "ira"
                    | "irá"
                    | "vor"
                    | "antes"
                    | "próxima"
            )
        }) && !document.is(at, Tag::Speech)
    })
}
