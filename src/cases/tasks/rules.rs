//! The rules that make tasks, each of what the case says today. What was made
//! once is known by its origin: the rule, the record, and its date, so that the
//! same hearing asks once, and asks again when it is put off.

use crate::{
    cases::{actions::Action, consents::Consent, dossier::Dossier, news},
    dates::PartialDate,
    words::{TaskKind, Term},
};
use chrono::{Months, NaiveDate, TimeDelta};

/// Days before a date at which its task is made.
pub const AHEAD: i64 = 14;
/// Days without news after which somebody is to ask.
pub const SILENCE: i64 = 90;

/// A task that a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What kind.
    pub kind: Term<TaskKind>,
    /// By when.
    pub due: NaiveDate,
    /// What it is known by.
    pub origin: String,
    /// Whether it tells of what is restricted.
    pub is_restricted: bool,
}

/// What the rules look at.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The case.
    pub dossier: &'a Dossier,
    /// What was agreed to.
    pub consents: &'a [Consent],
    /// What was done.
    pub actions: &'a [Action],
    /// When somebody last said in the weekly review that nothing is new.
    pub answered: Option<NaiveDate>,
    /// How long the case is kept once it is closed; none: for ever.
    pub retention: Option<Retention>,
}

/// How long a closed case is kept before somebody is asked.
#[derive(Debug, Clone, Copy)]
pub struct Retention {
    /// When it was last changed.
    pub since: NaiveDate,
    /// As its organisation decided.
    pub months: u32,
}

/// The tasks that the rules ask for today.
pub fn wanted(facts: &Facts, today: NaiveDate) -> Vec<Wanted> {
    let file = facts.dossier.case.file_status;
    if file.is("merged") {
        return Vec::new();
    }
    if ["closed", "archived", "rejected"].iter().any(|code| file.is(code)) {
        return retention(facts, today).into_iter().collect();
    }
    let mut all = hearings(facts.dossier, today);
    all.extend(endings(facts.dossier, today));
    all.extend(facts.consents.iter().filter_map(|row| consent(row, today)));
    all.extend(facts.actions.iter().filter_map(|row| reply(row, today)));
    all.extend(no_news(facts, today));
    all
}

/// One task of a record and its date.
fn of(kind: &'static str, rule: &str, record: &str, date: &PartialDate) -> Option<Wanted> {
    let due = date.earliest().or_else(|| date.latest())?;
    let origin = format!("{rule}:{record}:{}", date.edtf());
    Some(Wanted { kind: Term::known(kind), due, origin, is_restricted: false })
}

/// Whether a date is still to come, and soon.
fn is_near(date: &PartialDate, today: NaiveDate) -> bool {
    let (first, last) = (date.earliest().or_else(|| date.latest()), date.latest().or_else(|| date.earliest()));
    last.is_some_and(|last| last >= today) && first.is_some_and(|first| first <= today + TimeDelta::days(AHEAD))
}

/// Whether a date is soon, or over.
fn is_due(date: &PartialDate, today: NaiveDate) -> bool {
    date.earliest().or_else(|| date.latest()).is_some_and(|first| first <= today + TimeDelta::days(AHEAD))
}

/// Hearings that are planned, and the dates on which others go on.
fn hearings(dossier: &Dossier, today: NaiveDate) -> Vec<Wanted> {
    let planned = || dossier.court_events.iter().filter(|row| row.is_planned);
    let dates: Vec<&PartialDate> = planned().filter_map(|row| row.happened.as_ref()).collect();
    let own = planned().filter_map(|row| Some((row, row.happened.as_ref()?)));
    let next = dossier.court_events.iter().filter_map(|row| Some((row, row.next_date.as_ref()?)));
    // The next date of one hearing is often entered as a hearing too.
    let next = next.filter(|(_, date)| !dates.contains(date));
    own.chain(next)
        .filter(|(_, date)| is_near(date, today))
        .filter_map(|(row, date)| of("hearing", "hearing", row.id.as_str(), date))
        .collect()
}

/// A day on which a hearing is planned, near or far, as its task would be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The hearing.
    pub record: String,
    /// What its task is known by.
    pub origin: String,
    /// The day.
    pub due: NaiveDate,
}

/// All days on which hearings are planned.
pub fn planned(dossier: &Dossier) -> Vec<Planned> {
    let own = dossier.court_events.iter().filter(|row| row.is_planned);
    let own = own.filter_map(|row| Some((row, row.happened.as_ref()?)));
    let next = dossier.court_events.iter().filter_map(|row| Some((row, row.next_date.as_ref()?)));
    own.chain(next)
        .filter_map(|(row, date)| {
            let Wanted { origin, due, .. } = of("hearing", "hearing", row.id.as_str(), date)?;
            Some(Planned { record: row.id.to_string(), origin, due })
        })
        .collect()
}

/// Custody and sentences whose end is near.
fn endings(dossier: &Dossier, today: NaiveDate) -> Vec<Wanted> {
    let custody = dossier.custody.iter().filter_map(|row| Some((row.id.as_str(), row.ended.as_ref()?)));
    let in_force = dossier.sentences.iter().filter_map(|row| Some((row.id.as_str(), row.expected_end.as_ref()?)));
    custody
        .chain(in_force)
        .filter(|(_, date)| is_near(date, today))
        .filter_map(|(id, date)| of("custody_expiry", "end", id, date))
        .collect()
}

/// A consent that is to be asked for again.
fn consent(row: &Consent, today: NaiveDate) -> Option<Wanted> {
    let date = row.review_on.as_ref().filter(|date| row.withdrawn.is_none() && is_due(date, today))?;
    Some(Wanted { is_restricted: true, ..of("consent_review", "consent", row.id.as_str(), date)? })
}

/// An action that is not answered yet.
fn reply(row: &Action, today: NaiveDate) -> Option<Wanted> {
    let is_open = row.response.is_none_or(|response| response.is("pending"));
    let is_over = ["closed", "cancelled", "replied"].iter().any(|code| row.status.is(code));
    let date = row.reply_by.as_ref().filter(|date| is_open && !is_over && is_due(date, today))?;
    Some(Wanted { is_restricted: row.is_confidential, ..of("reply_due", "reply", row.id.as_str(), date)? })
}

/// Somebody who is still held, and of whom nothing was heard for long.
fn no_news(facts: &Facts, today: NaiveDate) -> Option<Wanted> {
    let custody = facts.dossier.current_custody()?;
    let last = news::last(facts.dossier, today).max(facts.answered.unwrap_or(NaiveDate::MIN));
    let is_silent = custody.status.extra("wide") == "yes" && (today - last).num_days() >= SILENCE;
    let origin = format!("no_news:{}:{last}", facts.dossier.case.id);
    is_silent.then(|| Wanted { kind: Term::known("no_news"), due: today, origin, is_restricted: false })
}

/// A closed case that nobody has changed for as long as it is to be kept: somebody decides whether it stays, and is
/// asked again after as long a time.
fn retention(facts: &Facts, today: NaiveDate) -> Option<Wanted> {
    let Retention { since, months } = facts.retention?;
    let days = (1..).map_while(|times| since.checked_add_months(Months::new(months * times)));
    let due = days.take_while(|day| *day <= today).last()?;
    let origin = format!("retention:{}:{due}", facts.dossier.case.id);
    Some(Wanted { kind: Term::known("retention"), due, origin, is_restricted: false })
}
