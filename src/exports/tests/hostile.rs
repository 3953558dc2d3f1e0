//! Texts that want to break the file, or to run in a spreadsheet.

use super::{COLUMNS, Profile, World, read};
use crate::{
    access::{Author, Job},
    cases::{Case, charges::Charge, custody::Episode, dossier::Dossier, parts::Part},
    id::Id,
    people::{Person, names::Name},
    schema::cases,
    words::Terms,
};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Forty ways to begin a formula, and more.
const PAYLOADS: [&str; 44] = [
    "=1+1",
    "=cmd|'/C calc'!A0",
    "=HYPERLINK(\"http://a.example\",\"x\")",
    "=IMPORTXML(\"http://a.example\")",
    "=WEBSERVICE(A1)",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "=\"a\"\"b\"",
    "+1+1",
    "+49 30 1234",
    "+",
    "-",
    "-2+3",
    "-1",
    "-cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "@",
    "|cmd",
    "%0A=1+1",
    "\t@SUM",
    "\tharmless",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    "\u{feff}=1+1",
    "\u{feff}\u{feff} \t=1+1",
    " =1+1",
    "\u{a0}=1+1",
    "\u{3000}=1+1",
    "\u{200b}=1+1",
    "\u{200d}\u{200c}+1",
    "\u{202e}=1+1",
    "\u{2066}-1+1\u{2069}",
    "\u{61c}@x",
    "\u{1b}=1+1",
    "\u{7f}=1",
    "\u{85}=1",
    "\u{ad}=1",
    "\u{2060}=1",
    "\u{2028}=1",
    "\u{b}\u{c}=1",
    "＝1+1",
    "﹦1+1",
    "＋1",
    "﹫x",
];

/// Texts that are harmless to run and hard to carry.
const AWKWARD: [&str; 16] = [
    "a,b;c\td",
    "she said \"no\"",
    "\"",
    "\"\"",
    ",",
    "one\ntwo\r\nthree\rfour",
    "ends in a break\n",
    "a|b",
    "|",
    r"ends in \",
    r"\|",
    r"a\b|c\\|d",
    "\u{feff}mark",
    "  spaces  ",
    "'quoted'",
    "نرگس\u{200c}تهرانی, Łódź, 李文亮, ½ …",
];

/// The text in every field of a case that takes any.
fn spoil(world: &World, case: &Case, text: &str) {
    let (some, author) = (|| Some(text.to_owned()), Author::system_for(Job::Seed, case.organisation_id));
    world
        .db
        .write_now(&author, None, |tx| {
            let it = Dossier::load(tx.conn(), case)?;
            let file = Case { place_of_arrest: some(), summary_en: some(), summary_fr: some(), ..it.case.clone() };
            tx.update(&it.case, file)?;
            tx.update(&it.person, Person { occupation: some(), ..it.person.clone() })?;
            for name in &it.names {
                let (given, family1) = (some(), some());
                tx.update(
                    name,
                    Name { full: text.to_owned(), given, family1, particle: None, family2: None, ..name.clone() },
                )?;
            }
            tx.insert(Name { full: text.to_owned(), ..Name::blank(case) })?;
            for episode in &it.custody {
                tx.update(episode, Episode { place: some(), ended: None, ..episode.clone() })?;
            }
            for charge in &it.charges {
                tx.remove(charge)?;
            }
            for _ in 0..2 {
                let categories = Terms::parse("treason").unwrap();
                tx.insert(Charge {
                    id: Id::new(),
                    categories,
                    as_stated: some(),
                    statute: some(),
                    ..Charge::blank(case)
                })?;
            }
            Ok(())
        })
        .unwrap();
}

/// A row by column.
type Cells = BTreeMap<String, String>;

/// One spoilt case for each text, with the rows of both profiles.
fn spoilt(texts: &[&str]) -> Vec<(String, Cells, Cells)> {
    let world = World::large();
    let all: Vec<Case> =
        world.db.read_now(|conn| Ok(cases::table.order(cases::id).select(Case::as_select()).load(conn)?)).unwrap();
    for (case, text) in all.iter().zip(texts) {
        spoil(&world, case, text);
    }
    let (_, data) = world.export(&world.selection(), Profile::Data);
    let (_, excel) = world.export(&world.selection(), Profile::Excel);
    assert!(!data.starts_with('\u{feff}') && excel.starts_with('\u{feff}'));
    assert!(excel.ends_with("\r\n") && data.ends_with('\n') && !data.ends_with("\r\n"));
    assert!(
        excel
            .trim_start_matches('\u{feff}')
            .split_terminator("\r\n")
            .all(|line| { line.starts_with('"') && line.ends_with('"') && !line.contains(['\r', '\n']) })
    );
    let rows = read(&data).into_iter().zip(read(&excel));
    texts.iter().map(|text| (*text).to_owned()).zip(rows).map(|(text, (data, excel))| (text, data, excel)).collect()
}

/// The values of a column with several.
fn values(cell: &str) -> Vec<String> {
    let (mut values, mut chars) = (vec![String::new()], cell.chars());
    while let Some(c) = chars.next() {
        match c {
            '|' => values.push(String::new()),
            '\\' => values.last_mut().unwrap().extend(chars.next()),
            c => values.last_mut().unwrap().push(c),
        }
    }
    values
}

const TEXTS: [&str; 7] =
    ["name_primary", "name_given", "name_family", "occupation_text", "arrest_place", "place_current", "summary_en"];

#[test]
fn nothing_is_lost_on_the_way_to_a_program() {
    let texts: Vec<&str> = AWKWARD.into_iter().chain(PAYLOADS).collect();
    for (text, data, _) in spoilt(&texts) {
        for column in TEXTS {
            assert_eq!(data[column], text, "{column}");
        }
        assert!(values(&data["names_other"]).contains(&text), "{text:?}: {}", data["names_other"]);
        assert_eq!(values(&data["charges_as_stated"]), [text.clone(), text.clone()]);
        let law = format!("{}:{text}", data["detaining_country"]);
        assert_eq!(values(&data["statutes"]), [law.clone(), law]);
        assert_eq!(values(&data["charge_codes"]).len(), 2);
    }
}

#[test]
fn nothing_runs_in_a_spreadsheet() {
    for (text, data, excel) in spoilt(&PAYLOADS) {
        for column in COLUMNS.iter().map(|column| column.name) {
            let cell = excel[column].as_str();
            let is_number = cell.parse::<i64>().is_ok() && data[column] == cell;
            let first = cell.chars().find(|c| !c.is_whitespace() && !c.is_control());
            let runs = first.is_some_and(|c| "=+-@|%＝﹦＋﹢－﹣＠﹫｜％﹪".contains(c))
                || cell.starts_with(['\t', '\r', '\n']);
            assert!(is_number || !runs, "{text:?} runs in {column}: {cell:?}");
        }
        for column in TEXTS {
            assert!(excel[column].starts_with('\''), "{text:?} in {column}");
        }
    }
}

#[test]
fn numbers_stay_numbers_in_a_spreadsheet() {
    let world = World::demo();
    let (_, data) = world.export(&world.selection(), Profile::Data);
    let (_, excel) = world.export(&world.selection(), Profile::Excel);
    let mut seen = 0;
    for (data, excel) in read(&data).iter().zip(read(&excel)) {
        for column in ["days_held_min", "days_wide_max", "sources_total", "sentence_months", "birth_year_latest"] {
            assert_eq!(data[column], excel[column], "{column}");
            seen += usize::from(excel[column].parse::<i64>().is_ok());
        }
        assert!(!data["name_primary"].starts_with('\''));
    }
    assert!(seen > 20, "{seen}");
}
