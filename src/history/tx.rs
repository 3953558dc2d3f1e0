//! One transaction of changes: what it may do, and what it notes.

use super::{
    Change, Record, Revision,
    chain::{self, Noted},
};
use crate::{
    access::Author,
    clock,
    db::{AnyConnection, Subject},
    error::{Error, Result},
    id::Id,
    keys::Keys,
    schema::{changes, counters, revisions},
};
use diesel::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of record from which nothing is derived: what colleagues say to each other
/// changes no list, no search, no public text, and is no change of the case to those who follow it.
const BESIDE: [&str; 3] = ["notes", "discussions", "confirmations"];

/// One transaction of changes. Holds the connection; gives it out to read.
pub struct Tx<'a> {
    pub(super) conn: &'a mut AnyConnection,
    pub(super) keys: &'a Keys,
    pub(super) revision: Revision,
    pub(super) noted: usize,
    pub(super) touched: BTreeSet<(Subject, String)>,
    /// By id, so that all writers lock the heads of chains in one order.
    links: BTreeMap<String, (Subject, Vec<Noted>)>,
    mails: bool,
}

impl<'a> Tx<'a> {
    pub(super) fn begin(
        conn: &'a mut AnyConnection,
        keys: &'a Keys,
        author: &Author,
        reason: Option<&str>,
        mails: bool,
    ) -> Result<Self> {
        let reason = reason.map(str::trim).filter(|r| !r.is_empty()).map(ToOwned::to_owned);
        let salt = reason.as_ref().map(|_| chain::salt()).unwrap_or_default();
        let revision = Revision {
            id: Id::new(),
            made_at: clock::now(),
            author_id: author.id.clone(),
            organisation_id: author.organisation.map(|id| id.to_string()),
            digest: reason.as_ref().map(|reason| chain::digest(&salt, reason)).unwrap_or_default(),
            reason,
            salt,
        };
        // The first statement is a write, so SQLite never has to turn a read
        // lock into a write lock, which no busy timeout helps with.
        diesel::insert_into(revisions::table).values(&revision).execute(conn)?;
        Ok(Self { conn, keys, revision, noted: 0, touched: BTreeSet::new(), links: BTreeMap::new(), mails })
    }

    /// Adds a link to the chain of each subject that changed: the last thing a transaction does.
    pub(super) fn close(self) -> Result<()> {
        for (id, (subject, mut changes)) in self.links {
            chain::link(self.conn, self.keys, &self.revision, (subject, &id), &mut changes)?;
        }
        Ok(())
    }

    /// The connection, to read what the change depends on.
    pub fn conn(&mut self) -> &mut AnyConnection {
        self.conn
    }

    /// Whether mail is set up, so that a mail may be put into the outbox.
    pub fn mails(&self) -> bool {
        self.mails
    }

    /// When this is: UTC.
    pub fn at(&self) -> chrono::NaiveDateTime {
        self.revision.made_at
    }

    /// The revision under which all of it is filed.
    pub fn revision(&self) -> Id<Revision> {
        self.revision.id
    }

    /// Who writes: a user's id, or `system:` and the job.
    pub fn author(&self) -> &str {
        &self.revision.author_id
    }

    /// Why, as far as somebody said so.
    pub fn reason(&self) -> Option<&str> {
        self.revision.reason.as_deref()
    }

    /// What was touched so far.
    pub fn touched(&self) -> Vec<(Subject, String)> {
        self.touched.iter().cloned().collect()
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
    pub fn update<R: Record>(&mut self, before: &R, after: R) -> Result<R> {
        self.update_as("changed", before, after)
    }

    /// The same under another word than "changed": `binned`, `returned`.
    ///
    /// # Errors
    /// `Stale` where somebody changed it meanwhile.
    pub fn update_as<R: Record>(&mut self, action: &str, before: &R, after: R) -> Result<R> {
        let changed = super::diff(before, &after);
        if changed.is_empty() {
            // Saving a form without a change is not an error, and not a version either.
            self.noted += 1;
            return Ok(after);
        }
        self.put(before, after, action, &Value::Object(changed))
    }

    pub(super) fn put<R: Record>(&mut self, before: &R, mut after: R, action: &str, diff: &Value) -> Result<R> {
        let was = before.version();
        after.set_version(was + 1);
        if after.update(was, self.conn)? == 0 {
            return Err(Error::Stale);
        }
        self.note(&after, action, diff)?;
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
        self.note_of(record.subject(), (R::KIND, record.id()), action, diff)
    }

    /// Notes what was done with a row, under the history of a subject.
    pub(super) fn note_of(
        &mut self,
        (subject, subject_id): (Subject, &str),
        (kind, record): (&str, &str),
        action: &str,
        diff: &Value,
    ) -> Result<()> {
        let (id, diff, salt) = (Id::<Change>::new(), diff.to_string(), chain::salt());
        let digest = chain::digest(&salt, &diff);
        diesel::insert_into(changes::table)
            .values((
                changes::id.eq(id),
                changes::revision_id.eq(self.revision.id),
                changes::subject.eq(subject.code()),
                changes::subject_id.eq(subject_id),
                changes::kind.eq(kind),
                changes::record_id.eq(record),
                changes::action.eq(action),
                changes::diff.eq(diff),
                changes::salt.eq(salt),
                changes::digest.eq(&digest),
            ))
            .execute(self.conn)?;
        let id = id.to_string();
        let noted = Noted { id, kind: kind.to_owned(), record: record.to_owned(), action: action.to_owned(), digest };
        self.links.entry(subject_id.to_owned()).or_insert_with(|| (subject, Vec::new())).1.push(noted);
        if !BESIDE.contains(&kind) {
            self.touched.insert((subject, subject_id.to_owned()));
        }
        self.noted += 1;
        Ok(())
    }
}
