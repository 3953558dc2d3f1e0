//! Rows on their way to the database, and how a batch of them is written.

use crate::{
    access::Organisation,
    cases::{
        Case,
        charges::Charge,
        citations::{Citation, store::CaseSource},
        court::Hearing,
        custody::Episode,
        events::Event,
        release::Release,
        sentences::Sentence,
        shares::Share,
        stages::StageRow,
    },
    error::Result,
    history::Tx,
    id::Id,
    people::{Person, names::Name, nationalities::Nationality},
    sources::{self, Source},
};
use std::collections::BTreeMap;

/// The rows of some cases. References and numbers are still to be given.
#[derive(Debug, Default)]
pub struct Batch {
    /// Who is held.
    pub people: Vec<Person>,
    /// Their names.
    pub names: Vec<Name>,
    /// Their nationalities.
    pub nationalities: Vec<Nationality>,
    /// The cases; `reference` holds the series that it is to be taken from.
    pub cases: Vec<Case>,
    /// Where the people were.
    pub custody: Vec<Episode>,
    /// Where the law stood.
    pub stages: Vec<StageRow>,
    /// Accusations.
    pub charges: Vec<Charge>,
    /// Hearings.
    pub court_events: Vec<Hearing>,
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// Releases.
    pub releases: Vec<Release>,
    /// Other events.
    pub events: Vec<Event>,
    /// Articles.
    pub sources: Vec<Source>,
    /// Their texts.
    pub texts: Vec<String>,
    /// Which case has which article.
    pub case_sources: Vec<CaseSource>,
    /// Quotes.
    pub citations: Vec<Citation>,
    /// Which case is shared with whom.
    pub shares: Vec<Share>,
}

impl Batch {
    /// Says whose rows these are.
    pub fn belong_to(&mut self, organisation: Id<Organisation>) {
        self.people.iter_mut().for_each(|row| row.organisation_id = organisation);
        self.cases.iter_mut().for_each(|row| row.organisation_id = organisation);
        self.sources.iter_mut().for_each(|row| row.organisation_id = organisation);
    }

    /// Shares every tenth case with the partners in turn, every thirtieth of these to work on. `from` is the number
    /// of the first case.
    pub fn share(&mut self, partners: &[Id<Organisation>], from: u64) {
        let tenths = (from..).zip(&self.cases).filter(|(number, _)| number % 10 == 0);
        self.shares = tenths
            .filter_map(|(number, case)| {
                let with = partners.get(usize::try_from(number / 10).ok()? % partners.len().max(1))?;
                Some(Share { created_at: case.created_at, ..Share::new(case.id, *with, number % 300 == 0) })
            })
            .collect();
    }

    /// Writes all of it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn write(mut self, tx: &mut Tx) -> Result<()> {
        self.number(tx)?;
        for text in &self.texts {
            sources::store::keep_text(tx, text)?;
        }
        tx.insert_all(&self.sources)?;
        tx.insert_all(&self.people)?;
        tx.insert_all(&self.names)?;
        tx.insert_all(&self.nationalities)?;
        tx.insert_all(&self.cases)?;
        tx.insert_all(&self.custody)?;
        tx.insert_all(&self.stages)?;
        tx.insert_all(&self.charges)?;
        tx.insert_all(&self.court_events)?;
        tx.insert_all(&self.sentences)?;
        tx.insert_all(&self.releases)?;
        tx.insert_all(&self.events)?;
        tx.insert_all(&self.case_sources)?;
        tx.insert_all(&self.citations)?;
        tx.insert_all(&self.shares)
    }

    /// Takes references and numbers from their series, as every new record does.
    fn number(&mut self, tx: &mut Tx) -> Result<()> {
        let count = |len: usize| i64::try_from(len).unwrap_or(i64::MAX);
        let people = tx.take_numbers("person", count(self.people.len()))?;
        for (number, person) in (people..).zip(&mut self.people) {
            person.reference = format!("P-{number:06}");
        }
        let sources = tx.take_numbers("source", count(self.sources.len()))?;
        for (number, source) in (sources..).zip(&mut self.sources) {
            source.number = number;
        }
        let mut series: BTreeMap<String, Vec<&mut Case>> = BTreeMap::new();
        for case in &mut self.cases {
            series.entry(case.reference.clone()).or_default().push(case);
        }
        for (name, cases) in series {
            let first = tx.take_numbers(&format!("case:{name}"), count(cases.len()))?;
            for (number, case) in (first..).zip(cases) {
                case.reference = format!("{name}-{number:04}");
            }
        }
        Ok(())
    }
}
