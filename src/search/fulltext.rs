//! Full text of sources: the database's own index over words that were folded
//! here, so that accents and case mean the same on both.

use super::{CaseId, HITS_MAX, QueryWord};
use crate::{
    access::Scope,
    db::AnyConnection,
    error::Result,
    schema::{source_texts, sources},
    text,
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};

/// Indexes a source's title and text again.
///
/// # Errors
/// When the database fails.
pub fn refresh(conn: &mut AnyConnection, id: &str) -> Result<()> {
    type Row = (i64, String, Option<String>, Option<String>, Option<String>, Option<chrono::NaiveDateTime>);
    let row: Option<Row> = sources::table
        .filter(sources::id.eq(id))
        .select((
            sources::number,
            sources::title,
            sources::publisher,
            sources::author,
            sources::text_sha256,
            sources::removed_at,
        ))
        .first(conn)
        .optional()?;
    let Some((number, title, publisher, author, sha256, removed_at)) = row else { return Ok(()) };
    if removed_at.is_some() {
        return take_out(conn, number);
    }
    let body: Option<String> = match sha256 {
        Some(sha256) => source_texts::table.find(sha256).select(source_texts::body).first(conn).optional()?,
        None => None,
    };
    let all = [Some(title), publisher, author, body].into_iter().flatten().collect::<Vec<_>>().join("\n");
    put(conn, number, &words_of(&all))
}

/// Every word of a text once, folded, with its own script beside. In pieces, since
/// a court document has more words than one look-up of tokens takes.
fn words_of(all: &str) -> Vec<String> {
    let mut words = std::collections::BTreeSet::new();
    for line in all.lines() {
        words.extend(text::tokens(line));
    }
    words.into_iter().collect()
}

/// Takes a source out of the index: it is in the bin, or gone.
///
/// # Errors
/// When the database fails.
pub fn take_out(conn: &mut AnyConnection, number: i64) -> Result<()> {
    match conn {
        AnyConnection::Sqlite(conn) => {
            sql_query("DELETE FROM source_words WHERE rowid = $1").bind::<BigInt, _>(number).execute(conn)?;
        }
        AnyConnection::Postgres(conn) => {
            sql_query("DELETE FROM source_words WHERE number = $1").bind::<BigInt, _>(number).execute(conn)?;
        }
    }
    Ok(())
}

fn put(conn: &mut AnyConnection, number: i64, words: &[String]) -> Result<()> {
    take_out(conn, number)?;
    match conn {
        AnyConnection::Sqlite(conn) => {
            sql_query("INSERT INTO source_words (rowid, words) VALUES ($1, $2)")
                .bind::<BigInt, _>(number)
                .bind::<Text, _>(words.join(" "))
                .execute(conn)?;
        }
        AnyConnection::Postgres(conn) => {
            sql_query("INSERT INTO source_words (number, words) VALUES ($1, array_to_tsvector($2))")
                .bind::<BigInt, _>(number)
                .bind::<diesel::sql_types::Array<Text>, _>(words)
                .execute(conn)?;
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// The numbers of the sources that hold all these words, newest first; the last word may be a beginning.
///
/// # Errors
/// When the database fails.
pub fn sources(conn: &mut AnyConnection, scope: Scope, words: &[QueryWord]) -> Result<Vec<i64>> {
    let seen = "EXISTS (SELECT 1 FROM source_audiences a WHERE a.source_id = s.id AND a.audience = $2)";
    let mut found: Vec<Number> = Vec::new();
    for audience in scope.audiences() {
        found.extend(matching::<Number>(conn, &audience, words, "s.number", seen, "")?);
    }
    let mut numbers: Vec<i64> = found.into_iter().map(|row| row.number).collect();
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    numbers.dedup();
    Ok(numbers)
}

/// The cases linked to such sources, those of the newest sources first.
///
/// # Errors
/// When the database fails.
pub fn cases(conn: &mut AnyConnection, scope: Scope, words: &[QueryWord]) -> Result<Vec<String>> {
    // Who sees the case sees the text that is linked to it, and the list looks again at who sees the case.
    let linked = "CROSS JOIN case_sources l CROSS JOIN audiences a";
    let seen = "l.source_id = s.id AND a.case_id = l.case_id AND a.audience = $2";
    let mut found: Vec<CaseId> = Vec::new();
    for audience in scope.audiences() {
        found.extend(matching::<CaseId>(conn, &audience, words, "l.case_id", seen, linked)?);
    }
    Ok(found.into_iter().map(|row| row.case_id).collect())
}

fn matching<R>(
    conn: &mut AnyConnection,
    audience: &str,
    words: &[QueryWord],
    what: &str,
    seen: &str,
    linked: &str,
) -> Result<Vec<R>>
where
    R: QueryableByName<diesel::sqlite::Sqlite> + QueryableByName<diesel::pg::Pg> + 'static,
{
    // The public finds what is said of a case, not what stands in the articles.
    if words.is_empty() || audience == crate::access::PUBLIC {
        return Ok(Vec::new());
    }
    // From the words to the rest and never the other way round, which is what CROSS says to SQLite.
    let sql = |number: &str, has_words: &str| {
        format!(
            "SELECT {what} FROM source_words w CROSS JOIN sources s {linked} \
             WHERE {has_words} AND s.number = w.{number} AND {seen} ORDER BY w.{number} DESC LIMIT {HITS_MAX}"
        )
    };
    Ok(match conn {
        AnyConnection::Sqlite(conn) => sql_query(sql("rowid", "w.source_words MATCH $1"))
            .bind::<Text, _>(expression(words, "\"", " OR ", " AND ", "*"))
            .bind::<Text, _>(audience)
            .load(conn)?,
        AnyConnection::Postgres(conn) => sql_query(sql("number", "w.words @@ $1::tsquery"))
            .bind::<Text, _>(expression(words, "'", " | ", " & ", ":*"))
            .bind::<Text, _>(audience)
            .load(conn)?,
    })
}

/// The query in the database's own notation. Tokens are letters and digits
/// only, so quoting them is enough to make every operator literal.
fn expression(words: &[QueryWord], quote: &str, or: &str, and: &str, beginning: &str) -> String {
    let last = words.len() - 1;
    let one = |(at, QueryWord(tokens)): (usize, &QueryWord)| {
        let ending = if at == last { beginning } else { "" };
        let tokens: Vec<String> = tokens
            .iter()
            .map(|token| token.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
            .filter(|token| !token.is_empty())
            .map(|token| format!("{quote}{token}{quote}{ending}"))
            .collect();
        format!("({})", tokens.join(or))
    };
    words.iter().enumerate().map(one).collect::<Vec<_>>().join(and)
}
