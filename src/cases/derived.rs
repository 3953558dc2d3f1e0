//! What is derived from each case inside every write: its row of the list, and
//! the words it is found by. Each case is loaded once for both.

use super::{Case, audience, dossier::Dossier, duplicates, follows, listing, public, store};
use crate::{
    access::PUBLIC,
    db::{AnyConnection, Subject, Touched},
    error::Result,
    search,
    sources::origin,
};
use std::collections::BTreeSet;

/// Makes everything derived from what changed again. Runs inside each write.
///
/// # Errors
/// When the database fails.
pub fn refresh(conn: &mut AnyConnection, touched: &Touched) -> Result<()> {
    let mut sources: BTreeSet<String> = touched.ids(Subject::Link).into_iter().collect();
    for chunk in cases_touched(conn, touched)?.chunks(500) {
        sources.extend(refresh_cases(conn, chunk, touched)?);
    }
    for source in touched.ids(Subject::Source) {
        search::fulltext::refresh(conn, &source)?;
        origin::store::refresh(conn, &source)?;
        sources.insert(source);
    }
    audience::store::put_sources(conn, &sources.into_iter().collect::<Vec<_>>())
}

/// Makes the rows of these cases again; the sources that other people see now.
fn refresh_cases(conn: &mut AnyConnection, ids: &[String], touched: &Touched) -> Result<Vec<String>> {
    let cases = store::by_ids(conn, ids)?;
    let mut terms = audience::store::terms(conn, &cases)?;
    let shown: Vec<listing::Shown> = Dossier::load_all(conn, cases)?
        .into_iter()
        .map(|dossier| {
            let terms = terms.remove(dossier.case.id.as_str()).unwrap_or_default();
            let is_fit = terms.let_out.as_ref().is_some_and(|seen| *seen == public::print(&dossier));
            let audiences = audience::of(&dossier.case, &terms, touched.at, is_fit);
            (dossier, audiences)
        })
        .collect();
    let wanted: Vec<audience::Audience> = shown.iter().flat_map(|(_, audiences)| audiences.clone()).collect();
    let moved = audience::store::put(conn, ids, &wanted)?;
    // A case that is new, or shown to more, hides nothing from anybody.
    let is_lost = |row: &&audience::Audience| !wanted.contains(row);
    follows::store::forget_hidden(conn, &moved.iter().filter(is_lost).map(|row| row.case_id.clone()).collect())?;
    listing::put(conn, &shown, touched)?;
    duplicates::store::look_again(conn, shown.iter().map(|(dossier, _)| dossier.person.id).collect())?;
    let texts: Vec<search::index::Text> =
        shown.iter().flat_map(|(dossier, to)| to.iter().map(|to| text(dossier, &to.audience))).collect();
    search::index::put(conn, ids, &texts)?;
    // That a case is its own organisation's says nothing new of its sources.
    let is_new_to_others = |dossier: &Dossier| {
        let (id, own) = (dossier.case.id.as_str(), dossier.case.organisation_id.to_string());
        moved.iter().any(|row| row.case_id == id && row.audience != own)
            || moved.iter().any(|row| row.case_id == id && dossier.case.is_silent())
    };
    let concerned = shown.iter().filter(|(dossier, _)| is_new_to_others(dossier));
    Ok(concerned.flat_map(|(dossier, _)| dossier.sources.iter().map(|source| source.id.to_string())).collect())
}

/// The tokens under which a case is found, or was before it went into the bin.
///
/// # Errors
/// When the database fails.
pub fn found_by(conn: &mut AnyConnection, case: &Case) -> Result<Vec<String>> {
    Ok(search::index::tokens(&text(&Dossier::load(conn, case)?, case.organisation_id.as_str())))
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
fn text<'a>(dossier: &'a Dossier, audience: &str) -> search::index::Text<'a> {
    let (case, person): (&Case, _) = (&dossier.case, &dossier.person);
    if audience == PUBLIC {
        return search::index::Text {
            case: case.id.to_string(),
            audience: audience.to_owned(),
            names: dossier.names.iter().filter(|n| n.is_publishable).map(|name| name.full.as_str()).collect(),
            words: [Some(case.reference.as_str()), case.summary_en.as_deref(), case.summary_fr.as_deref()]
                .into_iter()
                .flatten()
                .collect(),
        };
    }
    let of_case =
        [&case.place_of_arrest, &case.holder_name, &case.summary_en, &case.summary_fr, &case.narrative].into_iter();
    let of_person = [&person.name_unknown_label, &person.occupation].into_iter();
    let of_charges = dossier.charges.iter().flat_map(|row| [&row.as_stated, &row.statute]);
    let of_custody = dossier.custody.iter().flat_map(|row| [&row.place, &row.locality]);
    let of_events = dossier.events.iter().flat_map(|row| [&row.what, &row.place]);
    let of_court = dossier.court_events.iter().flat_map(|row| [&row.court, &row.file_number, &row.decision]);
    let of_law = of_charges.chain(of_court).chain(dossier.sentences.iter().flat_map(|row| [&row.court, &row.note]));
    let of_release = dossier.releases.iter().flat_map(|row| [&row.destination, &row.instrument, &row.note]);
    let optional = of_case.chain(of_person).chain(of_law).chain(of_custody).chain(of_events).chain(of_release);
    search::index::Text {
        case: case.id.to_string(),
        audience: audience.to_owned(),
        names: dossier.names.iter().map(|name| name.full.as_str()).collect(),
        words: [case.reference.as_str(), person.reference.as_str()]
            .into_iter()
            .chain(dossier.former.iter().map(String::as_str))
            .chain(dossier.all_groups.iter().flat_map(|group| [group.reference.as_str(), group.title.as_str()]))
            .chain(optional.filter_map(|text| text.as_deref()))
            .collect(),
    }
}
