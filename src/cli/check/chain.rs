//! What `habeas check` says of the history: the newest seal; with `--chain`,
//! whether every row of it is as it was written.

use super::one_line;
use crate::{
    db::{Db, check::Finding},
    error::Result,
    history::{
        seal::{self, Seal},
        verify::verify,
    },
};

pub(super) fn findings(db: &Db, with_chain: bool, head: Option<&str>) -> Vec<Finding> {
    look(db, with_chain, head).unwrap_or_else(|e| {
        vec![Finding::problem(format!("the history cannot be read ({})", one_line(&e.to_string())))]
    })
}

fn look(db: &Db, with_chain: bool, head: Option<&str>) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    if with_chain {
        let verdict = db.read_now(|conn| verify(conn, db.keys()))?;
        match verdict {
            // What was tampered with must not be sealed as if it were right.
            Err(broken) => {
                findings.push(Finding::problem(format!(
                    "the history was tampered with, first at {broken}. Keep a copy of the database as it is, and compare it with a backup"
                )));
            }
            Ok(sound) => {
                findings.push(Finding::good(format!(
                    "the history is as it was written: {} changes in {} links of {} chains, under {} seals",
                    sound.changes, sound.links, sound.chains, sound.seals
                )));
                seal::seal(db)?;
            }
        }
    }
    let newest = db.read_now(seal::newest)?;
    findings.push(match &newest {
        Some(seal) => Finding::good(format!("the history is sealed up to {}", words(seal))),
        None => Finding::note("the history was never sealed: habeas check --chain does it, and so does the portal"),
    });
    if let Some(typed) = head {
        findings.push(earlier(db, typed)?);
    }
    Ok(findings)
}

fn earlier(db: &Db, typed: &str) -> Result<Finding> {
    let Some(hex) = seal::typed(typed) else {
        return Ok(Finding::problem(format!(
            "“{typed}” is no head of the history: type at least 12 of its characters, as check printed them"
        )));
    };
    Ok(match db.read_now(|conn| seal::beginning(conn, &hex))? {
        Some(seal) => Finding::good(format!("the earlier seal is in the history: {}", words(&seal))),
        None => Finding::problem(format!(
            "the seal {hex} is not in the history: it was rewritten or set back since. Compare the database with a backup of that time"
        )),
    })
}

/// "seal 12 of 2026-11-24 10:15 UTC, 3fa9…".
fn words(seal: &Seal) -> String {
    format!("seal {} of {} UTC, {}", seal.number, seal.made_at.format("%Y-%m-%d %H:%M"), seal.head())
}
