//! Why something is proposed. A reason is data, so that a page can say it in its own language; English is here.

use std::fmt;

use serde::Serialize;

/// The reason for a role or a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// The words stand by the name.
    ByName {
        /// The words.
        words: String,
    },
    /// The words stand by a word that refers to the person.
    Referred {
        /// The words.
        words: String,
        /// "He", "the teacher", "the two".
        by: String,
    },
    /// The words are said of a group, and the text names as many people.
    OfGroup {
        /// The words.
        words: String,
    },
    /// The words describe the name.
    Describes {
        /// The words.
        words: String,
    },
    /// The latest of the things said.
    Latest {
        /// The words.
        words: String,
    },
    /// The country stands nearest to what is said of the person.
    NearestCountry {
        /// The words for the country.
        words: String,
    },
    /// No sentence joins person and country: it is the one the text speaks of most.
    MostNamedCountry {
        /// The words for the country.
        words: String,
    },
    /// A date stands by the words.
    DateBy {
        /// The words.
        words: String,
        /// The date as written.
        date: String,
    },
    /// A date without a year or relative to the day of the text was completed from that day.
    ResolvedFrom {
        /// The words.
        words: String,
        /// The date as written.
        date: String,
        /// The day of the text, EDTF.
        published: String,
    },
    /// The words show an office, a profession or kinship.
    RoleWords {
        /// The words.
        words: String,
    },
    /// The person is quoted and nothing else is said of them.
    Quoted,
    /// Held, but in the country whose national the person is.
    HeldAtHome {
        /// The country, alpha-3.
        country: &'static str,
    },
    /// Held, but the text has nothing foreign about it.
    NothingForeign,
    /// Nothing in the text says that the person is held.
    NothingSaid,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByName { words } => write!(f, "“{words}” is said of the name"),
            Self::Referred { words, by } => write!(f, "“{words}” is said of “{by}”, which refers to the person"),
            Self::OfGroup { words } => write!(f, "“{words}” is said of a group; the text names as many people"),
            Self::Describes { words } => write!(f, "“{words}” describes the name"),
            Self::Latest { words } => write!(f, "“{words}” is the latest the text says of the person"),
            Self::NearestCountry { words } => write!(f, "“{words}” stands nearest to what happened to the person"),
            Self::MostNamedCountry { words } => {
                write!(f, "no sentence says where; “{words}” is the country the text speaks of most")
            }
            Self::DateBy { words, date } => write!(f, "“{date}” stands by “{words}”"),
            Self::ResolvedFrom { words, date, published } => {
                write!(f, "“{date}” stands by “{words}”; completed from the day of the text, {published}")
            }
            Self::RoleWords { words } => write!(f, "“{words}” shows what the person has to do with it"),
            Self::Quoted => f.write_str("the person is quoted, and nothing says that they are held"),
            Self::HeldAtHome { country } => write!(f, "held in {country}, whose national the person is"),
            Self::NothingForeign => f.write_str("held, but nothing in the text says that the person is a foreigner"),
            Self::NothingSaid => f.write_str("nothing in the text says that the person is held"),
        }
    }
}
