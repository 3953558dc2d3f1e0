//! `/cases/{case}/notes/{note}`: one's own note, to change it or take it back.

use super::{
    super::{Note, store},
    Said, address, fields,
    form::{body, ids, people},
    own, tell,
};
use crate::{
    access::{Edit, May},
    cases::{Case, tasks::store as tasks, tasks::store::Candidate},
    clock,
    db::Db,
    error::{Error, Result},
    fields::Problems,
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Case and note, as they stand in the address.
type Address = web::Path<(String, String)>;

#[derive(Template)]
#[template(path = "cases/notes/edit.html")]
struct EditNote {
    page: Page,
    case: Case,
    note: Note,
    back: String,
    fields: Vec<FormField>,
    summary: Option<Summary>,
}

/// A note of the visitor's own, and who could be named in it.
async fn load(case: &May<Edit, Case>, page: &Page, db: &Db, note: &str) -> Result<(Note, Vec<Candidate>)> {
    own(case)?;
    let (owned, level, note) = (Case::clone(case), case.level(), note.to_owned());
    let found = db
        .read(move |conn| {
            let note = store::one(conn, owned.id, level, &note)?;
            let mut people = people(conn, &owned)?;
            if note.is_restricted {
                tasks::confide(conn, owned.id, &mut people)?;
            }
            Ok((note, people))
        })
        .await?;
    let is_mine = page.identity().is_some_and(|me| me.user.id == found.0.user_id);
    if is_mine { Ok(found) } else { Err(Error::NotFound) }
}

fn view(
    page: &Page,
    case: &Case,
    (note, people): (Note, Vec<Candidate>),
    typed: &Form,
    problems: &Problems,
) -> EditNote {
    EditNote {
        fields: fields(page, typed, &people, None, false, problems),
        summary: Summary::of(problems, page.lang()),
        back: address(&note),
        case: case.clone(),
        note,
        page: page.clone(),
    }
}

/// The form of a note.
///
/// # Errors
/// `NotFound` where it is not the visitor's own.
pub async fn edit(case: May<Edit, Case>, page: Page, db: web::Data<Db>, path: Address) -> Result<HttpResponse> {
    let found = load(&case, &page, &db, &path.1).await?;
    let typed = Form::from_pairs(vec![("body".to_owned(), found.0.body.clone())]);
    page.html(&view(&page, &case, found, &typed, &Problems::default()))
}

/// Changes a note; who is named in it for the first time is told.
///
/// # Errors
/// `Stale` where it was changed meanwhile.
pub async fn update(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: Address,
    form: Form,
) -> Result<HttpResponse> {
    let (before, people) = load(&case, &page, &db, &path.1).await?;
    let mut problems = Problems::default();
    let said = Said { may_confide: false, cards: &[], people: &people, confided: &people };
    let body = body(&page, &form, &mut problems);
    let to = said.named(&page, &form, &body, before.is_restricted, &mut problems);
    if !problems.is_clear() {
        return page.unprocessable(&view(&page, &case, (before, people), &form, &problems));
    }
    if form.version() != before.version {
        return Err(Error::Stale);
    }
    let known: Vec<String> = before.mentioned().map(ToOwned::to_owned).collect();
    let new: Vec<Candidate> = to.iter().filter(|it| !known.iter().any(|id| id == it.id.as_str())).cloned().collect();
    // Who was told once stays named: they may have come for it.
    let mentions = [before.mentions.clone(), ids(&new)].into_iter().filter(|ids| !ids.is_empty()).collect::<Vec<_>>();
    let after = Note { body, mentions: mentions.join("|"), changed_at: Some(clock::now()), ..before.clone() };
    let (about, to) = (Case::clone(&case), address(&before));
    let back = to.clone();
    db.write(case.author(), form.reason(), move |tx| {
        tx.update(&before, after)?;
        tell(tx, &about, &to, &new)
    })
    .await?;
    Ok(redirect_saying(&back, "flash-note-changed"))
}

/// Takes a note back. History keeps what it said, for those who could read it.
///
/// # Errors
/// `Stale` where it was changed meanwhile.
pub async fn remove(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: Address,
    form: Form,
) -> Result<HttpResponse> {
    let (before, _) = load(&case, &page, &db, &path.1).await?;
    if form.version() != before.version {
        return Err(Error::Stale);
    }
    let back = address(&before);
    let after = Note { body: String::new(), removed_at: Some(clock::now()), ..before.clone() };
    db.write(case.author(), form.reason(), move |tx| tx.update_as("changed", &before, after).map(|_| ())).await?;
    Ok(redirect_saying(&back, "flash-note-removed"))
}
