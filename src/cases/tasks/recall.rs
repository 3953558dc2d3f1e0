//! When a case is made silent, what is out already is to be called back: one task
//! for each organisation that it was shared with, for each file that held it, and one for the public page. And
//! what others were to do goes to those who still see the case.

use super::{TEXT_MAX, Task, store};
use crate::{
    access::{PUBLIC, Scope, User},
    accounts,
    cases::{
        Case, audience,
        outgoing::{self, Export},
        shares, team,
    },
    clock,
    error::Result,
    fields::Level,
    history::Tx,
    id::Id,
    words::Term,
};

/// The rule of what was shared with an organisation.
pub const SHARED: &str = "recall-share";
/// The rule of what left in a file.
pub const EXPORT: &str = "recall-export";
/// The rule of an erasure that others asked for.
pub const ERASURE: &str = "erasure-asked";
/// The rule of what everybody could see.
pub const PUBLIC_PAGE: &str = "recall-public";

/// Makes the tasks, in the write that makes the case silent and before its shares are taken back.
///
/// # Errors
/// When the database fails.
pub fn make(tx: &mut Tx, case: &Case) -> Result<()> {
    let (id, today) = (case.id.to_string(), clock::today());
    let lead = hand_on(tx, case)?;
    let blank = Task { user_id: lead, ..Task::new(case.id, Term::known("recall"), today) };
    for (share, to) in shares::with_names(tx.conn(), case.id)? {
        let origin = Some(format!("{SHARED}:{}:{today}", share.id));
        tx.insert(Task { id: Id::new(), what: Some(to.name), origin, ..blank.clone() })?;
    }
    let origin = format!("{PUBLIC_PAGE}:{id}:{today}");
    let is_new = store::origins(tx.conn(), std::slice::from_ref(&origin))?.is_empty();
    if is_new && audience::store::is_shown_to(tx.conn(), &id, PUBLIC)? {
        tx.insert(Task { id: Id::new(), origin: Some(origin), ..blank })?;
    }
    make_of_exports(tx, case, lead)
}

/// What people who are not of the team were to do, its lead has to do now; who that is.
///
/// # Errors
/// When the database fails.
pub fn hand_on(tx: &mut Tx, case: &Case) -> Result<Option<Id<User>>> {
    let team = team::of(tx.conn(), &[case.id.to_string()])?;
    let lead = team.iter().find(|member| member.is_lead).map(|member| member.user_id);
    let is_of_team = |task: &Task| task.user_id.is_none_or(|user| team.iter().any(|it| it.user_id == user));
    for (task, _) in store::open_of_case(tx.conn(), case.id, Level::Sealed)? {
        if !is_of_team(&task) {
            tx.update(&task, Task { user_id: lead, ..task.clone() })?;
        }
    }
    Ok(lead)
}

/// One task for each file that held the case: who has it is asked to delete it.
/// Made when the case becomes silent, or when somebody takes back a consent;
/// of each file once.
///
/// # Errors
/// When the database fails.
pub fn make_of_exports(tx: &mut Tx, case: &Case, lead: Option<Id<User>>) -> Result<()> {
    let files = outgoing::store::of_case(tx.conn(), case)?;
    let origin = |file: &Export| format!("{EXPORT}:{}:{}", file.id, case.id);
    let known = store::origins(tx.conn(), &files.iter().map(origin).collect::<Vec<_>>())?;
    let files: Vec<&Export> = files.iter().filter(|file| !known.contains(&origin(file))).collect();
    let users = files.iter().filter_map(|file| file.user_id.as_ref()).map(Id::as_str);
    // Of another organisation its own name alone is said.
    let names = accounts::store::names_for(tx.conn(), Scope::of(case.organisation_id), users)?;
    for file in files {
        let by = file.user_id.as_ref().and_then(|user| names.get(user.as_str()));
        let is_own = file.organisation_id == case.organisation_id;
        let to = file.who.as_ref().filter(|_| is_own);
        let name = file.file_name();
        let what: Vec<&str> = [Some(&name), by, to].into_iter().flatten().map(String::as_str).collect();
        tx.insert(Task {
            user_id: lead,
            what: Some(what.join(" · ").chars().take(TEXT_MAX).collect()),
            origin: Some(origin(file)),
            // Who has which file is for the team, where there is one.
            is_restricted: lead.is_some(),
            ..Task::new(case.id, Term::known("recall"), clock::today())
        })?;
    }
    Ok(())
}
