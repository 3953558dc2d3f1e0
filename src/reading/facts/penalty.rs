//! The sentence a court passed. What a prosecutor asks for and what the law allows at most are none.

use std::ops::Range;

use super::{Source, quote};
use crate::reading::claims::{Claim, about};
use crate::reading::lexicon::Hit;
use crate::reading::model::{Fact, Penalty};
use crate::reading::reason::Reason;
use crate::reading::tags::{Event, Tag, Unit, halves};

/// The length stands within so many words of the event.
const REACH: usize = 12;

/// The sentence of a person.
pub(super) fn of(source: &Source<'_, '_, '_>, person: usize) -> Option<Fact<Penalty>> {
    let mut best: Option<(usize, Fact<Penalty>)> = None;
    for claim in source.claims.of(person).filter(|c| is_passed(c.event)) {
        let row = source.cast.document.row(claim.sentence);
        for (tokens, penalty) in lengths(source, claim.sentence) {
            let event = claim.hit.from..claim.hit.to;
            let gap = tokens.start.saturating_sub(event.end).max(event.start.saturating_sub(tokens.end));
            if gap > REACH || is_wish(source, &row, &tokens) || !is_theirs(source, claim, &tokens) {
                continue;
            }
            // A sentence after an event that is none ("held for three years") needs the word for it.
            let cost = gap + usize::from(matches!(claim.event, Event::Hold | Event::Trial)) * 6;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                let words = source.cast.document.words(&event).to_owned();
                best = Some((cost, Fact::new(penalty, quote(source.cast, claim.sentence), Reason::ByName { words })));
            }
        }
    }
    best.map(|(_, fact)| fact)
}

fn is_passed(event: Event) -> bool {
    matches!(event, Event::Sentence | Event::Convict)
}

/// Two people in one sentence: the length goes to the nearer.
fn is_theirs(source: &Source<'_, '_, '_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let hit = Hit { from: tokens.start, to: tokens.end, tag: Tag::Number(0) };
    about(source.cast, claim.sentence, hit).is_none_or(|(people, _)| people.contains(&claim.person))
}

/// "Up to 15 years", "the prosecutor asked for 11 years".
fn is_wish(source: &Source<'_, '_, '_>, row: &Range<usize>, tokens: &Range<usize>) -> bool {
    let document = source.cast.document;
    let from = tokens.start.saturating_sub(10).max(row.start);
    let clause = (from..tokens.start).rev().take_while(|at| !document.is_sign(*at, ";") && !document.is_sign(*at, ","));
    let mut clause = clause.filter(|at| document.has(*at, |tag| tag == Tag::Maximum));
    clause.next().is_some() || (tokens.end..tokens.end + 4).any(|at| row.contains(&at) && document.is_sign(at, "?"))
}

/// The lengths and kinds of punishment named in a sentence.
fn lengths(source: &Source<'_, '_, '_>, sentence: usize) -> Vec<(Range<usize>, Penalty)> {
    let document = source.cast.document;
    let row = document.row(sentence);
    let mut list = Vec::new();
    for hit in document.hits_in(row.clone()) {
        match hit.tag {
            Tag::Penalty(kind) if kind != "fine" => {
                let as_stated = document.words(&(hit.from..hit.to)).to_owned();
                list.push((hit.from..hit.to, Penalty { kind, months: None, as_stated }));
            }
            Tag::Unit(unit @ (Unit::Year | Unit::Month)) => {
                if let Some((from, halves)) = number_before(source, hit.from, row.start) {
                    let months = u32::from(halves) * if unit == Unit::Year { 6 } else { 0 };
                    let months = if unit == Unit::Month { u32::from(halves) / 2 } else { months };
                    let as_stated = document.words(&(from..hit.to)).to_owned();
                    list.push((from..hit.to, Penalty { kind: "prison", months: Some(months), as_stated }));
                }
            }
            _ => {}
        }
    }
    join_months(source, list)
}

/// "Three years and nine months" is one length.
fn join_months(source: &Source<'_, '_, '_>, list: Vec<(Range<usize>, Penalty)>) -> Vec<(Range<usize>, Penalty)> {
    let mut joined: Vec<(Range<usize>, Penalty)> = Vec::new();
    for (tokens, penalty) in list {
        match joined.last_mut() {
            Some((before, whole))
                if tokens.start <= before.end + 1 && whole.months.is_some() && penalty.months.is_some() =>
            {
                *before = before.start..tokens.end;
                whole.months = whole.months.zip(penalty.months).map(|(a, b)| a + b);
                whole.as_stated = source.cast.document.words(before).to_owned();
            }
            _ => joined.push((tokens, penalty)),
        }
    }
    joined
}

fn number_before(source: &Source<'_, '_, '_>, unit: usize, start: usize) -> Option<(usize, u16)> {
    let document = source.cast.document;
    let at = unit.checked_sub(1).filter(|at| *at >= start)?;
    let written = document.hits_at(at).find_map(|hit| match hit.tag {
        Tag::Number(halves) => Some((hit.from, halves)),
        _ => None,
    });
    written.or_else(|| Some((at, halves(&document.token(at)?.lower).filter(|h| *h <= 400)?)))
}
