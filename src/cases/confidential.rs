//! The parts that only the people who work on a case read. They stand apart
//! from the rest of the dossier: no save, list, search or export loads them,
//! so nothing of them can end up there. Pages that show them ask for them.

use super::{
    Case,
    actions::Action,
    assessments::Assessment,
    channels::Channel,
    consents::Consent,
    consular::ConsularEvent,
    contacts::Contact,
    conversations::Conversation,
    criteria::Criterion,
    dossier::{Dossier, when},
    health::HealthConcern,
    identity_documents::IdentityDocument,
    lawyers::Lawyer,
    parts::Part,
    store::Filled,
    treatment::TreatmentConcern,
};
use crate::{dates::PartialDate, db::AnyConnection, error::Result, fields::Level, history::Record};

/// What stands apart. The fields are called like the tables.
#[derive(Debug, Clone, Default)]
pub struct Confidential {
    /// People with whom we speak.
    pub contacts: Vec<Contact>,
    /// How they are reached.
    pub channels: Vec<Channel>,
    /// When we spoke with them, latest first.
    pub contact_log: Vec<Conversation>,
    /// What was agreed to, latest first.
    pub consents: Vec<Consent>,
    /// Who defends the person.
    pub lawyers: Vec<Lawyer>,
    /// What consulates did, earliest first.
    pub consular: Vec<ConsularEvent>,
    /// Concerns about health.
    pub health: Vec<HealthConcern>,
    /// Ill-treatment, earliest first.
    pub treatment: Vec<TreatmentConcern>,
    /// What is done for the person, latest first.
    pub actions: Vec<Action>,
    /// What others and we found.
    pub assessments: Vec<Assessment>,
    /// By which criteria.
    pub criteria: Vec<Criterion>,
    /// The person's papers.
    pub identity_documents: Vec<IdentityDocument>,
}

impl Confidential {
    /// Loads what may be read up to this level, in a fixed number of queries.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(conn: &mut AnyConnection, case: &Case, level: Level) -> Result<Self> {
        let (of_case, of_person) = ([case.id.to_string()], [case.person_id.to_string()]);
        let readable = Readable { level, filled: Filled::apart(conn, case)? };
        Ok(Self {
            contacts: readable.rows(conn, &of_case)?,
            channels: readable.rows(conn, &of_case)?,
            contact_log: latest_first(readable.rows(conn, &of_case)?, |row: &Conversation| row.happened.as_ref()),
            consents: latest_first(readable.rows(conn, &of_case)?, |row: &Consent| row.given.as_ref()),
            lawyers: readable.rows(conn, &of_case)?,
            consular: earliest_first(readable.rows(conn, &of_case)?, |row: &ConsularEvent| row.date()),
            health: earliest_first(readable.rows(conn, &of_case)?, |row: &HealthConcern| row.since.as_ref()),
            treatment: earliest_first(readable.rows(conn, &of_case)?, |row: &TreatmentConcern| row.happened.as_ref()),
            actions: latest_first(readable.rows(conn, &of_case)?, |row: &Action| row.happened.as_ref()),
            assessments: earliest_first(readable.rows(conn, &of_case)?, |row: &Assessment| row.made.as_ref()),
            criteria: readable.rows(conn, &of_case)?,
            identity_documents: readable.rows(conn, &of_person)?,
        })
    }
}

impl Confidential {
    /// The kinds of which it holds a row that is for those who work on the case.
    pub fn restricted(&self) -> Vec<&'static str> {
        [
            kind(&self.contacts),
            kind(&self.channels),
            kind(&self.contact_log),
            kind(&self.consents),
            kind(&self.lawyers),
            kind(&self.consular),
            kind(&self.health),
            kind(&self.treatment),
            kind(&self.actions),
            kind(&self.assessments),
            kind(&self.criteria),
            kind(&self.identity_documents),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The word for these rows, where one of them is restricted.
fn kind<P: Part>(rows: &[P]) -> Option<&'static str> {
    rows.iter().any(|row| row.level() >= Level::Restricted).then_some(P::KIND)
}

impl Dossier {
    /// Adds what stands apart, as far as this level goes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open(&mut self, conn: &mut AnyConnection, level: Level) -> Result<()> {
        self.confidential = Confidential::load(conn, &self.case, level)?;
        Ok(())
    }
}

/// Up to which level rows may be read, and where there are any.
struct Readable {
    level: Level,
    filled: Filled,
}

impl Readable {
    /// The rows of one kind that this level may read; asks nothing where it may read none.
    fn rows<P: Part>(&self, conn: &mut AnyConnection, owners: &[String]) -> Result<Vec<P>> {
        if P::LEVEL > self.level {
            return Ok(Vec::new());
        }
        let mut rows = self.filled.load::<P>(conn, owners)?;
        rows.retain(|row| row.level() <= self.level);
        Ok(rows)
    }
}

fn earliest_first<R: Record>(mut rows: Vec<R>, date: impl Fn(&R) -> Option<&PartialDate>) -> Vec<R> {
    rows.sort_by_cached_key(|row| when(date(row), row.id()));
    rows
}

fn latest_first<R: Record>(rows: Vec<R>, date: impl Fn(&R) -> Option<&PartialDate>) -> Vec<R> {
    let mut rows = earliest_first(rows, date);
    rows.reverse();
    rows
}
