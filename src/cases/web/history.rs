//! `GET /cases/{case}/history`: who changed what, when and why, field by
//! field; and putting an old value back, which is a new change.

mod restore;
mod row;

pub use restore::restore;

use crate::{
    access::{Edit, Lead, May, View},
    accounts,
    cases::{
        Case,
        confirmations::Confirmation,
        discussions::Discussion,
        dossier::Dossier,
        looks, merging,
        notes::{self, Note},
        parts::{self, web::name_of},
        tasks,
    },
    db::{AnyConnection, Db},
    error::Result,
    fields::Level,
    history::{self, Change, Record, Revision},
    web::{
        page::Page,
        pager::{Pager, SIZES, Window},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use row::{level_of, row_change};
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
            hidden.extend(if is_own { &[][..] } else { &[Note::KIND, Discussion::KIND, Confirmation::KIND] });
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
