//! The sources of the demonstration world, with their texts, and the groups.

use super::{Quotable, World, lines, lines::Line};
use crate::{
    access::Organisation,
    cases::groups::Group,
    clock,
    error::Result,
    history::Tx,
    id::Id,
    sources::{Source, store},
    words::Term,
};

/// The texts of the articles, by the name that `sources.tsv` uses.
const TEXTS: [(&str, &str); 19] = [
    ("01", include_str!("../data/texts/01.txt")),
    ("02", include_str!("../data/texts/02.txt")),
    ("03", include_str!("../data/texts/03.txt")),
    ("04", include_str!("../data/texts/04.txt")),
    ("05", include_str!("../data/texts/05.txt")),
    ("06", include_str!("../data/texts/06.txt")),
    ("07", include_str!("../data/texts/07.txt")),
    ("08", include_str!("../data/texts/08.txt")),
    ("09", include_str!("../data/texts/09.txt")),
    ("10", include_str!("../data/texts/10.txt")),
    ("11", include_str!("../data/texts/11.txt")),
    ("12", include_str!("../data/texts/12.txt")),
    ("14", include_str!("../data/texts/14.txt")),
    ("15", include_str!("../data/texts/15.txt")),
    ("16", include_str!("../data/texts/16.txt")),
    ("17", include_str!("../data/texts/17.txt")),
    ("18", include_str!("../data/texts/18.txt")),
    ("19", include_str!("../data/texts/19.txt")),
    ("20", include_str!("../data/texts/20.txt")),
];

/// Makes the source or the group of a line.
pub fn put(tx: &mut Tx, world: &mut World, organisation: Id<Organisation>, line: &Line) -> Result<()> {
    match line.kind {
        "source" => source(tx, world, organisation, line),
        "group" => group(tx, world, organisation, line),
        _ => Err(line.wrong("neither a source nor a group")),
    }
}

fn source(tx: &mut Tx, world: &mut World, organisation: Id<Organisation>, line: &Line) -> Result<()> {
    let text = match line.get("text") {
        Some(name) => {
            let (_, text) = TEXTS.iter().find(|(known, _)| *known == name).ok_or_else(|| line.wrong("no such text"))?;
            Some(text.trim_end())
        }
        None => None,
    };
    let pick = |key: &str| world.sources.get(key).map(|source| source.id.to_string());
    let values = lines::values(line, Source::FIELDS, clock::today(), pick)?;
    let source = lines::over(line, &blank(organisation, tx.next_number("source")?), values)?;
    let text_sha256 = text.map(|text| store::keep_text(tx, text)).transpose()?;
    let text_chars = text.map_or(0, |text| i32::try_from(text.chars().count()).unwrap_or(i32::MAX));
    let source = tx.insert(Source { text_sha256, text_chars, ..source })?;
    world.sources.insert(line.key.to_owned(), Quotable { id: source.id, text });
    Ok(())
}

fn blank(organisation: Id<Organisation>, number: i64) -> Source {
    Source {
        id: Id::new(),
        version: 1,
        organisation_id: organisation,
        number,
        kind: Term::known("press"),
        title: String::new(),
        publisher: None,
        author: None,
        url: None,
        archive_url: None,
        language: None,
        published: None,
        published_stated: None,
        retrieved: None,
        retrieved_stated: None,
        republication_of: None,
        translation_of: None,
        translation_kind: None,
        completeness: Term::unknown(),
        missing_percent: None,
        reliability: None,
        connection: None,
        note: None,
        text_sha256: None,
        text_chars: 0,
        created_at: clock::now(),
        removed_at: None,
    }
}

fn group(tx: &mut Tx, world: &mut World, organisation: Id<Organisation>, line: &Line) -> Result<()> {
    let number = tx.next_number("group")?;
    let blank = Group {
        id: Id::new(),
        version: 1,
        organisation_id: organisation,
        reference: format!("G-{number:04}"),
        title: String::new(),
        kind: Term::known("same_arrest"),
        country: None,
        happened: None,
        happened_stated: None,
        note: None,
        created_at: clock::now(),
    };
    let values = lines::values(line, Group::FIELDS, clock::today(), |_key| None)?;
    let group = tx.insert(lines::over(line, &blank, values)?)?;
    world.groups.insert(line.key.to_owned(), group.id);
    Ok(())
}
