//! People without names ("two Australian men"), and those whose name follows: "a French teacher was arrested. X, 34,".

use std::ops::Range;

use super::{By, Cast, Unit};
use crate::reading::tags::{Event, Form, Tag};
use crate::reading::tokens::Kind;

/// The name follows within so many sentences.
const AHEAD: usize = 3;

/// The people of a sentence who have no names in it.
pub(super) fn find(cast: &Cast<'_, '_>, number: usize, named: &[Unit]) -> Vec<Unit> {
    let row = cast.document.row(number);
    let mut units: Vec<Unit> = Vec::new();
    for at in row.clone() {
        let inside = named.iter().any(|unit| unit.tokens.contains(&at));
        let after = units.last().is_some_and(|unit| unit.tokens.end > at);
        // Words that lead up to a name belong to the name.
        let next =
            (at + 1..(at + 3).min(row.end)).take_while(|at| cast.document.token(*at).is_some_and(|t| t.is_word()));
        let leads = next.into_iter().any(|next| named.iter().any(|unit| unit.tokens.contains(&next)));
        if !is_stranger(cast, at) || inside || after || leads {
            continue;
        }
        let tokens = span(cast, at, &row);
        // "X is a scientist": the noun is said of X and is nobody else.
        let said_of = tokens.start.checked_sub(1).is_some_and(|at| row.contains(&at) && cast.document.is(at, Tag::Aux));
        if said_of && cast.document.has(tokens.start, |tag| tag == Tag::Number(2)) {
            continue;
        }
        // "X, Belgian, aid worker": the words behind the commas describe X.
        let described = tokens.start.checked_sub(1).is_some_and(|at| {
            cast.document.is_sign(at, ",")
                && named.iter().any(|unit| unit.tokens.end <= at && at - unit.tokens.end <= 1)
        });
        if described && !cast.document.has(tokens.start, |tag| matches!(tag, Tag::Det)) {
            continue;
        }
        let count = tokens.clone().find_map(|at| number_at(cast, at));
        let several = count.is_some_and(|n| n != 1) || tokens.clone().any(|at| cast.is_plural(at));
        let count = if several { count } else { Some(1) };
        let people = equal(cast, &tokens, named, &row);
        let by = if people.is_empty() { By::Nobody } else { By::Noun };
        units.push(Unit { tokens, people, by, mentions: Vec::new(), count });
    }
    introduce(cast, number, &mut units);
    units
}

/// "The American who was freed is X": the words and the name mean one person, or as many.
fn equal(cast: &Cast<'_, '_>, tokens: &Range<usize>, named: &[Unit], row: &Range<usize>) -> Vec<usize> {
    let next = named.iter().find(|unit| unit.tokens.start >= tokens.end && row.contains(&unit.tokens.start));
    let is = |at: usize| {
        cast.document.token(at).is_some_and(|t| {
            matches!(&*t.lower, "is" | "are" | "was" | "were" | "est" | "sont" | "es" | "son" | "ist" | "sind")
        })
    };
    // "A Dane arrested with him, the student X": the name explains who it was.
    let comma = |unit: &Unit| {
        let near = unit.tokens.start - tokens.end < 9;
        near && unit.people.len() == 1
            && unit.tokens.start.checked_sub(1).is_some_and(|at| cast.document.is_sign(at, ","))
    };
    let new =
        cast.document.token(tokens.start).is_some_and(|t| is_indefinite(&t.lower)) && !cast.is_plural(tokens.end - 1);
    if let Some(unit) = next.filter(|unit| new && comma(unit)) {
        return unit.people.clone();
    }
    let Some(joined) = next.filter(|unit| unit.tokens.start.checked_sub(1).is_some_and(is)) else {
        return Vec::new();
    };
    // "The Americans are X's son Y and Z": X only owns.
    let owns = joined.mentions.iter().any(|m| cast.contexts.get(*m).is_some_and(|context| context.owns));
    let owned = named.iter().find(|unit| unit.tokens.start >= joined.tokens.end).filter(|_| owns);
    owned.unwrap_or(joined).people.clone()
}

/// A single stranger in a sentence may be who is named next.
fn introduce(cast: &Cast<'_, '_>, number: usize, units: &mut [Unit]) {
    let mut open = units.iter_mut().filter(|unit| unit.by == By::Nobody && unit.count == Some(1));
    let (Some(unit), None) = (open.next(), open.next()) else {
        return;
    };
    if let Some(person) = introduced(cast, number, &unit.tokens) {
        (unit.people, unit.by) = (vec![person], By::Noun);
    }
}

fn is_stranger(cast: &Cast<'_, '_>, at: usize) -> bool {
    let document = cast.document;
    if document.has(at, |tag| matches!(tag, Tag::Job(_) | Tag::Org | Tag::Site)) {
        return false;
    }
    // "National Security Adviser" is no national; headings write every word so.
    let capital =
        document.token(at).is_some_and(|t| t.is_capital()) && !document.has(at, |tag| matches!(tag, Tag::Demonym(_)));
    let german = document.language == crate::reading::Language::De;
    let heading = document.sentence_of(at).is_some_and(|sentence| cast.is_heading(sentence));
    let start =
        heading || at.checked_sub(1).is_none_or(|before| document.sentence_of(before) != document.sentence_of(at));
    let counted =
        at.checked_sub(1).is_some_and(|before| document.has(before, |tag| matches!(tag, Tag::Number(n) if n > 2)));
    let kin = counted && document.has(at, |tag| matches!(tag, Tag::Kin(_)));
    ((kin || document.has(at, is_people)) && (!capital || german || start))
        || stands_alone(cast, at)
        || is_described_alone(cast, at)
}

/// "A cleaner who was let go": no list knows all professions.
fn is_described_alone(cast: &Cast<'_, '_>, at: usize) -> bool {
    let document = cast.document;
    let word = |at: usize| document.token(at).map_or("", |t| t.lower.as_str());
    let noun = document.token(at).is_some_and(|t| t.is_word() && !t.is_capital())
        && !document.has(at, |tag| matches!(tag, Tag::Function | Tag::Event(..) | Tag::Speech));
    noun && at.checked_sub(1).is_some_and(|before| is_indefinite(word(before)))
        && matches!(word(at + 1), "who" | "whom" | "qui" | "quien")
}

fn is_people(tag: Tag) -> bool {
    matches!(tag, Tag::Person(_) | Tag::Citizen | Tag::Event(Event::Hold, Form::Person))
}

/// "Two Americans" are people, "an American court" is not.
fn stands_alone(cast: &Cast<'_, '_>, at: usize) -> bool {
    let document = cast.document;
    let before = |test: fn(Tag) -> bool| at.checked_sub(1).is_some_and(|before| document.has(before, test));
    // "A freed Pole", "the jailed Dane".
    let participle = before(|tag| matches!(tag, Tag::Event(_, Form::Verb)))
        && at.checked_sub(2).is_some_and(|at| document.has(at, |tag| matches!(tag, Tag::Number(_) | Tag::Det)));
    let counted = participle || before(|tag| matches!(tag, Tag::Number(_) | Tag::Det));
    let numbered = before(|tag| matches!(tag, Tag::Number(halves) if halves > 2));
    let next = at + 1;
    let open = document.token(next).is_none_or(|t| !t.is_word())
        || document
            .has(next, |tag| matches!(tag, Tag::Function | Tag::Event(_, Form::Verb) | Tag::Speech | Tag::Accuse));
    let country =
        document.has(at, |tag| matches!(tag, Tag::Country(_))) && !before(|tag| matches!(tag, Tag::Number(_)));
    document.has(at, |tag| matches!(tag, Tag::Demonym(_)))
        && (counted || cast.is_plural(at))
        && (open || (numbered && cast.is_plural(at)))
        && !country
}

/// From the article or number before a noun to the adjectives behind it.
pub(super) fn span(cast: &Cast<'_, '_>, at: usize, row: &Range<usize>) -> Range<usize> {
    let document = cast.document;
    let leads = |at: usize| {
        document.has(at, |tag| matches!(tag, Tag::Number(_) | Tag::Det | Tag::Demonym(_) | Tag::Person(_)))
            || (document.has(at, |tag| matches!(tag, Tag::Country(_))) && document.is(at + 1, Tag::Citizen))
            || document.token(at).is_some_and(|t| t.kind == Kind::Number)
    };
    let mut from = at;
    for before in (row.start..at).rev().take(5) {
        // One word may stand between: "a young French teacher", "a freed Pole".
        let unknown = document.token(before).is_some_and(|t| t.is_word() && !t.is_capital())
            && !document.has(before, |tag| {
                matches!(tag, Tag::Function | Tag::Speech) || matches!(tag, Tag::Event(_, form) if form != Form::Verb)
            });
        let bridge =
            unknown && before + 1 == from && before.checked_sub(1).is_some_and(|at| row.contains(&at) && leads(at));
        if leads(before) {
            from = before;
        }
        if document.has(before, |tag| matches!(tag, Tag::Det)) || !(leads(before) || bridge) {
            break;
        }
    }
    let behind = |at: &usize| document.has(*at, |tag| is_people(tag) || matches!(tag, Tag::Demonym(_)));
    let to = (at + 1..row.end).take(3).take_while(behind).count() + at + 1;
    from..origin(cast, to).unwrap_or(to)
}

/// "A lorry driver from Poland": where the words for the country end.
fn origin(cast: &Cast<'_, '_>, to: usize) -> Option<usize> {
    let document = cast.document;
    let lead = document.hits_at(to).find(|hit| hit.from == to && hit.tag == Tag::Origin)?;
    let country = document.hits_at(lead.to).find(|hit| hit.from == lead.to && matches!(hit.tag, Tag::Country(_)))?;
    (document.sentence_of(country.from) == document.sentence_of(to)).then_some(country.to)
}

/// "The American, 62,": one person by nationality alone.
pub(super) fn is_by_nation(cast: &Cast<'_, '_>, at: usize) -> bool {
    // "The 34-year-old Dane".
    let age = |at: &usize| {
        cast.document.token(*at).is_some_and(|t| {
            t.kind == Kind::Number || t.lower == "-" || t.lower.contains("year-old") || t.lower.contains("jährige")
        })
    };
    let ages = (1..4).map_while(|back| at.checked_sub(back)).take_while(age).count();
    let before = at.checked_sub(1 + ages).is_some_and(|before| {
        cast.document.is(before, Tag::Det)
            && (ages > 0 || !cast.document.has(before, |tag| matches!(tag, Tag::Number(_))))
            && !cast.document.token(before).is_some_and(|t| is_indefinite(&t.lower))
    });
    before && (ages > 0 || stands_alone(cast, at)) && !cast.is_plural(at)
}

/// "A", "une", "einem": whoever follows was not named before.
pub(super) fn is_indefinite(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "another" | "un" | "une" | "una" | "otro" | "otra" | "ein" | "eine" | "einen" | "einem" | "einer"
    )
}

/// The person whose name follows: the first to be named in the next sentences, if alone there.
fn introduced(cast: &Cast<'_, '_>, number: usize, tokens: &Range<usize>) -> Option<usize> {
    let definite = cast.document.has(tokens.start, |tag| tag == Tag::Det)
        && !cast.document.has(tokens.start, |tag| matches!(tag, Tag::Number(_)))
        && !cast.document.token(tokens.start).is_some_and(|t| is_indefinite(&t.lower));
    if definite || number > 8 {
        return None;
    }
    let noun = tokens.clone().filter_map(|at| cast.document.token(at)).map(|t| t.lower.clone());
    let nouns: Vec<String> = noun.collect();
    let scenes = (number + 1..cast.scenes.len()).take(AHEAD);
    for later in scenes {
        let scene = cast.scenes.get(later)?;
        let new: Vec<usize> = scene
            .iter()
            .filter(|unit| unit.by == By::Name)
            .flat_map(|unit| unit.people.iter().copied())
            .filter(|person| {
                cast.may_be_held(*person) && cast.first_sentence(*person) == Some(later) && !cast.speaks_first(*person)
            })
            .collect();
        match new.as_slice() {
            [] if scene
                .iter()
                .any(|unit| !unit.people.is_empty() && unit.people.iter().any(|p| cast.may_be_held(*p))) =>
            {
                return None;
            }
            [] => {}
            [person] => return Some(*person).filter(|person| cast.fits(*person, &nouns)),
            _ => return None,
        }
    }
    None
}

fn number_at(cast: &Cast<'_, '_>, at: usize) -> Option<usize> {
    let written = cast.document.tags(at).find_map(|tag| match tag {
        Tag::Number(halves) if halves % 2 == 0 => Some(usize::from(halves / 2)),
        Tag::Group(count) if count > 0 => Some(usize::from(count)),
        _ => None,
    });
    written.or_else(|| cast.document.token(at)?.lower.parse().ok().filter(|number| *number < 1000))
}
