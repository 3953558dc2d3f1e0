//! The row that exports: the whole file, counted as it comes, and the memory it takes.

use crate::{Bench, Result, client::Client, form, report::Line, server};
use serde_json::json;
use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// How often; the middle one counts.
const TIMES: usize = 3;

/// Counts records: a line break inside quotes is part of a field.
#[derive(Default)]
struct Rows {
    is_quoted: bool,
    count: usize,
    bytes: usize,
}

impl Rows {
    fn take(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len();
        for byte in bytes {
            match byte {
                b'"' => self.is_quoted = !self.is_quoted,
                b'\n' if !self.is_quoted => self.count += 1,
                _ => {}
            }
        }
    }
}

/// All cases as CSV.
pub fn csv(bench: &mut Bench) -> Result<()> {
    let pid = bench.server.pid();
    let before = bench.server.memory()?;
    let is_over = AtomicBool::new(false);
    let run = || -> Result<Vec<(f64, usize)>> {
        let mut runs = Vec::new();
        for _ in 0..TIMES {
            let mut client = Client::new(bench.server.addr, &bench.world.session)?;
            client.page("/exports/cases/new")?;
            let token = form::token(&client.text()).ok_or("the page has no form token")?;
            let asked =
                [("csrf", token.as_str()), ("profile", "data"), ("recipient", "myself"), ("purpose", "analysis")];
            let asked = serde_urlencoded::to_string(asked)?;
            let (mut rows, began) = (Rows::default(), Instant::now());
            client.stream("/exports/cases", &asked, &mut |bytes| rows.take(bytes))?;
            let seconds = began.elapsed().as_secs_f64();
            if rows.count != bench.world.cases.len() + 1 {
                return Err(
                    format!("the export has {} rows, there are {} cases", rows.count, bench.world.cases.len()).into()
                );
            }
            runs.push((rows.count as f64 / seconds, rows.bytes));
        }
        Ok(runs)
    };
    let (runs, most) = thread::scope(|threads| {
        let watch = threads.spawn(|| {
            let mut most = server::Memory::default();
            while !is_over.load(Ordering::Relaxed) {
                if let Ok(now) = server::memory(pid) {
                    most.resident = most.resident.max(now.resident);
                    most.own = most.own.max(now.own);
                }
                thread::sleep(Duration::from_millis(20));
            }
            most
        });
        let runs = run();
        is_over.store(true, Ordering::Relaxed);
        (runs, watch.join().unwrap_or_default())
    });
    let mut runs = runs?;
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (rate, bytes) = runs.get(TIMES / 2).copied().unwrap_or_default();
    let growth = most.resident - before.resident;
    bench.report.add(Line {
        work: format!("CSV, {} rows", bench.world.cases.len()),
        figure: format!("{rate:.0} rows/s, {:.0} MB of text, memory +{growth:.0} MB (own +{:.0} MB)", bytes as f64 / 1e6, most.own - before.own),
        bound: "≥ 50,000 rows/s, growth ≤ 32 MB".into(),
        is_met: Some(rate >= 50_000.0 && growth <= 32.0),
        is_met_here: Some(rate >= 50_000.0 * bench.speed && growth <= 32.0),
        data: json!({ "rows_per_second": rate, "bytes": bytes, "growth_mb": growth, "own_growth_mb": most.own - before.own,
            "before_mb": before.resident, "most_mb": most.resident }),
    })?;
    Ok(())
}
