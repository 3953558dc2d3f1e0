//! Dates in running text: read as far as they are written, completed only from the day of the text.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate};

use super::document::Document;
use super::tags::{Tag, Unit};
use super::tokens::Kind;
use crate::dates::PartialDate;

/// A date as written: what is missing is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) tokens: Range<usize>,
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    pub(super) weekday: Option<u32>,
    pub(super) relative: Option<(Unit, i32)>,
}

/// A date to be proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) edtf: String,
    /// Whether the day of the text was needed.
    pub(super) resolved: bool,
}

/// All dates of a range of tokens, in order.
pub(super) fn find(document: &Document<'_>, range: &Range<usize>) -> Vec<Written> {
    let mut list = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match read(document, at, range.end) {
            Some(written) => {
                at = written.tokens.end.max(at + 1);
                list.push(written);
            }
            None => at += 1,
        }
    }
    list
}

impl Written {
    fn empty(tokens: Range<usize>) -> Self {
        Self { tokens, year: None, month: None, day: None, weekday: None, relative: None }
    }

    /// Whether it says how long ago.
    pub(super) fn is_relative(&self) -> bool {
        self.relative.is_some()
    }

    /// How much is known, to prefer "7 May 2022" to "2022".
    pub(super) fn precision(&self) -> u8 {
        u8::from(self.year.is_some()) * 2 + u8::from(self.month.is_some()) + u8::from(self.day.is_some())
    }

    /// The date to be proposed; `None` if it cannot be known without guessing.
    pub(super) fn dated(&self, published: Option<&PartialDate>) -> Option<Dated> {
        let day = published.filter(|p| p.is_exact_day()).and_then(PartialDate::earliest);
        if let Some((unit, by)) = self.relative {
            let whole = |edtf: String| self.day.map_or(edtf.clone(), |day| format!("{edtf}-{day:02}"));
            let dated =
                relative(unit, by, day, self.month).or_else(|| self.month.map(|m| open(&format!("XXXX-{m:02}"))));
            return dated.map(|dated| match self.month {
                Some(_) => Dated { edtf: whole(dated.edtf), ..dated },
                None => dated,
            });
        }
        if self.month.is_none() && self.year.is_none() {
            return weekday(self.weekday?, day?);
        }
        let impossible =
            |day| NaiveDate::from_ymd_opt(self.year.unwrap_or(2000), self.month.unwrap_or(1), day).is_none();
        if self.day.is_some_and(impossible) {
            return None;
        }
        let written = |year: String| match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year}-{month:02}"),
            _ => year,
        };
        if let Some(year) = self.year {
            return Some(Dated { edtf: written(year.to_string()), resolved: false });
        }
        let year = published.and_then(|p| self.last_year(p));
        Some(match year {
            Some(year) => Dated { edtf: written(year.to_string()), resolved: true },
            None => Dated { edtf: written("XXXX".to_owned()), resolved: false },
        })
    }

    /// The year of the last such month or day before the text was published.
    fn last_year(&self, published: &PartialDate) -> Option<i32> {
        let (first, last) = (published.earliest()?, published.latest()?);
        let of = |limit: NaiveDate| {
            let this = NaiveDate::from_ymd_opt(limit.year(), self.month?, self.day.unwrap_or(1))?;
            Some(if this <= limit { limit.year() } else { limit.year() - 1 })
        };
        let (early, late) = (of(first)?, of(last)?);
        (early == late).then_some(late)
    }
}

fn open(edtf: &str) -> Dated {
    Dated { edtf: edtf.to_owned(), resolved: false }
}

/// "Yesterday", "last month", "October last year".
fn relative(unit: Unit, by: i32, day: Option<NaiveDate>, month: Option<u32>) -> Option<Dated> {
    let day = day?;
    let edtf = match unit {
        Unit::Year => {
            let year = day.year().checked_add(by)?;
            month.map_or(year.to_string(), |month| format!("{year}-{month:02}"))
        }
        Unit::Month => {
            let months = day.year() * 12 + i32::try_from(day.month0()).ok()? + by;
            format!("{}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
        }
        Unit::Week => return None,
        Unit::Day => shift(day, by)?.to_string(),
    };
    Some(Dated { edtf, resolved: true })
}

fn shift(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let days = Days::new(u64::from(by.unsigned_abs()));
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// The last such day of the week, the day of the text included.
fn weekday(number: u32, day: NaiveDate) -> Option<Dated> {
    let back = (day.weekday().number_from_monday() + 7 - number) % 7;
    let edtf = day.checked_sub_days(Days::new(u64::from(back)))?.to_string();
    Some(Dated { edtf, resolved: true })
}

fn read(document: &Document<'_>, at: usize, end: usize) -> Option<Written> {
    iso(document, at)
        .or_else(|| points(document, at))
        .or_else(|| month_first(document, at, end))
        .or_else(|| day_first(document, at, end))
        .or_else(|| other(document, at, end))
}

/// "2023-02-09".
fn iso(document: &Document<'_>, at: usize) -> Option<Written> {
    let text = document.token(at).filter(|t| t.kind == Kind::Number && t.lower.len() == 10)?;
    let day = NaiveDate::parse_from_str(&text.lower, "%Y-%m-%d").ok()?;
    let mut written = Written::empty(at..at + 1);
    (written.year, written.month, written.day) = (Some(day.year()), Some(day.month()), Some(day.day()));
    Some(written)
}

/// "11.01.2019", "02/06/2023": day, month, year; in English only where it cannot be month, day, year.
fn points(document: &Document<'_>, at: usize) -> Option<Written> {
    let text = document.token(at).filter(|t| t.kind == Kind::Number && (8..=10).contains(&t.lower.len()))?;
    let parts: Vec<u32> = text.lower.split(['.', '/']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let american = document.language == super::Language::En && text.lower.contains('/') && *day <= 12;
    let year = i32::try_from(*year).ok().filter(|year| (1900..=2100).contains(year))?;
    let sound = NaiveDate::from_ymd_opt(year, *month, *day).filter(|_| !american || day == month)?;
    let mut written = Written::empty(at..at + 1);
    (written.year, written.month, written.day) = (Some(year), Some(sound.month()), Some(*day));
    Some(written)
}

fn month(document: &Document<'_>, at: usize) -> Option<u32> {
    // "May" is a month only with its capital; so are all English and German months.
    let token = document.token(at)?;
    let capital = !matches!(document.language, super::Language::En | super::Language::De) || token.is_capital();
    document.tags(at).filter(|_| capital).find_map(|tag| if let Tag::Month(month) = tag { Some(month) } else { None })
}

fn year(document: &Document<'_>, at: usize) -> Option<i32> {
    let token = document.token(at).filter(|t| t.kind == Kind::Number && t.lower.len() == 4)?;
    token.lower.parse().ok().filter(|year| (1900..=2100).contains(year))
}

fn day(document: &Document<'_>, at: usize) -> Option<u32> {
    let token = document.token(at).filter(|t| t.kind == Kind::Number && t.lower.len() <= 4)?;
    let digits = token.lower.trim_end_matches(|c: char| c.is_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The words between month and year: a comma, "of", "de", "last year".
fn year_behind(document: &Document<'_>, at: usize, end: usize, written: &mut Written) {
    let skip = (at..end)
        .take(2)
        .take_while(|at| document.token(*at).is_some_and(|t| matches!(&*t.lower, "," | "of" | "de" | "del")))
        .count();
    if let Some(found) = year(document, at + skip).filter(|_| at + skip < end) {
        written.year = Some(found);
        written.tokens.end = at + skip + 1;
        return;
    }
    for hit in document.hits_at(at + skip).filter(|hit| hit.from == at + skip) {
        if let Tag::Relative(Unit::Year, by) = hit.tag {
            written.relative = Some((Unit::Year, by));
            written.tokens.end = hit.to;
        }
    }
}

/// "May 7, 2022", "Jan. 19, 2019", "August of 2021", "June 7", "mai 2022".
fn month_first(document: &Document<'_>, at: usize, end: usize) -> Option<Written> {
    let mut written = Written::empty(at..at + 1);
    written.month = Some(month(document, at)?);
    let mut next = at + 1;
    if let Some(found) = day(document, next).filter(|_| next < end && year(document, next).is_none()) {
        written.day = Some(found);
        next += 1;
        written.tokens.end = next;
    }
    year_behind(document, next, end, &mut written);
    Some(written)
}

/// "7 May 2022", "le 1er mai", "7 de mayo de 2022", "7. Mai 2022".
fn day_first(document: &Document<'_>, at: usize, end: usize) -> Option<Written> {
    let found = day(document, at)?;
    let skip = usize::from(document.token(at + 1).is_some_and(|t| matches!(&*t.lower, "de" | "." | "of")));
    let next = at + 1 + skip;
    let mut written = Written::empty(at..next + 1);
    written.day = Some(found);
    written.month = Some(month(document, next).filter(|_| next < end)?);
    year_behind(document, next + 1, end, &mut written);
    Some(written)
}

/// A year alone, a day of the week, "yesterday", "last year, in October".
fn other(document: &Document<'_>, at: usize, end: usize) -> Option<Written> {
    let mut written = Written::empty(at..at + 1);
    // "Les années 1990", "los años 1990": ten years are no date.
    let decade = at
        .checked_sub(1)
        .and_then(|at| document.token(at))
        .is_some_and(|t| matches!(&*t.lower, "années" | "années-là" | "años" | "década" | "section" | "article"));
    if let Some(found) = year(document, at).filter(|_| !decade) {
        written.year = Some(found);
        return Some(written);
    }
    let hit =
        document.hits_at(at).find(|hit| hit.from == at && matches!(hit.tag, Tag::Relative(..) | Tag::Weekday(_)))?;
    written.tokens.end = hit.to;
    match hit.tag {
        Tag::Relative(unit, by) => {
            written.relative = Some((unit, by));
            let next = (hit.to..end).take(4).find_map(|at| Some((at, month(document, at)?)));
            if let Some((at, month)) = next.filter(|_| unit == Unit::Year) {
                written.month = Some(month);
                written.tokens.end = at + 1;
            }
        }
        Tag::Weekday(number) => {
            written.weekday = Some(number);
            // "Tuesday, September 12": the day says more.
            let next = hit.to + usize::from(document.is_sign(hit.to, ","));
            let date = month_first(document, next, end).or_else(|| day_first(document, next, end));
            if let Some(date) = date.filter(|date| date.tokens.end <= end) {
                return Some(Written { tokens: at..date.tokens.end, weekday: Some(number), ..date });
            }
        }
        _ => return None,
    }
    Some(written)
}
