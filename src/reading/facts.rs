//! The facts of one person, each with its quote and reason.

mod arrest;
mod charges;
mod country;
mod dating;
mod foreign;
mod homes;
mod nationality;
mod penalty;
mod status;
mod together;

pub(super) use arrest::Candidate;

use super::Options;
use super::calendar::{self, Written};
use super::claims::{Claims, Focus};
use super::metadata::Metadata;
use super::model::{Fact, NameForm, Person, Quote, Role};
use super::odds::Evidence;
use super::reason::Reason;
use super::roles;
use super::scenes::Cast;
use super::scope::Scope;
use super::weighing;
use crate::dates::PartialDate;

/// What the facts are read from.
pub(super) struct Source<'s, 'd, 'a> {
    pub(super) cast: &'s Cast<'d, 'a>,
    pub(super) claims: &'s Claims,
    /// What the text as a whole says.
    pub(super) scope: Scope,
    /// For each person how likely it is that they are held.
    pub(super) odds: Vec<f64>,
    /// Those who are held.
    pub(super) held: Vec<usize>,
    /// Whom each sentence speaks of.
    pub(super) focus: Focus,
    /// The day of the text, to complete dates from.
    pub(super) published: Option<PartialDate>,
    /// Whether that was said by whoever knows the source, not worked out from the text.
    pub(super) is_told: bool,
    /// All dates of the article.
    pub(super) dates: Vec<Written>,
}

/// The sentence with its exact words.
pub(super) fn quote(cast: &Cast<'_, '_>, sentence: usize) -> Quote {
    let range = cast.document.bytes(&cast.document.row(sentence));
    let text = cast.document.text.get(range.clone()).unwrap_or_default().to_owned();
    Quote { text, start: range.start, end: range.end }
}

/// Everybody the text names.
pub(super) fn people(cast: &Cast<'_, '_>, claims: Claims, options: &Options, metadata: &Metadata) -> Vec<Person> {
    prepared(cast, claims, options, metadata, |source, roles| {
        let mut people = filled(source, roles);
        foreign::sift(source, &mut people);
        foreign::at_home(source, &mut people);
        let mut people: Vec<Person> = people.into_iter().map(|(_, found)| found).collect();
        people.sort_by_key(|person| person.forms.first().map_or(usize::MAX, |form| form.start));
        people
    })
}

/// Works out whom the text speaks of, and hands that on with the role of everybody.
fn prepared<R>(
    cast: &Cast<'_, '_>,
    mut claims: Claims,
    options: &Options,
    metadata: &Metadata,
    work: impl FnOnce(&Source<'_, '_, '_>, Vec<Fact<Role>>) -> R,
) -> R {
    let published = options.published.clone().or_else(|| metadata.published.as_ref().map(|p| p.value.clone()));
    let dates = (0..cast.scenes.len()).flat_map(|s| calendar::find(cast.document, &cast.document.row(s))).collect();
    let scope = Scope::new(cast, &claims);
    let everybody = 0..cast.people.list.len();
    let odds: Vec<f64> = everybody.map(|person| weighing::held(cast, &claims, &scope, person)).collect();
    let roles: Vec<Fact<Role>> =
        odds.iter().enumerate().map(|(person, odds)| roles::role(cast, &claims, *odds, person)).collect();
    let held: Vec<usize> =
        (0..roles.len()).filter(|p| roles.get(*p).is_some_and(|r| r.value == Role::Detainee)).collect();
    let focus = Focus::new(cast, &held);
    claims.follow(cast, &focus);
    let is_told = options.published.is_some();
    work(&Source { cast, claims: &claims, scope, odds, held, focus, published, is_told, dates }, roles)
}

/// Everybody, with the facts of those who are held.
fn filled(source: &Source<'_, '_, '_>, roles: Vec<Fact<Role>>) -> Vec<(usize, Person)> {
    let cast = source.cast;
    let nations = nationality::of_all(source, &source.held);
    let signals = country::Signals::new(source, &nations);
    let mut people: Vec<(usize, Person)> = roles
        .into_iter()
        .enumerate()
        .filter(|(person, role)| role.value == Role::Detainee || is_worth_showing(cast, *person))
        .map(|(person, role)| {
            let mut found = blank(cast, person, role);
            if found.is_case() {
                fill(source, person, &mut found, &nations, &signals);
            }
            (person, found)
        })
        .collect();
    together::share(source, &mut people);
    country::follow(&mut people);
    people
}

/// For the fitting of weights: everybody the text names, with what speaks for and against their being held.
pub(super) fn weighed(cast: &Cast<'_, '_>, claims: &Claims) -> Vec<(Person, Evidence)> {
    let scope = Scope::new(cast, claims);
    let weigh = |person: usize| {
        let role = Fact::new(Role::Other, quote(cast, 0), Reason::NothingSaid);
        (blank(cast, person, role), weighing::evidence(cast, claims, &scope, person))
    };
    (0..cast.people.list.len()).map(weigh).collect()
}

/// For the fitting of weights: those who are held, with what speaks for and against a case, and the dates that may be
/// the day of the arrest.
pub(super) fn proposed(
    cast: &Cast<'_, '_>,
    claims: Claims,
    options: &Options,
    metadata: &Metadata,
) -> Vec<(Person, Evidence, Vec<Candidate>)> {
    prepared(cast, claims, options, metadata, |source, roles| {
        let cases = filled(source, roles).into_iter().filter(|(_, found)| found.is_case());
        let with = |(person, found): (usize, Person)| {
            let evidence = foreign::evidence(source, person, &found);
            (found, evidence, arrest::candidates(source, person))
        };
        cases.map(with).collect()
    })
}

/// Single words are too often no name at all to be shown as people.
fn is_worth_showing(cast: &Cast<'_, '_>, person: usize) -> bool {
    cast.people.list.get(person).is_some_and(|someone| !someone.single)
}

fn fill(
    source: &Source<'_, '_, '_>,
    person: usize,
    found: &mut Person,
    nations: &nationality::Nations,
    signals: &country::Signals,
) {
    found.nationalities = nations.get(&person).cloned().unwrap_or_default();
    let own: Vec<&str> = found.nationalities.iter().map(|fact| fact.value).collect();
    found.country = signals.country(source, person, &own);
    let country = found.country.as_ref().map(|fact| fact.value);
    if let Some(reason) = not_foreign(&own, country, signals) {
        found.role = Fact::new(Role::HeldAtHome, found.role.quote.clone(), reason);
        return;
    }
    found.place = country.and_then(|country| signals.place(source, person, country));
    found.charges = charges::of(source, person);
    found.category = found.charges.first().map_or("unknown", |charge| charge.value.category);
    found.sentence = penalty::of(source, person);
    status::fill(source, person, found);
    dating::fill(source, person, found);
}

/// Held at home, or nothing says that anything is foreign here.
fn not_foreign(own: &[&str], country: Option<&'static str>, signals: &country::Signals) -> Option<Reason> {
    match country {
        Some(country) if own == [country] => Some(Reason::HeldAtHome { country }),
        _ if own.is_empty() && signals.count() < 2 => Some(Reason::NothingForeign),
        _ => None,
    }
}

fn blank(cast: &Cast<'_, '_>, person: usize, role: Fact<Role>) -> Person {
    let name = cast.people.list.get(person).map(|someone| someone.name.clone()).unwrap_or_default();
    Person {
        role,
        name,
        forms: forms(cast, person),
        nationalities: Vec::new(),
        country: None,
        place: None,
        charges: Vec::new(),
        category: "unknown",
        custody: None,
        stage: None,
        release_type: None,
        arrested: None,
        sentenced: None,
        released: None,
        sentence: None,
    }
}

fn forms(cast: &Cast<'_, '_>, person: usize) -> Vec<NameForm> {
    let mut forms: Vec<NameForm> = Vec::new();
    for (mention, _) in cast.contexts_of(person) {
        let bytes = cast.document.bytes(&mention.tokens);
        let text = cast.document.words(&mention.tokens);
        match forms.iter_mut().find(|form| form.text == text) {
            Some(form) => form.times += 1,
            None => forms.push(NameForm { text: text.to_owned(), start: bytes.start, end: bytes.end, times: 1 }),
        }
    }
    forms
}
