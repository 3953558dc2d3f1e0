//! The database: one connection enum for SQLite and PostgreSQL, a pool of
//! readers that the database itself keeps read-only, and a pool of writers
//! that only `history.rs` uses. The one place (with `search/`) that may ask
//! which database it is.
//!
//! Traps: the enum must not be called `Connection`; `.returning(T::as_returning())`,
//! `on_conflict` and multi-row `values(&vec)` do not compile on the enum;
//! PostgreSQL refuses an empty `batch_execute`.

pub mod check;
pub(crate) mod page;
mod pool;
mod queue;
mod rows;
pub mod scrub;
pub mod slow;

pub(crate) use rows::{filled, insert_rows, one_or_many};

use crate::{
    config::Config,
    error::{Error, Result},
    keys::Keys,
};
use actix_web::web;
use diesel::{
    prelude::*,
    r2d2::{ManageConnection, Pool},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use pool::{Manager, Side, make_private, pool};
use queue::Queue;
use std::sync::Arc;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations_sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations_postgres");

/// A connection to whichever database the settings name.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// PostgreSQL.
    Postgres(PgConnection),
    /// The embedded database.
    Sqlite(SqliteConnection),
}

/// What must follow each write inside its own transaction: the rows derived
/// from what changed (the list, the search index).
pub type Projection = fn(&mut AnyConnection, &Touched) -> Result<()>;

/// What one transaction changed, by whom and when.
#[derive(Debug, Clone)]
pub struct Touched {
    /// UTC.
    pub at: chrono::NaiveDateTime,
    /// A user's id, or `system:` and the job.
    pub author: String,
    /// Each subject once.
    pub subjects: Vec<(Subject, String)>,
    /// Whether mail is set up.
    pub mails: bool,
}

impl Touched {
    /// The ids of the subjects of one kind.
    pub fn ids(&self, subject: Subject) -> Vec<String> {
        self.subjects.iter().filter(|(s, _)| *s == subject).map(|(_, id)| id.clone()).collect()
    }
}

/// What a record belongs to: under which history it is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A case and its parts.
    Case,
    /// A person, with names and nationalities.
    Person,
    /// A source.
    Source,
    /// Organisations, users, memberships, invitations, groups.
    House,
    /// That a source was linked to a case, or is no more: nothing is filed under it.
    Link,
}

impl Subject {
    /// The word kept in the history tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Person => "person",
            Self::Source => "source",
            Self::House => "house",
            Self::Link => "link",
        }
    }
}

/// The database of this process: two pools.
#[derive(Clone)]
pub struct Db {
    readers: Pool<Manager>,
    writers: Pool<Manager>,
    /// Where the embedded database's saves stand in line.
    queue: Option<Queue>,
    projections: Arc<[Projection]>,
    keys: Arc<Keys>,
    mails: bool,
}

impl Db {
    /// Opens the database that the settings name and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be reached, or a migration fails.
    pub fn open(config: &Config, projections: &[Projection]) -> Result<Self> {
        let db = Self::connect(config, projections)?;
        db.migrate()?;
        Ok(db)
    }

    /// Opens the database as it is.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub fn connect(config: &Config, projections: &[Projection]) -> Result<Self> {
        let is_sqlite = config.database_url.starts_with("sqlite:");
        let keys = Keys::open(&config.keys).map_err(Error::internal)?;
        if let Some(path) = config.database_url.strip_prefix("sqlite:") {
            make_private(std::path::Path::new(path))?;
        }
        // SQLite has one writer at a time: queueing in the pool beats meeting SQLITE_BUSY.
        let writers = pool(&config.database_url, Side::Writer, if is_sqlite { 1 } else { 8 })?;
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        // More readers than cores only wait for each other; PostgreSQL may be far away.
        let readers = u32::try_from(cores + 2).unwrap_or(12).min(12);
        let readers = pool(&config.database_read_url, Side::Reader, if is_sqlite { readers } else { 12 })?;
        let queue = if is_sqlite { Some(Queue::start(writers.clone())?) } else { None };
        Ok(Self {
            readers,
            writers,
            queue,
            projections: projections.into(),
            keys: Arc::new(keys),
            mails: config.smtp_url.is_some(),
        })
    }

    /// Runs the migrations that are still to run; their names.
    ///
    /// # Errors
    /// When one fails; nothing of that one is kept.
    pub fn migrate(&self) -> Result<Vec<String>> {
        let conn = &mut *self.writers.get()?;
        let own = match conn {
            AnyConnection::Sqlite(_) => SQLITE,
            AnyConnection::Postgres(_) => POSTGRES,
        };
        let mut ran = Vec::new();
        for set in [MIGRATIONS, own] {
            let done = conn.run_pending_migrations(set).map_err(|e| crate::error::Error::internal(e.to_string()))?;
            ran.extend(done.iter().map(ToString::to_string));
        }
        Ok(ran)
    }

    /// Whether every migration of this program has run.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_in_step(&self) -> Result<bool> {
        let conn = &mut *self.writers.get()?;
        let own = match conn {
            AnyConnection::Sqlite(_) => SQLITE,
            AnyConnection::Postgres(_) => POSTGRES,
        };
        let pending = |conn: &mut AnyConnection, set| {
            conn.has_pending_migration(set).map_err(|e| crate::error::Error::internal(e.to_string()))
        };
        Ok(!pending(conn, MIGRATIONS)? && !pending(conn, own)?)
    }

    /// Runs a query off the async threads, on a connection that cannot write.
    ///
    /// # Errors
    /// What the query says, or that the database is not available.
    pub async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let db = self.clone();
        web::block(move || db.read_now(f)).await?
    }

    /// The same for a query that finds a row or two by their keys. Where the data
    /// is a file and a connection is free it runs right here, which takes less
    /// time than handing it to another thread.
    ///
    /// # Errors
    /// What the query says, or that the database is not available.
    pub async fn read_briefly<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match self.readers.try_get().filter(|conn| matches!(**conn, AnyConnection::Sqlite(_))) {
            Some(mut conn) => f(&mut conn),
            None => {
                let readers = self.readers.clone();
                web::block(move || f(&mut *readers.get()?)).await?
            }
        }
    }

    /// The same for a page that is known to take about a millisecond: in one
    /// transaction, and right here where the data is a file and a connection is free.
    ///
    /// # Errors
    /// What the query says, or that the database is not available.
    pub async fn read_here<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match self.readers.try_get().filter(|conn| matches!(**conn, AnyConnection::Sqlite(_))) {
            Some(mut conn) => {
                let conn: &mut AnyConnection = &mut conn;
                conn.transaction(f)
            }
            None => self.read(f).await,
        }
    }

    /// The same on the calling thread. In one transaction: all that a page says
    /// is of one moment, and SQLite takes its lock once.
    ///
    /// # Errors
    /// What the query says, or that the database is not available.
    pub fn read_now<T>(&self, f: impl FnOnce(&mut AnyConnection) -> Result<T>) -> Result<T> {
        let conn: &mut AnyConnection = &mut *self.readers.get()?;
        conn.transaction(f)
    }

    /// The keys of what is sealed and of the history.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Whether mail is set up: without it nothing is put into the outbox.
    pub fn mails(&self) -> bool {
        self.mails
    }

    pub(crate) fn writer(
        &self,
    ) -> Result<diesel::r2d2::PooledConnection<impl ManageConnection<Connection = AnyConnection> + use<>>> {
        Ok(self.writers.get()?)
    }

    /// Runs one save in its own transaction, off the async threads; answers when it is on the disk.
    pub(crate) async fn write_off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        if let Some(queue) = &self.queue {
            return queue.write(work).await;
        }
        let writers = self.writers.clone();
        web::block(move || {
            let conn: &mut AnyConnection = &mut *writers.get()?;
            conn.transaction(work)
        })
        .await?
    }

    /// Runs what no transaction may surround, off the async threads; saves to the embedded database wait for it.
    async fn outside_a_transaction<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        if let Some(queue) = &self.queue {
            return queue.alone(work).await;
        }
        let writers = self.writers.clone();
        web::block(move || work(&mut *writers.get()?)).await?
    }

    pub(crate) fn projections(&self) -> &[Projection] {
        &self.projections
    }
}
