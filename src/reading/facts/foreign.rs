//! Whether somebody who is held is a case: held in a country that is not their own, now or lately, and by name.
//!
//! The weights are `data/weights_case.tsv` (`odds.rs`).

use super::Source;
use crate::reading::model::{Fact, Person, Role};
use crate::reading::odds::{Evidence, Question, count, odds, of_three, yes};
use crate::reading::reason::Reason;
use crate::reading::roles;
use crate::reading::scenes::By;

/// From these odds on (as a logarithm) somebody is proposed: a false case does more harm than a name less.
const CASE: f64 = 0.7;

/// Takes back the role of those who are none.
pub(super) fn sift(source: &Source<'_, '_, '_>, people: &mut [(usize, Person)]) {
    for (person, found) in people.iter_mut().filter(|(_, found)| found.is_case()) {
        if odds(Question::Case, &evidence(source, *person, found)) >= CASE {
            continue;
        }
        let quote = found.role.quote.clone();
        found.role = match found.nationalities.as_slice() {
            [] if source.scope.hard > 0 => Fact::new(Role::HeldAtHome, quote, Reason::NothingForeign),
            _ => roles::other_role(source.cast, *person),
        };
    }
}

/// Whom the fixed rules say to be held, and nothing says to come from elsewhere, is held at home.
pub(super) fn at_home(source: &Source<'_, '_, '_>, people: &mut [(usize, Person)]) {
    for (person, found) in
        people.iter_mut().filter(|(_, found)| !found.is_case() && found.role.value != Role::HeldAtHome)
    {
        let held = source.scope.rules.get(*person).is_some_and(|(_, held)| *held);
        let contexts = source.cast.contexts_of(*person);
        let nations: Vec<&str> = contexts.flat_map(|(_, c)| c.nations.iter().map(|(code, _)| *code)).collect();
        let main = source.scope.main();
        let reason = match main {
            Some(country) if !nations.is_empty() => Reason::HeldAtHome { country },
            _ => Reason::NothingForeign,
        };
        if held && nations.iter().all(|code| Some(*code) == main) {
            found.role = Fact::new(Role::HeldAtHome, found.role.quote.clone(), reason);
        }
    }
}

/// Everything that speaks for or against a case.
pub(in crate::reading) fn evidence(source: &Source<'_, '_, '_>, person: usize, found: &Person) -> Evidence {
    let scope = &source.scope;
    let held = source.odds.get(person).copied().unwrap_or_default();
    let own: Vec<&str> = found.nationalities.iter().map(|fact| fact.value).collect();
    let country = found.country.as_ref().map(|fact| fact.value);
    let by_word = found.nationalities.iter().any(|fact| matches!(fact.reason, Reason::Describes { .. }));
    let tied = found.country.as_ref().is_some_and(|fact| matches!(fact.reason, Reason::NearestCountry { .. }));
    let claims = source.claims.of(person).filter(|claim| claim.real && claim.by == By::Name).count();
    let share = |code: &str| {
        let all: usize = scope.countries.values().sum();
        count(scope.countries.get(code).copied().unwrap_or_default()) / count(all.max(1))
    };
    let unknown = own.is_empty();
    vec![
        ("bias", 1.0),
        ("held", (held / 4.0).clamp(-1.0, 2.0)),
        ("nation", yes(!unknown)),
        ("nation_by_word", yes(by_word)),
        ("nation_elsewhere", yes(country.is_some_and(|country| !unknown && !own.contains(&country)))),
        ("nation_home", yes(country.is_some_and(|country| own.contains(&country)))),
        ("nation_two", yes(own.len() > 1)),
        ("country", yes(country.is_some())),
        ("tied", yes(tied)),
        ("country_share", country.map_or(0.0, share)),
        ("unknown_share", if unknown { country.map_or(1.0, share) } else { 0.0 }),
        ("unknown_abroad", yes(unknown) * of_three(scope.abroad)),
        ("unknown_strangers", yes(unknown) * of_three(scope.foreigners)),
        ("abroad", of_three(scope.abroad)),
        ("strangers", of_three(scope.foreigners)),
        ("charge", yes(found.category != "unknown")),
        ("arrested", yes(found.arrested.is_some())),
        ("sentence", yes(found.sentence.is_some())),
        ("custody", yes(found.custody.is_some())),
        ("claims", of_three(claims)),
        ("staged", count(scope.settings) / (count(scope.settings + scope.authorities) + 2.0)),
        ("past", yes(scope.is_past)),
        ("wanted", of_three(scope.wanted)),
        ("hard", (count(scope.hard) * 50.0 / count(scope.words.max(50))).min(1.5)),
    ]
}
