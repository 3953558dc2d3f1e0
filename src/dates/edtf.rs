//! The canonical text (a subset of EDTF) and the value behind it.

use super::{DateError, MAX_YEAR, MIN_YEAR, PartialDate};
use chrono::{Datelike, Months, NaiveDate};

/// The longest canonical text is an interval of two marked days: 23 bytes.
const LONGEST: usize = 32;

/// How much of a calendar date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Precision {
    Day,
    Month,
    Year,
}

/// One day, one month or one year, with its first and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Unit {
    pub(super) precision: Precision,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Unit {
    pub(super) fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Result<Self, DateError> {
        if !(MIN_YEAR..=MAX_YEAR).contains(&year) {
            return Err(DateError::YearOutOfRange { year: year.into() });
        }
        let m = month.unwrap_or(1);
        let first_of_month = NaiveDate::from_ymd_opt(year, m, 1).ok_or(DateError::ImpossibleMonth { month: m })?;
        let impossible = |day| DateError::ImpossibleDay { day, month: m, year };
        let (date, precision) = match (month, day) {
            (Some(_), Some(d)) => (first_of_month.with_day(d).ok_or_else(|| impossible(d))?, Precision::Day),
            (Some(_), None) => (first_of_month, Precision::Month),
            (None, None) => (first_of_month, Precision::Year),
            (None, Some(_)) => return Err(DateError::NotUnderstood),
        };
        Self::containing(date, precision).ok_or(DateError::NotUnderstood)
    }

    pub(super) fn day(date: NaiveDate) -> Self {
        Self { precision: Precision::Day, first: date, last: date }
    }

    fn containing(date: NaiveDate, precision: Precision) -> Option<Self> {
        let (first, last) = match precision {
            Precision::Day => (date, date),
            Precision::Month => {
                let first = date.with_day(1)?;
                (first, first.checked_add_months(Months::new(1))?.pred_opt()?)
            }
            Precision::Year => {
                (NaiveDate::from_ymd_opt(date.year(), 1, 1)?, NaiveDate::from_ymd_opt(date.year(), 12, 31)?)
            }
        };
        Some(Self { precision, first, last })
    }

    /// The unit just before, whatever its year.
    pub(super) fn prev(&self) -> Option<Self> {
        Self::containing(self.first.pred_opt()?, self.precision)
    }

    /// The unit just after, whatever its year.
    pub(super) fn next(&self) -> Option<Self> {
        Self::containing(self.last.succ_opt()?, self.precision)
    }

    pub(super) fn in_range(&self) -> bool {
        (MIN_YEAR..=MAX_YEAR).contains(&self.first.year())
    }

    fn text(&self) -> String {
        let (y, m, d) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Day => format!("{y:04}-{m:02}-{d:02}"),
            Precision::Month => format!("{y:04}-{m:02}"),
            Precision::Year => format!("{y:04}"),
        }
    }
}

/// What the source said about how sure the date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Mark {
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
}

impl Mark {
    fn text(self) -> &'static str {
        match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        }
    }

    pub(super) fn is_plain(self) -> bool {
        self == Self::default()
    }
}

/// A unit and its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Point {
    pub(super) unit: Unit,
    pub(super) mark: Mark,
}

impl Point {
    pub(super) fn plain(unit: Unit) -> Self {
        Self { unit, mark: Mark::default() }
    }

    /// A set says "one of these"; a doubtful member would say nothing more.
    pub(super) fn unmarked(self) -> Result<Unit, DateError> {
        if self.mark.is_plain() { Ok(self.unit) } else { Err(DateError::NotUnderstood) }
    }

    /// First and last day, one unit wider at both sides when approximate.
    pub(super) fn padded(&self) -> (NaiveDate, NaiveDate) {
        let (first, last) = (self.unit.first, self.unit.last);
        if !self.mark.approximate {
            return (first, last);
        }
        (self.unit.prev().map_or(first, |u| u.first), self.unit.next().map_or(last, |u| u.last))
    }

    fn text(&self) -> String {
        format!("{}{}", self.unit.text(), self.mark.text())
    }
}

/// The forms a partial date can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    Point(Point),
    OneOf(Unit, Unit),
    OnOrBefore(Unit),
    OnOrAfter(Unit),
    Interval(Point, Point),
    Ongoing(Point),
    OpenEnd(Point),
}

impl Shape {
    /// One of the units from `a` to `b`; two precisions become days, a set of one becomes a point.
    pub(super) fn one_of(a: Unit, b: Unit) -> Result<Self, DateError> {
        in_order(Point::plain(a), Point::plain(b))?;
        Ok(if a == b {
            Self::Point(Point::plain(a))
        } else if a.precision == b.precision {
            Self::OneOf(a, b)
        } else {
            Self::OneOf(Unit::day(a.first), Unit::day(b.last))
        })
    }

    /// From `a` to `b`, a duration. From a day to the same day is that day.
    pub(super) fn interval(a: Point, b: Point) -> Result<Self, DateError> {
        in_order(a, b)?;
        let is_one_day = a == b && a.mark.is_plain() && a.unit.precision == Precision::Day;
        Ok(if is_one_day { Self::Point(a) } else { Self::Interval(a, b) })
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::Point(p) => p.text(),
            Self::OneOf(a, b) => format!("[{}..{}]", a.text(), b.text()),
            Self::OnOrBefore(b) => format!("[..{}]", b.text()),
            Self::OnOrAfter(a) => format!("[{}..]", a.text()),
            Self::Interval(a, b) => format!("{}/{}", a.text(), b.text()),
            Self::Ongoing(a) => format!("{}/..", a.text()),
            Self::OpenEnd(a) => format!("{}/", a.text()),
        }
    }
}

/// Fuzzy ends may overlap; only an end that is surely too early is refused.
fn in_order(a: Point, b: Point) -> Result<(), DateError> {
    if b.unit.last < a.unit.first {
        return Err(DateError::EndBeforeStart {
            start: Box::new(PartialDate::from_shape(Shape::Point(a))),
            end: Box::new(PartialDate::from_shape(Shape::Point(b))),
        });
    }
    Ok(())
}

/// Reads a canonical text into a shape.
pub(super) fn read(text: &str) -> Result<Shape, DateError> {
    if text.len() > LONGEST {
        return Err(DateError::NotUnderstood);
    }
    if let Some(set) = text.strip_prefix('[') {
        let set = set.strip_suffix(']').ok_or(DateError::NotUnderstood)?;
        return read_set(set);
    }
    match text.split_once('/') {
        None => read_point(text).map(Shape::Point),
        Some((a, "")) => read_point(a).map(Shape::OpenEnd),
        Some((a, "..")) => read_point(a).map(Shape::Ongoing),
        Some((a, b)) => Shape::interval(read_point(a)?, read_point(b)?),
    }
}

fn read_set(set: &str) -> Result<Shape, DateError> {
    match set.split_once("..") {
        None | Some(("", "")) => Err(DateError::NotUnderstood),
        Some(("", b)) => read_unit(b).map(Shape::OnOrBefore),
        Some((a, "")) => read_unit(a).map(Shape::OnOrAfter),
        Some((a, b)) => Shape::one_of(read_unit(a)?, read_unit(b)?),
    }
}

fn read_point(text: &str) -> Result<Point, DateError> {
    let (body, approximate, uncertain) = match text.chars().next_back() {
        Some('~') => (text.strip_suffix('~'), true, false),
        Some('?') => (text.strip_suffix('?'), false, true),
        Some('%') => (text.strip_suffix('%'), true, true),
        _ => (Some(text), false, false),
    };
    let mark = Mark { approximate, uncertain };
    let unit = read_unit(body.ok_or(DateError::NotUnderstood)?)?;
    Ok(Point { unit, mark })
}

fn read_unit(text: &str) -> Result<Unit, DateError> {
    let mut fields = text.split('-');
    let year = fields.next().and_then(|f| digits(f, 4));
    let year = year.and_then(|y| i32::try_from(y).ok());
    let month = fields.next().map(|f| digits(f, 2));
    let day = fields.next().map(|f| digits(f, 2));
    match (year, month, day, fields.next()) {
        (Some(y), None, None, None) => Unit::new(y, None, None),
        (Some(y), Some(Some(m)), None, None) => Unit::new(y, Some(m), None),
        (Some(y), Some(Some(m)), Some(Some(d)), None) => Unit::new(y, Some(m), Some(d)),
        _ => Err(DateError::NotUnderstood),
    }
}

fn digits(field: &str, len: usize) -> Option<u32> {
    let ok = field.len() == len && field.bytes().all(|b| b.is_ascii_digit());
    ok.then(|| field.parse().ok()).flatten()
}

/// How many days a month has; 31 when there is no such month.
pub(super) fn days_in_month(year: i32, month: u32) -> u32 {
    NaiveDate::from_ymd_opt(year, month, 1)
        .and_then(|first| Unit::containing(first, Precision::Month))
        .map_or(31, |unit| unit.last.day())
}
