//! Why a date was refused: a key and its arguments, never a sentence.

use super::{Lang, MAX_YEAR, MIN_YEAR, PartialDate, edtf, words};
use std::fmt;

/// Why a text is not a date that can be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Nothing was typed.
    Empty,
    /// The month exists, the day in it does not (31 February, 29 February 2023).
    ImpossibleDay {
        /// The day as typed.
        day: u32,
        /// The month, 1 to 12.
        month: u32,
        /// The year.
        year: i32,
    },
    /// There is no such month.
    ImpossibleMonth {
        /// The month as typed.
        month: u32,
    },
    /// "04/12/2023" in English: the person who typed it has to choose.
    Ambiguous {
        /// The reading that takes the first number as the day.
        day_first: Box<PartialDate>,
        /// The reading that takes the first number as the month.
        month_first: Box<PartialDate>,
    },
    /// The end comes before the start.
    EndBeforeStart {
        /// Where it would start.
        start: Box<PartialDate>,
        /// Where it would end.
        end: Box<PartialDate>,
    },
    /// The year is outside [`MIN_YEAR`]..=[`MAX_YEAR`].
    YearOutOfRange {
        /// The year as typed.
        year: i64,
    },
    /// "04/12/23", "Dec-23": the century is never guessed.
    TwoDigitYear,
    /// "4 December": the year is never guessed.
    YearMissing,
    /// Not a form this room reads, relative words included.
    NotUnderstood,
}

impl DateError {
    /// The Fluent key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "date-empty",
            Self::ImpossibleDay { .. } => "date-impossible-day",
            Self::ImpossibleMonth { .. } => "date-impossible-month",
            Self::Ambiguous { .. } => "date-ambiguous",
            Self::EndBeforeStart { .. } => "date-end-before-start",
            Self::YearOutOfRange { .. } => "date-year-out-of-range",
            Self::TwoDigitYear => "date-two-digit-year",
            Self::YearMissing => "date-year-missing",
            Self::NotUnderstood => "date-not-understood",
        }
    }

    /// The Fluent arguments of the message, already in words.
    pub fn args(&self, lang: Lang) -> Vec<(&'static str, String)> {
        match self {
            Self::ImpossibleDay { day, month, year } => vec![
                ("day", day.to_string()),
                ("month", words::month_name(*month, lang).to_owned()),
                ("year", year.to_string()),
                ("days", edtf::days_in_month(*year, *month).to_string()),
            ],
            Self::ImpossibleMonth { month } => vec![("month", month.to_string())],
            Self::Ambiguous { day_first, month_first } => {
                vec![("first", day_first.words(lang)), ("second", month_first.words(lang))]
            }
            Self::EndBeforeStart { start, end } => {
                vec![("start", start.words(lang)), ("end", end.words(lang))]
            }
            Self::YearOutOfRange { year } => {
                vec![("year", year.to_string()), ("min", MIN_YEAR.to_string()), ("max", MAX_YEAR.to_string())]
            }
            Self::Empty | Self::TwoDigitYear | Self::YearMissing | Self::NotUnderstood => Vec::new(),
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl std::error::Error for DateError {}
