//! The clock of article 36 (1) of the Vienna Convention on Consular Relations.
//! The detaining state tells the person of the right without delay, and the
//! consulate where the person asks; consular officers may visit, talk and
//! write, but do nothing that the person expressly opposes. Pure: what is
//! entered goes in, how many days after the arrest each step came goes out.

use super::consular::ConsularEvent;
use crate::{
    dates::{DateKind, PartialDate},
    words::{Country, Term},
};
use std::collections::BTreeSet;

/// The steps for one home state.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// Whose consulate; none where nothing is entered at all.
    pub state: Option<Term<Country>>,
    /// In the order of the article.
    pub steps: Vec<Step>,
    /// Whether the person declined consular help: nothing is done against that.
    pub is_declined: bool,
}

impl Clock {
    /// How many steps something is entered for.
    pub fn known(&self) -> usize {
        self.steps.iter().filter(|step| !step.is_missing()).count()
    }
}

/// What the article asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The person is told of the right.
    Told,
    /// The consulate is told of the detention.
    Notified,
    /// The consulate asks for access.
    Requested,
    /// Access is given or refused.
    Answered,
    /// The consulate saw the person, most recently.
    LastVisit,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nothing is entered.
    Missing,
    /// It took place.
    Done,
    /// The consulate learned of the detention, but not from the detaining state.
    Elsewhere,
    /// The detainee says that nobody told them.
    Denied,
    /// Access was given.
    Granted,
    /// Access was refused.
    Refused,
    /// Access was asked for, and put off or not answered.
    Waiting,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Which.
    pub what: What,
    /// How it stands.
    pub stands: Stands,
    /// When, as far as it is known.
    pub date: Option<PartialDate>,
    /// How many days after the arrest.
    pub after: Option<After>,
}

impl Step {
    /// Whether nothing is entered.
    pub fn is_missing(&self) -> bool {
        self.stands == Stands::Missing
    }

    /// The message that says how it stands, such as `clock-told-missing`.
    pub fn key(&self) -> &'static str {
        match (self.what, self.stands) {
            (What::Told, Stands::Missing) => "clock-told-missing",
            (What::Told, Stands::Denied) => "clock-told-denied",
            (What::Told, _) => "clock-told",
            (What::Notified, Stands::Missing) => "clock-notified-missing",
            (What::Notified, Stands::Elsewhere) => "clock-notified-elsewhere",
            (What::Notified, _) => "clock-notified",
            (What::Requested, Stands::Missing) => "clock-requested-missing",
            (What::Requested, _) => "clock-requested",
            (What::Answered, Stands::Granted) => "clock-granted",
            (What::Answered, Stands::Refused) => "clock-refused",
            (What::Answered, Stands::Waiting) => "clock-waiting",
            (What::Answered, _) => "clock-answer-missing",
            (What::LastVisit, Stands::Missing) => "clock-visit-missing",
            (What::LastVisit, _) => "clock-visit",
        }
    }
}

/// Days after the arrest: at least, and at most where there is a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// At least.
    pub min: i64,
    /// At most.
    pub max: Option<i64>,
    /// Whether one of the two dates is only about right.
    pub is_about: bool,
}

/// How many days after the arrest something was. `None` where the two dates
/// say nothing about it, or cannot both hold.
pub fn after(arrest: &PartialDate, date: &PartialDate) -> Option<After> {
    let ((first, last), (from, to)) = (arrest.start_bounds(), (date.earliest(), date.latest()));
    let max = first.zip(to).map(|(first, to)| (to - first).num_days());
    let min = last.zip(from).map_or(0, |(last, from)| (from - last).num_days().max(0));
    let is_possible = max.is_none_or(|max| max >= 0);
    let is_about = [arrest, date].iter().any(|date| date.kind() == DateKind::Circa);
    (is_possible && (min > 0 || max.is_some())).then_some(After { min, max, is_about })
}

/// The clocks of a case, one for each home state that something is entered
/// for. Where nothing is, one that says what is missing.
pub fn clocks(arrest: Option<&PartialDate>, rows: &[ConsularEvent]) -> Vec<Clock> {
    let states: BTreeSet<Term<Country>> = rows.iter().filter_map(|row| row.home_state).collect();
    let states = if states.is_empty() { vec![None] } else { states.into_iter().map(Some).collect() };
    states.into_iter().map(|state| clock(arrest, rows, state)).collect()
}

fn clock(arrest: Option<&PartialDate>, rows: &[ConsularEvent], state: Option<Term<Country>>) -> Clock {
    let own: Vec<&ConsularEvent> =
        rows.iter().filter(|row| row.home_state.is_none_or(|of| Some(of) == state)).collect();
    let steps = [told(&own), notified(&own), requested(&own), answered(&own), last_visit(&own)];
    let steps = steps.into_iter().map(|(what, stands, date)| {
        let after = arrest.zip(date.as_ref()).and_then(|(arrest, date)| after(arrest, date));
        Step { what, stands, date, after }
    });
    // The latest wish counts.
    let wish = own.iter().rev().find(|row| row.is("detainee_declined") || !row.wish.is("unknown"));
    let is_declined = wish.is_some_and(|row| row.is("detainee_declined") || row.wish.is("declined"));
    Clock { state, steps: steps.collect(), is_declined }
}

type Found = (What, Stands, Option<PartialDate>);

fn told(rows: &[&ConsularEvent]) -> Found {
    let told: Vec<_> = rows.iter().filter(|row| row.is("right_told_to_detainee")).collect();
    let date = told.iter().filter_map(|row| row.happened.as_ref()).min_by_key(|date| day(date)).cloned();
    let stands = match (told.is_empty(), rows.iter().any(|row| row.wish.is("not_informed"))) {
        (false, _) => Stands::Done,
        (true, true) => Stands::Denied,
        (true, false) => Stands::Missing,
    };
    (What::Told, stands, date)
}

fn notified(rows: &[&ConsularEvent]) -> Found {
    let of = |kind: &str| {
        let own: Vec<_> = rows.iter().filter(|row| row.is(kind)).collect();
        let date = own.iter().filter_map(|row| row.happened.as_ref()).min_by_key(|date| day(date)).cloned();
        (!own.is_empty()).then_some(date)
    };
    match (of("notified_by_state"), of("learned_elsewhere")) {
        (Some(date), _) => (What::Notified, Stands::Done, date),
        (None, Some(date)) => (What::Notified, Stands::Elsewhere, date),
        (None, None) => (What::Notified, Stands::Missing, None),
    }
}

fn requested(rows: &[&ConsularEvent]) -> Found {
    let asked = |row: &&&ConsularEvent| row.is("access_requested") || row.asked_on.is_some();
    let asked: Vec<_> = rows.iter().filter(asked).collect();
    let dates = asked.iter().filter_map(|row| {
        row.asked_on.as_ref().or_else(|| row.happened.as_ref().filter(|_| row.is("access_requested")))
    });
    let stands = if asked.is_empty() { Stands::Missing } else { Stands::Done };
    (What::Requested, stands, dates.min_by_key(|date| day(date)).cloned())
}

/// The first access that was given; where none was, the latest refusal.
fn answered(rows: &[&ConsularEvent]) -> Found {
    fn date(row: &ConsularEvent) -> Option<&PartialDate> {
        row.answered_on.as_ref().or(row.happened.as_ref())
    }
    let granted: Vec<_> = rows.iter().filter(|row| row.is_granted()).collect();
    let refused: Vec<_> = rows.iter().filter(|row| row.is_refused()).collect();
    let is_waiting = rows.iter().any(|row| row.is("access_requested") || row.result.is_some());
    let (stands, date) = if !granted.is_empty() {
        (Stands::Granted, granted.iter().filter_map(|row| date(row)).min_by_key(|date| day(date)))
    } else if !refused.is_empty() {
        (Stands::Refused, refused.iter().filter_map(|row| date(row)).max_by_key(|date| day(date)))
    } else if is_waiting {
        (Stands::Waiting, None)
    } else {
        (Stands::Missing, None)
    };
    (What::Answered, stands, date.cloned())
}

fn last_visit(rows: &[&ConsularEvent]) -> Found {
    let visits: Vec<_> = rows.iter().filter(|row| row.is_visit()).collect();
    let date = visits.iter().filter_map(|row| row.happened.as_ref()).max_by_key(|date| day(date)).cloned();
    (What::LastVisit, if visits.is_empty() { Stands::Missing } else { Stands::Done }, date)
}

/// What dates are compared by.
fn day(date: &PartialDate) -> Option<chrono::NaiveDate> {
    date.earliest().or_else(|| date.latest())
}

#[cfg(test)]
mod tests;
