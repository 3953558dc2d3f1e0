//! The round of the rules: some cases a minute, each once a day and again after it
//! changed. It is written down as the program's own doing.

use super::{
    Task,
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

/// A case, its lead, and the tasks that the rules ask for and that never were.
struct Asked {
    case: Case,
    lead: Option<Id<User>>,
    wanted: Vec<Wanted>,
}

/// One round; how many tasks were made.
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
        let (case, count) = (it.case.id, it.wanted.len());
        match db.write(author, None, move |tx| make(tx, it)).await {
            Ok(()) => made += count,
            Err(cause) => tracing::error!(%case, %cause, "tasks could not be made"),
        }
    }
    db.write_unrecorded(Unrecorded::Derived, move |conn| store::looked(conn, &ids, now)).await?;
    Ok(made)
}

fn make(tx: &mut Tx, asked: Asked) -> Result<()> {
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
    let teams = team::of(conn, ids)?;
    let mut asked: Vec<Asked> = Vec::new();
    for dossier in Dossier::load_all(conn, found)? {
        let id = dossier.case.id;
        let facts = Facts {
            consents: &consents.remove(&id).unwrap_or_default(),
            actions: &actions.remove(&id).unwrap_or_default(),
            answered: answered.get(id.as_str()).map(|at| at.date()),
            dossier: &dossier,
        };
        let wanted = rules::wanted(&facts, today);
        let lead = teams.iter().find(|member| member.case_id == id && member.is_lead).map(|member| member.user_id);
        asked.push(Asked { case: dossier.case.clone(), lead, wanted });
    }
    let origins: Vec<String> = asked.iter().flat_map(|it| &it.wanted).map(|it| it.origin.clone()).collect();
    let known = store::origins(conn, &origins)?;
    asked.iter_mut().for_each(|it| it.wanted.retain(|wanted| !known.contains(&wanted.origin)));
    asked.retain(|it| !it.wanted.is_empty());
    Ok(asked)
}

fn by_case<R>(rows: Vec<R>, case: impl Fn(&R) -> Id<Case>) -> BTreeMap<Id<Case>, Vec<R>> {
    let mut sorted: BTreeMap<Id<Case>, Vec<R>> = BTreeMap::new();
    for row in rows {
        sorted.entry(case(&row)).or_default().push(row);
    }
    sorted
}
