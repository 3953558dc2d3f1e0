//! One cell while it is written: a text kept from cell to cell, so that a row
//! allocates nothing.

use crate::dates::PartialDate;
use chrono::{Datelike, NaiveDate, Timelike};
use std::fmt::Write;

/// A cell. Empty means not known or not applicable.
#[derive(Debug, Default)]
pub struct Cell {
    text: String,
    has_items: bool,
    is_number: bool,
}

impl Cell {
    /// Empties it for the next column.
    pub fn clear(&mut self) {
        self.text.clear();
        self.has_items = false;
        self.is_number = false;
    }

    /// What it holds.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it holds a number, which no spreadsheet can take for a formula.
    pub fn is_number(&self) -> bool {
        self.is_number
    }

    /// Adds text as it is: the cell of a column with one value.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The same, where there is one.
    pub fn some(&mut self, text: Option<&str>) {
        self.text(text.unwrap_or_default());
    }

    /// Begins the next value of a column with several. Empty values count too:
    /// parallel columns keep their places.
    pub fn next(&mut self) -> &mut Self {
        if self.has_items {
            self.text.push('|');
        }
        self.has_items = true;
        self
    }

    /// Adds to the value that was begun. A `|` in it is written `\|`; and a `\`
    /// is written `\\`, or a value that ends in one would swallow the separator.
    pub fn part(&mut self, text: &str) -> &mut Self {
        if text.bytes().any(|byte| byte == b'|' || byte == b'\\') {
            for c in text.chars() {
                if c == '|' || c == '\\' {
                    self.text.push('\\');
                }
                self.text.push(c);
            }
        } else {
            self.text.push_str(text);
        }
        self
    }

    /// One value of a column with several.
    pub fn item(&mut self, text: &str) {
        self.next().part(text);
    }

    /// A whole number.
    pub fn number(&mut self, number: impl Into<i64>) {
        self.is_number = true;
        self.put(format_args!("{}", number.into()));
    }

    /// A partial date as it is kept.
    pub fn date(&mut self, date: Option<&PartialDate>) {
        self.some(date.map(PartialDate::edtf));
    }

    /// A day, `2024-03-31`.
    pub fn day(&mut self, day: Option<NaiveDate>) {
        if let Some(day) = day {
            self.put(format_args!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()));
        }
    }

    /// A moment, `2024-03-31T09:14:00Z`.
    pub fn moment(&mut self, at: chrono::NaiveDateTime) {
        self.day(Some(at.date()));
        self.put(format_args!("T{:02}:{:02}:{:02}Z", at.hour(), at.minute(), at.second()));
    }

    fn put(&mut self, words: std::fmt::Arguments) {
        // Writing to a text cannot fail.
        let _ = self.text.write_fmt(words);
    }
}
