//! `/cases/{case}/person/report`: all that is held on a person, to be given to
//! that person. Names of others are masked, and who entered what is left out.

use super::super::{
    erasure::{self, Named},
    store,
};
use crate::{
    access::{Manage, May, Scope},
    cases::{Case, dossier::Dossier, facts, looks, merging, parts::web::name_of, web::history::steps},
    clock,
    db::{AnyConnection, Db},
    error::Result,
    fields::Level,
    history::{self, Change, Record, Revision},
    names::Forms,
    people::Person,
    sources::{
        Source,
        captures::{self, Capture},
    },
    web::page::Page,
};
use actix_web::{
    HttpResponse,
    http::header::{self, ContentDisposition, DispositionParam, DispositionType},
    web,
};
use askama::Template;
use std::collections::BTreeMap;

/// As many changes as the report tells one by one.
const CHANGES: i64 = 20_000;

/// One row: what it is, and its values.
struct Row {
    heading: String,
    facts: Vec<(String, String)>,
}

/// Rows of one kind.
struct Section {
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "removal/held.html")]
struct Held {
    page: Page,
    case: Case,
    name: String,
    person: String,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "removal/held.txt")]
struct HeldText<'a> {
    page: &'a Page,
    it: &'a Held,
}

/// All rows about a person.
struct Found {
    dossiers: Vec<Dossier>,
    linked: Vec<Source>,
    naming: Vec<Source>,
    captures: Vec<Capture>,
    changes: Vec<(Revision, Change)>,
    others: Forms,
}

fn find(conn: &mut AnyConnection, scope: Scope, case: &Case) -> Result<Found> {
    let cases = store::cases_known_of(conn, scope, case.person_id)?;
    let mut subjects = vec![case.person_id.to_string()];
    subjects.extend(cases.iter().map(|case| case.id.to_string()));
    let inside = merging::store::into(conn, &subjects)?;
    subjects.extend(inside.into_iter().map(|merge| merge.absorbed));
    let unseen = merging::store::shown::unseen_revisions(conn, scope, &subjects)?;
    let named = Named::of(conn, case)?;
    let linked = store::sources_of(conn, &cases)?;
    let naming = erasure::sources_naming(conn, case, &named.words)?;
    let mut meant = Vec::new();
    for source in naming.into_iter().filter(|source| !linked.iter().any(|other| other.id == source.id)) {
        let text = crate::sources::store::text(conn, &source)?.unwrap_or_default();
        let earlier = captures::store::texts(conn, source.id)?;
        let is_named = |text: &String| named.whole.stand_in(text);
        if is_named(&source.title) || is_named(&text) || earlier.iter().any(is_named) {
            meant.push(source);
        }
    }
    let mut kept = Vec::new();
    for source in linked.iter().chain(&meant) {
        kept.extend(captures::store::of(conn, source.id)?);
    }
    let mut dossiers = Dossier::load_all(conn, cases)?;
    for dossier in &mut dossiers {
        dossier.open(conn, Level::Sealed)?;
    }
    let others = store::names_of_others(conn, case.organisation_id.as_str(), case.person_id)?;
    let others = others.into_iter().map(|name| name.full).chain(dossiers.iter().flat_map(third_parties));
    // A namesake's name is this person's own too, and is not masked.
    let others: Vec<String> = others.filter(|full| !named.whole.stand_in(full)).collect();
    Ok(Found {
        linked,
        naming: meant,
        captures: kept,
        changes: history::of(conn, &subjects, &[], (0, CHANGES))?
            .into_iter()
            .filter(|(revision, _)| !unseen.contains(revision.id.as_str()))
            .collect(),
        others: Forms::new(others.iter().map(String::as_str), 4),
        dossiers,
    })
}

/// Those who are spoken with, who speak for the person, and who speak in the sources.
fn third_parties(dossier: &Dossier) -> Vec<String> {
    let confidential = &dossier.confidential;
    let contacts = confidential.contacts.iter().map(|contact| contact.name.clone());
    let lawyers = confidential.lawyers.iter().map(|lawyer| lawyer.name.clone());
    let consents = confidential.consents.iter().map(|consent| consent.given_by.clone());
    let speakers = dossier.citations.iter().filter_map(|citation| citation.attribution_who.clone());
    contacts.chain(lawyers).chain(consents).chain(speakers).collect()
}

async fn held(case: &Case, page: &Page, db: &Db) -> Result<Held> {
    let (owned, scope) = (case.clone(), page.viewer().scope());
    let found = db.read(move |conn| find(conn, scope, &owned)).await?;
    found.dossiers.iter().for_each(|it| looks::note_open(db, it, page.identity().map(|me| me.user.id)));
    let mask = |text: String| match found.others.replace(&text, |_| page.t("held-other").to_owned()) {
        Some(masked) => masked,
        None => text,
    };
    let mut sections = sections(page, &found);
    for row in sections.iter_mut().flat_map(|section| &mut section.rows) {
        row.heading = mask(std::mem::take(&mut row.heading));
        for (_, value) in &mut row.facts {
            *value = mask(std::mem::take(value));
        }
    }
    let first = found.dossiers.first();
    Ok(Held {
        name: first.map(name_of).unwrap_or_default(),
        person: first.map(|dossier| dossier.person.reference.clone()).unwrap_or_default(),
        sections,
        case: case.clone(),
        page: page.clone(),
    })
}

fn sections(page: &Page, found: &Found) -> Vec<Section> {
    let lang = page.lang();
    let mut sections: Vec<Section> = Vec::new();
    for (at, dossier) in found.dossiers.iter().enumerate() {
        for card in facts::all(dossier, lang).into_iter().chain(facts::apart(dossier, lang)) {
            let is_of_person = [Person::KIND, "names", "nationalities"].contains(&card.kind);
            // The person is the same in each case.
            if is_of_person && at > 0 {
                continue;
            }
            let kind_key = format!("kind-{}", card.kind.replace('_', "-"));
            let kind = page.t(&kind_key);
            let title = if is_of_person { kind.to_owned() } else { format!("{} · {kind}", dossier.case.reference) };
            let facts = card.all().map(|fact| (fact.label.to_owned(), fact.value.clone())).collect();
            let row = Row { heading: card.heading.clone(), facts };
            match sections.iter_mut().find(|section| section.title == title) {
                Some(section) => section.rows.push(row),
                None => sections.push(Section { title, rows: vec![row] }),
            }
        }
        let quotes = dossier.citations.iter().map(|citation| Row {
            heading: format!("“{}”", citation.quote),
            facts: [
                (page.t("held-source"), source_of(found, citation.source_id.as_str())),
                (page.t("held-speaker"), citation.attribution.label(lang).to_owned()),
                (page.t("held-speaker-name"), citation.attribution_who.clone().unwrap_or_default()),
            ]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(label, value)| (label.to_owned(), value))
            .collect(),
        });
        let title = format!("{} · {}", dossier.case.reference, page.t("held-citations"));
        sections.push(Section { title, rows: quotes.collect() });
    }
    sections.push(Section {
        title: page.t("held-sources").to_owned(),
        rows: found.linked.iter().map(|s| source(page, s, &found.captures)).collect(),
    });
    sections.push(Section {
        title: page.t("held-naming").to_owned(),
        rows: found.naming.iter().map(|s| source(page, s, &found.captures)).collect(),
    });
    if let Some(dossier) = found.dossiers.first() {
        let told = steps(page, dossier, Level::Sealed, found.changes.iter().cloned(), &BTreeMap::new());
        let rows = told.into_iter().flat_map(|step| {
            let when = page.moment(&step.at);
            step.rows.into_iter().map(move |row| (when.clone(), row)).collect::<Vec<_>>()
        });
        let rows = rows.map(|(when, row)| Row {
            heading: format!("{when} · {}{} {}", page.t(&row.action), page.t("colon"), row.kind),
            facts: row.fields.into_iter().map(|field| (field.label, became(&field.old, &field.new))).collect(),
        });
        sections.push(Section { title: page.t("held-history").to_owned(), rows: rows.collect() });
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

fn became(old: &str, new: &str) -> String {
    if old.is_empty() { new.to_owned() } else { format!("{old} → {new}") }
}

fn source_of(found: &Found, id: &str) -> String {
    let source = found.linked.iter().find(|source| source.id.as_str() == id);
    source.map(|source| format!("{} · {}", source.reference(), source.title)).unwrap_or_default()
}

fn source(page: &Page, source: &Source, captures: &[Capture]) -> Row {
    let published = source.published.as_ref().map(|date| date.short_words(page.lang())).unwrap_or_default();
    let facts = [
        ("sources-publisher", source.publisher.clone().unwrap_or_default()),
        ("sources-published", published),
        ("sources-url", source.url.clone().unwrap_or_default()),
    ];
    Row {
        heading: format!("{} · {}", source.reference(), source.title),
        facts: facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (page.t(key).to_owned(), value))
            .chain(
                captures
                    .iter()
                    .filter(|it| it.source_id == source.id)
                    .map(|it| (page.t("capture-kept").to_owned(), captures::words::in_words(page, it))),
            )
            .collect(),
    }
}

/// The report as a page.
///
/// # Errors
/// When the database fails.
pub async fn show(case: May<Manage, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    page.html(&held(&case, &page, &db).await?)
}

/// The report as a text file.
///
/// # Errors
/// When the database fails.
pub async fn download(case: May<Manage, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let held = held(&case, &page, &db).await?;
    let text = HeldText { page: &page, it: &held }.render()?;
    let name = format!("{}-{}.txt", held.person, clock::today());
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header(disposition)
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .body(text))
}
