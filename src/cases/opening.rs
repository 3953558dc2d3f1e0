//! The rows that a new case begins with: the person, the name, the
//! nationalities, where the person is and what for; sentence and release where
//! an article tells of them already.

use super::{Case, charges::Charge, custody::Episode, parts::Part, release::Release, sentences::Sentence, store, team};
use crate::{
    access::{Organisation, User},
    clock,
    dates::PartialDate,
    error::{Error, Result},
    history::{Record, Tx},
    id::Id,
    names,
    people::{Person, names::Name, nationalities::Nationality},
    text,
    words::{Country, Custody, Lexicon, Script, Term, Terms},
};
use chrono::Datelike;
use serde_json::{Map, Value};

/// The rows of a new case.
pub struct Opening {
    person: Person,
    name: Option<Name>,
    nationalities: Vec<Nationality>,
    case: Case,
    custody: Episode,
    charge: Option<Charge>,
    sentence: Option<Sentence>,
    release: Option<Release>,
}

/// A fact's address: the kind of record, its id and the field.
pub type Address = (&'static str, String, &'static str);

fn get<'a>(values: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    values.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

fn term<V: Lexicon>(values: &Map<String, Value>, name: &str) -> Option<Term<V>> {
    get(values, name).and_then(Term::of)
}

/// Several words of a vocabulary; `None` where none was chosen.
fn terms<V: Lexicon>(values: &Map<String, Value>, name: &str) -> Result<Option<Terms<V>>> {
    get(values, name).map(Terms::parse).transpose().map_err(Error::internal)
}

fn date(values: &Map<String, Value>, name: &str) -> Option<PartialDate> {
    get(values, name).and_then(|date| PartialDate::from_edtf(date).ok())
}

impl Opening {
    /// The rows, from what a form read. They have no numbers yet.
    ///
    /// # Errors
    /// Where the values were not read by the form's own fields.
    pub fn of(values: &Map<String, Value>, organisation: Id<Organisation>) -> Result<Self> {
        let text = |name: &str| get(values, name).map(ToOwned::to_owned);
        let stub = blank_case(organisation, get(values, "detaining_country").unwrap_or("XXX"));
        let person = Person {
            name_unknown_label: text("name_unknown_label"),
            gender: term(values, "gender").unwrap_or_else(Term::unknown),
            occupation: text("occupation"),
            ..Person::blank(&stub)
        };
        let nationalities = ["nationality", "second_nationality"]
            .iter()
            .filter_map(|field| term::<Country>(values, field))
            .map(|country| Nationality { country, ..Nationality::blank(&stub) })
            .collect();
        let custody = Episode {
            status: term::<Custody>(values, "status").unwrap_or_else(Term::unknown),
            started: date(values, "started"),
            started_stated: text("started_stated"),
            as_of: date(values, "as_of"),
            place: text("place"),
            ..Episode::blank(&stub)
        };
        Ok(Self {
            person,
            name: text("name").map(|full| name_of(&stub, full)),
            nationalities,
            custody,
            charge: charge(values, &stub)?,
            sentence: sentence(values, &stub)?,
            release: release(values, &stub)?,
            case: Case { file_status: term(values, "file_status").unwrap_or_else(|| Term::known("verifying")), ..stub },
        })
    }

    /// The rows of one more case of somebody who is known already, as silent as the one before.
    ///
    /// # Errors
    /// Where the values were not read by the form's own fields.
    pub fn again(values: &Map<String, Value>, before: &Case) -> Result<Self> {
        let mut it = Self::of(values, before.organisation_id)?;
        it.case.person_id = before.person_id;
        it.case.previous_case = Some(before.id);
        if before.is_silent() {
            it.case.publicity = before.publicity;
        }
        Ok(it)
    }

    /// Where the value of this field of the form is kept; `None` where it is not.
    pub fn fact(&self, field: &str) -> Option<Address> {
        let of_charge = |name| self.charge.as_ref().map(|row| (Charge::KIND, row.id.to_string(), name));
        let of_sentence = |name| self.sentence.as_ref().map(|row| (Sentence::KIND, row.id.to_string(), name));
        let of_release = |name| self.release.as_ref().map(|row| (Release::KIND, row.id.to_string(), name));
        let of_custody = |name| Some((Episode::KIND, self.custody.id.to_string(), name));
        let of_nationality =
            |at: usize| self.nationalities.get(at).map(|row| (Nationality::KIND, row.id.to_string(), "country"));
        match field {
            "name" => self.name.as_ref().map(|row| (Name::KIND, row.id.to_string(), "full")),
            "nationality" => of_nationality(0),
            "second_nationality" => of_nationality(1),
            "occupation" => Some((Person::KIND, self.person.id.to_string(), "occupation")),
            "detaining_country" => Some((Case::KIND, self.case.id.to_string(), "detaining_country")),
            "status" => of_custody("status"),
            "started" => of_custody("started"),
            "place" => of_custody("place"),
            "as_stated" => of_charge("as_stated"),
            "categories" => of_charge("categories"),
            "sentence" => of_sentence("kinds"),
            "years" => of_sentence("years"),
            "months" => of_sentence("months"),
            "imposed" => of_sentence("imposed"),
            "release" => of_release("kinds"),
            "left_custody" => of_release("left_custody"),
            _ => None,
        }
    }

    /// Keeps the rows, gives person and case their numbers, and makes this member the lead.
    ///
    /// # Errors
    /// When the database fails.
    pub fn write(self, tx: &mut Tx, lead: Id<User>) -> Result<Case> {
        let number = tx.next_number("person")?;
        tx.insert(Person { reference: format!("P-{number:06}"), ..self.person.clone() })?;
        if let Some(name) = self.name.clone() {
            tx.insert(name)?;
        }
        for nationality in self.nationalities.clone() {
            tx.insert(nationality)?;
        }
        self.open(tx, lead)
    }

    /// The same without the person, who is there: the team of a silent case is that of the new one too, for nobody
    /// else may know of either.
    ///
    /// # Errors
    /// When the database fails.
    pub fn write_again(self, tx: &mut Tx, lead: Id<User>, before: &Case) -> Result<Case> {
        let case = self.open(tx, lead)?;
        if before.is_silent() {
            for member in team::of(tx.conn(), &[before.id.to_string()])? {
                team::join(tx, case.id, member.user_id, false)?;
            }
        }
        Ok(case)
    }

    fn open(self, tx: &mut Tx, lead: Id<User>) -> Result<Case> {
        let reference = store::next_reference(tx, self.case.detaining_country.code(), self.year())?;
        let case = tx.insert(Case { reference, ..self.case })?;
        team::join(tx, case.id, lead, true)?;
        tx.insert(self.custody)?;
        if let Some(charge) = self.charge {
            tx.insert(charge)?;
        }
        if let Some(sentence) = self.sentence {
            tx.insert(sentence)?;
        }
        if let Some(release) = self.release {
            tx.insert(release)?;
        }
        Ok(case)
    }

    /// The case, before it is kept.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The year that the reference carries: of the start, else this one.
    fn year(&self) -> i32 {
        self.custody
            .started
            .as_ref()
            .and_then(|d| d.earliest().or(d.latest()))
            .map_or_else(|| clock::today().year(), |d| d.year())
    }
}

fn charge(values: &Map<String, Value>, case: &Case) -> Result<Option<Charge>> {
    let (as_stated, categories) = (get(values, "as_stated").map(ToOwned::to_owned), terms(values, "categories")?);
    Ok((as_stated.is_some() || categories.is_some()).then(|| Charge {
        as_stated,
        categories: categories.unwrap_or_else(|| std::iter::once(Term::unknown()).collect()),
        alleged_by: term(values, "alleged_by").unwrap_or_else(|| Charge::blank(case).alleged_by),
        ..Charge::blank(case)
    }))
}

fn sentence(values: &Map<String, Value>, case: &Case) -> Result<Option<Sentence>> {
    let number = |name: &str| values.get(name).and_then(Value::as_i64).and_then(|n| i32::try_from(n).ok());
    let Some(kinds) = terms(values, "sentence")? else { return Ok(None) };
    Ok(Some(Sentence {
        kinds,
        years: number("years"),
        months: number("months"),
        imposed: date(values, "imposed"),
        imposed_stated: get(values, "imposed_stated").map(ToOwned::to_owned),
        ..Sentence::blank(case)
    }))
}

fn release(values: &Map<String, Value>, case: &Case) -> Result<Option<Release>> {
    let Some(kinds) = terms(values, "release")? else { return Ok(None) };
    Ok(Some(Release {
        kinds,
        left_custody: date(values, "left_custody"),
        left_custody_stated: get(values, "left_custody_stated").map(ToOwned::to_owned),
        ..Release::blank(case)
    }))
}

/// A case with nothing known but the country.
pub fn blank_case(organisation: Id<Organisation>, country: &str) -> Case {
    Case {
        id: Id::new(),
        version: 1,
        organisation_id: organisation,
        person_id: Id::new(),
        reference: String::new(),
        detaining_country: Term::of(country).unwrap_or_else(|| Term::known("XXX")),
        country_of_arrest: None,
        place_of_arrest: None,
        holder: Term::known("state"),
        holder_name: None,
        case_types: Terms::default(),
        scope_basis: Terms::default(),
        acknowledgement: Term::unknown(),
        file_status: Term::known("verifying"),
        publicity: Term::known("not_asked"),
        verification: Term::known("unverified"),
        first_report: None,
        first_report_stated: None,
        summary_en: None,
        summary_fr: None,
        narrative: None,
        previous_case: None,
        created_at: clock::now(),
        removed_at: None,
    }
}

/// The first name of a person, its parts guessed from how it is written.
pub fn name_of(case: &Case, full: String) -> Name {
    let parts = names::split(&full, names::Order::Unknown);
    let some = |text: String| Some(text).filter(|t| !t.is_empty());
    let script = Term::<Script>::of(text::script_of(&full)).unwrap_or_else(|| Term::known("Latn"));
    Name {
        // A guess is entered only where the writing itself shows which part is which.
        given: some(parts.given).filter(|_| parts.sure),
        patronymic: some(parts.middle).filter(|_| parts.sure),
        particle: some(parts.particle).filter(|_| parts.sure),
        family1: some(parts.family).filter(|_| parts.sure),
        script,
        is_primary: true,
        full,
        ..Name::blank(case)
    }
}
