//! The country that holds a person, and the place: what stands nearest to what happened.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::nationality::Nations;
use super::{Source, quote};
use crate::reading::claims::{Claim, Strength};
use crate::reading::lexicon::Hit;
use crate::reading::model::{Fact, Person, Role};
use crate::reading::reason::Reason;
use crate::reading::scenes::By;
use crate::reading::tags::{Event, Job, Tag};

/// A word for a country and where it stands.
#[derive(Clone, Debug)]
struct Signal {
    code: &'static str,
    tokens: Range<usize>,
    sentence: usize,
    weight: i32,
    place: bool,
}

/// All words for countries that do not say somebody's nationality.
pub(super) struct Signals {
    list: Vec<Signal>,
    /// For each sentence its part of the list.
    of_sentence: Vec<Range<usize>>,
    totals: BTreeMap<&'static str, i32>,
    nations: HashSet<&'static str>,
}

impl Signals {
    pub(super) fn new(source: &Source<'_, '_, '_>, nations: &Nations) -> Self {
        let cast = source.cast;
        let mut taken: HashSet<usize> = HashSet::new();
        for context in &cast.contexts {
            taken.extend(context.nations.iter().flat_map(|(_, tokens)| tokens.clone()));
        }
        let nobody = cast.scenes.iter().flatten().filter(|unit| matches!(unit.by, By::Nobody | By::Noun));
        taken.extend(nobody.flat_map(|unit| unit.tokens.clone()));
        let mut signals = Self {
            list: Vec::new(),
            of_sentence: Vec::new(),
            totals: BTreeMap::new(),
            nations: nations.values().flatten().map(|fact| fact.value).collect(),
        };
        for sentence in 0..cast.scenes.len() {
            let from = signals.list.len();
            signals.sentence(source, sentence, &taken);
            signals.of_sentence.push(from..signals.list.len());
        }
        signals
    }

    fn sentence(&mut self, source: &Source<'_, '_, '_>, sentence: usize, taken: &HashSet<usize>) {
        let document = source.cast.document;
        for hit in document.hits_in(document.row(sentence)) {
            let (code, place, base) = match hit.tag {
                Tag::Country(code) => (code, false, 4),
                Tag::Place(code) => (code, true, 4),
                // "Iranian authorities" hold people, "an Iranian colleague" does not.
                Tag::Demonym(code) => (code, false, if is_of_state(source, hit) { 3 } else { 1 }),
                _ => continue,
            };
            if taken.contains(&hit.from) && !place {
                continue;
            }
            if is_dateline(source, sentence, hit.from) {
                continue;
            }
            let before = hit.from.checked_sub(1);
            let inside = before.is_some_and(|at| {
                document.is(at, Tag::Inside)
                    || (document.is(at, Tag::Det) && at.checked_sub(1).is_some_and(|at| document.is(at, Tag::Inside)))
            });
            let home = (hit.from.saturating_sub(3)..hit.from).any(|at| document.is(at, Tag::Homeward));
            let weight = if home { 1 } else { base + i32::from(inside) * 4 };
            *self.totals.entry(code).or_default() += 1;
            self.list.push(Signal { code, tokens: hit.from..hit.to, sentence, weight, place });
        }
    }

    /// How many countries the text speaks of, nationalities included.
    pub(super) fn count(&self) -> usize {
        self.totals.keys().copied().chain(self.nations.iter().copied()).collect::<HashSet<_>>().len()
    }

    fn of(&self, sentence: usize) -> &[Signal] {
        self.of_sentence.get(sentence).and_then(|range| self.list.get(range.clone())).unwrap_or_default()
    }

    /// The country that holds the person.
    pub(super) fn country(
        &self,
        source: &Source<'_, '_, '_>,
        person: usize,
        own: &[&str],
    ) -> Option<Fact<&'static str>> {
        let mut scores: BTreeMap<&'static str, (i32, i32, &Signal)> = BTreeMap::new();
        for claim in source.claims.of(person) {
            for signal in self.of(claim.sentence) {
                let score = tie(source, claim, signal);
                let entry = scores.entry(signal.code).or_insert((0, 0, signal));
                entry.0 += score;
                if score > entry.1 {
                    (entry.1, entry.2) = (score, signal);
                }
            }
        }
        for signal in &self.list {
            let total = self.totals.get(signal.code).copied().unwrap_or_default();
            scores.entry(signal.code).or_insert((total.min(6) * 4, 0, signal));
        }
        let total = |code: &str| self.totals.get(code).copied().unwrap_or_default();
        let elsewhere = scores.iter().filter(|(code, _)| !own.contains(code));
        let (tied, most) =
            elsewhere.fold((0, 0), |(tied, most), (code, (_, best, _))| (tied.max(*best), most.max(total(code))));
        // Nothing ties the person to another country, and the text is about the person's own: held at home.
        let home = tied == 0 && own.iter().any(|code| total(code) >= 3 * most.max(1));
        for (code, score) in &mut scores {
            score.0 += total(code).min(6) * 4;
            if own.contains(code) && !home {
                // People are rarely said to be held at home where their nationality is said.
                score.0 = score.0 * if own.len() > 1 { 50 } else { 15 } / 100;
            }
        }
        let (code, (_, best, signal)) =
            scores.into_iter().max_by_key(|(code, (score, _, _))| (*score, std::cmp::Reverse(*code)))?;
        let words = source.cast.document.words(&signal.tokens).to_owned();
        let reason = if best > 0 { Reason::NearestCountry { words } } else { Reason::MostNamedCountry { words } };
        Some(Fact::new(code, quote(source.cast, signal.sentence), reason))
    }

    /// The city or prison in that country.
    pub(super) fn place(&self, source: &Source<'_, '_, '_>, person: usize, country: &str) -> Option<Fact<String>> {
        let mut best: Option<(i32, &Signal)> = None;
        for claim in source.claims.of(person) {
            for signal in self.of(claim.sentence).iter().filter(|s| s.place && s.code == country && s.weight > 4) {
                let score = tie(source, claim, signal);
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, signal));
                }
            }
        }
        let (_, signal) = best?;
        let words = source.cast.document.words(&signal.tokens).to_owned();
        Some(Fact::new(words.clone(), quote(source.cast, signal.sentence), Reason::NearestCountry { words }))
    }
}

/// Whether a word for the police, a court or the state stands by the adjective.
fn is_of_state(source: &Source<'_, '_, '_>, hit: Hit) -> bool {
    let document = source.cast.document;
    let from = hit.from.saturating_sub(2);
    (from..hit.to + 3).any(|at| {
        document.has(at, |tag| matches!(tag, Tag::Authority | Tag::Org | Tag::Site | Tag::Job(Job::Official)))
    })
}

/// "SYDNEY, Australia (AB) —": where the desk is.
fn is_dateline(source: &Source<'_, '_, '_>, sentence: usize, at: usize) -> bool {
    let document = source.cast.document;
    let row = document.row(sentence);
    let city = document.token(row.start).is_some_and(crate::reading::tokens::Token::is_all_capitals);
    let dash = (row.start..row.end.min(row.start + 12))
        .find(|at| document.token(*at).is_some_and(|t| matches!(&*t.lower, "—" | "–" | "-")));
    city && dash.is_some_and(|dash| at < dash)
}

/// Where no sentence ties a person to a country, the others of the text show it.
pub(super) fn follow(people: &mut [(usize, Person)]) {
    let mut tied: BTreeMap<&'static str, usize> = BTreeMap::new();
    let countries =
        people.iter().filter(|(_, person)| person.is_case()).filter_map(|(_, person)| person.country.as_ref());
    for country in countries.filter(|country| matches!(country.reason, Reason::NearestCountry { .. })) {
        *tied.entry(country.value).or_default() += 1;
    }
    let Some((most, _)) = tied.into_iter().max_by_key(|(code, times)| (*times, std::cmp::Reverse(*code))) else {
        return;
    };
    let quote =
        people.iter().filter_map(|(_, person)| person.country.as_ref()).find(|country| country.value == most).cloned();
    for (_, person) in people.iter_mut().filter(|(_, person)| person.is_case()) {
        let untied = person.country.as_ref().is_none_or(|c| matches!(c.reason, Reason::MostNamedCountry { .. }));
        if untied && person.nationalities.len() == 1 && person.nationalities.iter().all(|fact| fact.value == most) {
            let reason = Reason::HeldAtHome { country: most };
            person.role = Fact::new(Role::HeldAtHome, person.role.quote.clone(), reason);
            continue;
        }
        if untied && person.nationalities.iter().all(|fact| fact.value != most || person.nationalities.len() > 1) {
            person.country.clone_from(&quote);
        }
    }
}

/// How closely a word for a country is tied to what happened.
fn tie(source: &Source<'_, '_, '_>, claim: &Claim, signal: &Signal) -> i32 {
    let (event, word) = (claim.hit.from..claim.hit.to, &signal.tokens);
    let gap = if word.end <= event.start { word.end..event.start } else { event.end..word.start.max(event.end) };
    let strength = match claim.strength {
        Strength::Firm => 4,
        Strength::Fair => 3,
        Strength::Faint => 1,
    };
    let units = source.cast.scenes.get(claim.sentence).into_iter().flatten();
    let between = units
        .filter(|unit| unit.by == By::Name && unit.tokens.start >= gap.start && unit.tokens.end <= gap.end)
        .filter(|unit| !unit.people.contains(&claim.person));
    let others = i32::try_from(between.count()).unwrap_or(9);
    let far = i32::try_from(gap.len()).unwrap_or(i32::MAX).min(40);
    let signs =
        gap.filter(|at| source.cast.document.is_sign(*at, ",") || source.cast.document.is_sign(*at, ";")).count();
    let signs = i32::try_from(signs).unwrap_or(9);
    let leaving =
        matches!(claim.event, Event::Deport | Event::Extradite | Event::Release | Event::Exchange | Event::Pardon);
    let weight = signal.weight * strength * 10 / (5 + far + others * 12 + signs * 3);
    if leaving { weight / 2 } else { weight }
}
