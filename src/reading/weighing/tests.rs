//! The file of weights and the evidence know each other.

use super::*;
use crate::reading::{Language, Options, weighed};

fn of(text: &str, name: &str) -> Evidence {
    let options = Options { language: Some(Language::En), ..Options::default() };
    let people = weighed(text, &options);
    people.into_iter().find(|(person, _)| person.name == name).map(|(_, evidence)| evidence).unwrap()
}

#[test]
fn every_piece_of_evidence_has_its_weight() {
    let evidence = of("The teacher Ida Holm was arrested in Chile.", "Ida Holm");
    let mut names: Vec<&str> = evidence.iter().map(|(name, _)| *name).collect();
    let mut known: Vec<&str> = weights().keys().copied().collect();
    names.sort_unstable();
    known.sort_unstable();
    assert_eq!(names, known);
}

#[test]
fn what_speaks_for_it_outweighs_a_bare_name() {
    let text = "The Norwegian teacher Ida Holm, 31, was arrested in Chile in May. Her lawyer is Anna Stone.";
    assert!(odds(&of(text, "Ida Holm")) > odds(&of(text, "Anna Stone")));
}
