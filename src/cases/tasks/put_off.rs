//! A hearing that is put off takes its task along: what was to be done for the
//! older day moves to the new one, and ends where the hearing is gone. Pure.

use super::{
    Task,
    rules::{self, Planned},
};
use crate::{cases::dossier::Dossier, clock, words::Term};
use std::collections::BTreeSet;

/// The rule of hearings.
pub const RULE: &str = "hearing";

/// What becomes of these open tasks of hearings: before and after. `known`: the origins that are
/// taken, for each is unique.
pub fn moved(dossier: &Dossier, open: &[Task], known: &BTreeSet<String>) -> Vec<(Task, Task)> {
    let planned = rules::planned(dossier);
    let mut taken = known.clone();
    let mut moved = Vec::new();
    for task in open {
        let origin = task.origin.as_deref().unwrap_or_default();
        if planned.iter().any(|day| day.origin == origin) {
            continue;
        }
        let record = origin.split(':').nth(1).unwrap_or_default();
        let days = || planned.iter().filter(|day| day.record == record);
        let next = days().find(|day| !taken.contains(&day.origin)).cloned();
        // What took place is no more planned; its task stays, for somebody to write down the outcome.
        let is_there = dossier.court_events.iter().any(|row| row.id.as_str() == record);
        let after = match next {
            Some(day) => put_off(task, &day),
            None if is_there && days().next().is_none() => continue,
            None => ended(task),
        };
        taken.extend(after.origin.clone());
        moved.push((task.clone(), after));
    }
    moved
}

fn put_off(task: &Task, day: &Planned) -> Task {
    let (due_on, origin) = (day.due.to_string(), Some(day.origin.clone()));
    Task { due_on, origin, snoozed_until: None, ..task.clone() }
}

fn ended(task: &Task) -> Task {
    Task { status: Term::known("cancelled"), done_at: Some(clock::now()), snoozed_until: None, ..task.clone() }
}
