//! What people type, in English or French, made into a partial date.
//!
//! Nothing is guessed: no year, no century, no order of day and month.

use super::edtf::{self, Point, Precision, Shape, Unit};
use super::loose::{Loose, Order, is_filler, month};
use super::tokens::{Tok, drop_any, eat_any, normalise, split_any, tokenise};
use super::{DateError, Lang, PartialDate};
use chrono::Datelike;

const END_UNKNOWN: &[&str] = &[
    "end not known",
    "end unknown",
    "unknown end",
    "end date unknown",
    "fin inconnue",
    "fin non connue",
    "fin pas connue",
    "date de fin inconnue",
];
const FROM: &[&str] = &["a partir", "a compter", "from", "since", "depuis", "des"];
const BETWEEN: &[&str] =
    &["between", "one day between", "sometime between", "some time between", "entre", "un jour entre"];
const AND: &[&str] = &["and", "et"];
const BY: &[&str] = &["on or before", "no later than", "not later than", "by", "au plus tard", "pas apres"];
const BY_AFTER: &[&str] = &["at the latest", "au plus tard"];
const BEFORE: &[&str] = &["before", "avant"];
const NOT_BEFORE: &[&str] =
    &["on or after", "no earlier than", "not earlier than", "not before", "au plus tot", "pas avant"];
const NOT_BEFORE_AFTER: &[&str] = &["at the earliest", "au plus tot"];
const AFTER: &[&str] = &["after", "apres"];
const SINCE: &[&str] = &["since", "ongoing since", "still held since", "depuis", "en cours depuis"];
const TO: &[&str] = &["to", "until", "till", "through", "jusqu au", "jusqu a", "jusqu en", "au", "a"];
const OR: &[&str] = &["or", "ou"];
const EARLY: &[&str] = &["early", "beginning", "start", "debut"];
const MIDDLE: &[&str] = &["mid", "middle", "mi", "a la mi", "milieu"];
const LATE: &[&str] = &["late", "end", "fin", "a la fin"];

/// Reads what a person typed. `lang` decides only the order of "04/12/2023".
pub fn parse(typed: &str, lang: Lang) -> Result<PartialDate, DateError> {
    let plain = normalise(typed).ok_or(DateError::NotUnderstood)?;
    if plain.is_empty() {
        return Err(DateError::Empty);
    }
    match canonical(&plain) {
        Err(DateError::NotUnderstood) => {}
        known => return known,
    }
    let tokens = tokenise(&plain).ok_or(DateError::NotUnderstood)?;
    let day_first = shape(&tokens, Order::DayFirst);
    if lang == Lang::Fr {
        return day_first.map(PartialDate::from_shape);
    }
    choose(day_first, shape(&tokens, Order::MonthFirst))
}

fn canonical(plain: &str) -> Result<PartialDate, DateError> {
    let tight = plain.replace(" / ", "/").replace(" .. ", "..");
    let read = |text: &str| edtf::read(text).map(PartialDate::from_shape);
    match read(&tight) {
        // "2023-12-04." ends a sentence, "2024-03-31/.." does not.
        Err(DateError::NotUnderstood) => read(tight.trim_end_matches('.')),
        known => known,
    }
}

/// A month above 12 settles the order; nothing else does.
fn choose(
    day_first: Result<Shape, DateError>,
    month_first: Result<Shape, DateError>,
) -> Result<PartialDate, DateError> {
    let chosen = match (day_first, month_first) {
        (Ok(a), Ok(b)) if a != b => {
            return Err(DateError::Ambiguous {
                day_first: Box::new(PartialDate::from_shape(a)),
                month_first: Box::new(PartialDate::from_shape(b)),
            });
        }
        (Err(DateError::ImpossibleMonth { .. }), other) => other,
        (Ok(_), Err(e)) if !matches!(e, DateError::ImpossibleMonth { .. }) => Err(e),
        (one, _) => one,
    };
    chosen.map(PartialDate::from_shape)
}

fn shape(tokens: &[Tok<'_>], order: Order) -> Result<Shape, DateError> {
    if let Some(rest) = drop_any(tokens, END_UNKNOWN) {
        let start = eat_any(rest, FROM).unwrap_or(rest);
        return point(start, order).map(Shape::OpenEnd);
    }
    if let Some(rest) = eat_any(tokens, BETWEEN) {
        let (a, b) = split_any(rest, AND).ok_or(DateError::NotUnderstood)?;
        return one_of(a, b, order);
    }
    if let Some(known) = limit(tokens, order) {
        return known;
    }
    if let Some(rest) = eat_any(tokens, SINCE) {
        return point(rest, order).map(Shape::Ongoing);
    }
    if let Some(known) = part_of_month(tokens, order) {
        return known;
    }
    let from = eat_any(tokens, &["from"]).unwrap_or(tokens);
    if let Some((a, b)) = split_any(from, TO) {
        let (a, b) = pair(a, b, order)?;
        return Shape::interval(a.point()?, b.point()?);
    }
    if let Some((a, b)) = split_any(tokens, OR).or_else(|| split_slash(tokens)) {
        return one_of(a, b, order);
    }
    point(tokens, order).map(Shape::Point)
}

fn point(tokens: &[Tok<'_>], order: Order) -> Result<Point, DateError> {
    Loose::read(tokens, order)?.point()
}

fn unit(tokens: &[Tok<'_>], order: Order) -> Result<Unit, DateError> {
    point(tokens, order)?.unmarked()
}

fn pair(a: &[Tok<'_>], b: &[Tok<'_>], order: Order) -> Result<(Loose, Loose), DateError> {
    let (mut first, mut second) = (Loose::read(a, order)?, Loose::read(b, order)?);
    first.complete(&mut second);
    Ok((first, second))
}

fn one_of(a: &[Tok<'_>], b: &[Tok<'_>], order: Order) -> Result<Shape, DateError> {
    let (first, second) = pair(a, b, order)?;
    Shape::one_of(first.unit()?, second.unit()?)
}

/// Before, by, from, after: one end is open.
fn limit(tokens: &[Tok<'_>], order: Order) -> Option<Result<Shape, DateError>> {
    if let Some(rest) = eat_any(tokens, BY).or_else(|| drop_any(tokens, BY_AFTER)) {
        return Some(unit(rest, order).map(Shape::OnOrBefore));
    }
    if let Some(rest) = eat_any(tokens, BEFORE) {
        let last = unit(rest, order).and_then(|u| shifted(u.prev()));
        return Some(last.map(Shape::OnOrBefore));
    }
    if let Some(rest) = eat_any(tokens, NOT_BEFORE).or_else(|| drop_any(tokens, NOT_BEFORE_AFTER)) {
        return Some(unit(rest, order).map(Shape::OnOrAfter));
    }
    let rest = eat_any(tokens, AFTER)?;
    let first = unit(rest, order).and_then(|u| shifted(u.next()));
    Some(first.map(Shape::OnOrAfter))
}

/// "Before 1800" leaves the years this room knows.
fn shifted(unit: Option<Unit>) -> Result<Unit, DateError> {
    let unit = unit.ok_or(DateError::NotUnderstood)?;
    if unit.in_range() {
        return Ok(unit);
    }
    let year = unit.first.year().into();
    Err(DateError::YearOutOfRange { year })
}

/// "Early December 2023" is one of the first ten days, and no more is known.
fn part_of_month(tokens: &[Tok<'_>], order: Order) -> Option<Result<Shape, DateError>> {
    let skip = tokens.iter().take_while(|t| is_filler(t)).count();
    let tokens = tokens.get(skip..)?;
    let (days, rest) = [(EARLY, (1, 10)), (MIDDLE, (11, 20)), (LATE, (21, 31))]
        .into_iter()
        .find_map(|(list, days)| eat_any(tokens, list).map(|rest| (days, rest)))?;
    Some(unit(rest, order).and_then(|month| days_of(month, days)))
}

fn days_of(month: Unit, (from, to): (u32, u32)) -> Result<Shape, DateError> {
    if month.precision != Precision::Month {
        return Err(DateError::NotUnderstood);
    }
    let first = month.first.with_day(from);
    let last = month.first.with_day(to).unwrap_or(month.last);
    let first = first.ok_or(DateError::NotUnderstood)?;
    Shape::one_of(Unit::day(first), Unit::day(last))
}

/// "27/28 February 2022", "April/May 2016": one slash and a month in letters.
fn split_slash<'t, 'a>(tokens: &'t [Tok<'a>]) -> Option<(&'t [Tok<'a>], &'t [Tok<'a>])> {
    let named = |t: &Tok<'_>| matches!(t, Tok::Word(word) if month(word).is_some());
    if !tokens.iter().any(named) {
        return None;
    }
    let mut sides = tokens.split(|t| *t == Tok::Sym('/'));
    match (sides.next(), sides.next(), sides.next()) {
        (Some(a), Some(b), None) => Some((a, b)),
        _ => None,
    }
}
