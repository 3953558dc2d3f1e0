//! Fits the weights of `reading::weighing` to labelled texts: logistic regression, and how it does on texts left out.

use std::fmt::Write;
use std::path::PathBuf;
use std::{fs, io};

use super::judge::is_same;
use super::{Label, judge};
use crate::reading::{Language, Options, weighed, weighing};

/// Texts are left out in so many turns.
const FOLDS: usize = 10;
/// How strongly weights are held small, so that no weight fits one text.
const DAMPING: f64 = 2.0;
const ROUNDS: usize = 4000;
const STEP: f64 = 1.0;

/// Somebody named in a labelled text.
struct Sample {
    text: usize,
    held: bool,
    evidence: Vec<f64>,
}

/// Reads the folders and gives the lines of `data/weights.tsv`, with the figures on texts left out.
pub fn fit(folders: &[PathBuf]) -> io::Result<String> {
    let (names, samples) = samples(folders)?;
    let (mut found, mut held, mut right) = (0, 0, 0);
    for fold in 0..FOLDS {
        let train: Vec<&Sample> = samples.iter().filter(|sample| sample.text % FOLDS != fold).collect();
        let weights = descend(&train, names.len());
        for sample in samples.iter().filter(|sample| sample.text % FOLDS == fold) {
            let says = dot(&weights, &sample.evidence) >= weighing::HELD;
            held += usize::from(sample.held);
            found += usize::from(says);
            right += usize::from(says && sample.held);
        }
    }
    let mut lines = String::from(HEAD);
    let _ = writeln!(lines, "# Left out in {FOLDS} turns: {right} of {held} held found, {found} proposed.");
    let all: Vec<&Sample> = samples.iter().collect();
    for (name, weight) in names.iter().zip(descend(&all, names.len())) {
        let _ = writeln!(lines, "{name}\t{weight:.3}");
    }
    Ok(lines)
}

const HEAD: &str = "\
# How much each piece of evidence counts (`reading::weighing`): the logarithm of the odds that somebody is held.
# Written by `score::fit::fit` from labelled texts; fitted, so never change a line by hand.
";

/// Everybody named in the texts of the folders, but those who may be proposed or not.
fn samples(folders: &[PathBuf]) -> io::Result<(Vec<&'static str>, Vec<Sample>)> {
    let mut samples = Vec::new();
    let mut names = Vec::new();
    let mut texts: Vec<PathBuf> = Vec::new();
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
            let options = Options { language: label.language.as_deref().and_then(Language::of), ..Options::default() };
            for (person, evidence) in weighed(&article, &options) {
                let held = label.persons.iter().any(|labelled| is_same(&person, labelled));
                if !held && judge::is_ambiguous(&person, &label) {
                    continue;
                }
                names = evidence.iter().map(|(name, _)| *name).collect();
                samples.push(Sample { text, held, evidence: evidence.into_iter().map(|(_, much)| much).collect() });
            }
        }
    }
    Ok((names, samples))
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
            let error = f64::from(u8::from(sample.held)) - likely;
            slope.iter_mut().zip(&sample.evidence).for_each(|(slope, much)| *slope += error * much);
        }
        for ((weight, pace), slope) in weights.iter_mut().zip(&mut pace).zip(slope) {
            *pace = 0.9 * *pace + (slope - DAMPING * *weight) / count;
            *weight += STEP * *pace;
        }
    }
    weights
}
