//! Whether somebody named in an article is known already: linked to it, or
//! under a name that may be the same.

use crate::{
    access::Scope,
    cases::{
        list::{self, Filter},
        listing::Listing,
    },
    dates::Lang,
    db::AnyConnection,
    error::Result,
    fields::Problems,
    locale,
    names::compare::{Answer, Name, compare},
    reading::Person,
    search::alike::{self, Alike},
    sources::store::Linked,
};

/// So many forms of a name are looked up.
const FORMS: usize = 3;
/// As many as are offered.
const OFFERED: usize = 5;

/// A case whose person may be meant.
pub struct Known {
    /// Its row of the list.
    pub it: Listing,
    /// How sure, and why.
    pub why: Alike,
}

impl Known {
    /// Whether it is probably the same person.
    pub fn is_probable(&self) -> bool {
        self.why.answer == Answer::Match
    }
    /// The message that says why.
    pub fn message(&self) -> &'static str {
        alike::message(self.why.reason)
    }
}

/// The cases of people who may be called so, likeliest first, among those the visitor sees.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut AnyConnection, scope: Scope, names: &[String]) -> Result<Vec<Known>> {
    let mut found = alike::find(conn, scope, names)?;
    found.truncate(OFFERED);
    let ids: Vec<String> = found.iter().map(|one| one.case.clone()).collect();
    let mut rows = list::among(conn, scope, &Filter::default(), &ids)?;
    let mut row = |case: &str| rows.iter().position(|row| row.case_id.as_str() == case).map(|at| rows.swap_remove(at));
    Ok(found.into_iter().filter_map(|why| Some(Known { it: row(&why.case)?, why })).collect())
}

/// Asks whether whoever is probably meant is the same person.
pub fn ask(known: &[Known], lang: Lang, problems: &mut Problems) {
    if let Some(one) = known.iter().find(|one| one.is_probable()) {
        let args = [("name", one.it.name.as_str().into()), ("reference", one.it.reference.as_str().into())];
        problems.ask("name", locale::format(lang, "ask-known-person", &args));
    }
}

/// The case that was already made of this person from this article.
pub fn entered<'a>(person: &Person, linked: &'a [Linked]) -> Option<&'a Linked> {
    let name = Name::read(&person.name, None);
    linked.iter().find(|link| compare(&name, &Name::read(&link.name, None)).answer == Answer::Match)
}

/// All that somebody is called in the article, the fullest form first.
pub fn called(person: &Person) -> Vec<String> {
    let mut forms: Vec<String> = vec![person.name.clone()];
    forms.extend(person.forms.iter().map(|form| form.text.clone()).filter(|form| form.contains(' ')));
    forms.sort_by_key(|form| std::cmp::Reverse(form.chars().count()));
    forms.dedup();
    forms.truncate(FORMS);
    forms
}
