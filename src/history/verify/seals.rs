//! Goes through the chain of seals, and compares what it sealed with what is there.

use super::{Broken, Sound, Verdict};
use crate::{
    db::AnyConnection,
    error::Result,
    history::seal::{Seal, SealedHead, digest},
    keys::Keys,
    schema::{chain_heads, chain_links, seal_head, sealed_heads, seals},
};
use diesel::prelude::*;

impl Seal {
    fn broken(&self, what: &'static str) -> Broken {
        Broken {
            subject: "seals".to_owned(),
            subject_id: self.head(),
            number: self.number,
            revision: String::new(),
            at: Some(self.made_at),
            what,
        }
    }
}

fn missing(number: i64, what: &'static str) -> Broken {
    let (subject_id, revision) = (String::new(), String::new());
    Broken { subject: "seals".to_owned(), subject_id, number, revision, at: None, what }
}

pub(super) fn verify(conn: &mut AnyConnection, keys: &Keys, mut sound: Sound) -> Result<Verdict> {
    let all: Vec<Seal> = seals::table.order(seals::number).select(Seal::as_select()).load(conn)?;
    let (mut previous, mut last) = (String::new(), 0);
    for (expected, seal) in (1..).zip(&all) {
        if seal.number != expected {
            return Ok(Err(missing(expected, "it is missing")));
        }
        let mut heads: Vec<SealedHead> = sealed_heads::table
            .filter(sealed_heads::seal.eq(seal.number))
            .select(SealedHead::as_select())
            .load(conn)?;
        if i64::try_from(heads.len()).ok() != Some(seal.heads) || digest(&mut heads) != seal.digest {
            return Ok(Err(seal.broken("the ends that it sealed were altered")));
        }
        match keys.mac_by(&seal.key_id, seal.message(&previous).bytes()) {
            None => return Ok(Err(seal.broken("its key is not in the file of keys"))),
            Some(mac) if mac != seal.mac => return Ok(Err(seal.broken("it was altered"))),
            Some(_) => {}
        }
        previous = keys.mac_by(&seal.key_id, seal.tip().bytes()).unwrap_or_default();
        (last, sound.seals) = (seal.number, sound.seals + 1);
    }
    let end: Option<(i64, String)> =
        seal_head::table.select((seal_head::number, seal_head::tip)).first(conn).optional()?;
    let (number, tip) = end.unwrap_or_default();
    if number > last {
        return Ok(Err(missing(last + 1, "it is missing: the end of the seals was cut off")));
    }
    if number != last || tip != previous {
        return Ok(Err(missing(last, "the head of the seals was altered, or their end cut off")));
    }
    if let Some(broken) = cut(conn)? {
        return Ok(Err(broken));
    }
    Ok(match unmarked(conn)? {
        Some(broken) => Err(broken),
        None => Ok(sound),
    })
}

/// A chain that was longer, or another, when it was sealed.
fn cut(conn: &mut AnyConnection) -> Result<Option<Broken>> {
    let there = chain_links::subject_id.eq(sealed_heads::subject_id).and(chain_links::number.eq(sealed_heads::number));
    let first: Option<SealedHead> = sealed_heads::table
        .left_join(chain_links::table.on(there))
        .filter(chain_links::mac.is_null().or(chain_links::mac.ne(sealed_heads::mac)))
        .order((sealed_heads::seal, sealed_heads::subject_id, sealed_heads::number))
        .select(SealedHead::as_select())
        .first(conn)
        .optional()?;
    let Some(head) = first else { return Ok(None) };
    let at = seals::table.filter(seals::number.eq(head.seal)).select(seals::made_at).first(conn).optional()?;
    Ok(Some(Broken {
        subject: "subject".to_owned(),
        subject_id: head.subject_id,
        number: head.number,
        revision: String::new(),
        at,
        what: "a seal covers this link, and it is gone: the chain was cut off or taken out",
    }))
}

/// A chain of which the portal was told that it is sealed further than it is.
fn unmarked(conn: &mut AnyConnection) -> Result<Option<Broken>> {
    let sealed = sealed_heads::subject_id.eq(chain_heads::subject_id).and(sealed_heads::number.eq(chain_heads::sealed));
    let first: Option<(String, String, i64)> = chain_heads::table
        .left_join(sealed_heads::table.on(sealed))
        .filter(chain_heads::sealed.ne(0))
        .filter(sealed_heads::mac.is_null())
        .order(chain_heads::subject_id)
        .select((chain_heads::subject, chain_heads::subject_id, chain_heads::sealed))
        .first(conn)
        .optional()?;
    Ok(first.map(|(subject, subject_id, number)| Broken {
        subject,
        subject_id,
        number,
        revision: String::new(),
        at: None,
        what: "no seal covers it, though its head says so",
    }))
}
