//! The queries of pairs: who may be one with whom, and who is not.

use super::{Distinction, Pair, context::Context, in_order};
use crate::{
    access::{Door, Scope},
    cases::{Case, custody::Episode, parts::Part, store},
    db::{
        AnyConnection, insert_rows, one_or_many,
        page::{Counted, Paged},
    },
    error::Result,
    id::Id,
    names::compare,
    people::{Person, names::Name, nationalities::Nationality},
    schema::{audiences, cases, distinctions, group_members, likeness_queue, likenesses, people},
    web::pager::Window,
};
use diesel::{
    dsl::{exists, not},
    prelude::*,
};
use std::collections::{BTreeMap, BTreeSet};

/// Two people as the round found them.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = likenesses)]
pub struct Found {
    /// The one with the smaller id.
    pub left_person: Id<Person>,
    /// The other.
    pub right_person: Id<Person>,
    /// Whose people they are.
    pub organisation_id: String,
    /// In thousandths.
    pub score: i32,
}

/// That somebody changed, for the round.
#[derive(Insertable)]
#[diesel(table_name = likeness_queue)]
struct Changed {
    id: Id<Changed>,
    person_id: Id<Person>,
}

/// The pairs of the visitor's organisation of which both are shown to them, and nobody decided that they are two.
#[diesel::dsl::auto_type(no_type_alias)]
fn shown(scope: Scope) -> _ {
    let to: Vec<String> = scope.audiences();
    let own: &'static str = Door::Own.code();
    let left = cases::table
        .inner_join(audiences::table)
        .filter(cases::person_id.eq(likenesses::left_person))
        .filter(audiences::sight.eq(own))
        .filter(audiences::audience.eq_any(to));
    let to_right: Vec<String> = scope.audiences();
    let right = cases::table
        .inner_join(audiences::table)
        .filter(cases::person_id.eq(likenesses::right_person))
        .filter(audiences::sight.eq(own))
        .filter(audiences::audience.eq_any(to_right));
    let decided = distinctions::table
        .filter(distinctions::left_person.eq(likenesses::left_person))
        .filter(distinctions::right_person.eq(likenesses::right_person));
    let organisation: String = scope.organisation();
    likenesses::table
        .filter(likenesses::organisation_id.eq(organisation))
        .filter(exists(left))
        .filter(exists(right))
        .filter(not(exists(decided)))
}

/// A page of the pairs, likeliest first, and one more where there is one.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut AnyConnection, scope: Scope, window: Window) -> Result<Vec<Found>> {
    let query = shown(scope)
        .order((likenesses::score.desc(), likenesses::left_person.desc(), likenesses::right_person.desc()))
        .select(Found::as_select());
    Ok(Paged { query, rows: window.ask(), skip: window.skip() }.load(conn)?)
}

/// How many pairs there are, up to `most`.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &mut AnyConnection, scope: Scope, most: i64) -> Result<i64> {
    Ok(Counted { query: shown(scope).select(likenesses::score), most }.get_result(conn)?)
}

/// The two people of an address, each with the cases that the visitor sees; nothing where there is none of one of them.
///
/// # Errors
/// When the database fails.
pub fn pair(conn: &mut AnyConnection, scope: Scope, key: &str) -> Result<Option<Pair>> {
    let Some((left, right)) = key.split_once('_') else { return Ok(None) };
    let (Ok(left), Ok(right)) = (left.parse::<Id<Person>>(), right.parse::<Id<Person>>()) else { return Ok(None) };
    if left >= right {
        return Ok(None);
    }
    let mut both: Vec<Person> = people::table
        .filter(people::id.eq_any([left, right]))
        .filter(people::organisation_id.eq(scope.organisation()))
        .order(people::id)
        .select(Person::as_select())
        .load(conn)?;
    let (Some(right), Some(left)) = (both.pop(), both.pop()) else { return Ok(None) };
    let mut own = |person: Id<Person>| -> Result<Vec<_>> {
        let ids: Vec<String> = cases::table.filter(cases::person_id.eq(person)).select(cases::id).load(conn)?;
        let mut seen = Vec::new();
        for id in ids {
            seen.extend(store::seen(conn, scope, &id)?.filter(|(_, sight)| sight.is_own()));
        }
        Ok(seen)
    };
    let (left_cases, right_cases) = (own(left.id)?, own(right.id)?);
    let is_seen = !left_cases.is_empty() && !right_cases.is_empty();
    Ok(is_seen.then_some(Pair { left, right, left_cases, right_cases }))
}

/// A person, the names and the cases that count, for a page and for the round.
pub struct Known {
    /// Who.
    pub person: Person,
    /// The names, the primary one first.
    pub names: Vec<Name>,
    /// The cases.
    pub cases: Vec<Case>,
    /// What they are compared by.
    pub context: Context,
}

/// What is known of these people; by their cases that this visitor sees, or by all where nobody looks.
///
/// # Errors
/// When the database fails.
pub fn known(
    conn: &mut AnyConnection,
    ids: &[Id<Person>],
    visitor: Option<Scope>,
) -> Result<BTreeMap<Id<Person>, Known>> {
    let owners: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let all = cases::table.filter(cases::removed_at.is_null()).order(cases::id).select(Case::as_select());
    let mut of_cases: Vec<Case> = one_or_many!(conn, all, cases::person_id, &owners);
    if let Some(scope) = visitor {
        let wanted: Vec<String> = of_cases.iter().map(|case| case.id.to_string()).collect();
        let seen = store::seen_among(conn, scope, &wanted)?;
        of_cases.retain(|case| seen.contains(case.id.as_str()));
    }
    let wanted: Vec<String> = of_cases.iter().map(|case| case.id.to_string()).collect();
    let custody = Episode::load(conn, &wanted)?;
    let memberships = group_members::table.select((group_members::case_id, group_members::group_id));
    let groups: Vec<(Id<Case>, String)> = one_or_many!(conn, memberships, group_members::case_id, &wanted);
    let (persons, mut names) = (Person::load(conn, &owners)?, Name::load(conn, &owners)?);
    let nationalities = Nationality::load(conn, &owners)?;
    names.sort_by_key(|name| !name.is_primary);
    Ok(persons
        .into_iter()
        .map(|person| {
            let cases: Vec<Case> = of_cases.iter().filter(|case| case.person_id == person.id).cloned().collect();
            let names: Vec<Name> = names.iter().filter(|name| name.person_id == person.id).cloned().collect();
            let own: Vec<Nationality> =
                nationalities.iter().filter(|row| row.person_id == person.id).cloned().collect();
            let stays: Vec<(&Case, Vec<&Episode>)> = cases
                .iter()
                .map(|case| (case, custody.iter().filter(|row| row.case_id == case.id).collect()))
                .collect();
            let is_own = |id: &Id<Case>| cases.iter().any(|case| case.id == *id);
            let context = Context {
                names: names.iter().map(|name| compare::Name::read(&name.full, None)).collect(),
                groups: groups.iter().filter(|(case, _)| is_own(case)).map(|(_, group)| group.clone()).collect(),
                ..Context::of(&person, &own, &stays)
            };
            (person.id, Known { person, names, cases, context })
        })
        .collect())
}

/// The people of these cases.
///
/// # Errors
/// When the database fails.
pub fn people_of(conn: &mut AnyConnection, ids: &[String]) -> Result<BTreeSet<Id<Person>>> {
    let rows: Vec<Id<Person>> = one_or_many!(conn, cases::table.select(cases::person_id), cases::id, ids);
    Ok(rows.into_iter().collect())
}

/// Has the round look at these people again. Runs inside each write.
///
/// # Errors
/// When the database fails.
pub fn look_again(conn: &mut AnyConnection, ids: BTreeSet<Id<Person>>) -> Result<()> {
    let rows: Vec<Changed> = ids.into_iter().map(|person_id| Changed { id: Id::new(), person_id }).collect();
    insert_rows!(conn, likeness_queue, rows);
    Ok(())
}

/// Up to so many entries of those who changed: the entry's id, and who.
///
/// # Errors
/// When the database fails.
pub fn waiting(conn: &mut AnyConnection, most: i64) -> Result<Vec<(String, Id<Person>)>> {
    Ok(likeness_queue::table
        .order(likeness_queue::id)
        .limit(most)
        .select((likeness_queue::id, likeness_queue::person_id))
        .load(conn)?)
}

/// The audiences of one member each who sees silent cases of this organisation.
///
/// # Errors
/// When the database fails.
pub fn alone_in(conn: &mut AnyConnection, organisation: &str) -> Result<Vec<String>> {
    Ok(audiences::table
        .inner_join(cases::table)
        .filter(cases::publicity.eq("silence"))
        .filter(cases::organisation_id.eq(organisation))
        .select(audiences::audience)
        .distinct()
        .load(conn)?)
}

/// Keeps what the round found of these people, instead of what it found before.
///
/// # Errors
/// When the database fails.
pub fn keep(
    conn: &mut AnyConnection,
    entries: &[String],
    people: &BTreeSet<Id<Person>>,
    found: &[Found],
) -> Result<()> {
    for person in people {
        diesel::delete(likenesses::table.filter(likenesses::left_person.eq(person))).execute(conn)?;
        diesel::delete(likenesses::table.filter(likenesses::right_person.eq(person))).execute(conn)?;
    }
    insert_rows!(conn, likenesses, found);
    diesel::delete(likeness_queue::table.filter(likeness_queue::id.eq_any(entries))).execute(conn)?;
    Ok(())
}

/// Forgets a person who is erased.
///
/// # Errors
/// When the database fails.
pub fn forget(conn: &mut AnyConnection, person: Id<Person>) -> Result<()> {
    keep(conn, &[], &BTreeSet::from([person]), &[])?;
    diesel::delete(likeness_queue::table.filter(likeness_queue::person_id.eq(person))).execute(conn)?;
    let of = distinctions::left_person.eq(person).or(distinctions::right_person.eq(person));
    diesel::delete(distinctions::table.filter(of)).execute(conn)?;
    Ok(())
}

/// What was decided of a person.
///
/// # Errors
/// When the database fails.
pub fn distinctions_of(conn: &mut AnyConnection, person: Id<Person>) -> Result<Vec<Distinction>> {
    let of = distinctions::left_person.eq(person).or(distinctions::right_person.eq(person));
    Ok(distinctions::table.filter(of).order(distinctions::id).select(Distinction::as_select()).load(conn)?)
}

/// That these two are two, where somebody decided so.
///
/// # Errors
/// When the database fails.
pub fn distinction(conn: &mut AnyConnection, a: Id<Person>, b: Id<Person>) -> Result<Option<Distinction>> {
    let (left, right) = in_order(a, b);
    Ok(distinctions::table
        .filter(distinctions::left_person.eq(left))
        .filter(distinctions::right_person.eq(right))
        .select(Distinction::as_select())
        .get_result(conn)
        .optional()?)
}

/// What was decided of people who are both shown to the visitor, newest first; a page, and one more.
///
/// # Errors
/// When the database fails.
pub fn decided(conn: &mut AnyConnection, scope: Scope, window: Window) -> Result<Vec<Distinction>> {
    let seen = || {
        cases::table
            .inner_join(audiences::table)
            .filter(audiences::sight.eq(Door::Own.code()))
            .filter(audiences::audience.eq_any(scope.audiences()))
    };
    let query = distinctions::table
        .filter(distinctions::organisation_id.eq(scope.organisation()))
        .filter(exists(seen().filter(cases::person_id.eq(distinctions::left_person))))
        .filter(exists(seen().filter(cases::person_id.eq(distinctions::right_person))))
        .order(distinctions::id.desc())
        .select(Distinction::as_select());
    Ok(Paged { query, rows: window.ask(), skip: window.skip() }.load(conn)?)
}
