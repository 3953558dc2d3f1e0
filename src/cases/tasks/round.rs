//! The round of the rules: some cases a minute, each once a day and again after it
//! changed. It is written down as the program's own doing.

use super::{
    Task, put_off,
    rules::{self, Facts, Wanted},
    store,
};
use crate::{
    access::{Author, Job, User},
    cases::{Case, actions::Action, consents::Consent, dossier::Dossier, parts::Part, store as cases, team, weekly},
    clock,
    db::{AnyConnection, Db},
    error::Result,
    history::{Tx, Unrecorded},
    id::Id,
};
use std::collections::BTreeMap;

/// Cases in one round.
const MOST: i64 = 100;

/// A case, its lead, the tasks that the rules ask for and that never were, and those that a
/// hearing took along, before and after.
struct Asked {
    case: Case,
    lead: Option<Id<User>>,
    wanted: Vec<Wanted>,
    moved: Vec<(Task, Task)>,
}

/// One round; how many tasks were made or moved.
///
/// # Errors
/// When the database fails. A case whose tasks cannot be kept is said in the log, and does not stop the others.
pub async fn run(db: &Db) -> Result<usize> {
    let now = clock::now();
    let (ids, asked) = db
        .read(move |conn| {
            let ids = store::waiting(conn, now, MOST)?;
            let asked = if ids.is_empty() { Vec::new() } else { ask(conn, &ids)? };
            Ok((ids, asked))
        })
        .await?;
    if ids.is_empty() {
        return Ok(0);
    }
    let mut made = 0;
    for it in asked {
        let author = Author::system_for(Job::Rules, it.case.organisation_id);
        let (case, count) = (it.case.id, it.wanted.len() + it.moved.len());
        match db.write(author, None, move |tx| make(tx, it)).await {
            Ok(()) => made += count,
            Err(cause) => tracing::error!(%case, %cause, "tasks could not be made"),
        }
    }
    db.write_unrecorded(Unrecorded::Derived, move |conn| store::looked(conn, &ids, now)).await?;
    Ok(made)
}

fn make(tx: &mut Tx, asked: Asked) -> Result<()> {
    for (before, after) in asked.moved {
        tx.update(&before, after)?;
    }
    for wanted in asked.wanted {
        tx.insert(Task {
            user_id: asked.lead,
            is_restricted: wanted.is_restricted,
            origin: Some(wanted.origin),
            ..Task::new(asked.case.id, wanted.kind, wanted.due)
        })?;
    }
    Ok(())
}

/// What the rules ask for in these cases.
fn ask(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Asked>> {
    let today = clock::today();
    let found = cases::by_ids(conn, ids)?;
    let mut consents = by_case(Consent::load(conn, ids)?, |row| row.case_id);
    let mut actions = by_case(Action::load(conn, ids)?, |row| row.case_id);
    let answered = weekly::store::last(conn, ids)?;
    let retention = store::retention(conn, ids)?;
    let teams = team::of(conn, ids)?;
    let mut open = by_case(store::open_by_rule(conn, ids, put_off::RULE)?, |task| task.case_id);
    let mut dossiers: Vec<Dossier> = Vec::new();
    let mut asked: Vec<Asked> = Vec::new();
    for dossier in Dossier::load_all(conn, found)? {
        let id = dossier.case.id;
        let facts = Facts {
            consents: &consents.remove(&id).unwrap_or_default(),
            actions: &actions.remove(&id).unwrap_or_default(),
            answered: answered.get(id.as_str()).map(|at| at.date()),
            retention: retention.get(id.as_str()).copied(),
            dossier: &dossier,
        };
        let wanted = rules::wanted(&facts, today);
        let lead = teams.iter().find(|member| member.case_id == id && member.is_lead).map(|member| member.user_id);
        asked.push(Asked { case: dossier.case.clone(), lead, wanted, moved: Vec::new() });
        dossiers.push(dossier);
    }
    let mut origins: Vec<String> = asked.iter().flat_map(|it| &it.wanted).map(|it| it.origin.clone()).collect();
    let with_task = dossiers.iter().filter(|dossier| open.contains_key(&dossier.case.id));
    origins.extend(with_task.flat_map(rules::planned).map(|day| day.origin));
    let known = store::origins(conn, &origins)?;
    for (it, dossier) in asked.iter_mut().zip(&dossiers) {
        it.moved = put_off::moved(dossier, &open.remove(&it.case.id).unwrap_or_default(), &known);
        let is_moved = |origin: &String| it.moved.iter().any(|(_, after)| after.origin.as_ref() == Some(origin));
        it.wanted.retain(|wanted| !known.contains(&wanted.origin) && !is_moved(&wanted.origin));
    }
    asked.retain(|it| !it.wanted.is_empty() || !it.moved.is_empty());
    Ok(asked)
}

fn by_case<R>(rows: Vec<R>, case: impl Fn(&R) -> Id<Case>) -> BTreeMap<Id<Case>, Vec<R>> {
    let mut sorted: BTreeMap<Id<Case>, Vec<R>> = BTreeMap::new();
    for row in rows {
        sorted.entry(case(&row)).or_default().push(row);
    }
    sorted
}
