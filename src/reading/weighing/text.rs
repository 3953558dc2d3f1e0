//! Where the text puts a person, and what kind of text it is.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::reading::mentions::Mention;
use crate::reading::odds::{count, of_three, yes};
use crate::reading::scenes::{By, Cast};
use crate::reading::scope::{Scope, is_hard};
use crate::reading::tags::{Job, Tag};
use crate::reading::tokens::Kind;

/// Where the person stands in the text, and how near to words of prison.
pub(super) fn placed(cast: &Cast<'_, '_>, person: usize) -> [(&'static str, f64); 9] {
    let mentions: Vec<&Mention> = cast.contexts_of(person).map(|(mention, _)| mention).collect();
    let most = cast.people.list.iter().map(|someone| someone.mentions.len()).max().unwrap_or(1);
    let first = mentions.first().map_or(0, |mention| mention.sentence);
    let near = mentions.iter().filter_map(|mention| nearest(cast, mention)).min();
    [
        ("mentions", count(mentions.len()).ln_1p() / 3.0),
        ("share", count(mentions.len()) / count(most.max(1))),
        ("early", 1.0 / (1.0 + count(first))),
        ("heading", yes(mentions.iter().any(|mention| mention.sentence == 0 || mention.heading))),
        ("age", yes(mentions.iter().any(|mention| has_age(cast, mention)))),
        ("alone", of_three(mentions.iter().filter(|mention| is_alone(cast, person, mention)).count())),
        ("near", near.map_or(0.0, |gap| 1.0 / (1.0 + count(gap) / 4.0))),
        ("has_kin", of_three(mentions.iter().filter(|mention| has_kin(cast, mention)).count())),
        ("accused", of_three(mentions.iter().filter(|mention| is_accused(cast, person, mention)).count())),
    ]
}

/// Whether the name has a given name that is known: a town or a paper has none.
pub(super) fn has_given(cast: &Cast<'_, '_>, person: usize) -> bool {
    static NAMES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let lines = include_str!("../../names/compare/data/given.tsv").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(|line| line.split('\t').skip(1)).flat_map(str::split_whitespace).collect()
    });
    let words = cast.people.list.get(person).map(|someone| someone.words.as_slice()).unwrap_or_default();
    cast.contexts_of(person).any(|(mention, _)| mention.given) || words.iter().any(|word| names.contains(&**word))
}

/// "The former minister X", "ancien conseiller": an office that somebody has no more keeps nobody out of prison.
pub(super) fn is_former(cast: &Cast<'_, '_>, mention: &Mention) -> bool {
    let document = cast.document;
    let word = |at: usize| document.token(at).map_or("", |t| t.lower.as_str());
    let around = mention.tokens.start.saturating_sub(5)..mention.tokens.end + 6;
    around.into_iter().filter(|at| document.sentence_of(*at) == Some(mention.sentence)).any(|at| {
        matches!(
            word(at),
            "former" | "ex" | "once" | "one-time" | "ancien" | "ancienne" | "exministro" | "antiguo" | "antigua"
        ) || word(at).starts_with("ex-")
            || word(at).starts_with("ehemalig")
            || word(at).starts_with("frühere")
    })
}

/// What kind of text it is.
pub(super) fn whole(scope: &Scope) -> [(&'static str, f64); 12] {
    let hard = count(scope.hard);
    [
        ("text_hard", hard.ln_1p() / 3.0),
        ("text_dense", (hard * 50.0 / count(scope.words.max(50))).min(1.5)),
        ("text_abroad", of_three(scope.abroad)),
        ("text_foreigners", of_three(scope.foreigners)),
        ("text_countries", of_three(scope.countries.len().saturating_sub(1))),
        ("text_one_country", yes(scope.countries.len() < 2)),
        ("text_kinds", (count(scope.kinds) / 6.0).min(1.0)),
        ("text_authorities", (count(scope.authorities) / 6.0).min(1.0)),
        ("text_accused", (count(scope.accused) / 6.0).min(1.0)),
        ("text_wanted", of_three(scope.wanted)),
        ("text_past", yes(scope.is_past)),
        ("text_staged", count(scope.settings) / (count(scope.settings + scope.authorities) + 2.0)),
    ]
}

/// How many words stand between the name and the nearest word of prison in its sentence.
fn nearest(cast: &Cast<'_, '_>, mention: &Mention) -> Option<usize> {
    let row = cast.document.row(mention.sentence);
    let hits = cast.document.hits_in(row).filter(|hit| is_hard(hit.tag));
    let gap =
        |from: usize, to: usize| mention.tokens.start.saturating_sub(to).max(from.saturating_sub(mention.tokens.end));
    hits.map(|hit| gap(hit.from, hit.to)).min()
}

/// "X, 31,", "X (31)", "the 31-year-old X".
fn has_age(cast: &Cast<'_, '_>, mention: &Mention) -> bool {
    let document = cast.document;
    let years = |at: usize| {
        let number = document.token(at).filter(|t| t.kind == Kind::Number);
        number.and_then(|t| t.lower.parse::<u32>().ok()).is_some_and(|years| (14..100).contains(&years))
    };
    let end = mention.tokens.end;
    let opens = document.is_sign(end, ",") || document.is_sign(end, "(");
    let before = mention.tokens.start.saturating_sub(5)..mention.tokens.start;
    let old = |at: usize| {
        document.token(at).is_some_and(|t| {
            t.lower.contains("year-old") || t.lower.contains("jährig") || matches!(&*t.lower, "ans" | "años")
        })
    };
    opens && years(end + 1) || before.into_iter().any(old) || (end..end + 6).any(|at| years(at) && old(at + 1))
}

/// "X's wife", "the lawyer of X": somebody is there for the person's sake.
fn has_kin(cast: &Cast<'_, '_>, mention: &Mention) -> bool {
    let document = cast.document;
    let close = |at: usize| document.has(at, |tag| matches!(tag, Tag::Kin(_) | Tag::Job(Job::Lawyer)));
    let end = mention.tokens.end;
    let owns = document.token(end).is_some_and(|t| matches!(&*t.lower, "'s" | "’s"));
    let before = mention.tokens.start.checked_sub(1).filter(|at| document.has(*at, |tag| tag == Tag::Of));
    (owns && (end + 1..end + 4).any(close)) || before.is_some_and(|of| (of.saturating_sub(2)..of).any(close))
}

/// A word of prison in the sentence, and nobody else there who may be held.
fn is_alone(cast: &Cast<'_, '_>, person: usize, mention: &Mention) -> bool {
    let hard = cast.document.hits_in(cast.document.row(mention.sentence)).any(|hit| is_hard(hit.tag));
    let scene = cast.scenes.get(mention.sentence).map(Vec::as_slice).unwrap_or_default();
    let mut others = scene.iter().filter(|unit| unit.by == By::Name).flat_map(|unit| &unit.people);
    hard && others.all(|other| *other == person || !cast.may_be_held(*other))
}

/// An accusation in the sentence, with nobody else there who may be held.
fn is_accused(cast: &Cast<'_, '_>, person: usize, mention: &Mention) -> bool {
    let hits = || cast.document.hits_in(cast.document.row(mention.sentence));
    let accused =
        hits().any(|hit| matches!(hit.tag, Tag::Charge(_))) && hits().any(|hit| matches!(hit.tag, Tag::Accuse));
    let scene = cast.scenes.get(mention.sentence).map(Vec::as_slice).unwrap_or_default();
    let mut others = scene.iter().filter(|unit| unit.by == By::Name).flat_map(|unit| &unit.people);
    accused && others.all(|other| *other == person || !cast.may_be_held(*other))
}
