//! The row of the article reader, which needs no server.

use crate::{Bench, Result, report::Line};
use serde_json::json;
use std::time::Instant;

/// Reading an article of 5 kB, on one core.
pub fn read(bench: &mut Bench) -> Result<()> {
    const BYTES: usize = 5_000;
    let once = include_str!("../../tests/fixtures/article-en.txt");
    let mut text = String::new();
    while text.len() < BYTES {
        text.push_str(once);
        text.push_str("\n\n");
    }
    let text = text.get(..text.floor_char_boundary(BYTES)).unwrap_or_default();
    let (began, mut read) = (Instant::now(), 0_u32);
    while began.elapsed().as_secs_f64() < bench.seconds / 2.0 {
        let reading = habeas::reading::read(text, &habeas::reading::Options::default());
        if !reading.people.iter().any(habeas::reading::Person::is_case) {
            return Err("nobody was found in the article".into());
        }
        read += 1;
    }
    let rate = f64::from(read) / began.elapsed().as_secs_f64();
    bench.report.add(Line {
        work: "reading an article of 5 kB, one core".into(),
        figure: format!("{rate:.0}/s"),
        bound: "≥ 200/s".into(),
        is_met: Some(rate >= 200.0),
        is_met_here: Some(rate >= 200.0 * bench.speed),
        data: json!({ "per_second": rate }),
    })?;
    Ok(())
}
