//! The commands at the terminal. Each ends with 0 where it did its work, 1
//! where it could not, 2 where the command or a setting is wrong; what went
//! wrong is one plain sentence on standard error.

mod check;
mod command;
mod email;
mod export;
mod invite;
mod keys;
mod names;
mod read;
mod reset;
mod seed;
mod serve;
mod upkeep;

use crate::{
    access::Organisation,
    accounts,
    app::PROJECTIONS,
    config::{self, Config},
    db::{AnyConnection, Db},
    error::Error,
};
use clap::Parser;
use command::{Cases, Command, Data, KeysCommand, World};
use std::{io::Write, process::ExitCode};

const EXAMPLES: &str = "Examples:
  habeas                                         serve the portal on http://127.0.0.1:8080
  habeas invite ada@example.org --organisation \"Lighthouse\" --role coordinator
  habeas reset ada@example.org                   a way back for who lost password and second factor
  habeas export cases --profile excel --custody held -o held.csv
  habeas check                                   say whether settings and database are sound
  habeas check --chain                           say whether anybody has tampered with the history";

fn after_help() -> String {
    format!("{EXAMPLES}\n\n{}", config::help())
}

/// A case-tracking database for detained foreign nationals.
#[derive(Debug, Parser)]
#[command(name = "habeas", bin_name = "habeas", version, after_help = after_help())]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

/// Why a command did not do its work.
#[derive(Debug)]
struct Failure {
    code: u8,
    sentence: String,
}

impl Failure {
    fn usage(sentence: impl Into<String>) -> Self {
        Self { code: 2, sentence: sentence.into() }
    }
    fn failed(sentence: impl Into<String>) -> Self {
        Self { code: 1, sentence: sentence.into() }
    }
}

impl From<Error> for Failure {
    fn from(e: Error) -> Self {
        let sentence = match e {
            Error::Unavailable(why) => {
                format!("The database cannot be used ({}). Check DATABASE_URL, then run: habeas check", one_line(&why))
            }
            other => format!("It could not be done: {}.", one_line(&other.to_string())),
        };
        Self::failed(sentence)
    }
}

/// Drivers write their reasons over several lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<std::io::Error> for Failure {
    fn from(e: std::io::Error) -> Self {
        Self::failed(format!("It could not be written: {e}."))
    }
}

type Done = Result<(), Failure>;

/// Reads the command line, does what it says, and gives the exit code.
pub fn run() -> ExitCode {
    let command = Cli::parse().command.unwrap_or(Command::Serve);
    let done = Config::load().map_err(Failure::usage).and_then(|config| {
        log(&config);
        dispatch(command, config)
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Where standard error is closed, the exit code alone must do.
            let _ = writeln!(std::io::stderr(), "{}", failure.sentence);
            ExitCode::from(failure.code)
        }
    }
}

fn dispatch(command: Command, config: Config) -> Done {
    match command {
        Command::Serve => serve::run(config),
        Command::Migrate => migrate(&config),
        Command::Seed { world: World::Demo } => seed::demo(&config),
        Command::Seed { world: World::Large { cases } } => seed::large(&config, cases),
        Command::Invite { email, organisation, role } => invite::run(&config, &email, &organisation, &role),
        Command::Reset { email } => reset::run(&config, &email),
        Command::Email { old, new } => email::run(&config, &old, &new),
        Command::Export { what: Data::Cases(what) } => export::cases(&config, &what),
        Command::Keys { what: KeysCommand::Rotate } => keys::rotate(&config),
        Command::Read { pdf: true, .. } => read::pdf(),
        Command::Read { file: Some(file), .. } => read::file(&file),
        Command::Read { score, json, .. } => read::score(&score.unwrap_or_default(), json),
        Command::Names { score, json } => names::score(&score, json),
        Command::Check { chain, head } => check::run(&config, chain, head.as_deref()),
    }
}

/// The database, brought up to date.
fn open(config: &Config) -> Result<Db, Failure> {
    Db::open(config, PROJECTIONS).map_err(|e| cannot_open(config, e))
}

/// An embedded database fails by what the disk says, so the sentence names the file.
fn cannot_open(config: &Config, e: Error) -> Failure {
    match (config.database_url.strip_prefix("sqlite:"), e) {
        (Some(path), Error::Internal(e)) => Failure::failed(format!(
            "The database at {path} cannot be opened ({}). Check DATABASE_URL and HABEAS_DATA_DIR.",
            one_line(&e.to_string())
        )),
        (_, e) => e.into(),
    }
}

fn migrate(config: &Config) -> Done {
    let db = Db::connect(config, PROJECTIONS).map_err(|e| cannot_open(config, e))?;
    let ran = db.migrate()?;
    for name in &ran {
        say(&format!("ran migration {name}"))?;
    }
    if ran.is_empty() {
        say("The database is up to date; there was nothing to do.")?;
    }
    Ok(())
}

/// Log lines go to standard error, so that standard output holds only results.
fn log(config: &Config) {
    // The server's own steps say nothing that ours do not.
    let filter = tracing_subscriber::EnvFilter::new(format!("{},actix_server=warn", config.log_level));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let set = if config.log_json {
        builder.json().try_init()
    } else {
        builder.with_target(false).with_ansi(false).try_init()
    };
    // Only a test has set one already.
    drop(set);
}

/// A line on standard output.
fn say(line: &str) -> Done {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()?;
    Ok(())
}

/// The organisation of this name; where there is only one, nobody needs to name it.
fn organisation(conn: &mut AnyConnection, name: Option<&str>) -> Result<Result<Organisation, Failure>, Error> {
    let all = accounts::store::organisations(conn)?;
    let known = || {
        let names: Vec<String> = all.iter().map(|it| format!("“{}”", it.name)).collect();
        names.join(", ")
    };
    let wanted = name.map(|name| name.trim().to_lowercase());
    let found =
        match (&wanted, all.as_slice()) {
            (_, []) => Err(Failure::failed(
                "There is no organisation yet. Start with: habeas serve, and open the link it prints.",
            )),
            (None, [one]) => Ok(one.clone()),
            (None, _) => Err(Failure::usage(format!("Say whose with --organisation. There are: {}.", known()))),
            (Some(wanted), _) => all.iter().find(|it| it.name.to_lowercase() == *wanted).cloned().ok_or_else(|| {
                Failure::usage(format!("There is no organisation of that name. There are: {}.", known()))
            }),
        };
    Ok(found)
}
