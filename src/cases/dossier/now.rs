//! What the record says of now, and since when.

use super::Dossier;
use crate::{
    cases::{court::Hearing, custody::Episode, stages::StageRow},
    clock,
    dates::PartialDate,
    history::Record,
};

impl Dossier {
    /// The latest stay that is entered, over or not.
    pub fn last_custody(&self) -> Option<&Episode> {
        self.custody.last()
    }

    /// Where the person is: what the latest dated row says. Nothing where that stay is over: what came after it,
    /// nobody has entered.
    pub fn current_custody(&self) -> Option<&Episode> {
        self.last_custody().filter(|stay| !stay.is_over(clock::today()))
    }

    /// When the first stay began, of whatever kind.
    pub fn first_start(&self) -> Option<&PartialDate> {
        self.custody.iter().find_map(|stay| stay.started.as_ref())
    }

    /// Where the law stands: what the latest dated row says.
    pub fn current_stage(&self) -> Option<&StageRow> {
        self.stages.last()
    }

    /// When the deprivation of liberty began, or the restriction where there was nothing else.
    pub fn start(&self) -> Option<&PartialDate> {
        let starts = |strict: bool| {
            self.custody
                .iter()
                .filter(
                    move |row| {
                        if strict { row.status.extra("held") == "yes" } else { row.status.extra("wide") == "yes" }
                    },
                )
                .find_map(|row| row.started.as_ref())
        };
        starts(true).or_else(|| starts(false))
    }

    /// When a restriction short of prison began, before prison.
    pub fn restriction_start(&self) -> Option<&PartialDate> {
        let first = self.custody.iter().find(|row| row.status.extra("wide") == "yes")?;
        if first.status.extra("held") == "yes" { None } else { first.started.as_ref() }
    }

    /// The next date that is known: planned hearings and dates they name.
    pub fn next_hearing(&self, today: chrono::NaiveDate) -> Option<(&Hearing, &PartialDate)> {
        self.court_events
            .iter()
            .flat_map(|hearing| {
                [hearing.happened.as_ref().filter(|_| hearing.is_planned), hearing.next_date.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(move |date| (hearing, date))
            })
            .filter(|(_, date)| date.latest().or(date.earliest()).is_some_and(|last| last >= today))
            .min_by_key(|(_, date)| date.earliest().or(date.latest()))
    }

    /// The day as of which the custody status is known: as entered, else the
    /// newest source cited for the row, else the day it began.
    pub fn custody_as_of(&self) -> Option<PartialDate> {
        let row = self.last_custody()?;
        let over = row.ended.clone().filter(|_| row.is_over(clock::today()));
        let cited = self
            .citations
            .iter()
            .filter(|citation| citation.record_id == row.id() && citation.is_support())
            .filter_map(|citation| {
                self.sources.iter().find(|source| source.id == citation.source_id)?.published.clone()
            })
            .max();
        let known = [row.as_of.clone(), cited, row.started.clone(), over].into_iter().flatten();
        known.max_by_key(|date| date.earliest().or_else(|| date.latest()))
    }
}
