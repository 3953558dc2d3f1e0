//! From the parts that two names share, and those they do not, to an answer.

use super::data;
use super::name::Name;
use super::order::{self, Turn};
use super::pairing::{self, Kind, Pair, bits};
use super::token::{Role, Token};
use super::verdict::{Answer, Reason, Verdict};

/// The least evidence for a match when a family name is left out, the first half of a double name, the first or a middle
/// one of several given names, and a patronymic or a word that many share.
const WITHOUT_SURNAME: f32 = 1.5;
const WITHOUT_HALF: f32 = 2.0;
const WITHOUT_FIRST: f32 = 1.2;
const WITHOUT_MIDDLE: f32 = 0.85;
const WITHOUT_PATRONYMIC: f32 = 0.7;
/// The least evidence for a match with a typing error, and for a suggestion.
const WITH_TYPO: f32 = 0.9;
const TO_SUGGEST: f32 = 0.6;

/// Compares two names part by part.
pub(super) fn compare(a: &Name, b: &Name) -> Verdict {
    let pairs = pairing::of(a, b);
    let (left_a, left_b) = (left(a, &pairs, true), left(b, &pairs, false));
    let tally = Tally::of(&pairs);
    let likeness = likeness(a, b, &pairs);
    if tally.firm == 0 {
        return Verdict::no(likeness, Reason::NothingShared);
    }
    if let Some(reason) = contradiction(&left_a, &left_b) {
        return Verdict::no(likeness, reason);
    }
    // "Wa Lone" as one word is like "Whelan", but that is then all there is of the name.
    let swallowed = |name: &Name, count: usize| count > 1 && count == name.tokens.len();
    if !(left_a.is_empty() && left_b.is_empty())
        && pairs.iter().any(|pair| swallowed(a, pair.a.count) || swallowed(b, pair.b.count))
    {
        return Verdict::no(likeness, Reason::OneWordOnly);
    }
    let turn = order::of(a, b, &pairs);
    if turn == Turn::Another {
        return Verdict::no(likeness, Reason::OrderMatters);
    }
    let mut reasons = tally.reasons(&pairs);
    if turn == Turn::Turned {
        reasons.push(Reason::WordOrder);
    }
    let missing = if left_a.is_empty() { Missing::of(b, &left_b) } else { Missing::of(a, &left_a) };
    let answer = tally.answer(&missing, is_single(a) || is_single(b), &mut reasons);
    reasons.extend(missing.reasons);
    if reasons.is_empty() {
        reasons.push(Reason::SameWords);
    }
    Verdict::new(answer, likeness, reasons)
}

fn is_single(name: &Name) -> bool {
    name.tokens.iter().filter(|token| token.role != Role::Initial).count() == 1
}

/// A token that has no part in the other name.
#[derive(Clone, Copy)]
struct Left<'a> {
    at: usize,
    token: &'a Token,
}

fn left<'a>(name: &'a Name, pairs: &[Pair], is_first: bool) -> Vec<Left<'a>> {
    let used = pairs.iter().map(|pair| bits(if is_first { pair.a } else { pair.b })).fold(0, |all, one| all | one);
    let all = name.tokens.iter().enumerate();
    all.filter(|(at, _)| used & (1 << at) == 0).map(|(at, token)| Left { at, token }).collect()
}

/// Parts on both sides that the other has not: two different people.
fn contradiction(a: &[Left], b: &[Left]) -> Option<Reason> {
    let counts = |left: &&Left| !data::is(&left.token.text, data::Kind::Polite);
    let (first, second) = (a.iter().find(counts)?, b.iter().find(counts)?);
    let has_patronymic = |list: &[Left]| list.iter().any(|left| left.token.role == Role::Patronymic);
    let only_patronymics = |list: &[Left]| list.iter().all(|left| left.token.role == Role::Patronymic);
    Some(match () {
        () if has_patronymic(a) && has_patronymic(b) && (only_patronymics(a) || only_patronymics(b)) => {
            Reason::DifferentPatronymic
        }
        () if first.at == 0 || second.at == 0 => Reason::DifferentGivenName,
        () => Reason::DifferentSurname,
    })
}

/// How alike two names are, by weight, from 0 to 1.
fn likeness(a: &Name, b: &Name, pairs: &[Pair]) -> f32 {
    let all: f32 = a.tokens.iter().chain(&b.tokens).map(|token| token.weight).sum();
    let shared: f32 = pairs.iter().map(|pair| (pair.one.weight + pair.other.weight) * pair.nearness).sum();
    if all > 0.0 { shared / all } else { 0.0 }
}

/// What the shared parts come to.
#[derive(Default)]
struct Tally {
    /// Words that are the same, not by a short form or an initial.
    firm: usize,
    evidence: f32,
    typos: usize,
    /// Short forms, and what is as likely another name.
    weak_links: usize,
    initials: usize,
    /// Words that are the same and not joined to another by a hyphen.
    apart: usize,
}

impl Tally {
    fn of(pairs: &[Pair]) -> Self {
        let mut tally = Self::default();
        for pair in pairs {
            let words = pair.a.count.max(pair.b.count);
            let trust = match pair.kind {
                Kind::Same => 1.0,
                // Letters without vowels fit more names than one.
                Kind::Variant | Kind::Gendered if is_sparse(pair) => 0.9,
                Kind::Variant | Kind::Gendered => 1.0,
                Kind::Typo => 0.7,
                Kind::Near => 0.6,
                Kind::Short => 0.4,
                Kind::Initial => 0.15,
            };
            tally.firm += if pair.kind <= Kind::Near { words } else { 0 };
            tally.typos += usize::from(pair.kind == Kind::Typo);
            tally.weak_links += usize::from(matches!(pair.kind, Kind::Near | Kind::Short));
            tally.initials += usize::from(pair.kind == Kind::Initial);
            tally.apart += usize::from(pair.kind <= Kind::Typo && !pair.one.hyphened && !pair.other.hyphened);
            tally.evidence += pair.one.weight.min(pair.other.weight) * trust;
        }
        tally
    }

    fn answer(&self, missing: &Missing, is_single: bool, reasons: &mut Vec<Reason>) -> Answer {
        let needed = if self.typos > 0 { missing.needed.max(WITH_TYPO) } else { missing.needed };
        let nothing_missing = missing.needed <= 0.0;
        if is_single && !nothing_missing {
            reasons.push(Reason::OneWordOnly);
            return if self.evidence >= 0.9 { Answer::Suggest } else { Answer::No };
        }
        if is_single && self.evidence < 0.9 {
            reasons.push(Reason::CommonName);
            return Answer::Suggest;
        }
        // "Luis M. Otero" is Luis Manuel; "L. Otero" need not be.
        let vague = self.weak_links > 0 || (self.initials > 0 && self.apart < 2);
        let has_enough = self.evidence >= needed && self.typos <= 1 && !vague;
        if has_enough && (self.firm >= 2 || is_single) {
            return Answer::Match;
        }
        if !vague && self.typos <= 1 {
            reasons.push(Reason::CommonName);
        }
        if self.evidence >= TO_SUGGEST || nothing_missing { Answer::Suggest } else { Answer::No }
    }

    fn reasons(&self, pairs: &[Pair]) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = pairs.iter().filter_map(reason).collect();
        if pairs.iter().any(|pair| pair.a.count != pair.b.count) {
            reasons.push(Reason::WrittenTogether);
        }
        reasons.sort();
        reasons.dedup();
        reasons
    }
}

fn is_sparse(pair: &Pair) -> bool {
    use super::distance::Writing::{Characters, Consonants};
    let writings = |token: &Token| token.readings.first().map(|reading| reading.writing);
    let (one, other) = (writings(pair.one), writings(pair.other));
    one != other && [one, other].iter().any(|writing| matches!(writing, Some(Consonants | Characters)))
}

fn reason(pair: &Pair) -> Option<Reason> {
    let writing = |token: &Token| token.readings.first().map(|reading| reading.writing);
    match pair.kind {
        _ if writing(pair.one) != writing(pair.other) => Some(Reason::Transliteration),
        Kind::Same => None,
        Kind::Variant if pair.one.plain == pair.other.plain => None,
        Kind::Variant => Some(Reason::OtherSpelling),
        Kind::Gendered => Some(Reason::GenderedEnding),
        Kind::Typo | Kind::Near => Some(Reason::TypingError),
        Kind::Short => Some(Reason::ShortForm),
        Kind::Initial => Some(Reason::Initial),
    }
}

/// What one of the names leaves out, and how much the rest must then say.
#[derive(Default)]
struct Missing {
    needed: f32,
    reasons: Vec<Reason>,
}

impl Missing {
    fn of(name: &Name, left: &[Left]) -> Self {
        let mut missing = Self::default();
        for left in left {
            let (needed, reason) = cost(name, left);
            missing.needed = missing.needed.max(needed);
            missing.reasons.push(reason);
        }
        missing.reasons.sort();
        missing.reasons.dedup();
        missing
    }
}

fn cost(name: &Name, left: &Left) -> (f32, Reason) {
    let (token, at) = (left.token, left.at);
    let next_is_joined = name.tokens.get(at + 1).is_some_and(|next| next.hyphened);
    let at_edge = at == 0 || at + 1 == name.tokens.len() || token.hyphened || next_is_joined;
    let is_surname = token.weight < 1.0 && token.given.is_empty();
    match token.role {
        Role::Patronymic => (WITHOUT_PATRONYMIC, Reason::PatronymicLeftOut),
        Role::Initial => (WITHOUT_PATRONYMIC, Reason::MiddleNameLeftOut),
        Role::Plain if token.weight <= 0.2 => (WITHOUT_PATRONYMIC, Reason::WeakWordLeftOut),
        Role::Plain if at_edge && at > 0 || is_surname => (WITHOUT_SURNAME, Reason::SurnameLeftOut),
        Role::Plain if next_is_joined => (WITHOUT_HALF, Reason::MiddleNameLeftOut),
        Role::Plain if at_edge => (WITHOUT_FIRST, Reason::MiddleNameLeftOut),
        Role::Plain => (WITHOUT_MIDDLE, Reason::MiddleNameLeftOut),
    }
}
