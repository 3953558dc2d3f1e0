//! One case of the demonstration world: its person, its parts, its citations.

use super::{Placed, World, lines, lines::Line};
use crate::{
    access::Organisation,
    cases::{
        Case,
        actions::Action,
        assessments::Assessment,
        channels::Channel,
        charges::Charge,
        citations::{self, Citation},
        consular::ConsularEvent,
        contacts::Contact,
        conversations::Conversation,
        court::Hearing,
        criteria::Criterion,
        custody::Episode,
        events::Event,
        groups::GroupMember,
        health::HealthConcern,
        identity_documents::IdentityDocument,
        lawyers::Lawyer,
        parts::Part,
        release::Release,
        sentences::Sentence,
        stages::StageRow,
        store,
        treatment::TreatmentConcern,
    },
    clock,
    dates::PartialDate,
    error::Result,
    fields::seal,
    history::{Record, Tx},
    id::Id,
    people::{Person, names::Name, nationalities::Nationality},
    words::{Term, Terms},
};
use chrono::Datelike;

/// Makes the case whose lines these are; the first is its own.
pub fn put(tx: &mut Tx, world: &mut World, organisation: Id<Organisation>, block: &[Line]) -> Result<()> {
    let Some((head, rest)) = block.split_first() else { return Ok(()) };
    let case = case(tx, world, organisation, head, rest)?;
    let mut placed = Placed { case: case.id, person: case.person_id, records: [].into() };
    // A person comes before the case that is about them.
    for line in rest.iter().filter(|line| line.kind == "person") {
        let number = tx.next_number("person")?;
        let blank = Person { reference: format!("P-{number:06}"), ..Person::blank(&case) };
        let values = lines::values(line, Person::FIELDS, clock::today(), |_key| None)?;
        tx.insert(lines::over(line, &blank, values)?)?;
    }
    placed.records.insert("person".into(), (Person::KIND, case.person_id.to_string()));
    placed.records.insert("case".into(), (Case::KIND, case.id.to_string()));
    tx.insert(case.clone())?;
    for line in rest {
        part(tx, world, &mut placed, &case, line)?;
    }
    world.cases.insert(head.key.to_owned(), placed);
    Ok(())
}

fn case(tx: &mut Tx, world: &World, organisation: Id<Organisation>, head: &Line, rest: &[Line]) -> Result<Case> {
    let person = match head.get("same_person") {
        Some(key) => world.cases.get(key).ok_or_else(|| head.wrong("no such person"))?.person,
        None => Id::new(),
    };
    let started = rest.iter().filter(|line| line.kind == "custody").find_map(|line| line.get("started"));
    let year = started
        .and_then(|text| PartialDate::from_edtf(text).ok())
        .and_then(|date| date.earliest().or_else(|| date.latest()))
        .map_or_else(|| clock::today().year(), |day| day.year());
    let country = head.get("detaining_country").ok_or_else(|| head.wrong("no country"))?;
    let blank = Case {
        id: Id::new(),
        version: 1,
        organisation_id: organisation,
        person_id: person,
        reference: store::next_reference(tx, country, year)?,
        detaining_country: Term::known("XXX"),
        country_of_arrest: None,
        place_of_arrest: None,
        holder: Term::unknown(),
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
    };
    let pick = |key: &str| world.cases.get(key).map(|placed| placed.case.to_string());
    lines::over(head, &blank, lines::values(head, Case::FIELDS, clock::today(), pick)?)
}

fn part(tx: &mut Tx, world: &World, placed: &mut Placed, case: &Case, line: &Line) -> Result<()> {
    match line.kind {
        "person" => Ok(()),
        "name" => row::<Name>(tx, world, placed, case, line),
        "nationality" => row::<Nationality>(tx, world, placed, case, line),
        "custody" => row::<Episode>(tx, world, placed, case, line),
        "stage" => row::<StageRow>(tx, world, placed, case, line),
        "charge" => row::<Charge>(tx, world, placed, case, line),
        "hearing" => row::<Hearing>(tx, world, placed, case, line),
        "sentence" => row::<Sentence>(tx, world, placed, case, line),
        "release" => row::<Release>(tx, world, placed, case, line),
        "event" => row::<Event>(tx, world, placed, case, line),
        "member" => row::<GroupMember>(tx, world, placed, case, line),
        "contact" => row::<Contact>(tx, world, placed, case, line),
        "channel" => row::<Channel>(tx, world, placed, case, line),
        "talk" => row::<Conversation>(tx, world, placed, case, line),
        "lawyer" => row::<Lawyer>(tx, world, placed, case, line),
        "consular" => row::<ConsularEvent>(tx, world, placed, case, line),
        "health" => row::<HealthConcern>(tx, world, placed, case, line),
        "treatment" => row::<TreatmentConcern>(tx, world, placed, case, line),
        "action" => row::<Action>(tx, world, placed, case, line),
        "assessment" => row::<Assessment>(tx, world, placed, case, line),
        "criterion" => row::<Criterion>(tx, world, placed, case, line),
        "document" => row::<IdentityDocument>(tx, world, placed, case, line),
        "link" => {
            let source = world.sources.get(line.key).ok_or_else(|| line.wrong("no such source"))?;
            citations::store::link(tx, case.id, source.id).map(|_was_new| ())
        }
        "cite" => cite(tx, world, placed, line),
        _ => Err(line.wrong("no such kind of record")),
    }
}

fn row<P: Part>(tx: &mut Tx, world: &World, placed: &mut Placed, case: &Case, line: &Line) -> Result<()> {
    let pick = |key: &str| match world.groups.get(key) {
        Some(group) => Some(group.to_string()),
        None => placed.records.get(key).map(|(_, id)| id.clone()),
    };
    let mut values = lines::values(line, P::FIELDS, clock::today(), pick)?;
    let blank = P::blank(case);
    seal(&world.keys, P::KIND, P::FIELDS, blank.id(), &mut values);
    let row = tx.insert(lines::over(line, &blank, values)?)?;
    placed.records.insert(line.key.to_owned(), (P::KIND, row.id().to_owned()));
    Ok(())
}

/// A citation: `record.field`, the source, then its fields. The quote must stand in the source's text.
fn cite(tx: &mut Tx, world: &World, placed: &Placed, line: &Line) -> Result<()> {
    let (record, field) = line.key.split_once('.').ok_or_else(|| line.wrong("no field"))?;
    let (kind, record_id) = placed.records.get(record).ok_or_else(|| line.wrong("no such record"))?;
    let source =
        line.bare.first().and_then(|key| world.sources.get(*key)).ok_or_else(|| line.wrong("no such source"))?;
    let blank = Citation {
        id: Id::new(),
        version: 1,
        case_id: placed.case,
        source_id: source.id,
        kind: (*kind).to_owned(),
        record_id: record_id.clone(),
        field: field.to_owned(),
        stance: Term::known("supports"),
        asserted: None,
        quote: String::new(),
        quote_start: None,
        quote_end: None,
        locator: None,
        attribution: Term::known("journalist_own"),
        attribution_who: None,
        credibility: None,
        verdict: None,
        verdict_reason: None,
        recorded_at: clock::now(),
    };
    let values = lines::values(line, Citation::FIELDS, clock::today(), |_key| None)?;
    let mut citation = lines::over(line, &blank, values)?;
    if let Some(text) = source.text {
        let (start, end) = crate::sources::quotes::position(text, &citation.quote, None)
            .ok_or_else(|| line.wrong("the text does not say so"))?;
        citation.quote = crate::sources::quotes::between(text, start, end);
        citation.quote_start = i32::try_from(start).ok();
        citation.quote_end = i32::try_from(end).ok();
    }
    citations::store::add(tx, vec![citation])
}
