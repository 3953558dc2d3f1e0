//! Goes through all chains and all seals, and names the first row that is not
//! as it was written. Reads whole subjects at a time, in the order of their ids,
//! and keeps no text, so a large archive takes little memory.

mod seals;

use super::{
    Revision,
    chain::{self, Noted, Place},
    erase,
};
use crate::{
    db::AnyConnection,
    error::Result,
    keys::Keys,
    schema::{chain_heads, chain_links, changes, revisions},
};
use chrono::NaiveDateTime;
use diesel::{connection::DefaultLoadingMode, prelude::*};
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

/// As many links as are read at a time.
const BLOCK: usize = 4_000;

/// What was found sound.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sound {
    /// Subjects with a history.
    pub chains: u64,
    /// Links of them all.
    pub links: u64,
    /// Changes that the links cover.
    pub changes: u64,
    /// Seals over the ends of chains.
    pub seals: u64,
}

/// The first row that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// `case`, `person`, `source`, `house` or `seals`.
    pub subject: String,
    /// Whose chain.
    pub subject_id: String,
    /// The place in the chain; 0 where it is in none.
    pub number: i64,
    /// Which revision; nothing where that is not known.
    pub revision: String,
    /// When, UTC, as the row says.
    pub at: Option<NaiveDateTime>,
    /// What is not as it was.
    pub what: &'static str,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.subject, self.subject_id)?;
        if self.number > 0 {
            write!(f, ", number {}", self.number)?;
        }
        if !self.revision.is_empty() {
            write!(f, ", revision {}", self.revision)?;
        }
        if let Some(at) = self.at {
            write!(f, ", {} UTC", at.format("%Y-%m-%d %H:%M:%S"))?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Either all is sound, or this is broken.
pub type Verdict = std::result::Result<Sound, Broken>;

/// Goes through all of history.
///
/// # Errors
/// When the database fails, or holds what cannot be read at all.
pub fn verify(conn: &mut AnyConnection, keys: &Keys) -> Result<Verdict> {
    let mut sound = Sound::default();
    let mut after = String::new();
    loop {
        let (block, end) = links(conn, &after)?;
        let mut written = written(conn, keys, &after, end.as_deref())?;
        let mut heads = heads(conn, &after, end.as_deref())?;
        let mut chains: BTreeMap<String, Vec<(Link, Option<Revision>)>> = BTreeMap::new();
        for (link, revision) in block {
            chains.entry(link.subject_id.clone()).or_default().push((link, revision));
        }
        for (id, links) in chains {
            if let Err(broken) = chain(keys, &id, links, heads.remove(&id), &mut written, &mut sound) {
                return Ok(Err(broken));
            }
        }
        if let Some((_, head)) = heads.into_iter().next() {
            return Ok(Err(head.gone(1, "its links are gone")));
        }
        if let Some(((id, revision), mut changes)) = written.into_iter().next() {
            let subject = changes.pop().map(|change| change.subject).unwrap_or_default();
            let what = "a change is in no chain";
            return Ok(Err(Broken { subject, subject_id: id, number: 0, revision, at: None, what }));
        }
        match end {
            Some(end) => after = end,
            None => return seals::verify(conn, keys, sound),
        }
    }
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = chain_links)]
struct Link {
    subject_id: String,
    number: i64,
    subject: String,
    revision_id: String,
    key_id: String,
    mac: String,
}

impl Link {
    fn broken(&self, revision: Option<&Revision>, what: &'static str) -> Broken {
        Broken {
            subject: self.subject.clone(),
            subject_id: self.subject_id.clone(),
            number: self.number,
            revision: self.revision_id.clone(),
            at: revision.map(|revision| revision.made_at),
            what,
        }
    }
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = chain_heads)]
struct Head {
    subject_id: String,
    subject: String,
    number: i64,
    revision_id: String,
    mac: String,
    tip: String,
}

impl Head {
    fn gone(&self, number: i64, what: &'static str) -> Broken {
        Broken {
            subject: self.subject.clone(),
            subject_id: self.subject_id.clone(),
            number,
            revision: if number == self.number { self.revision_id.clone() } else { String::new() },
            at: None,
            what,
        }
    }
}

/// The links of the subjects after this one, whole subjects only; and the last
/// of these subjects, where there are more.
type Links = Vec<(Link, Option<Revision>)>;
fn links(conn: &mut AnyConnection, after: &str) -> Result<(Links, Option<String>)> {
    let all = chain_links::table
        .left_join(revisions::table)
        .order((chain_links::subject_id, chain_links::number))
        .select((Link::as_select(), Option::<Revision>::as_select()));
    let rows = i64::try_from(BLOCK).unwrap_or(i64::MAX);
    let mut block: Links = all.filter(chain_links::subject_id.gt(after)).limit(rows).load(conn)?;
    if block.len() < BLOCK {
        return Ok((block, None));
    }
    let last = block.last().map(|(link, _)| link.subject_id.clone()).unwrap_or_default();
    block.retain(|(link, _)| link.subject_id != last);
    match block.last().map(|(link, _)| link.subject_id.clone()) {
        Some(end) => Ok((block, Some(end))),
        None => Ok((all.filter(chain_links::subject_id.eq(&last)).load(conn)?, Some(last))),
    }
}

/// A change as it stands, without its text.
struct Written {
    subject: String,
    noted: Noted,
    is_as_written: bool,
}

/// Subject and revision → the changes.
type ByRevision = HashMap<(String, String), Vec<Written>>;

fn written(conn: &mut AnyConnection, keys: &Keys, after: &str, end: Option<&str>) -> Result<ByRevision> {
    type Row = (String, String, String, String, String, String, String, String, String, String);
    let mut query = changes::table.filter(changes::subject_id.gt(after)).into_boxed();
    if let Some(end) = end {
        query = query.filter(changes::subject_id.le(end));
    }
    let rows = query
        .select((
            changes::id,
            changes::revision_id,
            changes::subject,
            changes::subject_id,
            changes::kind,
            changes::record_id,
            changes::action,
            changes::diff,
            changes::salt,
            changes::digest,
        ))
        .load_iter::<Row, DefaultLoadingMode>(conn)?;
    let mut found = ByRevision::new();
    for row in rows {
        let (id, revision, subject, subject_id, kind, record, action, diff, salt, digest) = row?;
        let is_as_written = holds(keys, &id, &diff, &salt, &digest);
        let noted = Noted { id, kind, record, action, digest };
        found.entry((subject_id, revision)).or_default().push(Written { subject, noted, is_as_written });
    }
    Ok(found)
}

/// Whether a text is the one that its digest stands for, or a mark in its place.
fn holds(keys: &Keys, row: &str, text: &str, salt: &str, digest: &str) -> bool {
    if salt.is_empty() { erase::holds(keys, row, text) } else { chain::digest(salt, text) == digest }
}

fn heads(conn: &mut AnyConnection, after: &str, end: Option<&str>) -> Result<BTreeMap<String, Head>> {
    let mut query = chain_heads::table.filter(chain_heads::subject_id.gt(after)).into_boxed();
    if let Some(end) = end {
        query = query.filter(chain_heads::subject_id.le(end));
    }
    let found: Vec<Head> = query.select(Head::as_select()).load(conn)?;
    Ok(found.into_iter().map(|head| (head.subject_id.clone(), head)).collect())
}

/// Goes through one chain.
fn chain(
    keys: &Keys,
    id: &str,
    links: Links,
    head: Option<Head>,
    written: &mut ByRevision,
    sound: &mut Sound,
) -> std::result::Result<(), Broken> {
    let (mut previous, mut last): (String, Option<Link>) = (String::new(), None);
    for (expected, (link, revision)) in (1..).zip(links) {
        if link.number != expected {
            let missing = Link { number: expected, revision_id: String::new(), ..link };
            return Err(missing.broken(None, "it is missing"));
        }
        let Some(revision) = revision else { return Err(link.broken(None, "its revision is gone")) };
        let broken = |what| Err(link.broken(Some(&revision), what));
        let found = written.remove(&(id.to_owned(), link.revision_id.clone())).unwrap_or_default();
        if found.is_empty() {
            return broken("its changes are gone");
        }
        if found.iter().any(|change| !change.is_as_written) {
            return broken("what a change says was altered");
        }
        let reason = revision.reason.as_deref();
        let is_reason_kept = match (reason, revision.digest.as_str()) {
            (None, digest) => digest.is_empty(),
            (Some(reason), digest) => holds(keys, revision.id.as_str(), reason, &revision.salt, digest),
        };
        if !is_reason_kept {
            return broken("the reason was altered");
        }
        if found.iter().any(|change| change.subject != link.subject) {
            return broken("a change was filed elsewhere");
        }
        let mut noted: Vec<Noted> = found.into_iter().map(|change| change.noted).collect();
        noted.sort_unstable();
        let place = Place { subject: &link.subject, subject_id: id, number: link.number, previous: &previous };
        let mac = keys.mac_by(&link.key_id, chain::message(&place, &revision, &noted).bytes());
        match mac {
            None => return broken("its key is not in the file of keys"),
            Some(mac) if mac != link.mac => {
                return broken("it was altered: who, when, in what order, or which changes");
            }
            Some(_) => {}
        }
        previous = keys.mac_by(&link.key_id, chain::tip(id, link.number, &link.mac).bytes()).unwrap_or_default();
        sound.links += 1;
        sound.changes += u64::try_from(noted.len()).unwrap_or_default();
        last = Some(link);
    }
    sound.chains += 1;
    let Some(last) = last else { return Ok(()) };
    match head {
        Some(head) if head.number > last.number => Err(head.gone(last.number + 1, "the end of the chain was cut off")),
        Some(head) if head.number == last.number && head.mac == last.mac && head.tip == previous => Ok(()),
        Some(_) => Err(last.broken(None, "the chain does not end here: its head was altered, or its end cut off")),
        None => Err(last.broken(None, "the head of the chain is gone")),
    }
}
