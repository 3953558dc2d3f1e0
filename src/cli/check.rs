//! `habeas check`: says line by line what is sound and what is not, and what to do about it.

mod chain;

use super::{Done, Failure, one_line, say};
use crate::{
    app::PROJECTIONS,
    config::Config,
    db::{
        AnyConnection, Db,
        check::{Finding, examine},
    },
    error::Error,
    notices::{mail::Mailer, store::outbox},
};
use std::path::Path;

pub(super) fn run(config: &Config, with_chain: bool, head: Option<&str>) -> Done {
    let mut findings = vec![Finding::good("the settings can be read")];
    findings.extend(clear_text(config));
    findings.push(mail(config));
    findings.extend(database(config, with_chain, head));
    for it in &findings {
        say(&format!("{:<8} {}", it.grade(), it.what))?;
    }
    let problems = findings.iter().filter(|it| it.is_problem()).count();
    match problems {
        0 => Ok(()),
        1 => Err(Failure::failed("1 problem was found.")),
        n => Err(Failure::failed(format!("{n} problems were found."))),
    }
}

/// Passwords must not travel in clear text beyond this machine.
fn clear_text(config: &Config) -> Option<Finding> {
    let is_open = !config.is_https() && !config.addr.ip().is_loopback();
    is_open.then(|| {
        Finding::note("the portal listens beyond this machine without TLS: put a proxy with TLS before it and set HABEAS_BASE_URL to https://…")
    })
}

/// Whether notices can be mailed.
fn mail(config: &Config) -> Finding {
    match Mailer::of(config) {
        Ok(Some(_)) => Finding::good("mail is set up"),
        Ok(None) => Finding::note(
            "mail is not set up: notices are only shown in the portal. Set HABEAS_SMTP_URL and HABEAS_MAIL_FROM",
        ),
        Err(sentence) => Finding::problem(sentence),
    }
}

/// Mails that no server took for three days.
fn given_up(conn: &mut AnyConnection) -> Result<Finding, Error> {
    Ok(match outbox::given_up(conn)? {
        0 => Finding::good("no mail is given up"),
        count => Finding::problem(format!(
            "mails that were given up after three days: {count}. An administrator sees why under /notices/mail; check HABEAS_SMTP_URL"
        )),
    })
}

fn database(config: &Config, with_chain: bool, head: Option<&str>) -> Vec<Finding> {
    let file = config.database_url.strip_prefix("sqlite:").map(Path::new);
    if let Some(file) = file.filter(|file| !file.exists()) {
        // Opening it would make it.
        return vec![Finding::problem(format!(
            "there is no database at {}: make it with habeas migrate, or correct DATABASE_URL",
            file.display()
        ))];
    }
    let db = match Db::connect(config, PROJECTIONS) {
        Ok(db) => db,
        Err(e) => {
            return vec![Finding::problem(format!("{}: start it, or correct DATABASE_URL", one_line(&e.to_string())))];
        }
    };
    let mut findings = vec![Finding::good("the database answers")];
    let is_in_step = db.is_in_step();
    findings.push(match &is_in_step {
        Ok(true) => Finding::good("the schema is that of this version"),
        Ok(false) => Finding::problem("the schema is older than this version: run habeas migrate"),
        Err(e) => Finding::problem(format!("the schema cannot be read ({e})")),
    });
    // Before the schema is up to date there is nothing to ask.
    findings.extend(db.read_now(given_up).ok());
    match db.read_now(examine) {
        Ok(more) => findings.extend(more),
        Err(e) => findings.push(Finding::problem(format!("the database cannot be examined ({e})"))),
    }
    if matches!(is_in_step, Ok(true)) {
        findings.extend(chain::findings(&db, with_chain, head));
    }
    findings
}
