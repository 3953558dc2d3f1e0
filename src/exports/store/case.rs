//! The case, its person and its groups.

use super::{Chunk, Pick, rows};
use crate::{
    access::{Organisation, Scope},
    cases::{Case, confidential::Confidential, dossier::Dossier, groups::Group, merging, parts::Part},
    dates::PartialDate,
    db::AnyConnection,
    error::{Error, Result},
    id::Id,
    people::Person,
    schema::{case_groups, cases, group_members, listings, merges, people},
    words::{
        Acknowledgement, CaseType, Country, FileStatus, Gender, Holder, Occupation, Publicity, ScopeBasis, Term, Terms,
        Verification,
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

type Text = Option<String>;
type File = (
    (Id<Case>, Id<Person>, String, Term<Country>, Option<Term<Country>>, Text, Term<Holder>),
    (Terms<CaseType>, Terms<ScopeBasis>, Term<Acknowledgement>, Term<FileStatus>, Option<PartialDate>, Text, Text),
    (NaiveDateTime, Term<Publicity>, Term<Verification>),
    (String, Term<Gender>, Option<PartialDate>, Text, Option<Term<Occupation>>),
);

/// The cases with these ids that the visitor sees.
pub(super) fn load(conn: &mut AnyConnection, scope: Scope, pick: &Pick) -> Result<Chunk> {
    let query = cases::table
        .inner_join(listings::table)
        .inner_join(people::table)
        // As an expression: by its index all of the organisation would be read for each chunk.
        .filter(listings::audience.concat("").eq_any(scope.audiences()))
        .order(cases::id)
        .select((
            (
                cases::id,
                cases::person_id,
                cases::reference,
                cases::detaining_country,
                cases::country_of_arrest,
                cases::place_of_arrest,
                cases::holder,
            ),
            (
                cases::case_types,
                cases::scope_basis,
                cases::acknowledgement,
                cases::file_status,
                cases::first_report,
                cases::summary_en,
                cases::summary_fr,
            ),
            (listings::changed_at, cases::publicity, cases::verification),
            (people::reference, people::gender, people::birth, people::occupation, people::occupation_group),
        ));
    let organisation = scope.organisation().parse().map_err(|_nobody| Error::Forbidden)?;
    let mut chunk = Chunk::new(organisation);
    let blank = dossier(organisation);
    for row in rows!(conn, query, cases::id, pick) {
        let (file, state, (changed_at, publicity, verification), person): File = row?;
        let mut it = blank.clone();
        (it.case.id, it.case.person_id, it.case.reference, it.case.detaining_country) =
            (file.0, file.1, file.2, file.3);
        (it.case.country_of_arrest, it.case.place_of_arrest, it.case.holder) = (file.4, file.5, file.6);
        (it.case.case_types, it.case.scope_basis, it.case.acknowledgement, it.case.file_status) =
            (state.0, state.1, state.2, state.3);
        (it.case.first_report, it.case.summary_en, it.case.summary_fr) = (state.4, state.5, state.6);
        (it.case.publicity, it.case.verification) = (publicity, verification);
        it.person.id = it.case.person_id;
        (it.person.reference, it.person.gender, it.person.birth) = (person.0, person.1, person.2);
        (it.person.occupation, it.person.occupation_group) = (person.3, person.4);
        chunk.add(it, changed_at);
    }
    Ok(chunk)
}

/// A case of which nothing is known.
pub(super) fn blank(organisation: Id<Organisation>) -> Case {
    Case {
        id: Id::new(),
        version: 1,
        organisation_id: organisation,
        person_id: Id::new(),
        reference: String::new(),
        detaining_country: Term::known("XXX"),
        country_of_arrest: None,
        place_of_arrest: None,
        holder: Term::unknown(),
        holder_name: None,
        case_types: Terms::default(),
        scope_basis: Terms::default(),
        acknowledgement: Term::unknown(),
        file_status: Term::known("active"),
        publicity: Term::known("not_asked"),
        verification: Term::known("unverified"),
        first_report: None,
        first_report_stated: None,
        summary_en: None,
        summary_fr: None,
        narrative: None,
        previous_case: None,
        created_at: NaiveDateTime::default(),
        removed_at: None,
    }
}

fn dossier(organisation: Id<Organisation>) -> Dossier {
    let case = blank(organisation);
    Dossier {
        person: Person::blank(&case),
        case,
        names: Vec::new(),
        nationalities: Vec::new(),
        custody: Vec::new(),
        stages: Vec::new(),
        charges: Vec::new(),
        court_events: Vec::new(),
        sentences: Vec::new(),
        releases: Vec::new(),
        events: Vec::new(),
        group_members: Vec::new(),
        all_groups: Vec::new(),
        sources: Vec::new(),
        former: Vec::new(),
        repeated: std::sync::Arc::default(),
        citations: Vec::new(),
        other_cases: Vec::new(),
        // Nothing of it leaves by CSV.
        confidential: Confidential::default(),
    }
}

/// What the cases, and their people, were called before they were merged into these.
pub(super) fn former(conn: &mut AnyConnection, chunk: &mut Chunk) -> Result<()> {
    // Most databases have no merge at all.
    let any = diesel::select(diesel::dsl::exists(merges::table.filter(merges::undone_at.is_null())));
    if !any.get_result::<bool>(conn)? {
        return Ok(());
    }
    let cases: Vec<Case> = chunk.all().map(|it| it.case.clone()).collect();
    let all = merging::store::former(conn, &merging::owners(&cases))?;
    for it in chunk.all() {
        it.former = merging::former(&all, &it.case, &it.person);
    }
    Ok(())
}

/// The references of the groups that the cases are in.
pub(super) fn groups(conn: &mut AnyConnection, pick: &Pick, chunk: &mut Chunk) -> Result<()> {
    let query = group_members::table.inner_join(case_groups::table).select((
        group_members::case_id,
        case_groups::id,
        case_groups::reference,
    ));
    let blank = Group {
        id: Id::new(),
        version: 1,
        organisation_id: chunk.blank.organisation_id,
        reference: String::new(),
        title: String::new(),
        kind: Term::known("same_arrest"),
        country: None,
        happened: None,
        happened_stated: None,
        note: None,
        created_at: NaiveDateTime::default(),
    };
    for row in rows!(conn, query, group_members::case_id, pick) {
        let (case, id, reference): (String, Id<Group>, String) = row?;
        if let Some(it) = chunk.of(&case) {
            it.all_groups.push(Group { id, reference, ..blank.clone() });
        }
    }
    Ok(())
}
