//! What stands beside the facts of a case: whether it is followed, its tasks,
//! and the quotes that a newer text of their source does not hold.

use super::access::Rights;
use crate::{
    access::Scope,
    cases::{
        Case,
        confirmations::{self, Confirmation},
        discussions::{self, Topic},
        dossier::Dossier,
        follows, notes,
        store::Filled,
        tasks, weekly,
    },
    db::AnyConnection,
    error::Result,
    fields::Level,
    id::Id,
    sources::origin,
};

/// What stands beside the facts of a case.
pub(super) struct Beside {
    pub(super) is_followed: bool,
    pub(super) tasks: Vec<tasks::store::Named>,
    pub(super) answered: Option<chrono::NaiveDate>,
    pub(super) talk: Option<Talk>,
    /// Citations whose words are not in the newest text of their source.
    pub(super) lost: Vec<String>,
    /// What second persons confirmed; only for those who keep the case.
    pub(super) confirmations: Vec<Confirmation>,
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
            talk: match (rights.is_own, filled.has("notes")) {
                (true, true) => Some(Talk::load(conn, case.id, rights.level)?),
                (is_own, _) => is_own.then(Talk::default),
            },
            lost: origin::store::lost_of_case(conn, case.id.as_str())?,
            confirmations: match rights.is_own && filled.has("confirmations") {
                true => confirmations::store::of_case(conn, case.id)?,
                false => Vec::new(),
            },
        })
    }
}

/// What colleagues say; only for those who keep the case.
#[derive(Default)]
pub(super) struct Talk {
    pub(super) topics: Vec<Topic>,
    pub(super) latest: Vec<notes::store::Said>,
}

impl Talk {
    fn load(conn: &mut AnyConnection, case: Id<Case>, level: Level) -> Result<Self> {
        let topics = discussions::store::of_case(conn, case, level)?;
        Ok(Self { topics, latest: notes::store::latest(conn, case, level, notes::web::MANY)? })
    }

    /// Without what is said of facts that the reader may not know.
    pub(super) fn read(mut self, dossier: &Dossier, level: Level) -> Self {
        self.topics.retain(|topic| topic.it.level(dossier) <= level);
        let is_open = |id| self.topics.iter().any(|topic| topic.it.id == id);
        self.latest.retain(|(note, _)| note.discussion_id.is_none_or(is_open));
        self
    }
}
