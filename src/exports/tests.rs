//! The file holds: its columns are those of the paper, in their order; a row
//! says what the case says; nothing is lost on the way, and nothing runs.

mod example;
mod hostile;

use super::{
    COLUMNS, Export, Profile,
    cases::{Held, Selection, Written, write},
    cell::Cell,
    row::Row,
    store::{self, Pick},
};
use crate::{
    access::{Organisation, Scope},
    app::PROJECTIONS,
    cases::{Case, dossier::Dossier, list::Filter, store as case_store},
    clock,
    config::Config,
    dates::Lang,
    db::Db,
    id::Id,
    schema::{cases, organisations},
    seed,
};
use diesel::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// A database in a folder of its own.
struct World {
    folder: PathBuf,
    db: Db,
}

impl World {
    fn empty() -> Self {
        let folder = std::env::temp_dir().join(format!("habeas-exports-{}", uuid::Uuid::now_v7()));
        let settings = [("HABEAS_DATA_DIR".to_owned(), folder.display().to_string())].into();
        let db = Db::open(&Config::from(&settings).unwrap(), PROJECTIONS).unwrap();
        Self { folder, db }
    }

    fn demo() -> Self {
        let world = Self::empty();
        seed::demo_house(&world.db).unwrap();
        world
    }

    /// More cases than one chunk takes.
    fn large() -> Self {
        let world = Self::empty();
        seed::large(&world.db, 250, &mut |_| {}).unwrap();
        world
    }

    fn organisation(&self) -> Id<Organisation> {
        self.db.read_now(|conn| Ok(organisations::table.select(organisations::id).first(conn)?)).unwrap()
    }

    fn selection(&self) -> Selection {
        Selection { scope: Scope::of(self.organisation()), filter: Filter::default(), among: None }
    }

    fn ids(&self) -> Vec<Id<Case>> {
        self.db.read_now(|conn| Ok(cases::table.order(cases::id).select(cases::id).load(conn)?)).unwrap()
    }

    fn export(&self, what: &Selection, profile: Profile) -> (Written, String) {
        let (mut bytes, mut told) = (Vec::new(), 0);
        let written =
            write(&self.db, what, profile, &mut Held::new(Id::new()), &mut bytes, &mut |rows| told = rows).unwrap();
        assert_eq!(written.rows, told);
        (written, String::from_utf8(bytes).unwrap())
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The cells of a row, by column.
fn cells(row: &Row) -> BTreeMap<&'static str, String> {
    let mut cell = Cell::default();
    let mut one = |column: &super::Column| {
        cell.clear();
        (column.write)(row, &mut cell);
        (column.name, cell.as_str().to_owned())
    };
    COLUMNS.iter().map(&mut one).collect()
}

/// The rows of a file, by the names of its columns, as another program reads them.
fn read(file: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_columns_are_those_of_the_paper() {
    let names: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
    assert_eq!(names.join(" "), include_str!("tests/columns.txt").split_whitespace().collect::<Vec<_>>().join(" "));
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 91);
    let is_plain = |name: &&str| name.len() <= 32 && name.chars().all(|c| c == '_' || c.is_ascii_lowercase());
    assert!(names.iter().all(is_plain), "{names:?}");
}

/// The lean loader and the whole dossier must make the same rows.
#[test]
fn a_row_is_the_same_from_a_whole_dossier() {
    for world in [World::demo(), World::large()] {
        let (scope, ids, export) = (world.selection().scope, world.ids(), Id::<Export>::new());
        let whole = world.db.read_now(|conn| {
            let texts: Vec<String> = ids.iter().map(Id::to_string).collect();
            let found = case_store::by_ids(conn, &texts)?;
            Dossier::load_all(conn, found)
        });
        let whole = whole.unwrap();
        let picks = [Pick::Range(ids[0], ids[ids.len() - 1]), Pick::List(ids.clone())];
        for pick in picks {
            let lean = world.db.read_now(|conn| store::cases(conn, scope, &pick)).unwrap();
            assert_eq!(lean.len(), whole.len());
            for ((lean, changed_at), whole) in lean.iter().zip(&whole) {
                let lean = cells(&Row::new(lean, *changed_at, export, clock::today()));
                assert_eq!(lean, cells(&Row::new(whole, *changed_at, export, clock::today())));
            }
        }
    }
}

#[test]
fn every_case_is_there_once_in_the_order_of_ids() {
    let world = World::large();
    let (written, file) = world.export(&world.selection(), Profile::Data);
    let rows = read(&file);
    assert_eq!(written.rows, 250);
    let wanted: Vec<String> = world.ids().iter().map(Id::to_string).collect();
    assert_eq!(rows.iter().map(|row| row["case_uuid"].clone()).collect::<Vec<_>>(), wanted);
    for row in &rows {
        assert_eq!((row["schema_version"].as_str(), row["export_id"].as_str()), ("1.0", written.export.as_str()));
    }
    let (other, _) = world.export(&world.selection(), Profile::Data);
    assert!(other.export != written.export, "each export has an id of its own");
}

#[test]
fn a_filter_and_a_search_choose_the_rows() {
    let world = World::large();
    let everything = world.selection();
    let held = Filter::read(&|name| if name == "custody" { "held".to_owned() } else { String::new() }, Lang::En);
    let (_, all) = world.export(&everything, Profile::Data);
    let wanted: Vec<_> = read(&all).into_iter().filter(|row| row["is_held_strict"] == "yes").collect();
    let (_, some) = world.export(&Selection { filter: held.clone(), ..everything.clone() }, Profile::Data);
    let ids = |rows: &[BTreeMap<String, String>]| rows.iter().map(|row| row["case_uuid"].clone()).collect::<Vec<_>>();
    assert!(wanted.len() > 100);
    assert_eq!(ids(&read(&some)), ids(&wanted));

    let mut among = ids(&read(&all)).into_iter().step_by(2).collect::<Vec<_>>();
    among.reverse();
    let (_, few) = world.export(&Selection { filter: held, among: Some(among.clone()), ..everything }, Profile::Data);
    let wanted: Vec<String> = ids(&wanted).into_iter().filter(|id| among.contains(id)).collect();
    assert_eq!(ids(&read(&few)), wanted);
}

#[test]
fn another_organisation_gets_the_heading_alone() {
    let world = World::large();
    let everything = world.selection();
    let strangers = Scope::of(Id::new());
    for among in [None, Some(world.ids().iter().map(Id::to_string).collect())] {
        let (written, file) = world.export(&Selection { scope: strangers, among, ..everything.clone() }, Profile::Data);
        assert_eq!((written.rows, file.lines().count()), (0, 1));
    }
    let pick = Pick::List(world.ids());
    assert!(world.db.read_now(|conn| store::cases(conn, strangers, &pick)).unwrap().is_empty());
}

/// Takes so many bytes and no more.
struct Full(usize);

impl std::io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_file_that_cannot_be_finished_is_an_error() {
    let world = World::large();
    for room in [0, 3_000, 60_000] {
        let held = &mut Held::new(Id::new());
        assert!(write(&world.db, &world.selection(), Profile::Data, held, &mut Full(room), &mut |_| {}).is_err());
    }
}
