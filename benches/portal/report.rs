//! What was measured, as a table for people and as JSON for comparing.

use serde_json::{Value, json};
use std::{
    fs,
    io::{self, Write},
    path::Path,
};

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

    /// Shows the table, and keeps it beside the database.
    pub fn finish(&self, about: &str, path: &Path) -> io::Result<()> {
        let head = [["work", "figure", "to reach", "met"].map(ToOwned::to_owned)];
        let rows = self.lines.iter().map(|line| {
            let met = line.is_met.map_or("", |is_met| if is_met { "yes" } else { "NO" });
            [line.work.clone(), line.figure.clone(), line.bound.clone(), met.to_owned()]
        });
        let rows: Vec<[String; 4]> = head.into_iter().chain(rows).collect();
        let width =
            |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
        let widths = [width(0), width(1), width(2), width(3)];
        say("")?;
        say(about)?;
        for row in &rows {
            let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            say(&format!("| {} |", cells.join(" | ")))?;
        }
        let line = |line: &Line| json!({ "work": line.work, "figure": line.figure, "to_reach": line.bound, "met": line.is_met, "data": line.data });
        let all = json!({ "about": about, "rows": self.lines.iter().map(line).collect::<Vec<_>>() });
        fs::write(path, format!("{all:#}\n"))
    }

    /// Whether nothing fell short.
    pub fn is_met(&self) -> bool {
        self.lines.iter().all(|line| line.is_met != Some(false))
    }
}

/// Writes a line for the person who waits.
pub fn say(text: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{text}")
}
