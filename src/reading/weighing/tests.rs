//! The file of weights and the evidence know each other.

use super::*;
use crate::reading::odds::weights;
use crate::reading::{Language, Options, proposed, weighed};

fn of(text: &str, name: &str) -> Evidence {
    let options = Options { language: Some(Language::En), ..Options::default() };
    let people = weighed(text, &options);
    people.into_iter().find(|(person, _)| person.name == name).map(|(_, evidence)| evidence).unwrap()
}

#[test]
fn every_piece_of_evidence_has_its_weight() {
    let evidence = of("The teacher Ida Holm was arrested in Chile.", "Ida Holm");
    let known = weights(Question::Held);
    let mut names: Vec<&str> = evidence.iter().map(|(name, _)| *name).collect();
    let mut known: Vec<&str> = known.keys().copied().collect();
    names.sort_unstable();
    known.sort_unstable();
    assert_eq!(names, known);
}

#[test]
fn cases_and_dates_have_their_weights_too() {
    let text = "The Norwegian teacher Ida Holm, 31, was arrested in Chile on 4 May 2021.";
    let one = proposed(text, &Options::default()).into_iter().next().unwrap();
    let dated = one.dates.into_iter().next().map(|(evidence, _)| evidence).unwrap();
    for (question, evidence) in [(Question::Case, one.evidence), (Question::Arrest, dated)] {
        let known = weights(question);
        assert!(evidence.iter().all(|(name, _)| known.contains_key(name)), "{question:?}");
        assert_eq!(known.len(), evidence.len(), "{question:?}");
    }
}

#[test]
fn what_speaks_for_it_outweighs_a_bare_name() {
    let text = "The Norwegian teacher Ida Holm, 31, was arrested in Chile in May. Her lawyer is Anna Stone.";
    let held = |name: &str| odds(Question::Held, &of(text, name));
    assert!(held("Ida Holm") > held("Anna Stone"));
}
