//! The only way to write: every row inserted, changed or removed leaves a
//! change under a revision (who, when, why) in the same transaction. There is
//! no other door: the writers' pool is private to this file, and the readers'
//! connections are kept read-only by the database itself.

mod read;
mod record;
mod since;

pub use read::{Change, Revision, change, of};
pub use record::Record;
pub use since::{Removed, Since, Step, removed, since};

use crate::{
    access::Author,
    clock,
    db::{AnyConnection, Db, Subject, Touched},
    error::{Error, Result},
    id::Id,
    schema::{changes, counters, revisions},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// One transaction of changes. Holds the connection; gives it out to read.
pub struct Tx<'a> {
    conn: &'a mut AnyConnection,
    revision: Id<Revision>,
    at: NaiveDateTime,
    noted: usize,
    touched: BTreeSet<(Subject, String)>,
    mails: bool,
}

impl<'a> Tx<'a> {
    fn begin(conn: &'a mut AnyConnection, author: &Author, reason: Option<&str>, mails: bool) -> Result<Self> {
        let revision = Revision {
            id: Id::new(),
            made_at: clock::now(),
            author_id: author.id.clone(),
            organisation_id: author.organisation.map(|id| id.to_string()),
            reason: reason.map(str::trim).filter(|r| !r.is_empty()).map(ToOwned::to_owned),
        };
        // The first statement is a write, so SQLite never has to turn a read
        // lock into a write lock, which no busy timeout helps with.
        diesel::insert_into(revisions::table).values(&revision).execute(conn)?;
        Ok(Self { conn, revision: revision.id, at: revision.made_at, noted: 0, touched: BTreeSet::new(), mails })
    }

    /// The connection, to read what the change depends on.
    pub fn conn(&mut self) -> &mut AnyConnection {
        self.conn
    }

    /// Whether mail is set up, so that a mail may be put into the outbox.
    pub fn mails(&self) -> bool {
        self.mails
    }

    /// Inserts a new row.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert<R: Record>(&mut self, new: R) -> Result<R> {
        new.insert(self.conn)?;
        self.note(&new, "added", &json!(new))?;
        Ok(new)
    }

    /// Inserts many new rows of a seeded world or an import, under one change each subject's first row stands for.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_all<R: Record>(&mut self, rows: &[R]) -> Result<()> {
        if let Some(first) = rows.first() {
            R::insert_all(rows, self.conn)?;
            self.note(first, "seeded", &json!({ "rows": rows.len() }))?;
            self.touched.extend(rows.iter().map(|row| {
                let (subject, id) = row.subject();
                (subject, id.to_owned())
            }));
        }
        Ok(())
    }

    /// Changes a row that still has the version of `before`.
    ///
    /// # Errors
    /// `Stale` where somebody changed it meanwhile.
    pub fn update<R: Record>(&mut self, before: &R, mut after: R) -> Result<R> {
        let was = before.version();
        let changed = diff(before, &after);
        if changed.is_empty() {
            // Saving a form without a change is not an error, and not a version either.
            self.noted += 1;
            return Ok(after);
        }
        after.set_version(was + 1);
        if after.update(was, self.conn)? == 0 {
            return Err(Error::Stale);
        }
        self.note(&after, "changed", &Value::Object(changed))?;
        Ok(after)
    }

    /// Removes a row; history keeps all of it.
    ///
    /// # Errors
    /// `Stale` where somebody changed it meanwhile.
    pub fn remove<R: Record>(&mut self, row: &R) -> Result<()> {
        if row.delete(row.version(), self.conn)? == 0 {
            return Err(Error::Stale);
        }
        self.note(row, "removed", &json!(row))
    }

    /// Says that what is derived from this subject must be made again, though no row of its own changed.
    pub fn touch(&mut self, subject: Subject, id: &str) {
        self.touched.insert((subject, id.to_owned()));
    }

    /// The next number of a series; never given twice, not even after a removal.
    ///
    /// # Errors
    /// What the database says.
    pub fn next_number(&mut self, series: &str) -> Result<i64> {
        self.take_numbers(series, 1)
    }

    /// The first of `count` numbers of a series, all taken.
    ///
    /// # Errors
    /// What the database says.
    pub fn take_numbers(&mut self, series: &str, count: i64) -> Result<i64> {
        let raised = diesel::update(counters::table.find(series))
            .set(counters::value.eq(counters::value + count))
            .execute(self.conn)?;
        if raised == 0 {
            diesel::insert_into(counters::table)
                .values((counters::name.eq(series), counters::value.eq(count)))
                .execute(self.conn)?;
            return Ok(1);
        }
        let last: i64 = counters::table.find(series).select(counters::value).first(self.conn)?;
        Ok(last - count + 1)
    }

    fn note<R: Record>(&mut self, record: &R, action: &str, diff: &Value) -> Result<()> {
        let (subject, subject_id) = record.subject();
        diesel::insert_into(changes::table)
            .values((
                changes::id.eq(Id::<Change>::new()),
                changes::revision_id.eq(self.revision),
                changes::subject.eq(subject.code()),
                changes::subject_id.eq(subject_id),
                changes::kind.eq(R::KIND),
                changes::record_id.eq(record.id()),
                changes::action.eq(action),
                changes::diff.eq(diff.to_string()),
            ))
            .execute(self.conn)?;
        self.touched.insert((subject, subject_id.to_owned()));
        self.noted += 1;
        Ok(())
    }
}

/// Rows that have no history, because nothing is known by them: the closed list.
#[derive(Debug, Clone, Copy)]
pub enum Unrecorded {
    /// Sessions begin, are seen and end.
    Session,
    /// Wrong passwords are counted.
    Guess,
    /// A password's hash is replaced (that it changed is recorded with the user).
    Password,
    /// Rows derived from others are made again.
    Derived,
    /// What is being typed is kept until it is saved.
    Draft,
    /// Notices come and are seen; who follows what, and how they wish to be told.
    Notice,
}

impl Db {
    /// Runs one change of the record: all of it, with its history, or none.
    ///
    /// # Errors
    /// What the change says; nothing is kept then.
    pub async fn write<T: Send + 'static>(
        &self,
        author: Author,
        reason: Option<String>,
        f: impl FnOnce(&mut Tx) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let db = self.clone();
        self.write_off_thread(move |conn| db.record(conn, &author, reason.as_deref(), f)).await
    }

    /// The same on the calling thread.
    ///
    /// # Errors
    /// What the change says; nothing is kept then.
    pub fn write_now<T>(
        &self,
        author: &Author,
        reason: Option<&str>,
        f: impl FnOnce(&mut Tx) -> Result<T>,
    ) -> Result<T> {
        let conn = &mut *self.writer()?;
        conn.transaction::<_, Error, _>(|conn| self.record(conn, author, reason, f))
    }

    /// The change, its history, and what is derived from it, inside a transaction.
    fn record<T>(
        &self,
        conn: &mut AnyConnection,
        author: &Author,
        reason: Option<&str>,
        f: impl FnOnce(&mut Tx) -> Result<T>,
    ) -> Result<T> {
        let mut tx = Tx::begin(conn, author, reason, self.mails())?;
        let done = f(&mut tx)?;
        if tx.noted == 0 {
            return Err(Error::internal("a write recorded nothing"));
        }
        let touched = Touched {
            at: tx.at,
            author: author.id.clone(),
            subjects: tx.touched.into_iter().collect(),
            mails: self.mails(),
        };
        for project in self.projections() {
            project(conn, &touched)?;
        }
        Ok(done)
    }

    /// Writes rows that have no history.
    ///
    /// # Errors
    /// What the database says.
    pub async fn write_unrecorded<T: Send + 'static>(
        &self,
        _why: Unrecorded,
        f: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.write_off_thread(f).await
    }

    /// The same on the calling thread.
    ///
    /// # Errors
    /// What the database says.
    pub fn write_unrecorded_now<T>(
        &self,
        _why: Unrecorded,
        f: impl FnOnce(&mut AnyConnection) -> Result<T>,
    ) -> Result<T> {
        let conn = &mut *self.writer()?;
        conn.transaction::<_, Error, _>(f)
    }
}

/// The fields that differ: name → [old, new].
pub fn diff<R: Serialize>(before: &R, after: &R) -> Map<String, Value> {
    let (Value::Object(old), Value::Object(new)) = (json!(before), json!(after)) else {
        return Map::new();
    };
    new.into_iter()
        .filter(|(name, value)| name != "version" && old.get(name) != Some(value))
        .map(|(name, value)| {
            let was = old.get(&name).cloned().unwrap_or(Value::Null);
            (name, json!([was, value]))
        })
        .collect()
}
