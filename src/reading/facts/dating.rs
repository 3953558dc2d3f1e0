//! When somebody was arrested, sentenced and freed: the date that stands by the words for it.

use std::ops::Range;

use super::{Source, arrest, quote};
use crate::reading::calendar::{self, Written};
use crate::reading::claims::{Claim, Strength};
use crate::reading::model::{Fact, Person, StatedDate};
use crate::reading::reason::Reason;
use crate::reading::scenes::By;
use crate::reading::tags::{Event, Form, Tag, Unit};

/// A date stands within so many words of the event.
const REACH: usize = 14;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Arrest,
    Sentence,
    Release,
}

/// Fills the three dates in.
pub(super) fn fill(source: &Source<'_, '_, '_>, person: usize, found: &mut Person) {
    found.arrested = arrest::of(source, person);
    found.sentenced = date(source, person, What::Sentence);
    let free = matches!(found.custody.as_ref().map(|c| c.value), Some("free_in_country" | "left_country"));
    if free {
        found.released = date(source, person, What::Release);
    }
}

fn date(source: &Source<'_, '_, '_>, person: usize, what: What) -> Option<Fact<StatedDate>> {
    let mut best: Option<(i32, Fact<StatedDate>)> = None;
    for claim in source.claims.of(person).filter(|claim| claim.real && claim.strength >= Strength::Fair) {
        let row = source.cast.document.row(claim.sentence);
        for written in calendar::find(source.cast.document, &row) {
            let Some(score) = fit(source, claim, &written, what) else {
                continue;
            };
            let Some(fact) = stated(source, claim.sentence, &(claim.hit.from..claim.hit.to), &written) else {
                continue;
            };
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, fact));
            }
        }
    }
    best.map(|(_, fact)| fact)
}

/// The date as a fact, with the words it stands by.
pub(super) fn stated(
    source: &Source<'_, '_, '_>,
    sentence: usize,
    words: &Range<usize>,
    written: &Written,
) -> Option<Fact<StatedDate>> {
    let document = source.cast.document;
    let completed = complete(source, written);
    let written_out = completed.as_ref().unwrap_or(written);
    let dated = written_out.dated(source.published.as_ref())?;
    // A year that the text does not have is left open, unless somebody said when it was published.
    let known = source.is_told || dated.edtf.get(..4).is_some_and(|year| document.text.contains(year));
    let dated = if dated.resolved && !known { written_out.dated(None)? } else { dated };
    let date = document.words(&written.tokens).to_owned();
    let words = document.words(words).to_owned();
    let reason = match source.published.as_ref().filter(|_| dated.resolved) {
        Some(published) => Reason::ResolvedFrom { words, date: date.clone(), published: published.edtf().to_owned() },
        None => Reason::DateBy { words, date: date.clone() },
    };
    let value = StatedDate { edtf: dated.edtf, as_stated: date };
    Some(Fact::new(value, quote(source.cast, sentence), reason))
}

/// "In March" where the text elsewhere says "March 2024" and no other March.
fn complete(source: &Source<'_, '_, '_>, written: &Written) -> Option<Written> {
    let month = written.month.filter(|_| written.year.is_none() && !written.is_relative())?;
    let mut years: Vec<i32> =
        source.dates.iter().filter(|date| date.month == Some(month)).filter_map(|date| date.year).collect();
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [year] => Some(Written { year: Some(*year), ..written.clone() }),
        _ => None,
    }
}

/// How well a date fits the event; `None` if it belongs to something else.
pub(super) fn fit(source: &Source<'_, '_, '_>, claim: &Claim, written: &Written, what: What) -> Option<i32> {
    let document = source.cast.document;
    let since = (1..=5).any(|back| {
        written.tokens.start.checked_sub(back).is_some_and(|at| {
            let part = (at + 1..written.tokens.start).all(|at| document.token(at).is_some_and(|t| is_part(&t.lower)));
            (document.is(at, Tag::Since) || is_from(document, at)) && (part || gap_is_small(source, at, written))
        })
    });
    let fits = match (what, claim.event) {
        (What::Arrest, Event::Arrest | Event::Abduction) => claim.form != Form::Person,
        // "Held since May" says when it began, "held in May" does not; "imprisoned in May" does.
        (What::Arrest, Event::Hold) => {
            since || begins(source, claim) || goes_on(source, claim, written) || lasts_days(source, claim)
        }
        (What::Arrest, Event::ExitBan | Event::HouseArrest) => since,
        (What::Arrest, Event::Sentence | Event::Release) => false,
        (What::Sentence, Event::Sentence | Event::Convict) => !since,
        (What::Release, Event::Release | Event::Pardon | Event::Exchange | Event::Deport) => !since,
        _ => false,
    };
    let (event, date) = (claim.hit.from..claim.hit.to, &written.tokens);
    let gap = if date.end <= event.start { date.end..event.start } else { event.end..date.start.max(event.end) };
    let begun = what == What::Arrest && claim.event == Event::Hold && goes_on(source, claim, written);
    if begun {
        return Some(i32::from(written.precision()));
    }
    if !fits || gap.len() > REACH {
        return None;
    }
    let signs: i32 = gap.clone().map(|at| sign(source, at)).sum();
    let events = document.hits_in(gap.clone()).filter(|hit| is_other(hit.tag, claim.event)).count();
    let others = others(source, claim, &gap);
    let cost = i32::try_from(gap.len()).unwrap_or(99) + signs + i32::try_from(events).unwrap_or(9) * 6 + others * 8;
    let form = i32::from(claim.form == Form::Noun) * 3;
    let by = i32::from(claim.by == By::Group) * 4;
    (cost <= 22).then(|| {
        i32::from(written.precision()) * 8 - cost - form - by + i32::from(claim.strength == Strength::Firm) * 4
    })
}

/// "Held from July 2021".
fn is_from(document: &crate::reading::document::Document<'_>, at: usize) -> bool {
    document.token(at).is_some_and(|t| matches!(&*t.lower, "from" | "dès" | "ab"))
}

/// "Since the end of March", "depuis fin mars".
fn is_part(word: &str) -> bool {
    matches!(
        word,
        "early"
            | "mid"
            | "late"
            | "the"
            | "end"
            | "beginning"
            | "start"
            | "of"
            | "fin"
            | "début"
            | "mi"
            | "la"
            | "le"
            | "du"
            | "mois"
            | "de"
            | "cette"
            | "finales"
            | "principios"
            | "mediados"
            | "anfang"
            | "mitte"
            | "ende"
            | "month"
            | "last"
            | "this"
            | "-"
    )
}

fn gap_is_small(source: &Source<'_, '_, '_>, at: usize, written: &Written) -> bool {
    (at + 1..written.tokens.start).all(|at| source.cast.document.is(at, Tag::Function))
}

/// "In 2021, X was caught up in a case and is still being held": the date is when it began.
fn goes_on(source: &Source<'_, '_, '_>, claim: &Claim, written: &Written) -> bool {
    let document = source.cast.document;
    let row = document.row(claim.sentence);
    let first = written.tokens.start <= row.start + 2 && written.tokens.end < claim.hit.from;
    let from = claim.hit.from.saturating_sub(3).max(row.start);
    first && (from..claim.hit.from).any(|at| document.is(at, Tag::Still))
}

/// "Jailed in May", "imprisoned in 2020": the verb says that it began then.
fn begins(source: &Source<'_, '_, '_>, claim: &Claim) -> bool {
    let words = source.cast.document.words(&(claim.hit.from..claim.hit.to)).to_lowercase();
    let starts = [
        "jailed",
        "imprisoned",
        "detained",
        "incarc",
        "enferm",
        "intern",
        "jeté",
        "envoyé",
        "ingres",
        "meti",
        "locked",
        "gesteckt",
        "festgesetzt",
        "emprison",
        "écrou",
        "détenu",
        "encarcel",
        "detenid",
        "eingesperrt",
        "taken",
        "thrown",
        "sent to",
        "put in",
    ];
    claim.form == Form::Verb && starts.iter().any(|word| words.contains(word))
}

/// "Held for nineteen days in January": so short a time began when it was.
fn lasts_days(source: &Source<'_, '_, '_>, claim: &Claim) -> bool {
    let short = |tag: Tag| matches!(tag, Tag::Unit(Unit::Day | Unit::Week));
    claim.form == Form::Verb && (claim.hit.to..claim.hit.to + 4).any(|at| source.cast.document.has(at, short))
}

fn sign(source: &Source<'_, '_, '_>, at: usize) -> i32 {
    match source.cast.document.token(at).map_or("", |t| &t.lower) {
        ";" => 20,
        ":" => 6,
        "," => 1,
        _ => 0,
    }
}

/// Another event between event and date has the better right to it.
fn is_other(tag: Tag, event: Event) -> bool {
    matches!(tag, Tag::Event(other, form) if other != event && form != Form::Person)
}

fn others(source: &Source<'_, '_, '_>, claim: &Claim, gap: &std::ops::Range<usize>) -> i32 {
    let units = source.cast.scenes.get(claim.sentence).into_iter().flatten();
    let between =
        units.filter(|unit| unit.by == By::Name && unit.tokens.start >= gap.start && unit.tokens.end <= gap.end);
    i32::try_from(between.filter(|unit| !unit.people.contains(&claim.person)).count()).unwrap_or(9)
}
