//! What those who work on the case read below the public facts: people to
//! speak with, counsel, consul, health, actions. Parts without a row are one
//! line each, so that a new case is not a page of empty boxes.

mod clock;

use super::{
    marks::{EditLink, Shown, edit, shown},
    versus::{Versus, versus},
};
use crate::{
    cases::{
        Case,
        actions::Action,
        assessments::Assessment,
        channels::Channel,
        consents::Consent,
        consular::ConsularEvent,
        contacts::Contact,
        conversations::Conversation,
        criteria::Criterion,
        discussions::Topic,
        dossier::Dossier,
        facts::{self, Card, Fact},
        health::HealthConcern,
        identity_documents::IdentityDocument,
        lawyers::Lawyer,
        parts::Part,
        treatment::TreatmentConcern,
    },
    clock::today,
    fields::Level,
    locale,
    web::page::Page,
    words::{Levinson, Term},
};
use askama::Template;
use clock::ClockLines;

/// The section, as far as the visitor may read it.
#[derive(Template)]
#[template(path = "cases/parts/team.html")]
pub(super) struct Team {
    page: Page,
    case: Case,
    parts: Vec<TeamPart>,
    clocks: Vec<ClockLines>,
    versus: Vec<Versus>,
    may_confide: bool,
}
impl askama::filters::HtmlSafe for Team {}

/// One kind of part.
struct TeamPart {
    segment: &'static str,
    title: &'static str,
    add: &'static str,
    empty: &'static str,
    is_restricted: bool,
    cards: Vec<TeamCard>,
}

/// One record, and the records that belong to it.
struct TeamCard {
    card: Card,
    /// Whether it is for fewer people than others of its kind.
    is_closed: bool,
    /// What is worked out from other records.
    asides: Vec<String>,
    below: Vec<Card>,
    /// Where another one is added, and the words of the link.
    add_below: Option<(String, &'static str)>,
}

/// A sealed value: the word that says so, and the question why somebody wants to see it.
#[derive(Template)]
#[template(path = "cases/parts/sealed.html")]
struct SealedValue<'a> {
    page: &'a Page,
    fact: &'a Fact,
    action: String,
}
impl askama::filters::HtmlSafe for SealedValue<'_> {}

impl Team {
    pub(super) fn of(page: &Page, dossier: &Dossier, level: Level, topics: &[Topic]) -> Self {
        let mut parts = [
            part::<Contact>(page, dossier, level, "section-contacts"),
            part::<Conversation>(page, dossier, level, "section-contact-log"),
            part::<Consent>(page, dossier, level, "section-consents"),
            part::<Lawyer>(page, dossier, level, "section-lawyers"),
            part::<ConsularEvent>(page, dossier, level, "section-consular"),
            part::<HealthConcern>(page, dossier, level, "section-health"),
            part::<TreatmentConcern>(page, dossier, level, "section-treatment"),
            part::<Action>(page, dossier, level, "section-actions"),
            part::<Assessment>(page, dossier, level, "section-assessments"),
            part::<IdentityDocument>(page, dossier, level, "section-documents"),
        ];
        for card in parts.iter_mut().flatten().flat_map(|part| &mut part.cards) {
            card.card.mark(topics);
            card.below.iter_mut().for_each(|it| it.mark(topics));
        }
        let has_consul = level >= ConsularEvent::LEVEL;
        Self {
            may_confide: level >= Level::Restricted,
            parts: parts.into_iter().flatten().collect(),
            clocks: if has_consul { clock::lines(page, dossier) } else { Vec::new() },
            versus: versus(page, dossier, &facts::apart(dossier, page.lang())),
            case: dossier.case.clone(),
            page: page.clone(),
        }
    }

    fn fact<'a>(&'a self, fact: &'a Fact) -> Shown<'a> {
        shown(&self.page, &self.case, fact)
    }
    fn edit<'a>(&'a self, card: &'a Card) -> EditLink<'a> {
        edit(&self.page, &self.case, card)
    }
    fn sealed<'a>(&'a self, card: &Card, fact: &'a Fact) -> SealedValue<'a> {
        let action = format!("/cases/{}/{}/{}/reveal/{}", self.case.id, card.segment, card.id, fact.field);
        SealedValue { page: &self.page, fact, action }
    }
    /// Whether something has nothing yet; those stand together, in short.
    fn has_empty(&self) -> bool {
        self.parts.iter().any(|part| part.cards.is_empty())
    }
}

/// The rows of one kind; `None` where this level reads nothing of the kind.
fn part<P: Part>(page: &Page, dossier: &Dossier, level: Level, key: &'static str) -> Option<TeamPart> {
    let words = |ending: &str| locale::find(page.lang(), &format!("{key}{ending}")).unwrap_or(key);
    let made =
        |row: &P| TeamCard { is_closed: row.level() > P::LEVEL, ..with_more(page, dossier, card(page, dossier, row)) };
    (level >= P::LEVEL).then(|| TeamPart {
        segment: P::SEGMENT,
        title: words(""),
        add: words("-add"),
        empty: words("-empty"),
        is_restricted: P::LEVEL > Level::Internal,
        cards: P::rows(dossier).into_iter().map(made).collect(),
    })
}

/// Unknown values would hide what is known; but whether a number is safe, and whether somebody agrees, is always said.
fn card<P: Part>(page: &Page, dossier: &Dossier, row: &P) -> Card {
    let mut card = facts::card(row, dossier, page.lang());
    card.facts
        .retain(|fact| fact.is_known || fact.is_contested || ["is_safe", "consent_to_hold"].contains(&fact.field));
    card
}

/// The record with what belongs to it: channels to a contact, criteria to an assessment.
fn with_more(page: &Page, dossier: &Dossier, card: Card) -> TeamCard {
    let apart = &dossier.confidential;
    let case = dossier.case.id;
    let (id, is_own) = (card.id.clone(), |owner: Option<&str>| owner == Some(card.id.as_str()));
    let (mut asides, mut below, mut add_below) = (Vec::new(), Vec::new(), None);
    if card.segment == Contact::SEGMENT {
        let said = apart.contact_log.iter().find(|row| is_own(row.contact_id.as_ref().map(|id| id.as_str())));
        asides.extend(said.map(|row| last_contact(page, row)));
        let own = apart.channels.iter().filter(|row| is_own(row.contact_id.as_ref().map(|id| id.as_str())));
        below.extend(own.map(|row: &Channel| self::card(page, dossier, row)));
        add_below = Some((format!("/cases/{case}/channels/new?contact_id={id}"), word(page, "section-channels-add")));
    } else if card.segment == Assessment::SEGMENT {
        let own: Vec<&Criterion> =
            apart.criteria.iter().filter(|row| is_own(row.assessment_id.as_ref().map(|id| id.as_str()))).collect();
        asides.extend(assessed(page, &own));
        below.extend(own.into_iter().map(|row| self::card(page, dossier, row)));
        add_below =
            Some((format!("/cases/{case}/criteria/new?assessment_id={id}"), word(page, "section-criteria-add")));
    } else if card.segment == Action::SEGMENT {
        asides
            .extend(apart.actions.iter().find(|row| is_own(Some(row.id.as_str()))).and_then(|row| overdue(page, row)));
    }
    TeamCard { is_closed: false, asides, below, add_below: add_below.filter(|_| page.may_edit()), card }
}

fn word(page: &Page, key: &'static str) -> &'static str {
    locale::find(page.lang(), key).unwrap_or(key)
}

fn last_contact(page: &Page, row: &Conversation) -> String {
    let words = |date: &crate::dates::PartialDate| date.short_words(page.lang());
    let last = page.t1("contact-last", "date", row.happened.as_ref().map(words).unwrap_or_default());
    match &row.next_contact {
        Some(next) => [last, page.t1("contact-next", "date", words(next))].join(" · "),
        None => last,
    }
}

/// How many of the Act's criteria somebody has looked at.
fn assessed(page: &Page, rows: &[&Criterion]) -> Option<String> {
    let of_the_act = || rows.iter().filter(|row| row.criterion.is_some());
    let done = of_the_act().filter(|row| !row.met.is("not_assessed")).count();
    let total = Term::<Levinson>::all().count();
    let number = |n: usize| i64::try_from(n).unwrap_or_default().into();
    (of_the_act().count() > 0).then(|| page.t2("criteria-assessed", ("done", number(done)), ("total", number(total))))
}

/// That a reply was wanted by a day that is over.
fn overdue(page: &Page, row: &Action) -> Option<String> {
    let is_open = row.response.is_none_or(|response| response.is("pending"));
    let is_over = ["closed", "cancelled", "replied"].iter().any(|code| row.status.is(code));
    let wanted = row.reply_by.as_ref().filter(|_| is_open && !is_over)?;
    (wanted.latest()? < today()).then(|| page.t1("action-reply-overdue", "date", wanted.short_words(page.lang())))
}
