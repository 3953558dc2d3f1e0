//! `GET /cases/{case}/history`: who changed what, when and why, field by
//! field; and putting an old value back, which is a new change.

use crate::{
    access::{Edit, Lead, May, View},
    accounts,
    cases::{
        Case,
        citations::Citation,
        discussions::Discussion,
        dossier::Dossier,
        facts, looks, merging,
        notes::{self, Note},
        parts::{self, web::name_of},
        tasks,
    },
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{Field, Level},
    history::{self, Change, Record, Revision, Tx},
    web::{
        form::Form,
        page::{Page, redirect_saying},
        pager::{Pager, SIZES, Window},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One field that changed.
pub struct FieldChange {
    /// What it is called.
    pub label: String,
    /// The field's name.
    pub field: String,
    /// What it was, in words.
    pub old: String,
    /// What it became.
    pub new: String,
    /// Whether the old value can be put back.
    pub can_restore: bool,
}

/// One row that changed.
pub struct RowChange {
    /// The change's id.
    pub id: String,
    /// The message key of what was done: `history-added` …
    pub action: String,
    /// What kind of row, in words.
    pub kind: String,
    /// Field by field.
    pub fields: Vec<FieldChange>,
}

/// What one person did at one time.
pub struct Step {
    /// Who.
    pub author: String,
    /// When: UTC.
    pub at: chrono::NaiveDateTime,
    /// Why.
    pub reason: String,
    /// What.
    pub rows: Vec<RowChange>,
}

#[derive(Template)]
#[template(path = "cases/history/index.html")]
struct ShowHistory {
    page: Page,
    case: Case,
    name: String,
    steps: Vec<Step>,
    pager: Pager,
    may_edit: bool,
    merges: Vec<(String, String, chrono::NaiveDateTime)>,
}

/// The case, its person, and what went into them: their history is this one's too.
fn subjects(conn: &mut AnyConnection, case: &Case) -> Result<Vec<String>> {
    let mut all = merging::owners(std::slice::from_ref(case));
    let merges = merging::store::into(conn, &all)?;
    all.extend(merges.into_iter().map(|merge| merge.absorbed));
    Ok(all)
}

/// The history of a case and its parts, newest first.
///
/// # Errors
/// When the database fails.
pub async fn index(
    case: May<View, Case>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let window = Window::new(get("page"), get("rows"));
    let (owned, level, scope) = (case.clone(), case.level(), page.viewer().scope());
    let is_own = case.sight().is_own();
    let (dossier, changes, authors, closed, merges, unseen) = db
        .read(move |conn| {
            let mut dossier = Dossier::load_for(conn, scope, &owned)?;
            dossier.open(conn, level)?;
            let mut hidden = parts::kinds::above(level);
            // What colleagues say to each other is no partner's to read.
            hidden.extend(if is_own { &[][..] } else { &[Note::KIND, Discussion::KIND] });
            let about = subjects(conn, &owned)?;
            let merges = merging::store::into(conn, &merging::owners(std::slice::from_ref(&owned)))?;
            let unseen = merging::store::shown::unseen_revisions(conn, scope, &about)?;
            let changes = history::of(conn, &about, &hidden, (window.skip(), window.ask()))?;
            let given = tasks::web::given(&changes);
            let mut authors = history::authors(conn, scope, changes.iter().map(|(revision, _)| revision))?;
            authors.extend(accounts::store::names_for(conn, scope, given.iter().map(String::as_str))?);
            let mut closed =
                if level < Level::Restricted { tasks::store::restricted(conn, owned.id)? } else { BTreeSet::new() };
            closed.extend(notes::store::closed(conn, &dossier, level)?);
            Ok((dossier, changes, authors, closed, merges, unseen))
        })
        .await?;
    let has_more = changes.len() > window.rows;
    let shown = changes.into_iter().take(window.rows).filter(|(revision, _)| !unseen.contains(revision.id.as_str()));
    let shown = shown.filter(|(_, change)| level_of(&dossier, change) <= level && !closed.contains(&change.record_id));
    let shown: Vec<(Revision, Change)> = shown.collect();
    if let Some(me) = page.identity() {
        let of = |(_, change): &(Revision, Change)| parts::kinds::restricted(&dossier, &change.kind, &change.record_id);
        looks::note_parts(&db, case.id, me.user.id, &shown.iter().filter_map(of).collect::<Vec<_>>());
    }
    let steps = steps(&page, &dossier, level, shown.into_iter(), &authors);
    let to = |n: usize| format!("/cases/{}/history?page={n}&rows={}", case.id, window.rows);
    let pager = Pager {
        words: page.t1("pager-page", "page", i64::try_from(window.page).unwrap_or(1)),
        previous: (window.page > 1).then(|| (page.t("pager-newer").to_owned(), to(window.page - 1))),
        next: has_more.then(|| (page.t("pager-older").to_owned(), to(window.page + 1))),
        label: page.t("pager-label").to_owned(),
        sizes: SIZES
            .iter()
            .map(|size| (*size, format!("/cases/{}/history?rows={size}", case.id), *size == window.rows))
            .collect(),
        sizes_label: page.t("pager-rows").to_owned(),
    };
    page.html(&ShowHistory {
        name: name_of(&dossier),
        case: case.clone(),
        steps,
        pager,
        may_edit: case.may::<Edit>(),
        merges: if case.may::<Lead>() { merges.iter().map(|it| it.row(&page)).collect() } else { Vec::new() },
        page: page.clone(),
    })
}

pub(in crate::cases) fn steps(
    page: &Page,
    dossier: &Dossier,
    level: Level,
    changes: impl Iterator<Item = (Revision, Change)>,
    authors: &BTreeMap<String, String>,
) -> Vec<Step> {
    let mut steps: Vec<(String, Step)> = Vec::new();
    for (revision, change) in changes {
        let row = row_change(page, dossier, level, &change, authors);
        match steps.last_mut().filter(|(id, _)| id == revision.id.as_str()) {
            Some((_, step)) => step.rows.push(row),
            None => {
                let author =
                    authors.get(&revision.author_id).cloned().unwrap_or_else(|| page.t("history-program").to_owned());
                let step = Step {
                    author,
                    at: revision.made_at,
                    reason: revision.reason.clone().unwrap_or_default(),
                    rows: vec![row],
                };
                steps.push((revision.id.to_string(), step));
            }
        }
    }
    steps.into_iter().map(|(_, step)| step).collect()
}

/// Who may read of a change: whoever may read the record, and of a citation whoever may read the fact.
fn level_of(dossier: &Dossier, change: &Change) -> Level {
    if change.kind != Citation::KIND {
        return parts::kinds::level(dossier, &change.kind, &change.record_id);
    }
    let diff: Map<String, Value> = serde_json::from_str(&change.diff).unwrap_or_default();
    let said = |name: &str| diff.get(name).and_then(Value::as_str);
    let now = dossier.citations.iter().find(|citation| citation.id.as_str() == change.record_id);
    let fact = match now {
        Some(citation) => Some((citation.kind.as_str(), citation.record_id.as_str())),
        None => said("kind").zip(said("record_id")),
    };
    // Where nothing says what was cited, only those who may read everything read it.
    fact.map_or(Level::Restricted, |(kind, record)| parts::kinds::level(dossier, kind, record))
}

fn row_change(
    page: &Page,
    dossier: &Dossier,
    level: Level,
    change: &Change,
    names: &BTreeMap<String, String>,
) -> RowChange {
    let lang = page.lang();
    let diff: Map<String, Value> = serde_json::from_str(&change.diff).unwrap_or_default();
    let is_change = change.action == "changed";
    // Of a row that came or went history has the row itself, of these both values.
    let has_both = ["changed", "moved"].contains(&change.action.as_str());
    let cited = cited_field(dossier, change, &diff);
    let fields = parts::fields_of(&change.kind)
        .iter()
        .filter(|field| field.level <= level)
        .filter_map(|field| {
            let value = diff.get(field.name)?;
            let told = cited.filter(|_| field.name == "asserted").unwrap_or(field);
            let name = |value: &Value| value.as_str().filter(|_| field.name == "user_id").and_then(|id| names.get(id));
            let words = |value: Option<&Value>| {
                let word = |v| name(v).cloned().or_else(|| facts::words(told, v, dossier, lang));
                value.and_then(word).unwrap_or_default()
            };
            let (old, new) =
                if has_both { (words(value.get(0)), words(value.get(1))) } else { (String::new(), words(Some(value))) };
            let is_nothing = old.is_empty() && new.is_empty();
            (!is_nothing).then(|| FieldChange {
                label: field.label(&change.kind, lang).to_owned(),
                field: field.name.to_owned(),
                old,
                new,
                can_restore: is_change && field.in_form && is_there(dossier, change),
            })
        })
        .collect();
    RowChange {
        id: change.id.to_string(),
        action: format!("history-{}", change.action),
        kind: page.t(&format!("kind-{}", change.kind.replace('_', "-"))).to_owned(),
        fields,
    }
}

/// The field that a citation is about: what it asserts is told in that field's words.
fn cited_field(dossier: &Dossier, change: &Change, diff: &Map<String, Value>) -> Option<&'static Field> {
    let said = |name: &str| diff.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
    let now = dossier.citations.iter().find(|citation| citation.id.as_str() == change.record_id);
    let (kind, name) = match now {
        Some(citation) => (citation.kind.clone(), citation.field.clone()),
        None => (said("kind")?, said("field")?),
    };
    parts::fields_of(&kind).iter().find(|field| field.name == name)
}

fn is_there(dossier: &Dossier, change: &Change) -> bool {
    parts::kinds::json(dossier, &change.kind, &change.record_id).is_some()
}

/// Puts the old value of one field back.
///
/// # Errors
/// `NotFound` where the row is gone; `Invalid` where the old value does not fit any more.
pub async fn restore(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    use crate::fields::read::Typed;
    let field = form.one("field").to_owned();
    let id = path.1.parse().map_err(|_not_an_id| Error::NotFound)?;
    let (owned, level, scope) = (case.clone(), case.level(), page.viewer().scope());
    db.write(case.author(), form.reason(), move |tx| {
        let about = subjects(tx.conn(), &owned)?;
        let change = history::change(tx.conn(), &about, id)?;
        if merging::store::shown::unseen_revisions(tx.conn(), scope, &about)?.contains(change.revision_id.as_str()) {
            return Err(Error::NotFound);
        }
        put_back(tx, &owned, level, &change, &field)
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}/history", case.id), "flash-restored"))
}

fn put_back(tx: &mut Tx, case: &Case, level: Level, change: &Change, field: &str) -> Result<()> {
    let diff: Map<String, Value> = serde_json::from_str(&change.diff)?;
    let old = |name: &str| diff.get(name).and_then(|both| both.get(0)).cloned();
    // What has a page of its own is changed there, by its own rules.
    let is_field = parts::fields_of(&change.kind).iter().any(|f| f.name == field && f.in_form);
    let value = old(field).filter(|_| is_field).ok_or(Error::NotFound)?;
    let mut values = Map::from_iter([(field.to_owned(), value)]);
    let stated = format!("{field}_stated");
    values.extend(old(&stated).map(|value| (stated, value)));
    let mut dossier = Dossier::load(tx.conn(), case)?;
    // What this person may not read is not there to be changed either.
    dossier.open(tx.conn(), level)?;
    parts::kinds::lay(tx, &dossier, &change.kind, &change.record_id, values)
}
