//! The large world is the same at every run, and its quotes stand where they say.

use super::{large, make, maker::Maker};
use crate::{cases::derived, config::Config, db::Db, schema, sources::quotes::between};
use diesel::prelude::*;
use std::collections::{BTreeSet, HashMap};

#[test]
fn it_is_the_same_at_every_run() {
    let (maker, again) = (Maker::new(), Maker::new());
    let (one, other) = (make(&maker, 0, 30), make(&again, 0, 30));
    assert_eq!(one.cases, other.cases);
    assert_eq!(one.names, other.names);
    assert_eq!(one.texts, other.texts);
    assert_eq!(one.citations, other.citations);
    assert_eq!(one.cases.len(), 30);
    assert_eq!(make(&maker, 12, 13).cases.len(), 1);
}

#[test]
fn ids_are_different_and_in_order() {
    let batch = make(&Maker::new(), 0, 900);
    let ids: Vec<String> = batch.cases.iter().map(|case| case.id.to_string()).collect();
    assert!(ids.is_sorted());
    let different: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(different.len(), 900);
}

#[test]
fn quotes_stand_where_they_say() {
    let batch = make(&Maker::new(), 0, 300);
    let texts: HashMap<String, &String> =
        batch.sources.iter().map(|source| source.id.to_string()).zip(&batch.texts).collect();
    for citation in &batch.citations {
        let text = texts[citation.source_id.as_str()];
        let (start, end) = (citation.quote_start.unwrap(), citation.quote_end.unwrap());
        assert_eq!(between(text, start.try_into().unwrap(), end.try_into().unwrap()), citation.quote);
    }
}

#[test]
fn it_looks_like_an_archive() {
    let batch = make(&Maker::new(), 0, 3_000);
    let per_case = |rows: usize| rows as f64 / 3_000.0;
    assert!((1.0..3.0).contains(&per_case(batch.names.len())));
    assert!((1.0..3.0).contains(&per_case(batch.custody.len())));
    assert!((1.0..4.0).contains(&per_case(batch.citations.len())));
    let sizes: Vec<usize> = batch.texts.iter().map(|text| text.chars().count()).collect();
    assert!(
        sizes.iter().all(|size| (350..2_500).contains(size)),
        "{:?} to {:?}",
        sizes.iter().min(),
        sizes.iter().max()
    );
    let held = batch.cases.iter().filter(|case| {
        let last = batch.custody.iter().rev().find(|row| row.case_id == case.id).unwrap();
        last.status.extra("held") == "yes"
    });
    assert!((0.5..0.7).contains(&per_case(held.count())));
}

#[test]
fn a_small_one_is_written_whole() {
    let folder = std::env::temp_dir().join(format!("habeas-large-{}", uuid::Uuid::now_v7()));
    let config = Config::from(&[("HABEAS_DATA_DIR".to_owned(), folder.display().to_string())].into()).unwrap();
    let db = Db::open(&config, &[derived::refresh]).unwrap();
    let mut seen = Vec::new();
    let made = large(&db, 100, &mut |done| seen.push(done)).unwrap();
    assert_eq!((made.email.as_str(), seen.as_slice()), ("large@example.org", [100].as_slice()));
    let (cases, listings) = db
        .read_now(|conn| {
            Ok((
                schema::cases::table.count().get_result::<i64>(conn)?,
                schema::listings::table.count().get_result::<i64>(conn)?,
            ))
        })
        .unwrap();
    // Every tenth stands in the list of a partner too.
    assert_eq!((cases, listings), (100, 110));
    // A pool may still be opening a connection there; what is left goes with the machine.
    drop(db);
    std::fs::remove_dir_all(folder).ok();
}

#[test]
fn some_cases_are_shared_with_partners_in_turn() {
    let mut batch = make(&Maker::new(), 0, 1_000);
    let partners = [crate::id::Id::new(), crate::id::Id::new()];
    batch.share(&partners, 0);
    assert_eq!(batch.shares.len(), 100);
    assert_eq!(batch.shares.iter().filter(|share| share.may_edit).count(), 4);
    assert_eq!(batch.shares.iter().filter(|share| share.organisation_id == partners[0]).count(), 50);
}
