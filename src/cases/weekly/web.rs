//! `/review`: case after case, with one button for "no change".

use super::{
    Answer,
    risk::Risk,
    store::{self, Row},
    week,
};
use crate::{
    access::{Acts, Edit, Identity, May, Member, View},
    accounts,
    cases::{
        Case,
        listing::Listing,
        tasks::{
            Task,
            store::{self as tasks, Reader},
            web::{Line, day},
        },
        team,
    },
    clock,
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{Level, Problems, read::Typed},
    history::Tx,
    id::Id,
    text,
    web::{
        form::{Form, FormField, Summary},
        page::{Page, own_path, redirect_saying},
        pager::{Pager, Window},
        routes::Routes,
    },
    words::{Custody, Term},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// The most characters of a note.
const NOTE_MAX: usize = 300;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes.get("/review", index).post("/cases/{case}/answers", answer);
}

/// A case as the page shows it.
struct Shown {
    it: Listing,
    status: &'static str,
    shape: &'static str,
    risks: Vec<&'static str>,
    silence: i64,
    due: Vec<Line>,
    note: FormField,
    next: FormField,
}

/// A case that was answered for this week.
struct Answered {
    it: Listing,
    by: String,
    answer: Answer,
}

#[derive(Template)]
#[template(path = "cases/weekly/index.html")]
struct ShowReview {
    page: Page,
    rows: Vec<Shown>,
    answered: Vec<Answered>,
    left: i64,
    may_answer: bool,
    pager: Pager,
    summary: Option<Summary>,
}

/// All that one page of the review says.
struct Found {
    rows: Vec<Row>,
    has_more: bool,
    left: usize,
    listed: BTreeMap<String, Listing>,
    due: BTreeMap<String, Vec<Task>>,
    given: BTreeMap<String, Answer>,
    names: BTreeMap<String, String>,
}

fn find(conn: &mut AnyConnection, reader: Reader, window: Window) -> Result<Found> {
    let (today, scope) = (clock::today(), reader.scope);
    let since = week(today);
    let all = store::rows(conn, scope, reader.confided, today)?;
    let (answered, open): (Vec<Row>, Vec<Row>) =
        all.into_iter().partition(|row| row.answered.is_some_and(|at| at >= since));
    let left = open.len();
    let skip = usize::try_from(window.skip()).unwrap_or(usize::MAX);
    let rows: Vec<Row> = open.into_iter().skip(skip).take(window.rows).collect();
    let done: Vec<String> = answered.into_iter().take(window.rows).map(|row| row.case).collect();
    let ids: Vec<String> = rows.iter().map(|row| row.case.clone()).collect();
    let given = store::given(conn, &done, since)?;
    Ok(Found {
        has_more: left > skip.saturating_add(rows.len()),
        left,
        listed: store::listed(conn, scope, &[ids.as_slice(), done.as_slice()].concat())?,
        due: tasks::due_in(conn, reader, &ids, today)?,
        names: accounts::store::names_for(conn, scope, given.values().map(|it| it.user_id.as_str()))?,
        given,
        rows,
    })
}

async fn index(
    _: Acts<View>,
    me: Member,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    page.html(&view(&page, &db, &me, window(&query), &Form::default(), &Problems::default()).await?)
}

/// The page of the review that an address asks for.
fn window(query: &HashMap<String, String>) -> Window {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    Window::new(get("page"), if get("rows").is_empty() { "25" } else { get("rows") })
}

async fn view(
    page: &Page,
    db: &Db,
    me: &Identity,
    window: Window,
    typed: &Form,
    problems: &Problems,
) -> Result<ShowReview> {
    let reader = Reader { scope: page.viewer().scope(), user: me.user.id, confided: me.may_be_confided_in() };
    let mut found = db.read(move |conn| find(conn, reader, window)).await?;
    let left = i64::try_from(found.left).unwrap_or(i64::MAX);
    let to = |it: Window| format!("/review?page={}&rows={}", it.page, it.rows);
    let rows = std::mem::take(&mut found.rows);
    let rows = rows.into_iter().filter_map(|row| shown(page, row, &mut found, typed, problems)).collect();
    let given = std::mem::take(&mut found.given);
    let answered = given.into_iter().filter_map(|(case, answer)| {
        let by = found.names.get(answer.user_id.as_str()).cloned().unwrap_or_default();
        Some(Answered { it: found.listed.remove(&case)?, by, answer })
    });
    Ok(ShowReview {
        rows,
        answered: answered.collect(),
        left,
        may_answer: page.may::<Edit>(),
        pager: Pager::of(page, window, found.has_more, left, to),
        summary: Summary::of(problems, page.lang()),
        page: page.clone(),
    })
}

fn shown(page: &Page, row: Row, found: &mut Found, typed: &Form, problems: &Problems) -> Option<Shown> {
    let (it, lang) = (found.listed.remove(&row.case)?, page.lang());
    let custody = Term::<Custody>::of(&it.custody);
    let due = found.due.remove(&row.case).unwrap_or_default();
    // Each form of the page has fields of its own.
    let field = |name: &str, label: &str| {
        let name = format!("{name}-{}", row.case);
        FormField { hint: None, ..FormField::plain(lang, &name, label, "line", typed.one(&name), problems) }
    };
    let (note, next) = (field("note", "answer-note"), field("next", "answer-next"));
    let next = FormField { optional: Some(crate::locale::text(lang, "optional")), ..next };
    Some(Shown {
        status: custody.map_or("", |term| term.label(lang)),
        shape: custody.map_or("unknown", |term| term.shape()),
        risks: row.risks.iter().map(|risk: &Risk| crate::locale::find(lang, risk.key()).unwrap_or_default()).collect(),
        silence: row.silence,
        due: due.into_iter().take(3).map(|task| Line::of(task, None, lang)).collect(),
        note,
        next,
        it,
    })
}

/// "No change": an answer of today, and on which day to look again. Whoever was to ask for news has done so.
async fn answer(case: May<Edit, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let me = page.identity().cloned().ok_or(Error::SignIn)?;
    let back = own_path(form.one("back"));
    let mut problems = Problems::default();
    let name = format!("note-{}", case.id);
    let note = text::clean_line(form.one(&name), NOTE_MAX).unwrap_or_else(|_unfit| {
        problems.error(&name, page.t("answer-note-long"));
        String::new()
    });
    let name = format!("next-{}", case.id);
    let next = if form.one(&name).trim().is_empty() { None } else { day(&page, &form, &name, &mut problems) };
    if next.is_some_and(|next| next <= clock::today()) {
        problems.error(&name, page.t("task-until-past"));
    }
    if !problems.is_clear() {
        let query = back.split_once('?').map_or("", |(_, query)| query);
        let window = window(&serde_urlencoded::from_str(query).unwrap_or_default());
        return page.unprocessable(&view(&page, &db, &me, window, &form, &problems).await?);
    }
    let answer = Answer {
        id: Id::new(),
        version: 1,
        case_id: case.id,
        user_id: me.user.id,
        note: Some(note).filter(|note| !note.is_empty()),
        made_at: clock::now(),
    };
    db.write(case.author(), form.reason(), move |tx| keep(tx, answer, next)).await?;
    Ok(redirect_saying(if back.starts_with("/review") { &back } else { "/review" }, "flash-answered"))
}

fn keep(tx: &mut Tx, answer: Answer, next: Option<NaiveDate>) -> Result<()> {
    let today = clock::today().to_string();
    let mut next = next.map(|day| day.to_string());
    for (task, _) in tasks::open_of_case(tx.conn(), answer.case_id, Level::Internal)? {
        let (by, at) = (Some(answer.user_id.to_string()), Some(answer.made_at));
        let ended = Task { status: Term::known("done"), done_by: by, done_at: at, snoozed_until: None, ..task.clone() };
        if task.kind.is("no_news") || (task.kind.is("case_review") && task.due_on <= today) {
            tx.update(&task, Task { note: answer.note.clone(), ..ended })?;
        } else if task.kind.is("case_review")
            && let Some(day) = next.take()
        {
            // The day of the next review that was set before.
            tx.update(&task, Task { due_on: day, snoozed_until: None, ..task.clone() })?;
        }
    }
    if let Some(day) = next {
        // Whoever leads the case looks at it again; where nobody does, whoever looked now.
        let team = team::of(tx.conn(), &[answer.case_id.to_string()])?;
        let lead = team.iter().find(|member| member.is_lead).map_or(answer.user_id, |member| member.user_id);
        let blank = Task::new(answer.case_id, Term::known("case_review"), clock::today());
        tx.insert(Task { due_on: day, user_id: Some(lead), ..blank })?;
    }
    tx.insert(answer)?;
    Ok(())
}
