//! Full text of sources: the database's own index over words that were folded
//! here, so that accents and case mean the same on both.

use super::QueryWord;
use crate::{
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

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Indexes a source's title and text again.
///
/// # Errors
/// When the database fails.
pub fn refresh(conn: &mut AnyConnection, id: &str) -> Result<()> {
    type Row = (i64, String, String, Option<String>, Option<String>, Option<String>);
    let row: Option<Row> = sources::table
        .filter(sources::id.eq(id))
        .select((
            sources::number,
            sources::organisation_id,
            sources::title,
            sources::publisher,
            sources::author,
            sources::text_sha256,
        ))
        .first(conn)
        .optional()?;
    let Some((number, organisation, title, publisher, author, sha256)) = row else { return Ok(()) };
    let body: Option<String> = match sha256 {
        Some(sha256) => source_texts::table.find(sha256).select(source_texts::body).first(conn).optional()?,
        None => None,
    };
    let all = [Some(title), publisher, author, body].into_iter().flatten().collect::<Vec<_>>().join("\n");
    put(conn, number, &organisation, &words_of(&all))
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

fn put(conn: &mut AnyConnection, number: i64, organisation: &str, words: &[String]) -> Result<()> {
    match conn {
        AnyConnection::Sqlite(conn) => {
            sql_query("DELETE FROM source_words WHERE rowid = $1").bind::<BigInt, _>(number).execute(conn)?;
            sql_query("INSERT INTO source_words (rowid, words, organisation) VALUES ($1, $2, $3)")
                .bind::<BigInt, _>(number)
                .bind::<Text, _>(words.join(" "))
                .bind::<Text, _>(organisation)
                .execute(conn)?;
        }
        AnyConnection::Postgres(conn) => {
            sql_query("DELETE FROM source_words WHERE number = $1").bind::<BigInt, _>(number).execute(conn)?;
            sql_query("INSERT INTO source_words (number, words, organisation) VALUES ($1, array_to_tsvector($2), $3)")
                .bind::<BigInt, _>(number)
                .bind::<diesel::sql_types::Array<Text>, _>(words)
                .bind::<Text, _>(organisation)
                .execute(conn)?;
        }
    }
    Ok(())
}

/// The numbers of the sources that hold all these words, newest first; the last word may be a beginning.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut AnyConnection, organisation: &str, words: &[QueryWord]) -> Result<Vec<i64>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<Number> = match conn {
        AnyConnection::Sqlite(conn) => {
            sql_query("SELECT rowid AS number FROM source_words WHERE source_words MATCH $1 AND organisation = $2 ORDER BY rowid DESC LIMIT 1001")
                .bind::<Text, _>(expression(words, "\"", " OR ", " AND ", "*"))
                .bind::<Text, _>(organisation)
                .load(conn)?
        }
        AnyConnection::Postgres(conn) => {
            sql_query("SELECT number FROM source_words WHERE words @@ $1::tsquery AND organisation = $2 ORDER BY number DESC LIMIT 1001")
                .bind::<Text, _>(expression(words, "'", " | ", " & ", ":*"))
                .bind::<Text, _>(organisation)
                .load(conn)?
        }
    };
    Ok(found.into_iter().map(|row| row.number).collect())
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
