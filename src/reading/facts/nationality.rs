//! Nationalities: of this person, in this text.

use std::collections::{BTreeMap, HashMap};

use super::{Source, quote};
use crate::reading::claims::about;
use crate::reading::groups::named_as;
use crate::reading::lexicon::Hit;
use crate::reading::model::Fact;
use crate::reading::reason::Reason;
use crate::reading::scenes::{By, Unit};
use crate::reading::tags::Tag;

/// For each person the nationalities.
pub(super) type Nations = HashMap<usize, Vec<Fact<&'static str>>>;

/// Nobody has more.
const MOST: usize = 4;

/// The nationalities of those who are held.
pub(super) fn of_all(source: &Source<'_, '_, '_>, held: &[usize]) -> Nations {
    let mut nations = Nations::new();
    for person in held {
        let own = described(source, *person);
        nations.insert(*person, own);
    }
    citizens(source, &mut nations);
    predicates(source, &mut nations);
    lists(source, &mut nations);
    groups(source, held, &mut nations);
    super::homes::add(source, held, &mut nations);
    single(source, held, &mut nations);
    nations
}

fn add(nations: &mut Nations, person: usize, fact: Fact<&'static str>) {
    if let Some(list) = nations.get_mut(&person) {
        push(list, fact);
    }
}

fn push(list: &mut Vec<Fact<&'static str>>, fact: Fact<&'static str>) {
    if list.len() < MOST && list.iter().all(|known| known.value != fact.value) {
        list.push(fact);
    }
}

/// "The French teacher X", "X, a British citizen".
fn described(source: &Source<'_, '_, '_>, person: usize) -> Vec<Fact<&'static str>> {
    let cast = source.cast;
    let mut list = Vec::new();
    for (mention, context) in cast.contexts_of(person) {
        // "The Russian lawyer X": an office is of its country, whoever holds it.
        for (code, tokens) in &context.nations {
            let words = cast.document.words(tokens).to_owned();
            push(&mut list, Fact::new(code, quote(cast, mention.sentence), Reason::Describes { words }));
        }
    }
    for (sentence, scene) in cast.scenes.iter().enumerate() {
        for unit in scene.iter().filter(|unit| unit.by == By::Noun && unit.people == [person]) {
            for (code, words) in codes_of(source, unit) {
                push(&mut list, Fact::new(code, quote(cast, sentence), Reason::Describes { words }));
            }
        }
    }
    list
}

/// "The two Belgian teachers": what stands behind the words for them.
fn behind_group(source: &Source<'_, '_, '_>, unit: &Unit) -> Vec<(&'static str, String)> {
    let document = source.cast.document;
    let about = |at: &usize| document.has(*at, |tag| matches!(tag, Tag::Demonym(_) | Tag::Person(_) | Tag::Citizen));
    let to = (unit.tokens.end..unit.tokens.end + 4).take_while(about).last().map_or(unit.tokens.end, |last| last + 1);
    let before = (unit.tokens.start.saturating_sub(2)..unit.tokens.start).find(|at| {
        document.has(*at, |tag| matches!(tag, Tag::Demonym(_)))
            && document.sentence_of(*at) == document.sentence_of(unit.tokens.start)
    });
    codes_of(source, &Unit { tokens: before.unwrap_or(unit.tokens.start)..to, ..unit.clone() })
}

/// "She is a citizen of Norway and of Chile", "Australia, of which he became a citizen".
fn citizens(source: &Source<'_, '_, '_>, nations: &mut Nations) {
    let cast = source.cast;
    for sentence in 0..cast.scenes.len() {
        let row = cast.document.row(sentence);
        for hit in cast.document.hits_in(row.clone()).filter(|hit| hit.tag == Tag::Citizen) {
            let codes = near(source, hit, row.end, row.start);
            if codes.is_empty() {
                continue;
            }
            let scene = cast.scenes.get(sentence).into_iter().flatten();
            if scene
                .filter(|unit| unit.by == By::Nobody)
                .any(|unit| unit.tokens.contains(&hit.from) && !codes_of(source, unit).is_empty())
            {
                continue;
            }
            let Some((people, _)) = about(cast, sentence, hit) else {
                continue;
            };
            let people = relative(source, sentence, hit).map_or(people, |person| vec![person]);
            for (code, words) in codes {
                for person in &people {
                    let reason = Reason::Describes { words: words.clone() };
                    add(nations, *person, Fact::new(code, quote(cast, sentence), reason));
                }
            }
        }
    }
}

/// "Neither X nor Y, who is a citizen of Z": the last of them alone.
fn relative(source: &Source<'_, '_, '_>, sentence: usize, hit: Hit) -> Option<usize> {
    let cast = source.cast;
    let units = cast.scenes.get(sentence)?.iter().filter(|unit| unit.by == By::Name && unit.mentions.len() > 1);
    let last = units.filter_map(|unit| unit.mentions.last()).find(|mention| {
        let end = cast.mentions.get(**mention).map_or(usize::MAX, |m| m.tokens.end);
        end < hit.from && hit.from - end < 8 && cast.document.is_sign(end, ",")
    });
    cast.someone(*last?)
}

/// "He is German", "X est française", "weil er Deutscher ist": a name or pronoun, a helper and a nationality.
fn predicates(source: &Source<'_, '_, '_>, nations: &mut Nations) {
    let cast = source.cast;
    let document = cast.document;
    for (sentence, scene) in cast.scenes.iter().enumerate() {
        for unit in scene.iter().filter(|unit| matches!(unit.by, By::Name | By::Pronoun | By::Group)) {
            let after = unit.tokens.end;
            let aux = |at: usize| document.is(at, Tag::Aux);
            for at in after..after + 3 {
                let Some((code, words)) = document.hits_at(at).find_map(|hit| match hit.tag {
                    Tag::Demonym(code) if hit.from == at => {
                        Some((code, document.words(&(hit.from..hit.to)).to_owned()))
                    }
                    _ => None,
                }) else {
                    continue;
                };
                let ends = !document.token(at + 1).is_some_and(|t| t.is_word())
                    || document.has(at + 1, |tag| matches!(tag, Tag::Function | Tag::Citizen));
                if ends && ((after..at).any(aux) || aux(at + 1)) && document.sentence_of(at) == Some(sentence) {
                    for person in &unit.people {
                        let reason = Reason::Describes { words: words.clone() };
                        add(nations, *person, Fact::new(code, quote(cast, sentence), reason));
                    }
                }
            }
        }
    }
}

/// The countries a word such as "citizen" is tied to.
fn near(source: &Source<'_, '_, '_>, hit: Hit, end: usize, start: usize) -> Vec<(&'static str, String)> {
    let document = source.cast.document;
    let code = |at: usize| {
        document.hits_at(at).find_map(|h| match h.tag {
            Tag::Demonym(code) | Tag::Country(code) if h.from == at => {
                Some((code, document.words(&(h.from..h.to)).to_owned()))
            }
            _ => None,
        })
    };
    let mut codes: Vec<_> = (hit.from.saturating_sub(3).max(start)..hit.from).filter_map(code).collect();
    if codes.is_empty() && document.is(hit.to, Tag::Of) {
        let stop = |at: &usize| {
            !document.is_sign(*at, ".")
                && !document.has(*at, |tag| matches!(tag, Tag::Event(..) | Tag::Speech | Tag::Aux))
        };
        codes = (hit.to..end).take(12).take_while(stop).filter_map(code).collect();
    }
    if codes.is_empty() {
        // "Australia, of which she became a citizen".
        let comma = (hit.from.saturating_sub(6).max(start)..hit.from).find(|at| document.is_sign(*at, ","));
        let of = comma.filter(|comma| document.is(comma + 1, Tag::Of));
        codes = of.and_then(|comma| code(comma.checked_sub(1)?)).into_iter().collect();
    }
    codes
}

/// Those of whom no nationality is known yet.
fn without(nations: &Nations, people: &[usize]) -> Vec<usize> {
    people.iter().filter(|person| nations.get(person).is_some_and(Vec::is_empty)).copied().collect()
}

/// "The French detainees X and Y": what stands before the first is said of all.
fn lists(source: &Source<'_, '_, '_>, nations: &mut Nations) {
    let cast = source.cast;
    for (sentence, scene) in cast.scenes.iter().enumerate() {
        for unit in scene.iter().filter(|unit| unit.by == By::Name && unit.people.len() > 1) {
            let Some(context) = unit.mentions.first().and_then(|m| cast.contexts.get(*m)) else {
                continue;
            };
            let several = (context.from..context.to).any(|at| cast.is_plural(at));
            for (code, tokens) in context.nations.iter().filter(|_| several) {
                let words = cast.document.words(tokens).to_owned();
                for person in without(nations, &unit.people) {
                    let reason = Reason::Describes { words: words.clone() };
                    add(nations, person, Fact::new(code, quote(cast, sentence), reason));
                }
            }
        }
    }
}

/// "Two British citizens": those who are named as that many; "Americans held in X": all who have no nationality yet.
fn groups(source: &Source<'_, '_, '_>, held: &[usize], nations: &mut Nations) {
    let cast = source.cast;
    for (sentence, scene) in cast.scenes.iter().enumerate() {
        for unit in scene.iter().filter(|unit| unit.by == By::Group) {
            for (code, words) in behind_group(source, unit) {
                for person in without(nations, &unit.people) {
                    let reason = Reason::OfGroup { words: words.clone() };
                    add(nations, person, Fact::new(code, quote(cast, sentence), reason));
                }
            }
        }
    }
    let mut open: BTreeMap<&'static str, (usize, String)> = BTreeMap::new();
    for (sentence, scene) in cast.scenes.iter().enumerate() {
        for unit in scene.iter().filter(|unit| unit.by == By::Nobody && unit.count != Some(1)) {
            let codes = codes_of(source, unit);
            if codes.is_empty() || !(unit.count.is_some() || (unit.tokens.clone()).any(|at| cast.is_plural(at))) {
                continue;
            }
            let people = named_as(cast, sentence, unit).unwrap_or_default();
            for (code, words) in codes {
                for person in
                    people.iter().filter(|p| nations.get(p).is_some_and(Vec::is_empty)).copied().collect::<Vec<_>>()
                {
                    let reason = Reason::OfGroup { words: words.clone() };
                    add(nations, person, Fact::new(code, quote(cast, sentence), reason));
                }
                let named = unit.tokens.clone().any(|at| cast.document.has(at, |tag| matches!(tag, Tag::Event(..))));
                let is_held = named
                    || source.claims.groups.iter().any(|g| g.sentence == sentence && g.unit.tokens == unit.tokens);
                if people.is_empty() && is_held && unit.count.is_none_or(|count| count >= held.len()) {
                    open.entry(code).or_insert((sentence, words));
                }
            }
        }
    }
    if let [(code, (sentence, words))] = &open.into_iter().collect::<Vec<_>>()[..] {
        for person in held.iter().filter(|p| nations.get(p).is_some_and(Vec::is_empty)).copied().collect::<Vec<_>>() {
            let reason = Reason::OfGroup { words: words.clone() };
            add(nations, person, Fact::new(code, quote(cast, *sentence), reason));
        }
    }
}

/// "A Swiss tourist is held": the only stranger of the text, where one alone of those held has no nationality yet.
fn single(source: &Source<'_, '_, '_>, held: &[usize], nations: &mut Nations) {
    let cast = source.cast;
    let open: Vec<usize> = held.iter().filter(|p| nations.get(p).is_some_and(Vec::is_empty)).copied().collect();
    let [person] = open.as_slice() else {
        return;
    };
    let mut found: BTreeMap<&'static str, (usize, String)> = BTreeMap::new();
    for (sentence, scene) in cast.scenes.iter().enumerate() {
        for unit in scene.iter().filter(|unit| unit.by == By::Nobody && unit.count == Some(1)) {
            for (code, words) in codes_of(source, unit) {
                found.entry(code).or_insert((sentence, words));
            }
        }
    }
    if let [(code, (sentence, words))] = &found.into_iter().collect::<Vec<_>>()[..] {
        let reason = Reason::Describes { words: words.clone() };
        add(nations, *person, Fact::new(code, quote(cast, *sentence), reason));
    }
}

fn codes_of(source: &Source<'_, '_, '_>, unit: &Unit) -> Vec<(&'static str, String)> {
    let document = source.cast.document;
    let hits = document.hits_in(unit.tokens.start..unit.tokens.end);
    hits.filter_map(|hit| match hit.tag {
        Tag::Demonym(code) | Tag::Country(code) => Some((code, document.words(&(hit.from..hit.to)).to_owned())),
        _ => None,
    })
    .collect()
}
