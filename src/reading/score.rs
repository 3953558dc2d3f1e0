//! How well the reader reads: figures over a folder of labelled texts, and each miss.
//!
//! The labels have short codes of their own; they are mapped here and nowhere else.

mod codes;
mod figures;
pub mod fit;
mod judge;
mod labels;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::{fmt, fs, io};

pub use figures::{Figures, Share};
pub use labels::{Kind, Label, LabelledPerson};

use super::{Language, Options, Reading, read};

/// The figures of a set and what was missed.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// The figures.
    pub figures: Figures,
    /// One line for each miss.
    pub misses: Vec<String>,
}

impl Score {
    /// Judges one reading.
    pub fn add(&mut self, label: &Label, text: &str, reading: &Reading) {
        judge::judge(self, label, text, reading);
    }

    pub(super) fn miss(&mut self, label: &Label, what: &str) {
        self.misses.push(format!("{}: {what}", label.id));
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for miss in &self.misses {
            writeln!(f, "{miss}")?;
        }
        write!(f, "{}", self.figures)
    }
}

/// Reads and judges all texts of a folder: `labels.jsonl` and `ID.txt`. `wanted` chooses among them by place and id.
pub fn folder(path: &Path, wanted: impl Fn(usize, &str) -> bool) -> io::Result<Score> {
    let mut score = Score::default();
    let list = fs::read_to_string(path.join("labels.jsonl"))?;
    for (number, line) in list.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        let label: Label = serde_json::from_str(line).map_err(|e| io::Error::other(format!("labels.jsonl: {e}")))?;
        if !wanted(number, &label.id) {
            continue;
        }
        let text = fs::read_to_string(path.join(format!("{}.txt", label.id)))?;
        let options = Options { language: label.language.as_deref().and_then(Language::of), ..Options::default() };
        score.add(&label, &text, &read(&text, &options));
    }
    Ok(score)
}
