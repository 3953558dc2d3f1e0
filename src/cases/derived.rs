//! What is derived from each case inside every write: its row of the list, and
//! the words it is found by. Each case is loaded once for both.

use super::{Case, dossier::Dossier, listing, store};
use crate::{
    db::{AnyConnection, Subject, Touched},
    error::Result,
    search,
};
use std::collections::BTreeSet;

/// Makes everything derived from what changed again. Runs inside each write.
///
/// # Errors
/// When the database fails.
pub fn refresh(conn: &mut AnyConnection, touched: &Touched) -> Result<()> {
    for chunk in cases_touched(conn, touched)?.chunks(500) {
        let (binned, cases): (Vec<Case>, Vec<Case>) =
            store::by_ids(conn, chunk)?.into_iter().partition(|case| case.removed_at.is_some());
        for case in binned {
            listing::take_out(conn, case.id)?;
            search::index::take_out(conn, case.id.as_str())?;
        }
        let dossiers = Dossier::load_all(conn, cases)?;
        listing::put(conn, &dossiers, touched)?;
        let texts: Vec<search::index::Text> = dossiers.iter().map(text).collect();
        search::index::put(conn, &texts)?;
    }
    for source in touched.ids(Subject::Source) {
        search::fulltext::refresh(conn, &source)?;
    }
    Ok(())
}

/// The tokens under which a case is found, or was before it went into the bin.
///
/// # Errors
/// When the database fails.
pub fn found_by(conn: &mut AnyConnection, case: &Case) -> Result<Vec<String>> {
    Ok(search::index::tokens(&text(&Dossier::load(conn, case)?)))
}

/// The ids of the cases that these subjects concern.
fn cases_touched(conn: &mut AnyConnection, touched: &Touched) -> Result<Vec<String>> {
    let mut ids: BTreeSet<String> = touched.ids(Subject::Case).into_iter().collect();
    for people in touched.ids(Subject::Person).chunks(1_000) {
        ids.extend(store::ids_of_people(conn, people)?);
    }
    // What repeats a source goes back to where that one goes back to.
    let sources = touched.ids(Subject::Source);
    let sources = if sources.is_empty() { sources } else { store::with_repetitions(conn, sources)? };
    for sources in sources.chunks(1_000) {
        ids.extend(store::ids_of_sources(conn, sources)?);
    }
    Ok(ids.into_iter().collect())
}

/// What a case is found by.
fn text(dossier: &Dossier) -> search::index::Text<'_> {
    let (case, person): (&Case, _) = (&dossier.case, &dossier.person);
    let of_case =
        [&case.place_of_arrest, &case.holder_name, &case.summary_en, &case.summary_fr, &case.narrative].into_iter();
    let of_person = [&person.name_unknown_label, &person.occupation].into_iter();
    let of_charges = dossier.charges.iter().flat_map(|row| [&row.as_stated, &row.statute]);
    let of_custody = dossier.custody.iter().flat_map(|row| [&row.place, &row.locality]);
    let of_events = dossier.events.iter().flat_map(|row| [&row.what, &row.place]);
    let optional = of_case.chain(of_person).chain(of_charges).chain(of_custody).chain(of_events);
    search::index::Text {
        case: case.id.to_string(),
        organisation: case.organisation_id.to_string(),
        names: dossier.names.iter().map(|name| name.full.as_str()).collect(),
        words: [case.reference.as_str(), person.reference.as_str()]
            .into_iter()
            .chain(optional.filter_map(|text| text.as_deref()))
            .collect(),
    }
}
