//! Evidence and what it weighs: one small file of weights for each question that is not settled by a rule.
//!
//! Each piece of evidence is between 0 and 1 or little more, so that the weights can be compared. The weights are fitted
//! to labelled texts by `score::fit`.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Pieces of evidence: the name in the file of weights and how much of it there is.
pub(super) type Evidence = Vec<(&'static str, f64)>;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Is this person held?
    Held,
    /// Is this person, who is held, one whose case is to be proposed?
    Case,
    /// Is this the day on which the person was arrested?
    Arrest,
}

/// The logarithm of the odds that it is so.
pub(super) fn odds(question: Question, evidence: &Evidence) -> f64 {
    let weights = weights(question);
    evidence.iter().map(|(name, much)| weights.get(name).copied().unwrap_or_default() * much).sum()
}

/// Yes or no as evidence.
pub(super) fn yes(is: bool) -> f64 {
    f64::from(u8::from(is))
}

/// So many of at most three, as a fraction.
pub(super) fn of_three(count: usize) -> f64 {
    f64::from(u8::try_from(count.min(3)).unwrap_or(3)) / 3.0
}

/// A count as a number to weigh.
pub(super) fn count(number: usize) -> f64 {
    f64::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// The weights of a question by the names of the evidence.
pub(super) fn weights(question: Question) -> &'static HashMap<&'static str, f64> {
    static ALL: [OnceLock<HashMap<&'static str, f64>>; 3] = [const { OnceLock::new() }; 3];
    let (place, text) = match question {
        Question::Held => (&ALL[0], include_str!("data/weights.tsv")),
        Question::Case => (&ALL[1], include_str!("data/weights_case.tsv")),
        Question::Arrest => (&ALL[2], include_str!("data/weights_arrest.tsv")),
    };
    place.get_or_init(|| {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let pairs = lines.filter_map(|line| line.split_once('\t'));
        pairs.filter_map(|(name, weight)| Some((name, weight.trim().parse().ok()?))).collect()
    })
}
