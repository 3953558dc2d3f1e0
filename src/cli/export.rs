//! `habeas export cases`: the same file as the portal gives, for scripts and for
//! portals that are too large to wait for in a browser.

use super::{Cases, Done, Failure, open, organisation};
use crate::{
    access::{Author, Job, Scope},
    cases::{
        list::Filter,
        outgoing::{PURPOSES, RECIPIENTS, TEXT_MAX, Told},
    },
    config::Config,
    dates::Lang,
    db::Db,
    error::Error,
    exports::{
        Export, Profile,
        cases::{Selection, write_noted},
    },
    text,
};
use std::{
    fs::{File, OpenOptions},
    io::{BufWriter, IsTerminal, Write},
    path::Path,
};

pub(super) fn cases(config: &Config, what: &Cases) -> Done {
    let profile = Profile::of(&what.profile)
        .ok_or_else(|| Failure::usage(format!("“{}” is not a profile. It is data or excel.", what.profile)))?;
    let (filter, told) = (filter(what)?, told(what)?);
    let db = open(config)?;
    let whose = db.read_now(|conn| organisation(conn, what.organisation.as_deref()))??;
    let pairs = serde_urlencoded::to_string(filter.pairs()).unwrap_or_default();
    let export = Export::new(whose.id, profile.code(), pairs, told);
    let selection = Selection { scope: Scope::of(whose.id), filter, among: None };
    match &what.output {
        None => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            fill(&db, &selection, export, &mut out)
        }
        Some(path) => to_file(&db, &selection, export, path),
    }
}

/// Whom the file is for: it is noted like one that the portal gives.
fn told(what: &Cases) -> Result<Told, Failure> {
    if !RECIPIENTS.contains(&what.recipient.as_str()) {
        return Err(Failure::usage(format!("--recipient takes one of: {}.", RECIPIENTS.join(", "))));
    }
    if !PURPOSES.contains(&what.purpose.as_str()) {
        return Err(Failure::usage(format!("--purpose takes one of: {}.", PURPOSES.join(", "))));
    }
    if what.recipient != "myself" && what.who.is_none() {
        return Err(Failure::usage("Say who gets the file with --who."));
    }
    let line = |text: &Option<String>| {
        let clean = text.as_deref().map(|text| text::clean_line(text, TEXT_MAX)).transpose();
        clean.map_err(|_too_long| Failure::usage(format!("--who and --note take at most {TEXT_MAX} characters.")))
    };
    Ok(Told {
        recipient: what.recipient.clone(),
        who: line(&what.who)?,
        purpose: what.purpose.clone(),
        note: line(&what.note)?,
    })
}

fn filter(what: &Cases) -> Result<Filter, Failure> {
    let get = |name: &str| match name {
        "country" => what.country.as_deref().map(str::to_uppercase).unwrap_or_default(),
        "custody" => what.custody.clone().unwrap_or_default(),
        _ => String::new(),
    };
    let filter = Filter::read(&get, Lang::En);
    match filter.ignored.first() {
        None => Ok(filter),
        Some(&"country") => Err(Failure::usage("--country takes a code of three letters, such as AZE.")),
        Some(_) => Err(Failure::usage("--custody takes held, wide, or the code of a custody status.")),
    }
}

/// Half a file would pass for a whole one, so it gets its name only at the end.
fn to_file(db: &Db, what: &Selection, export: Export, path: &Path) -> Done {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    let cannot = |e: std::io::Error| Failure::failed(format!("{} cannot be written ({e}).", path.display()));
    let mut out = BufWriter::new(create(part).map_err(cannot)?);
    let done = fill(db, what, export, &mut out).and_then(|()| std::fs::rename(part, path).map_err(cannot));
    if done.is_err() {
        // The sentence about the first failure matters more than one about this.
        let _ = std::fs::remove_file(part);
    }
    done
}

/// A file that only its owner can read: it holds what the portal protects.
fn create(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn fill(db: &Db, what: &Selection, export: Export, out: &mut dyn Write) -> Done {
    let is_watched = std::io::stderr().is_terminal();
    let author = Author::system_for(Job::Command, export.organisation_id);
    let written = write_noted(db, what, (export, &author), out, &mut |rows| {
        if is_watched {
            // Progress that cannot be shown is no reason to stop.
            let _ = write!(std::io::stderr(), "\r{rows} cases");
        }
    });
    let written = match written {
        Ok(written) => written,
        Err(Error::Internal(e)) => return Err(Failure::failed(format!("The file is not complete: {e}."))),
        Err(e) => return Err(e.into()),
    };
    out.flush()?;
    let line = if is_watched { "\r" } else { "" };
    writeln!(std::io::stderr(), "{line}{} cases written.", written.rows)?;
    Ok(())
}
