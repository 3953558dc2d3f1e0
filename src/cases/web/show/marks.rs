//! Values with their marks, as the template of the case page calls for them.

use super::ShowCase;
use crate::cases::facts::{Card, Fact};
use askama::Template;

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

impl ShowCase {
    pub(super) fn marks<'a>(&'a self, fact: &'a Fact) -> Marks<'a> {
        let independent = i64::try_from(fact.independent).unwrap_or_default();
        Marks {
            fact,
            needs: fact.needs_source,
            may_edit: self.rights.may_edit,
            cite: format!("/cases/{}/citations/new?fact={}", self.case.id, fact.address()),
            none: self.page.t("cite-none"),
            disputed: self.page.t("cite-disputed"),
            add: self.page.t("cite-more"),
            words: if fact.numbers.is_empty() {
                String::new()
            } else {
                self.page.t1("cite-independent", "count", independent)
            },
        }
    }
    pub(super) fn fact<'a>(&'a self, fact: &'a Fact) -> Shown<'a> {
        Shown { fact, marks: self.marks(fact) }
    }
    pub(super) fn edit<'a>(&'a self, card: &'a Card) -> EditLink<'a> {
        let href = self.rights.may_edit.then(|| format!("/cases/{}/{}/{}/edit", self.case.id, card.segment, card.id));
        EditLink { href, words: self.page.t("change"), what: &card.heading }
    }
    /// The wide figure is shown where it says something else than the strict one.
    pub(super) fn shows_wide(&self) -> bool {
        self.wide.as_ref().map(|w| &w.figure) != self.days.as_ref().map(|d| &d.figure)
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
