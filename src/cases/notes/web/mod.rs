//! `/cases/{case}/notes`: what colleagues say about a case. Who keeps the case
//! reads it; to everybody else there is no such page.

mod aside;
mod form;
mod one;

pub(in crate::cases) use aside::{Aside, MANY};
pub(in crate::cases) use form::{Said, fields};

use super::{Note, store};
use crate::{
    access::{Confide, Edit, May, Scope, View},
    accounts,
    cases::{
        Case,
        discussions::{self, Discussion, Topic},
        dossier::Dossier,
        facts::{self, Card, Fact},
        tasks::store::{self as tasks, Candidate},
    },
    dates::Lang,
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{Level, Problems, read::Typed},
    history::Tx,
    id::Id,
    notices::{self, Kind, News},
    web::{
        form::{Form, FormField, Summary},
        page::{Page, redirect_saying},
        pager::{Pager, Window},
        routes::Routes,
    },
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::{BTreeMap, HashMap};

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases/{case}/notes", index)
        .post("/cases/{case}/notes", create)
        .get("/cases/{case}/notes/{note}", one::edit)
        .post("/cases/{case}/notes/{note}", one::update)
        .post("/cases/{case}/notes/{note}/removal", one::remove);
}

/// Only whoever keeps a case talks about it here.
pub(in crate::cases) fn own<R>(case: &May<R, Case>) -> Result<()> {
    if case.sight().is_own() { Ok(()) } else { Err(Error::NotFound) }
}

/// A note as pages show it.
pub(in crate::cases) struct Line {
    /// The note.
    pub it: Note,
    /// Who says it.
    pub who: String,
    /// Whose attention it asks for; empty: nobody's.
    pub to: String,
    /// Whether it is the reader's own.
    pub is_mine: bool,
    /// The discussion in which it stands, and what that is about.
    pub topic: Option<(String, String)>,
}

/// What the pages of notes are made of.
pub(in crate::cases) struct Talk {
    pub dossier: Dossier,
    pub topics: Vec<Topic>,
    /// Who can be named.
    pub people: Vec<Candidate>,
    /// Who can be named in what is restricted.
    pub confided: Vec<Candidate>,
    pub names: BTreeMap<String, String>,
}

impl Talk {
    /// All that is needed to read and write notes of a case at this level.
    pub fn load(
        conn: &mut AnyConnection,
        scope: Scope,
        case: &Case,
        level: Level,
        notes: &[store::Said],
    ) -> Result<Self> {
        let mut dossier = Dossier::load_for(conn, scope, case)?;
        dossier.open(conn, level)?;
        let mut topics = discussions::store::of_case(conn, case.id, level)?;
        topics.retain(|topic| topic.it.level(&dossier) <= level);
        let people = form::people(conn, case)?;
        let mut confided = people.clone();
        tasks::confide(conn, case.id, &mut confided)?;
        let mentioned = notes.iter().flat_map(|(note, _)| note.mentioned());
        Ok(Self { topics, people, confided, names: accounts::store::names_for(conn, scope, mentioned)?, dossier })
    }

    /// The notes as the page shows them.
    pub fn lines(&self, page: &Page, notes: Vec<store::Said>) -> Vec<Line> {
        let cards = facts::all(&self.dossier, page.lang());
        let me = page.identity().map(|me| me.user.id);
        let line = |(it, who): store::Said| Line {
            to: it.mentioned().filter_map(|id| self.names.get(id)).cloned().collect::<Vec<_>>().join(", "),
            is_mine: Some(it.user_id) == me,
            topic: self
                .topics
                .iter()
                .find(|topic| Some(topic.it.id) == it.discussion_id)
                .map(|topic| (topic.it.id.to_string(), about(page, &topic.it, &cards))),
            who,
            it,
        };
        let is_open =
            |note: &Note| note.discussion_id.is_none_or(|id| self.topics.iter().any(|topic| topic.it.id == id));
        notes.into_iter().filter(|(note, _)| is_open(note)).map(line).collect()
    }
}

/// The fact with this address, and its record.
pub(in crate::cases) fn find<'a>(cards: &'a [Card], address: &str) -> Option<(&'a Card, &'a Fact)> {
    cards.iter().find_map(|card| Some((card, card.all().find(|fact| fact.address() == address)?)))
}

/// What a discussion is about: the record and the field, without the value where that is sealed.
pub(in crate::cases) fn about(page: &Page, it: &Discussion, cards: &[Card]) -> String {
    match find(cards, &it.address()) {
        Some((card, fact)) => words(card, fact, page.lang()),
        None => page.t("discussion-gone").to_owned(),
    }
}

/// A fact in words: "Charge: espionage · Article 275".
pub(in crate::cases) fn words(card: &Card, fact: &Fact, lang: Lang) -> String {
    let kind = crate::locale::find(lang, &format!("kind-{}", card.kind.replace('_', "-"))).unwrap_or_default();
    let label = if fact.label == card.heading { String::new() } else { format!(" · {}", fact.label) };
    if card.heading.is_empty() { format!("{kind}{label}") } else { format!("{kind} · {}{label}", card.heading) }
}

/// A discussion in the list.
struct Subject {
    id: String,
    about: String,
    count: i64,
    is_settled: bool,
}

#[derive(Template)]
#[template(path = "cases/notes/index.html")]
struct ListNotes {
    page: Page,
    case: Case,
    lines: Vec<Line>,
    subjects: Vec<Subject>,
    may_edit: bool,
    fields: Vec<FormField>,
    summary: Option<Summary>,
    pager: Pager,
}

async fn index(
    case: May<View, Case>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    own(&case)?;
    let typed = Form::from_pairs(vec![("fact".to_owned(), query.get("fact").cloned().unwrap_or_default())]);
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let shown = view(&case, &page, &db, &typed, &Problems::default(), Window::new(get("page"), get("rows"))).await?;
    page.html(&shown)
}

async fn view<R: 'static>(
    case: &May<R, Case>,
    page: &Page,
    db: &Db,
    typed: &Form,
    problems: &Problems,
    window: Window,
) -> Result<ListNotes> {
    let (owned, level, scope) = (Case::clone(case), case.level(), page.viewer().scope());
    let (talk, mut notes) = db
        .read(move |conn| {
            let notes = store::of_case(conn, owned.id, level, window)?;
            Ok((Talk::load(conn, scope, &owned, level, &notes)?, notes))
        })
        .await?;
    let has_more = notes.len() > window.rows;
    notes.truncate(window.rows);
    let cards = facts::all(&talk.dossier, page.lang());
    let shown = notes.len() + window.rows * (window.page - 1);
    let count = i64::try_from(shown + usize::from(has_more)).unwrap_or_default();
    let address = format!("/cases/{}/notes", case.id);
    let subject = |topic: &Topic| Subject {
        id: topic.it.id.to_string(),
        about: about(page, &topic.it, &cards),
        count: topic.count,
        is_settled: topic.it.settled_at.is_some(),
    };
    Ok(ListNotes {
        lines: talk.lines(page, notes),
        subjects: talk.topics.iter().filter(|topic| topic.count > 0).map(subject).collect(),
        may_edit: case.may::<Edit>(),
        fields: fields(page, typed, &talk.people, Some(&cards), case.may::<Confide>(), problems),
        summary: Summary::of(problems, page.lang()),
        pager: Pager::of(page, window, has_more, count, |it| format!("{address}?page={}&rows={}", it.page, it.rows)),
        case: Case::clone(case),
        page: page.clone(),
    })
}

async fn create(case: May<Edit, Case>, page: Page, db: web::Data<Db>, form: Form) -> Result<HttpResponse> {
    own(&case)?;
    let (owned, level, scope) = (Case::clone(&case), case.level(), page.viewer().scope());
    let talk = db.read(move |conn| Talk::load(conn, scope, &owned, level, &[])).await?;
    let cards = facts::all(&talk.dossier, page.lang());
    let mut problems = Problems::default();
    let said =
        Said { may_confide: case.may::<Confide>(), cards: &cards, people: &talk.people, confided: &talk.confided };
    let Some(new) = said.read(&page, &case, &form, &mut problems) else {
        let of_discussion = talk.topics.iter().find(|it| it.it.id.as_str() == form.one("discussion"));
        if let Some(topic) = of_discussion {
            return discussions::web::refuse(&case, &page, &db, topic.it.clone(), &form, &problems).await;
        }
        let shown = view(&case, &page, &db, &form, &problems, Window::new("", "")).await?;
        return page.unprocessable(&shown);
    };
    let about = Case::clone(&case);
    let to = db.write(case.author(), None, move |tx| keep(tx, &about, new)).await?;
    Ok(redirect_saying(&to, "flash-note-added"))
}

/// Keeps a note, in the discussion of its fact; where it is to be seen.
fn keep(tx: &mut Tx, case: &Case, new: form::New) -> Result<String> {
    let form::New { mut note, fact, to } = new;
    if let Some((kind, record, field)) = fact {
        let discussion = discussions::store::of_fact(tx, case.id, (kind, &record, field))?;
        note.discussion_id = Some(discussion.id);
    }
    let address = address(&note);
    tx.insert(note)?;
    tell(tx, case, &address, &to)?;
    Ok(address)
}

/// Where a note is to be seen.
fn address(note: &Note) -> String {
    match note.discussion_id {
        Some(discussion) => format!("/cases/{}/discussions/{discussion}", note.case_id),
        None => format!("/cases/{}/notes", note.case_id),
    }
}

/// Tells those who are named that somebody asks for their attention; it says no more than the reference.
fn tell(tx: &mut Tx, case: &Case, address: &str, to: &[Candidate]) -> Result<()> {
    let others: Vec<Id<crate::access::User>> =
        to.iter().filter(|it| it.id.as_str() != tx.author()).map(|it| it.id).collect();
    let news = News {
        kind: Kind::Mention,
        organisation: case.organisation_id.to_string(),
        address: address.to_owned(),
        about: case.reference.clone(),
    };
    notices::tell(tx, &news, &others)
}
