//! A person is erased: every row about them, what history says of them, and
//! their name wherever else the organisation keeps it. What others rest on
//! stays, with the letters of the name blacked out, so that every quote stands
//! where it stood. A trace stays: references, who, when, and why.

mod kept;

use super::{
    Removal, purge,
    store::{
        self,
        mentions::{self, Holder, is_text},
    },
};
use crate::{
    cases::{
        Case,
        actions::Action,
        assessments::Assessment,
        channels::Channel,
        charges::Charge,
        consents::Consent,
        consular::ConsularEvent,
        contacts::Contact,
        conversations::Conversation,
        court::Hearing,
        criteria::Criterion,
        custody::Episode,
        derived,
        events::Event,
        groups::{Group, GroupMember},
        health::HealthConcern,
        lawyers::Lawyer,
        parts::Part,
        release::Release,
        sentences::Sentence,
        stages::StageRow,
        tasks::{self, Task},
        treatment::TreatmentConcern,
        weekly::{self, Answer},
    },
    db::{AnyConnection, Touched},
    error::{Error, Result},
    fields::Field,
    history::{self, Record, Tx},
    names::{self, Forms},
    people::{Person, names::Name, nationalities::Nationality},
    search,
    sources::{self, Source},
};
use serde_json::Value;
use std::collections::BTreeSet;

/// The fewest letters a name of one word has, to be looked for where nothing else says who is meant.
const SINGLE: usize = 6;
/// The fewest letters a family name has, to be looked for by itself in a source about the person.
const FAMILY: usize = 4;

/// How a person is looked for.
pub struct Named {
    /// Whole names: wherever they stand, this person is meant, as far as a program can tell.
    pub whole: Forms,
    /// Family names too: for the sources of the person's own cases.
    pub wide: Forms,
    /// Words to find rows by.
    pub words: Vec<String>,
    /// The tokens of all these names.
    tokens: Vec<String>,
}

impl Named {
    /// By all names that a person has, or ever had here.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of(conn: &mut AnyConnection, case: &Case) -> Result<Self> {
        let own = Name::load(conn, &[case.person_id.to_string()])?;
        let others = store::names_of_others(conn, case.organisation_id.as_str(), case.person_id)?;
        let former = history::said_before(conn, case.person_id.as_str(), Name::KIND, "full")?;
        let whole = || own.iter().map(|name| name.full.as_str()).chain(former.iter().map(String::as_str));
        // A relative's family name in the same source is not this person's alone.
        let shared = Forms::new(others.iter().flat_map(families), FAMILY);
        let families = own.iter().flat_map(families).filter(|family| !shared.stand_in(family));
        Ok(Self {
            whole: Forms::new(whole(), SINGLE),
            wide: Forms::new(whole().chain(families), FAMILY),
            tokens: whole().flat_map(names::keys).collect(),
            words: whole().flat_map(rows_words).collect::<BTreeSet<_>>().into_iter().collect(),
        })
    }
}

fn families(name: &Name) -> impl Iterator<Item = &str> {
    [name.family1.as_deref(), name.family2.as_deref()].into_iter().flatten()
}

/// The longest word of a name, as people write it and shout it.
fn rows_words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let Some(longest) = words.max_by_key(|word| word.chars().count()).filter(|word| !word.is_empty()) else {
        return Vec::new();
    };
    let lower = longest.to_lowercase();
    let capital = lower.chars().take(1).flat_map(char::to_uppercase).chain(lower.chars().skip(1)).collect();
    vec![longest.to_owned(), longest.to_uppercase(), lower, capital]
}

/// Erases the person of a case, with all their cases; the tokens that nothing is found by any more.
///
/// # Errors
/// `Stale` where somebody changed one of the rows meanwhile.
pub fn erase(tx: &mut Tx, case: &Case, reason: &str) -> Result<Vec<String>> {
    let person = Person::load(tx.conn(), &[case.person_id.to_string()])?.pop().ok_or(Error::NotFound)?;
    let cases = store::cases_of(tx.conn(), person.id)?;
    let named = Named::of(tx.conn(), case)?;
    let trace = |tx: &Tx, kind: &str, record: &str, reference: &str| Removal {
        cause: "erasure".to_owned(),
        reason: Some(reason.to_owned()),
        purged_at: Some(tx.at()),
        ..Removal::of(tx, case.organisation_id, kind, record, reference.to_owned())
    };
    let is_silent = cases.iter().any(Case::is_silent);
    let removal = Removal { is_silent, ..trace(tx, Person::KIND, person.id.as_str(), &person.reference) };
    let removal = tx.insert(removal)?;
    let sources = store::sources_of(tx.conn(), &cases)?;
    let mut tokens = named.tokens.clone();
    for case in &cases {
        match store::in_bin(tx.conn(), case.id.as_str())? {
            Some(binned) => purge::close(tx, &binned)?,
            None => {
                let is_silent = case.is_silent();
                tx.insert(Removal { is_silent, ..trace(tx, Case::KIND, case.id.as_str(), &case.reference) })?;
            }
        }
        // As it is now: the case before may have been its earlier one.
        for now in mentions::cases_by_id(tx.conn(), &[case.id.to_string()])? {
            tokens.extend(purge::delete_case(tx, &now, &removal)?);
        }
    }
    purge::delete_person(tx, case, &removal)?;
    for source in sources {
        if store::uses(tx.conn(), &source)?.is_none() {
            purge::delete_source(tx, &source, &removal)?;
        } else {
            let wide = Black { forms: &named.wide, removal: removal.id.as_str() };
            redact_source(tx, &source, wide)?;
            redact_rows(tx, store::citations_from, source.id, wide)?;
        }
    }
    elsewhere(tx, case, &named, removal.id.as_str())?;
    tx.erase_mentions(
        case.organisation_id.as_str(),
        &named.words,
        &|text| named.whole.stand_in(text),
        removal.id.as_str(),
    )?;
    // Other cases are found by fewer words now; what is derived from them is made again before words are forgotten.
    let touched = Touched { at: tx.at(), author: tx.author().to_owned(), subjects: tx.touched(), mails: tx.mails() };
    derived::refresh(tx.conn(), &touched)?;
    tokens.sort_unstable();
    tokens.dedup();
    search::store::forget_unused(tx.conn(), tokens)
}

/// What is blacked out, and in whose name.
#[derive(Clone, Copy)]
struct Black<'a> {
    forms: &'a Forms,
    removal: &'a str,
}

impl Black<'_> {
    fn put<R: Record>(self, tx: &mut Tx, before: &R, after: R) -> Result<R> {
        tx.redact(before, after, &|text| self.forms.stand_in(text), self.removal)
    }
}

/// Blacks the name out wherever else it stands.
fn elsewhere(tx: &mut Tx, case: &Case, named: &Named, removal: &str) -> Result<()> {
    let whole = Black { forms: &named.whole, removal };
    redact_part::<Nationality>(tx, Holder::Person, case, named, whole)?;
    redact_part::<Episode>(tx, Holder::Case, case, named, whole)?;
    redact_part::<StageRow>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Charge>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Hearing>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Sentence>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Release>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Event>(tx, Holder::Case, case, named, whole)?;
    redact_part::<GroupMember>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Consent>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Contact>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Channel>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Conversation>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Lawyer>(tx, Holder::Case, case, named, whole)?;
    redact_part::<ConsularEvent>(tx, Holder::Case, case, named, whole)?;
    redact_part::<HealthConcern>(tx, Holder::Case, case, named, whole)?;
    redact_part::<TreatmentConcern>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Action>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Assessment>(tx, Holder::Case, case, named, whole)?;
    redact_part::<Criterion>(tx, Holder::Case, case, named, whole)?;
    let (organisation, words) = (case.organisation_id.to_string(), &named.words);
    let ids = mentions::owners(tx.conn(), (Task::KIND, Holder::Case, Task::FIELDS), &organisation, words)?;
    redact_rows(tx, |conn, ids: Vec<String>| tasks::store::by_cases(conn, &ids), ids, whole)?;
    let ids = mentions::owners(tx.conn(), (Answer::KIND, Holder::Case, Answer::FIELDS), &organisation, words)?;
    redact_rows(tx, |conn, ids: Vec<String>| weekly::store::by_cases(conn, &ids), ids, whole)?;
    let own = |kind, fields| (kind, Holder::Own, fields);
    let ids = mentions::owners(tx.conn(), own(Case::KIND, Case::FIELDS), &organisation, words)?;
    redact_rows(tx, |conn, ids: Vec<String>| mentions::cases_by_id(conn, &ids), ids, whole)?;
    let ids = mentions::owners(tx.conn(), own(Person::KIND, Person::FIELDS), &organisation, words)?;
    redact_rows(tx, |conn, ids: Vec<String>| mentions::people_by_id(conn, &ids), ids, whole)?;
    let ids = mentions::owners(tx.conn(), own(Group::KIND, Group::FIELDS), &organisation, words)?;
    redact_rows(tx, |conn, ids: Vec<String>| mentions::groups_by_id(conn, &ids), ids, whole)?;
    let found = mentions::citations(tx.conn(), &organisation, words)?;
    redact_rows(tx, |_, found| Ok(found), found, whole)?;
    let found = mentions::removals(tx.conn(), &organisation, words)?;
    redact_rows(tx, |_, found| Ok(found), found, whole)?;
    for source in sources_naming(tx.conn(), case, words)? {
        redact_source(tx, &source, whole)?;
    }
    Ok(())
}

/// The organisation's sources in which one of these words stands.
///
/// # Errors
/// When the database fails.
pub fn sources_naming(conn: &mut AnyConnection, case: &Case, words: &[String]) -> Result<Vec<Source>> {
    let organisation = case.organisation_id.as_str();
    let of = (Source::KIND, Holder::Own, Source::FIELDS);
    let mut ids: BTreeSet<String> = mentions::owners(conn, of, organisation, words)?.into_iter().collect();
    ids.extend(mentions::in_texts(conn, organisation, words)?);
    ids.extend(mentions::in_captures(conn, organisation, words)?);
    mentions::sources_by_id(conn, &ids.into_iter().collect::<Vec<_>>())
}

fn redact_part<P: Part>(tx: &mut Tx, holder: Holder, case: &Case, named: &Named, black: Black) -> Result<()> {
    let of = (P::KIND, holder, P::FIELDS);
    let owners = mentions::owners(tx.conn(), of, case.organisation_id.as_str(), &named.words)?;
    redact_rows(tx, |conn, owners: Vec<String>| P::load(conn, &owners), owners, black)
}

/// Blacks the name out in the rows that are loaded.
fn redact_rows<R: Record, K>(
    tx: &mut Tx,
    load: impl FnOnce(&mut AnyConnection, K) -> Result<Vec<R>>,
    key: K,
    black: Black,
) -> Result<()> {
    let fields: &[Field] = crate::cases::parts::fields_of(R::KIND);
    // What nobody enters in a form, but somebody typed.
    let more = ["verdict_reason", "reason"];
    for before in load(tx.conn(), key)? {
        let Value::Object(mut values) = serde_json::to_value(&before)? else { continue };
        for name in fields.iter().filter(is_text).map(|field| field.name).chain(more) {
            let text = values.get(name).and_then(Value::as_str).and_then(|text| black.forms.blacken(text));
            if let Some(text) = text {
                values.insert(name.to_owned(), Value::String(text));
            }
        }
        let after: R = serde_json::from_value(Value::Object(values))?;
        black.put(tx, &before, after)?;
    }
    Ok(())
}

/// Blacks the name out in a source and in its text. An address that names the person is dropped.
fn redact_source(tx: &mut Tx, source: &Source, with: Black) -> Result<()> {
    let forms = with.forms;
    let black = |text: &Option<String>| text.as_ref().map(|text| forms.blacken(text).unwrap_or_else(|| text.clone()));
    let address = |text: &Option<String>| text.clone().filter(|text| !forms.stand_in(text));
    let mut after = Source {
        title: forms.blacken(&source.title).unwrap_or_else(|| source.title.clone()),
        publisher: black(&source.publisher),
        author: black(&source.author),
        note: black(&source.note),
        url: address(&source.url),
        archive_url: address(&source.archive_url),
        ..source.clone()
    };
    let text = sources::store::text(tx.conn(), source)?.and_then(|text| forms.blacken(&text));
    if let Some(text) = text {
        after.text_sha256 = Some(sources::store::keep_text(tx, &text)?);
    }
    let after = with.put(tx, source, after)?;
    kept::redact_captures(tx, source, with)?;
    if let Some(old) = source.text_sha256.as_ref().filter(|old| after.text_sha256.as_ref() != Some(*old)) {
        sources::captures::store::drop_text(tx.conn(), old)?;
    }
    Ok(())
}
