//! The orders that the list can stand in.

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The last change.
    Changed,
    /// Family name.
    Name,
    /// Detaining country.
    Country,
    /// Since when.
    Start,
    /// Custody status.
    Custody,
    /// Days held.
    Days,
    /// Nationality.
    Nationality,
    /// Charges.
    Charges,
    /// Number of sources.
    Sources,
}

impl Sort {
    /// All, with their codes in the URL.
    pub const ALL: [(&'static str, Self); 9] = [
        ("changed", Self::Changed),
        ("name", Self::Name),
        ("country", Self::Country),
        ("start", Self::Start),
        ("custody", Self::Custody),
        ("days", Self::Days),
        ("nationality", Self::Nationality),
        ("charges", Self::Charges),
        ("sources", Self::Sources),
    ];
    /// The code in the URL.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, sort)| *sort == self).map_or("changed", |(code, _)| code)
    }
}
