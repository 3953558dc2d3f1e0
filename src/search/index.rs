//! Keeping the index of cases: the tokens of each, made again inside every
//! write that touches it.

use super::alike;
use crate::{
    clock,
    db::{AnyConnection, insert_rows, one_or_many},
    error::Result,
    names::{self, compare::Name},
    schema::{search_postings, search_tokens},
    text,
};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The most tokens kept of one case.
const TOKENS_MAX: usize = 2_000;

/// What a case is found by.
#[derive(Debug)]
pub struct Text<'a> {
    /// The case's id.
    pub case: String,
    /// Who finds it so.
    pub audience: String,
    /// All forms of the person's names.
    pub names: Vec<&'a str>,
    /// References, places, charges, summaries: everything else.
    pub words: Vec<&'a str>,
}

/// The tokens under which a case is found.
fn tokens_of(names: &[&str], words: &[&str]) -> BTreeSet<String> {
    let of_names = names.iter().flat_map(|name| names::keys(name));
    let of_words = words.iter().flat_map(|word| text::tokens(word));
    let sounds = names.iter().flat_map(|name| alike::keys(&Name::read(name, None)));
    of_names.chain(sounds).chain(of_words).take(TOKENS_MAX).collect()
}

/// That a case is found under a token.
#[derive(Insertable, PartialEq, Eq, PartialOrd, Ord)]
#[diesel(table_name = search_postings)]
struct Posting<'a> {
    token: String,
    audience: &'a str,
    case_id: &'a str,
}

/// Makes the index of these cases again: writes the tokens that are new and
/// deletes those that are gone, with all of an audience that sees a case no
/// more; most saves change none. Runs inside each write.
///
/// # Errors
/// When the database fails.
pub fn put(conn: &mut AnyConnection, ids: &[String], texts: &[Text]) -> Result<()> {
    let all =
        search_postings::table.select((search_postings::case_id, search_postings::audience, search_postings::token));
    let postings: Vec<(String, String, String)> = one_or_many!(conn, all, search_postings::case_id, ids);
    let mut kept: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for (case, audience, token) in postings {
        kept.entry((case, audience)).or_default().insert(token);
    }
    let mut new = Vec::new();
    for (text, tokens) in texts.iter().zip(all_tokens(texts)) {
        let (case_id, audience) = (text.case.as_str(), text.audience.as_str());
        let had = kept.remove(&(text.case.clone(), text.audience.clone())).unwrap_or_default();
        for gone in had.difference(&tokens) {
            diesel::delete(search_postings::table.find((audience, gone, case_id))).execute(conn)?;
        }
        let added = tokens.into_iter().filter(|token| !had.contains(token));
        new.extend(added.map(|token| Posting { token, audience, case_id }));
    }
    for ((case, audience), tokens) in &kept {
        for gone in tokens {
            diesel::delete(search_postings::table.find((audience, gone, case))).execute(conn)?;
        }
    }
    // In the order of the table's key, many rows at once go to few pages.
    new.sort_unstable();
    learn(conn, &new)?;
    insert_rows!(conn, search_postings, new);
    Ok(())
}

/// The tokens under which a case is found.
pub fn tokens(text: &Text) -> Vec<String> {
    tokens_of(&text.names, &text.words).into_iter().collect()
}

/// Takes a case out of the index.
///
/// # Errors
/// When the database fails.
pub fn take_out(conn: &mut AnyConnection, case: &str) -> Result<()> {
    diesel::delete(search_postings::table.filter(search_postings::case_id.eq(case))).execute(conn)?;
    Ok(())
}

/// The tokens of each case; worked out by two threads where there are many cases.
fn all_tokens(texts: &[Text]) -> Vec<BTreeSet<String>> {
    let of = |texts: &[Text]| -> Vec<BTreeSet<String>> {
        texts.iter().map(|text| tokens_of(&text.names, &text.words)).collect()
    };
    match texts.split_at_checked(texts.len() / 2) {
        Some((first, rest)) if texts.len() > 100 => std::thread::scope(|scope| {
            let other = scope.spawn(|| of(first));
            let rest = of(rest);
            // A panic of the other thread is a panic here.
            let mut tokens = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            tokens.extend(rest);
            tokens
        }),
        _ => of(texts),
    }
}

/// Adds tokens that no case had before to the dictionary. Long numbers are left
/// out: they are found as they stand, and nobody means another one by them.
fn learn(conn: &mut AnyConnection, postings: &[Posting]) -> Result<()> {
    let mut tokens: Vec<&str> = postings.iter().map(|posting| posting.token.as_str()).collect();
    tokens.dedup();
    // Nobody types how a name sounds.
    tokens.retain(|token| !alike::is_key(token));
    tokens.retain(|token| token.len() <= 4 || !token.bytes().any(|byte| byte.is_ascii_digit()));
    for chunk in tokens.chunks(500) {
        let all = search_tokens::table.select(search_tokens::token);
        let known: BTreeSet<String> = one_or_many!(conn, all, search_tokens::token, chunk).into_iter().collect();
        for token in chunk.iter().filter(|token| !known.contains(**token)) {
            super::store::add_token(conn, token, clock::micros())?;
        }
    }
    Ok(())
}
