//! Accusations: what the person is accused of, by whom, and how formally.

mod ranks;
mod words;

use super::{Source, quote};
use crate::reading::claims::{Strength, about};
use crate::reading::lexicon::Hit;
use crate::reading::model::{Charge, Fact};
use crate::reading::reason::Reason;
use crate::reading::scenes::By;
use crate::reading::tags::{Event, Form, Tag};
use words::{is_title, is_trade};

/// A word of an accusation stands within so many words of what makes it one.
const REACH: usize = 14;

/// One mention of an accusation and how sure it is.
struct Found {
    weight: i32,
    order: usize,
    charge: Fact<Charge>,
}

/// The accusations against a person, the surest first.
pub(super) fn of(source: &Source<'_, '_, '_>, person: usize) -> Vec<Fact<Charge>> {
    let cast = source.cast;
    let mut sentences: Vec<usize> = cast.contexts_of(person).map(|(mention, _)| mention.sentence).collect();
    sentences.extend(source.claims.of(person).map(|claim| claim.sentence));
    sentences.extend(
        (0..cast.scenes.len()).filter(|s| {
            cast.scenes.get(*s).is_some_and(|scene| scene.iter().any(|unit| unit.people.contains(&person)))
        }),
    );
    sentences
        .extend((0..cast.topics.len()).filter(|s| cast.topics.get(*s).is_some_and(|topic| topic.contains(&person))));
    sentences.extend(groups_of(source, person));
    sentences.sort_unstable();
    sentences.dedup();
    let mut found = Vec::new();
    for sentence in sentences {
        for hit in cast.document.hits_in(cast.document.row(sentence)) {
            if let Tag::Charge(category) = hit.tag {
                found.extend(weigh(source, person, sentence, (hit, category)));
            }
        }
    }
    if found.is_empty() {
        found = spoken_of(source, person);
    }
    ranks::rank(found)
}

/// Accusations in sentences that name nobody else, where the text speaks of the person.
fn spoken_of(source: &Source<'_, '_, '_>, person: usize) -> Vec<Found> {
    let sentences = (0..source.cast.scenes.len()).filter(|s| source.focus.is_on(*s, person));
    sentences.flat_map(|sentence| loose(source, sentence, person)).collect()
}

/// Whether a sentence names somebody else, or goes on about somebody who was killed: "His friends are convinced that
/// the murder was ordered."
fn is_of_others(source: &Source<'_, '_, '_>, sentence: usize, person: usize) -> bool {
    let cast = source.cast;
    let named = |at: usize| cast.scenes.get(at).into_iter().flatten().flat_map(|unit| &unit.people).copied();
    let is_victim = |other: usize| cast.contexts_of(other).any(|(_, context)| context.victim);
    if named(sentence).next().is_some() {
        return named(sentence).all(|other| other != person);
    }
    let last = (0..sentence).rev().find_map(|at| named(at).last());
    last.is_some_and(|other| other != person && is_victim(other))
}

/// The accusations of a sentence that no word of it ties to somebody else.
fn loose(source: &Source<'_, '_, '_>, sentence: usize, person: usize) -> Vec<Found> {
    let cast = source.cast;
    let mut found = Vec::new();
    if is_of_others(source, sentence, person) {
        return found;
    }
    for hit in cast.document.hits_in(cast.document.row(sentence)) {
        let Tag::Charge(category) = hit.tag else {
            continue;
        };
        let others = about(cast, sentence, hit).is_some_and(|(people, _)| {
            !people.contains(&person) && people.iter().any(|other| cast.may_be_held(*other))
        });
        let accused = lead(source, sentence, hit);
        if others
            || is_trade(source, hit)
            || !(accused.is_some() || is_legal(source, sentence))
            || (accused.is_none() && is_title(source, sentence, hit))
        {
            continue;
        }
        let words = cast.document.words(&(hit.from..hit.to)).to_owned();
        let value = Charge {
            category,
            as_stated: words.clone(),
            alleged_by: alleged_by(source, sentence, accused.unwrap_or(hit)),
            formality: formality(source, sentence, accused),
        };
        let charge = Fact::new(value, quote(cast, sentence), Reason::ByName { words });
        found.push(Found { weight: 1, order: hit.from, charge });
    }
    found
}

/// Whether the sentence speaks of a court, a punishment or a prison.
fn is_legal(source: &Source<'_, '_, '_>, sentence: usize) -> bool {
    let document = source.cast.document;
    document.hits_in(document.row(sentence)).any(|hit| {
        matches!(hit.tag, Tag::Accuse | Tag::Penalty(_) | Tag::Authority)
            || crate::reading::scope::is_hard(hit.tag)
            || matches!(hit.tag, Tag::Event(Event::Charge | Event::Trial | Event::Convict | Event::Sentence, _))
    })
}

/// Sentences with a group that means the person.
fn groups_of(source: &Source<'_, '_, '_>, person: usize) -> Vec<usize> {
    let cast = source.cast;
    let means = |sentence: usize, unit: &crate::reading::scenes::Unit| {
        unit.by == By::Nobody
            && unit.count != Some(1)
            && crate::reading::groups::named_as(cast, sentence, unit).is_some_and(|people| people.contains(&person))
    };
    (0..cast.scenes.len())
        .filter(|s| cast.scenes.get(*s).is_some_and(|scene| scene.iter().any(|u| means(*s, u))))
        .collect()
}

/// How sure it is that this word is an accusation against the person.
fn weigh(source: &Source<'_, '_, '_>, person: usize, sentence: usize, charge: (Hit, &'static str)) -> Option<Found> {
    let (hit, category) = charge;
    let cast = source.cast;
    if is_trade(source, hit) {
        return None;
    }
    let accused = lead(source, sentence, hit);
    if accused.is_none() && is_title(source, sentence, hit) {
        return None;
    }
    let (by_name, strength) = match about(cast, sentence, hit) {
        Some((people, strength)) => (people.contains(&person), strength),
        None => (false, Strength::Faint),
    };
    // The words of the accusation lead to somebody: that one is accused.
    let lead_about = accused.and_then(|lead| about(cast, sentence, lead)).map(|(people, _)| people.contains(&person));
    let theirs = by_name || lead_about == Some(true);
    let held_here =
        source.claims.of(person).any(|claim| claim.sentence == sentence && claim.strength >= Strength::Fair);
    // "The killer X" says what X did; "the graffiti artist X" does not.
    let within = cast
        .contexts
        .iter()
        .zip(&cast.mentions)
        .find(|(c, m)| m.sentence == sentence && c.from <= hit.from && hit.to <= c.to);
    let doer = cast.document.has(hit.from, |tag| matches!(tag, Tag::Person(_)));
    if within.is_some() && !doer {
        return None;
    }
    let described =
        cast.contexts_of(person).any(|(m, c)| m.sentence == sentence && c.from <= hit.from && hit.to <= c.to);
    let convicted = accused.is_some_and(|lead| matches!(lead.tag, Tag::Event(Event::Convict, _)));
    let named = cast.scenes.get(sentence).is_some_and(|scene| scene.iter().any(|unit| unit.people.contains(&person)));
    let weight = match (theirs, accused.is_some(), held_here, described) {
        (_, _, _, true) => 4,
        (true, true, _, _) if convicted => 9,
        (true, true, _, _) if !named => 3,
        (true, true, _, _) => 6,
        (true, false, true, _) => 3,
        (false, true, true, _) if lead_about.is_none() => 3,
        (true, false, false, _) if strength >= Strength::Fair => 1,
        _ => return None,
    };
    let document = cast.document;
    let words = document.words(&(hit.from..hit.to)).to_owned();
    let value = Charge {
        category,
        as_stated: words.clone(),
        alleged_by: alleged_by(source, sentence, accused.unwrap_or(hit)),
        formality: formality(source, sentence, accused),
    };
    let charge = Fact::new(value, quote(cast, sentence), Reason::ByName { words });
    Some(Found { weight, order: hit.from, charge })
}

/// What makes it an accusation: "accused", "convicted", "arrested for".
fn lead(source: &Source<'_, '_, '_>, sentence: usize, hit: Hit) -> Option<Hit> {
    let document = source.cast.document;
    let leads = |other: &Hit| {
        matches!(other.tag, Tag::Accuse)
            || matches!(other.tag, Tag::Event(Event::Convict | Event::Sentence | Event::Trial, _))
            || matches!(other.tag, Tag::Event(Event::Arrest | Event::Hold, Form::Verb | Form::Noun | Form::State))
    };
    let gap = |other: &Hit| hit.from.saturating_sub(other.to).max(other.from.saturating_sub(hit.to));
    let hits = document.hits_in(document.row(sentence)).filter(leads).filter(|other| gap(other) <= REACH);
    hits.min_by_key(|other| {
        let accuse = matches!(other.tag, Tag::Accuse | Tag::Event(Event::Convict, _));
        (gap(other) + usize::from(!accuse) * 6, other.from)
    })
}

fn formality(source: &Source<'_, '_, '_>, sentence: usize, lead: Option<Hit>) -> &'static str {
    let Some(lead) = lead else {
        return "unknown";
    };
    let words = source.cast.document.words(&(lead.from..lead.to)).to_lowercase();
    let row = source.cast.document.row(sentence);
    let tried = source
        .cast
        .document
        .hits_in(row)
        .any(|hit| matches!(hit.tag, Tag::Event(Event::Convict | Event::Sentence, Form::Verb)));
    let formal = [
        "charged",
        "indict",
        "inculp",
        "mis en examen",
        "mise en examen",
        "imputad",
        "angeklagt",
        "anklage",
        "convicted",
    ];
    if tried || formal.iter().any(|word| words.contains(word)) {
        "formal"
    } else if words.starts_with("suspect")
        || words.starts_with("soup")
        || words.starts_with("sospech")
        || words.contains("verdacht")
    {
        "suspicion"
    } else {
        "unknown"
    }
}

/// The state or office that stands before the accusation in its sentence: "Azerbaijani justice … accusing him".
fn alleged_by(source: &Source<'_, '_, '_>, sentence: usize, lead: Hit) -> Option<String> {
    let document = source.cast.document;
    let row = document.row(sentence);
    let passive = lead.from.checked_sub(1).is_some_and(|at| document.is(at, Tag::Aux));
    let word = |at: usize| document.token(at).map_or("", |t| t.lower.as_str());
    let by = (lead.to..row.end.min(lead.to + 9)).find(|at| matches!(word(*at), "by" | "par" | "por" | "von"));
    // "Accused of spying for Paris": whoever gains by it is not who says so.
    let range = match by {
        Some(by) if passive || by == lead.to => by..row.end.min(by + 6),
        _ if passive => return None,
        _ => row.start..lead.from,
    };
    let gains = |hit: &Hit| {
        let before = (hit.from.saturating_sub(3)..hit.from).map(word);
        before.into_iter().any(|word| matches!(word, "for" | "pour" | "profit" | "compte" | "para" | "für" | "favor"))
    };
    let mut hits = document
        .hits_in(range)
        .filter(|hit| matches!(hit.tag, Tag::Country(_) | Tag::Demonym(_) | Tag::Place(_)) && !gains(hit));
    let taken = |hit: &Hit| {
        source.cast.contexts.iter().flat_map(|c| c.nations.iter()).any(|(_, tokens)| tokens.contains(&hit.from))
    };
    let hit = hits.find(|hit| {
        !taken(hit)
            && source
                .cast
                .scenes
                .get(sentence)
                .is_none_or(|s| s.iter().all(|u| u.by != By::Nobody || !u.tokens.contains(&hit.from)))
    })?;
    let to = if matches!(hit.tag, Tag::Demonym(_)) { following_noun(source, hit.to, row.end) } else { hit.to };
    Some(document.words(&(hit.from..to)).to_owned())
}

/// "Azerbaijani justice": the adjective with its noun.
fn following_noun(source: &Source<'_, '_, '_>, at: usize, end: usize) -> usize {
    let document = source.cast.document;
    let noun = document.token(at).is_some_and(|t| t.is_word()) && !document.has(at, |tag| tag == Tag::Function);
    if noun && at < end { at + 1 } else { at }
}
