//! `/cases/{case}/tasks`: what is to be done for a case, and what was.

mod aside;
mod one;

pub(in crate::cases) use aside::Aside;

use super::{
    TEXT_MAX, Task, day_words,
    store::{self, Candidate, Named},
};
use crate::{
    access::{Edit, May, Organisation, User, View},
    accounts,
    cases::Case,
    clock,
    dates::{self, Lang},
    db::Db,
    error::Result,
    fields::{Problems, read::Typed},
    history::{Change, Record, Revision, Tx},
    id::Id,
    notices::{self, Kind, News},
    text,
    web::{
        form::{Choice, Form, FormField, Summary},
        page::{Page, redirect_saying},
        routes::Routes,
    },
    words::{TaskKind, Term},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases/{case}/tasks", index)
        .post("/cases/{case}/tasks", create)
        .get("/cases/{case}/tasks/{task}", one::show)
        .post("/cases/{case}/tasks/{task}", one::update)
        .post("/cases/{case}/tasks/{task}/completion", one::complete)
        .post("/cases/{case}/tasks/{task}/reopening", one::reopen)
        .post("/cases/{case}/tasks/{task}/snooze", one::snooze)
        .post("/cases/{case}/tasks/{task}/handover", one::hand_over);
}

/// A task as pages show it.
pub(in crate::cases) struct Line {
    /// The task.
    pub it: Task,
    /// What is to be done.
    pub words: String,
    /// Its kind, where the words do not say it.
    pub kind: &'static str,
    /// By when, in words.
    pub due: String,
    /// Whether that day is over.
    pub is_overdue: bool,
    /// Who does it, or ended it; empty: nobody.
    pub who: String,
    /// Until when it is out of sight; empty: it is not.
    pub asleep: String,
}

impl Line {
    pub(in crate::cases) fn of(it: Task, who: Option<String>, lang: Lang) -> Self {
        let today = clock::today();
        let asleep = if it.is_asleep(today) { it.snoozed_until.as_deref().unwrap_or_default() } else { "" };
        Self {
            words: it.words(lang),
            kind: it.kind_words(lang),
            due: day_words(&it.due_on, lang),
            is_overdue: it.is_overdue(today),
            who: who.unwrap_or_default(),
            asleep: day_words(asleep, lang),
            it,
        }
    }
}

#[derive(Template)]
#[template(path = "cases/tasks/index.html")]
struct ListTasks {
    page: Page,
    case: Case,
    open: Vec<Line>,
    asleep: Vec<Line>,
    closed: Vec<Line>,
    may_edit: bool,
    fields: Vec<FormField>,
    summary: Option<Summary>,
}

async fn index(case: May<View, Case>, page: Page, db: web::Data<Db>) -> Result<HttpResponse> {
    let shown = view(&case, &page, &db, &Form::default(), &Problems::default()).await?;
    page.html(&shown)
}

/// The candidates that this visitor may choose from: of another organisation's case, their own colleagues.
fn among<R>(case: &May<R, Case>, page: &Page) -> Option<Id<Organisation>> {
    if case.sight().is_own() { None } else { page.identity().map(|me| me.organisation.id) }
}

async fn view<R>(case: &May<R, Case>, page: &Page, db: &Db, typed: &Form, problems: &Problems) -> Result<ListTasks>
where
    R: 'static,
{
    let (id, level, among, lang) = (case.id, case.level(), among(case, page), page.lang());
    let (is_own, scope) = (case.sight().is_own(), page.viewer().scope());
    let (found, people, names) = db
        .read(move |conn| {
            let found = store::of_case(conn, id, level)?;
            let found = if is_own { found } else { store::for_partners(conn, scope, found)? };
            let ended_by = found.iter().filter_map(|(task, _)| task.done_by.as_deref());
            let names = accounts::store::names_for(conn, scope, ended_by)?;
            Ok((found, store::candidates(conn, id, among)?, names))
        })
        .await?;
    let (open, closed): (Vec<Named>, Vec<Named>) = found.into_iter().partition(|(task, _)| task.is_open());
    let (asleep, open): (Vec<Named>, Vec<Named>) =
        open.into_iter().partition(|(task, _)| task.is_asleep(clock::today()));
    let lines = |rows: Vec<Named>| rows.into_iter().map(|(it, who)| Line::of(it, who, lang)).collect();
    Ok(ListTasks {
        open: lines(open),
        asleep: lines(asleep),
        closed: ended(closed, &names, lang),
        may_edit: case.may::<Edit>(),
        fields: fields(page, typed, &people, problems),
        summary: Summary::of(problems, lang),
        case: Case::clone(case),
        page: page.clone(),
    })
}

/// What was done or dropped, the latest first, with whoever did it.
fn ended(mut rows: Vec<Named>, names: &BTreeMap<String, String>, lang: Lang) -> Vec<Line> {
    rows.sort_by(|(a, _), (b, _)| b.done_at.cmp(&a.done_at).then(b.id.cmp(&a.id)));
    rows.into_iter()
        .map(|(it, _)| {
            let by = it.done_by.as_ref().and_then(|by| names.get(by)).cloned();
            Line::of(it, by, lang)
        })
        .collect()
}

/// Kind, words and day: what the short form on the case page asks for.
fn short_fields(page: &Page, typed: &Form, problems: &Problems) -> Vec<FormField> {
    let lang = page.lang();
    let kinds = Term::<TaskKind>::all()
        .map(|term| Choice {
            value: term.code().to_owned(),
            label: term.label(lang).to_owned(),
            is_chosen: term.code() == typed.one("kind"),
        })
        .collect();
    let plain = |name: &str, label: &str, look| FormField::plain(lang, name, label, look, typed.one(name), problems);
    vec![
        plain("kind", "task-kind", "select").choices(kinds),
        plain("what", "task-what", "line"),
        plain("due_on", "task-due", "line"),
    ]
}

fn fields(page: &Page, typed: &Form, people: &[Candidate], problems: &Problems) -> Vec<FormField> {
    let mut all = short_fields(page, typed, problems);
    all.push(who_field(page, typed.one("user"), people, problems));
    all
}

/// Who does it; nobody is a choice too.
fn who_field(page: &Page, chosen: &str, people: &[Candidate], problems: &Problems) -> FormField {
    let own = page.identity().map(|me| me.organisation.id);
    let label = |it: &Candidate| {
        if own == Some(it.organisation) { it.name.clone() } else { format!("{} ({})", it.name, it.house) }
    };
    let choices = people.iter().map(|it| Choice {
        value: it.id.to_string(),
        label: label(it),
        is_chosen: it.id.as_str() == chosen,
    });
    let mut field =
        FormField::plain(page.lang(), "user", "task-who", "select", chosen, problems).choices(choices.collect());
    field.optional = Some(crate::locale::text(page.lang(), "optional"));
    field
}

/// Reads a day that was typed: one certain day.
pub(in crate::cases) fn day(page: &Page, form: &Form, name: &str, problems: &mut Problems) -> Option<NaiveDate> {
    let date = dates::parse(form.one(name), page.lang()).ok().filter(|date| date.earliest() == date.latest());
    let day = date.and_then(|date| date.earliest());
    if day.is_none() {
        problems.error(name, page.t("task-not-a-day"));
    }
    day
}

/// Reads who is to do it: one of those who see the case, or nobody.
fn who(page: &Page, form: &Form, people: &[Candidate], problems: &mut Problems) -> Option<Candidate> {
    let typed = form.one("user");
    let found = people.iter().find(|it| it.id.as_str() == typed).cloned();
    if found.is_none() && !typed.is_empty() {
        problems.error("user", page.t("task-who-unknown"));
    }
    found
}

/// Reads a line that may be left empty.
fn line(page: &Page, form: &Form, name: &str, problems: &mut Problems) -> Option<String> {
    match text::clean_line(form.one(name), TEXT_MAX) {
        Ok(line) => Some(line).filter(|line| !line.is_empty()),
        Err(_) => {
            problems.error(name, page.t1("task-too-long", "most", i64::try_from(TEXT_MAX).unwrap_or_default()));
            None
        }
    }
}

/// Kind, words and day as they were typed; nothing where one of them is missing.
type Basics = (Term<TaskKind>, Option<String>, NaiveDate);

fn basics(page: &Page, form: &Form, problems: &mut Problems) -> Option<Basics> {
    let kind = Term::<TaskKind>::of(form.one("kind"));
    if kind.is_none() {
        problems.error("kind", page.t("error-choose-one"));
    }
    let what = line(page, form, "what", problems);
    if kind.is_some_and(|kind| kind.is("other")) && what.is_none() && problems.at("what").is_none() {
        problems.error("what", page.t("task-what-missing"));
    }
    let due = day(page, form, "due_on", problems);
    kind.zip(due).map(|(kind, due)| (kind, what, due))
}

/// A task as it was typed; nothing where something is wrong.
fn read(page: &Page, case: Id<Case>, form: &Form, people: &[Candidate], problems: &mut Problems) -> Option<Task> {
    let basics = basics(page, form, problems);
    // The short form does not ask: whoever makes the task does it.
    let me = page.identity().map(|me| me.user.id);
    let user = if form.all("user").is_empty() { me } else { who(page, form, people, problems).map(|it| it.id) };
    let (kind, what, due) = basics.filter(|_| problems.is_clear())?;
    Some(Task { what, user_id: user, ..Task::new(case, kind, due) })
}

async fn create(case: May<Edit, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    let (id, among) = (case.id, among(&case, &page));
    let people = db.read(move |conn| store::candidates(conn, id, among)).await?;
    let mut problems = Problems::default();
    let Some(task) = read(&page, case.id, &form, &people, &mut problems) else {
        let shown = view(&case, &page, &db, &form, &problems).await?;
        return page.unprocessable(&shown);
    };
    let given = people.into_iter().find(|it| Some(it.id) == task.user_id);
    let (author, about) = (case.author(), Case::clone(&case));
    db.write(author, form.reason(), move |tx| {
        tx.insert(task)?;
        tell(tx, &about, given)
    })
    .await?;
    Ok(redirect_saying(&format!("/cases/{}#tasks", case.id), "flash-task-added"))
}

/// Tells somebody that a task is theirs now; whoever takes one up knows.
fn tell(tx: &mut Tx, case: &Case, to: Option<Candidate>) -> Result<()> {
    let Some(to) = to.filter(|it| it.id.as_str() != tx.author()) else { return Ok(()) };
    let news = News {
        kind: Kind::Mention,
        organisation: to.organisation.to_string(),
        address: format!("/cases/{}", case.id),
        about: case.reference.clone(),
    };
    notices::tell(tx, &news, &[to.id])
}

/// Whose id it is, for the form.
fn chosen(user: Option<Id<User>>) -> String {
    user.map(|id| id.to_string()).unwrap_or_default()
}

/// Whom the tasks among these changes were given to: history tells their names.
pub(in crate::cases) fn given(changes: &[(Revision, Change)]) -> Vec<String> {
    let of_tasks = changes.iter().filter(|(_, change)| change.kind == Task::KIND);
    let users =
        of_tasks.filter_map(|(_, change)| serde_json::from_str::<Value>(&change.diff).ok()?.get("user_id").cloned());
    let texts = users.flat_map(|user| match user {
        Value::Array(both) => both,
        one => vec![one],
    });
    texts.filter_map(|user| user.as_str().map(ToOwned::to_owned)).collect()
}
