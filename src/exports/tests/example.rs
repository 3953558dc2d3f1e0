//! One invented case, cell by cell.

use super::{Row, World, cells};
use crate::{
    access::{Author, Job},
    cases::{
        Case, charges::Charge, court::Hearing, custody::Episode, dossier::Dossier, parts::Part, release::Release,
        sentences::Sentence, stages::StageRow,
    },
    dates::PartialDate,
    history::{Record, Tx},
    id::Id,
    people::{Person, names::Name, nationalities::Nationality},
    schema::cases,
    words::{Term, Terms},
};
use chrono::NaiveDate;
use diesel::prelude::*;

fn date(edtf: &str) -> Option<PartialDate> {
    Some(PartialDate::from_edtf(edtf).unwrap())
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Empties a case of the demonstration world and fills it again.
fn refill(world: &World, case: &Case, fill: impl FnOnce(&mut Tx) -> crate::error::Result<()>) -> Dossier {
    fn clear<P: Part + Record>(tx: &mut Tx, dossier: &Dossier) -> crate::error::Result<()> {
        P::rows(dossier).into_iter().cloned().collect::<Vec<_>>().iter().try_for_each(|row| tx.remove(row))
    }
    let author = Author::system_for(Job::Seed, case.organisation_id);
    world
        .db
        .write_now(&author, None, |tx| {
            let dossier = Dossier::load(tx.conn(), case)?;
            // Forms of a name go before the name they are a form of.
            let mut names = dossier.names.clone();
            names.sort_by_key(|name| name.transliteration_of.is_none());
            names.iter().try_for_each(|name| tx.remove(name))?;
            clear::<Nationality>(tx, &dossier)?;
            clear::<Episode>(tx, &dossier)?;
            clear::<StageRow>(tx, &dossier)?;
            clear::<Charge>(tx, &dossier)?;
            clear::<Hearing>(tx, &dossier)?;
            clear::<Sentence>(tx, &dossier)?;
            clear::<Release>(tx, &dossier)?;
            fill(tx)
        })
        .unwrap();
    world.db.read_now(|conn| Dossier::load(conn, case)).unwrap()
}

#[test]
fn a_case_is_told_cell_by_cell() {
    let world = World::demo();
    let case: Case = world.db.read_now(|conn| Ok(cases::table.select(Case::as_select()).first(conn)?)).unwrap();
    let it = refill(&world, &case, |tx| {
        let person = Dossier::load(tx.conn(), &case)?.person;
        let birth = date("[1985-04-02..1986-04-01]");
        tx.update(
            &person,
            Person { birth, occupation: some("painter"), gender: Term::known("female"), ..person.clone() },
        )?;
        let name = Name::blank(&case);
        let (given, family1) = (some("Léa"), some("Exemple"));
        tx.insert(Name { full: "Léa Exemple".into(), is_primary: true, given, family1, ..name.clone() })?;
        tx.insert(Name { id: Id::new(), full: "Lea Exemple".into(), ..name.clone() })?;
        tx.insert(Name { id: Id::new(), full: "Léa | Marie".into(), ..name })?;
        for (country, acquired) in [("FRA", None), ("GBR", date("2018"))] {
            tx.insert(Nationality { country: Term::known(country), acquired, ..Nationality::blank(&case) })?;
        }
        let episode = Episode { place: some("Penal colony X"), ..Episode::blank(&case) };
        let (started, ended) = (date("2024-03-31"), date("2025-05-26"));
        tx.insert(Episode { status: Term::known("pretrial"), started, ended, ..episode.clone() })?;
        let started = date("2025-05-27");
        tx.insert(Episode { id: Id::new(), status: Term::known("left_country"), started, place: None, ..episode })?;
        tx.insert(StageRow { stage: Term::known("closed"), ..StageRow::blank(&case) })?;
        let kinds = Terms::parse("espionage|treason").unwrap();
        let charge = Charge { outcome: Term::known("convicted"), ..Charge::blank(&case) };
        let (statute, article) = (some("Criminal Code"), some("100"));
        tx.insert(Charge { as_stated: some("spying"), categories: kinds, statute, article, ..charge.clone() })?;
        tx.insert(Charge { id: Id::new(), categories: Terms::parse("public_order").unwrap(), ..charge })?;
        let verdict = Hearing { kind: Term::known("verdict"), happened: date("2024-09-10"), ..Hearing::blank(&case) };
        tx.insert(verdict.clone())?;
        tx.insert(Hearing { id: Id::new(), happened: date("2024-09"), is_planned: true, ..verdict })?;
        let sentence = Sentence { kinds: Terms::parse("prison").unwrap(), ..Sentence::blank(&case) };
        let (expected_end, expected_end_by) = (date("2026-09-29"), Some(Term::known("lawyer")));
        let upheld = Term::known("upheld");
        tx.insert(Sentence {
            years: Some(3),
            status: upheld,
            imposed: date("2024"),
            expected_end,
            expected_end_by,
            ..sentence.clone()
        })?;
        let (id, status, expected_end) = (Id::new(), Term::known("annulled"), date("2027-01-03"));
        tx.insert(Sentence { id, years: Some(9), status, imposed: date("2025"), expected_end, ..sentence })?;
        let (left_custody, left_country) = (date("2025-05-26"), date("2025-05-27"));
        let kinds = Terms::parse("pardon|amnesty").unwrap();
        tx.insert(Release { kinds, left_custody, left_country, ..Release::blank(&case) })?;
        Ok(())
    });
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let cells = cells(&Row::new(&it, NaiveDate::default().into(), Id::new(), today));
    for (column, wanted) in [
        ("name_primary", "Léa Exemple"),
        ("name_family", "Exemple"),
        ("name_given", "Léa"),
        ("name_original_script", ""),
        ("name_script", "Latn"),
        ("names_other", r"Lea Exemple|Léa \| Marie"),
        ("gender_code", "female"),
        ("birth_year_earliest", "1985"),
        ("birth_year_latest", "1986"),
        ("age_at_start_min", "37"),
        ("age_at_start_max", "38"),
        ("nationalities", "FRA|GBR"),
        ("nationality_status", "held|held"),
        ("nationality_acquired_edtf", "|2018"),
        ("recognised_by_detaining", "unknown|unknown"),
        ("occupation_text", "painter"),
        ("start_edtf", "2024-03-31"),
        ("start_earliest", "2024-03-31"),
        ("start_latest", "2024-03-31"),
        ("restriction_start_edtf", ""),
        ("custody_code", "left_country"),
        ("custody_since_edtf", "2025-05-27"),
        ("is_held_strict", "no"),
        ("is_held_wide", "no"),
        ("place_current", ""),
        ("stage_code", "closed"),
        ("charges_as_stated", "spying|spying|"),
        ("charge_codes", "espionage|treason|public_order"),
        ("charge_outcomes", "convicted|convicted|convicted"),
        ("trial_start_edtf", ""),
        ("verdict_edtf", "2024-09-10"),
        ("sentence_codes", "prison"),
        ("sentence_months", "36"),
        ("sentence_status", "upheld"),
        ("expected_release", "2026-09-29[lawyer]|2027-01-03"),
        ("end_edtf", "2025-05-26"),
        ("end_earliest", "2025-05-26"),
        ("end_latest", "2025-05-26"),
        ("left_country_edtf", "2025-05-27"),
        ("release_codes", "amnesty|pardon"),
        ("days_held_min", "421"),
        ("days_held_max", "421"),
        ("days_wide_max", "421"),
        ("updated_at", "1970-01-01T00:00:00Z"),
    ] {
        assert_eq!(cells[column], wanted, "{column}");
    }
    let law = format!("{}:Criminal Code:100", case.detaining_country.code());
    assert_eq!(cells["statutes"], format!("{law}|{law}|"));
}
