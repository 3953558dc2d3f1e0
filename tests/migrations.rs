//! The schema: what the migrations make is what the code reads, on both
//! databases, and each migration can be taken back.

use crate::support::TestApp;
use diesel::{
    migration::{Migration, MigrationSource},
    prelude::*,
    sql_query,
    sql_types::{Bool, Text},
};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use habeas::{
    db::{AnyConnection, MultiBackend},
    history::Unrecorded,
};
use std::collections::{BTreeMap, BTreeSet};

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    is_nullable: bool,
}

/// Table → column → whether it may be empty, as `schema.rs` says.
fn said() -> BTreeMap<String, BTreeMap<String, bool>> {
    let text = std::fs::read_to_string("src/schema.rs").unwrap();
    let mut tables = BTreeMap::new();
    let mut table = String::new();
    for line in text.lines() {
        let line = line.trim();
        if let Some((name, _)) = line.strip_suffix(" {").and_then(|l| l.split_once(" (")) {
            table = name.to_owned();
        } else if let Some((column, kind)) = line.split_once(" -> ").filter(|_| !line.starts_with("diesel")) {
            tables
                .entry(table.clone())
                .or_insert_with(BTreeMap::new)
                .insert(column.to_owned(), kind.starts_with("Nullable"));
        }
    }
    tables
}

#[actix_web::test]
async fn the_schema_file_is_in_step_with_the_migrations() {
    let app = TestApp::new().await;
    let said = said();
    assert!(said.len() > 25, "the schema file was not understood");
    app.db
        .read_now(|conn| {
            for (table, columns) in &said {
                let query = match conn {
                    AnyConnection::Sqlite(_) => format!("SELECT name, (\"notnull\" = 0) AS is_nullable FROM pragma_table_info('{table}')"),
                    AnyConnection::Postgres(_) => format!(
                        "SELECT column_name::text AS name, (is_nullable = 'YES') AS is_nullable FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public'"
                    ),
                };
                let there: BTreeMap<String, bool> =
                    sql_query(query).load::<Column>(conn)?.into_iter().map(|c| (c.name, c.is_nullable)).collect();
                assert_eq!(&there, columns, "the table {table}");
            }
            Ok(())
        })
        .unwrap();
}

#[actix_web::test]
async fn readers_cannot_write_whatever_they_try() {
    let app = TestApp::new().await;
    let result = app.db.read_now(|conn| Ok(sql_query("DELETE FROM sessions").execute(conn)?));
    assert!(result.is_err(), "a reading connection wrote");
}

#[actix_web::test]
async fn a_write_that_records_nothing_is_refused() {
    let app = TestApp::new().await;
    let author = habeas::access::Author::system(habeas::access::Job::Command);
    let result = app.db.write_now(&author, None, |_| Ok(()));
    assert!(result.is_err_and(|e| e.to_string().contains("recorded nothing")));
}

#[actix_web::test]
async fn every_migration_can_be_taken_back_and_run_again() {
    let app = TestApp::new().await;
    let tables = |conn: &mut AnyConnection| {
        let query = match conn {
            AnyConnection::Sqlite(_) => {
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            }
            AnyConnection::Postgres(_) => {
                "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'"
            }
        };
        let rows: Vec<Name> = sql_query(query).load(conn).unwrap();
        rows.into_iter().map(|row| row.name).collect::<BTreeSet<_>>()
    };
    let before = app.db.read_now(|conn| Ok(tables(conn))).unwrap();
    app.db
        .write_unrecorded_now(Unrecorded::Derived, |conn| {
            let own = match conn {
                AnyConnection::Sqlite(_) => "migrations_sqlite",
                AnyConnection::Postgres(_) => "migrations_postgres",
            };
            for folder in [own, "migrations"] {
                let set = FileBasedMigrations::from_path(folder).unwrap();
                let mut all: Vec<Box<dyn Migration<MultiBackend>>> = set.migrations().unwrap();
                all.sort_by_key(|migration| migration.name().version().as_owned());
                assert!(!all.is_empty());
                for migration in all.iter().rev() {
                    conn.revert_migration(migration).unwrap_or_else(|e| panic!("{}: {e}", migration.name()));
                }
            }
            assert_eq!(tables(conn), BTreeSet::from(["__diesel_schema_migrations".to_owned()]), "something was left");
            Ok(())
        })
        .unwrap();
    assert!(!app.db.is_in_step().unwrap());
    // Both databases have as many of their own.
    assert_eq!(app.db.migrate().unwrap().len(), files("migrations") + files("migrations_sqlite"));
    assert!(app.db.is_in_step().unwrap());
    assert_eq!(app.db.read_now(|conn| Ok(tables(conn))).unwrap(), before);
}

fn files(folder: &str) -> usize {
    std::fs::read_dir(folder).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count()
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}
