//! What a member holds, and handing it over. Each query begins with what the
//! coordinator who acts sees: of a silent case only its team knows.

use super::{Handover, Held, Item};
use crate::{
    access::{Scope, User},
    cases::{Case, follows, listing::Listing, store, tasks::Task, team},
    clock,
    db::AnyConnection,
    error::{Error, Result},
    history::Tx,
    id::Id,
    notices::{self, Kind, News},
    schema::{follows as followed, handovers, listings, tasks},
};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The organisation's own cases that this member works on, has tasks of or follows, as far as whoever asks sees them.
///
/// # Errors
/// When the database fails.
pub fn held(conn: &mut AnyConnection, scope: Scope, user: Id<User>) -> Result<Vec<Held>> {
    let teams: BTreeMap<String, bool> =
        team::cases_of(conn, user)?.into_iter().map(|it| (it.case_id.to_string(), it.is_lead)).collect();
    let mut open: BTreeMap<String, i64> = BTreeMap::new();
    for task in open_tasks(conn, user)? {
        *open.entry(task.case_id.to_string()).or_default() += 1;
    }
    let follows: BTreeSet<String> = followed::table
        .filter(followed::user_id.eq(user))
        .select(followed::case_id)
        .load::<String>(conn)?
        .into_iter()
        .collect();
    let ids: BTreeSet<&String> = teams.keys().chain(open.keys()).chain(&follows).collect();
    let ids: Vec<String> = ids.into_iter().cloned().collect();
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        let rows: Vec<Listing> = listings::table
            .filter(listings::case_id.eq_any(some))
            .filter(listings::audience.eq_any(scope.audiences()))
            .select(Listing::as_select())
            .load(conn)?;
        let names: BTreeMap<String, String> = rows.into_iter().map(|row| (row.case_id.to_string(), row.name)).collect();
        let seen: Vec<String> = names.keys().cloned().collect();
        for case in store::by_ids(conn, &seen)? {
            let id = case.id.as_str();
            // Of a silent case only its team knows: nobody comes to it by a task or as a follower.
            let is_known = teams.contains_key(id) || !case.is_silent();
            if is_known && case.organisation_id.to_string() == scope.organisation() {
                found.push(Held {
                    name: names.get(id).cloned().unwrap_or_default(),
                    is_in_team: teams.contains_key(id),
                    is_lead: teams.get(id).copied().unwrap_or_default(),
                    tasks: open.get(id).copied().unwrap_or_default(),
                    is_followed: follows.contains(id),
                    case,
                });
            }
        }
    }
    found.sort_by(|a, b| b.is_lead.cmp(&a.is_lead).then(a.case.reference.cmp(&b.case.reference)));
    Ok(found)
}

fn open_tasks(conn: &mut AnyConnection, user: Id<User>) -> Result<Vec<Task>> {
    let own = tasks::table.filter(tasks::user_id.eq(user)).filter(tasks::done_at.is_null());
    Ok(own.order(tasks::id).select(Task::as_select()).load(conn)?)
}

/// Hands these cases over, each to its colleague, and tells them by reference alone.
///
/// # Errors
/// `Stale` where the member holds one of them no more.
pub fn hand_over(tx: &mut Tx, scope: Scope, from: Id<User>, to: &[(Id<Case>, Id<User>)]) -> Result<()> {
    let held = held(tx.conn(), scope, from)?;
    let own_tasks = open_tasks(tx.conn(), from)?;
    let mut items = Vec::new();
    for (case, to) in to {
        let it = held.iter().find(|it| it.case.id == *case).ok_or(Error::Stale)?;
        items.push(hand_one(tx, it, from, *to, &own_tasks)?);
        let news = News {
            kind: Kind::Mention,
            organisation: it.case.organisation_id.to_string(),
            address: format!("/cases/{case}"),
            about: it.case.reference.clone(),
        };
        notices::tell(tx, &news, &[*to])?;
    }
    let organisation = held.first().map(|it| it.case.organisation_id).ok_or(Error::Stale)?;
    tx.insert(Handover {
        id: Id::new(),
        version: 1,
        organisation_id: organisation,
        user_id: from,
        made_by: tx.author().to_owned(),
        items: serde_json::to_string(&items)?,
        made_at: clock::now(),
        undone_at: None,
    })?;
    Ok(())
}

fn hand_one(tx: &mut Tx, it: &Held, from: Id<User>, to: Id<User>, own_tasks: &[Task]) -> Result<Item> {
    let case = it.case.id;
    let members = team::of(tx.conn(), &[case.to_string()])?;
    let joined = it.is_in_team && members.iter().all(|member| member.user_id != to);
    if it.is_in_team {
        team::join(tx, case, to, false)?;
        if it.is_lead {
            team::hand_over(tx, case, to)?;
        }
        team::leave(tx, case, from)?;
    }
    let mut moved = Vec::new();
    for task in own_tasks.iter().filter(|task| task.case_id == case) {
        tx.update(task, Task { user_id: Some(to), ..task.clone() })?;
        moved.push(task.id);
    }
    let follows = it.is_followed && !follows::store::is_followed(tx.conn(), to.as_str(), case)?;
    if it.is_followed {
        follows::store::follow(tx.conn(), from.as_str(), case, false)?;
        follows::store::follow(tx.conn(), to.as_str(), case, true)?;
    }
    Ok(Item {
        case,
        to,
        was_in_team: it.is_in_team,
        was_lead: it.is_lead,
        joined,
        tasks: moved,
        followed: it.is_followed,
        follows,
    })
}

/// The latest handover of this member's cases by this coordinator that stands.
///
/// # Errors
/// When the database fails.
pub fn latest(conn: &mut AnyConnection, user: Id<User>, by: Id<User>) -> Result<Option<Handover>> {
    Ok(handovers::table
        .filter(handovers::user_id.eq(user))
        .filter(handovers::made_by.eq(by.to_string()))
        .filter(handovers::undone_at.is_null())
        .order(handovers::id.desc())
        .limit(1)
        .select(Handover::as_select())
        .get_result(conn)
        .optional()?)
}

/// Takes a handover back, but for what somebody decided on since: a case that the colleague
/// handed on, a task that is done.
///
/// # Errors
/// `Stale` where it was undone meanwhile.
pub fn undo(tx: &mut Tx, scope: Scope, it: &Handover) -> Result<()> {
    for item in it.items() {
        // What the coordinator sees no more is not theirs to decide.
        if store::seen(tx.conn(), scope, item.case.as_str())?.is_some_and(|(_, sight)| sight.is_own()) {
            take_back(tx, it.user_id, &item)?;
        }
    }
    tx.update_as("undone", it, Handover { undone_at: Some(clock::now()), ..it.clone() })?;
    Ok(())
}

fn take_back(tx: &mut Tx, user: Id<User>, item: &Item) -> Result<()> {
    let members = team::of(tx.conn(), &[item.case.to_string()])?;
    let now = members.iter().find(|member| member.user_id == item.to);
    if item.was_in_team && now.is_some() {
        team::join(tx, item.case, user, false)?;
        if item.was_lead && now.is_some_and(|member| member.is_lead) {
            team::hand_over(tx, item.case, user)?;
        }
        let still_leads = team::of(tx.conn(), &[item.case.to_string()])?
            .iter()
            .any(|member| member.user_id == item.to && member.is_lead);
        if item.joined && !still_leads {
            team::leave(tx, item.case, item.to)?;
        }
    }
    let theirs = open_tasks(tx.conn(), item.to)?;
    for task in theirs.iter().filter(|task| item.tasks.contains(&task.id)) {
        tx.update(task, Task { user_id: Some(user), ..task.clone() })?;
    }
    if item.followed {
        follows::store::follow(tx.conn(), user.as_str(), item.case, true)?;
    }
    if item.follows {
        follows::store::follow(tx.conn(), item.to.as_str(), item.case, false)?;
    }
    Ok(())
}
