//! What the text as a whole is about: detention, another country, or the stage.

mod turns;

use std::collections::{BTreeMap, HashSet};

use super::calendar;
use super::claims::Claims;
use super::roles;
use super::scenes::Cast;
use super::tags::{Event, Form, Tag};
pub(super) use turns::Turn;

/// What the whole text says, before anybody in it is judged.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// Places that speak of arrest, prison or a punishment.
    pub(super) hard: usize,
    /// Places that show that somebody is abroad: a consulate, a foreign ministry, "compatriot".
    pub(super) abroad: usize,
    /// Places with a demonym by a word for a person: "a Danish teacher".
    pub(super) foreigners: usize,
    /// Different words of arrest, prison and punishment.
    pub(super) kinds: usize,
    /// Words of accusations, and words that make them some.
    pub(super) accused: usize,
    /// Different words of the stage and of sport.
    pub(super) settings: usize,
    /// Different words of police, courts and the state.
    pub(super) authorities: usize,
    /// Words for somebody who is looked for, and so is free.
    pub(super) wanted: usize,
    /// Whether all years by words of prison are of another age.
    pub(super) is_past: bool,
    /// Words in all.
    pub(super) words: usize,
    /// How often each country is named, its people and its places included.
    pub(super) countries: BTreeMap<&'static str, usize>,
    /// What the fixed rules say of each person: a score, and whether it is enough.
    pub(super) rules: Vec<(i32, bool)>,
    /// What is told in the turn of each person.
    pub(super) turns: Vec<Turn>,
    /// The first name of the text that may be of somebody held.
    pub(super) first: Option<usize>,
}

impl Scope {
    /// Counts once what everybody in the text is judged by.
    pub(super) fn new(cast: &Cast<'_, '_>, claims: &Claims) -> Self {
        let document = cast.document;
        let words = document.tokens.iter().filter(|t| t.is_word()).count();
        let mut scope = Self { words, turns: turns::turns(cast), ..Self::default() };
        let mut named = (0..cast.mentions.len()).filter_map(|mention| cast.someone(mention));
        scope.first = named.find(|person| cast.may_be_held(*person) && !cast.speaks_first(*person));
        scope.rules = (0..cast.people.list.len()).map(|person| roles::by_rules(cast, claims, person)).collect();
        let (mut kinds, mut settings, mut authorities) = (HashSet::new(), HashSet::new(), HashSet::new());
        for hit in document.hits_in(0..document.tokens.len()) {
            let words = || document.words(&(hit.from..hit.to)).to_lowercase();
            match hit.tag {
                tag if is_hard(tag) => {
                    scope.hard += 1;
                    kinds.insert(words());
                }
                Tag::Charge(_) | Tag::Accuse => scope.accused += 1,
                Tag::Wanted => scope.wanted += 1,
                Tag::Abroad => scope.abroad += 1,
                Tag::Setting => drop(settings.insert(words())),
                Tag::Authority => drop(authorities.insert(words())),
                Tag::Country(code) | Tag::Place(code) => *scope.countries.entry(code).or_default() += 1,
                Tag::Demonym(code) => {
                    *scope.countries.entry(code).or_default() += 1;
                    let person = |at: usize| document.has(at, |tag| matches!(tag, Tag::Person(_) | Tag::Citizen));
                    scope.foreigners += usize::from(
                        person(hit.to) || hit.from.checked_sub(1).is_some_and(person) || person(hit.to + 1),
                    );
                }
                _ => {}
            }
        }
        scope.is_past = is_past(cast);
        (scope.kinds, scope.settings, scope.authorities) = (kinds.len(), settings.len(), authorities.len());
        scope
    }

    /// The country named most; the first of the alphabet among equals.
    pub(super) fn main(&self) -> Option<&'static str> {
        let most = self.countries.iter().max_by_key(|(code, times)| (**times, std::cmp::Reverse(**code)));
        most.map(|(code, _)| *code)
    }
}

/// Whether every year in a sentence with a word of prison is before this: the text tells of the past.
const PAST: i32 = 1990;

fn is_past(cast: &Cast<'_, '_>) -> bool {
    let document = cast.document;
    let rows = (0..cast.scenes.len()).map(|sentence| document.row(sentence));
    let told = rows.filter(|row| document.hits_in(row.clone()).any(|hit| is_hard(hit.tag)));
    let years = told.flat_map(|row| calendar::find(document, &row)).filter_map(|written| written.year);
    years.max().is_some_and(|last| last < PAST)
}

/// Arrest, prison and punishment; a trial or an accusation alone is none.
pub(super) fn is_hard(tag: Tag) -> bool {
    match tag {
        Tag::Event(Event::Arrest | Event::Hold | Event::HouseArrest | Event::ExitBan | Event::Abduction, _) => true,
        Tag::Event(Event::Sentence | Event::Convict, form) => matches!(form, Form::Verb | Form::State),
        Tag::Penalty(kind) => kind != "fine",
        _ => false,
    }
}
