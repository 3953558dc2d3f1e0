//! What a custody status means for the figures.

use super::{Custody, Term};

/// Yes, no, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tri {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Nobody can tell.
    Unknown,
}

impl Tri {
    /// Reads a `yes`, `no` or `unknown` cell.
    fn of(cell: &str) -> Self {
        match cell {
            "yes" => Self::Yes,
            "no" => Self::No,
            _ => Self::Unknown,
        }
    }
}

impl Term<Custody> {
    /// Whether the person counts as deprived of liberty.
    pub fn is_held(&self) -> Tri {
        Tri::of(self.extra("held"))
    }

    /// Whether the person counts in the wide measure, with exit bans, bail and shelter.
    pub fn is_wide(&self) -> Tri {
        Tri::of(self.extra("wide"))
    }

    /// The shape of the status badge: `held`, `limited`, `free` or `unknown`.
    pub fn shape(&self) -> &'static str {
        self.extra("shape")
    }
}
