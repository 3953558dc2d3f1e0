//! The rows that read: the list beside its bare limit, search, and the page of a case.

use crate::{
    Bench, Result,
    drive::{Sample, drive},
    form,
    report::{BARE, Line},
};
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Rounds in which the portal and the bare limit take turns.
const ROUNDS: u64 = 4;
/// Seconds for which the bare limit is measured before a row.
const PACE: f64 = 1.5;
/// Every so many answers are looked into; the status is looked at always.
const LOOK: usize = 8;

/// The list of 50 rows, filtered and sorted, beside its bare limit.
pub fn list(bench: &mut Bench) -> Result<()> {
    let (mut ours, mut theirs) = (Sample::default(), Sample::default());
    let slice = bench.seconds / (ROUNDS - 1) as f64;
    let (mut sizes, organisation) = ([0, 0], bench.world.organisation().to_owned());
    // The first round warms both up and is not counted.
    for round in 0..ROUNDS {
        for (at, server) in [&bench.server, &bench.bare].into_iter().enumerate() {
            let bytes = AtomicUsize::new(0);
            let (base, session) = if at == 0 {
                ("/cases?".to_owned(), bench.world.session.as_str())
            } else {
                (format!("/?organisation={organisation}&"), "")
            };
            let world = &bench.world;
            let (sample, _) = drive(
                (server, session),
                bench.clients,
                slice,
                round,
                |_| Ok(0),
                |worker, done| {
                    let (query, rows) = world.indexed_list(&mut worker.rng)?;
                    let path = format!("{base}{query}");
                    worker.client.page(&path)?;
                    bytes.store(worker.client.body.len(), Ordering::Relaxed);
                    *done += 1;
                    if *done % LOOK == 0 {
                        count_rows(&worker.client.text(), rows, &path)?;
                    }
                    Ok(())
                },
            )?;
            if let Some(size) = sizes.get_mut(at) {
                *size = bytes.load(Ordering::Relaxed);
            }
            let sum = if at == 0 { &mut ours } else { &mut theirs };
            if round > 0 {
                sum.add(sample);
            }
        }
    }
    let ratio = ours.rate() / theirs.rate();
    bench.speed = (theirs.rate() / BARE).min(1.0);
    bench.paces.push(bench.speed);
    let [size, bare_size] = sizes;
    bench.report.add(Line {
        work: "list, 50 rows, filter and sort".into(),
        figure: format!("{:.2} of the bare limit: {:.0}/s against {:.0}/s, p50 {:.1} ms, p95 {:.1} ms", ratio, ours.rate(), theirs.rate(), ours.percentile(50), ours.percentile(95)),
        bound: "≥ 0.5 of the bare limit".into(),
        is_met: Some(ratio >= 0.5),
        is_met_here: Some(ratio >= 0.5),
        data: json!({ "ratio": ratio, "portal": figures(&ours), "bare": figures(&theirs), "portal_bytes": size, "bare_bytes": bare_size }),
    })?;
    Ok(())
}

/// How fast the machine is at this moment, by the bare limit alone: one that is shared with others is not the same
/// from one minute to the next, and each row is judged by what it could reach.
pub fn pace(bench: &mut Bench) -> Result<()> {
    let world = &bench.world;
    let organisation = world.organisation();
    let (sample, _) = drive(
        (&bench.bare, ""),
        bench.clients,
        PACE,
        6,
        |_| Ok(()),
        |worker, ()| {
            let (query, _) = world.indexed_list(&mut worker.rng)?;
            worker.client.page(&format!("/?organisation={organisation}&{query}"))?;
            Ok(())
        },
    )?;
    bench.speed = (sample.rate() / BARE).min(1.0);
    bench.paces.push(bench.speed);
    Ok(())
}

/// The list with any filter in any order: what no index stands ready for.
pub fn any_list(bench: &mut Bench) -> Result<()> {
    let world = &bench.world;
    let at = (&bench.server, world.session.as_str());
    let (sample, _) = drive(
        at,
        bench.clients,
        bench.seconds,
        5,
        |_| Ok(0),
        |worker, done| {
            let (query, rows) = world.any_list(&mut worker.rng)?;
            let path = format!("/cases?{query}");
            worker.client.page(&path)?;
            *done += 1;
            if *done % LOOK == 0 {
                count_rows(&worker.client.text(), rows, &path)?;
            }
            Ok(())
        },
    )?;
    bench.report.add(Line {
        work: "list, any filter in any order".into(),
        figure: format!(
            "{:.0}/s, p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms",
            sample.rate(),
            sample.percentile(50),
            sample.percentile(95),
            sample.percentile(99)
        ),
        bound: String::new(),
        is_met: None,
        is_met_here: None,
        data: figures(&sample),
    })?;
    Ok(())
}

/// The rows of the table's body.
fn count_rows(page: &str, wanted: usize, path: &str) -> Result<()> {
    let body =
        page.split_once("<tbody>").and_then(|(_, rest)| rest.split_once("</tbody>")).map_or("", |(body, _)| body);
    let rows = body.matches("<tr>").count();
    if rows == wanted { Ok(()) } else { Err(format!("{path}: {rows} rows where {wanted} were expected").into()) }
}

/// The figures of a sample, for JSON.
pub fn figures(sample: &Sample) -> serde_json::Value {
    json!({
        "per_second": sample.rate(), "count": sample.count(),
        "cpu_ms": sample.cpu(), "p50_ms": sample.percentile(50), "p95_ms": sample.percentile(95), "p99_ms": sample.percentile(99),
    })
}

/// How a search is typed.
#[derive(Debug, Clone, Copy)]
pub enum Typed {
    /// Given and family name.
    Exact,
    /// The first four letters of the family name.
    Prefix,
    /// The family name with one letter changed.
    Misspelt,
    /// Given and family name, letter by letter in Cyrillic: what the name engine finds.
    OtherScript,
}

/// A search: the form is posted, and the page it leads to is loaded; both together count as one.
pub fn search(bench: &mut Bench, typed: Typed) -> Result<()> {
    let found = AtomicUsize::new(0);
    let world = &bench.world;
    let (sample, _) = drive(
        (&bench.server, &world.session),
        bench.clients,
        bench.seconds,
        11 + typed as u64,
        |worker| {
            worker.client.page("/cases")?;
            form::token(&worker.client.text()).ok_or_else(|| "the page has no form token".into())
        },
        |worker, token| {
            let words = words(typed, world, &mut worker.rng)?;
            let sent = serde_urlencoded::to_string([("csrf", token.as_str()), ("q", &words)])?;
            let location = worker.client.post("/cases/search", &sent)?;
            worker.client.page(&location)?;
            if worker.client.text().contains("<tbody>") {
                found.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        },
    )?;
    let (name, bound) = match typed {
        Typed::Exact => ("search, exact", 10.0),
        Typed::Prefix => ("search, prefix", 10.0),
        Typed::Misspelt => ("search, misspelt", 40.0),
        Typed::OtherScript => ("search, another script", 20.0),
    };
    // How many a second is only asked of what everybody does.
    let least = if matches!(typed, Typed::OtherScript) { 0.0 } else { 1_000.0 };
    let (rate, p95, found) = (sample.rate(), sample.percentile(95), found.load(Ordering::Relaxed));
    let found = found * 100 / sample.count().max(1);
    bench.report.add(Line {
        work: name.into(),
        figure: format!("p50 {:.1} ms, p95 {p95:.1} ms, {rate:.0}/s, {found} % found something", sample.percentile(50)),
        bound: format!("p95 ≤ {bound} ms{}", if least > 0.0 { ", ≥ 1,000/s" } else { "" }),
        is_met: Some(p95 <= bound && rate >= least),
        is_met_here: Some(p95 * bench.speed <= bound && rate >= least * bench.speed),
        data: json!({ "found_percent": found, "sample": figures(&sample) }),
    })?;
    Ok(())
}

fn words(typed: Typed, world: &crate::world::World, rng: &mut crate::drive::Rng) -> Result<String> {
    for _ in 0..1_000 {
        let (given, family) = rng.pick(&world.names)?;
        let letters: Vec<char> = family.chars().collect();
        if letters.len() < 5 || !letters.iter().all(|c| c.is_alphabetic()) {
            continue;
        }
        return Ok(match typed {
            Typed::Exact => format!("{given} {family}"),
            Typed::Prefix => letters.iter().take(4).collect(),
            Typed::Misspelt => {
                let (at, letter) =
                    (1 + rng.below(letters.len() - 1), *rng.pick(&['a', 'e', 'i', 'k', 'o', 'r', 't', 'z'])?);
                letters.iter().enumerate().map(|(i, c)| if i == at { letter } else { *c }).collect()
            }
            Typed::OtherScript if family.is_ascii() && given.is_ascii() => cyrillic(&format!("{given} {family}")),
            Typed::OtherScript => continue,
        });
    }
    Err("no family name of five letters was found".into())
}

/// Latin letters as Russian papers write them, each by itself.
fn cyrillic(name: &str) -> String {
    const PAIRS: [(char, char); 26] = [
        ('a', 'а'),
        ('b', 'б'),
        ('c', 'к'),
        ('d', 'д'),
        ('e', 'е'),
        ('f', 'ф'),
        ('g', 'г'),
        ('h', 'х'),
        ('i', 'и'),
        ('j', 'й'),
        ('k', 'к'),
        ('l', 'л'),
        ('m', 'м'),
        ('n', 'н'),
        ('o', 'о'),
        ('p', 'п'),
        ('q', 'к'),
        ('r', 'р'),
        ('s', 'с'),
        ('t', 'т'),
        ('u', 'у'),
        ('v', 'в'),
        ('w', 'в'),
        ('x', 'х'),
        ('y', 'ы'),
        ('z', 'з'),
    ];
    let of = |c: char| PAIRS.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, other)| *other);
    name.to_lowercase().chars().map(of).collect()
}

/// The page of a case: another one each time.
pub fn page(bench: &mut Bench) -> Result<()> {
    let world = &bench.world;
    let at = (&bench.server, world.session.as_str());
    let one = |worker: &mut crate::drive::Worker, done: &mut usize| -> Result<()> {
        let (case, _) = worker.rng.pick(&world.cases)?;
        worker.client.page(&format!("/cases/{case}"))?;
        *done += 1;
        if (*done).is_multiple_of(LOOK) && !worker.client.text().contains(&format!("/cases/{case}/person/edit")) {
            return Err(format!("/cases/{case} is not the page of a case").into());
        }
        Ok(())
    };
    let (alone, _) = drive(at, 1, bench.seconds / 2.0, 21, |_| Ok(0), one)?;
    let (sample, _) = drive(at, bench.clients, bench.seconds, 22, |_| Ok(0), one)?;
    let (rate, p50) = (sample.rate(), sample.percentile(50));
    bench.report.add(Line {
        work: "case page".into(),
        figure: format!(
            "p50 {p50:.1} ms, p95 {:.1} ms, {rate:.0}/s; one at a time p50 {:.1} ms",
            sample.percentile(95),
            alone.percentile(50)
        ),
        bound: "p50 ≤ 2 ms, ≥ 2,000/s".into(),
        is_met: Some(p50 <= 2.0 && rate >= 2_000.0),
        is_met_here: Some(p50 * bench.speed <= 2.0 && rate >= 2_000.0 * bench.speed),
        data: json!({ "sample": figures(&sample), "alone": figures(&alone) }),
    })?;
    Ok(())
}
