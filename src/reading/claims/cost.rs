//! How far a phrase is from the people it may be about: words between, clauses, other people, roles.

use std::ops::Range;

use super::Strength;
use crate::reading::context::Context;
use crate::reading::lexicon::Hit;
use crate::reading::scenes::{By, Cast, Unit};
use crate::reading::tags::{Form, Job, Tag};

/// A phrase this far from everybody is about nobody here.
const FAR: usize = 26;
/// So near or nearer, it is clear whom a phrase is about.
const FIRM: usize = 5;
/// So near or nearer, it is likely.
const FAIR: usize = 13;
/// Verbs look so many words ahead for their object.
const OBJECT: usize = 9;

/// Who a phrase is about.
pub(super) struct Aim<'c> {
    pub(super) unit: &'c Unit,
    pub(super) strength: Strength,
}

/// The unit of the sentence a phrase is most likely about.
pub(super) fn aim<'c>(cast: &'c Cast<'_, '_>, sentence: usize, phrase: &Range<usize>, form: Form) -> Option<Aim<'c>> {
    let scene = cast.scenes.get(sentence)?;
    let within = |unit: &&Unit| {
        unit.by == By::Nobody && form == Form::Verb && unit.tokens.start < phrase.start && phrase.end < unit.tokens.end
    };
    if let Some(unit) = scene.iter().find(within) {
        return Some(Aim { unit, strength: Strength::Firm });
    }
    let passive = form != Form::Verb || is_passive(cast, sentence, phrase);
    let costs = scene.iter().filter(|unit| !is_part(unit, phrase)).map(|unit| {
        let mut cost = distance(cast, scene, unit, phrase);
        cost += usize::from(unit.by == By::Nobody) * 3;
        cost += direction(cast, scene, unit, phrase, (form, passive));
        cost += role(cast, unit);
        cost += quoted(cast, sentence, unit, phrase);
        (cost, unit)
    });
    let (cost, unit) = costs.min_by_key(|(cost, unit)| (*cost, unit.tokens.start))?;
    let alone = scene.iter().all(|other| other.people.is_empty() || other.people == unit.people);
    let close = alone && unit.by != By::Nobody && matches!(form, Form::Noun | Form::State) && cost <= FAR;
    let strength = if cost <= FIRM {
        Strength::Firm
    } else if cost <= FAIR || close {
        Strength::Fair
    } else if cost <= FAR {
        Strength::Faint
    } else {
        return None;
    };
    Some(Aim { unit, strength })
}

/// "Was arrested together with X": X too.
pub(super) fn together<'c>(cast: &'c Cast<'_, '_>, sentence: usize, hit: Hit) -> Option<&'c Unit> {
    let with = cast.document.hits_at(hit.to).find(|other| other.from == hit.to && other.tag == Tag::Together)?;
    let scene = cast.scenes.get(sentence)?;
    scene.iter().find(|unit| unit.by == By::Name && unit.tokens.start >= with.to && unit.tokens.start < with.to + 5)
}

/// "Prisoners" is not about "two prisoners", it is them.
fn is_part(unit: &Unit, phrase: &Range<usize>) -> bool {
    unit.by == By::Nobody && unit.tokens.start <= phrase.start && phrase.end <= unit.tokens.end
}

fn between(unit: &Unit, phrase: &Range<usize>) -> Range<usize> {
    if unit.tokens.end <= phrase.start {
        unit.tokens.end..phrase.start
    } else if phrase.end <= unit.tokens.start {
        phrase.end..unit.tokens.start
    } else {
        phrase.start..phrase.start
    }
}

/// "X, 31, a player of renown in the city, was arrested": what stands between the commas does not part name and verb.
fn past_apposition(cast: &Cast<'_, '_>, scene: &[Unit], unit: &Unit, gap: Range<usize>) -> Range<usize> {
    let comma = |at: &usize| cast.document.is_sign(*at, ",");
    let opens = unit.by == By::Name && unit.tokens.end == gap.start && comma(&gap.start);
    let helper = |at: usize| {
        cast.document.is(at, Tag::Aux)
            || cast.document.token(at).is_some_and(|t| {
                matches!(
                    &*t.lower,
                    "has"
                        | "had"
                        | "have"
                        | "a"
                        | "ont"
                        | "avait"
                        | "avaient"
                        | "ha"
                        | "han"
                        | "había"
                        | "hat"
                        | "hatte"
                )
            })
    };
    let last = gap.clone().rev().find(|at| comma(at) && helper(at + 1)).filter(|last| *last > gap.start);
    let within = |last: usize| {
        scene.iter().any(|other| other.by == By::Name && gap.start <= other.tokens.start && other.tokens.end <= last)
    };
    match last.filter(|last| opens && !within(*last)) {
        Some(last) => last..gap.end,
        None => gap,
    }
}

fn distance(cast: &Cast<'_, '_>, scene: &[Unit], unit: &Unit, phrase: &Range<usize>) -> usize {
    let gap = past_apposition(cast, scene, unit, between(unit, phrase));
    let mut cost = gap.len();
    let alone = scene.iter().all(|other| other.people.is_empty() || other.people == unit.people);
    for at in gap.clone() {
        let Some(token) = cast.document.token(at) else {
            continue;
        };
        cost += match &*token.lower {
            ";" if alone => 3,
            ";" => 14,
            ":" => 5,
            "," => 1,
            "\"" | "”" | "“" | "»" | "«" => 2,
            _ => 0,
        };
        if cast.document.is(at, Tag::Turn) {
            cost += 5;
        }
    }
    let others = scene.iter().filter(|other| other.tokens.start >= gap.start && other.tokens.end <= gap.end);
    let weight = |other: &Unit| match other.by {
        By::Name if is_official(cast, other) => 1,
        By::Name => 6,
        By::Nobody => 3,
        By::Pronoun if other.people == unit.people => 0,
        _ => 2,
    };
    // Where nobody else is named, even a far word is about the one who is.
    let cost = if alone && unit.by != By::Nobody { cost / 2 } else { cost };
    cost + others.map(weight).sum::<usize>()
}

/// A verb with a helper looks back for its subject, one without looks ahead for its object; "the arrest of" looks ahead.
fn direction(cast: &Cast<'_, '_>, scene: &[Unit], unit: &Unit, phrase: &Range<usize>, how: (Form, bool)) -> usize {
    let (form, passive) = how;
    let before = unit.tokens.end <= phrase.start;
    let document = cast.document;
    let object = |unit: &Unit| unit.tokens.start >= phrase.end && unit.tokens.start - phrase.end < OBJECT;
    match form {
        Form::Noun => {
            let of = document.is(phrase.end, Tag::Of) && unit.tokens.start >= phrase.end;
            let owner = before && phrase.start - unit.tokens.end <= 3 && owns(cast, unit);
            usize::from(!of && !owner) * 3
        }
        // "X is a defendant".
        Form::Person
            if before
                && (1..=3).any(|back| phrase.start.checked_sub(back).is_some_and(|at| document.is(at, Tag::Aux))) =>
        {
            0
        }
        Form::Person => usize::from(before) * 2,
        Form::Verb if !passive && before && scene.iter().any(object) => 9,
        Form::Verb if !passive => usize::from(before) * 3,
        Form::Verb | Form::State | Form::Own => usize::from(!before) * 5,
    }
}

/// "He is a hostage," says X: what is quoted is said by X of somebody else, unless X says "I".
fn quoted(cast: &Cast<'_, '_>, sentence: usize, unit: &Unit, phrase: &Range<usize>) -> usize {
    let document = cast.document;
    let speaks = unit.mentions.iter().filter_map(|m| cast.contexts.get(*m)).any(|context| context.speaks);
    if !speaks {
        return 0;
    }
    let row = document.row(sentence);
    let sign = |at: usize| document.token(at).map_or("", |t| t.lower.as_str());
    let inside = |until: usize| {
        (row.start..until).fold(false, |open, at| match sign(at) {
            "“" | "«" | "„" => true,
            "”" | "»" => false,
            "\"" => !open,
            _ => open,
        })
    };
    let first = row.clone().any(|at| document.is(at, Tag::First) && inside(at));
    usize::from(inside(phrase.start) && !inside(unit.tokens.start) && !first) * (FAR + 1)
}

fn owns(cast: &Cast<'_, '_>, unit: &Unit) -> bool {
    unit.by == By::Pronoun || unit.mentions.iter().filter_map(|m| cast.contexts.get(*m)).any(|context| context.owns)
}

/// Whether a helper stands before the verb: "was arrested", "a été arrêté", "wurde verhaftet".
fn is_passive(cast: &Cast<'_, '_>, sentence: usize, phrase: &Range<usize>) -> bool {
    let row = cast.document.row(sentence);
    let start = phrase.start.saturating_sub(4).max(row.start);
    let helper = |at: usize| cast.document.is(at, Tag::Aux);
    let words = ["by", "in", "on", "at", "since", "for", "without"];
    let last = phrase.end.checked_sub(1).and_then(|at| cast.document.token(at));
    let within = phrase.len() > 1 && last.is_some_and(|t| words.contains(&&*t.lower));
    let by = within
        || cast.document.token(phrase.end).is_some_and(|t| matches!(&*t.lower, "by" | "in" | "on" | "at" | "since"));
    // "X, arrested in May": a participle behind a comma.
    let comma = phrase.start.checked_sub(1).is_some_and(|before| cast.document.is_sign(before, ","));
    // German sends the helper to the second place: far before the verb.
    let german = (row.start..phrase.start)
        .any(|at| cast.document.token(at).is_some_and(|t| matches!(&*t.lower, "wurde" | "wurden" | "wird" | "worden")));
    german || by || comma || (start..phrase.start).any(helper)
}

fn is_official(cast: &Cast<'_, '_>, unit: &Unit) -> bool {
    let contexts = || unit.mentions.iter().filter_map(|m| cast.contexts.get(*m));
    contexts().any(|context| context.jobs.contains(&Job::Official))
}

/// Officials, lawyers and relatives are in the sentence for another reason.
fn role(cast: &Cast<'_, '_>, unit: &Unit) -> usize {
    let weight = |context: &Context| {
        if context.jobs.contains(&Job::Official) || context.jobs.contains(&Job::Lawyer) {
            14
        } else if context.kin {
            4
        } else if !context.jobs.is_empty() || context.speaks {
            5
        } else {
            0
        }
    };
    let named = unit.mentions.iter().filter_map(|m| cast.contexts.get(*m)).map(weight).min().unwrap_or_default();
    let elsewhere = |person: &usize| cast.contexts_of(*person).map(|(_, c)| weight(c)).max().unwrap_or_default() >= 14;
    let lasting = unit.people.iter().all(elsewhere) && !unit.people.is_empty();
    named.max(usize::from(lasting) * 8)
}
