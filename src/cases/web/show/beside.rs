//! What stands beside the facts of a case: whether it is followed, its tasks,
//! and the quotes that a newer text of their source does not hold.

use crate::{
    access::Scope,
    cases::{Case, follows, tasks, weekly},
    db::AnyConnection,
    error::Result,
    sources::origin,
};

/// What stands beside the facts of a case.
pub(super) struct Beside {
    pub(super) is_followed: bool,
    pub(super) tasks: Vec<tasks::store::Named>,
    pub(super) answered: Option<chrono::NaiveDate>,
    /// Citations whose words are not in the newest text of their source.
    pub(super) lost: Vec<String>,
}

impl Beside {
    /// As this visitor may know it.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) fn load(
        conn: &mut AnyConnection,
        (user, scope): (&str, Scope),
        case: &Case,
        is_own: bool,
        open: Vec<tasks::store::Named>,
    ) -> Result<Self> {
        Ok(Self {
            is_followed: follows::store::is_followed(conn, user, case.id)?,
            tasks: if is_own { open } else { tasks::store::for_partners(conn, scope, open)? },
            answered: weekly::store::last_of(conn, case.id)?.map(|at| at.date()),
            lost: origin::store::lost_of_case(conn, case.id.as_str())?,
        })
    }
}
