//! The queries of cases that are not a part's own.

mod filled;
mod seen;

pub use filled::Filled;
pub use seen::{by_reference, find, seen, seen_among};

use super::{
    Case,
    citations::Citation,
    dossier::STEPS,
    groups::{Group, GroupMember},
    listing::Listing,
};
use crate::{
    access::Scope,
    db::{AnyConnection, one_or_many},
    error::{Error, Result},
    history::Tx,
    id::Id,
    schema::{audiences, case_groups, case_sources, cases, citations, group_members, listings, people, sources},
    sources::Source,
};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Cases by id, for a list of ids that were found by a query of the visitor's scope.
///
/// # Errors
/// When the database fails.
pub fn by_ids(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Case>> {
    Ok(one_or_many!(conn, cases::table.order(cases::id).select(Case::as_select()), cases::id, ids))
}

/// The ids of all cases and of all people, of every organisation: for commands at the terminal.
///
/// # Errors
/// When the database fails.
pub fn all_ids(conn: &mut AnyConnection) -> Result<(Vec<String>, Vec<String>)> {
    let cases = cases::table.order(cases::id).select(cases::id).load(conn)?;
    Ok((cases, people::table.order(people::id).select(people::id).load(conn)?))
}

/// The ids of the cases of these people.
///
/// # Errors
/// When the database fails.
pub fn ids_of_people(conn: &mut AnyConnection, people: &[String]) -> Result<Vec<String>> {
    Ok(one_or_many!(conn, cases::table.select(cases::id), cases::person_id, people))
}

/// The ids of the cases to which these sources are linked.
///
/// # Errors
/// When the database fails.
pub fn ids_of_sources(conn: &mut AnyConnection, sources: &[String]) -> Result<Vec<String>> {
    Ok(one_or_many!(conn, case_sources::table.select(case_sources::case_id), case_sources::source_id, sources))
}

/// The groups that these cases are in.
///
/// # Errors
/// When the database fails.
pub fn groups_of(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Group>> {
    let groups = group_members::table
        .inner_join(case_groups::table)
        .select(Group::as_select())
        .distinct()
        .order(case_groups::id);
    Ok(one_or_many!(conn, groups, group_members::case_id, ids))
}

/// Which groups a visitor may know of: those with a case that they see, and those
/// without a silent one. The title of a group tells what its silent cases are about.
#[diesel::dsl::auto_type(no_type_alias)]
fn told_of(scope: Scope) -> _ {
    let audiences: Vec<String> = scope.audiences();
    let seen = group_members::table
        .inner_join(audiences::table.on(audiences::case_id.eq(group_members::case_id)))
        .filter(audiences::audience.eq_any(audiences))
        .select(group_members::group_id);
    let silent = group_members::table
        .inner_join(cases::table)
        .filter(cases::publicity.eq("silence"))
        .select(group_members::group_id);
    case_groups::id.eq_any(seen).or(case_groups::id.ne_all(silent))
}

/// The group with this id, among those the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn group(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Group>> {
    Ok(case_groups::table
        .filter(case_groups::id.eq(id))
        .filter(case_groups::organisation_id.eq(scope.organisation()))
        .filter(told_of(scope))
        .select(Group::as_select())
        .get_result(conn)
        .optional()?)
}

/// How many cases that the visitor sees are in each group that has any, by the group's id.
///
/// # Errors
/// When the database fails.
pub fn group_sizes(conn: &mut AnyConnection, scope: Scope) -> Result<BTreeMap<String, i64>> {
    let rows: Vec<(String, i64)> = group_members::table
        .inner_join(case_groups::table)
        .inner_join(audiences::table.on(audiences::case_id.eq(group_members::case_id)))
        .filter(audiences::audience.eq_any(scope.audiences()))
        .filter(case_groups::organisation_id.eq(scope.organisation()))
        .group_by(group_members::group_id)
        .select((group_members::group_id, diesel::dsl::count(group_members::id)))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The members of a group with their rows of the list, in the order of their references.
///
/// # Errors
/// When the database fails.
pub fn members(conn: &mut AnyConnection, scope: Scope, group: Id<Group>) -> Result<Vec<(GroupMember, Listing)>> {
    Ok(group_members::table
        .inner_join(cases::table.inner_join(listings::table))
        .filter(group_members::group_id.eq(group))
        .filter(listings::audience.eq_any(scope.audiences()))
        .order((cases::reference, cases::id))
        .select((GroupMember::as_select(), Listing::as_select()))
        .load(conn)?)
}

/// All groups that the visitor sees, newest first.
///
/// # Errors
/// When the database fails.
pub fn groups(conn: &mut AnyConnection, scope: Scope) -> Result<Vec<Group>> {
    Ok(case_groups::table
        .filter(case_groups::organisation_id.eq(scope.organisation()))
        .filter(told_of(scope))
        .order(case_groups::id.desc())
        .select(Group::as_select())
        .load(conn)?)
}

/// The sources linked to these cases, by case.
///
/// # Errors
/// When the database fails.
pub fn sources_of(conn: &mut AnyConnection, ids: &[String]) -> Result<BTreeMap<String, Vec<Source>>> {
    let linked = case_sources::table
        .inner_join(sources::table)
        .order(sources::number)
        .select((case_sources::case_id, Source::as_select()));
    let rows: Vec<(String, Source)> = one_or_many!(conn, linked, case_sources::case_id, ids);
    let mut sorted: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    for (case, source) in rows {
        sorted.entry(case).or_default().push(source);
    }
    Ok(sorted)
}

/// Source → the source that it repeats, of sources that others repeat.
pub type Repeated = BTreeMap<Id<Source>, Id<Source>>;

/// What the sources that these repeat are repeating themselves, to the end. Asks nothing where none is a repetition.
///
/// # Errors
/// When the database fails.
pub fn repeated_by<'a>(conn: &mut AnyConnection, linked: impl Iterator<Item = &'a Source>) -> Result<Repeated> {
    type Of = Option<Id<Source>>;
    let mut repeated = Repeated::new();
    let mut wanted: BTreeSet<Id<Source>> = linked.filter_map(Source::parent).collect();
    for _ in 0..STEPS {
        if wanted.is_empty() {
            break;
        }
        let rows: Vec<(Id<Source>, Of, Of)> = sources::table
            .filter(sources::id.eq_any(&wanted))
            .select((sources::id, sources::republication_of, sources::translation_of))
            .load(conn)?;
        let known = rows.into_iter().filter_map(|(id, reprint, translation)| Some((id, reprint.or(translation)?)));
        let fresh: Vec<_> = known.filter(|(id, _)| !repeated.contains_key(id)).collect();
        wanted = fresh.iter().map(|(_, parent)| *parent).collect();
        repeated.extend(fresh);
    }
    Ok(repeated)
}

/// These sources and all that repeat them, however often removed.
///
/// # Errors
/// When the database fails.
pub fn with_repetitions(conn: &mut AnyConnection, ids: Vec<String>) -> Result<Vec<String>> {
    let mut all: BTreeSet<String> = ids.iter().cloned().collect();
    let mut parents = ids;
    for _ in 0..STEPS {
        let of = sources::republication_of.eq_any(&parents).or(sources::translation_of.eq_any(&parents));
        let children: Vec<String> = sources::table.filter(of).select(sources::id).load(conn)?;
        parents = children.into_iter().filter(|id| all.insert(id.clone())).collect();
        if parents.is_empty() {
            break;
        }
    }
    Ok(all.into_iter().collect())
}

/// Citations of several cases. Those of a person's own facts count in each of the person's cases.
pub struct Citations(BTreeMap<String, Vec<Citation>>);

impl Citations {
    /// Those of this case, and those of its person that were entered in another case.
    pub fn for_case(&mut self, case: &str, person: &str) -> Vec<Citation> {
        let mut found = self.0.remove(case).unwrap_or_default();
        let of_person = self.0.get(person).into_iter().flatten().filter(|c| c.case_id.as_str() != case).cloned();
        found.extend(of_person);
        found
    }
}

/// The citations of these cases and of these people's own facts. `has_several`: whether
/// any of the people has more than one case.
///
/// # Errors
/// When the database fails.
pub fn citations_of(
    conn: &mut AnyConnection,
    ids: &[String],
    people: &[String],
    has_several: bool,
) -> Result<Citations> {
    let mut sorted: BTreeMap<String, Vec<Citation>> = BTreeMap::new();
    let all = citations::table.order(citations::id).select(Citation::as_select());
    let own: Vec<Citation> = one_or_many!(conn, all, citations::case_id, ids);
    let elsewhere: Vec<(String, Citation)> = if has_several {
        citations::table
            .inner_join(cases::table)
            .filter(cases::person_id.eq_any(people))
            .filter(cases::removed_at.is_null())
            .filter(citations::kind.eq_any(["people", "names", "nationalities"]))
            .order(citations::id)
            .select((cases::person_id, Citation::as_select()))
            .load(conn)?
    } else {
        Vec::new()
    };
    for citation in own {
        sorted.entry(citation.case_id.to_string()).or_default().push(citation);
    }
    for (person, citation) in elsewhere {
        sorted.entry(person).or_default().push(citation);
    }
    Ok(Citations(sorted))
}

/// Id and reference of cases, by person.
pub type CasesByPerson = BTreeMap<String, Vec<(Id<Case>, String)>>;

/// Id and reference of all cases of these people, by person; not of those in the bin.
///
/// # Errors
/// When the database fails.
pub fn cases_of_people(conn: &mut AnyConnection, people: &[String]) -> Result<CasesByPerson> {
    let all = cases::table.filter(cases::removed_at.is_null()).order(cases::id).select((
        cases::person_id,
        cases::id,
        cases::reference,
    ));
    let rows: Vec<(String, Id<Case>, String)> = one_or_many!(conn, all, cases::person_id, people);
    let mut sorted: BTreeMap<String, Vec<(Id<Case>, String)>> = BTreeMap::new();
    for (person, id, reference) in rows {
        sorted.entry(person).or_default().push((id, reference));
    }
    Ok(sorted)
}

/// A new reference for a case: country, year, number.
///
/// # Errors
/// When the database fails.
pub fn next_reference(tx: &mut Tx, country: &str, year: i32) -> Result<String> {
    let number = tx.next_number(&format!("case:{country}-{year}"))?;
    Ok(format!("{country}-{year}-{number:04}"))
}

/// The row of a part with this id, among the rows of this owner.
///
/// # Errors
/// `NotFound` where it is not there.
pub fn among<P: super::parts::Part>(rows: Vec<&P>, id: &str) -> Result<P> {
    rows.into_iter().find(|row| row.id() == id).cloned().ok_or(Error::NotFound)
}
