//! Whom the text speaks of where a sentence does not say it, and the events that happen to them there.

use std::collections::HashSet;

use super::{Claim, Claims, GroupClaim, Strength, is_real};
use crate::reading::groups::{may_be_of, named_as};
use crate::reading::lexicon::Hit;
use crate::reading::scenes::{By, Cast};
use crate::reading::tags::{Event, Form, Tag};

/// With several who are held, a text goes on about the last of them for so many sentences.
const BACK: usize = 4;
/// So many sentences after the last word about somebody it is likely that they are still meant.
const NEAR: usize = 2;

/// A group of so many at most is told of as people and not as a number.
const CROWD: usize = 60;
/// What a text is about stands in its first sentences.
const LEAD: usize = 3;

/// For each sentence those of the held it speaks of.
#[derive(Debug, Default)]
pub(in crate::reading) struct Focus {
    held: Vec<usize>,
    of_sentence: Vec<(Vec<usize>, bool)>,
}

impl Focus {
    /// A text with one person who is held speaks of that one throughout.
    pub(in crate::reading) fn new(cast: &Cast<'_, '_>, held: &[usize]) -> Self {
        let mut focus = Self { held: held.to_vec(), of_sentence: Vec::with_capacity(cast.scenes.len()) };
        let mut last = if held.len() == 1 { held.to_vec() } else { Vec::new() };
        let mut since = 0;
        for (sentence, scene) in cast.scenes.iter().enumerate() {
            let people = scene.iter().flat_map(|unit| unit.people.iter().copied());
            let mut here: Vec<usize> = people.filter(|person| held.contains(person)).collect();
            here.sort_unstable();
            here.dedup();
            if !here.is_empty() {
                (last, since) = (here, sentence);
            }
            if held.len() > 1 && sentence - since > BACK {
                last.clear();
            }
            focus.of_sentence.push((last.clone(), sentence - since <= NEAR));
        }
        focus
    }

    /// Those a sentence speaks of.
    pub(in crate::reading) fn of(&self, sentence: usize) -> &[usize] {
        self.of_sentence.get(sentence).map(|(people, _)| people.as_slice()).unwrap_or_default()
    }

    /// Whether it speaks of this person.
    pub(in crate::reading) fn is_on(&self, sentence: usize, person: usize) -> bool {
        self.of(sentence).contains(&person)
    }

    /// Whether the text tells of one case alone.
    pub(in crate::reading) fn is_single(&self) -> bool {
        self.held.len() == 1
    }

    /// Whether the person is one of those who are held.
    pub(in crate::reading) fn is_held(&self, person: usize) -> bool {
        self.held.contains(&person)
    }

    fn is_near(&self, sentence: usize) -> bool {
        self.of_sentence.get(sentence).is_some_and(|(_, near)| *near)
    }
}

impl Claims {
    /// Gives the events of nobody to those the text speaks of there.
    pub(in crate::reading) fn follow(&mut self, cast: &Cast<'_, '_>, focus: &Focus) {
        let taken: HashSet<usize> = self.people.iter().map(|claim| claim.hit.from).collect();
        let mut more = Vec::new();
        for sentence in 0..cast.scenes.len() {
            let strength = if focus.is_near(sentence) { Strength::Fair } else { Strength::Faint };
            for hit in cast.document.hits_in(cast.document.row(sentence)) {
                let Tag::Event(event, form) = hit.tag else {
                    continue;
                };
                let told = !matches!(event, Event::None | Event::Death) && form != Form::Person;
                if !told || taken.contains(&hit.from) {
                    continue;
                }
                let real = is_real(cast, sentence, hit);
                let swap = event == Event::Exchange && sentence <= LEAD && real && focus.held.len() > 1;
                if swap || self.group(sentence, hit).is_some_and(|group| is_lead(cast, focus, group)) {
                    let (strength, by) = (Strength::Fair, By::Group);
                    let claim =
                        |person: &usize| Claim { person: *person, event, form, hit, sentence, strength, real, by };
                    more.extend(focus.held.iter().map(claim));
                    continue;
                }
                if !self.is_open(cast, focus, sentence, hit) {
                    continue;
                }
                let by = By::Nobody;
                let claim = |person: &usize| Claim { person: *person, event, form, hit, sentence, strength, real, by };
                more.extend(focus.of(sentence).iter().map(claim));
            }
        }
        self.people.extend(more);
    }

    fn group(&self, sentence: usize, hit: Hit) -> Option<&GroupClaim> {
        self.groups.iter().find(|g| g.sentence == sentence && g.hit.from == hit.from)
    }

    /// Nothing says that the event happens to other people: no "some", no group of another size or nation.
    fn is_open(&self, cast: &Cast<'_, '_>, focus: &Focus, sentence: usize, hit: Hit) -> bool {
        let row = cast.document.row(sentence);
        if cast.document.is(row.start, Tag::Some) {
            return false;
        }
        let group = self.group(sentence, hit);
        group.is_none_or(|group| fits(cast, focus, group))
    }
}

/// "A Danish teacher was arrested" in a text about one person who may be Danish; "eleven fishermen" at the beginning of
/// a text that names fewer.
fn fits(cast: &Cast<'_, '_>, focus: &Focus, group: &GroupClaim) -> bool {
    let held = focus.held.len();
    let same = group.unit.count == Some(held) && focus.of(group.sentence).len() == held;
    same && focus.held.iter().all(|person| may_be_of(cast, *person, &group.unit))
}

/// "Eleven fishermen" at the beginning of a text that names fewer: those named are among them.
fn is_lead(cast: &Cast<'_, '_>, focus: &Focus, group: &GroupClaim) -> bool {
    let held = focus.held.len();
    let more = group.unit.count.is_some_and(|count| count > held && count <= CROWD);
    let few = held > 1 && more && group.sentence <= LEAD && named_as(cast, group.sentence, &group.unit).is_none();
    few && focus.held.iter().all(|person| may_be_of(cast, *person, &group.unit))
}
