//! Changing and removing a citation.

use super::{Context, form, load};
use crate::{
    access::{Edit, May},
    cases::{
        Case,
        citations::{
            Citation,
            web::reading_form::{asserted, find_source, place},
        },
        parts::{kinds, web::name_of},
    },
    db::Db,
    drafts,
    error::{Error, Result},
    fields::{Problems, read},
    history::{self, Record, Removed, Since},
    sources::quotes,
    web::{
        form::Form,
        merge::{self, Met, Place, Subject},
        page::{self, Page, redirect_saying, redirect_telling},
    },
};
use actix_web::{HttpResponse, http::StatusCode, web};
use serde_json::Value;

/// As often as a save is put together anew because somebody else was faster.
const TRIES: usize = 5;

/// A citation of a fact that this person may not read is not there for them.
pub(super) fn citation_of(context: &Context, id: &str) -> Result<Citation> {
    let found = context.dossier.citations.iter().find(|c| c.id.as_str() == id);
    let may_read = |c: &&Citation| kinds::level(&context.dossier, &c.kind, &c.record_id) <= context.level;
    found.filter(may_read).cloned().ok_or(Error::NotFound)
}

pub(super) async fn edit(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let context = load(&db, &page, &case).await?;
    let citation = citation_of(&context, &path.1)?;
    let name = format!("{} – {}", page.t("citation-edit"), case.reference);
    let opened = drafts::open(&db, &page, &name).await?;
    let typed = opened.typed.unwrap_or_default();
    let mut form = form(&page, &context, &typed, &Problems::default(), Some(&citation));
    form.draft = opened.offer;
    page.html(&form)
}

/// Keeps what others changed meanwhile, and asks where they and the form changed the same.
pub(super) async fn update(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    typed: Form,
) -> Result<HttpResponse> {
    for _ in 0..TRIES {
        let context = load(&db, &page, &case).await?;
        let before = match citation_of(&context, &path.1) {
            Ok(citation) => citation,
            Err(_not_there) => return gone(&page, &db, &context, &typed, &path.1).await,
        };
        let since = since(&db, &page, &before, typed.version()).await?;
        let subject = Subject { kind: Citation::KIND, fields: Citation::FIELDS, picks: &|_| Vec::new() };
        let (met, told) = match merge::meet(&typed, &subject, &since, &page) {
            Met::Form(met, told) => (met, told),
            Met::Clash(clashes) => {
                return merge::ask(&page, place_of(&context, &before), &typed, &subject, &since, clashes);
            }
        };
        let mut problems = Problems::default();
        let Some(after) = read_change(&page, &db, &before, &met, &mut problems).await? else {
            let mut form = form(&page, &context, &met, &problems, Some(&before));
            form.notice = told;
            return page.unprocessable(&form);
        };
        let sent = drafts::Sent::of(&met, &case.author());
        let written = db
            .write(case.author(), met.reason(), move |tx| {
                sent.is_saved(tx.conn())?;
                tx.update(&before, after)
            })
            .await;
        let to = format!("/cases/{}#sources", case.id);
        match (written, told) {
            (Err(Error::Stale), _) => {}
            (Err(e), _) => return Err(e),
            (Ok(_), None) => return Ok(redirect_saying(&to, "flash-saved")),
            (Ok(_), Some(told)) => {
                return Ok(redirect_telling(&page, &to, &format!("{} {told}", page.t("flash-saved"))));
            }
        }
    }
    Err(Error::Stale)
}

async fn since(db: &Db, page: &Page, citation: &Citation, version: i32) -> Result<Since> {
    let (scope, citation) = (page.viewer().scope(), citation.clone());
    db.read(move |conn| history::since(conn, scope, &citation, version)).await
}

/// The citation as the form would have it; `None` where there are problems.
async fn read_change(
    page: &Page,
    db: &Db,
    before: &Citation,
    typed: &Form,
    problems: &mut Problems,
) -> Result<Option<Citation>> {
    let mut values = read::read(Citation::KIND, Citation::FIELDS, typed, page.lang(), problems);
    let text = find_source(db, page.viewer().scope(), before.source_id.as_str()).await?.and_then(|(_, text)| text);
    let quote = values.get("quote").and_then(Value::as_str).unwrap_or_default().to_owned();
    let place = place(typed, &quote, text.as_deref(), page.lang(), problems);
    values.insert("asserted".to_owned(), asserted(&before.kind, &before.field, typed, page.lang(), problems));
    if !problems.is_clear() {
        return Ok(None);
    }
    let mut after = read::apply(before, values)?;
    let to_int = |n: usize| i32::try_from(n).ok();
    after.quote_start = place.and_then(|(start, _)| to_int(start));
    after.quote_end = place.and_then(|(_, end)| to_int(end));
    if let (Some(text), Some((start, end))) = (&text, place) {
        after.quote = quotes::between(text, start, end);
    }
    Ok(Some(after))
}

fn place_of(context: &Context, citation: &Citation) -> Place {
    let case = &context.dossier.case;
    let to = format!("/cases/{}", case.id);
    Place {
        about: case.reference.clone(),
        crumbs: vec![("/cases".to_owned(), case.reference.clone()), (to.clone(), name_of(&context.dossier))],
        action: format!("{to}/citations/{}", citation.id),
        back: format!("{to}#sources"),
        history: Some(format!("{to}/history")),
    }
}

/// Somebody removed it meanwhile: all that was typed, to cite the fact anew.
async fn gone(page: &Page, db: &Db, context: &Context, typed: &Form, id: &str) -> Result<HttpResponse> {
    let case = &context.dossier.case;
    let (scope, subjects, id) = (page.viewer().scope(), [case.id.to_string()], id.to_owned());
    let Removed { who, at, row } = db
        .read(move |conn| history::removed(conn, scope, &subjects, Citation::KIND, &id))
        .await?
        .ok_or(Error::NotFound)?;
    let said = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut pairs: Vec<(String, String)> = typed.pairs().filter(|(name, _)| name != "version").cloned().collect();
    pairs.push(("source".to_owned(), said("source_id")));
    pairs.push(("fact".to_owned(), format!("{}.{}.{}", said("kind"), said("record_id"), said("field"))));
    let mut form = form(page, context, &Form::from_pairs(pairs), &Problems::default(), None);
    let who = who.unwrap_or_else(|| page.t("history-program").to_owned());
    form.notice = Some(page.t2("merge-gone", ("who", who.into()), ("when", page::moment(page.lang(), &at).into())));
    page.answer(StatusCode::CONFLICT, &form)
}

pub(super) async fn remove(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: web::Path<(String, String)>,
    typed: Form,
) -> Result<HttpResponse> {
    let context = load(&db, &page, &case).await?;
    let citation = citation_of(&context, &path.1)?;
    db.write(case.author(), typed.reason(), move |tx| tx.remove(&citation)).await?;
    Ok(redirect_saying(&format!("/cases/{}#sources", case.id), "flash-removed"))
}
