//! A merge taken back: what it did with each row undone, the last row first.
//! What somebody changed since stays as it is now, and is said.

use super::{
    Merge,
    choice::values,
    hush,
    moves::MOVED,
    net::{self, Net},
    store,
};
use crate::{
    access::User,
    cases::{
        Case,
        citations::{Citation, store::CaseSource},
        confirmations::{self, Confirmation},
        discussions::{self, Discussion},
        duplicates::{self, Distinction},
        notes::{self, Note},
        parts,
        reviews::{self, Review},
        shares::{self, Share},
        tasks::{self, Task},
        team::{self, TeamMember},
        weekly::{self, Answer},
    },
    db::{AnyConnection, Subject},
    error::{Error, Result},
    history::{Change, Record, Tx},
    id::Id,
    people::Person,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// What could not be put back as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Kind and field of values that somebody changed since: they stay as they are.
    pub kept: Vec<(String, String)>,
    /// Kinds of rows that were removed since: they stay removed.
    pub gone: Vec<String>,
    /// Whether what the merge made silent stays so, because something was changed since.
    pub stays_silent: bool,
}

/// What is unique besides the id: of which kinds, and by which fields.
const ONCE: [(&str, &[&str]); 7] = [
    (TeamMember::KIND, &["case_id", "user_id"]),
    (Share::KIND, &["case_id", "organisation_id"]),
    (CaseSource::KIND, &["case_id", "source_id"]),
    ("group_members", &["case_id", "group_id"]),
    (Discussion::KIND, &["case_id", "kind", "record_id", "field"]),
    (Confirmation::KIND, &["case_id", "kind", "record_id", "field"]),
    (Distinction::KIND, &["left_person", "right_person"]),
];

/// Makes two of one again.
///
/// # Errors
/// `Invalid` where another merge has to be taken back first; `Stale` where this one was taken back already.
pub fn undo(tx: &mut Tx, merge: &Merge) -> Result<Report> {
    if !merge.holds() {
        return Err(Error::Stale);
    }
    if !is_last(tx.conn(), merge)? {
        return Err(Error::Invalid("error-merge-later"));
    }
    let all = store::changes_of(tx.conn(), merge)?;
    let silent = silent_still(tx, merge, &all)?;
    let mut report = Report { stays_silent: !silent.is_empty(), ..Report::default() };
    let owners = owners(tx, merge, &all)?;
    for net in net::of(&all) {
        step(tx, &owners, &net, &mut report)?;
    }
    for (case, team) in silent {
        for case in store::cases_by_id(tx.conn(), &[case])? {
            hush::hush(tx, &case, &team)?;
        }
    }
    let by = Some(tx.author().to_owned());
    let (undone_in, undone_at) = (Some(tx.revision().to_string()), Some(tx.at()));
    tx.update_as("parted", merge, Merge { undone_by: by, undone_at, undone_in, ..merge.clone() })?;
    touch(tx, merge)?;
    Ok(report)
}

/// Whether nothing was merged since that stands in the way: the one that stayed into another one, or a case of one
/// of the two people with a case of the other.
///
/// # Errors
/// When the database fails.
pub fn is_last(conn: &mut AnyConnection, merge: &Merge) -> Result<bool> {
    if store::gone_into(conn, &merge.kind, &merge.survivor)?.is_some() {
        return Ok(false);
    }
    if merge.is_of_cases() {
        return Ok(true);
    }
    let moved: BTreeSet<String> = store::changes_of(conn, merge)?
        .into_iter()
        .filter(|change| change.kind == Case::KIND && diff_of(change, "person_id").is_some())
        .map(|change| change.record_id)
        .collect();
    let cases: Vec<String> = store::cases_of(conn, &merge.survivor)?.iter().map(|case| case.id.to_string()).collect();
    let crosses = |it: &Merge| moved.contains(&it.survivor) != moved.contains(&it.absorbed);
    Ok(!store::into(conn, &cases)?.iter().any(crosses))
}

/// The old and the new value of a field in a change.
fn diff_of(change: &Change, field: &str) -> Option<(Value, Value)> {
    let diff: Value = serde_json::from_str(&change.diff).ok()?;
    let both = diff.get(field)?;
    Some((both.get(0)?.clone(), both.get(1)?.clone()))
}

/// The cases that the merge made silent and that stay so, with their team as it is now: something was changed since,
/// which may be of the silent side.
fn silent_still(tx: &mut Tx, merge: &Merge, all: &[Change]) -> Result<Vec<(String, BTreeSet<Id<User>>)>> {
    let mut found = Vec::new();
    if !merge.is_hushed || store::changed_since(tx.conn(), merge)? == 0 {
        return Ok(found);
    }
    let made = |change: &&Change| {
        change.kind == Case::KIND && diff_of(change, "publicity").is_some_and(|(_, new)| new == "silence")
    };
    let ids: Vec<String> = all.iter().filter(made).map(|change| change.record_id.clone()).collect();
    for case in store::cases_by_id(tx.conn(), &ids)?.into_iter().filter(Case::is_silent) {
        let id = case.id.to_string();
        let team = team::of(tx.conn(), std::slice::from_ref(&id))?;
        found.push((id, team.iter().map(|member| member.user_id).collect()));
    }
    Ok(found)
}

/// The records themselves, and the cases whose rows the merge touched.
fn owners(tx: &mut Tx, merge: &Merge, all: &[Change]) -> Result<Vec<String>> {
    let mut ids = BTreeSet::from([merge.survivor.clone(), merge.absorbed.clone()]);
    ids.extend(all.iter().map(|change| change.record_id.clone()));
    for person in [&merge.survivor, &merge.absorbed] {
        ids.extend(store::cases_of(tx.conn(), person)?.iter().map(|case| case.id.to_string()));
    }
    Ok(ids.into_iter().collect())
}

/// What is derived of both is made again.
fn touch(tx: &mut Tx, merge: &Merge) -> Result<()> {
    let ids = [&merge.survivor, &merge.absorbed];
    let subject = if merge.is_of_cases() { Subject::Case } else { Subject::Person };
    ids.into_iter().for_each(|id| tx.touch(subject, id));
    if merge.is_of_cases() {
        let ids = ids.map(Clone::clone);
        for link in store::links(tx.conn(), &ids)? {
            tx.touch(Subject::Link, link.source_id.as_str());
        }
        return Ok(());
    }
    let people: BTreeSet<Id<Person>> = ids.into_iter().filter_map(|id| id.parse().ok()).collect();
    duplicates::store::look_again(tx.conn(), people)
}

/// Undoes what was done with one row.
fn step(tx: &mut Tx, ids: &[String], net: &Net, report: &mut Report) -> Result<()> {
    match net.kind.as_str() {
        Citation::KIND => one(tx, |conn| store::citations(conn, ids), net, report),
        CaseSource::KIND => one(tx, |conn| store::links(conn, ids), net, report),
        TeamMember::KIND => one(tx, |conn| team::of(conn, ids), net, report),
        Share::KIND => one(tx, |conn| shares::of(conn, ids), net, report),
        Answer::KIND => one(tx, |conn| weekly::store::by_cases(conn, ids), net, report),
        Review::KIND => one(tx, |conn| reviews::by_cases(conn, ids), net, report),
        Case::KIND => one(tx, |conn| store::cases_by_id(conn, ids), net, report),
        Note::KIND => one(tx, |conn| notes::store::by_cases(conn, ids), net, report),
        Confirmation::KIND => one(tx, |conn| confirmations::store::by_cases(conn, ids), net, report),
        Discussion::KIND => one(tx, |conn| discussions::store::by_cases(conn, ids), net, report),
        Distinction::KIND => one(tx, |conn| store::distinction(conn, &net.record), net, report),
        // What is out is out: that it was to be called back stays, where somebody did so or the case stays silent.
        Task::KIND if net.is_added => {
            let all = tasks::store::by_cases(tx.conn(), ids)?;
            let is_kept = report.stays_silent || all.iter().any(|it| it.id.as_str() == net.record && !it.is_open());
            if is_kept { Ok(()) } else { one(tx, |_| Ok(all), net, report) }
        }
        Task::KIND => one(tx, |conn| tasks::store::by_cases(conn, ids), net, report),
        _ => parts::kinds::step_back(tx, ids, net, report),
    }
}

/// Undoes what was done with a row that is among these.
///
/// # Errors
/// When the database fails.
pub fn one<R: Record>(
    tx: &mut Tx,
    load: impl FnOnce(&mut AnyConnection) -> Result<Vec<R>>,
    net: &Net,
    report: &mut Report,
) -> Result<()> {
    let rows = load(tx.conn())?;
    match (net.is_added, net.is_removed, rows.iter().find(|row| row.id() == net.record)) {
        (true, true, _) | (true, false, None) | (false, true, Some(_)) => Ok(()),
        (true, false, Some(row)) => tx.remove(row),
        // An erased text is no JSON of a row, and nothing is put back from it.
        (false, true, None) => match serde_json::from_value::<R>(Value::Object(net.old.clone())) {
            Ok(row) if has_like(&rows, &row) => Ok(()),
            Ok(row) => tx.insert(row).map(drop),
            Err(_) => gone(net, report),
        },
        (false, false, None) => gone(net, report),
        (false, false, Some(row)) => back(tx, row, net, &rows, report),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "one of several ends of a step")]
fn gone(net: &Net, report: &mut Report) -> Result<()> {
    report.gone.push(net.kind.clone());
    Ok(())
}

fn back<R: Record>(tx: &mut Tx, row: &R, net: &Net, rows: &[R], report: &mut Report) -> Result<()> {
    let mut fields = values(row);
    for (name, old) in &net.old {
        if fields.get(name) == net.new.get(name) {
            fields.insert(name.clone(), old.clone());
        } else if fields.get(name) != Some(old) {
            report.kept.push((net.kind.clone(), name.clone()));
        }
    }
    let after: R = serde_json::from_value(Value::Object(fields))?;
    if has_like(rows, &after) {
        return gone(net, report);
    }
    tx.update_as(MOVED, row, after).map(drop)
}

/// Whether another row is there that this one may not stand beside.
fn has_like<R: Record>(rows: &[R], row: &R) -> bool {
    let Some((_, by)) = ONCE.iter().find(|(kind, _)| *kind == R::KIND) else { return false };
    let fields = values(row);
    let is_like = |other: &R| {
        let others = values(other);
        by.iter().all(|field| others.get(*field) == fields.get(*field))
    };
    rows.iter().any(|other| other.id() != row.id() && is_like(other))
}
