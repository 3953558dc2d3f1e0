//! What becomes of a suggested value in a case that exists: it is the same, it
//! adds something, or it contradicts. Nothing is ever overwritten.

use crate::{
    cases::{
        Case, charges::Charge, custody::Episode, dossier::Dossier, parts::kinds, release::Release, sentences::Sentence,
    },
    dates::PartialDate,
    fields::show,
    history::Record,
    people::{Person, names::Name, nationalities::Nationality},
    text,
    words::{Custody, Term},
};
use serde_json::{Map, Value};

/// Where a value of the form belongs in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The kind of record.
    pub kind: &'static str,
    /// The record; none: a new one.
    pub record: Option<String>,
    /// Its field.
    pub field: &'static str,
}

/// How a value meets what the case says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meets {
    /// The case says so, or more exactly.
    Same,
    /// The case does not say.
    Adds,
    /// The case says otherwise.
    Differs,
}

/// Where the value of this field belongs; `None` where a case that exists has no place for it.
pub fn target(dossier: &Dossier, field: &str, values: &Map<String, Value>) -> Option<Target> {
    let value = values.get(field).and_then(Value::as_str).unwrap_or_default();
    let to = |kind, record: Option<&str>, field| Some(Target { kind, record: record.map(ToOwned::to_owned), field });
    let custody = dossier.current_custody().map(Record::id);
    let sentence = dossier.sentences.last().map(Record::id);
    let release = dossier.releases.last().map(Record::id);
    let charge = charge(dossier, values).map(Record::id);
    match field {
        "name" => {
            let key = text::fold(value);
            let known = dossier.names.iter().find(|name| text::fold(&name.full) == key);
            to(Name::KIND, known.map(Record::id), "full")
        }
        "nationality" | "second_nationality" => {
            let known = dossier.nationalities.iter().find(|row| row.country.is(value));
            to(Nationality::KIND, known.map(Record::id), "country")
        }
        "occupation" => to(Person::KIND, Some(dossier.person.id()), "occupation"),
        "detaining_country" => to(Case::KIND, Some(dossier.case.id()), "detaining_country"),
        "status" => to(Episode::KIND, custody, "status"),
        "started" => to(Episode::KIND, custody, "started"),
        "place" => to(Episode::KIND, custody, "place"),
        "as_stated" => to(Charge::KIND, charge, "as_stated"),
        "categories" => to(Charge::KIND, charge, "categories"),
        "sentence" => to(Sentence::KIND, sentence, "kinds"),
        "years" => to(Sentence::KIND, sentence, "years"),
        "months" => to(Sentence::KIND, sentence, "months"),
        "imposed" => to(Sentence::KIND, sentence, "imposed"),
        "release" => to(Release::KIND, release, "kinds"),
        "left_custody" => to(Release::KIND, release, "left_custody"),
        _ => None,
    }
}

/// The accusation that the values speak of: the one of that kind, or the only one that has none.
fn charge<'a>(dossier: &'a Dossier, values: &Map<String, Value>) -> Option<&'a Charge> {
    let category = values.get("categories").and_then(Value::as_str).unwrap_or_default();
    let of_kind = dossier.charges.iter().find(|row| row.categories.iter().any(|term| term.is(category)));
    of_kind.or_else(|| dossier.charges.iter().find(|row| row.categories.iter().all(|term| term.is("unknown"))))
}

/// What a new row of this kind says where the article does not say which.
pub fn unknown_of(kind: &str) -> Option<(&'static str, &'static str)> {
    match kind {
        Charge::KIND => Some(("categories", "unknown")),
        Sentence::KIND => Some(("kinds", "unknown")),
        Release::KIND => Some(("kinds", "unknown_released")),
        _ => None,
    }
}

/// How the value meets what stands there.
pub fn meets(dossier: &Dossier, target: &Target, value: &Value) -> Meets {
    let stands = stands(dossier, target);
    match (&stands, target.field) {
        (Value::Null, _) => Meets::Adds,
        (stands, _) if stands == value => Meets::Same,
        (Value::String(has), "status") => status(has, value),
        (Value::String(has), "kinds" | "categories") => {
            let said = value.as_str().unwrap_or_default();
            if has.split('|').any(|code| code == said) { Meets::Same } else { Meets::Differs }
        }
        (Value::String(has), "started" | "imposed" | "left_custody") => dates(has, value.as_str().unwrap_or_default()),
        // Two papers hardly ever use the same words: that is no contradiction.
        (_, "as_stated" | "place" | "occupation" | "full") => Meets::Same,
        _ => Meets::Differs,
    }
}

/// What stands in the case; null where nothing does.
fn stands(dossier: &Dossier, target: &Target) -> Value {
    let record = target.record.as_ref().and_then(|id| kinds::json(dossier, target.kind, id));
    let value = record.and_then(|record| record.get(target.field).cloned()).unwrap_or(Value::Null);
    match value.as_str() {
        Some("" | "unknown") => Value::Null,
        _ => value,
    }
}

/// The same in words.
pub fn in_words(dossier: &Dossier, target: &Target, lang: crate::dates::Lang) -> Option<String> {
    let field = crate::cases::parts::fields_of(target.kind).iter().find(|field| field.name == target.field)?;
    show::words(field, &stands(dossier, target), lang)
}

/// "Held" says no more than "in pre-trial detention", and no other.
fn status(has: &str, said: &Value) -> Meets {
    let (has, said) = (Term::<Custody>::of(has), said.as_str().and_then(Term::<Custody>::of));
    let is_held = |term: &Option<Term<Custody>>| term.is_some_and(|term| term.extra("held") == "yes");
    match (&has, &said) {
        (_, Some(said)) if said.is("detained") && is_held(&has) => Meets::Same,
        (Some(has), _) if has.is("detained") && is_held(&said) => Meets::Adds,
        _ => Meets::Differs,
    }
}

/// Two dates that can be one day do not contradict each other.
fn dates(has: &str, said: &str) -> Meets {
    let (Ok(has), Ok(said)) = (PartialDate::from_edtf(has), PartialDate::from_edtf(said)) else {
        return Meets::Differs;
    };
    if has.overlaps(&said) { Meets::Same } else { Meets::Differs }
}
