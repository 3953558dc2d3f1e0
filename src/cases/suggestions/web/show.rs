//! `GET /sources/{source}/suggestions`: `?person=2` chooses one of the people,
//! `&case=…` a case that exists, `&restore=120` reads a greyed passage after all.

use super::{
    super::{
        Suggestion, because,
        card::{self, Proposal},
        known::{self, Known},
        language, of,
    },
    form::{Chosen, chosen},
};
use crate::{
    access::{Edit, Identity, May, Right, Scope, Sight},
    cases::{
        Case,
        citations::article::{self, Paragraph},
        dossier::Dossier,
        store,
    },
    db::{AnyConnection, Db},
    error::{Error, Result},
    fields::{Problems, read::Typed},
    reading::{self, Options, Reading, Role},
    sources::{
        self, Source,
        captures::{self, extract::Stated},
        origin::{self, Alike},
        store::Linked,
    },
    web::{form::Form, page::Page},
};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

/// Somebody whom the article may be about.
pub(super) struct Found {
    pub(super) number: usize,
    pub(super) name: String,
    /// Why, in words.
    pub(super) because: String,
    /// `reading-role-…`.
    pub(super) role: String,
    /// The case that was made of them, and its reference.
    pub(super) entered: Option<(String, String)>,
    pub(super) is_chosen: bool,
}

#[derive(Template)]
#[template(path = "sources/suggestions.html")]
pub(super) struct Suggestions {
    page: Page,
    source: Source,
    language: &'static str,
    paragraphs: Vec<Paragraph>,
    greyed: Vec<(usize, String)>,
    is_read: bool,
    is_cut: bool,
    is_empty: bool,
    detainees: Vec<Found>,
    others: Vec<Found>,
    chosen: Option<Chosen>,
    card: Vec<Proposal>,
    /// A source with such a text.
    alike: Option<Alike>,
    /// Where passages begin that are read after all, as an address holds them.
    restored: String,
}

impl Suggestions {
    /// What an address of this page carries on.
    fn and_restored(&self) -> String {
        if self.restored.is_empty() { String::new() } else { format!("&restore={}", self.restored) }
    }
    /// The message for how a suggestion meets a case.
    fn meets(&self, how: &str) -> &'static str {
        match how {
            "same" => "suggestions-same",
            "adds" => "suggestions-adds",
            _ => "suggestions-differs",
        }
    }
}

/// What the page is made of.
pub(super) struct Desk {
    pub(super) source: Source,
    pub(super) text: String,
    pub(super) reading: Reading,
    pub(super) linked: Vec<Linked>,
    pub(super) known: Vec<Known>,
    pub(super) dossier: Option<Dossier>,
    pub(super) person: Option<usize>,
    pub(super) restored: Vec<usize>,
    /// What the head of the page or mail states.
    stated: Stated,
    alike: Option<Alike>,
}

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) person: Option<usize>,
    pub(super) case: String,
    pub(super) restored: Vec<usize>,
}

impl Asked {
    /// What a form was made for.
    pub(super) fn of(typed: &Form) -> Self {
        Self { person: typed.one("person").parse().ok(), case: String::new(), restored: places(typed.one("restore")) }
    }
}

/// Where greyed passages begin that are read after all, as the address says it.
fn places(text: &str) -> Vec<usize> {
    text.split(' ').filter_map(|at| at.parse().ok()).collect()
}

pub(super) async fn show(
    source: May<Edit, Source>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let asked =
        Asked { person: get("person").parse().ok(), case: get("case").to_owned(), restored: places(get("restore")) };
    let desk = load(&db, &page, &source, asked).await?;
    page.html(&view(&page, desk, None, &Problems::default()))
}

/// Reads the article and looks its people up.
///
/// # Errors
/// `Forbidden` where the case that was asked for is not the visitor's to change.
pub(super) async fn load(db: &Db, page: &Page, source: &Source, asked: Asked) -> Result<Desk> {
    let (scope, me, source) = (page.viewer().scope(), page.identity().cloned(), source.clone());
    db.read(move |conn| {
        let text = sources::store::text(conn, &source)?.unwrap_or_default();
        let options = Options {
            language: language(&source),
            published: source.published.clone(),
            restored: asked.restored.clone(),
        };
        let reading = reading::read(&text, &options);
        let linked = sources::store::cases_of(conn, scope, source.id)?;
        let is_open =
            |(_, person): &(usize, &reading::Person)| person.is_case() && known::entered(person, &linked).is_none();
        let person = match asked.person {
            Some(number) => Some(number).filter(|number| *number < reading.people.len()),
            None => reading.people.iter().enumerate().find(is_open).map(|(number, _)| number),
        };
        let dossier = dossier(conn, scope, me.as_ref(), &asked.case)?;
        let names = person.and_then(|number| reading.people.get(number)).map(known::called);
        let mut known = match names.filter(|_| dossier.is_none()) {
            Some(names) => known::find(conn, scope, &names)?,
            None => Vec::new(),
        };
        // What is shared to read is shown as known, and is not offered to add to.
        for one in &mut known {
            let seen = store::seen(conn, scope, one.it.case_id.as_str())?;
            one.may_edit = seen.is_some_and(|(case, sight)| may_edit(me.as_ref(), &case, sight));
        }
        let stated = captures::store::stated(conn, source.id)?;
        let alike = origin::store::alike(conn, scope, &source)?;
        Ok(Desk { source, text, reading, linked, known, dossier, person, restored: asked.restored, stated, alike })
    })
    .await
}

fn dossier(conn: &mut AnyConnection, scope: Scope, me: Option<&Identity>, case: &str) -> Result<Option<Dossier>> {
    if case.is_empty() {
        return Ok(None);
    }
    let (case, sight) = store::seen(conn, scope, case)?.ok_or(Error::NotFound)?;
    if !may_edit(me, &case, sight) {
        return Err(Error::Forbidden);
    }
    Ok(Some(Dossier::load_for(conn, scope, &case)?))
}

fn may_edit(me: Option<&Identity>, case: &Case, sight: Sight) -> bool {
    me.is_some_and(|me| <Edit as Right<Case>>::allows(me, case, sight))
}

/// The page; `typed` where a form could not be saved.
pub(super) fn view(page: &Page, desk: Desk, typed: Option<&Form>, problems: &Problems) -> Suggestions {
    let at = |byte: usize| desk.text.get(..byte).map_or(0, |before| before.chars().count());
    let grey: Vec<(usize, usize)> = desk.reading.greyed.iter().map(|grey| (at(grey.start), at(grey.end))).collect();
    let suggested: Vec<Suggestion> = desk
        .person
        .and_then(|number| desk.reading.people.get(number))
        .map(|person| of(person, &desk.text, page.lang()))
        .unwrap_or_default();
    let places: Vec<(usize, usize)> = suggested.iter().map(|one| (one.start, one.end)).collect();
    let found = |is_case: bool| {
        let people = desk.reading.people.iter().enumerate().filter(move |(_, person)| person.is_case() == is_case);
        people.map(|(number, person)| one(page, &desk, number, person)).collect::<Vec<_>>()
    };
    let greyed = desk.reading.greyed.iter();
    Suggestions {
        language: desk.source.language.map_or("", |language| language.code()),
        paragraphs: article::greyed(&desk.text, &places, &grey),
        greyed: greyed
            .map(|grey| {
                (grey.start, desk.text.get(grey.start..grey.end).unwrap_or_default().trim().chars().take(60).collect())
            })
            .collect(),
        is_read: desk.reading.language.is_some(),
        is_cut: desk.reading.truncated,
        is_empty: desk.text.is_empty(),
        detainees: found(true),
        others: found(false),
        card: card::proposals(&desk.source, &desk.reading, &desk.stated, page.lang()),
        alike: desk.alike.clone(),
        restored: desk.restored.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"),
        source: desk.source.clone(),
        chosen: chosen(page, desk, suggested, typed, problems),
        page: page.clone(),
    }
}

fn one(page: &Page, desk: &Desk, number: usize, person: &reading::Person) -> Found {
    let role = match person.role.value {
        Role::Detainee => "detainee",
        Role::HeldAtHome => "held-at-home",
        Role::Relative => "relative",
        Role::Lawyer => "lawyer",
        Role::Official => "official",
        Role::Journalist => "journalist",
        Role::Witness => "witness",
        Role::Victim => "victim",
        Role::Other => "other",
    };
    Found {
        number,
        name: person.name.clone(),
        because: because(&person.role.reason, page.lang()),
        role: format!("reading-role-{role}"),
        entered: known::entered(person, &desk.linked).map(|link| (link.case.clone(), link.reference.clone())),
        is_chosen: desk.person == Some(number),
    }
}
