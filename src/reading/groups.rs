//! What is said of people without names ("two British citizens") goes to those who are named as that many.

use super::claims::{Claim, Claims, Strength};
use super::scenes::{By, Cast, Unit};
use super::tags::{Event, Tag};

/// A list of names this many sentences away still explains the group.
const REACH: usize = 6;

/// The people a group of that size means: the nearest list of as many names, behind it or before it.
pub(super) fn named_as(cast: &Cast<'_, '_>, sentence: usize, unit: &Unit) -> Option<Vec<usize>> {
    list(cast, sentence, unit, By::Name)
        .or_else(|| colon(cast, sentence, unit))
        .or_else(|| list(cast, sentence, unit, By::Group))
        .filter(|people| people.iter().all(|person| may_be_of(cast, *person, unit)))
}

/// "Three Danes" are not people of whom the text says that they are Swedes.
pub(super) fn may_be_of(cast: &Cast<'_, '_>, person: usize, unit: &Unit) -> bool {
    let said: Vec<&str> = cast
        .document
        .hits_in(unit.tokens.clone())
        .filter_map(|hit| match hit.tag {
            Tag::Demonym(code) | Tag::Country(code) => Some(code),
            _ => None,
        })
        .collect();
    let mut known = cast.contexts_of(person).flat_map(|(_, c)| c.nations.iter().map(|(code, _)| *code)).peekable();
    said.is_empty() || known.peek().is_none() || known.any(|code| said.contains(&code))
}

/// "Three foreigners: the trader X, …; the student Y, …; and Z": as many names in the sentence as the group has members.
fn colon(cast: &Cast<'_, '_>, sentence: usize, unit: &Unit) -> Option<Vec<usize>> {
    let scene =
        cast.scenes.get(sentence)?.iter().filter(|other| other.by == By::Name && other.tokens.start > unit.tokens.end);
    let mut people: Vec<usize> = scene.flat_map(|other| other.people.iter().copied()).collect();
    people.dedup();
    (unit.count == Some(people.len()) && people.iter().all(|person| cast.may_be_held(*person))).then_some(people)
}

fn list(cast: &Cast<'_, '_>, sentence: usize, unit: &Unit, by: By) -> Option<Vec<usize>> {
    let wanted = |other: &&Unit| {
        other.by == by
            && other.people.len() > 1
            && unit.count.is_none_or(|count| count == other.people.len())
            && other.people.iter().all(|person| cast.may_be_held(*person))
    };
    let behind = (sentence..cast.scenes.len()).take(REACH);
    let before = (sentence.saturating_sub(REACH)..sentence).rev();
    let mut scenes = behind.chain(before).filter_map(|number| cast.scenes.get(number));
    let near = scenes.find_map(|scene| scene.iter().find(wanted));
    // A count is a strong sign: the list may then stand anywhere.
    let anywhere = || unit.count.and_then(|_| cast.scenes.iter().flatten().find(wanted));
    near.or_else(anywhere).map(|unit| unit.people.clone())
}

/// Gives the claims about groups to the people they mean.
pub(super) fn share(cast: &Cast<'_, '_>, claims: &mut Claims) {
    let mut shared = Vec::new();
    for group in claims.groups.iter().filter(|group| group.event != Event::Death) {
        if group.unit.count == Some(1) {
            continue;
        }
        for person in named_as(cast, group.sentence, &group.unit).unwrap_or_default() {
            shared.push(Claim {
                person,
                event: group.event,
                form: group.form,
                hit: group.hit,
                sentence: group.sentence,
                strength: if group.unit.count.is_some() { Strength::Fair } else { Strength::Faint },
                real: group.real,
                by: By::Group,
            });
        }
    }
    claims.people.extend(shared);
}
