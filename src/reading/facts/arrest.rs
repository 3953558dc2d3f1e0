//! The day of the arrest: every date of the text where it speaks of the person, weighed by what stands around it.
//!
//! The weights are `data/weights_arrest.tsv` (`odds.rs`). A date by a word of arrest is nearly always the one; the rest
//! of the evidence finds the day that is told as a scene ("it was on 6 March that customs officers took him off").

use std::ops::Range;

use super::dating::{self, What};
use super::{Source, dating::stated};
use crate::reading::calendar::{self, Written};
use crate::reading::claims::Strength;
use crate::reading::lexicon::Hit;
use crate::reading::model::{Fact, StatedDate};
use crate::reading::odds::{Evidence, Question, count, odds, of_three, yes};
use crate::reading::scenes::By;
use crate::reading::tags::{Event, Form, Tag};

/// From these odds on (as a logarithm) a date is proposed.
const ARRESTED: f64 = 0.0;
/// A text is of another age than dates so many years before its latest.
const AGE: i32 = 25;

/// A date that may be the day of the arrest.
pub(in crate::reading) struct Candidate {
    pub(in crate::reading) evidence: Evidence,
    pub(in crate::reading) fact: Fact<StatedDate>,
    sentence: usize,
    at: usize,
}

/// The likeliest date, if it is likely enough.
pub(super) fn of(source: &Source<'_, '_, '_>, person: usize) -> Option<Fact<StatedDate>> {
    let weighed = candidates(source, person).into_iter().map(|c| (odds(Question::Arrest, &c.evidence), c));
    let best = weighed.max_by(|(one, a), (other, b)| one.total_cmp(other).then(b.at.cmp(&a.at)))?;
    (best.0 >= ARRESTED).then_some(best.1.fact)
}

/// All dates where the text speaks of the person, in its order.
pub(in crate::reading) fn candidates(source: &Source<'_, '_, '_>, person: usize) -> Vec<Candidate> {
    let cast = source.cast;
    let mut list: Vec<Candidate> = Vec::new();
    for sentence in (0..cast.scenes.len()).filter(|s| is_about(source, *s, person)) {
        for written in calendar::find(cast.document, &cast.document.row(sentence)) {
            let words = cause(source, sentence, &written.tokens);
            let Some(fact) = stated(source, sentence, &words, &written) else {
                continue;
            };
            let mut evidence = vec![("bias", 1.0)];
            evidence.extend(claimed(source, person, sentence, &written));
            evidence.extend(near(source, sentence, &written.tokens));
            evidence.extend(written_as(source, &written, &fact));
            evidence.extend(placed(source, person, sentence, &written.tokens));
            list.push(Candidate { evidence, fact, sentence, at: written.tokens.start });
        }
    }
    compare(source, &mut list);
    list
}

/// Whether the sentence speaks of the person, or of nobody else who is held.
fn is_about(source: &Source<'_, '_, '_>, sentence: usize, person: usize) -> bool {
    let scene = source.cast.scenes.get(sentence).map(Vec::as_slice).unwrap_or_default();
    source.focus.is_on(sentence, person)
        || scene.iter().any(|unit| unit.people.contains(&person))
        || source.claims.of(person).any(|claim| claim.sentence == sentence)
}

fn hits<'h>(source: &'h Source<'_, '_, '_>, sentence: usize) -> impl Iterator<Item = Hit> + 'h {
    source.cast.document.hits_in(source.cast.document.row(sentence))
}

fn gap(tokens: &Range<usize>, hit: &Hit) -> usize {
    tokens.start.saturating_sub(hit.to).max(hit.from.saturating_sub(tokens.end))
}

/// One by a word, a half four words off, and so on; nothing without such a word in the sentence.
fn nearness(source: &Source<'_, '_, '_>, sentence: usize, tokens: &Range<usize>, is: fn(Tag) -> bool) -> f64 {
    let nearest = hits(source, sentence).filter(|hit| is(hit.tag)).map(|hit| gap(tokens, &hit)).min();
    nearest.map_or(0.0, |gap| 1.0 / (1.0 + count(gap) / 4.0))
}

fn is_taking(tag: Tag) -> bool {
    matches!(tag, Tag::Event(Event::Arrest | Event::Abduction, form) if form != Form::Person)
}

fn is_holding(tag: Tag) -> bool {
    matches!(tag, Tag::Event(Event::Hold | Event::HouseArrest | Event::ExitBan, form) if form != Form::Person)
}

fn is_judging(tag: Tag) -> bool {
    matches!(tag, Tag::Event(Event::Sentence | Event::Convict | Event::Trial | Event::Charge | Event::Appeal, _))
}

fn is_ending(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Event(
            Event::Release
                | Event::Pardon
                | Event::Exchange
                | Event::Deport
                | Event::Acquit
                | Event::Death
                | Event::Bail
                | Event::Extradite,
            _
        )
    )
}

/// The word that the date stands by: of an arrest, of prison, of a scene.
fn cause(source: &Source<'_, '_, '_>, sentence: usize, tokens: &Range<usize>) -> Range<usize> {
    let rank = |tag: Tag| match tag {
        tag if is_taking(tag) => Some(0),
        tag if is_holding(tag) => Some(4),
        Tag::Scene | Tag::Authority => Some(12),
        _ => None,
    };
    let ranked = hits(source, sentence).filter_map(|hit| Some((rank(hit.tag)? + gap(tokens, &hit), hit)));
    ranked.min_by_key(|(cost, hit)| (*cost, hit.from)).map_or(tokens.clone(), |(_, hit)| hit.from..hit.to)
}

/// What the fixed rules say, and what happens to the person in the sentence.
fn claimed(source: &Source<'_, '_, '_>, person: usize, sentence: usize, written: &Written) -> [(&'static str, f64); 5] {
    let here = || source.claims.of(person).filter(|claim| claim.sentence == sentence);
    let sure = here().filter(|claim| claim.real && claim.strength >= Strength::Fair);
    let fit = sure.filter_map(|claim| dating::fit(source, claim, written, What::Arrest)).max();
    let of = |test: fn(Tag) -> bool| yes(here().any(|claim| test(claim.hit.tag)));
    [
        ("fits", yes(fit.is_some())),
        ("fit", fit.map_or(0.0, |fit| (f64::from(fit) + 20.0).max(0.0) / 60.0)),
        ("taken", of(is_taking)),
        ("held", of(is_holding)),
        ("ends", of(is_ending)),
    ]
}

/// What stands near the date.
fn near(source: &Source<'_, '_, '_>, sentence: usize, tokens: &Range<usize>) -> [(&'static str, f64); 11] {
    let document = source.cast.document;
    let near = |is: fn(Tag) -> bool| nearness(source, sentence, tokens, is);
    let before = |reach: usize, is: fn(Tag) -> bool| {
        let from = tokens.start.saturating_sub(reach).max(document.row(sentence).start);
        yes((from..tokens.start).any(|at| document.has(at, is)))
    };
    let scenes = hits(source, sentence).filter(|hit| hit.tag == Tag::Scene).count();
    [
        ("near_taking", near(is_taking)),
        ("near_holding", near(is_holding)),
        ("near_judging", near(is_judging)),
        ("near_ending", near(is_ending)),
        ("near_speech", near(|tag| tag == Tag::Speech)),
        ("near_life", near(|tag| tag == Tag::Life)),
        ("near_penalty", near(|tag| matches!(tag, Tag::Penalty(_)))),
        ("scene", of_three(scenes)),
        ("authority", near(|tag| tag == Tag::Authority)),
        ("since", before(3, |tag| tag == Tag::Since)),
        ("ahead", before(4, |tag| matches!(tag, Tag::Unreal | Tag::Maximum))),
    ]
}

/// How the date is written.
fn written_as(source: &Source<'_, '_, '_>, written: &Written, fact: &Fact<StatedDate>) -> [(&'static str, f64); 8] {
    let day = written.day.is_some() && written.month.is_some();
    let published = source.published.as_ref().map(crate::dates::PartialDate::edtf);
    let latest = source.dates.iter().filter_map(|date| date.year).max();
    let year = written.year.or_else(|| fact.value.edtf.get(..4)?.parse().ok());
    [
        ("day", yes(day)),
        ("month", yes(!day && written.month.is_some())),
        ("year_alone", yes(written.month.is_none() && written.year.is_some())),
        ("weekday_alone", yes(written.weekday.is_some() && !day)),
        ("relative", yes(written.is_relative())),
        ("with_year", yes(written.year.is_some())),
        ("news", yes(published.is_some_and(|day| day == fact.value.edtf))),
        ("old", yes(year.zip(latest).is_some_and(|(year, latest)| year + AGE < latest))),
    ]
}

/// Who else is in the sentence, and where it stands.
fn placed(
    source: &Source<'_, '_, '_>,
    person: usize,
    sentence: usize,
    tokens: &Range<usize>,
) -> [(&'static str, f64); 8] {
    let cast = source.cast;
    let scene = cast.scenes.get(sentence).map(Vec::as_slice).unwrap_or_default();
    let mine = |by: &dyn Fn(By) -> bool| yes(scene.iter().any(|u| by(u.by) && u.people.contains(&person)));
    let others = scene.iter().filter(|u| u.by == By::Name).flat_map(|u| &u.people);
    let held = others.filter(|other| **other != person && source.focus.is_held(**other)).count();
    let strangers = scene.iter().any(|unit| unit.by == By::Nobody);
    let row = cast.document.row(sentence);
    let bracket = tokens.start.checked_sub(1).is_some_and(|at| cast.document.is_sign(at, "("));
    [
        ("named", mine(&|by| by == By::Name)),
        ("referred", mine(&|by| matches!(by, By::Pronoun | By::Noun | By::Group))),
        ("only_case", yes(source.focus.is_single())),
        ("other_held", of_three(held)),
        ("strangers", yes(strangers)),
        ("lead", yes(sentence <= 2)),
        ("opens", yes(tokens.start <= row.start + 2)),
        ("bracket", yes(bracket)),
    ]
}

/// What the other dates say: how many there are, which comes first in the text, which in time.
fn compare(source: &Source<'_, '_, '_>, list: &mut [Candidate]) {
    let dated: Vec<String> = list.iter().map(|c| c.fact.value.edtf.clone()).collect();
    let whole = |date: &&String| !date.starts_with("XXXX");
    let earliest = dated.iter().filter(whole).min().cloned();
    let latest = dated.iter().filter(whole).max().cloned();
    let best = list.iter().map(|c| of(c, "near_taking")).fold(0.0, f64::max);
    let (all, length) = (list.len(), count(source.cast.scenes.len().max(1)));
    for (number, candidate) in list.iter_mut().enumerate() {
        let date = Some(&candidate.fact.value.edtf);
        let same = dated.iter().filter(|other| Some(*other) == date).count();
        let more = [
            ("only_date", yes(all == 1)),
            ("first_told", yes(number == 0)),
            ("earliest", yes(date == earliest.as_ref() && all > 1)),
            ("latest", yes(date == latest.as_ref() && all > 1)),
            ("again", of_three(same - 1)),
            ("late", count(candidate.sentence) / length),
            ("nearest", yes(best > 0.0 && of(candidate, "near_taking") >= best)),
            ("none_taking", yes(best <= 0.0)),
            ("scene_alone", of(candidate, "scene") * yes(best <= 0.0)),
            ("held_since", of(candidate, "near_holding") * of(candidate, "since")),
            ("taken_named", of(candidate, "near_taking") * of(candidate, "named").max(of(candidate, "referred"))),
        ];
        candidate.evidence.extend(more);
    }

    fn of(candidate: &Candidate, wanted: &str) -> f64 {
        candidate.evidence.iter().find(|(name, _)| *name == wanted).map_or(0.0, |(_, much)| *much)
    }
}
