//! The figures, as shares of what was there.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many fit.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
}

impl Share {
    /// Counts one more.
    pub fn count(&mut self, fits: bool) {
        self.part += usize::from(fits);
        self.whole += 1;
    }

    /// The fraction; of nothing, `empty`.
    pub fn fraction(self, empty: f64) -> f64 {
        let whole = u32::try_from(self.whole).unwrap_or(u32::MAX);
        let part = u32::try_from(self.part).unwrap_or(u32::MAX);
        if whole == 0 { empty } else { f64::from(part) / f64::from(whole) }
    }
}

/// All figures of a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Detainees found.
    pub recall: Share,
    /// Proposals that are detainees.
    pub precision: Share,
    /// Negative texts with a proposal.
    pub negatives_false: Share,
    /// Of those found: all nationalities right and none too many.
    pub nationality: Share,
    /// Detaining country right.
    pub country: Share,
    /// Category of the accusation right.
    pub category: Share,
    /// Status right.
    pub status: Share,
    /// Date of the arrest right, where the label or the reading has one.
    pub arrested_exact: Share,
    /// Dates with a year that is neither in the text nor in the label.
    pub invented_years: usize,
    /// Phrases greyed.
    pub boilerplate_recall: Share,
    /// Sentences of the article greyed by mistake.
    pub body_greyed: Share,
}

impl Figures {
    /// Name and share of each figure that is a fraction, and what it is when there is nothing to count.
    pub fn shares(&self) -> [(&'static str, Share, f64); 10] {
        [
            ("recall", self.recall, 1.0),
            ("precision", self.precision, 1.0),
            ("negatives_false", self.negatives_false, 0.0),
            ("nationality", self.nationality, 1.0),
            ("country", self.country, 1.0),
            ("category", self.category, 1.0),
            ("status", self.status, 1.0),
            ("arrested_exact", self.arrested_exact, 1.0),
            ("boilerplate_recall", self.boilerplate_recall, 1.0),
            ("body_greyed", self.body_greyed, 0.0),
        ]
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Figures", 11)?;
        for (name, share, empty) in self.shares() {
            object.serialize_field(name, &share.fraction(empty))?;
        }
        object.serialize_field("invented_years", &self.invented_years)?;
        object.end()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, share, empty) in self.shares() {
            writeln!(f, "{name:<20}{:>7.3}  ({} of {})", share.fraction(empty), share.part, share.whole)?;
        }
        writeln!(f, "{:<20}{:>7}", "invented_years", self.invented_years)
    }
}
