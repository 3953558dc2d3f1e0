//! `habeas names --score FILE`: how the name engine does on labelled pairs, and each miss.

use super::{Done, Failure, say};
use crate::names::score;
use serde_json::json;
use std::{fs, path::Path};

pub(super) fn score(file: &Path, is_json: bool) -> Done {
    let table =
        fs::read_to_string(file).map_err(|e| Failure::failed(format!("{} cannot be read ({e}).", file.display())))?;
    let pairs = score::read(&table);
    if pairs.is_empty() {
        return Err(Failure::failed(format!(
            "{} has no pairs: each line must have two names and M, S or N, with tabs between.",
            file.display()
        )));
    }
    let score = score::score(&pairs);
    let figures = [
        ("match_found", score.match_found),
        ("match_total", score.match_total),
        ("no_flagged", score.no_flagged),
        ("no_total", score.no_total),
        ("suggest_found", score.suggest_found),
        ("suggest_total", score.suggest_total),
    ];
    if is_json {
        let object: serde_json::Map<_, _> = figures.iter().map(|(name, n)| ((*name).to_owned(), json!(n))).collect();
        return say(&serde_json::Value::Object(object).to_string());
    }
    for (name, number) in figures {
        say(&format!("{name:<14} {number:>4}"))?;
    }
    for miss in &score.misses {
        let (pair, verdict) = (&miss.case, &miss.verdict);
        say(&format!(
            "{:?} expected, {:?} answered ({:?}): {} / {}  [{}]",
            pair.expected, verdict.answer, verdict.reasons, pair.a, pair.b, pair.why
        ))?;
    }
    Ok(())
}
