//! `GET /cases/{case}`: everything of a case on one calm page.

mod access;
mod beside;
mod days;
mod marks;
mod public;
mod sections;
mod team;
mod timeline;
mod versus;
mod warnings;

use crate::{
    access::{Door, Look, May},
    cases::{
        Case, confirmations,
        dossier::Dossier,
        facts::{self, Card, Fact},
        looks, merging, news, notes,
        parts::{Part, web::name_of},
        stages::StageRow,
        store::Filled,
        tasks,
    },
    clock,
    db::Db,
    error::Result,
    history::Record,
    locale,
    people::{Person, names::Name, nationalities::Nationality},
    sources::Source,
    web::page::{Page, redirect_saying},
};
use access::{Access, Rights, Seen};
use actix_web::{HttpResponse, web};
use askama::Template;
use beside::Beside;
use days::{Days, days_figure};
use std::collections::HashMap;
use team::Team;
use versus::Versus;

/// A section of cards with one heading.
pub struct Section {
    /// Its part of the URL, and its anchor.
    pub segment: &'static str,
    /// The heading.
    pub title: &'static str,
    /// The words of the link that adds a row.
    pub add: &'static str,
    /// What stands there when there is nothing.
    pub empty: &'static str,
    /// The rows.
    pub cards: Vec<Card>,
}

/// A dated entry of the timeline.
pub struct Entry {
    /// The date in words.
    pub date: String,
    /// What happened.
    pub what: String,
    /// More, in small.
    pub more: String,
    /// `held`, `limited`, `free` or nothing.
    pub shape: &'static str,
    /// Whether it is still to come.
    pub is_planned: bool,
    /// The fact whose marks it shows.
    pub fact: Option<Fact>,
    when: (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>),
}

/// A source as the panel shows it.
pub struct SourceLine {
    /// From 1.
    pub number: usize,
    /// The source.
    pub it: Source,
    /// "18 Mar 2024", or nothing.
    pub published: String,
    /// How often this case cites it.
    pub cited: i64,
    /// How many of those words are not in its newest text.
    pub lost: i64,
    /// "B: usually reliable".
    pub reliability: &'static str,
}

#[derive(Template)]
#[template(path = "cases/show.html")]
struct ShowCase {
    page: Page,
    rights: Rights,
    seen_as: Option<&'static str>,
    publicity: &'static str,
    publicity_shape: &'static str,
    is_public: bool,
    staff: Vec<(String, bool)>,
    shared_with: Vec<String>,
    case: Case,
    name: String,
    primary: Option<Name>,
    latin: String,
    line: String,
    status: &'static str,
    shape: &'static str,
    status_fact: Option<Fact>,
    as_of: String,
    silence: i64,
    since: String,
    stage: &'static str,
    days: Option<Days>,
    wide: Option<Days>,
    next: Option<(String, String)>,
    file_status: &'static str,
    warnings: Vec<String>,
    person: Card,
    names: Vec<Card>,
    nationalities: Vec<Card>,
    file: Card,
    sections: Vec<Section>,
    team: Team,
    timeline: Vec<Entry>,
    sources: Vec<SourceLine>,
    facts_total: i64,
    facts_cited: i64,
    /// How many of them a second person confirmed; nothing for partners.
    facts_confirmed: Option<i64>,
    uncited: Vec<(String, Fact)>,
    versus: Vec<Versus>,
    other_cases: Vec<(String, String, String)>,
    is_followed: bool,
    tasks: tasks::web::Aside,
    notes: Option<notes::web::Aside>,
}

/// The page of a case; `?as=public`, `partner` or `reader` shows what they would see.
///
/// # Errors
/// When the database fails.
pub async fn show(
    case: May<Look, Case>,
    page: Page,
    db: web::Data<Db>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse> {
    // The address of a case that went into this one.
    if page.path() != format!("/cases/{}", case.id) {
        return Ok(redirect_saying(&format!("/cases/{}", case.id), "flash-merged-here"));
    }
    let (scope, owned) = (page.viewer().scope(), case.clone());
    if case.sight().door == Door::Public {
        let dossier = db.read_here(move |conn| Dossier::load_for(conn, scope, &owned)).await?;
        return public::show(&page, &dossier, None);
    }
    let chosen = Seen::of(query.get("as").map_or("", String::as_str)).filter(|_| case.sight().is_own());
    let rights = Rights::of(&case, chosen);
    let (is_own, me) = (rights.is_own, page.identity().map(|me| me.user.id));
    let user = me.map(|me| me.to_string()).unwrap_or_default();
    let (dossier, access, beside, is_out) = db
        .read_here(move |conn| {
            let filled = Filled::beside(conn, &owned)?;
            let access = if is_own { Access::load(conn, &owned, &filled)? } else { Access::default() };
            let beside = Beside::load(conn, (&user, scope), &owned, (rights, &filled))?;
            let mut dossier = Dossier::load_for(conn, scope, &owned)?;
            dossier.open(conn, rights.level)?;
            let is_out = chosen == Some(Seen::Public) && access::is_out(conn, &owned)?;
            Ok((dossier, access, beside, is_out))
        })
        .await?;
    if chosen == Some(Seen::Public) {
        return public::show(&page, &dossier, Some(is_out));
    }
    looks::note_open(&db, &dossier, me);
    let page = page.about(rights.may_edit);
    page.html(&view(&page, &dossier, (rights, chosen), access, beside))
}

fn view(
    page: &Page,
    dossier: &Dossier,
    (rights, seen_as): (Rights, Option<Seen>),
    access: Access,
    beside: Beside,
) -> ShowCase {
    let lang = page.lang();
    let today = clock::today();
    // What stands apart is not counted: everybody reads the same figures.
    let mut cards = facts::open(dossier, lang);
    let (total, without) = facts::coverage(&cards);
    // "Recognised: unknown" beside each nationality would only hide what is known.
    cards.iter_mut().for_each(|card| card.facts.retain(|fact| fact.is_known || fact.is_contested));
    let keeps = beside.talk.is_some();
    let talk = beside.talk.unwrap_or_default().read(dossier, rights.level);
    cards.iter_mut().for_each(|card| card.mark(&talk.topics));
    let needing = cards.iter().flat_map(Card::all).filter(|fact| fact.needs_source);
    let confirmed = confirmations::count(dossier, needing, &beside.confirmations);
    let of = |kind: &str| cards.iter().filter(|card| card.kind == kind).cloned().collect::<Vec<_>>();
    let one = |kind: &str| cards.iter().find(|card| card.kind == kind).cloned();
    let custody = dossier.current_custody();
    let as_of = dossier.custody_as_of();
    let last = news::last(dossier, today).max(beside.answered.unwrap_or(chrono::NaiveDate::MIN));
    let status_card = custody.and_then(|row| cards.iter().find(|card| card.id == row.id.as_str()).cloned());
    let open = talk.topics.iter().filter(|topic| topic.count > 0 && topic.it.settled_at.is_none()).count();
    ShowCase {
        seen_as: seen_as.map(Seen::words),
        publicity: dossier.case.publicity.label(lang),
        publicity_shape: access::publicity_shape(&dossier.case),
        is_public: access.is_public,
        staff: access.team,
        shared_with: access.shares.iter().map(|share| access::share_words(page, share)).collect(),
        rights,
        name: name_of(dossier),
        primary: dossier.primary_name().cloned(),
        latin: dossier.latin_name().map(|name| name.full.clone()).unwrap_or_default(),
        line: line(page, dossier),
        status: custody.map_or(page_word(page, "status-unknown"), |row| row.status.label(lang)),
        shape: custody.map_or("unknown", |row| row.status.shape()),
        status_fact: status_card.and_then(|card| card.headline),
        as_of: as_of.map(|d| d.short_words(lang)).unwrap_or_default(),
        silence: (today - last).num_days(),
        since: dossier.start().map(|d| page.since(d)).unwrap_or_default(),
        stage: dossier.current_stage().map_or("", |row: &StageRow| row.stage.label(lang)),
        days: days_figure(page, dossier, true),
        wide: days_figure(page, dossier, false),
        next: dossier.next_hearing(today).map(|(hearing, date)| (date.short_words(lang), hearing.heading(lang))),
        file_status: dossier.case.file_status.label(lang),
        warnings: warnings::warnings(page, dossier, &cards),
        person: one(Person::KIND).unwrap_or_else(|| facts::card(&dossier.person, dossier, lang)),
        names: of(Name::KIND),
        nationalities: of(Nationality::KIND),
        file: one(Case::KIND).unwrap_or_else(|| facts::card(&dossier.case, dossier, lang)),
        sections: sections::sections(page, &cards),
        team: Team::of(page, dossier, rights.level, &talk.topics),
        timeline: timeline::timeline(page, dossier, &cards),
        sources: sections::sources(page, dossier, rights.level, &beside.lost),
        facts_total: i64::try_from(total).unwrap_or_default(),
        facts_cited: i64::try_from(total - without).unwrap_or_default(),
        facts_confirmed: keeps.then(|| i64::try_from(confirmed).unwrap_or_default()),
        uncited: cards
            .iter()
            .flat_map(|card| {
                card.all().filter(|f| f.needs_source && f.numbers.is_empty()).map(|f| (card.heading.clone(), f.clone()))
            })
            .collect(),
        versus: versus::versus(page, dossier, &cards),
        other_cases: dossier
            .other_cases
            .iter()
            .map(|(id, reference)| (id.to_string(), reference.clone(), merging::twins(dossier.case.id, *id)))
            .collect(),
        is_followed: beside.is_followed,
        tasks: tasks::web::Aside::of(page, &dossier.case, beside.tasks),
        notes: keeps.then(|| notes::web::Aside::of(page, &dossier.case, talk.latest, open)),
        case: dossier.case.clone(),
        page: page.clone(),
    }
}

fn page_word(page: &Page, key: &'static str) -> &'static str {
    locale::find(page.lang(), key).unwrap_or(key)
}

/// "Sweden and Nigeria, nurse, held in Qazzara".
fn line(page: &Page, dossier: &Dossier) -> String {
    let lang = page.lang();
    let nationalities: Vec<&str> = dossier.nationalities.iter().map(|n| n.country.label(lang)).collect();
    let mut parts = Vec::new();
    if !nationalities.is_empty() {
        parts.push(nationalities.join(" · "));
    }
    parts.extend(dossier.person.occupation.clone());
    parts.push(page.t1("held-in", "country", dossier.case.detaining_country.label(lang)));
    parts.join(", ")
}
