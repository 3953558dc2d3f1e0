//! A person is erased: every row about them, what history says of them, and
//! their name wherever else the organisation keeps it. What others rest on
//! stays, with the letters of the name blacked out, so that every quote stands
//! where it stood. A trace stays: references, who, when, and why.

mod kept;

pub use super::named::Named;

use super::{
    Removal,
    kept::Kept,
    purge,
    store::{
        self,
        mentions::{self, Holder, is_text},
    },
};
use crate::{
    access::Scope,
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
        notes::{self, Note},
        outgoing::{self, Export},
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
    history::{Record, Tx},
    names::Forms,
    people::{Person, nationalities::Nationality},
    search,
    sources::{self, Source},
};
use serde_json::Value;
use std::collections::BTreeSet;

/// Erases the person of a case, with all their cases that this visitor may know
/// of; the tokens that nothing is found by any more. What others keep silent
/// stays, and they are asked to decide; nothing here tells whether there is such.
///
/// # Errors
/// `Stale` where somebody changed one of the rows meanwhile.
pub fn erase(tx: &mut Tx, scope: Scope, case: &Case, reason: &str) -> Result<Vec<String>> {
    let person = Person::load(tx.conn(), &[case.person_id.to_string()])?.pop().ok_or(Error::NotFound)?;
    let kept = Kept::of(tx.conn(), scope, person.id)?;
    let mut cases = store::cases_of(tx.conn(), person.id)?;
    cases.retain(|case| !kept.has(case.id.as_str()));
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
    if kept.cases.is_empty() {
        purge::delete_person(tx, case, &removal)?;
    }
    kept.ask(tx, &removal)?;
    for source in sources.into_iter().filter(|source| !kept.has(source.id.as_str())) {
        if store::uses(tx.conn(), &source)?.is_none() {
            purge::delete_source(tx, &source, &removal)?;
        } else {
            let wide = Black { forms: &named.wide, removal: removal.id.as_str(), kept: &kept };
            redact_source(tx, &source, wide)?;
            redact_rows(tx, store::citations_from, source.id, wide)?;
        }
    }
    elsewhere(tx, case, &named, Black { forms: &named.whole, removal: removal.id.as_str(), kept: &kept })?;
    tx.erase_mentions(
        case.organisation_id.as_str(),
        &named.words,
        &|text| named.whole.stand_in(text),
        (removal.id.as_str(), &kept.ids),
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
    kept: &'a Kept,
}

impl Black<'_> {
    /// The owners of rows in which one of these words stands, but those that are left alone.
    fn owners(
        self,
        tx: &mut Tx,
        of: (&'static str, Holder, &'static [Field]),
        (organisation, words): (&str, &[String]),
    ) -> Result<Vec<String>> {
        let mut owners = mentions::owners(tx.conn(), of, organisation, words)?;
        owners.retain(|id| !self.kept.has(id));
        Ok(owners)
    }

    fn put<R: Record>(self, tx: &mut Tx, before: &R, after: R) -> Result<R> {
        tx.redact(before, after, &|text| self.forms.stand_in(text), self.removal)
    }
}

/// Blacks the name out wherever else it stands.
fn elsewhere(tx: &mut Tx, case: &Case, named: &Named, whole: Black) -> Result<()> {
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
    let ids = whole.owners(tx, (Task::KIND, Holder::Case, Task::FIELDS), (&organisation, words))?;
    redact_rows(tx, |conn, ids: Vec<String>| tasks::store::by_cases(conn, &ids), ids, whole)?;
    let ids = whole.owners(tx, (Answer::KIND, Holder::Case, Answer::FIELDS), (&organisation, words))?;
    redact_rows(tx, |conn, ids: Vec<String>| weekly::store::by_cases(conn, &ids), ids, whole)?;
    let ids = whole.owners(tx, (Note::KIND, Holder::Case, Note::FIELDS), (&organisation, words))?;
    redact_rows(tx, |conn, ids: Vec<String>| notes::store::by_cases(conn, &ids), ids, whole)?;
    let own = |kind, fields| (kind, Holder::Own, fields);
    let ids = whole.owners(tx, own(Case::KIND, Case::FIELDS), (&organisation, words))?;
    redact_rows(tx, |conn, ids: Vec<String>| mentions::cases_by_id(conn, &ids), ids, whole)?;
    let ids = whole.owners(tx, own(Person::KIND, Person::FIELDS), (&organisation, words))?;
    redact_rows(tx, |conn, ids: Vec<String>| mentions::people_by_id(conn, &ids), ids, whole)?;
    let ids = whole.owners(tx, own(Group::KIND, Group::FIELDS), (&organisation, words))?;
    redact_rows(tx, |conn, ids: Vec<String>| mentions::groups_by_id(conn, &ids), ids, whole)?;
    let ids = whole.owners(tx, own(Export::KIND, Export::FIELDS), (&organisation, words))?;
    redact_rows(tx, |conn, ids: Vec<String>| outgoing::store::by_ids(conn, &ids), ids, whole)?;
    let mut found = mentions::citations(tx.conn(), &organisation, words)?;
    found.retain(|citation| !whole.kept.has(citation.case_id.as_str()));
    redact_rows(tx, |_, found| Ok(found), found, whole)?;
    let found = mentions::removals(tx.conn(), &organisation, words)?;
    redact_rows(tx, |_, found| Ok(found), found, whole)?;
    for source in sources_naming(tx.conn(), case, words)?.iter().filter(|it| !whole.kept.has(it.id.as_str())) {
        redact_source(tx, source, whole)?;
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
    let owners = black.owners(tx, of, (case.organisation_id.as_str(), &named.words))?;
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
