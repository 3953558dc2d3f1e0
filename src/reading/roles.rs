//! What a person has to do with it. The default is: not a case.

use std::cmp::Reverse;

use super::claims::{Claim, Claims, Strength};
use super::facts::quote;
use super::model::{Fact, Role};
use super::reason::Reason;
use super::scenes::{By, Cast};
use super::scope;
use super::tags::{Event, Form, Job, Tag};
use super::weighing;

/// From this score on a person is held, if something clear is said of them; else one more is needed.
const HELD: i32 = 3;

/// Whether the text says that the person is or was held, and how clearly.
fn score(cast: &Cast<'_, '_>, claims: &Claims, person: usize) -> i32 {
    let held: i32 = claims.of(person).map(|claim| weight(cast, claim)).sum();
    if claims.staged {
        return 0;
    }
    if !claims.of(person).any(|claim| is_hard(claim.event)) && !claims.is_about_detention(cast) {
        return 0;
    }
    let clear =
        claims.of(person).any(|c| c.real && c.by == By::Name && c.strength == Strength::Firm && is_hard(c.event));
    held.min(14) - doubts(cast, person, clear)
}

/// Footballers are released, on trial and found guilty too; nobody is arrested or jailed in sport.
pub(super) fn is_hard(event: Event) -> bool {
    matches!(
        event,
        Event::Arrest
            | Event::Hold
            | Event::HouseArrest
            | Event::ExitBan
            | Event::Bail
            | Event::Abduction
            | Event::Deport
    )
}

fn weight(cast: &Cast<'_, '_>, claim: &Claim) -> i32 {
    let base = match claim.strength {
        Strength::Firm => 4,
        Strength::Fair => 2,
        Strength::Faint => 1,
    };
    let said_of = match claim.by {
        By::Name | By::Nobody | By::Pronoun => base,
        By::Group if claim.strength == Strength::Faint => 1,
        By::Group => 3,
        By::Noun if claim.strength == Strength::Fair => 2,
        By::Noun => (base - 1).max(1),
    };
    match claim.event {
        Event::None | Event::Appeal | Event::Death | Event::Abduction | Event::Acquit => 0,
        // Only wished or planned: nobody is held for that, but "they ask for her release" says that she is.
        Event::Arrest | Event::Convict | Event::Extradite if !claim.real => 0,
        Event::Charge => said_of.min(2),
        // "Condemned by the critics": nothing of the law stands by.
        Event::Sentence if claim.form != Form::Noun && !is_legal(cast, claim) => said_of.min(1),
        Event::Sentence | Event::Trial | Event::Exchange if claim.form == Form::Noun => said_of.min(2),
        Event::Release if claim.form != Form::Noun && !claim.real => said_of.min(3),
        // "We are prisoners of nobody".
        Event::Hold if claim.form == Form::Person && !claim.real => said_of.min(1),
        Event::Hold if claim.form == Form::Noun => said_of.min(3),
        _ => said_of,
    }
}

/// Whether the sentence names a punishment, a length, an accusation or a court.
fn is_legal(cast: &Cast<'_, '_>, claim: &Claim) -> bool {
    cast.document.hits_in(cast.document.row(claim.sentence)).any(|hit| {
        let court = cast.document.words(&(hit.from..hit.to)).to_lowercase();
        matches!(hit.tag, Tag::Penalty(_) | Tag::Unit(_) | Tag::Charge(_))
            || (matches!(hit.tag, Tag::Site | Tag::Org)
                && matches!(&*court, "court" | "tribunal" | "cour" | "gericht" | "corte"))
    })
}

/// What speaks against: an office, the part of a relative or a witness, words that are only quoted.
fn doubts(cast: &Cast<'_, '_>, person: usize, clear: bool) -> i32 {
    let mut total = 0;
    let (mut all, mut speaks, mut described) = (0, 0, false);
    let mut jobs = Vec::new();
    let mut kin = false;
    for (_, context) in cast.contexts_of(person) {
        all += 1;
        speaks += usize::from(context.speaks);
        kin |= context.kin;
        described |= !context.held.is_empty();
        jobs.extend(context.jobs.iter().copied());
    }
    for job in [Job::Official, Job::Lawyer, Job::Journalist, Job::Expert] {
        if jobs.contains(&job) {
            total += match job {
                Job::Official => 8,
                Job::Lawyer => 7,
                Job::Journalist | Job::Expert => 4,
            };
        }
    }
    total += i32::from(kin) * if speaks > 0 { 5 } else { 2 };
    total += i32::from(speaks * 2 >= all && all > 0) * if clear { 1 } else { 3 };
    let single = cast.people.list.get(person).is_some_and(|someone| someone.single);
    if single {
        total += single_doubt(cast, person);
    }
    if described { total / 2 } else { total }
}

/// One word is a person only if the text leads up to it as to a name.
fn single_doubt(cast: &Cast<'_, '_>, person: usize) -> i32 {
    let named = cast.contexts_of(person).any(|(mention, context)| {
        let before = mention.tokens.start.checked_sub(1);
        before.is_some_and(|at| cast.document.is(at, Tag::Naming))
            || (!context.nouns.is_empty() && context.from < mention.tokens.start)
    });
    let count = cast.contexts_of(person).count();
    match (named, count) {
        (true, 2..) => 0,
        (true, _) => 2,
        (false, 4..) => 4,
        _ => 20,
    }
}

/// What the signs alone say, each with its fixed weight, and whether that is enough to be held.
pub(super) fn by_rules(cast: &Cast<'_, '_>, claims: &Claims, person: usize) -> (i32, bool) {
    let plain =
        claims.of(person).any(|c| c.real && c.strength == Strength::Firm && is_hard(c.event) && c.form != Form::Noun);
    let score = score(cast, claims, person);
    (score, score >= HELD + i32::from(!plain))
}

/// The role of a person, before it is known whether a detainee is a foreigner.
pub(super) fn role(cast: &Cast<'_, '_>, claims: &Claims, odds: f64, person: usize) -> Fact<Role> {
    if odds >= weighing::HELD {
        let strongest = claims.of(person).max_by_key(|claim| (weight(cast, claim), Reverse(claim.hit.from)));
        if let Some(claim) = strongest {
            return Fact::new(Role::Detainee, quote(cast, claim.sentence), reason(cast, claim));
        }
        if let Some((sentence, words)) = beside(cast, person) {
            return Fact::new(Role::Detainee, quote(cast, sentence), Reason::ByName { words });
        }
    }
    other_role(cast, person)
}

/// The first word of prison in a sentence with the name, or in one of the next two.
fn beside(cast: &Cast<'_, '_>, person: usize) -> Option<(usize, String)> {
    let near = |behind: usize| {
        cast.contexts_of(person).map(|(mention, _)| mention.sentence + behind).find_map(|sentence| {
            let row = if sentence < cast.scenes.len() { cast.document.row(sentence) } else { 0..0 };
            let hit = cast.document.hits_in(row).find(|hit| scope::is_hard(hit.tag))?;
            Some((sentence, cast.document.words(&(hit.from..hit.to)).to_owned()))
        })
    };
    (0..=2).find_map(near)
}

/// Why a claim is about its person.
pub(super) fn reason(cast: &Cast<'_, '_>, claim: &Claim) -> Reason {
    let words = cast.document.words(&(claim.hit.from..claim.hit.to)).to_owned();
    match claim.by {
        By::Name | By::Nobody => Reason::ByName { words },
        By::Group => Reason::OfGroup { words },
        By::Pronoun | By::Noun => {
            let scene = cast.scenes.get(claim.sentence);
            let unit = scene.into_iter().flatten().find(|u| u.by == claim.by && u.people.contains(&claim.person));
            let by = unit.map_or("", |unit| cast.document.words(&unit.tokens)).to_owned();
            Reason::Referred { words, by }
        }
    }
}

pub(super) fn other_role(cast: &Cast<'_, '_>, person: usize) -> Fact<Role> {
    let sentence = |mention: &super::mentions::Mention| quote(cast, mention.sentence);
    for (mention, context) in cast.contexts_of(person) {
        let role = match (context.jobs.first(), context.kin, context.victim) {
            (_, true, _) => Role::Relative,
            (Some(Job::Official), ..) => Role::Official,
            (Some(Job::Lawyer), ..) => Role::Lawyer,
            (Some(Job::Journalist), ..) => Role::Journalist,
            (Some(Job::Expert), ..) => Role::Witness,
            (None, false, true) => Role::Victim,
            (None, false, false) => continue,
        };
        let words = cast.document.words(&(context.from..context.to)).to_owned();
        return Fact::new(role, sentence(mention), Reason::RoleWords { words });
    }
    let first = cast.contexts_of(person).next().map(|(mention, _)| sentence(mention)).unwrap_or_else(|| quote(cast, 0));
    if cast.contexts_of(person).any(|(_, context)| context.speaks) {
        return Fact::new(Role::Witness, first, Reason::Quoted);
    }
    Fact::new(Role::Other, first, Reason::NothingSaid)
}
