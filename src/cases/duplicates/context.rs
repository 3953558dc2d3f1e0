//! What is known of a person beside the name, as far as it tells people apart.

use crate::{
    cases::{Case, custody::Episode},
    dates::PartialDate,
    names::compare::Name,
    people::{Person, nationalities::Nationality},
    words::{Country, Gender, Lexicon, Term},
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A person as another one is compared with them.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Everything that they are called.
    pub names: Vec<Name>,
    /// As stated; nothing where it is not known.
    pub gender: Option<Term<Gender>>,
    /// When they were born.
    pub birth: Option<PartialDate>,
    /// Their nationalities.
    pub nationalities: BTreeSet<Term<Country>>,
    /// Where they are or were held.
    pub countries: BTreeSet<Term<Country>>,
    /// When they were taken, once a case.
    pub starts: Vec<PartialDate>,
    /// The ids of the groups that their cases are in.
    pub groups: BTreeSet<String>,
}

impl Context {
    /// Of somebody whom the record holds.
    pub fn of(person: &Person, nationalities: &[Nationality], cases: &[(&Case, Vec<&Episode>)]) -> Self {
        Self {
            names: Vec::new(),
            gender: Some(person.gender).filter(|gender| !gender.is("unknown")),
            birth: person.birth.clone(),
            nationalities: nationalities.iter().map(|row| row.country).collect(),
            countries: cases.iter().map(|(case, _)| case.detaining_country).collect(),
            starts: cases.iter().filter_map(|(_, custody)| start(custody)).collect(),
            groups: BTreeSet::new(),
        }
    }

    /// Of somebody who is being entered: what a form read.
    pub fn typed(values: &Map<String, Value>) -> Self {
        let get = |name: &str| values.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        fn term<V: Lexicon>(code: Option<&str>) -> Option<Term<V>> {
            code.and_then(Term::of).filter(|term: &Term<V>| !term.is("unknown"))
        }
        let started = get("started").and_then(|date| PartialDate::from_edtf(date).ok());
        Self {
            gender: term(get("gender")),
            nationalities: ["nationality", "second_nationality"].iter().filter_map(|f| term(get(f))).collect(),
            countries: term(get("detaining_country")).into_iter().collect(),
            starts: started.into_iter().collect(),
            ..Self::default()
        }
    }
}

/// When the deprivation of liberty began, or the restriction where there was nothing else.
fn start(custody: &[&Episode]) -> Option<PartialDate> {
    let first = |flag: &str| {
        let of = custody.iter().filter(|row| row.status.extra(flag) == "yes");
        of.filter_map(|row| row.started.clone()).min()
    };
    first("held").or_else(|| first("wide"))
}
