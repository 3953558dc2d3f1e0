//! What each database can say about its own soundness.

use super::AnyConnection;
use crate::error::Result;
use diesel::{prelude::*, sql_types::Text};

/// How sound one thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grade {
    Good,
    Note,
    Problem,
}

/// One thing that was looked at.
#[derive(Debug, Clone)]
pub struct Finding {
    grade: Grade,
    /// What was found, and where it is not sound, what to do.
    pub what: String,
}

impl Finding {
    /// It is sound.
    pub fn good(what: impl Into<String>) -> Self {
        Self { grade: Grade::Good, what: what.into() }
    }
    /// It works, but could be better.
    pub fn note(what: impl Into<String>) -> Self {
        Self { grade: Grade::Note, what: what.into() }
    }
    /// It must be mended.
    pub fn problem(what: impl Into<String>) -> Self {
        Self { grade: Grade::Problem, what: what.into() }
    }
    /// Whether it must be mended.
    pub fn is_problem(&self) -> bool {
        self.grade == Grade::Problem
    }
    /// `ok`, `note` or `problem`.
    pub fn grade(&self) -> &'static str {
        match self.grade {
            Grade::Good => "ok",
            Grade::Note => "note",
            Grade::Problem => "problem",
        }
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Looks at the data itself.
///
/// # Errors
/// When the database does not answer.
pub fn examine(conn: &mut AnyConnection) -> Result<Vec<Finding>> {
    let is_sqlite = matches!(conn, AnyConnection::Sqlite(_));
    if is_sqlite { sqlite(conn) } else { postgres(conn) }
}

fn lines(conn: &mut AnyConnection, query: &str) -> Result<Vec<String>> {
    let found: Vec<Line> = diesel::sql_query(query).load(conn)?;
    Ok(found.into_iter().map(|it| it.line).collect())
}

fn sqlite(conn: &mut AnyConnection) -> Result<Vec<Finding>> {
    let damage = lines(conn, "SELECT integrity_check AS line FROM pragma_integrity_check LIMIT 5")?;
    let orphans = lines(conn, "SELECT \"table\" || ' → ' || parent AS line FROM pragma_foreign_key_check LIMIT 5")?;
    let is_whole = damage.iter().all(|line| line == "ok");
    Ok(vec![
        if is_whole {
            Finding::good("the file is whole")
        } else {
            Finding::problem(format!(
                "the file is damaged ({}): stop the portal and restore the last backup",
                damage.join("; ")
            ))
        },
        if orphans.is_empty() {
            Finding::good("every row refers to a row that is there")
        } else {
            Finding::problem(format!(
                "rows refer to rows that are gone ({}): restore the last backup",
                orphans.join("; ")
            ))
        },
    ])
}

fn postgres(conn: &mut AnyConnection) -> Result<Vec<Finding>> {
    let open =
        lines(conn, "SELECT conname::text AS line FROM pg_constraint WHERE NOT convalidated ORDER BY conname LIMIT 5")?;
    let broken =
        lines(conn, "SELECT indexrelid::regclass::text AS line FROM pg_index WHERE NOT indisvalid ORDER BY 1 LIMIT 5")?;
    let collation =
        lines(conn, "SELECT datcollate::text AS line FROM pg_database WHERE datname = current_database()")?.concat();
    Ok(vec![
        if open.is_empty() {
            Finding::good("every constraint holds")
        } else {
            Finding::problem(format!(
                "constraints were never checked ({}): run ALTER TABLE … VALIDATE CONSTRAINT for each",
                open.join(", ")
            ))
        },
        if broken.is_empty() {
            Finding::good("every index can be used")
        } else {
            Finding::problem(format!("indexes are broken ({}): run REINDEX for each", broken.join(", ")))
        },
        if ["C", "POSIX", "C.UTF-8", "C.utf8"].contains(&collation.as_str()) {
            Finding::good(format!("the collation is {collation}"))
        } else {
            Finding::note(format!(
                "the collation is {collation}: lists sort the same everywhere, and faster, in a database made with LC_COLLATE 'C'"
            ))
        },
    ])
}
