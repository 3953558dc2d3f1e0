//! Partial dates: a date is stored as it is known, never completed.
//!
//! "In December 2023" is not 1 December. The value is a canonical text (a
//! subset of EDTF); the bounds serve sorting, filters and arithmetic only.

pub mod days;
mod edtf;
mod error;
mod loose;
mod parse;
mod store;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

pub use days::{Bound, DaysHeld, Piece, Span, formula, held};
pub use error::DateError;
pub use parse::parse;

use chrono::NaiveDate;
use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use edtf::{Point, Precision, Shape, Unit};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// The first year a date may have.
pub const MIN_YEAR: i32 = 1800;
/// The last year a date may have.
pub const MAX_YEAR: i32 = 2200;

/// The two languages dates are read and written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
}

/// What kind of statement a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// One day.
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// About a day, month or year.
    Circa,
    /// One day, month or year of a range.
    Between,
    /// On or before.
    Before,
    /// On or after.
    After,
    /// A duration with both ends.
    Interval,
    /// A duration known to go on.
    Ongoing,
    /// A duration whose end is not known.
    OpenEnd,
}

/// The least and the greatest day a date may mean; `None` is no limit.
pub type Bounds = (Option<NaiveDate>, Option<NaiveDate>);

/// A date as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, AsExpression, FromSqlRow)]
#[serde(try_from = "String", into = "String")]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct PartialDate {
    text: String,
    shape: Shape,
}

impl PartialDate {
    /// Reads a canonical text, and nothing else.
    pub fn from_edtf(text: &str) -> Result<Self, DateError> {
        let date = Self::from_shape(edtf::read(text)?);
        // Two spellings of one value would make equal dates look different in SQL.
        if date.text == text { Ok(date) } else { Err(DateError::NotUnderstood) }
    }

    /// The canonical text.
    pub fn edtf(&self) -> &str {
        &self.text
    }

    /// One exact day. A year outside [`MIN_YEAR`]..=[`MAX_YEAR`] cannot be read back.
    pub fn day(date: NaiveDate) -> Self {
        Self::from_shape(Shape::Point(Point::plain(Unit::day(date))))
    }

    fn from_shape(shape: Shape) -> Self {
        Self { text: shape.text(), shape }
    }

    fn bounds(&self) -> Bounds {
        match self.shape {
            Shape::Point(p) => (Some(p.unit.first), Some(p.unit.last)),
            Shape::OneOf(a, b) => (Some(a.first), Some(b.last)),
            Shape::OnOrBefore(b) => (None, Some(b.last)),
            Shape::OnOrAfter(a) => (Some(a.first), None),
            Shape::Interval(a, b) => {
                let (first, last) = (a.unit.first, b.unit.last);
                (Some(first), Some(last))
            }
            Shape::Ongoing(a) | Shape::OpenEnd(a) => (Some(a.unit.first), None),
        }
    }

    /// The first day it may mean, without any padding.
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.bounds().0
    }

    /// The last day it may mean, without any padding.
    pub fn latest(&self) -> Option<NaiveDate> {
        self.bounds().1
    }

    /// Bounds for a search: an approximate date reaches one unit further at both sides.
    pub fn search_bounds(&self) -> Bounds {
        match self.shape {
            Shape::Point(p) => (Some(p.padded().0), Some(p.padded().1)),
            Shape::Interval(a, b) => (Some(a.padded().0), Some(b.padded().1)),
            Shape::Ongoing(a) | Shape::OpenEnd(a) => (Some(a.padded().0), None),
            Shape::OneOf(..) | Shape::OnOrBefore(_) | Shape::OnOrAfter(_) => self.bounds(),
        }
    }

    /// Bounds of the moment it begins, when this is the start of something.
    pub fn start_bounds(&self) -> Bounds {
        match self.shape {
            Shape::Interval(a, _) | Shape::Ongoing(a) | Shape::OpenEnd(a) => (Some(a.unit.first), Some(a.unit.last)),
            _ => self.bounds(),
        }
    }

    /// Bounds of the moment it ends, when this is the end of something.
    pub fn end_bounds(&self) -> Bounds {
        match self.shape {
            Shape::Interval(_, b) => (Some(b.unit.first), Some(b.unit.last)),
            Shape::Ongoing(_) | Shape::OpenEnd(_) => (None, None),
            _ => self.bounds(),
        }
    }

    /// What kind of statement it is.
    pub fn kind(&self) -> DateKind {
        match self.shape {
            Shape::Point(p) if p.mark.approximate => DateKind::Circa,
            Shape::Point(p) => match p.unit.precision {
                Precision::Day => DateKind::Day,
                Precision::Month => DateKind::Month,
                Precision::Year => DateKind::Year,
            },
            Shape::OneOf(..) => DateKind::Between,
            Shape::OnOrBefore(_) => DateKind::Before,
            Shape::OnOrAfter(_) => DateKind::After,
            Shape::Interval(..) => DateKind::Interval,
            Shape::Ongoing(_) => DateKind::Ongoing,
            Shape::OpenEnd(_) => DateKind::OpenEnd,
        }
    }

    /// Is it one day, without any mark?
    pub fn is_exact_day(&self) -> bool {
        self.kind() == DateKind::Day && !self.is_uncertain()
    }

    /// Does a mark say that the source itself was in doubt (`?` or `%`)?
    pub fn is_uncertain(&self) -> bool {
        self.text.contains(['?', '%'])
    }

    /// Does every reading of this come before every reading of the other?
    pub fn certainly_before(&self, other: &Self) -> bool {
        match (self.latest(), other.earliest()) {
            (Some(last), Some(first)) => last < first,
            _ => false,
        }
    }

    /// Can both mean the same day?
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.certainly_before(other) && !other.certainly_before(self)
    }

    /// Whether it is one day, month or year, perhaps about it: something that "since" can stand before.
    pub fn is_point(&self) -> bool {
        matches!(self.shape, Shape::Point(_))
    }

    /// In words, for a sentence.
    pub fn words(&self, lang: Lang) -> String {
        words::long(&self.shape, lang)
    }

    /// In words, for a table: months are shortened.
    pub fn short_words(&self, lang: Lang) -> String {
        words::short(&self.shape, lang)
    }

    /// No limit sorts before every start and after every end.
    fn sort_key(&self) -> (Option<NaiveDate>, NaiveDate, &str) {
        let (first, last) = self.bounds();
        (first, last.unwrap_or(NaiveDate::MAX), &self.text)
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
