//! Whether somebody named in an article is known already: linked to it, or
//! under a name that may be the same.

use crate::{
    access::{Organisation, Scope},
    cases::{
        Case,
        duplicates::{self, context::Context, likeness::Likeness},
        list::{self, Filter},
        listing::Listing,
    },
    dates::Lang,
    db::AnyConnection,
    error::Result,
    fields::Problems,
    history::Tx,
    id::Id,
    locale,
    names::compare::{Answer, Name, compare},
    people::Person as Held,
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
    /// Whose case it is.
    pub person: Id<Held>,
    /// The organisation that keeps it.
    pub organisation: Id<Organisation>,
    /// The name, and what is known beside it.
    pub likeness: Likeness,
    /// Whether the visitor may change it, and so add to it.
    pub may_edit: bool,
}

impl Known {
    /// Whether it is probably the same person.
    pub fn is_probable(&self) -> bool {
        self.likeness.is_probable()
    }
    /// Why, and what speaks against it, in words.
    pub fn because(&self, lang: Lang) -> String {
        self.likeness.why.iter().map(|why| why.words(lang)).collect::<Vec<_>>().join(" · ")
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
    find_beside(conn, scope, names, Context::default())
}

/// The same of somebody of whom more is known than the name: it raises some and lowers others.
///
/// # Errors
/// When the database fails.
pub fn find_beside(conn: &mut AnyConnection, scope: Scope, names: &[String], beside: Context) -> Result<Vec<Known>> {
    let found = alike::find(conn, scope, names)?;
    let ids: Vec<String> = found.iter().map(|one| one.case.clone()).collect();
    let meant = Context { names: names.iter().map(|name| Name::read(name, None)).collect(), ..beside };
    let people = duplicates::store::people_of(conn, &ids)?;
    let known = duplicates::store::known(conn, &people.into_iter().collect::<Vec<_>>(), Some(scope))?;
    let mut liked: Vec<(Alike, Likeness, &Case)> = found
        .into_iter()
        .filter_map(|why| {
            let mut people = known.values();
            let (it, case) =
                people.find_map(|it| Some((it, it.cases.iter().find(|case| case.id.as_str() == why.case)?)))?;
            Some((why, Likeness::of(&meant, &it.context)?, case))
        })
        .collect();
    liked.sort_by_key(|(_, likeness, _)| std::cmp::Reverse(likeness.score));
    liked.truncate(OFFERED);
    let ids: Vec<String> = liked.iter().map(|(why, ..)| why.case.clone()).collect();
    let mut rows = list::among(conn, scope, &Filter::default(), &ids)?;
    let mut row = |case: &str| rows.iter().position(|row| row.case_id.as_str() == case).map(|at| rows.swap_remove(at));
    let of = |(why, likeness, case): (Alike, Likeness, &Case)| {
        let (person, organisation) = (case.person_id, case.organisation_id);
        Some(Known { it: row(&why.case)?, why, person, organisation, likeness, may_edit: false })
    };
    Ok(liked.into_iter().filter_map(of).collect())
}

/// Asks whether whoever is probably meant is the same person.
pub fn ask(known: &[Known], lang: Lang, problems: &mut Problems) {
    for one in known.iter().filter(|one| one.is_probable()) {
        let (name, reference) = (one.it.name.as_str(), one.it.reference.as_str());
        let args = [("name", name.into()), ("reference", reference.into()), ("why", one.because(lang).into())];
        problems.ask("name", locale::format(lang, "ask-known-person", &args));
    }
}

/// Remembers that somebody new is none of those who were asked about: the question was answered with
/// "save it all the same". Asked about are those of the own organisation alone.
///
/// # Errors
/// When the database fails.
pub fn keep_apart(tx: &mut Tx, case: &Case, known: &[(Id<Held>, Id<Organisation>)]) -> Result<()> {
    for (person, _) in known.iter().filter(|(_, organisation)| *organisation == case.organisation_id) {
        duplicates::distinguish(tx, case.organisation_id, (case.person_id, *person), None)?;
    }
    Ok(())
}

/// Who was asked about, for [`keep_apart`].
pub fn asked(known: &[Known]) -> Vec<(Id<Held>, Id<Organisation>)> {
    known.iter().filter(|one| one.is_probable()).map(|one| (one.person, one.organisation)).collect()
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
