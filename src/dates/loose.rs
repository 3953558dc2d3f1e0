//! One typed day, month or year, which may still lack what a neighbour says
//! ("27" in "27 or 28 February 2022").

use super::DateError;
use super::edtf::{Mark, Point, Unit};
use super::tokens::{Num, Tok, drop_any, eat_any};

const ABOUT: &[&str] = &[
    "about",
    "around",
    "circa",
    "ca",
    "c",
    "approximately",
    "approx",
    "roughly",
    "vers",
    "environ",
    "aux environs",
    "aux alentours",
    "autour",
];
const ABOUT_AFTER: &[&str] = &["environ", "approximately", "approx"];
const PERHAPS: &[&str] = &["perhaps", "possibly", "maybe", "probably", "peut etre", "possiblement", "probablement"];
const PERHAPS_AFTER: &[&str] = &["uncertain", "incertain", "incertaine"];

/// Which number of "04/12/2023" is the day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

#[derive(Default)]
pub(super) struct Loose {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
    /// "Dec 23" may be a day or a year: only a neighbour can tell.
    two_digits: bool,
    mark: Mark,
}

impl Loose {
    pub(super) fn read(tokens: &[Tok<'_>], order: Order) -> Result<Self, DateError> {
        let (mark, tokens) = marks(tokens);
        let core: Vec<Tok<'_>> = tokens.iter().copied().filter(|t| !is_filler(t)).collect();
        let loose = match core.as_slice() {
            [Tok::Num(a)] => lone(*a),
            [Tok::Num(a), Tok::Num(b)] if a.len <= 2 && b.len > 2 => {
                Ok(Self { day: Some(a.value), year: Some(year(*b)?), ..Self::default() })
            }
            [Tok::Num(a), Tok::Sym(s), Tok::Num(b)] if is_separator(*s) => two(*a, *b),
            [Tok::Num(a), Tok::Sym(s), Tok::Num(b), Tok::Sym(t), Tok::Num(c)] if is_separator(*s) && s == t => {
                three(*a, *b, *c, order)
            }
            _ => named(&core),
        }?;
        Ok(Self { mark, ..loose })
    }

    pub(super) fn point(self) -> Result<Point, DateError> {
        match self.year {
            Some(year) => Ok(Point { unit: Unit::new(year, self.month, self.day)?, mark: self.mark }),
            None if self.two_digits => Err(DateError::TwoDigitYear),
            None => Err(DateError::YearMissing),
        }
    }

    pub(super) fn unit(self) -> Result<Unit, DateError> {
        self.point()?.unmarked()
    }

    /// Fills each of two dates from the other: the year from the second, the month of two days from either.
    pub(super) fn complete(&mut self, second: &mut Self) {
        if self.day.is_some() && second.day.is_some() {
            self.month = self.month.or(second.month);
            second.month = second.month.or(self.month);
        }
        // "Jan 22 to March 2023": 22 is more likely a year, and may not be made a day.
        let two_digit_year = self.two_digits && second.day.is_none();
        if self.year.is_none() && !two_digit_year {
            self.year = second.year;
        }
    }
}

fn marks<'t, 'a>(tokens: &'t [Tok<'a>]) -> (Mark, &'t [Tok<'a>]) {
    let (mut mark, mut rest) = (Mark::default(), tokens);
    loop {
        let about = eat_any(rest, ABOUT).or_else(|| drop_any(rest, ABOUT_AFTER));
        let perhaps = eat_any(rest, PERHAPS).or_else(|| drop_any(rest, PERHAPS_AFTER));
        if let Some(less) = about {
            mark.approximate = true;
            rest = less;
        } else if let Some(less) = perhaps {
            mark.uncertain = true;
            rest = less;
        } else if let Some((Tok::Sym(sign @ ('~' | '?' | '%')), less)) = rest.split_last() {
            mark.approximate |= *sign != '?';
            mark.uncertain |= *sign != '~';
            rest = less;
        } else if let Some((Tok::Sym('~'), less)) = rest.split_first() {
            mark.approximate = true;
            rest = less;
        } else {
            return (mark, rest);
        }
    }
}

pub(super) fn is_filler(token: &Tok<'_>) -> bool {
    let Tok::Word(word) = token else { return false };
    let french = matches!(*word, "le" | "la" | "l" | "les" | "en" | "de" | "du" | "d" | "au" | "mois" | "annee" | "an");
    french || matches!(*word, "the" | "in" | "on" | "of" | "month" | "year")
}

fn is_separator(sign: char) -> bool {
    matches!(sign, '/' | '.' | '-')
}

fn year(num: Num) -> Result<i32, DateError> {
    match i32::try_from(num.value) {
        Ok(year) if num.len == 4 => Ok(year),
        _ => Err(DateError::YearOutOfRange { year: num.value.into() }),
    }
}

fn lone(a: Num) -> Result<Loose, DateError> {
    if a.len > 2 {
        let year = Some(year(a)?);
        return Ok(Loose { year, ..Loose::default() });
    }
    Ok(Loose { day: Some(a.value), two_digits: a.len == 2, ..Loose::default() })
}

/// "12/2023" or "2023/12".
fn two(a: Num, b: Num) -> Result<Loose, DateError> {
    let (y, m) = match (a.len, b.len) {
        (3.., 1 | 2) => (a, b),
        (1 | 2, 3..) => (b, a),
        (1 | 2, 1 | 2) => return Err(DateError::TwoDigitYear),
        _ => return Err(DateError::NotUnderstood),
    };
    Ok(Loose { month: Some(m.value), year: Some(year(y)?), ..Loose::default() })
}

/// "2023/12/04", "04/12/2023" or "12/04/2023".
fn three(a: Num, b: Num, c: Num, order: Order) -> Result<Loose, DateError> {
    let (y, m, d) = match (a.len, b.len, c.len) {
        (3.., 1 | 2, 1 | 2) => (a, b, c),
        (1 | 2, 1 | 2, 3..) if order == Order::DayFirst => (c, b, a),
        (1 | 2, 1 | 2, 3..) => (c, a, b),
        (1 | 2, 1 | 2, 1 | 2) => return Err(DateError::TwoDigitYear),
        _ => return Err(DateError::NotUnderstood),
    };
    Ok(Loose { day: Some(d.value), month: Some(m.value), year: Some(year(y)?), ..Loose::default() })
}

/// A month in letters, with a day, a year, both or neither.
fn named(core: &[Tok<'_>]) -> Result<Loose, DateError> {
    let (mut month_at, mut numbers) = (None, Vec::new());
    for (at, token) in core.iter().enumerate() {
        match token {
            Tok::Word(word) if month_at.is_none() => {
                let number = month(word).ok_or(DateError::NotUnderstood)?;
                month_at = Some((at, number));
            }
            Tok::Num(num) => numbers.push(*num),
            Tok::Sym('/') => {}
            _ => return Err(DateError::NotUnderstood),
        }
    }
    let (at, number) = month_at.ok_or(DateError::NotUnderstood)?;
    let mut loose = Loose { month: Some(number), ..Loose::default() };
    match numbers.as_slice() {
        [] => {}
        [y] if y.len > 2 => loose.year = Some(year(*y)?),
        [d] => {
            loose.day = Some(d.value);
            loose.two_digits = at == 0 && d.len == 2;
        }
        [d, y] | [y, d] if d.len <= 2 && y.len > 2 => {
            loose.day = Some(d.value);
            loose.year = Some(year(*y)?);
        }
        [a, b] if a.len <= 2 && b.len <= 2 => return Err(DateError::TwoDigitYear),
        _ => return Err(DateError::NotUnderstood),
    }
    Ok(loose)
}

/// The number of a month named in English or French, in full or shortened.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "january" | "jan" | "janvier" | "janv" => 1,
        "february" | "feb" | "fevrier" | "fevr" | "fev" => 2,
        "march" | "mar" | "mars" => 3,
        "april" | "apr" | "avril" | "avr" => 4,
        "may" | "mai" => 5,
        "june" | "jun" | "juin" => 6,
        "july" | "jul" | "juillet" | "juil" => 7,
        "august" | "aug" | "aout" => 8,
        "september" | "sept" | "sep" | "septembre" => 9,
        "october" | "oct" | "octobre" => 10,
        "november" | "nov" | "novembre" => 11,
        "december" | "dec" | "decembre" => 12,
        _ => return None,
    })
}
