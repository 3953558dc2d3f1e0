//! `/cases/{case}/tasks/{task}`: one task; done or dropped, put off, handed on.

use super::{
    super::{Task, day_words, store},
    Line, among, basics, chosen, day, line, short_fields, tell, who, who_field,
};
use crate::{
    access::{Edit, May, View},
    accounts,
    cases::Case,
    clock,
    db::Db,
    error::{Error, Result},
    fields::{Problems, read::Typed},
    web::{
        form::{Choice, Form, FormField, Summary},
        page::{Page, redirect_saying},
    },
    words::{TaskStatus, Term},
};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Case and task, as they stand in the address.
type Address = web::Path<(String, String)>;

#[derive(Template)]
#[template(path = "cases/tasks/show.html")]
struct ShowTask {
    page: Page,
    case: Case,
    line: Line,
    ended_by: String,
    may_edit: bool,
    ending: Vec<FormField>,
    snoozing: FormField,
    /// Kind, words and day; none where the program wrote them.
    editing: Vec<FormField>,
    handing: FormField,
    summary: Option<Summary>,
}

/// The page of a task.
///
/// # Errors
/// `NotFound` where the case has none of this id that the visitor may know of.
pub async fn show(case: May<View, Case>, page: Page, db: web::Data<Db>, path: Address) -> Result<HttpResponse> {
    let shown = view(&case, &page, &db, &path.1, &Form::default(), &Problems::default()).await?;
    page.html(&shown)
}

async fn view<R: 'static>(
    case: &May<R, Case>,
    page: &Page,
    db: &Db,
    task: &str,
    typed: &Form,
    problems: &Problems,
) -> Result<ShowTask> {
    let (id, level, among, task) = (case.id, case.level(), among(case, page), task.to_owned());
    let scope = page.viewer().scope();
    let (people, task, names) = db
        .read(move |conn| {
            let task = store::one(conn, id, level, &task)?;
            let ids = task.done_by.iter().map(String::as_str).chain(task.user_id.iter().map(|id| id.as_str()));
            let names = accounts::store::names_for(conn, scope, ids)?;
            Ok((store::candidates_for(conn, &task, among)?, task, names))
        })
        .await?;
    let lang = page.lang();
    let plain = |name: &str, label: &str, look| FormField::plain(lang, name, label, look, typed.one(name), problems);
    let outcomes = ["done", "cancelled"].map(|code| {
        let term = Term::<TaskStatus>::known(code);
        Choice { value: code.to_owned(), label: term.label(lang).to_owned(), is_chosen: code == "done" }
    });
    let name = |id: &str| names.get(id).cloned();
    // What was typed stays; else the form begins with what the task says.
    let says = Form::from_pairs(vec![
        ("kind".to_owned(), task.kind.code().to_owned()),
        ("what".to_owned(), task.what.clone().unwrap_or_default()),
        ("due_on".to_owned(), day_words(&task.due_on, lang)),
    ]);
    let said = if typed.all("due_on").is_empty() { &says } else { typed };
    Ok(ShowTask {
        may_edit: case.may::<Edit>(),
        ended_by: task.done_by.as_deref().and_then(name).unwrap_or_default(),
        ending: vec![
            plain("status", "task-ending", "select").choices(outcomes.into()),
            plain("note", "task-note", "line"),
        ],
        editing: if is_ours(&task) { short_fields(page, said, problems) } else { Vec::new() },
        snoozing: plain("until", "task-until", "line"),
        handing: who_field(page, &chosen(task.user_id), &people, problems),
        summary: Summary::of(problems, lang),
        line: Line::of(task.clone(), task.user_id.and_then(|id| name(id.as_str())), lang),
        case: Case::clone(case),
        page: page.clone(),
    })
}

/// The task that a form is about, as it was when the form was made.
async fn of_form(case: &May<Edit, Case>, db: &Db, task: &str, form: &Form) -> Result<Task> {
    let (id, level, task) = (case.id, case.level(), task.to_owned());
    let task = db.read(move |conn| store::one(conn, id, level, &task)).await?;
    if form.version() == task.version { Ok(task) } else { Err(Error::Stale) }
}

fn back(case: &Case, flash: &'static str) -> HttpResponse {
    redirect_saying(&format!("/cases/{}#tasks", case.id), flash)
}

/// Whether its words are somebody's: what is called back is in the program's.
fn is_ours(task: &Task) -> bool {
    task.is_open() && !task.kind.is("recall")
}

/// Another kind, other words or another day.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile; `NotFound` where it is done, or not to be changed.
pub async fn update(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: Address,
    form: Form,
) -> Result<HttpResponse> {
    let before = of_form(&case, &db, &path.1, &form).await?;
    if !is_ours(&before) {
        return Err(Error::NotFound);
    }
    let mut problems = Problems::default();
    let typed = basics(&page, &form, &mut problems);
    let Some((kind, what, due)) = typed.filter(|_| problems.is_clear()) else {
        let shown = view(&case, &page, &db, &path.1, &form, &problems).await?;
        return page.unprocessable(&shown);
    };
    let after = Task { kind, what, due_on: due.to_string(), ..before.clone() };
    db.write(case.author(), form.reason(), move |tx| tx.update(&before, after).map(|_| ())).await?;
    Ok(back(&case, "flash-task-changed"))
}

/// Done, or dropped, with what came of it.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile.
pub async fn complete(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: Address,
    form: Form,
) -> Result<HttpResponse> {
    let before = of_form(&case, &db, &path.1, &form).await?;
    let mut problems = Problems::default();
    let status = Term::<TaskStatus>::of(form.one("status")).filter(|it| it.is("done") || it.is("cancelled"));
    if status.is_none() {
        problems.error("status", page.t("error-choose-one"));
    }
    let note = line(&page, &form, "note", &mut problems);
    let (Some(status), true) = (status, problems.is_clear()) else {
        let shown = view(&case, &page, &db, &path.1, &form, &problems).await?;
        return page.unprocessable(&shown);
    };
    let by = page.identity().map(|me| me.user.id.to_string());
    let after = Task { status, note, done_by: by, done_at: Some(clock::now()), snoozed_until: None, ..before.clone() };
    db.write(case.author(), form.reason(), move |tx| tx.update(&before, after).map(|_| ())).await?;
    Ok(back(&case, "flash-task-ended"))
}

/// To be done after all.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile.
pub async fn reopen(case: May<Edit, Case>, db: web::Data<Db>, path: Address, form: Form) -> Result<HttpResponse> {
    let before = of_form(&case, &db, &path.1, &form).await?;
    let after = Task { status: Term::known("open"), done_by: None, done_at: None, ..before.clone() };
    db.write(case.author(), form.reason(), move |tx| tx.update(&before, after).map(|_| ())).await?;
    Ok(back(&case, "flash-task-open"))
}

/// Out of sight until a day; with none, back in sight.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile.
pub async fn snooze(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: Address,
    form: Form,
) -> Result<HttpResponse> {
    let before = of_form(&case, &db, &path.1, &form).await?;
    let mut problems = Problems::default();
    let is_empty = form.one("until").trim().is_empty();
    let until = if is_empty { None } else { day(&page, &form, "until", &mut problems) };
    if until.is_some_and(|until| until <= clock::today()) {
        problems.error("until", page.t("task-until-past"));
    }
    if !problems.is_clear() {
        let shown = view(&case, &page, &db, &path.1, &form, &problems).await?;
        return page.unprocessable(&shown);
    }
    let after = Task { snoozed_until: until.map(|day| day.to_string()), ..before.clone() };
    db.write(case.author(), form.reason(), move |tx| tx.update(&before, after).map(|_| ())).await?;
    Ok(back(&case, if until.is_some() { "flash-task-asleep" } else { "flash-task-open" }))
}

/// To somebody else who sees the case, or to nobody.
///
/// # Errors
/// `Stale` where somebody changed it meanwhile.
pub async fn hand_over(
    case: May<Edit, Case>,
    page: Page,
    db: web::Data<Db>,
    path: Address,
    form: Form,
) -> Result<HttpResponse> {
    let before = of_form(&case, &db, &path.1, &form).await?;
    let (task, among) = (before.clone(), among(&case, &page));
    let people = db.read(move |conn| store::candidates_for(conn, &task, among)).await?;
    let mut problems = Problems::default();
    let to = who(&page, &form, &people, &mut problems);
    if !problems.is_clear() {
        let shown = view(&case, &page, &db, &path.1, &form, &problems).await?;
        return page.unprocessable(&shown);
    }
    let after = Task { user_id: to.as_ref().map(|it| it.id), ..before.clone() };
    let about = Case::clone(&case);
    db.write(case.author(), form.reason(), move |tx| {
        tx.update(&before, after)?;
        tell(tx, &about, to)
    })
    .await?;
    Ok(back(&case, "flash-task-handed"))
}
