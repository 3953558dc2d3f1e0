//! What a column reads: a case whole, and what is worked out once a row.

use super::Export;
use crate::{
    cases::{charges::Charge, days, dossier::Dossier, sentences::Sentence},
    dates::{DaysHeld, PartialDate, held},
    id::Id,
};
use chrono::{NaiveDate, NaiveDateTime};

/// One case as an export has it.
#[derive(Debug)]
pub struct Row<'a> {
    /// The case with its parts. The parts that no column reads may be missing.
    pub it: &'a Dossier,
    /// When anything of it was last changed: UTC.
    pub changed_at: NaiveDateTime,
    /// Under which export it leaves.
    pub export: Id<Export>,
    /// Days deprived of liberty.
    pub strict: Option<DaysHeld>,
    /// Days under any restriction.
    pub wide: Option<DaysHeld>,
    /// When the deprivation of liberty ended, where it has.
    pub end: Option<PartialDate>,
}

impl<'a> Row<'a> {
    /// Works out the figures of a case as of `today`.
    pub fn new(it: &'a Dossier, changed_at: NaiveDateTime, export: Id<Export>, today: NaiveDate) -> Self {
        let mut spans = days::spans(it);
        let (strict, wide) = (held(&spans, true, today), held(&spans, false, today));
        let last = spans.iter().rposition(|span| span.strict).map(|at| spans.swap_remove(at));
        let end = match last {
            Some(span) => span.end.filter(|_| span.ended),
            None => it.releases.iter().rev().find_map(|release| release.left_custody.clone()),
        };
        Self { it, changed_at, export, strict, wide, end }
    }

    /// The sentence that counts: the last one that was not annulled.
    pub fn sentence(&self) -> Option<&'a Sentence> {
        let all = &self.it.sentences;
        all.iter().rfind(|sentence| !sentence.status.is("annulled")).or(all.last())
    }

    /// Each kind of offence of each charge. The columns on charges run
    /// parallel, so a charge of two kinds stands in each of them twice.
    pub fn charges(&self) -> impl Iterator<Item = (&'a Charge, &'a str)> {
        self.it.charges.iter().flat_map(|charge| charge.categories.text().split('|').map(move |kind| (charge, kind)))
    }
}
