//! The only way to write: every row inserted, changed or removed leaves a
//! change under a revision (who, when, why) in the same transaction. There is
//! no other door: the writers' pool is private to this file, and the readers'
//! connections are kept read-only by the database itself.

mod authors;
mod chain;
pub mod erase;
pub mod looks;
mod read;
mod record;
pub mod seal;
mod since;
mod tx;
pub mod verify;

pub use authors::authors;
pub use read::{Change, Revision, change, count, of, said_before};
pub use record::Record;
pub use since::{Removed, Since, Step, removed, since};
pub use tx::Tx;

use crate::{
    access::Author,
    db::{AnyConnection, Db, Touched},
    error::{Error, Result},
};
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Rows that have no history, because nothing is known by them: the closed list.
#[derive(Debug, Clone, Copy)]
pub enum Unrecorded {
    /// Sessions begin, are seen and end.
    Session,
    /// Wrong passwords are counted.
    Guess,
    /// A password's hash is replaced (that it changed is recorded with the user).
    Password,
    /// Factors are added, used and removed by whoever has them; secrets do not belong in history.
    Factor,
    /// Members are told what happened to their account or what they follow, and have seen it; how they wish to be told.
    Notice,
    /// Rows derived from others are made again.
    Derived,
    /// The ends of all chains are sealed.
    Seal,
    /// Somebody was shown what is restricted or sealed.
    Look,
    /// What is being typed is kept until it is saved.
    Draft,
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
        let mut tx = Tx::begin(conn, self.keys(), author, reason, self.mails())?;
        let done = f(&mut tx)?;
        if tx.noted == 0 {
            return Err(Error::internal("a write recorded nothing"));
        }
        let subjects = std::mem::take(&mut tx.touched).into_iter().collect();
        let touched = Touched { at: tx.at(), author: author.id.clone(), subjects, mails: self.mails() };
        for project in self.projections() {
            project(tx.conn(), &touched)?;
        }
        tx.close()?;
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

    /// The same while the answer is on its way: nobody waits for it. `failed` is told where it could not be written.
    pub fn write_aside(
        &self,
        why: Unrecorded,
        f: impl FnOnce(&mut AnyConnection) -> Result<()> + Send + 'static,
        failed: impl FnOnce(&Error) + 'static,
    ) {
        let db = self.clone();
        actix_web::rt::spawn(async move {
            if let Err(cause) = db.write_unrecorded(why, f).await {
                failed(&cause);
            }
        });
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
