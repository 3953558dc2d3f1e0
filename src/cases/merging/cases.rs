//! Two cases of one person made one.

use super::{
    Merge,
    choice::{Choices, combined, values},
    hush,
    moves::{Fate, MOVED, give, give_all, shift},
    said, store,
};
use crate::{
    cases::{
        Case,
        actions::Action,
        assessments::Assessment,
        channels::Channel,
        charges::Charge,
        confirmations::{self, Confirmation},
        consents::Consent,
        consular::ConsularEvent,
        contacts::Contact,
        conversations::Conversation,
        court::Hearing,
        criteria::Criterion,
        custody::Episode,
        events::Event,
        groups::GroupMember,
        health::HealthConcern,
        lawyers::Lawyer,
        parts::Part,
        release::Release,
        reviews,
        sentences::Sentence,
        shares,
        stages::StageRow,
        tasks, team,
        treatment::TreatmentConcern,
        weekly,
    },
    db::Subject,
    error::{Error, Result},
    history::{Record, Tx},
};
use serde_json::{Map, json};

/// What owns the rows of a case.
const OWNER: &str = "case_id";

/// Makes one case of two: the one that goes is put out of sight, all that it had is the other's.
///
/// # Errors
/// `Stale` where somebody changed one of them meanwhile.
pub fn merge(tx: &mut Tx, stays: &Case, goes: &Case, choices: &Choices) -> Result<Merge> {
    if stays.id == goes.id || stays.person_id != goes.person_id || stays.removed_at.or(goes.removed_at).is_some() {
        return Err(Error::Stale);
    }
    let is_silent = stays.is_silent() || goes.is_silent();
    // Asked before anybody moves.
    let silent: Vec<&Case> = [stays, goes].into_iter().filter(|case| case.is_silent()).collect();
    let keepers = hush::shared_team(tx, &silent)?;
    if is_silent {
        for open in [stays, goes].into_iter().filter(|case| !case.is_silent()) {
            tasks::recall::make(tx, open)?;
        }
    }
    let mut after = combined(stays, goes, Case::FIELDS, choices)?;
    after.publicity = hush::stricter(stays.publicity, goes.publicity);
    after.previous_case = [stays.previous_case, goes.previous_case]
        .into_iter()
        .flatten()
        .find(|earlier| ![stays.id, goes.id].contains(earlier));
    let mut after = tx.update(stays, after)?;
    let way = (goes.id.as_str(), stays.id.as_str());
    parts(tx, way)?;
    met(tx, way)?;
    citations(tx, stays, goes, &after)?;
    let now = |kind: &str, id: &str| (kind == Case::KIND && id == way.0).then(|| way.1.to_owned());
    said::move_all(tx, &[way.0.to_owned()], Some(way.1), now)?;
    beside(tx, way)?;
    for later in store::later(tx.conn(), goes.id)? {
        if later.id != stays.id {
            tx.update_as(MOVED, &later, Case { previous_case: Some(stays.id), ..later.clone() })?;
        }
    }
    if is_silent {
        after = hush::hush(tx, &after, &keepers)?;
    }
    tx.update_as("merged", goes, Case { removed_at: Some(tx.at()), ..goes.clone() })?;
    store::follow(tx.conn(), goes.id, stays.id)?;
    tx.touch(Subject::Case, way.1);
    let both = ((way.1, after.reference.as_str()), (way.0, goes.reference.as_str()));
    let is_hushed = is_silent && !stays.is_silent();
    let merge = Merge { is_hushed, ..Merge::new(tx, stays.organisation_id, Case::KIND, both) };
    tx.insert(merge)
}

/// The parts that a case may have as many of as there are.
fn parts(tx: &mut Tx, way: (&str, &str)) -> Result<()> {
    give_all::<Episode>(tx, OWNER, way)?;
    give_all::<StageRow>(tx, OWNER, way)?;
    give_all::<Charge>(tx, OWNER, way)?;
    give_all::<Hearing>(tx, OWNER, way)?;
    give_all::<Sentence>(tx, OWNER, way)?;
    give_all::<Release>(tx, OWNER, way)?;
    give_all::<Event>(tx, OWNER, way)?;
    give_all::<Consent>(tx, OWNER, way)?;
    give_all::<Contact>(tx, OWNER, way)?;
    give_all::<Channel>(tx, OWNER, way)?;
    give_all::<Conversation>(tx, OWNER, way)?;
    give_all::<Lawyer>(tx, OWNER, way)?;
    give_all::<ConsularEvent>(tx, OWNER, way)?;
    give_all::<HealthConcern>(tx, OWNER, way)?;
    give_all::<TreatmentConcern>(tx, OWNER, way)?;
    give_all::<Action>(tx, OWNER, way)?;
    give_all::<Assessment>(tx, OWNER, way)?;
    give_all::<Criterion>(tx, OWNER, way)
}

/// What a case has once: groups, sources, members of the team, partners.
fn met(tx: &mut Tx, (from, to): (&str, &str)) -> Result<()> {
    let (old, new) = ([from.to_owned()], [to.to_owned()]);
    let there = GroupMember::load(tx.conn(), &new)?;
    for row in GroupMember::load(tx.conn(), &old)? {
        one(tx, &row, to, there.iter().any(|it| it.group_id == row.group_id))?;
    }
    let there = store::links(tx.conn(), &new)?;
    for row in store::links(tx.conn(), &old)? {
        one(tx, &row, to, there.iter().any(|it| it.source_id == row.source_id))?;
        tx.touch(Subject::Link, row.source_id.as_str());
    }
    let there = team::of(tx.conn(), &new)?;
    for row in team::of(tx.conn(), &old)? {
        let moved = one(tx, &row, to, there.iter().any(|it| it.user_id == row.user_id))?;
        // One leads.
        if let Some(row) = moved.filter(|row| row.is_lead && there.iter().any(|it| it.is_lead)) {
            shift(tx, &row, Map::from_iter([("is_lead".to_owned(), json!(false))]))?;
        }
    }
    let there = shares::of(tx.conn(), &new)?;
    for row in shares::of(tx.conn(), &old)? {
        let same = there.iter().find(|it| it.organisation_id == row.organisation_id);
        one(tx, &row, to, same.is_some())?;
        // The narrower of two shares with one partner.
        if let Some(it) = same {
            let ends_on = [&it.ends_on, &row.ends_on].into_iter().flatten().min().cloned();
            let narrower = shares::Share { may_edit: it.may_edit && row.may_edit, ends_on, ..it.clone() };
            tx.update_as(MOVED, it, narrower)?;
        }
    }
    Ok(())
}

/// Moves a row, or removes it where the other case has its like.
fn one<R: Record>(tx: &mut Tx, row: &R, to: &str, is_there: bool) -> Result<Option<R>> {
    if is_there {
        tx.remove(row)?;
        return Ok(None);
    }
    give(tx, row, OWNER, to).map(Some)
}

/// Each citation follows its fact.
fn citations(tx: &mut Tx, stays: &Case, goes: &Case, after: &Case) -> Result<()> {
    let fate = Fate {
        kind: Case::KIND,
        stays: stays.id.as_str(),
        goes: goes.id.as_str(),
        said: values(stays),
        other: values(goes),
        kept: values(after),
    };
    for before in store::citations(tx.conn(), &[stays.id.to_string(), goes.id.to_string()])? {
        let mut cited = fate.apply(&before);
        cited.case_id = stays.id;
        tx.update_as(MOVED, &before, cited)?;
    }
    Ok(())
}

/// Tasks, answers of the review, and what a second person let out.
fn beside(tx: &mut Tx, (from, to): (&str, &str)) -> Result<()> {
    let old = [from.to_owned()];
    for row in tasks::store::by_cases(tx.conn(), &old)? {
        give(tx, &row, OWNER, to)?;
    }
    for row in weekly::store::by_cases(tx.conn(), &old)? {
        give(tx, &row, OWNER, to)?;
    }
    // Of facts of the person both may have one.
    let there = confirmations::store::by_cases(tx.conn(), &[to.to_owned()])?;
    for row in confirmations::store::by_cases(tx.conn(), &old)? {
        let of = |it: &Confirmation| (it.kind.clone(), it.record_id.clone(), it.field.clone());
        one(tx, &row, to, there.iter().any(|it| of(it) == of(&row)))?;
    }
    let case = from.parse().map_err(|_not_an_id| Error::NotFound)?;
    for row in reviews::of(tx.conn(), case)? {
        give(tx, &row, OWNER, to)?;
    }
    Ok(())
}
