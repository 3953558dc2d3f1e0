//! `POST /cases/{case}/suggestions`: what an article says goes to a case that
//! exists. What is the same is cited, what is missing is added, and what
//! differs stands beside the value as a contradiction.

use super::{
    super::{
        FIELDS, KIND,
        meeting::{self, Meets, Target},
    },
    evidence::{self, Words},
    show::{Asked, load, view},
};
use crate::{
    access::{Edit, May},
    cases::{Case, citations, dossier::Dossier, parts::kinds},
    db::Db,
    error::{Error, Result},
    fields::{
        Problems,
        read::{self, Typed},
    },
    history::{Record, Tx},
    id::Id,
    locale,
    people::{names::Name, nationalities::Nationality},
    sources::{self, Source},
    text,
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

pub(super) async fn add(case: May<Edit, Case>, page: Page, db: web::Data<Db>, typed: Form) -> Result<HttpResponse> {
    let (lang, scope, id) = (page.lang(), page.viewer().scope(), typed.one("source").to_owned());
    let source = db.read(move |conn| sources::store::find(conn, scope, &id)).await?.ok_or(Error::NotFound)?;
    let asked = Asked { case: case.id.to_string(), ..Asked::of(&typed) };
    let desk = load(&db, &page, &source, asked).await?;
    let mut problems = Problems::default();
    // Only what is taken is read: the form of a case that exists holds nothing else.
    let fields: Vec<_> = FIELDS.iter().copied().filter(|field| typed.all("take").contains(&field.name)).collect();
    let values = read::read(KIND, &fields, &typed, lang, &mut problems);
    let taken = evidence::taken(&typed, &desk.text, lang, &mut problems);
    let Some(dossier) = desk.dossier.clone().filter(|_| problems.is_clear()) else {
        return page.unprocessable(&view(&page, desk, Some(&typed), &problems));
    };
    let of_source = source.id;
    let written = db
        .write(case.author(), typed.reason(), move |tx| {
            citations::store::link(tx, dossier.case.id, of_source)?;
            keep(tx, &dossier, of_source, &values, taken)
        })
        .await;
    if let Err(Error::Invalid(_)) = written {
        let first = fields.first().map_or("name", |field| field.name);
        problems.error(first, locale::text(lang, "suggestions-unfit"));
        return page.unprocessable(&view(&page, desk, Some(&typed), &problems));
    }
    written?;
    Ok(redirect_saying(&format!("/sources/{}/suggestions", source.id), "flash-suggestions-added"))
}

/// The row that values go to: its kind, the record, and what tells two new ones apart.
type Row = (&'static str, Option<String>, &'static str);

fn row_of(target: &Target, field: &'static str) -> Row {
    // Somebody with two nationalities gets two rows.
    let apart = if target.kind == Nationality::KIND { field } else { "" };
    (target.kind, target.record.clone(), apart)
}

fn keep(
    tx: &mut Tx,
    dossier: &Dossier,
    source: Id<Source>,
    values: &Map<String, Value>,
    taken: Vec<Words>,
) -> Result<()> {
    let mut cited: Vec<(Words, Target, Row, Option<String>)> = Vec::new();
    let mut added: BTreeMap<Row, Map<String, Value>> = BTreeMap::new();
    for words in taken {
        let Some(value) = values.get(words.field).filter(|value| !value.is_null()) else { continue };
        let Some(target) = meeting::target(dossier, words.field, values) else { continue };
        let row_of = row_of(&target, words.field);
        let asserted = match meeting::meets(dossier, &target, value) {
            Meets::Differs => Some(value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)),
            Meets::Same => None,
            Meets::Adds => {
                let row = added.entry(row_of.clone()).or_default();
                row.insert(target.field.to_owned(), value.clone());
                let stated = |name: &str| format!("{name}_stated");
                if let Some(words) = values.get(&stated(words.field)) {
                    row.insert(stated(target.field), words.clone());
                }
                if let (Name::KIND, Some(name)) = (target.kind, value.as_str()) {
                    row.insert("script".to_owned(), json!(text::script_of(name)));
                }
                None
            }
        };
        cited.push((words, target, row_of, asserted));
    }
    let mut made: BTreeMap<Row, String> = BTreeMap::new();
    for (row_of, mut row) in added {
        let (kind, record, _) = &row_of;
        match record {
            Some(record) => kinds::lay(tx, dossier, kind, record, row)?,
            None => {
                if let Some((field, unknown)) = meeting::unknown_of(kind) {
                    row.entry(field).or_insert_with(|| json!(unknown));
                }
                let id = kinds::add(tx, dossier, kind, row)?;
                made.insert(row_of, id);
            }
        }
    }
    let citations = cited.into_iter().filter_map(|(words, target, row_of, asserted)| {
        let record = target.record.or_else(|| made.get(&row_of).cloned())?;
        Some(words.citation(dossier.case.id, source, (target.kind, record, target.field), asserted))
    });
    citations::store::add(tx, citations.collect())
}
