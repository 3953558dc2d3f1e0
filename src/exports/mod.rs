//! Exports: what leaves the portal as a file. One file so far: `cases.csv`,
//! one row a case, the organisation's own data whole.
//!
//! A column is one small function in one table (`columns`). A file comes in two
//! profiles: for programs, and for a spreadsheet, which would otherwise run a
//! cell that begins like a formula.
//!
//! No file is made that is not noted before its first byte: by whom, for whom
//! and what for, and, when it ends, which cases it held (`cases/outgoing`).

pub mod cases;
mod cell;
mod columns;
pub mod guard;
mod row;
mod sheet;
mod store;
#[cfg(test)]
mod tests;
pub mod web;

pub use crate::cases::outgoing::Export;
pub use columns::{COLUMNS, Column};

/// The version of the file's shape: stands in every row.
pub const SCHEMA_VERSION: &str = "1.0";

/// For whom the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For programs: UTF-8 without a mark, LF, quoted where needed, values as they are.
    Data,
    /// For a spreadsheet: UTF-8 with a mark, CRLF, every field quoted, one line
    /// a cell, and nothing that would be taken for a formula.
    Excel,
}

impl Profile {
    /// Both, with their codes in a URL and at the terminal.
    pub const ALL: [(&'static str, Self); 2] = [("excel", Self::Excel), ("data", Self::Data)];

    /// The profile with this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(one, _)| *one == code).map(|(_, profile)| *profile)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Excel => "excel",
        }
    }
}
