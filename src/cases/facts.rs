//! The facts of a case: every citable value, with the marks that say what it
//! rests on. Read from the fields of the records, so a new field is a new fact.

mod coverage;

pub(super) use coverage::is_said;
pub use coverage::{coverage, uncited};

use super::discussions::{Mark, Topic};
use super::{
    actions::Action, assessments::Assessment, channels::Channel, charges::Charge, citations::Citation,
    consular::ConsularEvent, contacts::Contact, conversations::Conversation, court::Hearing, criteria::Criterion,
    custody::Episode, dossier::Dossier, events::Event, groups::GroupMember, health::HealthConcern,
    identity_documents::IdentityDocument, lawyers::Lawyer, parts::Part, release::Release, sentences::Sentence,
    stages::StageRow, treatment::TreatmentConcern,
};
use crate::{
    dates::Lang,
    fields::{Cite, Field, Level, show},
    people::{Person, names::Name, nationalities::Nationality},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A value of a record, as it stands.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The kind of record.
    pub kind: &'static str,
    /// The record.
    pub record: String,
    /// The field's name.
    pub field: &'static str,
    /// What the field is called.
    pub label: &'static str,
    /// The value in words.
    pub value: String,
    /// As a source says it, where that is kept.
    pub stated: Option<String>,
    /// Whether it counts among the facts that need a source.
    pub needs_source: bool,
    /// Whether it can be cited at all.
    pub is_fact: bool,
    /// Whether it says something: not "unknown".
    pub is_known: bool,
    /// The numbers of the sources that say so.
    pub numbers: Vec<usize>,
    /// How many origins they go back to.
    pub independent: usize,
    /// Whether a source denies it and nobody has decided.
    pub is_contested: bool,
    /// Whether it is kept sealed, and the value is only a word that says so.
    pub is_sealed: bool,
    /// What colleagues say of it, where the page tells.
    pub discussion: Option<Mark>,
}

impl Fact {
    /// The address of the fact, in a form.
    pub fn address(&self) -> String {
        format!("{}.{}.{}", self.kind, self.record, self.field)
    }
    /// `none`, `one` or `more` independent sources.
    pub fn footing(&self) -> &'static str {
        match self.independent {
            0 => "none",
            1 => "one",
            _ => "more",
        }
    }
}

/// One record of the case: its heading and its facts.
#[derive(Debug, Clone)]
pub struct Card {
    /// The kind of record.
    pub kind: &'static str,
    /// Its part of the URL.
    pub segment: &'static str,
    /// The record.
    pub id: String,
    /// Who the record is for.
    pub level: Level,
    /// The record in a few words.
    pub heading: String,
    /// The fact that the heading says.
    pub headline: Option<Fact>,
    /// The other values, in the order of the form.
    pub facts: Vec<Fact>,
    /// When it was entered, for what is kept on two axes of time: when it was, and when it was learned.
    pub learned: Option<NaiveDate>,
}

impl Card {
    /// All its values.
    pub fn all(&self) -> impl Iterator<Item = &Fact> {
        self.headline.iter().chain(&self.facts)
    }
    /// The value of one field in words, `""` where it has none.
    pub fn value(&self, field: &str) -> &str {
        self.all().find(|fact| fact.field == field).map_or("", |fact| fact.value.as_str())
    }
    /// Marks the facts of which colleagues say something.
    pub fn mark(&mut self, topics: &[Topic]) {
        for fact in self.headline.iter_mut().chain(&mut self.facts) {
            fact.discussion = Mark::of(fact, topics);
        }
    }
    /// One value.
    pub fn fact(&self, field: &str) -> Option<&Fact> {
        self.all().find(|fact| fact.field == field)
    }
}

/// Makes the card of one row.
pub fn card<P: Part>(row: &P, dossier: &Dossier, lang: Lang) -> Card {
    let values = match serde_json::to_value(row) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    };
    let mut facts: Vec<Fact> =
        P::FIELDS.iter().filter_map(|field| fact(P::KIND, row.id(), field, &values, dossier, lang)).collect();
    let headline = facts.iter().position(|fact| fact.field == P::HEADLINE).map(|i| facts.remove(i));
    let (id, level, heading) = (row.id().to_owned(), row.level(), row.heading(lang));
    let learned = values.get("recorded_at").cloned().and_then(|at| serde_json::from_value::<NaiveDateTime>(at).ok());
    Card {
        kind: P::KIND,
        segment: P::SEGMENT,
        id,
        level,
        heading,
        headline,
        facts,
        learned: learned.map(|at| at.date()),
    }
}

fn fact(
    kind: &'static str,
    record: &str,
    field: &Field,
    values: &Map<String, Value>,
    dossier: &Dossier,
    lang: Lang,
) -> Option<Fact> {
    let value = values.get(field.name)?;
    let is_known = !matches!(value.as_str(), Some("unknown" | "not_asked" | "XXX" | ""));
    let shown = words(field, value, dossier, lang)?;
    let cited =
        || dossier.citations.iter().filter(|c| c.kind == kind && c.record_id == record && c.field == field.name);
    let origins: BTreeSet<_> =
        cited().filter(|c| c.is_support()).filter_map(|c| source_of(c, dossier)).map(|(_, origin)| origin).collect();
    let numbers: BTreeSet<usize> =
        cited().filter(|c| c.is_support()).filter_map(|c| source_of(c, dossier)).map(|(number, _)| number).collect();
    Some(Fact {
        kind,
        record: record.to_owned(),
        field: field.name,
        label: field.label(kind, lang),
        value: shown,
        stated: values.get(&format!("{}_stated", field.name)).and_then(Value::as_str).map(ToOwned::to_owned),
        needs_source: field.cite == Cite::Must && is_known,
        is_fact: field.is_fact() && is_known,
        is_known,
        numbers: numbers.into_iter().collect(),
        independent: origins.len(),
        is_contested: cited().any(Citation::is_open_contradiction),
        is_sealed: field.is_sealed(),
        discussion: None,
    })
}

/// A value of a record of this case in words, those that name another record too.
pub fn words(field: &Field, value: &Value, dossier: &Dossier, lang: Lang) -> Option<String> {
    match value {
        Value::String(id) if matches!(field.input, crate::fields::Input::Pick) => pick_label(field.name, id, dossier),
        _ => show::words(field, value, lang),
    }
}

fn pick_label(field: &str, id: &str, dossier: &Dossier) -> Option<String> {
    match field {
        "transliteration_of" => dossier.names.iter().find(|n| n.id.as_str() == id).map(|n| n.full.clone()),
        "group_id" => {
            dossier.all_groups.iter().find(|g| g.id.as_str() == id).map(|g| format!("{} · {}", g.reference, g.title))
        }
        "contact_id" => {
            dossier.confidential.contacts.iter().find(|contact| contact.id.as_str() == id).map(|c| c.name.clone())
        }
        "assessment_id" => {
            let found = dossier.confidential.assessments.iter().find(|assessment| assessment.id.as_str() == id);
            found.and_then(|assessment| assessment.assessor.clone())
        }
        "previous_case" => {
            dossier.other_cases.iter().find(|(case, _)| case.as_str() == id).map(|(_, reference)| reference.clone())
        }
        _ => None,
    }
}

/// The number of the citation's source on the page (from 1), and its origin.
fn source_of(citation: &Citation, dossier: &Dossier) -> Option<(usize, String)> {
    dossier
        .sources
        .iter()
        .position(|source| source.id == citation.source_id)
        .and_then(|at| Some((at + 1, dossier.origin(dossier.sources.get(at)?).to_string())))
}

fn cards<P: Part>(dossier: &Dossier, lang: Lang) -> Vec<Card> {
    P::rows(dossier).into_iter().map(|row| card(row, dossier, lang)).collect()
}

/// The cards of every record of the dossier, in the order of the page.
pub fn all(dossier: &Dossier, lang: Lang) -> Vec<Card> {
    let mut all = open(dossier, lang);
    all.extend(apart(dossier, lang));
    all
}

/// The cards of what stands apart, as far as it was loaded.
pub fn apart(dossier: &Dossier, lang: Lang) -> Vec<Card> {
    let mut all = cards::<Contact>(dossier, lang);
    all.extend(cards::<Channel>(dossier, lang));
    all.extend(cards::<Conversation>(dossier, lang));
    all.extend(cards::<super::consents::Consent>(dossier, lang));
    all.extend(cards::<Lawyer>(dossier, lang));
    all.extend(cards::<ConsularEvent>(dossier, lang));
    all.extend(cards::<HealthConcern>(dossier, lang));
    all.extend(cards::<TreatmentConcern>(dossier, lang));
    all.extend(cards::<Action>(dossier, lang));
    all.extend(cards::<Assessment>(dossier, lang));
    all.extend(cards::<Criterion>(dossier, lang));
    all.extend(cards::<IdentityDocument>(dossier, lang));
    all
}

/// The cards of what every member reads.
pub fn open(dossier: &Dossier, lang: Lang) -> Vec<Card> {
    let mut all = cards::<Person>(dossier, lang);
    all.extend(cards::<Name>(dossier, lang));
    all.extend(cards::<Nationality>(dossier, lang));
    all.extend(cards::<super::Case>(dossier, lang));
    all.extend(cards::<Episode>(dossier, lang));
    all.extend(cards::<StageRow>(dossier, lang));
    all.extend(cards::<Charge>(dossier, lang));
    all.extend(cards::<Hearing>(dossier, lang));
    all.extend(cards::<Sentence>(dossier, lang));
    all.extend(cards::<Release>(dossier, lang));
    all.extend(cards::<Event>(dossier, lang));
    all.extend(cards::<GroupMember>(dossier, lang));
    all
}
