//! The entries of the index: which cases have the words.

use super::{CaseId, HITS_MAX};
use crate::{
    access::Scope,
    db::{
        AnyConnection,
        page::{Counted, Paged},
    },
    error::Result,
    schema::search_postings,
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Array, Text},
};

/// The cases that have, for each word, one of its tokens; newest first.
///
/// # Errors
/// When the database fails.
pub(super) fn find(conn: &mut AnyConnection, scope: Scope, words: &[Vec<String>]) -> Result<Vec<String>> {
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
