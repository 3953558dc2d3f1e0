//! Saving a row of a part: put together with what others saved meanwhile, read,
//! check, ask, write; or show what stands in the way.

use super::{
    form::{name_of, typed_form},
    load_now,
};
use crate::{
    access::May,
    cases::{
        Case,
        dossier::Dossier,
        parts::{Part, kinds},
    },
    dates::Lang,
    db::Db,
    drafts,
    error::{Error, Result},
    fields::{Input, Level, Problems, read, seal},
    history::{self, Removed, Since},
    web::{
        form::Form,
        merge::{self, Met, Place, Subject},
        page::{self, Page, redirect_saying, redirect_telling},
    },
};
use actix_web::{HttpResponse, http::StatusCode};
use serde_json::{Map, Value};

/// As often as a save is put together anew because somebody else was faster.
const TRIES: usize = 5;

/// What a form was sent for.
pub(super) struct Sent<P> {
    /// The case as it stands.
    pub(super) dossier: Dossier,
    /// The row as it stands, or a blank one.
    pub(super) row: P,
    /// Whether it is to be added.
    pub(super) is_new: bool,
    /// What to say of others' changes.
    pub(super) told: Option<String>,
}

/// What became of the row that a form was made from.
enum Found<P> {
    There(P, Box<Since>),
    Gone(Removed),
}

async fn find<P: Part>(
    db: &Db,
    page: &Page,
    case: &Case,
    level: Level,
    id: Option<&str>,
    version: i32,
) -> Result<(Dossier, Found<P>)> {
    let (scope, case, id) = (page.viewer().scope(), case.clone(), id.map(ToOwned::to_owned));
    db.read(move |conn| {
        let dossier = load_now::<P>(conn, scope, &case, level)?;
        let row = P::rows(&dossier).into_iter().find(|row| id.as_deref().is_none_or(|id| row.id() == id)).cloned();
        let found = match (row, id) {
            (Some(row), _) => {
                let since = history::since(conn, scope, &row, version)?;
                Found::There(row, Box::new(since))
            }
            (None, Some(id)) => {
                let subjects = [case.id.to_string(), case.person_id.to_string()];
                Found::Gone(history::removed(conn, scope, &subjects, P::KIND, &id)?.ok_or(Error::NotFound)?)
            }
            (None, None) => return Err(Error::NotFound),
        };
        Ok((dossier, found))
    })
    .await
}

/// Changes the row with this id, or the only one: keeps what others changed
/// meanwhile, and asks where they and the form changed the same.
pub(super) async fn change<P: Part>(
    case: &May<P::Writer, Case>,
    page: &Page,
    db: &Db,
    form: &Form,
    id: Option<&str>,
) -> Result<HttpResponse> {
    for _ in 0..TRIES {
        let (dossier, found) = find::<P>(db, page, case, case.level(), id, form.version()).await?;
        let (row, since) = match found {
            Found::There(row, since) => (row, since),
            Found::Gone(removed) => return gone::<P>(page, &dossier, form, &removed),
        };
        let picks = |field: &str| P::picks(field, &dossier, page.lang());
        let subject = Subject { kind: P::KIND, fields: P::FIELDS, picks: &picks };
        let (met, told) = match merge::meet(form, &subject, &since, page) {
            Met::Form(met, told) => (met, told),
            Met::Clash(clashes) => {
                return merge::ask(page, place::<P>(&dossier, id), form, &subject, &since, clashes);
            }
        };
        let again = merge::typed_again(form, &subject, &since);
        if !again.is_empty() {
            return type_again(page, &dossier, &row, &met, told, &again);
        }
        match save(case, page, db, &met, Sent { dossier, row, is_new: false, told }).await {
            Err(Error::Stale) => {}
            other => return other,
        }
    }
    Err(Error::Stale)
}

fn place<P: Part>(dossier: &Dossier, id: Option<&str>) -> Place {
    let case = format!("/cases/{}", dossier.case.id);
    let base = format!("{case}/{}", P::SEGMENT);
    Place {
        about: dossier.case.reference.clone(),
        crumbs: vec![("/cases".to_owned(), dossier.case.reference.clone()), (case.clone(), name_of(dossier))],
        action: id.map_or_else(|| base.clone(), |id| format!("{base}/{id}")),
        back: format!("{case}#{}", P::SEGMENT),
        history: Some(format!("{case}/history")),
    }
}

/// What two people typed into a field that is kept sealed is shown to neither, nor carried on: it is typed once more.
fn type_again<P: Part>(
    page: &Page,
    dossier: &Dossier,
    row: &P,
    met: &Form,
    told: Option<String>,
    again: &[&str],
) -> Result<HttpResponse> {
    let mut problems = Problems::default();
    for field in again {
        problems.error(field, page.t("merge-type-again"));
    }
    let mut made = typed_form(page, dossier, row, false, met, &problems);
    made.notice = told;
    page.answer(StatusCode::CONFLICT, &made)
}

/// Somebody removed the row meanwhile: all that was typed, to be added as a new one.
fn gone<P: Part>(page: &Page, dossier: &Dossier, form: &Form, removed: &Removed) -> Result<HttpResponse> {
    let blank = P::blank(&dossier.case);
    let mut made = typed_form(page, dossier, &blank, true, form, &Problems::default());
    let who = removed.who.clone().unwrap_or_else(|| page.t("history-program").to_owned());
    let when = page::moment(page.lang(), &removed.at);
    made.notice = Some(page.t2("merge-gone", ("who", who.into()), ("when", when.into())));
    made.is_gone = true;
    page.answer(StatusCode::CONFLICT, &made)
}

/// Reads, checks and writes a row; or shows the form again with what is wrong.
pub(super) async fn save<P: Part>(
    case: &May<P::Writer, Case>,
    page: &Page,
    db: &Db,
    form: &Form,
    Sent { dossier, row, is_new, told }: Sent<P>,
) -> Result<HttpResponse> {
    let lang = page.lang();
    let mut problems = Problems::default();
    let mut values = read::read(P::KIND, P::FIELDS, form, lang, &mut problems);
    check_picks::<P>(&values, &dossier, lang, &mut problems);
    seal(db.keys(), P::KIND, P::FIELDS, row.id(), &mut values);
    let after = if problems.is_clear() { Some(read::apply(&row, values)?) } else { None };
    if let Some(after) = &after {
        after.check(&dossier, lang, &mut problems);
    }
    let may_save = problems.is_clear() && (problems.questions.is_empty() || form.is_confirmed());
    let Some(after) = after.filter(|_| may_save) else {
        let mut made = typed_form(page, &dossier, &row, is_new, form, &problems);
        made.notice = told;
        return page.unprocessable(&made);
    };
    let (author, draft) = (case.author(), drafts::Sent::of(form, &case.author()));
    db.write(author, form.reason(), move |tx| {
        let saved = if is_new { tx.insert(after)? } else { kinds::change(tx, &row, after)? };
        draft.is_saved(tx.conn())?;
        saved.follow(tx, &dossier)
    })
    .await?;
    let to = format!("/cases/{}#{}", case.id, P::SEGMENT);
    let flash = if is_new { "flash-added" } else { "flash-saved" };
    Ok(match told {
        Some(told) => redirect_telling(page, &to, &format!("{} {told}", page.t(flash))),
        None => redirect_saying(&to, flash),
    })
}

/// A foreign id in a `Pick` field is refused like any other unknown choice.
fn check_picks<P: Part>(values: &Map<String, Value>, dossier: &Dossier, lang: Lang, problems: &mut Problems) {
    for field in P::FIELDS.iter().filter(|field| matches!(field.input, Input::Pick)) {
        let Some(Value::String(id)) = values.get(field.name) else { continue };
        if !P::picks(field.name, dossier, lang).iter().any(|(value, _)| value == id) {
            problems.error(field.name, crate::locale::text(lang, "error-choose-one"));
        }
    }
}
