//! Keeping the index: the tokens of each case and the words of each source,
//! made again inside every write that touches them.

use super::fulltext;
use crate::{
    clock,
    db::{AnyConnection, Subject, Touched, insert_rows},
    error::Result,
    names,
    schema::{
        case_sources, cases, charges, custody, events, names as name_rows, people, search_postings, search_tokens,
    },
    text,
};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The most tokens kept of one case.
const TOKENS_MAX: usize = 2_000;

/// Id, organisation, person, reference, and the words of a case's own row.
type CaseText =
    (String, String, String, String, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>);
/// Case and two texts of one of its parts.
type PartText = (String, Option<String>, Option<String>);
/// The text of a case, by case: names first.
type Texts = BTreeMap<String, (String, Vec<String>, Vec<String>)>;

/// Makes the index of the touched cases and sources again. Runs inside each write.
///
/// # Errors
/// When the database fails.
pub fn refresh(conn: &mut AnyConnection, touched: &Touched) -> Result<()> {
    let mut ids: BTreeSet<String> = touched.ids(Subject::Case).into_iter().collect();
    for people in touched.ids(Subject::Person).chunks(500) {
        ids.extend(cases::table.filter(cases::person_id.eq_any(people)).select(cases::id).load::<String>(conn)?);
    }
    let ids: Vec<String> = ids.into_iter().collect();
    for chunk in ids.chunks(1_000) {
        let texts = texts(conn, chunk)?;
        replace(conn, chunk, &texts)?;
    }
    for source in touched.ids(Subject::Source) {
        fulltext::refresh(conn, &source)?;
    }
    Ok(())
}

/// The tokens under which a case is found.
pub fn tokens_of(names: &[String], words: &[String]) -> BTreeSet<String> {
    let of_names = names.iter().flat_map(|name| names::keys(name));
    let of_words = words.iter().flat_map(|word| text::tokens(word));
    of_names.chain(of_words).take(TOKENS_MAX).collect()
}

fn texts(conn: &mut AnyConnection, ids: &[String]) -> Result<Texts> {
    let mut texts = Texts::new();
    let rows: Vec<CaseText> = cases::table
        .filter(cases::id.eq_any(ids))
        .select((
            cases::id,
            cases::organisation_id,
            cases::person_id,
            cases::reference,
            cases::place_of_arrest,
            cases::holder_name,
            cases::summary_en,
            cases::summary_fr,
            cases::narrative,
        ))
        .load(conn)?;
    let mut of_person: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, organisation, person, reference, place, holder, english, french, narrative) in rows {
        of_person.entry(person).or_default().push(id.clone());
        let words = [Some(reference), place, holder, english, french, narrative].into_iter().flatten().collect();
        texts.insert(id, (organisation, Vec::new(), words));
    }
    let persons: Vec<String> = of_person.keys().cloned().collect();
    let mut add = |cases: &[String], as_name: bool, text: Option<String>| {
        for (case, text) in cases.iter().zip(std::iter::repeat(text)) {
            if let (Some(entry), Some(text)) = (texts.get_mut(case), text) {
                if as_name { entry.1.push(text) } else { entry.2.push(text) }
            }
        }
    };
    let named: Vec<(String, String)> = name_rows::table
        .filter(name_rows::person_id.eq_any(&persons))
        .select((name_rows::person_id, name_rows::full))
        .load(conn)?;
    for (person, full) in named {
        add(of_person.get(&person).map_or(&[], Vec::as_slice), true, Some(full));
    }
    let persons: Vec<(String, String, Option<String>, Option<String>)> = people::table
        .filter(people::id.eq_any(&persons))
        .select((people::id, people::reference, people::name_unknown_label, people::occupation))
        .load(conn)?;
    for (person, reference, label, occupation) in persons {
        let cases = of_person.get(&person).map_or(&[] as &[String], Vec::as_slice);
        add(cases, false, Some(reference));
        add(cases, false, label);
        add(cases, false, occupation);
    }
    let parts: [Vec<PartText>; 3] = [
        charges::table
            .filter(charges::case_id.eq_any(ids))
            .select((charges::case_id, charges::as_stated, charges::statute))
            .load(conn)?,
        custody::table
            .filter(custody::case_id.eq_any(ids))
            .select((custody::case_id, custody::place, custody::locality))
            .load(conn)?,
        events::table
            .filter(events::case_id.eq_any(ids))
            .select((events::case_id, events::what, events::place))
            .load(conn)?,
    ];
    for (case, a, b) in parts.into_iter().flatten() {
        let case = [case];
        add(&case, false, a);
        add(&case, false, b);
    }
    Ok(texts)
}

/// That a case is found under a token.
#[derive(Insertable, PartialEq, Eq, PartialOrd, Ord)]
#[diesel(table_name = search_postings)]
struct Posting<'a> {
    token: String,
    organisation_id: &'a str,
    case_id: &'a str,
}

/// Writes the tokens that are new and deletes those that are gone; most saves change none.
fn replace(conn: &mut AnyConnection, ids: &[String], texts: &Texts) -> Result<()> {
    let mut kept: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let postings: Vec<(String, String)> = search_postings::table
        .filter(search_postings::case_id.eq_any(ids))
        .select((search_postings::case_id, search_postings::token))
        .load(conn)?;
    for (case, token) in postings {
        kept.entry(case).or_default().insert(token);
    }
    let mut new = Vec::new();
    for ((case, (organisation, ..)), tokens) in texts.iter().zip(all_tokens(texts)) {
        let had = kept.remove(case).unwrap_or_default();
        for gone in had.difference(&tokens) {
            diesel::delete(search_postings::table.find((organisation, gone, case))).execute(conn)?;
        }
        let added = tokens.into_iter().filter(|token| !had.contains(token));
        new.extend(added.map(|token| Posting { token, organisation_id: organisation, case_id: case }));
    }
    // In the order of the table's key, many rows at once go to few pages.
    new.sort_unstable();
    learn(conn, &new)?;
    insert_rows!(conn, search_postings, new);
    Ok(())
}

/// The tokens of each case; worked out by two threads where there are many cases.
fn all_tokens(texts: &Texts) -> Vec<BTreeSet<String>> {
    let of = |texts: &[&(String, Vec<String>, Vec<String>)]| -> Vec<BTreeSet<String>> {
        texts.iter().map(|(_, names, words)| tokens_of(names, words)).collect()
    };
    let all: Vec<_> = texts.values().collect();
    match all.split_at_checked(all.len() / 2) {
        Some((first, rest)) if all.len() > 100 => std::thread::scope(|scope| {
            let other = scope.spawn(|| of(first));
            let rest = of(rest);
            // A panic of the other thread is a panic here.
            let mut tokens = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            tokens.extend(rest);
            tokens
        }),
        _ => of(&all),
    }
}

/// Adds tokens that no case had before to the dictionary. Long numbers are left
/// out: they are found as they stand, and nobody means another one by them.
fn learn(conn: &mut AnyConnection, postings: &[Posting]) -> Result<()> {
    let mut tokens: Vec<&str> = postings.iter().map(|posting| posting.token.as_str()).collect();
    tokens.dedup();
    tokens.retain(|token| token.len() <= 4 || !token.bytes().any(|byte| byte.is_ascii_digit()));
    for chunk in tokens.chunks(500) {
        let known: BTreeSet<String> = search_tokens::table
            .filter(search_tokens::token.eq_any(chunk))
            .select(search_tokens::token)
            .load(conn)?
            .into_iter()
            .collect();
        for token in chunk.iter().filter(|token| !known.contains(**token)) {
            super::store::add_token(conn, token, clock::micros())?;
        }
    }
    Ok(())
}

/// Links of sources count as words of the case only through full text.
///
/// # Errors
/// When the database fails.
pub fn cases_of_sources(conn: &mut AnyConnection, numbers: &[i64]) -> Result<Vec<String>> {
    use crate::schema::sources;
    Ok(case_sources::table
        .inner_join(sources::table)
        .filter(sources::number.eq_any(numbers))
        .select(case_sources::case_id)
        .order(case_sources::case_id.desc())
        .load(conn)?)
}
