//! The demonstration world holds: it loads, its records keep the rules that
//! forms keep, its quotes stand where they say, and no heading is empty.

use super::demo_house;
use crate::{
    cases::{
        actions::Action, assessments::Assessment, channels::Channel, charges::Charge, consular::ConsularEvent,
        contacts::Contact, conversations::Conversation, court::Hearing, criteria::Criterion, custody::Episode, derived,
        dossier::Dossier, events::Event, facts, groups::GroupMember, health::HealthConcern,
        identity_documents::IdentityDocument, lawyers::Lawyer, parts::Part, release::Release, sentences::Sentence,
        stages::StageRow, store as case_store, treatment::TreatmentConcern,
    },
    clock,
    config::Config,
    dates::Lang,
    db::Db,
    fields::{Level, Problems},
    people::{Person, names::Name, nationalities::Nationality},
    schema,
    sources::{self, quotes::between},
};
use diesel::prelude::*;
use std::collections::BTreeSet;

fn world() -> (std::path::PathBuf, Db, Vec<Dossier>) {
    let folder = std::env::temp_dir().join(format!("habeas-demo-{}", uuid::Uuid::now_v7()));
    let environment = [("HABEAS_DATA_DIR".to_owned(), folder.display().to_string())].into();
    let config = Config::from(&environment).expect("settings");
    let db = Db::open(&config, &[derived::refresh]).expect("an empty database");
    let sign_ins = demo_house(&db).expect("the demonstration world");
    assert_eq!(sign_ins.len(), 3);
    let dossiers = db
        .read_now(|conn| {
            let ids: Vec<String> = schema::cases::table.select(schema::cases::id).load(conn)?;
            let cases = case_store::by_ids(conn, &ids)?;
            let mut dossiers = Dossier::load_all(conn, cases)?;
            for dossier in &mut dossiers {
                dossier.open(conn, Level::Sealed)?;
            }
            Ok(dossiers)
        })
        .expect("dossiers");
    (folder, db, dossiers)
}

fn broken<P: Part>(dossier: &Dossier, found: &mut Vec<String>) {
    for row in P::rows(dossier) {
        let mut problems = Problems::default();
        row.check(dossier, Lang::En, &mut problems);
        let case = &dossier.case.reference;
        found.extend(problems.errors.iter().map(|(field, why)| format!("{case} {} {field}: {why}", P::KIND)));
        for lang in [Lang::En, Lang::Fr] {
            if row.heading(lang).trim().is_empty() {
                found.push(format!("{case} {}: an empty heading", P::KIND));
            }
        }
    }
}

#[test]
fn its_records_keep_the_rules_of_the_forms() {
    let (folder, _db, dossiers) = world();
    let mut found = Vec::new();
    for dossier in &dossiers {
        broken::<Person>(dossier, &mut found);
        broken::<Name>(dossier, &mut found);
        broken::<Nationality>(dossier, &mut found);
        broken::<Episode>(dossier, &mut found);
        broken::<StageRow>(dossier, &mut found);
        broken::<Charge>(dossier, &mut found);
        broken::<Hearing>(dossier, &mut found);
        broken::<Sentence>(dossier, &mut found);
        broken::<Release>(dossier, &mut found);
        broken::<Event>(dossier, &mut found);
        broken::<GroupMember>(dossier, &mut found);
        broken::<Contact>(dossier, &mut found);
        broken::<Channel>(dossier, &mut found);
        broken::<Conversation>(dossier, &mut found);
        broken::<Lawyer>(dossier, &mut found);
        broken::<ConsularEvent>(dossier, &mut found);
        broken::<HealthConcern>(dossier, &mut found);
        broken::<TreatmentConcern>(dossier, &mut found);
        broken::<Action>(dossier, &mut found);
        broken::<Assessment>(dossier, &mut found);
        broken::<Criterion>(dossier, &mut found);
        broken::<IdentityDocument>(dossier, &mut found);
    }
    assert!(found.is_empty(), "{found:#?}");
    std::fs::remove_dir_all(folder).expect("clean up");
}

#[test]
fn it_shows_what_the_program_can_tell() {
    let (folder, db, dossiers) = world();
    let statuses: BTreeSet<&str> = dossiers.iter().filter_map(|d| Some(d.current_custody()?.status.code())).collect();
    let scripts: BTreeSet<&str> = dossiers.iter().flat_map(|d| d.names.iter().map(|n| n.script.code())).collect();
    assert!(dossiers.len() >= 24, "{} cases", dossiers.len());
    assert!(statuses.len() >= 14, "{statuses:?}");
    assert!(scripts.len() >= 9, "{scripts:?}");
    let planned = dossiers.iter().filter(|d| d.next_hearing(clock::today()).is_some()).count();
    assert!(planned >= 8, "{planned} cases have a next date");
    assert!(dossiers.iter().any(|d| d.citations.iter().any(|c| c.is_open_contradiction())));
    assert!(dossiers.iter().any(|d| d.citations.iter().any(|c| c.verdict.is_some())));
    let kinds: BTreeSet<&str> = dossiers.iter().flat_map(|d| facts::apart(d, Lang::En)).map(|card| card.kind).collect();
    assert_eq!(kinds.len(), 11, "a few of each: {kinds:?}");
    assert!(dossiers.iter().any(|d| d.names.is_empty() && d.person.name_unknown_label.is_some()));
    let hits =
        db.read_now(|conn| Ok(schema::search_postings::table.count().get_result::<i64>(conn)?)).expect("postings");
    assert!(hits > 500, "{hits} postings");
    std::fs::remove_dir_all(folder).expect("clean up");
}

#[test]
fn every_quote_stands_where_it_says_and_names_a_fact() {
    let (folder, db, dossiers) = world();
    for dossier in &dossiers {
        let cards = facts::all(dossier, Lang::En);
        assert_eq!(facts::uncited(dossier), facts::coverage(&facts::open(dossier, Lang::En)).1);
        for citation in &dossier.citations {
            let record = citation.record_id.as_str();
            let fact = cards.iter().find(|card| card.id == record).and_then(|card| card.fact(&citation.field));
            let says = format!("{} {}.{} {}", dossier.case.reference, citation.kind, citation.field, citation.quote);
            assert!(fact.is_some_and(|fact| fact.is_fact), "no fact: {says}");
            let source =
                dossier.sources.iter().find(|source| source.id == citation.source_id).expect("a linked source");
            let Some(text) = db.read_now(|conn| sources::store::text(conn, source)).expect("a text") else { continue };
            let (start, end) = (citation.quote_start.expect("a start"), citation.quote_end.expect("an end"));
            let stands = between(&text, start.try_into().expect("a place"), end.try_into().expect("a place"));
            assert_eq!(stands, citation.quote, "{says}");
        }
    }
    std::fs::remove_dir_all(folder).expect("clean up");
}
