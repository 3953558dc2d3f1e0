//! The queries of the search.

use super::{CaseId, Finder, HITS_MAX, Hit, How, QueryWord, alike, fulltext};
use crate::{
    access::Scope,
    db::{
        AnyConnection,
        page::{Counted, Paged},
    },
    error::{Error, Result},
    schema::{search_postings, search_tokens},
    text,
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Array, Text},
};
use std::collections::BTreeSet;

/// Words of the dictionary that one beginning may stand for.
const BEGINNINGS: usize = 150;
/// Words of the dictionary that one misspelling may stand for.
const NEAREST: usize = 8;

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

    /// The cases that these words find, best first, among those the visitor sees.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(&self, conn: &mut AnyConnection, scope: Scope, query: &str) -> Result<Vec<Hit>> {
        self.catch_up(conn)?;
        let words = &super::words(query)[..];
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
        let has_all = wider.iter().all(|tokens| !tokens.is_empty());
        if has_all && !is_near {
            found.add(postings(conn, scope, &wider)?, How::Beginning);
        }
        // Nobody is called so, letter by letter. One word in Latin letters is rather misspelt than a name elsewhere.
        let is_name = words.len() > 1 || text::script_of(query) != "Latn";
        if found.hits.is_empty() && is_name {
            for one in alike::find(conn, scope, &[query.to_owned()])? {
                found.add(vec![one.case], How::Alike(one.reason));
            }
        }
        if has_all && is_near {
            found.add(postings(conn, scope, &wider)?, How::Near);
        }
        if !found.is_full() {
            found.add(fulltext::cases(conn, scope, words)?, How::Source);
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

/// The cases that have, for each word, one of its tokens; newest first.
fn postings(conn: &mut AnyConnection, scope: Scope, words: &[Vec<String>]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for audience in scope.audiences() {
        found.extend(postings_of(conn, &audience, words)?);
    }
    keep_newest(&mut found);
    Ok(found)
}

fn postings_of(conn: &mut AnyConnection, audience: &str, words: &[Vec<String>]) -> Result<Vec<String>> {
    if let [tokens] = words {
        return newest(conn, audience, tokens);
    }
    // The rarest word leads; the others only confirm.
    let mut weighed = Vec::with_capacity(words.len());
    for tokens in words {
        let weight = weight(conn, audience, tokens)?;
        if weight == 0 {
            return Ok(Vec::new());
        }
        weighed.push((weight, tokens));
    }
    weighed.sort_by_key(|(weight, _)| *weight);
    let Some(((_, lead), others)) = weighed.split_first() else { return Ok(Vec::new()) };
    let mut binds: Vec<&str> = vec![audience];
    let mut sql = format!(
        "SELECT p.case_id FROM search_postings p WHERE p.audience = $1 AND p.token IN ({})",
        places(&mut binds, lead)
    );
    for (_, tokens) in others {
        let list = places(&mut binds, tokens);
        sql.push_str(&format!(" AND EXISTS (SELECT 1 FROM search_postings q WHERE q.audience = $1 AND q.case_id = p.case_id AND q.token IN ({list}))"));
    }
    if lead.len() > 1 {
        sql.push_str(" GROUP BY p.case_id");
    }
    sql.push_str(&format!(" ORDER BY p.case_id DESC LIMIT {HITS_MAX}"));
    let query =
        binds.into_iter().fold(sql_query(sql).into_boxed(), |query, bind| query.bind::<Text, _>(bind.to_owned()));
    Ok(query.load::<CaseId>(conn)?.into_iter().map(|row| row.case_id).collect())
}

/// How many entries the index has under these tokens, as far as that matters.
fn weight(conn: &mut AnyConnection, audience: &str, tokens: &[String]) -> Result<i64> {
    const MOST: i64 = 1_000;
    let own = search_postings::table.filter(search_postings::audience.eq(audience));
    let own = own.select(search_postings::case_id);
    Ok(match tokens {
        [one] => Counted { query: own.filter(search_postings::token.eq(one)), most: MOST }.get_result(conn)?,
        many => Counted { query: own.filter(search_postings::token.eq_any(many)), most: MOST }.get_result(conn)?,
    })
}

/// All cases that have one of these rarer tokens, newest first; nothing where they are too many to sort, or one word's.
fn all(conn: &mut AnyConnection, audience: &str, tokens: &[String]) -> Result<Option<Vec<String>>> {
    const MOST: usize = 4 * HITS_MAX;
    if tokens.len() < 2 {
        return Ok(None);
    }
    let mut ids: Vec<String> = search_postings::table
        .filter(search_postings::audience.eq(audience))
        .filter(search_postings::token.eq_any(tokens))
        .limit(i64::try_from(MOST).unwrap_or(i64::MAX))
        .select(search_postings::case_id)
        .load(conn)?;
    let are_all = ids.len() < MOST;
    keep_newest(&mut ids);
    Ok(are_all.then_some(ids))
}

/// The newest cases that have one of these tokens. The newest of each common token are
/// fetched apart: to sort all that it has would take the time of a hundred.
fn newest(conn: &mut AnyConnection, audience: &str, tokens: &[String]) -> Result<Vec<String>> {
    if let Some(ids) = all(conn, audience, tokens)? {
        return Ok(ids);
    }
    let mut ids = Vec::new();
    if let AnyConnection::Postgres(conn) = conn {
        // One question instead of many, for the way to another machine.
        let sql = format!(
            "SELECT p.case_id FROM unnest($2) AS t(token) CROSS JOIN LATERAL (SELECT s.case_id FROM search_postings s \
             WHERE s.audience = $1 AND s.token = t.token ORDER BY s.case_id DESC LIMIT {HITS_MAX}) p"
        );
        let query = sql_query(sql).bind::<Text, _>(audience).bind::<Array<Text>, _>(tokens);
        ids.extend(query.load::<CaseId>(conn)?.into_iter().map(|row| row.case_id));
    } else {
        for token in tokens {
            let query = search_postings::table
                .filter(search_postings::audience.eq(audience))
                .filter(search_postings::token.eq(token))
                .order(search_postings::case_id.desc())
                .select(search_postings::case_id);
            let rows = i64::try_from(HITS_MAX).unwrap_or(i64::MAX);
            ids.extend(Paged { query, rows, skip: 0 }.load::<String>(conn)?);
            if ids.len() > 4 * HITS_MAX {
                keep_newest(&mut ids);
            }
        }
    }
    keep_newest(&mut ids);
    Ok(ids)
}

fn keep_newest(ids: &mut Vec<String>) {
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.dedup();
    ids.truncate(HITS_MAX);
}

/// `$2, $3, …` for these values. Only numbers go into the statement's text.
fn places<'a>(binds: &mut Vec<&'a str>, values: &'a [String]) -> String {
    let start = binds.len();
    binds.extend(values.iter().map(String::as_str));
    (start + 1..=binds.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
