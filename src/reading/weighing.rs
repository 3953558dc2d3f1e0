//! Whether somebody is held: all that speaks for and against it, weighed.
//!
//! The weights are `data/weights.tsv` (`odds.rs`).

#[cfg(test)]
mod tests;
mod text;

use super::claims::{Claim, Claims, Strength};
use super::odds::{Evidence, Question, odds, of_three, yes};
use super::roles;
use super::scenes::{By, Cast};
use super::scope::{Scope, Turn};
use super::tags::{Event, Form, Gender, Job, Tag};

/// From these odds on (as a logarithm) somebody may be held; `facts::foreign` weighs again what is then known of them.
pub(super) const HELD: f64 = -0.4;

/// How likely it is that the person is held, by all the evidence: a logarithm of odds.
pub(super) fn held(cast: &Cast<'_, '_>, claims: &Claims, scope: &Scope, person: usize) -> f64 {
    odds(Question::Held, &evidence(cast, claims, scope, person))
}

/// Everything that speaks for or against it.
pub(super) fn evidence(cast: &Cast<'_, '_>, claims: &Claims, scope: &Scope, person: usize) -> Evidence {
    let mut list = vec![("bias", 1.0)];
    list.extend(said(claims, scope, person));
    list.extend(described(cast, person));
    list.extend(abroad(cast, scope, person));
    list.extend(turn(scope, person));
    list.extend(company(cast, scope, person));
    list.extend(text::placed(cast, person));
    list.extend(text::whole(scope));
    list.extend(together(&list));
    list
}

fn is_hard(claim: &Claim) -> bool {
    roles::is_hard(claim.event) && claim.event != Event::Deport
}

/// What is said to happen to the person.
fn said(claims: &Claims, scope: &Scope, person: usize) -> [(&'static str, f64); 13] {
    let list: Vec<&Claim> = claims.of(person).collect();
    let count = |test: &dyn Fn(&Claim) -> bool| of_three(list.iter().filter(|claim| test(claim)).count());
    let hard = |c: &Claim, least: Strength| c.real && is_hard(c) && c.strength == least;
    let court = |c: &Claim| matches!(c.event, Event::Charge | Event::Trial | Event::Acquit | Event::Appeal);
    let judged = |c: &Claim| matches!(c.event, Event::Sentence | Event::Convict) && c.form != Form::Noun;
    let freed = |c: &Claim| matches!(c.event, Event::Release | Event::Pardon | Event::Exchange | Event::Deport);
    let (rules, by_rules) = scope.rules.get(person).copied().unwrap_or_default();
    [
        ("hard_firm", count(&|c| hard(c, Strength::Firm) && c.by == By::Name)),
        ("hard_fair", count(&|c| hard(c, Strength::Fair) && c.by == By::Name)),
        ("hard_faint", count(&|c| hard(c, Strength::Faint))),
        ("hard_referred", count(&|c| c.real && is_hard(c) && matches!(c.by, By::Pronoun | By::Noun))),
        ("hard_verb", yes(list.iter().any(|c| hard(c, Strength::Firm) && c.form == Form::Verb))),
        ("group", yes(list.iter().any(|c| c.by == By::Group && c.event != Event::Trial))),
        ("court", count(&|c| c.real && court(c) && c.strength >= Strength::Fair)),
        ("judged", count(&|c| c.real && judged(c) && c.strength >= Strength::Fair)),
        ("freed", yes(list.iter().any(|c| c.real && freed(c) && c.strength >= Strength::Fair))),
        ("wished", yes(list.iter().any(|c| !c.real && freed(c)))),
        ("unreal", yes(list.iter().any(|c| !c.real && is_hard(c)))),
        ("rules", f64::from(rules.clamp(-8, 14)) / 14.0),
        ("rules_held", yes(by_rules)),
    ]
}

/// What the words around the name say of the person.
fn described(cast: &Cast<'_, '_>, person: usize) -> [(&'static str, f64); 15] {
    let contexts: Vec<_> = cast.contexts_of(person).collect();
    let job = |job: Job| yes(contexts.iter().any(|(_, c)| c.jobs.contains(&job)));
    let speaks = contexts.iter().filter(|(_, c)| c.speaks).count();
    let single = cast.people.list.get(person).is_some_and(|someone| someone.single);
    let titled = |gender: Gender| gender != Gender::Unknown;
    [
        ("official", job(Job::Official)),
        ("lawyer", job(Job::Lawyer)),
        ("journalist", job(Job::Journalist)),
        ("expert", job(Job::Expert)),
        ("kin", yes(contexts.iter().any(|(_, c)| c.kin))),
        ("victim", yes(contexts.iter().any(|(_, c)| c.victim))),
        ("speaks", yes(speaks * 2 >= contexts.len() && speaks > 0)),
        ("speaks_first", yes(contexts.first().is_some_and(|(_, c)| c.speaks))),
        ("speaks_of_own", yes(contexts.iter().any(|(_, c)| c.speaks_of_own))),
        ("held_word", yes(contexts.iter().any(|(_, c)| !c.held.is_empty()))),
        ("noun", yes(contexts.iter().any(|(_, c)| !c.nouns.is_empty()))),
        ("gendered", yes(contexts.iter().any(|(_, c)| titled(c.gender)))),
        ("single", yes(single)),
        ("given", yes(text::has_given(cast, person))),
        ("former", yes(contexts.iter().any(|(mention, _)| text::is_former(cast, mention)))),
    ]
}

/// What is told while the text speaks of the person.
fn turn(scope: &Scope, person: usize) -> [(&'static str, f64); 11] {
    let turn = scope.turns.get(person).cloned().unwrap_or_default();
    [
        ("turn_hard", of_three(turn.hard)),
        ("turn_term", of_three(turn.term)),
        ("turn_charge", of_three(turn.charge)),
        ("turn_authority", of_three(turn.authority)),
        ("turn_kin", of_three(turn.kin)),
        ("turn_consul", of_three(turn.consul)),
        ("turn_scene", of_three(turn.scene)),
        ("turn_wanted", of_three(turn.wanted)),
        ("turn_most", yes(turn.hard > 0 && turn.hard >= most(scope, |turn| turn.hard))),
        ("turn_most_term", yes(turn.term > 0 && turn.term >= most(scope, |turn| turn.term))),
        ("first", yes(scope.first == Some(person))),
    ]
}

/// The most that is told of anybody.
fn most(scope: &Scope, of: fn(&Turn) -> usize) -> usize {
    scope.turns.iter().map(of).max().unwrap_or_default()
}

/// Whether others of the same list or sentence are held.
fn company(cast: &Cast<'_, '_>, scope: &Scope, person: usize) -> [(&'static str, f64); 2] {
    let held = |other: &usize| *other != person && scope.rules.get(*other).is_some_and(|(_, held)| *held);
    let mut lists = cast.scenes.iter().flatten().filter(|unit| unit.people.len() > 1 && unit.people.contains(&person));
    let listed = lists.any(|unit| unit.people.iter().any(held));
    let mut sentences = cast.contexts_of(person).filter_map(|(mention, _)| cast.scenes.get(mention.sentence));
    let beside = sentences.any(|scene| scene.iter().flat_map(|unit| &unit.people).any(held));
    [("listed_with_held", yes(listed)), ("beside_held", yes(beside))]
}

/// Evidence that counts only where other evidence stands beside it.
fn together(list: &Evidence) -> [(&'static str, f64); 6] {
    let of = |wanted: &str| list.iter().find(|(name, _)| *name == wanted).map_or(0.0, |(_, much)| *much);
    let part = ["official", "lawyer", "journalist", "kin", "speaks", "speaks_first"];
    let plain = part.iter().map(|name| 1.0 - of(name)).product::<f64>();
    let (hard, text) = (of("turn_hard"), of("text_hard").min(1.0));
    [
        ("plain", plain),
        ("plain_turn", plain * hard),
        ("plain_share", plain * of("share") * text),
        ("plain_age", plain * of("age") * text),
        ("plain_nation", plain * of("nation_other") * hard),
        ("plain_first", plain * of("first") * text),
    ]
}

/// Whether the person is a stranger where the text plays.
fn abroad(cast: &Cast<'_, '_>, scope: &Scope, person: usize) -> [(&'static str, f64); 4] {
    let main = scope.main();
    let nations: Vec<&str> =
        cast.contexts_of(person).flat_map(|(_, c)| c.nations.iter().map(|(code, _)| *code)).collect();
    let consular = cast.contexts_of(person).any(|(mention, _)| {
        let row = cast.document.row(mention.sentence);
        cast.document.hits_in(row).any(|hit| matches!(hit.tag, Tag::Abroad | Tag::Citizen))
    });
    [
        ("nation_other", yes(nations.iter().any(|code| Some(*code) != main))),
        ("nation_main", yes(!nations.is_empty() && nations.iter().all(|code| Some(*code) == main))),
        ("nation_two", yes(nations.len() > 1)),
        ("consular_near", yes(consular)),
    ]
}
