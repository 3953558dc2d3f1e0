//! Fits the weights of `reading::odds` to labelled texts: logistic regression, and how it does on texts left out.

use std::fmt::Write;
use std::path::PathBuf;
use std::{fs, io};

use super::judge::is_same;
use super::{Label, judge};
use crate::reading::odds::Evidence;
use crate::reading::{Language, Options, Person, proposed, weighed, weighing};

/// Texts are left out in so many turns.
const FOLDS: usize = 10;
/// How strongly weights are held small, so that no weight fits one text.
const DAMPING: f64 = 2.0;
const ROUNDS: usize = 4000;
const STEP: f64 = 1.0;

/// Which file of weights is to be fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fitted {
    /// `data/weights.tsv`: who is held.
    Held,
    /// `data/weights_case.tsv`: whose case is proposed.
    Case,
    /// `data/weights_arrest.tsv`: which date is the day of the arrest.
    Arrest,
}

/// Something in a labelled text that is so or not.
struct Sample {
    text: usize,
    /// Samples of one choice: one date of a person, or one person.
    choice: usize,
    right: bool,
    evidence: Vec<f64>,
}

/// Reads the folders and gives the lines of a file of weights, with the figures on texts left out.
pub fn fit(what: Fitted, folders: &[PathBuf]) -> io::Result<String> {
    let (names, samples) = samples(what, folders)?;
    let least = if what == Fitted::Held { weighing::HELD } else { 0.0 };
    let (mut found, mut there, mut right) = (0, 0, 0);
    for fold in 0..FOLDS {
        let train: Vec<&Sample> = samples.iter().filter(|sample| sample.text % FOLDS != fold).collect();
        let weights = descend(&train, names.len());
        let mut best: Vec<(usize, f64, bool)> = Vec::new();
        for sample in samples.iter().filter(|sample| sample.text % FOLDS == fold) {
            let says = dot(&weights, &sample.evidence);
            there += usize::from(sample.right);
            match best.last_mut().filter(|(choice, ..)| what == Fitted::Arrest && *choice == sample.choice) {
                Some(last) if last.1 >= says => {}
                Some(last) => *last = (sample.choice, says, sample.right),
                None => best.push((sample.choice, says, sample.right)),
            }
        }
        found += best.iter().filter(|(_, says, _)| *says >= least).count();
        right += best.iter().filter(|(_, says, is)| *says >= least && *is).count();
    }
    let mut lines = String::from(HEAD);
    let _ = writeln!(lines, "# Left out in {FOLDS} turns: {right} right of {found} proposed; {there} were there.");
    let all: Vec<&Sample> = samples.iter().collect();
    for (name, weight) in names.iter().zip(descend(&all, names.len())) {
        let _ = writeln!(lines, "{name}\t{weight:.3}");
    }
    Ok(lines)
}

const HEAD: &str = "\
# How much each piece of evidence counts (`reading::odds`): a logarithm of odds.
# Written by `score::fit::fit` from labelled texts; fitted, so never change a line by hand.
";

/// What the folders have to learn from.
fn samples(what: Fitted, folders: &[PathBuf]) -> io::Result<(Vec<&'static str>, Vec<Sample>)> {
    let mut found = Vec::new();
    let mut names: Vec<&'static str> = Vec::new();
    let mut texts: Vec<PathBuf> = Vec::new();
    let mut choice = 0;
    for folder in folders {
        for line in fs::read_to_string(folder.join("labels.jsonl"))?.lines().filter(|line| !line.trim().is_empty()) {
            let label: Label = serde_json::from_str(line).map_err(|e| io::Error::other(e.to_string()))?;
            let path = folder.join(format!("{}.txt", label.id));
            let article = fs::read_to_string(&path)?;
            // A text that counts twice is left out as one.
            let text = texts.iter().position(|known| *known == path).unwrap_or(texts.len());
            if text == texts.len() {
                texts.push(path);
            }
            for (right, evidence, next) in of_text(what, &article, &label) {
                choice += usize::from(next);
                for (name, _) in &evidence {
                    if !names.contains(name) {
                        names.push(*name);
                    }
                }
                found.push((text, choice, right, evidence));
            }
        }
    }
    let much = |evidence: &Evidence, name: &str| {
        evidence.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, much)| *much)
    };
    let sample = |(text, choice, right, evidence): (usize, usize, bool, Evidence)| {
        let evidence = names.iter().map(|name| much(&evidence, name)).collect();
        Sample { text, choice, right, evidence }
    };
    let samples = found.into_iter().map(sample).collect();
    Ok((names, samples))
}

/// Each thing a text has to learn from: whether it is so, the evidence, and whether a new choice begins with it.
fn of_text(what: Fitted, article: &str, label: &Label) -> Vec<(bool, Evidence, bool)> {
    let options = Options { language: label.language.as_deref().and_then(Language::of), ..Options::default() };
    let labelled = |person: &Person| label.persons.iter().find(|labelled| is_same(person, labelled));
    let counts = |person: &Person| labelled(person).is_some() || !judge::is_ambiguous(person, label);
    let mut list = Vec::new();
    match what {
        Fitted::Held => {
            for (person, evidence) in weighed(article, &options).into_iter().filter(|(person, _)| counts(person)) {
                list.push((labelled(&person).is_some(), evidence, true));
            }
        }
        Fitted::Case => {
            for one in proposed(article, &options).into_iter().filter(|one| counts(&one.person)) {
                list.push((labelled(&one.person).is_some(), one.evidence, true));
            }
        }
        Fitted::Arrest => {
            for one in proposed(article, &options) {
                let Some(person) = labelled(&one.person) else {
                    continue;
                };
                let fits = |date: &String| {
                    person.arrested.as_ref() == Some(date) || person.arrested_accept.iter().any(|other| other == date)
                };
                for (number, (evidence, date)) in one.dates.into_iter().enumerate() {
                    list.push((fits(&date), evidence, number == 0));
                }
            }
        }
    }
    list
}

fn dot(weights: &[f64], evidence: &[f64]) -> f64 {
    weights.iter().zip(evidence).map(|(weight, much)| weight * much).sum()
}

/// Follows the slope of the likelihood, with momentum; always the same number of rounds, so always the same weights.
fn descend(samples: &[&Sample], size: usize) -> Vec<f64> {
    let (mut weights, mut pace) = (vec![0.0; size], vec![0.0; size]);
    let count = samples.len().max(1) as f64;
    for _ in 0..ROUNDS {
        let mut slope = vec![0.0; size];
        for sample in samples {
            let likely = 1.0 / (1.0 + (-dot(&weights, &sample.evidence)).exp());
            let error = f64::from(u8::from(sample.right)) - likely;
            slope.iter_mut().zip(&sample.evidence).for_each(|(slope, much)| *slope += error * much);
        }
        for ((weight, pace), slope) in weights.iter_mut().zip(&mut pace).zip(slope) {
            *pace = 0.9 * *pace + (slope - DAMPING * *weight) / count;
            *weight += STEP * *pace;
        }
    }
    weights
}
