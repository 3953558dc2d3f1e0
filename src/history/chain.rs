//! Each subject's history is a chain. Every revision that changes something of
//! a case, a person, a source or the house adds one link to that subject's
//! chain: an HMAC over the link before it, the revision and the digests of its
//! changes there. The key is not in the database, so nobody who has only the
//! database can alter, take out, reorder or add anything unseen.
//!
//! The row of a chain's head is locked by the first statement, so that two who
//! write to one case follow each other, and two who write to two cases do not wait.
//! It holds no link's seal but the `tip`, another HMAC over the last one: the
//! tip of a shorter chain stands nowhere, so a chain cannot be cut off either.

use super::Revision;
use crate::{
    db::{AnyConnection, MultiBackend, Subject},
    error::Result,
    keys::{self, Keys},
    schema::chain_heads,
};
use data_encoding::HEXLOWER;
use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{BigInt, Text},
};
use sha2::{Digest, Sha256};

/// What a link covers of one change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Noted {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) record: String,
    pub(super) action: String,
    pub(super) digest: String,
}

/// Text to be sealed, each part with its length before it, so that no two messages are the same text.
pub(super) struct Message(Vec<u8>);

impl Message {
    pub(super) fn new(what: &str) -> Self {
        Self(Vec::with_capacity(512)).add(what)
    }

    pub(super) fn add(mut self, part: &str) -> Self {
        self.0.extend_from_slice(part.len().to_string().as_bytes());
        self.0.push(b':');
        self.0.extend_from_slice(part.as_bytes());
        self
    }

    pub(super) fn maybe(mut self, part: Option<&str>) -> Self {
        match part {
            Some(part) => self.add(part),
            None => {
                self.0.push(b'~');
                self
            }
        }
    }

    pub(super) fn number(self, number: i64) -> Self {
        self.add(&number.to_string())
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A new salt, so that nobody can try what an erased text was.
pub(super) fn salt() -> String {
    HEXLOWER.encode(&keys::random::<16>())
}

/// What stands for a text in the chain. The salt has one length, so the two cannot run into each other.
pub(super) fn digest(salt: &str, text: &str) -> String {
    HEXLOWER.encode(&Sha256::new().chain_update(salt).chain_update(text).finalize())
}

/// The place of a link: whose chain, which number, and what came before.
pub(super) struct Place<'a> {
    pub(super) subject: &'a str,
    pub(super) subject_id: &'a str,
    pub(super) number: i64,
    pub(super) previous: &'a str,
}

/// All that a link covers.
pub(super) fn message(place: &Place, revision: &Revision, changes: &[Noted]) -> Message {
    let head = Message::new("habeas link 1")
        .add(place.subject)
        .add(place.subject_id)
        .number(place.number)
        .add(place.previous)
        .add(revision.id.as_str())
        .add(&revision.made_at.format("%Y-%m-%dT%H:%M:%S%.9f").to_string())
        .add(&revision.author_id)
        .maybe(revision.organisation_id.as_deref())
        .add(&revision.digest)
        .number(i64::try_from(changes.len()).unwrap_or(i64::MAX));
    changes.iter().fold(head, |message, change| {
        message.add(&change.id).add(&change.kind).add(&change.record).add(&change.action).add(&change.digest)
    })
}

/// What the row of the head keeps of the link that is now the last.
pub(super) fn tip(subject_id: &str, number: i64, mac: &str) -> Message {
    Message::new("habeas tip 1").add(subject_id).number(number).add(mac)
}

/// Adds the link of this revision to the chain of one subject.
///
/// # Errors
/// What the database says.
pub(super) fn link(
    conn: &mut AnyConnection,
    keys: &Keys,
    revision: &Revision,
    (subject, subject_id): (Subject, &str),
    changes: &mut [Noted],
) -> Result<()> {
    changes.sort_unstable();
    let (number, previous): (i64, String) = Next { subject: subject.code(), subject_id }.get_result(conn)?;
    let place = Place { subject: subject.code(), subject_id, number, previous: &previous };
    let (key, mac) = keys.mac(message(&place, revision, changes).bytes());
    let tip = keys.mac_by(&key, tip(subject_id, number, &mac).bytes()).unwrap_or_default();
    // The database itself makes a link of what becomes the head.
    diesel::update(chain_heads::table.find(subject_id))
        .set((
            chain_heads::revision_id.eq(revision.id),
            chain_heads::key_id.eq(key),
            chain_heads::mac.eq(mac),
            chain_heads::tip.eq(tip),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the next number of a chain, and the lock on it; the tip so far. A
/// shape that diesel does not write; kept prepared, as `sql_query` is not.
struct Next<'a> {
    subject: &'a str,
    subject_id: &'a str,
}

impl QueryFragment<MultiBackend> for Next<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql(
            "INSERT INTO chain_heads (number, revision_id, key_id, mac, tip, sealed, subject, subject_id) \
             VALUES (1, '', '', '', '', 0, ",
        );
        out.push_bind_param::<Text, _>(self.subject)?;
        out.push_sql(", ");
        out.push_bind_param::<Text, _>(self.subject_id)?;
        out.push_sql(") ON CONFLICT (subject_id) DO UPDATE SET number = chain_heads.number + 1 RETURNING number, tip");
        Ok(())
    }
}

impl Query for Next<'_> {
    type SqlType = (BigInt, Text);
}

impl QueryId for Next<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<AnyConnection> for Next<'_> {}
