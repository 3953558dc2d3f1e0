//! Pronouns and nouns that stand for people named before.

use super::{By, Cast, Unit};
use super::{kin, strangers};
use crate::reading::language::Language;
use crate::reading::lexicon::Hit;
use crate::reading::tags::{Gender, Pronoun, Tag};

/// A pronoun looks back over so many sentences.
const BACK: usize = 4;
/// A sentence without anybody speaks of the person of the sentence before, so many sentences long.
const TOPIC: usize = 2;

/// Adds the units that are not names to every scene.
pub(super) fn add(cast: &mut Cast<'_, '_>) {
    let mut recent = Recent::default();
    for number in 0..cast.scenes.len() {
        let named = cast.scenes.get(number).cloned().unwrap_or_default();
        let mut units = named.clone();
        units.extend(strangers::find(cast, number, &named));
        let introduced: Vec<Unit> = units.iter().filter(|unit| unit.by == By::Noun).cloned().collect();
        for at in cast.document.row(number) {
            if units.iter().any(|unit| unit.by != By::Nobody && unit.tokens.contains(&at)) {
                continue;
            }
            let Some(unit) = stand_in(cast, &recent, &units, (number, at)) else {
                continue;
            };
            // A noun that means somebody named before is nobody else.
            units.retain(|other| other.by != By::Nobody || !overlaps(other, &unit));
            units.push(unit);
        }
        units.sort_by_key(|unit| (unit.tokens.start, unit.tokens.end));
        recent.remember(number, &named, &introduced);
        let topic = recent.topic(cast, number, &units);
        cast.topics.push(topic);
        for unit in units.iter().filter(|unit| unit.by == By::Nobody && unit.count != Some(1)) {
            if let Some(people) = crate::reading::groups::named_as(cast, number, unit) {
                recent.group = Some((people, number));
            }
        }
        if let Some(scene) = cast.scenes.get_mut(number) {
            *scene = units;
        }
    }
}

fn overlaps(one: &Unit, other: &Unit) -> bool {
    one.tokens.start < other.tokens.end && other.tokens.start < one.tokens.end
}

/// Who was named lately.
#[derive(Default)]
struct Recent {
    /// Units of the sentences before, the latest sentence last.
    units: Vec<(usize, Vec<usize>)>,
    /// The latest unit of two or more.
    several: Vec<usize>,
    /// Whom a sentence without names speaks of, and since when.
    topic: Option<(Vec<usize>, usize)>,
    /// Those the latest group without names means, and where it stood.
    group: Option<(Vec<usize>, usize)>,
}

impl Recent {
    fn remember(&mut self, sentence: usize, named: &[Unit], introduced: &[Unit]) {
        for unit in named.iter().chain(introduced) {
            self.units.push((sentence, unit.people.clone()));
            if unit.people.len() > 1 {
                self.several.clone_from(&unit.people);
            }
        }
        let keep = self.units.iter().position(|(s, _)| *s + BACK >= sentence).unwrap_or(self.units.len());
        self.units.drain(..keep);
    }

    /// The person a sentence speaks of that names nobody.
    fn topic(&mut self, cast: &Cast<'_, '_>, sentence: usize, units: &[Unit]) -> Vec<usize> {
        let near = |what: &Option<(Vec<usize>, usize)>| what.clone().filter(|(_, since)| *since + TOPIC >= sentence);
        let before = near(&self.topic).or_else(|| near(&self.group)).map(|(people, _)| people).unwrap_or_default();
        let mut people: Vec<usize> = units.iter().flat_map(|unit| unit.people.iter().copied()).collect();
        people.sort_unstable();
        people.dedup();
        match people.as_slice() {
            [] => {}
            [person] if cast.may_be_held(*person) => self.topic = Some((people, sentence)),
            _ => self.topic = None,
        }
        before
    }

    /// The last so many who were named first in their sentence or in a list.
    fn last(&self, cast: &Cast<'_, '_>, count: usize) -> Vec<usize> {
        let mut people = Vec::new();
        let mut sentence = None;
        for (number, unit) in &self.units {
            let first = sentence != Some(*number);
            sentence = Some(*number);
            if first || unit.len() > 1 {
                people.extend(unit.iter().copied().filter(|person| cast.may_be_held(*person)));
            }
        }
        let mut last: Vec<usize> = Vec::new();
        for person in people.into_iter().rev() {
            if !last.contains(&person) && last.len() < count {
                last.push(person);
            }
        }
        if last.len() == count { last } else { Vec::new() }
    }
}

fn stand_in(cast: &Cast<'_, '_>, recent: &Recent, units: &[Unit], place: (usize, usize)) -> Option<Unit> {
    let (number, at) = place;
    let document = cast.document;
    // Spanish leaves the pronoun out: "Fue detenido el lunes."
    let row = document.row(number);
    let silent = at == row.start && document.language == Language::Es && document.is(at, Tag::Aux);
    if let Some(person) = antecedent(cast, recent, &[], Gender::Unknown).filter(|_| silent) {
        return Some(Unit {
            tokens: at..at + 1,
            people: vec![person],
            by: By::Pronoun,
            mentions: Vec::new(),
            count: None,
        });
    }
    let nation = strangers::is_by_nation(cast, at);
    let is_known = |tag: Tag| {
        matches!(tag, Tag::Pronoun(_) | Tag::Group(_) | Tag::Latter | Tag::Person(_) | Tag::Citizen)
            || (nation && matches!(tag, Tag::Demonym(_)))
    };
    let hits =
        document.hits_at(at).filter(|hit| hit.from == at && is_known(hit.tag) && hit.to <= document.row(number).end);
    let hit = hits.max_by_key(|hit| (matches!(hit.tag, Tag::Group(_) | Tag::Latter), hit.to))?;
    let named = |unit: &&Unit| matches!(unit.by, By::Name | By::Noun);
    let before: Vec<&Unit> = units.iter().filter(|unit| unit.tokens.end <= at).filter(named).collect();
    match hit.tag {
        Tag::Pronoun(Pronoun::One(gender)) if kin::is_owner(document, hit) => {
            let owner = antecedent(cast, recent, &before, gender);
            Some(kin::unit(cast, &lately(recent, &before), owner, hit))
        }
        Tag::Pronoun(Pronoun::One(gender)) => {
            // "Because he is German, X may leave": the name may follow.
            let after =
                || units.iter().find(|unit| unit.by == By::Name && unit.tokens.start > at)?.people.first().copied();
            if is_of_stranger(cast, units, &before, at) {
                return None;
            }
            let person = antecedent(cast, recent, &before, gender)
                .or_else(|| after().filter(|p| cast.gender(*p).agrees(gender)));
            one(person?, By::Pronoun, at, hit)
        }
        Tag::Pronoun(Pronoun::Several) => {
            let last = recent.units.last().filter(|(_, people)| people.len() > 1);
            let group = recent.group.as_ref().filter(|(_, since)| since + 1 >= number);
            let people = last.map(|(_, people)| people).or(group.map(|(people, _)| people))?;
            Some(unit(people.clone(), By::Pronoun, at, hit))
        }
        Tag::Group(count) => {
            group(cast, recent, &before, usize::from(count)).map(|people| unit(people, By::Group, at, hit))
        }
        Tag::Latter => {
            let last = before.iter().rev().find_map(|unit| unit.people.last());
            one(*last.or_else(|| recent.units.last()?.1.last())?, By::Pronoun, at, hit)
        }
        Tag::Demonym(code) => {
            let person = by_nation(cast, recent, &before, code)?;
            Some(Unit { tokens: at - 1..hit.to, people: vec![person], by: By::Noun, mentions: Vec::new(), count: None })
        }
        Tag::Person(_) | Tag::Citizen => {
            let gender = if let Tag::Person(gender) = hit.tag { gender } else { Gender::Unknown };
            let span = strangers::span(cast, at, &document.row(number));
            // "A Danish guest" is somebody new, "the Danish guest" is not.
            let new = document.has(span.start, |tag| matches!(tag, Tag::Number(_)))
                || document.token(span.start).is_some_and(|t| strangers::is_indefinite(&t.lower));
            if !document.is(span.start, Tag::Det) || new {
                return None;
            }
            let person = described(cast, recent, &before, at, gender)?;
            Some(Unit { tokens: span, people: vec![person], by: By::Noun, mentions: Vec::new(), count: None })
        }
        _ => None,
    }
}

/// Those named lately, the nearest first.
fn lately(recent: &Recent, before: &[&Unit]) -> Vec<usize> {
    let here = before.iter().rev().flat_map(|unit| unit.people.iter().rev());
    here.chain(recent.units.iter().rev().flat_map(|(_, people)| people.iter())).copied().collect()
}

fn one(person: usize, by: By, from: usize, hit: Hit) -> Option<Unit> {
    Some(unit(vec![person], by, from, hit))
}

fn unit(people: Vec<usize>, by: By, from: usize, hit: Hit) -> Unit {
    Unit { tokens: from..hit.to, people, by, mentions: Vec::new(), count: None }
}

/// "The two", "all three": the last list of as many, or the last as many that were named one by one.
fn group(cast: &Cast<'_, '_>, recent: &Recent, before: &[&Unit], count: usize) -> Option<Vec<usize>> {
    let fits = |people: &[usize]| people.len() > 1 && (count == 0 || people.len() == count);
    if let Some(unit) = before.iter().rev().find(|unit| fits(&unit.people)) {
        return Some(unit.people.clone());
    }
    if let Some((people, _)) = recent.group.as_ref().filter(|(people, _)| count > 0 && fits(people)) {
        return Some(people.clone());
    }
    if fits(&recent.several) {
        return Some(recent.several.clone());
    }
    Some(recent.last(cast, count)).filter(|people| fits(people))
}

/// "One day later a Chinese national left: he had been given": "he" is the stranger who is the subject.
fn is_of_stranger(cast: &Cast<'_, '_>, units: &[Unit], before: &[&Unit], at: usize) -> bool {
    let named = before.last().map_or(0, |unit| unit.tokens.end);
    let strangers = units.iter().filter(|unit| unit.by == By::Nobody && unit.count == Some(1) && unit.tokens.end <= at);
    strangers.filter(|unit| unit.tokens.start >= named && named > 0).any(|unit| {
        unit.tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| cast.document.is_sign(at, ",") || cast.document.is_sign(at, ";"))
    })
}

/// The person a pronoun means: the nearest before it in the sentence, else the first of the sentences before.
fn antecedent(cast: &Cast<'_, '_>, recent: &Recent, before: &[&Unit], gender: Gender) -> Option<usize> {
    let here = before.iter().rev().flat_map(|unit| unit.people.iter().rev());
    let mut sentences: Vec<usize> = recent.units.iter().map(|(sentence, _)| *sentence).collect();
    sentences.dedup();
    let earlier = sentences.into_iter().rev().flat_map(|sentence| {
        recent.units.iter().filter(move |(s, _)| *s == sentence).flat_map(|(_, people)| people.iter())
    });
    let fits = |person: &usize| cast.gender(*person).agrees(gender) && !cast.is_official(*person);
    here.chain(earlier).copied().find(fits)
}

/// The person "the American" means: the only one lately named who may be meant and has no other nationality.
fn by_nation(cast: &Cast<'_, '_>, recent: &Recent, before: &[&Unit], code: &str) -> Option<usize> {
    let here = before.iter().rev().flat_map(|unit| unit.people.iter().rev());
    let earlier = recent.units.iter().rev().flat_map(|(_, people)| people.iter());
    let fits = |person: &&usize| {
        let nations: Vec<&str> =
            cast.contexts_of(**person).flat_map(|(_, c)| c.nations.iter().map(|(code, _)| *code)).collect();
        cast.may_be_held(**person) && (nations.is_empty() || nations.contains(&code))
    };
    here.chain(earlier).find(fits).copied()
}

/// The person a noun means: whoever was called so by name, else the only one lately named who may be meant.
fn described(cast: &Cast<'_, '_>, recent: &Recent, before: &[&Unit], at: usize, gender: Gender) -> Option<usize> {
    let noun = &cast.document.token(at)?.lower;
    let here = before.iter().rev().flat_map(|unit| unit.people.iter().rev());
    let earlier = recent.units.iter().rev().flat_map(|(_, people)| people.iter());
    let mut nearby: Vec<usize> = here.chain(earlier).copied().collect();
    if let Some(person) = nearby.iter().copied().find(|person| cast.is_called(*person, noun)) {
        return Some(person);
    }
    nearby.sort_unstable();
    nearby.dedup();
    let nouns = [noun.clone()];
    nearby.retain(|person| {
        cast.may_be_held(*person) && cast.gender(*person).agrees(gender) && cast.fits(*person, &nouns)
    });
    match nearby.as_slice() {
        [person] => Some(*person),
        _ => None,
    }
}
