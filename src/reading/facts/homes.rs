//! Where those who are held come from, when no word by the name says it: whose consul speaks, whose teacher is held.

use std::collections::BTreeMap;

use super::nationality::Nations;
use super::{Source, quote};
use crate::reading::lexicon::Hit;
use crate::reading::model::Fact;
use crate::reading::reason::Reason;
use crate::reading::tags::{Form, Job, Tag};

/// A consul or a minister speaks for the country within so many words.
const REACH: usize = 3;
/// The head of a text.
const LEAD: usize = 3;
/// A country with less to show for it is nobody's.
const LEAST: i32 = 3;

/// What shows that strangers of a text come from a country, and the first place that does.
#[derive(Clone, Debug)]
struct Home {
    weight: i32,
    sentence: usize,
    words: String,
}

/// Gives those without a nationality the only one that the text gives its strangers.
pub(super) fn add(source: &Source<'_, '_, '_>, held: &[usize], nations: &mut Nations) {
    let open: Vec<usize> = held.iter().filter(|p| nations.get(p).is_some_and(Vec::is_empty)).copied().collect();
    // Where the others come from elsewhere, nothing is known of the last.
    let mut known: Vec<&str> = nations.values().flatten().map(|fact| fact.value).collect();
    known.sort_unstable();
    known.dedup();
    if open.is_empty() || known.len() > 1 {
        return;
    }
    let known = known.first().map(|code| (*code).to_owned());
    let homes = homes(source);
    let Some((codes, home)) = homes.iter().max_by_key(|(codes, home)| (home.weight, std::cmp::Reverse(*codes))) else {
        return;
    };
    let holder = holder(source);
    let others = homes.iter().filter(|(other, _)| {
        !other.iter().any(|code| codes.contains(code)) && holder.is_none_or(|holder| other[..] != [holder])
    });
    let second = others.map(|(_, home)| home.weight).max().unwrap_or_default();
    if home.weight < LEAST || home.weight < second * 2 || known.is_some_and(|known| !codes.contains(&&*known)) {
        return;
    }
    for person in open {
        for code in codes {
            let reason = Reason::Describes { words: home.words.clone() };
            let fact = Fact::new(*code, quote(source.cast, home.sentence), reason);
            nations.entry(person).or_default().push(fact);
        }
    }
}

/// For each country, or two of a double national, what shows that the strangers come from there.
fn homes(source: &Source<'_, '_, '_>) -> BTreeMap<Vec<&'static str>, Home> {
    let document = source.cast.document;
    let mut homes: BTreeMap<Vec<&'static str>, Home> = BTreeMap::new();
    for sentence in 0..source.cast.scenes.len() {
        let mut last = None;
        for hit in document.hits_in(document.row(sentence)) {
            let (Tag::Demonym(_) | Tag::Country(_) | Tag::Place(_) | Tag::Home(_)) = hit.tag else {
                continue;
            };
            if last == Some(hit.from) {
                continue;
            }
            last = Some(hit.from);
            let weight = weight(source, hit);
            if weight == 0 {
                continue;
            }
            let words = document.words(&(hit.from..hit.to)).to_owned();
            let home = homes.entry(codes(source, hit)).or_insert(Home { weight: 0, sentence, words });
            home.weight += weight;
        }
    }
    homes
}

/// The country where the text plays: where most is said to be in it, and whose police and courts act.
fn holder(source: &Source<'_, '_, '_>) -> Option<&'static str> {
    let document = source.cast.document;
    let mut places: BTreeMap<&'static str, usize> = BTreeMap::new();
    for hit in (0..source.cast.scenes.len()).flat_map(|sentence| document.hits_in(document.row(sentence))) {
        let inside = hit.from.checked_sub(1).is_some_and(|at| document.is(at, Tag::Inside));
        let state = |at: usize| document.has(at, |tag| matches!(tag, Tag::Authority | Tag::Site));
        match hit.tag {
            Tag::Place(code) | Tag::Country(code) if inside => *places.entry(code).or_default() += 2,
            Tag::Demonym(code) if state(hit.to) => *places.entry(code).or_default() += 2,
            Tag::Place(code) => *places.entry(code).or_default() += 1,
            _ => {}
        }
    }
    places.into_iter().max_by_key(|(code, times)| (*times, std::cmp::Reverse(*code))).map(|(code, _)| code)
}

/// "Franco-Turkish" is two countries.
fn codes(source: &Source<'_, '_, '_>, hit: Hit) -> Vec<&'static str> {
    let hits = source.cast.document.hits_at(hit.from).filter(|other| other.from == hit.from && other.to == hit.to);
    let mut codes: Vec<&str> = hits
        .filter_map(|hit| match hit.tag {
            Tag::Demonym(code) | Tag::Country(code) | Tag::Place(code) | Tag::Home(code) => Some(code),
            _ => None,
        })
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// How much the word shows that somebody held comes from there.
fn weight(source: &Source<'_, '_, '_>, hit: Hit) -> i32 {
    let document = source.cast.document;
    if matches!(hit.tag, Tag::Home(_)) {
        return 3;
    }
    let around = hit.from.saturating_sub(REACH)..hit.to + REACH;
    let near = |test: &dyn Fn(Tag) -> bool| {
        around.clone().any(|at| document.sentence_of(at) == document.sentence_of(hit.from) && document.has(at, test))
    };
    let demonym = matches!(hit.tag, Tag::Demonym(_));
    let beside = |at: usize| document.has(at, |tag| matches!(tag, Tag::Person(_) | Tag::Citizen | Tag::Kin(_)));
    let person = beside(hit.to) || hit.from.checked_sub(1).is_some_and(beside);
    // "The Danish judge", "the Danish minister": of the state and not one who is held.
    let official = near(&|tag| matches!(tag, Tag::Job(Job::Official | Job::Lawyer)));
    let consular = near(&|tag| tag == Tag::Abroad);
    let member = hit.from.checked_sub(2).is_some_and(|at| document.is(at, Tag::Citizen));
    match (demonym, person, consular) {
        (_, _, true) if !matches!(hit.tag, Tag::Place(_)) => 2,
        (true, true, _) if !official => 3,
        (false, true, _) if document.is(hit.to, Tag::Citizen) => 3,
        (false, ..) if member => 3,
        (true, false, _) if !official && is_someone(source, hit) => 3,
        (true, false, _) if !official && is_in_lead(source, hit) => 2,
        _ if is_bound_home(source, hit) => 2,
        _ => 0,
    }
}

/// "Danish piano tuner gets nine years": at the head of a text an adjective by a noun that no list knows.
fn is_in_lead(source: &Source<'_, '_, '_>, hit: Hit) -> bool {
    let document = source.cast.document;
    let noun = |at: usize| {
        let known = document.has(at, |tag| {
            matches!(tag, Tag::Org | Tag::Site | Tag::Authority | Tag::Function | Tag::Event(..) | Tag::Charge(_))
        });
        document.sentence_of(at) == document.sentence_of(hit.from)
            && document.token(at).is_some_and(|t| t.is_word() && !t.is_capital())
            && !known
    };
    let early = document.sentence_of(hit.from).is_some_and(|sentence| sentence < LEAD);
    early && (noun(hit.to) || hit.from.checked_sub(1).is_some_and(noun))
}

/// "She landed in Oslo", "back home to Norway", "a nurse from Bergen".
fn is_bound_home(source: &Source<'_, '_, '_>, hit: Hit) -> bool {
    let document = source.cast.document;
    let row = document.sentence_of(hit.from).map_or(0..0, |sentence| document.row(sentence));
    let before = |reach: usize| hit.from.saturating_sub(reach).max(row.start)..hit.from;
    let bound = before(3).any(|at| document.is(at, Tag::Homeward));
    let from = before(1).any(|at| document.has(at, |tag| matches!(tag, Tag::Origin | Tag::Of)))
        && before(2).any(|at| document.has(at, |tag| matches!(tag, Tag::Person(_) | Tag::Kin(_))));
    matches!(hit.tag, Tag::Place(_) | Tag::Country(_)) && (bound || from)
}

/// "The Dane", "two Danes", "another Dane", "Dane gets nine years".
fn is_someone(source: &Source<'_, '_, '_>, hit: Hit) -> bool {
    let document = source.cast.document;
    let led =
        hit.from.checked_sub(1).is_some_and(|at| document.has(at, |tag| matches!(tag, Tag::Det | Tag::Number(_))));
    let open = document.token(hit.to).is_none_or(|t| !t.is_word())
        || (document.has(hit.to, |tag| {
            matches!(tag, Tag::Function | Tag::Aux | Tag::Event(_, Form::Verb | Form::Own) | Tag::Speech)
        }) && !document.has(hit.to, |tag| matches!(tag, Tag::Site | Tag::Org | Tag::Authority)));
    let row = document.sentence_of(hit.from).map_or(0..0, |sentence| document.row(sentence));
    let opens = hit.from == row.start && document.token(hit.to).is_some_and(|t| t.is_word() && !t.is_capital());
    let german = document.language != crate::reading::Language::De || document.has(hit.to, |tag| tag != Tag::Function);
    (led && open) || (opens && open && german)
}
