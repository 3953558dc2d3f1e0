//! The chain of seals. Each seal covers the ends of all chains that grew since
//! the one before, so that a chain that is cut off or gone shows. Its HMAC is
//! short enough to be printed, mailed or kept elsewhere: whoever has an old one
//! can tell whether today's history still goes back to it.

use super::{Unrecorded, chain::Message};
use crate::{
    clock,
    db::{AnyConnection, Db, MultiBackend, insert_rows},
    error::{Error, Result},
    keys::Keys,
    schema::{chain_heads, seal_head, sealed_heads, seals},
};
use chrono::NaiveDateTime;
use data_encoding::HEXLOWER;
use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{BigInt, Text},
};
use sha2::{Digest, Sha256};

/// How often the ends are sealed while the portal runs, in minutes.
pub const EVERY_MINUTES: u64 = 15;
/// As many characters of a seal's HMAC as are shown: 96 bits.
const SHOWN: usize = 24;
/// The fewest that are taken for one.
const FEWEST: usize = 12;
/// As many ends as one seal covers; more take several, so that no save waits long.
const AT_ONCE: i64 = 5_000;

/// One seal.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = seals)]
pub struct Seal {
    /// From 1.
    pub number: i64,
    /// UTC.
    pub made_at: NaiveDateTime,
    /// How many chains had grown.
    pub heads: i64,
    /// SHA-256 of their ends.
    pub digest: String,
    /// Under which key.
    pub key_id: String,
    /// HMAC-SHA-256, hexadecimal.
    pub mac: String,
}

impl Seal {
    /// The beginning of the HMAC, to be printed and compared.
    pub fn head(&self) -> String {
        self.mac.chars().take(SHOWN).collect()
    }

    pub(super) fn message(&self, previous: &str) -> Message {
        Message::new("habeas seal 1")
            .number(self.number)
            .add(&self.made_at.format("%Y-%m-%dT%H:%M:%S%.9f").to_string())
            .add(previous)
            .number(self.heads)
            .add(&self.digest)
    }

    pub(super) fn tip(&self) -> Message {
        Message::new("habeas seal tip 1").number(self.number).add(&self.mac)
    }
}

/// Where a chain ended when it was sealed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = sealed_heads)]
pub(super) struct SealedHead {
    pub(super) subject_id: String,
    pub(super) number: i64,
    pub(super) mac: String,
    pub(super) seal: i64,
}

/// SHA-256 of the ends of chains, in the order of their ids.
pub(super) fn digest(heads: &mut [SealedHead]) -> String {
    heads.sort_unstable();
    let all = heads
        .iter()
        .fold(Message::new("habeas heads 1"), |all, head| all.add(&head.subject_id).number(head.number).add(&head.mac));
    HEXLOWER.encode(&Sha256::digest(all.bytes()))
}

/// Seals the ends of all chains that grew since the last seal; the newest seal
/// made, or nothing where none had grown.
///
/// # Errors
/// When the database fails.
pub fn seal(db: &Db) -> Result<Option<Seal>> {
    let mut newest = None;
    loop {
        let keys = db.keys();
        match db.write_unrecorded_now(Unrecorded::Seal, |conn| seal_some(conn, keys)) {
            Ok(Some(seal)) => newest = Some(seal),
            // Another process was faster.
            Ok(None) | Err(Error::Stale) => return Ok(newest),
            Err(e) => return Err(e),
        }
    }
}

fn open(conn: &mut AnyConnection, most: i64) -> Result<Vec<SealedHead>> {
    Ok(chain_heads::table
        .filter(chain_heads::number.gt(chain_heads::sealed))
        .order(chain_heads::subject_id)
        .select((chain_heads::subject_id, chain_heads::number, chain_heads::mac, chain_heads::sealed))
        .limit(most)
        .load(conn)?)
}

fn seal_some(conn: &mut AnyConnection, keys: &Keys) -> Result<Option<Seal>> {
    if open(conn, 1)?.is_empty() {
        return Ok(None);
    }
    let (number, previous): (i64, String) = Next.get_result(conn)?;
    let mut heads = open(conn, AT_ONCE)?;
    if heads.is_empty() {
        // Takes the number back.
        return Err(Error::Stale);
    }
    heads.iter_mut().for_each(|head| head.seal = number);
    let mut seal = Seal {
        number,
        made_at: clock::now(),
        heads: i64::try_from(heads.len()).unwrap_or(i64::MAX),
        digest: digest(&mut heads),
        key_id: String::new(),
        mac: String::new(),
    };
    (seal.key_id, seal.mac) = keys.mac(seal.message(&previous).bytes());
    diesel::insert_into(seals::table).values(&seal).execute(conn)?;
    insert_rows!(conn, sealed_heads, heads);
    // One after the other in the order of ids, which is the order in which saves lock them.
    for head in &heads {
        diesel::update(chain_heads::table.find(&head.subject_id))
            .set(chain_heads::sealed.eq(head.number))
            .execute(conn)?;
    }
    let tip = keys.mac_by(&seal.key_id, seal.tip().bytes()).unwrap_or_default();
    diesel::update(seal_head::table.find(1)).set(seal_head::tip.eq(tip)).execute(conn)?;
    tracing::info!(number, head = seal.head(), "sealed the history");
    Ok(Some(seal))
}

/// Takes the next number of the chain of seals, and the lock on it; the tip so far.
struct Next;

impl QueryFragment<MultiBackend> for Next {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql(
            "INSERT INTO seal_head (id, number, tip) VALUES (1, 1, '') \
             ON CONFLICT (id) DO UPDATE SET number = seal_head.number + 1 RETURNING number, tip",
        );
        Ok(())
    }
}

impl Query for Next {
    type SqlType = (BigInt, Text);
}

impl QueryId for Next {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<AnyConnection> for Next {}

/// The newest seal.
///
/// # Errors
/// When the database fails.
pub fn newest(conn: &mut AnyConnection) -> Result<Option<Seal>> {
    Ok(seals::table.order(seals::number.desc()).select(Seal::as_select()).first(conn).optional()?)
}

/// How many chains grew since they were last sealed.
///
/// # Errors
/// When the database fails.
pub fn unsealed(conn: &mut AnyConnection) -> Result<i64> {
    Ok(chain_heads::table.filter(chain_heads::number.gt(chain_heads::sealed)).count().get_result(conn)?)
}

/// What somebody typed as the beginning of a seal, cleaned; `None` where it is not one.
pub fn typed(head: &str) -> Option<String> {
    let hex: String =
        head.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_lowercase()).collect();
    ((FEWEST..=64).contains(&hex.len()) && hex.chars().all(|c| c.is_ascii_hexdigit())).then_some(hex)
}

/// The seal that begins so.
///
/// # Errors
/// When the database fails.
pub fn beginning(conn: &mut AnyConnection, hex: &str) -> Result<Option<Seal>> {
    Ok(seals::table
        .filter(seals::mac.like(format!("{hex}%")))
        .order(seals::number)
        .select(Seal::as_select())
        .first(conn)
        .optional()?)
}
