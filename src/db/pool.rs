//! How connections are opened and kept: what each database is told first, and
//! that a reader cannot write whatever it is asked.

use super::AnyConnection;
use crate::error::Result;
use diesel::{
    connection::SimpleConnection,
    prelude::*,
    r2d2::{ManageConnection, Pool},
};
use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Side {
    Reader,
    Writer,
}

/// Opens connections by the scheme of the URL. The derived `establish` would
/// try SQLite first and make a file of a mistyped PostgreSQL address.
#[derive(Debug)]
pub(super) struct Manager {
    url: String,
    side: Side,
}

impl Manager {
    fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> std::result::Result<AnyConnection, Self::Error> {
        use diesel::r2d2::Error::{ConnectionError, QueryError};
        let mut conn = match self.url.strip_prefix("sqlite:") {
            Some(path) => AnyConnection::Sqlite(SqliteConnection::establish(path).map_err(ConnectionError)?),
            None => AnyConnection::Postgres(PgConnection::establish(&self.url).map_err(ConnectionError)?),
        };
        let setup = match (&conn, self.side) {
            (AnyConnection::Sqlite(_), Side::Reader) => {
                "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -1000; PRAGMA temp_store = MEMORY;"
            }
            // FULL: a save that was acknowledged survives a power cut. Zeros are written over what is deleted.
            (AnyConnection::Sqlite(_), Side::Writer) => {
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -3000; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;"
            }
            (AnyConnection::Postgres(_), Side::Reader) => {
                "SET default_transaction_read_only = on; SET default_transaction_isolation = 'repeatable read'; SET timezone = 'UTC'; SET client_min_messages = warning;"
            }
            (AnyConnection::Postgres(_), Side::Writer) => "SET timezone = 'UTC'; SET client_min_messages = warning;",
        };
        conn.batch_execute(setup).map_err(QueryError)?;
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut AnyConnection) -> std::result::Result<(), Self::Error> {
        conn.batch_execute("SELECT 1").map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut AnyConnection) -> bool {
        use diesel::connection::TransactionManager;
        std::thread::panicking()
            || <AnyConnection as diesel::Connection>::TransactionManager::is_broken_transaction_manager(conn)
    }
}

pub(super) fn pool(url: &str, side: Side, size: u32) -> Result<Pool<Manager>> {
    let manager = Manager { url: url.to_owned(), side };
    // A file does not hang up, so only PostgreSQL connections are tried first.
    let may_hang_up = !manager.is_sqlite();
    Ok(Pool::builder()
        .max_size(size)
        .min_idle(Some(if side == Side::Writer { 1 } else { 2.min(size) }))
        .connection_timeout(Duration::from_secs(5))
        .test_on_check_out(may_hang_up)
        .build(manager)?)
}

/// Makes the folder and the file of an embedded database that is not there
/// yet. Nobody else on the machine may read it; SQLite gives its side files
/// the same rights.
pub(super) fn make_private(path: &std::path::Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => Err(e),
        _ => Ok(()),
    }
}
