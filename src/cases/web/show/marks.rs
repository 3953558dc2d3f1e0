//! Values with their marks, as the template of the case page calls for them.

use super::{ShowCase, days::Days};
use crate::{
    cases::{
        Case,
        facts::{Card, Fact},
    },
    dates::PartialDate,
    web::page::Page,
};
use askama::Template;
use chrono::NaiveDate;

/// The marks of a fact: what it rests on, and where to cite it.
#[derive(Template)]
#[template(path = "cases/parts/marks.html")]
pub(super) struct Marks<'a> {
    fact: &'a Fact,
    needs: bool,
    may_edit: bool,
    cite: String,
    none: &'a str,
    disputed: &'a str,
    add: &'a str,
    words: String,
    said: String,
}
impl askama::filters::HtmlSafe for Marks<'_> {}

/// A value with its marks.
#[derive(Template)]
#[template(path = "cases/parts/fact.html")]
pub(super) struct Shown<'a> {
    fact: &'a Fact,
    marks: Marks<'a>,
}
impl askama::filters::HtmlSafe for Shown<'_> {}

/// The link to a row's form.
#[derive(Template)]
#[template(path = "cases/parts/edit.html")]
pub(super) struct EditLink<'a> {
    href: Option<String>,
    words: &'a str,
    what: &'a str,
}
impl askama::filters::HtmlSafe for EditLink<'_> {}

/// The stretches of time that a figure of days is made of.
#[derive(Template)]
#[template(path = "cases/parts/stretches.html")]
pub(super) struct Stretches<'a> {
    page: &'a Page,
    days: &'a Days,
}
impl askama::filters::HtmlSafe for Stretches<'_> {}

/// The marks of a fact of this case.
fn marks<'a>(page: &'a Page, case: &Case, fact: &'a Fact) -> Marks<'a> {
    let independent = i64::try_from(fact.independent).unwrap_or_default();
    Marks {
        fact,
        needs: fact.needs_source,
        may_edit: page.may_edit(),
        cite: format!("/cases/{}/citations/new?fact={}", case.id, fact.address()),
        none: page.t("cite-none"),
        disputed: page.t("cite-disputed"),
        add: page.t("cite-more"),
        said: fact.discussion.as_ref().map(|it| page.t1("discussion-mark", "count", it.count)).unwrap_or_default(),
        words: if fact.numbers.is_empty() { String::new() } else { page.t1("cite-independent", "count", independent) },
    }
}

/// A fact of this case with its marks.
pub(super) fn shown<'a>(page: &'a Page, case: &Case, fact: &'a Fact) -> Shown<'a> {
    Shown { fact, marks: marks(page, case, fact) }
}

/// The link to the form of a record of this case.
pub(super) fn edit<'a>(page: &'a Page, case: &Case, card: &'a Card) -> EditLink<'a> {
    let href = page.may_edit().then(|| format!("/cases/{}/{}/{}/edit", case.id, card.segment, card.id));
    EditLink { href, words: page.t("change"), what: &card.heading }
}

impl ShowCase {
    pub(super) fn marks<'a>(&'a self, fact: &'a Fact) -> Marks<'a> {
        marks(&self.page, &self.case, fact)
    }
    pub(super) fn fact<'a>(&'a self, fact: &'a Fact) -> Shown<'a> {
        shown(&self.page, &self.case, fact)
    }
    pub(super) fn edit<'a>(&'a self, card: &'a Card) -> EditLink<'a> {
        edit(&self.page, &self.case, card)
    }
    /// The wide figure is shown where it says something else than the strict one.
    pub(super) fn shows_wide(&self) -> bool {
        self.wide.as_ref().map(|w| &w.figure) != self.days.as_ref().map(|d| &d.figure)
    }
    pub(super) fn stretches<'a>(&'a self, days: &'a Days) -> Stretches<'a> {
        Stretches { page: &self.page, days }
    }
    /// When a stay, a step of the procedure or an event was entered: not when it was.
    pub(super) fn learned(&self, day: &NaiveDate) -> String {
        let day = PartialDate::day(*day).short_words(self.page.lang());
        self.page.t1("learned-on", "date", day.as_str())
    }
    pub(super) fn coverage(&self) -> String {
        self.page.t2("facts-coverage", ("cited", self.facts_cited.into()), ("total", self.facts_total.into()))
    }
    /// Whether a section has nothing yet; those stand together, in short.
    pub(super) fn has_empty(&self) -> bool {
        self.sections.iter().any(|section| section.cards.is_empty())
    }
    pub(super) fn uncited_count(&self) -> i64 {
        i64::try_from(self.uncited.len()).unwrap_or_default()
    }
}
