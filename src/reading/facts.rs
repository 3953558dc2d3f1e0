//! The facts of one person, each with its quote and reason.

mod charges;
mod country;
mod dating;
mod nationality;
mod penalty;
mod status;

use super::Options;
use super::calendar::{self, Written};
use super::claims::Claims;
use super::metadata::Metadata;
use super::model::{Fact, NameForm, Person, Quote, Role};
use super::reason::Reason;
use super::roles;
use super::scenes::Cast;
use crate::dates::PartialDate;

/// What the facts are read from.
pub(super) struct Source<'s, 'd, 'a> {
    pub(super) cast: &'s Cast<'d, 'a>,
    pub(super) claims: &'s Claims,
    /// The day of the text, to complete dates from.
    pub(super) published: Option<PartialDate>,
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
pub(super) fn people(cast: &Cast<'_, '_>, claims: &Claims, options: &Options, metadata: &Metadata) -> Vec<Person> {
    let published = options.published.clone().or_else(|| metadata.published.as_ref().map(|p| p.value.clone()));
    let dates = (0..cast.scenes.len()).flat_map(|s| calendar::find(cast.document, &cast.document.row(s))).collect();
    let source = Source { cast, claims, published, dates };
    let roles: Vec<Fact<Role>> = (0..cast.people.list.len()).map(|person| roles::role(cast, claims, person)).collect();
    let held: Vec<usize> =
        (0..roles.len()).filter(|p| roles.get(*p).is_some_and(|r| r.value == Role::Detainee)).collect();
    let nations = nationality::of_all(&source, &held);
    let signals = country::Signals::new(&source, &nations);
    let mut people: Vec<Person> = roles
        .into_iter()
        .enumerate()
        .filter(|(person, role)| role.value == Role::Detainee || is_worth_showing(cast, *person))
        .map(|(person, role)| {
            let mut found = blank(&source, person, role);
            if found.is_case() {
                fill(&source, person, &mut found, &nations, &signals);
            }
            found
        })
        .collect();
    country::follow(&mut people);
    people.sort_by_key(|person| person.forms.first().map_or(usize::MAX, |form| form.start));
    people
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

fn blank(source: &Source<'_, '_, '_>, person: usize, role: Fact<Role>) -> Person {
    let name = source.cast.people.list.get(person).map(|someone| someone.name.clone()).unwrap_or_default();
    Person {
        role,
        name,
        forms: forms(source, person),
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

fn forms(source: &Source<'_, '_, '_>, person: usize) -> Vec<NameForm> {
    let mut forms: Vec<NameForm> = Vec::new();
    for (mention, _) in source.cast.contexts_of(person) {
        let bytes = source.cast.document.bytes(&mention.tokens);
        let text = source.cast.document.words(&mention.tokens);
        match forms.iter_mut().find(|form| form.text == text) {
            Some(form) => form.times += 1,
            None => forms.push(NameForm { text: text.to_owned(), start: bytes.start, end: bytes.end, times: 1 }),
        }
    }
    forms
}
