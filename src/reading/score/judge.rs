//! One reading against its label.

use std::collections::BTreeSet;

use super::Score;
use super::codes;
use super::labels::{Kind, Label, LabelledPerson};
use crate::reading::lexicon::Lexicon;
use crate::reading::tags::Tag;
use crate::reading::{Grey, Language, Person, Reading, Why};
use crate::text::fold;

/// A sentence of an article has at least so many words.
const SENTENCE_WORDS: usize = 6;

pub(super) fn judge(score: &mut Score, label: &Label, text: &str, reading: &Reading) {
    let proposed: Vec<&Person> = reading.people.iter().filter(|person| person.is_case()).collect();
    for person in &label.persons {
        let found = proposed.iter().find(|p| is_same(p, person));
        score.figures.recall.count(found.is_some());
        match found {
            Some(found) => facts(score, label, person, found, text),
            None => score.miss(label, &format!("not found: {}", person.name)),
        }
    }
    let mut false_ones = 0;
    let mut taken: Vec<&str> = Vec::new();
    for found in &proposed {
        let person = label.persons.iter().find(|person| is_same(found, person));
        if person.is_none() && is_ambiguous(found, label) {
            continue;
        }
        // One person proposed twice is one too many.
        let right = person.is_some_and(|person| !taken.contains(&person.name.as_str()));
        taken.extend(person.map(|person| person.name.as_str()));
        score.figures.precision.count(right);
        if !right {
            false_ones += 1;
            score.miss(label, &format!("no detainee: {} ({})", found.name, found.role.because));
        }
    }
    if label.kind == Kind::Negative {
        score.figures.negatives_false.count(false_ones > 0);
    }
    greyed(score, label, text, &reading.greyed);
}

pub(super) fn is_same(found: &Person, person: &LabelledPerson) -> bool {
    is_name(found, &person.name) || person.also_spelt.iter().any(|name| is_name(found, name))
}

/// A name that may be proposed or not.
pub(super) fn is_ambiguous(found: &Person, label: &Label) -> bool {
    label.ambiguous.iter().any(|a| is_name(found, &a.name))
}

/// One name holds all the words of the other, two at least where both have them.
fn is_name(found: &Person, name: &str) -> bool {
    let wanted = words(name);
    let all = found.forms.iter().map(|form| words(&form.text)).chain([words(&found.name)]);
    all.into_iter().any(|form| {
        let (short, long) = if form.len() <= wanted.len() { (&form, &wanted) } else { (&wanted, &form) };
        short == long || (short.len() >= 2 && short.is_subset(long))
    })
}

fn words(name: &str) -> BTreeSet<String> {
    fold(name).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn facts(score: &mut Score, label: &Label, person: &LabelledPerson, found: &Person, text: &str) {
    let nations: BTreeSet<&str> = found.nationalities.iter().map(|fact| codes::alpha2(fact.value)).collect();
    let wanted: BTreeSet<&str> = person.nationalities.iter().map(String::as_str).collect();
    let says = |what: &str, has: &str, wants: &str| format!("{what} of {}: {has}, not {wants}", person.name);
    if !wanted.is_empty() || !nations.is_empty() {
        score.figures.nationality.count(nations == wanted);
        if nations != wanted {
            score.miss(label, &says("nationality", &format!("{nations:?}"), &format!("{wanted:?}")));
        }
    }
    let country = found.country.as_ref().map(|fact| codes::alpha2(fact.value));
    if person.detained_in.is_some() {
        let right = country == person.detained_in.as_deref();
        score.figures.country.count(right);
        if !right {
            score.miss(label, &says("country", country.unwrap_or("-"), person.detained_in.as_deref().unwrap_or("-")));
        }
    }
    let category = codes::category(found.category);
    let right = category == person.category || person.category_alt.iter().any(|alt| alt == category);
    score.figures.category.count(right);
    if !right {
        score.miss(label, &says("category", category, &person.category));
    }
    let status = codes::status(found);
    let right = status == person.status || person.status_alt.iter().any(|alt| alt == status);
    score.figures.status.count(right);
    if !right {
        score.miss(label, &says("status", status, &person.status));
    }
    dates(score, label, person, found, text);
}

fn dates(score: &mut Score, label: &Label, person: &LabelledPerson, found: &Person, text: &str) {
    let date = found.arrested.as_ref().map(|fact| fact.value.edtf.as_str());
    if date.is_some() || person.arrested.is_some() {
        let right =
            date == person.arrested.as_deref() || person.arrested_accept.iter().any(|alt| Some(alt.as_str()) == date);
        score.figures.arrested_exact.count(right);
        if !right {
            let (has, wants) = (date.unwrap_or("-"), person.arrested.as_deref().unwrap_or("-"));
            score.miss(label, &format!("arrest of {}: {has}, not {wants}", person.name));
        }
    }
    for fact in [&found.arrested, &found.sentenced, &found.released].into_iter().flatten() {
        let year = fact.value.edtf.get(..4).unwrap_or_default();
        let known = person.arrested.iter().chain(&person.arrested_accept).any(|date| date.starts_with(year));
        if year != "XXXX" && !text.contains(year) && !known {
            score.figures.invented_years += 1;
            score.miss(label, &format!("invented year for {}: {}", person.name, fact.value.edtf));
        }
    }
}

fn greyed(score: &mut Score, label: &Label, text: &str, greys: &[Grey]) {
    for phrase in label.boilerplate.iter().filter(|phrase| text.contains(phrase.as_str())) {
        let right = text.match_indices(phrase.as_str()).any(|(at, _)| is_grey(at, at + phrase.len(), greys));
        score.figures.boilerplate_recall.count(right);
        if !right {
            score.miss(label, &format!("not greyed: {phrase}"));
        }
    }
    let language = label.language.as_deref().and_then(Language::of);
    for (start, sentence) in sentences(text) {
        if label.boilerplate.iter().any(|phrase| sentence.line.contains(phrase.as_str())) {
            continue;
        }
        let end = start + sentence.text.len();
        // What is not in the language of the text is no part of it.
        if language.is_some_and(|language| !is_in(sentence.text, language)) {
            continue;
        }
        // Comments and related posts are no body, though a label names only their heading.
        let tail = |g: &&Grey| matches!(g.why, Why::Comments | Why::Related) && g.start <= start && end <= g.end;
        if greys.iter().filter(tail).any(|g| holds_phrase(text, g, label)) {
            continue;
        }
        let covered: usize = greys.iter().map(|g| g.end.min(end).saturating_sub(g.start.max(start))).sum();
        let wrong = covered * 2 > sentence.text.len();
        score.figures.body_greyed.count(wrong);
        if wrong {
            score.miss(label, &format!("greyed: {}", sentence.text));
        }
    }
}

fn is_in(sentence: &str, language: Language) -> bool {
    let lexicon = Lexicon::of(language);
    let small = |word: &str| lexicon.means(&word.to_lowercase(), Tag::Function);
    sentence.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).any(small)
}

fn holds_phrase(text: &str, grey: &Grey, label: &Label) -> bool {
    let span = text.get(grey.start..grey.end).unwrap_or_default();
    label.boilerplate.iter().any(|phrase| span.contains(phrase.as_str()))
}

fn is_grey(start: usize, end: usize, greys: &[Grey]) -> bool {
    let covered: usize = greys.iter().map(|g| g.end.min(end).saturating_sub(g.start.max(start))).sum();
    covered * 10 >= (end - start) * 8
}

struct Sentence<'a> {
    text: &'a str,
    line: &'a str,
}

/// The sentences of the article: six words or more, with a stop. Lines with a labelled phrase are left out later.
fn sentences(text: &str) -> Vec<(usize, Sentence<'_>)> {
    let mut list = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut at = start;
        for part in line.split_inclusive(['.', '!', '?']) {
            let trimmed = part.trim();
            let from = at + (part.len() - part.trim_start().len());
            if trimmed.ends_with(['.', '!', '?']) && trimmed.split_whitespace().count() >= SENTENCE_WORDS {
                list.push((from, Sentence { text: trimmed, line }));
            }
            at += part.len();
        }
        start += line.len();
    }
    list
}
