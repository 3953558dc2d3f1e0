//! Back to words. Whatever is written here, [`super::parse()`] reads back.

use super::Lang;
use super::edtf::{Point, Precision, Shape, Unit};
use chrono::Datelike;

#[rustfmt::skip]
const EN: [&str; 12] = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
];
#[rustfmt::skip]
const EN_SHORT: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
#[rustfmt::skip]
const FR: [&str; 12] = [
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
];
#[rustfmt::skip]
const FR_SHORT: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin",
    "juil.", "août", "sept.", "oct.", "nov.", "déc.",
];

/// The name of a month (1 to 12), or nothing when there is no such month.
pub(super) fn month_name(month: u32, lang: Lang) -> &'static str {
    Style { lang, short: false }.month(month)
}

pub(super) fn long(shape: &Shape, lang: Lang) -> String {
    Style { lang, short: false }.shape(shape)
}

pub(super) fn short(shape: &Shape, lang: Lang) -> String {
    Style { lang, short: true }.shape(shape)
}

/// What the first of two dates can leave to the second.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    All,
    NoYear,
    DayOnly,
}

impl Keep {
    fn of(a: &Unit, b: &Unit) -> Self {
        let alike = a.precision == b.precision && a.first.year() == b.first.year();
        match a.precision {
            Precision::Day if alike && a.first.month() == b.first.month() => Self::DayOnly,
            Precision::Day | Precision::Month if alike => Self::NoYear,
            _ => Self::All,
        }
    }
}

#[derive(Clone, Copy)]
struct Style {
    lang: Lang,
    short: bool,
}

impl Style {
    fn month(self, month: u32) -> &'static str {
        let names = match (self.lang, self.short) {
            (Lang::En, false) => EN,
            (Lang::En, true) => EN_SHORT,
            (Lang::Fr, false) => FR,
            (Lang::Fr, true) => FR_SHORT,
        };
        let index = usize::try_from(month).unwrap_or(0).wrapping_sub(1);
        names.get(index).copied().unwrap_or_default()
    }

    fn unit(self, unit: &Unit, keep: Keep) -> String {
        let date = unit.first;
        let (year, month) = (date.year(), self.month(date.month()));
        let day = match (self.lang, date.day()) {
            (Lang::Fr, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        };
        match (unit.precision, keep) {
            (Precision::Day, Keep::All) => format!("{day} {month} {year}"),
            (Precision::Day, Keep::NoYear) => format!("{day} {month}"),
            (Precision::Day, Keep::DayOnly) => day,
            (Precision::Month, Keep::All) => format!("{month} {year}"),
            (Precision::Month, _) => month.to_owned(),
            (Precision::Year, _) => year.to_string(),
        }
    }

    fn doubt(self, point: &Point) -> &'static str {
        match (point.mark.uncertain, self.short, self.lang) {
            (false, _, _) => "",
            (true, true, _) => "?",
            (true, false, Lang::En) => " (uncertain)",
            (true, false, Lang::Fr) => " (incertain)",
        }
    }

    fn shape(self, shape: &Shape) -> String {
        match (shape, self.lang) {
            (Shape::Point(p), _) => self.alone(p),
            (Shape::OneOf(a, b), _) => self.one_of(a, b),
            (Shape::OnOrBefore(b), _) => self.before(b),
            (Shape::OnOrAfter(a), _) => self.after(a),
            (Shape::Interval(a, b), _) => self.interval(a, b),
            (Shape::Ongoing(a), Lang::En) => format!("since {}", self.inside_en(a)),
            (Shape::Ongoing(a), Lang::Fr) => {
                format!("depuis {}{}", le(&a.unit), self.inside_fr(a, Keep::All))
            }
            (Shape::OpenEnd(a), Lang::En) => format!("from {}, end not known", self.inside_en(a)),
            (Shape::OpenEnd(a), Lang::Fr) => {
                let start = de(&a.unit, &self.inside_fr(a, Keep::All));
                format!("à partir {start}, fin inconnue")
            }
        }
    }

    fn alone(self, point: &Point) -> String {
        match self.lang {
            Lang::Fr if point.mark.approximate => {
                let unit = self.unit(&point.unit, Keep::All);
                format!("vers {}{unit}{}", le(&point.unit), self.doubt(point))
            }
            Lang::Fr => self.inside_fr(point, Keep::All),
            Lang::En => self.inside_en(point),
        }
    }

    fn inside_en(self, point: &Point) -> String {
        let about = if point.mark.approximate { "about " } else { "" };
        let unit = self.unit(&point.unit, Keep::All);
        format!("{about}{unit}{}", self.doubt(point))
    }

    /// After a preposition, French puts "environ" behind the date.
    fn inside_fr(self, point: &Point, keep: Keep) -> String {
        let about = if point.mark.approximate { " environ" } else { "" };
        let unit = self.unit(&point.unit, keep);
        format!("{unit}{about}{}", self.doubt(point))
    }

    fn one_of(self, a: &Unit, b: &Unit) -> String {
        let (left, right) = (self.unit(a, Keep::of(a, b)), self.unit(b, Keep::All));
        let neighbours = a.next().as_ref() == Some(b);
        match (self.lang, neighbours) {
            (Lang::En, true) => format!("{left} or {right}"),
            (Lang::En, false) => format!("between {left} and {right}"),
            (Lang::Fr, true) => format!("{left} ou {right}"),
            (Lang::Fr, false) => format!("entre {}{left} et {}{right}", le(a), le(b)),
        }
    }

    fn before(self, last: &Unit) -> String {
        match (self.lang, last.next().filter(Unit::in_range)) {
            (Lang::En, Some(next)) => format!("before {}", self.unit(&next, Keep::All)),
            (Lang::Fr, Some(next)) => format!("avant {}{}", le(&next), self.unit(&next, Keep::All)),
            (Lang::En, None) => format!("no later than {}", self.unit(last, Keep::All)),
            (Lang::Fr, None) => {
                format!("au plus tard {}{}", le_en(last), self.unit(last, Keep::All))
            }
        }
    }

    fn after(self, first: &Unit) -> String {
        match (self.lang, first.prev().filter(Unit::in_range)) {
            (Lang::En, Some(prev)) => format!("after {}", self.unit(&prev, Keep::All)),
            (Lang::Fr, Some(prev)) => format!("après {}{}", le(&prev), self.unit(&prev, Keep::All)),
            (Lang::En, None) => format!("no earlier than {}", self.unit(first, Keep::All)),
            (Lang::Fr, None) => {
                format!("au plus tôt {}{}", le_en(first), self.unit(first, Keep::All))
            }
        }
    }

    fn interval(self, a: &Point, b: &Point) -> String {
        // A mark belongs to one end, so both ends are then written in full.
        let keep = if a.mark.is_plain() && b.mark.is_plain() { Keep::of(&a.unit, &b.unit) } else { Keep::All };
        match self.lang {
            Lang::En if keep == Keep::All => {
                format!("from {} to {}", self.inside_en(a), self.inside_en(b))
            }
            Lang::En => {
                let left = self.unit(&a.unit, keep);
                format!("from {left} to {}", self.inside_en(b))
            }
            Lang::Fr => {
                let left = de(&a.unit, &self.inside_fr(a, keep));
                let to = if b.unit.precision == Precision::Day { "au" } else { "à" };
                format!("{left} {to} {}", self.inside_fr(b, Keep::All))
            }
        }
    }
}

fn le(unit: &Unit) -> &'static str {
    match unit.precision {
        Precision::Day => "le ",
        Precision::Month | Precision::Year => "",
    }
}

fn le_en(unit: &Unit) -> &'static str {
    match unit.precision {
        Precision::Day => "le ",
        Precision::Month | Precision::Year => "en ",
    }
}

/// "du 3 mai", "de mai", "d'avril".
fn de(unit: &Unit, words: &str) -> String {
    match unit.precision {
        Precision::Day => format!("du {words}"),
        _ if words.starts_with(['a', 'o']) => format!("d'{words}"),
        _ => format!("de {words}"),
    }
}
