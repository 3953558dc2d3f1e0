//! What was measured, as a table for people and as JSON for comparing.

use serde_json::{Value, json};
use std::{
    fs,
    io::{self, Write},
    path::Path,
};

/// Pages a second of the bare limit on the machine on which the figures to reach were set.
pub const BARE: f64 = 9_000.0;

/// One line of the table.
#[derive(Debug, Clone)]
pub struct Line {
    /// What was done.
    pub work: String,
    /// What came out, in words.
    pub figure: String,
    /// What was to be reached, in words; empty where nothing was asked.
    pub bound: String,
    /// Whether it was.
    pub is_met: Option<bool>,
    /// Whether it was at the speed of this machine, where that matters.
    pub is_met_here: Option<bool>,
    /// The figures.
    pub data: Value,
}

/// The lines so far.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<Line>,
}

impl Report {
    /// Adds a line, and shows it at once: a run takes minutes.
    pub fn add(&mut self, line: Line) -> io::Result<()> {
        say(&format!("  {}: {}", line.work, line.figure))?;
        self.lines.push(line);
        Ok(())
    }

    /// Shows the table, and keeps it beside the database. `paces`: how fast the machine was before each row, beside
    /// the one on which the figures to reach were set.
    pub fn finish(&self, about: &str, paces: &[f64], path: &Path) -> io::Result<()> {
        let head = [["work", "figure", "to reach", "met", "met here"].map(ToOwned::to_owned)];
        let rows = self.lines.iter().map(|line| {
            let met = |it: Option<bool>| it.map_or("", |is_met| if is_met { "yes" } else { "NO" }).to_owned();
            let [all, here] = [met(line.is_met), met(line.is_met_here)];
            [line.work.clone(), line.figure.clone(), line.bound.clone(), all, here]
        });
        let rows: Vec<[String; 5]> = head.into_iter().chain(rows).collect();
        let width =
            |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
        let widths = [width(0), width(1), width(2), width(3), width(4)];
        say("")?;
        say(about)?;
        for row in &rows {
            let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            say(&format!("| {} |", cells.join(" | ")))?;
        }
        let slowest = paces.iter().copied().fold(1.0, f64::min) * 100.0;
        let fastest = paces.iter().copied().fold(0.0, f64::max) * 100.0;
        say(&format!(
            "The figures to reach were set on a machine whose bare limit is {BARE:.0}/s; this one does {slowest:.0} to {fastest:.0} % of that, measured anew before each row: \"met here\" goes by it."
        ))?;
        let line = |line: &Line| json!({ "work": line.work, "figure": line.figure, "to_reach": line.bound, "met": line.is_met, "met_here": line.is_met_here, "data": line.data });
        let all = json!({ "about": about, "paces": paces, "rows": self.lines.iter().map(line).collect::<Vec<_>>() });
        fs::write(path, format!("{all:#}\n"))
    }

    /// Whether nothing fell short.
    pub fn is_met(&self) -> bool {
        self.lines.iter().all(|line| line.is_met_here != Some(false))
    }
}

/// Writes a line for the person who waits.
pub fn say(text: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{text}")
}
