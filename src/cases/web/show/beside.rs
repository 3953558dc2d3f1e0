//! What stands beside the facts of a case: whether it is followed, its tasks,
//! and the quotes that a newer text of their source does not hold.

use super::access::Rights;
use crate::{
    access::Scope,
    cases::{Case, follows, store::Filled, tasks, weekly},
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
        (rights, filled): (Rights, &Filled),
    ) -> Result<Self> {
        let open = match filled.has("tasks") {
            true => tasks::store::open_of_case(conn, case.id, rights.level)?,
            false => Vec::new(),
        };
        Ok(Self {
            is_followed: filled.has("follows") && follows::store::is_followed(conn, user, case.id)?,
            tasks: if rights.is_own { open } else { tasks::store::for_partners(conn, scope, open)? },
            answered: match filled.has("case_answers") {
                true => weekly::store::last_of(conn, case.id)?.map(|at| at.date()),
                false => None,
            },
            lost: origin::store::lost_of_case(conn, case.id.as_str())?,
        })
    }
}
