//! What can be typed after `habeas`.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the portal; this is also what happens without a command
    Serve,
    /// Bring the database up to date and say what was done
    Migrate,
    /// Fill an empty database with invented cases
    Seed {
        #[command(subcommand)]
        world: World,
    },
    /// Make a link with which somebody becomes a member; it works once, for 48 hours
    Invite {
        /// The address of whoever is invited
        email: String,
        /// Of which organisation
        #[arg(long, value_name = "NAME")]
        organisation: String,
        /// coordinator, case_worker, researcher, reader, auditor or none
        #[arg(long)]
        role: String,
    },
    /// Make a link with which somebody who lost everything comes back: it works once, for 48 hours,
    /// takes their second factors away at once, and lets them choose a new password and enrol anew
    Reset {
        /// The address that they sign in with
        email: String,
    },
    /// Make a link with which somebody signs in with another address from then on: it works once, for
    /// 48 hours, and only for whoever is signed in to that account
    Email {
        /// The address that they sign in with
        old: String,
        /// The address that they want to sign in with
        new: String,
    },
    /// Write data to a file
    Export {
        #[command(subcommand)]
        what: Data,
    },
    /// The keys of what is sealed
    Keys {
        #[command(subcommand)]
        what: KeysCommand,
    },
    /// Say who is held by what an article says, as JSON; docs/reading.md says what each part means
    Read {
        /// A text or HTML file
        #[arg(required_unless_present_any = ["score", "pdf"])]
        file: Option<PathBuf>,
        /// Print the text of the PDF file on standard input; the portal starts this for each PDF file
        #[arg(long, hide = true, conflicts_with_all = ["file", "score"])]
        pdf: bool,
        /// Judge the rules by labelled articles: a folder with labels.jsonl and the texts
        #[arg(long, value_name = "DIR", conflicts_with = "file")]
        score: Option<PathBuf>,
        /// Print the figures alone, as one JSON object
        #[arg(long, requires = "score")]
        json: bool,
    },
    /// Judge the name engine by labelled pairs
    Names {
        /// A table of two names, M, S or N, and why
        #[arg(long, value_name = "FILE")]
        score: PathBuf,
        /// Print the figures alone, as one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Say whether the settings and the database are sound
    Check {
        /// Go through all of history and name the first row that was tampered with; then seal its ends
        #[arg(long)]
        chain: bool,
        /// Say whether this earlier seal, as check printed it, is still in the history
        #[arg(long, value_name = "HEX", requires = "chain")]
        head: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum KeysCommand {
    /// Add a key, and seal everything again with it; old keys stay in the file
    Rotate,
}

#[derive(Debug, Subcommand)]
pub(super) enum World {
    /// A small world to look around in, with three people who can sign in
    Demo,
    /// Many cases, to measure with
    Large {
        /// How many
        #[arg(long)]
        cases: u64,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Data {
    /// The cases of one organisation, as CSV
    Cases(Cases),
}

/// What `export cases` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Cases {
    /// data for programs, excel for spreadsheets
    #[arg(long)]
    pub(super) profile: String,
    /// Of which organisation; needed where there are several
    #[arg(long, value_name = "NAME")]
    pub(super) organisation: Option<String>,
    /// Only cases in this detaining country, such as AZE
    #[arg(long, value_name = "CODE")]
    pub(super) country: Option<String>,
    /// Only cases with this custody status: held, wide, or a status code
    #[arg(long, value_name = "STATUS")]
    pub(super) custody: Option<String>,
    /// The file to write; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// For whom: myself, colleague, partner, authority, un, researcher, press or other
    #[arg(long, value_name = "WHOM", default_value = "myself")]
    pub(super) recipient: String,
    /// Who that is, by name or office; needed unless it is yourself
    #[arg(long, value_name = "NAME")]
    pub(super) who: Option<String>,
    /// What for: analysis, report, casework, submission, backup or other
    #[arg(long, value_name = "PURPOSE", default_value = "analysis")]
    pub(super) purpose: String,
    /// A remark for the list of files that left
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
}
