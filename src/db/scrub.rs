//! That no byte of what was erased stays on the disk. SQLite is told to write
//! zeros over what it deletes; what is left in its log, in the pages of a full-text
//! index, or from before it was told so, goes when the file is written anew.

use super::{AnyConnection, Db};
use crate::error::{Error, Result};
use diesel::{connection::SimpleConnection, prelude::*, sql_query, sql_types::Text};
use std::time::Duration;

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scrub {
    /// What was deleted may lie in the log and in the full-text index: those are cleared.
    Light,
    /// Everything is written anew. Saves wait meanwhile.
    Whole,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Checkpoint {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    busy: i32,
}

impl Db {
    /// Clears the disk of what was deleted. Whether all of it is gone: not where a
    /// reader kept the log open all the while.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn scrub(&self, how: Scrub) -> Result<bool> {
        self.outside_a_transaction(move |conn| scrub(conn, how)).await
    }
}

fn scrub(conn: &mut AnyConnection, how: Scrub) -> Result<bool> {
    match conn {
        AnyConnection::Sqlite(conn) => sqlite(conn, how),
        AnyConnection::Postgres(conn) => postgres(conn, how),
    }
}

fn sqlite(conn: &mut SqliteConnection, how: Scrub) -> Result<bool> {
    // Words of texts that were taken out stay in the index until its pieces are merged.
    conn.batch_execute("INSERT INTO source_words (source_words) VALUES ('optimize')")?;
    if how == Scrub::Whole {
        // Beside the file and not in memory, which may be smaller.
        conn.batch_execute("PRAGMA temp_store = FILE")?;
        let done = conn.batch_execute("VACUUM");
        conn.batch_execute("PRAGMA temp_store = MEMORY")?;
        done?;
    }
    for _ in 0..20 {
        let left: Checkpoint = sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(conn)?;
        if left.busy == 0 {
            return Ok(true);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(false)
}

fn postgres(conn: &mut PgConnection, how: Scrub) -> Result<bool> {
    if how == Scrub::Light {
        return Ok(true);
    }
    let tables: Vec<Name> = sql_query(
        "SELECT quote_ident(tablename)::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    )
    .load(conn)?;
    for table in tables {
        // The planner's figures hold samples of values: they are made anew too.
        conn.batch_execute(&format!("VACUUM (FULL, ANALYZE) {}", table.name)).map_err(Error::from)?;
    }
    Ok(true)
}
