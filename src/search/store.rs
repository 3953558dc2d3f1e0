//! The queries of the search.

use super::{Finder, Hit, How, QueryWord, fulltext, index};
use crate::{
    access::Scope,
    db::AnyConnection,
    error::{Error, Result},
    schema::{cases, search_tokens},
};
use diesel::{prelude::*, sql_types::Text};
use std::collections::BTreeSet;

/// As many hits as a search ever shows, and one to know that there are more.
pub const HITS_MAX: usize = 1_001;
/// Words of the dictionary that one beginning may stand for.
const BEGINNINGS: usize = 150;
/// Words of the dictionary that one misspelling may stand for.
const NEAREST: usize = 8;

#[derive(QueryableByName)]
struct CaseId {
    #[diesel(sql_type = Text)]
    case_id: String,
}

/// Adds a token to the dictionary's table, unless another writer just did.
///
/// # Errors
/// When the database fails.
pub fn add_token(conn: &mut AnyConnection, token: &str, at: i64) -> Result<()> {
    // `on conflict` is not offered on the connection enum, and both databases read this alike.
    diesel::sql_query("INSERT INTO search_tokens (token, added_at) VALUES ($1, $2) ON CONFLICT (token) DO NOTHING")
        .bind::<Text, _>(token)
        .bind::<diesel::sql_types::BigInt, _>(at)
        .execute(conn)?;
    Ok(())
}

impl Finder {
    /// Reads the tokens that were added since the last look, and ten seconds
    /// more: writers stamp a token before they commit it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn catch_up(&self, conn: &mut AnyConnection) -> Result<()> {
        const GRACE: i64 = 10_000_000;
        let seen = self.0.read().map_err(|_held_by_a_panic| Error::internal("the dictionary's lock is poisoned"))?.seen;
        let newest: Option<i64> = search_tokens::table.select(diesel::dsl::max(search_tokens::added_at)).first(conn)?;
        if newest.unwrap_or_default() <= seen {
            return Ok(());
        }
        let rows: Vec<(String, i64)> = search_tokens::table
            .filter(search_tokens::added_at.gt(seen - GRACE))
            .select((search_tokens::token, search_tokens::added_at))
            .load(conn)?;
        let mut known =
            self.0.write().map_err(|_held_by_a_panic| Error::internal("the dictionary's lock is poisoned"))?;
        known.seen = rows.iter().map(|(_, at)| *at).max().unwrap_or(seen).max(seen);
        known.dictionary.extend(rows.into_iter().map(|(token, _)| token));
        Ok(())
    }

    /// The cases that these words find, best first, among those the visitor sees.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(&self, conn: &mut AnyConnection, scope: Scope, words: &[QueryWord]) -> Result<Vec<Hit>> {
        self.catch_up(conn)?;
        let mut found = Found::default();
        if words.is_empty() {
            return Ok(found.hits);
        }
        let exact: Vec<Vec<String>> = words.iter().map(|word| word.0.clone()).collect();
        found.add(postings(conn, scope, &exact)?, How::Exact);
        if found.is_full() {
            return Ok(found.hits);
        }
        let (wider, is_near) = self.expand(words)?;
        if wider.iter().all(|tokens| !tokens.is_empty()) {
            found.add(postings(conn, scope, &wider)?, if is_near { How::Near } else { How::Beginning });
        }
        if !found.is_full() {
            let numbers = fulltext::find(conn, &scope.organisation(), words)?;
            let cases = index::cases_of_sources(conn, &numbers)?;
            let cases = visible(conn, scope, cases)?;
            found.add(cases, How::Source);
        }
        Ok(found.hits)
    }

    /// What each word may stand for: itself, what it begins, or what it is nearest to.
    fn expand(&self, words: &[QueryWord]) -> Result<(Vec<Vec<String>>, bool)> {
        let known = self.0.read().map_err(|_held_by_a_panic| Error::internal("the dictionary's lock is poisoned"))?;
        let mut is_near = false;
        let expanded = words
            .iter()
            .map(|QueryWord(tokens)| {
                let begun: Vec<String> = tokens
                    .iter()
                    .flat_map(|token| known.dictionary.prefix(token, BEGINNINGS))
                    .map(ToOwned::to_owned)
                    .collect();
                if begun.is_empty() {
                    is_near = true;
                    tokens
                        .iter()
                        .flat_map(|token| known.dictionary.near(token, NEAREST))
                        .map(|(token, _)| token.to_owned())
                        .collect()
                } else {
                    begun
                }
            })
            .collect();
        Ok((expanded, is_near))
    }
}

#[derive(Default)]
struct Found {
    hits: Vec<Hit>,
    seen: BTreeSet<String>,
}

impl Found {
    fn add(&mut self, cases: Vec<String>, how: How) {
        for case in cases {
            if self.hits.len() < HITS_MAX && self.seen.insert(case.clone()) {
                self.hits.push(Hit { case, how });
            }
        }
    }
    fn is_full(&self) -> bool {
        self.hits.len() >= HITS_MAX
    }
}

fn visible(conn: &mut AnyConnection, scope: Scope, ids: Vec<String>) -> Result<Vec<String>> {
    let seen: BTreeSet<String> = cases::table
        .filter(cases::id.eq_any(&ids))
        .filter(cases::organisation_id.eq(scope.organisation()))
        .select(cases::id)
        .load(conn)?
        .into_iter()
        .collect();
    Ok(ids.into_iter().filter(|id| seen.contains(id)).collect())
}

/// The cases that have, for each word, one of its tokens; newest first.
fn postings(conn: &mut AnyConnection, scope: Scope, words: &[Vec<String>]) -> Result<Vec<String>> {
    // The word with the fewest candidates leads; the others only confirm.
    let mut words: Vec<&Vec<String>> = words.iter().collect();
    words.sort_by_key(|tokens| (tokens.len(), std::cmp::Reverse(tokens.first().map_or(0, String::len))));
    let Some((lead, others)) = words.split_first() else { return Ok(Vec::new()) };
    let mut binds: Vec<&str> = Vec::new();
    let organisation = scope.organisation();
    binds.push(&organisation);
    let mut sql = format!(
        "SELECT p.case_id FROM search_postings p WHERE p.organisation_id = $1 AND p.token IN ({})",
        places(&mut binds, lead)
    );
    for tokens in others {
        let list = places(&mut binds, tokens);
        sql.push_str(&format!(" AND EXISTS (SELECT 1 FROM search_postings q WHERE q.organisation_id = $1 AND q.case_id = p.case_id AND q.token IN ({list}))"));
    }
    if lead.len() > 1 {
        sql.push_str(" GROUP BY p.case_id");
    }
    sql.push_str(&format!(" ORDER BY p.case_id DESC LIMIT {HITS_MAX}"));
    let query = binds
        .into_iter()
        .fold(diesel::sql_query(sql).into_boxed(), |query, bind| query.bind::<Text, _>(bind.to_owned()));
    Ok(query.load::<CaseId>(conn)?.into_iter().map(|row| row.case_id).collect())
}

/// `$2, $3, …` for these values. Only numbers go into the statement's text.
fn places<'a>(binds: &mut Vec<&'a str>, values: &'a [String]) -> String {
    let start = binds.len();
    binds.extend(values.iter().map(String::as_str));
    (start + 1..=binds.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
