//! How much two people are alike, and why: the name first, then what raises the
//! pair and what lowers it.

use super::context::Context;
use crate::{
    dates::{Lang, PartialDate},
    locale,
    names::compare::{Answer, Reason, Verdict, compare_all},
    search::alike,
    words::{Country, Gender, Term},
};
use std::collections::BTreeSet;

/// What a pair must reach to be shown. A name that is only possible needs something beside it.
pub const SHOWN: i32 = 600;
/// From here on two people are probably one, unless something contradicts.
const PROBABLE: i32 = 800;
/// Arrests that lie no further apart are close, in days.
const CLOSE: i64 = 30;
/// Years of birth that lie further apart contradict: sources count by different calendars, and by age.
const YEARS: i64 = 2;

/// What speaks for two people being one, or against it.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// What the names share.
    Name(Reason),
    /// They may be born on one day.
    SameBirth(PartialDate),
    /// They were born years apart.
    OtherBirth(PartialDate, PartialDate),
    /// One is a man, the other a woman.
    OtherGender(Term<Gender>, Term<Gender>),
    /// They share a nationality.
    SameNationality(Term<Country>),
    /// They share none.
    OtherNationality(Term<Country>, Term<Country>),
    /// They are held by one country.
    SameCountry(Term<Country>),
    /// They are held by different ones.
    OtherCountry(Term<Country>, Term<Country>),
    /// They were taken within a month.
    CloseDates(PartialDate, PartialDate),
    /// They were taken at other times.
    OtherDates(PartialDate, PartialDate),
    /// Their cases are in one group.
    SameGroup,
}

impl Why {
    /// What it adds to a pair, in thousandths; the name counts by itself.
    fn weight(&self) -> i32 {
        match self {
            Self::Name(_) => 0,
            Self::SameBirth(date) => {
                if date.is_exact_day() {
                    120
                } else {
                    80
                }
            }
            Self::OtherBirth(..) => -250,
            Self::OtherGender(..) => -200,
            Self::SameNationality(_) => 40,
            Self::OtherNationality(..) => -40,
            Self::SameCountry(_) => 60,
            Self::OtherCountry(..) => -60,
            Self::CloseDates(..) => 100,
            Self::OtherDates(..) => -30,
            Self::SameGroup => 60,
        }
    }

    /// Whether it speaks for the two being one.
    pub fn is_for(&self) -> bool {
        self.weight() >= 0
    }

    /// Whether it can hardly be true of one person.
    fn contradicts(&self) -> bool {
        matches!(self, Self::OtherBirth(..) | Self::OtherGender(..))
    }

    /// In words.
    pub fn words(&self, lang: Lang) -> String {
        let both = |key: &str, a: String, b: String| locale::format(lang, key, &[("a", a.into()), ("b", b.into())]);
        let dates = |key: &str, a: &PartialDate, b: &PartialDate| both(key, a.words(lang), b.words(lang));
        let country = |it: &Term<Country>| it.label(lang).to_owned();
        let one = |key: &str, it: String| locale::format(lang, key, &[("what", it.into())]);
        match self {
            Self::Name(reason) => locale::text(lang, alike::message(*reason)).to_owned(),
            Self::SameBirth(date) => one("likeness-same-birth", date.words(lang)),
            Self::OtherBirth(a, b) => dates("likeness-other-birth", a, b),
            Self::OtherGender(a, b) => {
                both("likeness-other-gender", a.label(lang).to_owned(), b.label(lang).to_owned())
            }
            Self::SameNationality(it) => one("likeness-same-nationality", country(it)),
            Self::OtherNationality(a, b) => both("likeness-other-nationality", country(a), country(b)),
            Self::SameCountry(it) => one("likeness-same-country", country(it)),
            Self::OtherCountry(a, b) => both("likeness-other-country", country(a), country(b)),
            Self::CloseDates(a, b) => dates("likeness-close-dates", a, b),
            Self::OtherDates(a, b) => dates("likeness-other-dates", a, b),
            Self::SameGroup => locale::text(lang, "likeness-same-group").to_owned(),
        }
    }
}

/// How much two people are alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// In thousandths, to sort by; may pass a thousand.
    pub score: i32,
    /// What speaks for it, the name first, and what against.
    pub why: Vec<Why>,
}

impl Likeness {
    /// Of two people; nothing where their names are strangers to each other.
    pub fn of(a: &Context, b: &Context) -> Option<Self> {
        let verdict = compare_all(&a.names, &b.names).filter(|verdict| verdict.answer != Answer::No)?;
        Some(Self::weigh(&verdict, a, b))
    }

    /// The same where the names were compared already.
    pub fn weigh(verdict: &Verdict, a: &Context, b: &Context) -> Self {
        let mut why: Vec<Why> = verdict.reasons.iter().copied().map(Why::Name).collect();
        why.extend(beside(a, b));
        #[expect(clippy::cast_possible_truncation, reason = "a score lies between 0 and 1")]
        let name = (verdict.score * 1_000.0) as i32;
        Self { score: name + why.iter().map(Why::weight).sum::<i32>(), why }
    }

    /// Whether the pair is worth somebody's time.
    pub fn is_shown(&self) -> bool {
        self.score >= SHOWN
    }

    /// Whether the two are probably one; otherwise they possibly are.
    pub fn is_probable(&self) -> bool {
        self.score >= PROBABLE && !self.why.iter().any(Why::contradicts)
    }
}

/// What is known beside the names.
fn beside(a: &Context, b: &Context) -> Vec<Why> {
    let mut why = Vec::new();
    if let (Some(one), Some(other)) = (&a.birth, &b.birth) {
        if one.overlaps(other) {
            why.push(Why::SameBirth(narrower(one, other).clone()));
        } else if apart(one, other).is_some_and(|days| days > YEARS * 366) {
            why.push(Why::OtherBirth(one.clone(), other.clone()));
        }
    }
    if let (Some(one), Some(other)) = (a.gender, b.gender)
        && one != other
    {
        why.push(Why::OtherGender(one, other));
    }
    why.extend(shared(&a.nationalities, &b.nationalities, Why::SameNationality, Why::OtherNationality));
    why.extend(shared(&a.countries, &b.countries, Why::SameCountry, Why::OtherCountry));
    why.extend(arrests(a, b));
    if a.groups.intersection(&b.groups).next().is_some() {
        why.push(Why::SameGroup);
    }
    why
}

fn shared(
    a: &BTreeSet<Term<Country>>,
    b: &BTreeSet<Term<Country>>,
    same: fn(Term<Country>) -> Why,
    other: fn(Term<Country>, Term<Country>) -> Why,
) -> Option<Why> {
    match a.intersection(b).next() {
        Some(it) => Some(same(*it)),
        None => Some(other(*a.first()?, *b.first()?)),
    }
}

/// The two arrests that lie closest.
fn arrests(a: &Context, b: &Context) -> Option<Why> {
    let pairs = a.starts.iter().flat_map(|one| b.starts.iter().map(move |other| (one, other)));
    let (days, one, other) =
        pairs.filter_map(|(one, other)| Some((apart(one, other)?, one, other))).min_by_key(|(days, ..)| *days)?;
    let make = if days <= CLOSE { Why::CloseDates } else { Why::OtherDates };
    Some(make(one.clone(), other.clone()))
}

/// The days that lie between two dates at the least; nothing where one of them has no bounds.
fn apart(a: &PartialDate, b: &PartialDate) -> Option<i64> {
    let (a_first, a_last) = (a.earliest()?, a.latest()?);
    let (b_first, b_last) = (b.earliest()?, b.latest()?);
    Some((b_first - a_last).num_days().max((a_first - b_last).num_days()).max(0))
}

/// The date that says more.
fn narrower<'a>(a: &'a PartialDate, b: &'a PartialDate) -> &'a PartialDate {
    let width = |date: &PartialDate| match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) => (last - first).num_days(),
        _ => i64::MAX,
    };
    if width(b) < width(a) { b } else { a }
}
