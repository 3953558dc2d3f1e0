//! Finding a person by a name in another script or spelling: the index holds
//! how each name sounds, and the name engine judges those that sound alike.

use crate::{
    access::{PUBLIC, Scope},
    db::{AnyConnection, page::Counted},
    error::Result,
    names::compare::{Answer, Name, Reason, blocking_keys, compare_all},
    schema::{cases, names, search_postings},
};
use diesel::{dsl::count_star, prelude::*};
use std::collections::{BTreeMap, BTreeSet};

/// What stands before a key in the index, so that it is no word.
const MARK: char = '~';
/// A key that more cases share says too little to look at all of them.
const COMMON: i64 = 1_500;
/// So many entries of the index are looked at, those of the rarest keys first.
const LOOKED_AT: i64 = 3_000;
/// So many candidates are judged.
const JUDGED: usize = 60;

/// A case whose person may be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// The case's id.
    pub case: String,
    /// Probably, or possibly.
    pub answer: Answer,
    /// The weightiest reason.
    pub reason: Reason,
    /// 0 to 1.
    pub score: f32,
}

/// The keys of a name as the index holds them.
pub fn keys(name: &Name) -> Vec<String> {
    blocking_keys(name).into_iter().map(|key| format!("{MARK}{key}")).collect()
}

/// Whether an entry of the index is such a key.
pub fn is_key(token: &str) -> bool {
    token.starts_with(MARK)
}

/// The cases of people who may have one of these names, likeliest first, among those the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut AnyConnection, scope: Scope, called: &[String]) -> Result<Vec<Alike>> {
    let called: Vec<Name> = called.iter().map(|name| Name::read(name, None)).collect();
    let candidates = sharing_most(conn, &scope.audiences(), &called)?;
    let most = candidates.first().map_or(0, |(_, shared)| *shared);
    // Most of the rest share one common syllable; who shares half as many keys as the likeliest is worth judging.
    let ids: Vec<String> =
        candidates.into_iter().filter(|(_, shared)| shared * 2 >= most).map(|(case, _)| case).collect();
    let is_public = scope.audiences() == [PUBLIC];
    let mut found: Vec<Alike> = names_of(conn, &ids, is_public)?
        .into_iter()
        .filter_map(|(case, names)| {
            let verdict = compare_all(&called, &names).filter(|verdict| verdict.answer != Answer::No)?;
            let reason = verdict.reasons.first().copied()?;
            Some(Alike { case, answer: verdict.answer, reason, score: verdict.score })
        })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| b.case.cmp(&a.case)));
    Ok(found)
}

/// The cases that share most keys with these names, at most [`JUDGED`], among those shown to these audiences.
///
/// # Errors
/// When the database fails.
pub fn candidates(conn: &mut AnyConnection, audiences: &[String], called: &[Name]) -> Result<Vec<String>> {
    Ok(sharing_most(conn, audiences, called)?.into_iter().map(|(case, _)| case).collect())
}

/// These cases with how many keys each shares, those with most first.
fn sharing_most(conn: &mut AnyConnection, audiences: &[String], called: &[Name]) -> Result<Vec<(String, i64)>> {
    let mut candidates: BTreeMap<String, i64> = BTreeMap::new();
    for audience in audiences {
        for (case, shared) in sharing(conn, audience, called)? {
            let most = candidates.entry(case).or_default();
            *most = shared.max(*most);
        }
    }
    let mut candidates: Vec<(String, i64)> = candidates.into_iter().collect();
    candidates.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| b.0.cmp(&a.0)));
    candidates.truncate(JUDGED);
    Ok(candidates)
}

/// The cases of an audience that share most keys with these names, and how many.
fn sharing(conn: &mut AnyConnection, audience: &str, called: &[Name]) -> Result<Vec<(String, i64)>> {
    let own = search_postings::table.filter(search_postings::audience.eq(audience));
    let mut telling = Vec::new();
    for key in called.iter().flat_map(keys).collect::<BTreeSet<_>>() {
        let query = own.filter(search_postings::token.eq(key.clone())).select(search_postings::case_id);
        let weight: i64 = Counted { query, most: COMMON }.get_result(conn)?;
        if weight > 0 {
            telling.push((weight, key));
        }
    }
    telling.sort();
    let mut seen = 0;
    let rare: Vec<String> = telling
        .into_iter()
        .take_while(|(weight, _)| {
            // The rarest key is looked at whatever it weighs.
            let is_first = seen == 0;
            seen += weight;
            is_first || seen <= LOOKED_AT
        })
        .map(|(_, key)| key)
        .collect();
    if rare.is_empty() {
        return Ok(Vec::new());
    }
    Ok(own
        .filter(search_postings::token.eq_any(rare))
        .group_by(search_postings::case_id)
        .order((count_star().desc(), search_postings::case_id.desc()))
        .limit(i64::try_from(JUDGED).unwrap_or(i64::MAX))
        .select((search_postings::case_id, count_star()))
        .load(conn)?)
}

/// The names of the people of these cases, the primary one first.
fn names_of(conn: &mut AnyConnection, ids: &[String], is_public: bool) -> Result<BTreeMap<String, Vec<Name>>> {
    let rows: Vec<(String, String, bool)> = cases::table
        .inner_join(names::table.on(names::person_id.eq(cases::person_id)))
        .filter(cases::id.eq_any(ids))
        .order((names::is_primary.desc(), names::id))
        .select((cases::id, names::full, names::is_publishable))
        .load(conn)?;
    let mut all: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    for (case, full, is_publishable) in rows {
        if is_publishable || !is_public {
            all.entry(case).or_default().push(Name::read(&full, None));
        }
    }
    Ok(all)
}

/// The message that says why two names are taken for one, or are not.
pub fn message(reason: Reason) -> &'static str {
    match reason {
        Reason::SameWords => "alike-same-words",
        Reason::Transliteration => "alike-transliteration",
        Reason::OtherSpelling => "alike-other-spelling",
        Reason::WordOrder => "alike-word-order",
        Reason::WrittenTogether => "alike-written-together",
        Reason::GenderedEnding => "alike-gendered-ending",
        Reason::TypingError => "alike-typing-error",
        Reason::ShortForm => "alike-short-form",
        Reason::Initial => "alike-initial",
        Reason::PatronymicLeftOut => "alike-patronymic-left-out",
        Reason::MiddleNameLeftOut => "alike-middle-name-left-out",
        Reason::SurnameLeftOut => "alike-surname-left-out",
        Reason::WeakWordLeftOut => "alike-weak-word-left-out",
        Reason::StoredAlias => "alike-stored-alias",
        Reason::CommonName => "alike-common-name",
        Reason::OneWordOnly => "alike-one-word-only",
        Reason::DifferentGivenName => "alike-different-given-name",
        Reason::DifferentSurname => "alike-different-surname",
        Reason::DifferentPatronymic => "alike-different-patronymic",
        Reason::OrderMatters => "alike-order-matters",
        Reason::DifferentBirthYear => "alike-different-birth-year",
        Reason::DifferentGeneration => "alike-different-generation",
        Reason::NotAName => "alike-not-a-name",
        Reason::NothingShared => "alike-nothing-shared",
    }
}
