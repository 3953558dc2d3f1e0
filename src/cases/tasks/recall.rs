//! When a case is made silent, what is out already is to be called back: one task
//! for each organisation that it was shared with, and one for the public page. And
//! what others were to do goes to those who still see the case.

use super::{Task, store};
use crate::{
    access::PUBLIC,
    cases::{Case, audience, shares, team},
    clock,
    error::Result,
    fields::Level,
    history::Tx,
    words::Term,
};

/// The rule of what was shared with an organisation.
pub const SHARED: &str = "recall-share";
/// The rule of what everybody could see.
pub const PUBLIC_PAGE: &str = "recall-public";

/// Makes the tasks, in the write that makes the case silent and before its shares are taken back.
///
/// # Errors
/// When the database fails.
pub fn make(tx: &mut Tx, case: &Case) -> Result<()> {
    let (id, today) = (case.id.to_string(), clock::today());
    let team = team::of(tx.conn(), std::slice::from_ref(&id))?;
    let lead = team.iter().find(|member| member.is_lead).map(|member| member.user_id);
    let is_of_team = |task: &Task| task.user_id.is_none_or(|user| team.iter().any(|it| it.user_id == user));
    for (task, _) in store::open_of_case(tx.conn(), case.id, Level::Sealed)? {
        if !is_of_team(&task) {
            tx.update(&task, Task { user_id: lead, ..task.clone() })?;
        }
    }
    let blank = Task { user_id: lead, ..Task::new(case.id, Term::known("recall"), today) };
    for (share, to) in shares::with_names(tx.conn(), case.id)? {
        let origin = Some(format!("{SHARED}:{}:{today}", share.id));
        tx.insert(Task { id: crate::id::Id::new(), what: Some(to.name), origin, ..blank.clone() })?;
    }
    let origin = format!("{PUBLIC_PAGE}:{id}:{today}");
    let is_new = store::origins(tx.conn(), std::slice::from_ref(&origin))?.is_empty();
    if is_new && audience::store::is_shown_to(tx.conn(), &id, PUBLIC)? {
        tx.insert(Task { id: crate::id::Id::new(), origin: Some(origin), ..blank })?;
    }
    Ok(())
}
