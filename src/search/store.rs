//! The queries of the search.

use super::{Finder, HITS_MAX, Hit, How, QueryWord, alike, dictionary::Dictionary, fulltext, postings};
use crate::{
    access::Scope,
    db::AnyConnection,
    error::{Error, Result},
    schema::search_tokens,
    text,
};
use diesel::{prelude::*, sql_query, sql_types::Text};
use std::collections::BTreeSet;

/// Words of the dictionary that one beginning may stand for.
const BEGINNINGS: usize = 150;
/// Words of the dictionary that one misspelling may stand for.
const NEAREST: usize = 16;

/// Adds a token to the dictionary's table, unless another writer just did.
///
/// # Errors
/// When the database fails.
pub fn add_token(conn: &mut AnyConnection, token: &str, at: i64) -> Result<()> {
    // `on conflict` is not offered on the connection enum, and both databases read this alike.
    sql_query("INSERT INTO search_tokens (token, added_at) VALUES ($1, $2) ON CONFLICT (token) DO NOTHING")
        .bind::<Text, _>(token)
        .bind::<diesel::sql_types::BigInt, _>(at)
        .execute(conn)?;
    Ok(())
}

/// Takes out of the dictionary's table those of these tokens by which no case is found any more.
///
/// # Errors
/// When the database fails.
pub fn forget_unused(conn: &mut AnyConnection, tokens: impl IntoIterator<Item = String>) -> Result<Vec<String>> {
    let mut gone = Vec::new();
    for token in tokens {
        // By the index, which begins with the audience.
        let deleted = sql_query(
            "DELETE FROM search_tokens WHERE token = $1 AND NOT EXISTS (SELECT 1 FROM \
             (SELECT id AS audience FROM organisations UNION ALL SELECT 'user:' || id FROM users \
             UNION ALL SELECT 'public') a CROSS JOIN search_postings p \
             WHERE p.audience = a.audience AND p.token = $1)",
        )
        .bind::<Text, _>(&token)
        .execute(conn)?;
        if deleted > 0 {
            gone.push(token);
        }
    }
    Ok(gone)
}

impl Finder {
    /// Takes tokens out of the dictionary in memory: what they stood for was erased.
    pub fn forget(&self, tokens: &[String]) {
        if let Ok(mut known) = self.0.write() {
            for token in tokens {
                known.dictionary.remove(token);
            }
        }
    }

    /// Reads the tokens that were added since the last look, and ten seconds
    /// more: writers stamp a token before they commit it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn catch_up(&self, conn: &mut AnyConnection) -> Result<()> {
        const GRACE: i64 = 10_000_000;
        let seen = self.0.read().map_err(|_held_by_a_panic| Error::internal("the dictionary's lock is poisoned"))?.seen;
        let newest: Option<i64> =
            search_tokens::table.select(diesel::dsl::max(search_tokens::added_at)).get_result(conn)?;
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

    /// The cases that these words find, best first, among those the visitor sees; at most `HITS_MAX`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(&self, conn: &mut AnyConnection, scope: Scope, query: &str) -> Result<Vec<Hit>> {
        Ok(self.find_some(conn, scope, query, HITS_MAX)?.0)
    }

    /// The same, and whether they are all. The texts of sources, which come last, are
    /// not asked where the records give as many as are wanted.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find_some(
        &self,
        conn: &mut AnyConnection,
        scope: Scope,
        query: &str,
        wanted: usize,
    ) -> Result<(Vec<Hit>, bool)> {
        self.catch_up(conn)?;
        let words = &super::words(query)[..];
        let mut found = Found::default();
        if words.is_empty() {
            return Ok((found.hits, true));
        }
        let exact: Vec<Vec<String>> = words.iter().map(|word| word.0.clone()).collect();
        found.add(postings::find(conn, scope, &exact)?, How::Exact);
        if found.is_full() {
            return Ok((found.hits, false));
        }
        let wider = self.expand(words, begun)?;
        if wider.iter().all(|tokens| !tokens.is_empty()) {
            found.add(postings::find(conn, scope, &wider)?, How::Beginning);
        }
        // Asked of what this visitor sees: a word of somebody else's case must not decide what is found in theirs.
        let is_literal = !found.hits.is_empty();
        // Nobody is called so, letter by letter. One word in Latin letters is rather misspelt than a name elsewhere.
        let is_name = words.len() > 1 || text::script_of(query) != "Latn";
        if found.hits.is_empty() && is_name {
            for one in alike::find(conn, scope, &[query.to_owned()])? {
                found.add(vec![one.case], How::Alike(one.reason));
            }
        }
        if !is_literal {
            found.add(self.near(conn, scope, words, wider)?, How::Near);
        }
        let is_all = found.hits.len() < wanted.min(HITS_MAX);
        if is_all {
            found.add(fulltext::cases(conn, scope, words)?, How::Source);
        }
        let is_all = is_all && !found.is_full();
        Ok((found.hits, is_all))
    }

    /// The cases that have all of the words, or what the words begin, or what they are nearest to.
    fn near(
        &self,
        conn: &mut AnyConnection,
        scope: Scope,
        words: &[QueryWord],
        mut wider: Vec<Vec<String>>,
    ) -> Result<Vec<String>> {
        for (tokens, near) in wider.iter_mut().zip(self.expand(words, nearest)?) {
            tokens.extend(near);
            tokens.sort_unstable();
            tokens.dedup();
        }
        if wider.iter().any(Vec::is_empty) { Ok(Vec::new()) } else { postings::find(conn, scope, &wider) }
    }

    /// What the dictionary makes of each word.
    fn expand(&self, words: &[QueryWord], of: fn(&Dictionary, &str) -> Vec<String>) -> Result<Vec<Vec<String>>> {
        let known = self.0.read().map_err(|_held_by_a_panic| Error::internal("the dictionary's lock is poisoned"))?;
        Ok(words
            .iter()
            .map(|QueryWord(tokens)| tokens.iter().flat_map(|token| of(&known.dictionary, token)).collect())
            .collect())
    }
}

/// The words that this one begins.
fn begun(dictionary: &Dictionary, token: &str) -> Vec<String> {
    dictionary.prefix(token, BEGINNINGS).into_iter().map(ToOwned::to_owned).collect()
}

/// The words that this one may be a misspelling of.
fn nearest(dictionary: &Dictionary, token: &str) -> Vec<String> {
    dictionary.near(token, NEAREST).into_iter().map(|(token, _)| token.to_owned()).collect()
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
