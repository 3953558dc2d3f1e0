//! The form of a note, and what is read from it.

use super::{
    super::{
        BODY_MAX, Note,
        mentions::{self, Unclear},
    },
    find, words,
};
use crate::{
    cases::{
        Case,
        facts::Card,
        tasks::store::{self as tasks, Candidate},
    },
    clock,
    db::AnyConnection,
    error::Result,
    fields::{Level, Problems, read::Typed},
    id::Id,
    text,
    web::{
        form::{Choice, Form, FormField},
        page::Page,
    },
};

/// The colleagues who see a case, and so can be named.
pub(super) fn people(conn: &mut AnyConnection, case: &Case) -> Result<Vec<Candidate>> {
    tasks::candidates(conn, case.id, Some(case.organisation_id))
}

/// The fields of a new note. `cards`: the facts to choose from, where the form asks.
pub(in crate::cases) fn fields(
    page: &Page,
    typed: &Form,
    people: &[Candidate],
    cards: Option<&[Card]>,
    may_confide: bool,
    problems: &Problems,
) -> Vec<FormField> {
    let lang = page.lang();
    let plain = |name: &str, label: &str, look| FormField::plain(lang, name, label, look, typed.one(name), problems);
    let optional = |field: FormField| FormField { optional: Some(crate::locale::text(lang, "optional")), ..field };
    let me = page.identity().map(|me| me.user.id);
    let of_person = |it: &Candidate| Choice {
        value: it.id.to_string(),
        label: it.name.clone(),
        is_chosen: it.id.as_str() == typed.one("mention"),
    };
    let others = people.iter().filter(|it| Some(it.id) != me).map(of_person).collect();
    let mut all =
        vec![plain("body", "note-body", "text"), optional(plain("mention", "note-mention", "select").choices(others))];
    if let Some(cards) = cards {
        let facts = cards.iter().flat_map(|card| card.all().map(move |fact| (card, fact))).map(|(card, fact)| Choice {
            value: fact.address(),
            label: words(card, fact, lang),
            is_chosen: fact.address() == typed.one("fact"),
        });
        all.push(optional(plain("fact", "note-fact", "select").choices(facts.collect())));
        if may_confide {
            all.push(plain("is_restricted", "note-restricted", "check"));
        }
    }
    all
}

/// What the reading of a form needs to know.
pub(in crate::cases) struct Said<'a> {
    /// Whether the author works on the case, and so may keep a note to those who do.
    pub may_confide: bool,
    /// The facts that the author reads.
    pub cards: &'a [Card],
    /// Who can be named.
    pub people: &'a [Candidate],
    /// Who can be named in what is restricted.
    pub confided: &'a [Candidate],
}

/// A note as it was typed.
pub(in crate::cases) struct New {
    /// The note, not in its discussion yet.
    pub note: Note,
    /// Kind of record, record and field.
    pub fact: Option<(&'static str, String, &'static str)>,
    /// Who is to be told.
    pub to: Vec<Candidate>,
}

impl Said<'_> {
    /// The note that was typed; nothing where something is wrong.
    pub(super) fn read(&self, page: &Page, case: &Case, form: &Form, problems: &mut Problems) -> Option<New> {
        let me = page.identity().map(|me| me.user.id)?;
        let body = body(page, form, problems);
        let address = form.one("fact");
        let fact = find(self.cards, address);
        if fact.is_none() && !address.is_empty() {
            problems.error("fact", page.t("note-fact-unknown"));
        }
        let is_of_team = fact.is_some_and(|(card, _)| card.level >= Level::Restricted);
        let is_restricted = is_of_team || (self.may_confide && !form.one("is_restricted").is_empty());
        let to = self.named(page, form, &body, is_restricted, problems);
        let note = Note {
            id: Id::new(),
            version: 1,
            case_id: case.id,
            discussion_id: None,
            user_id: me,
            body,
            mentions: ids(&to),
            is_restricted,
            made_at: clock::now(),
            changed_at: None,
            removed_at: None,
        };
        let fact = fact.map(|(_, fact)| (fact.kind, fact.record.clone(), fact.field));
        problems.is_clear().then_some(New { note, fact, to })
    }

    /// Whose attention is asked for: by the list, and by name in the text.
    pub(super) fn named(
        &self,
        page: &Page,
        form: &Form,
        body: &str,
        is_restricted: bool,
        problems: &mut Problems,
    ) -> Vec<Candidate> {
        let may_read = if is_restricted { self.confided } else { self.people };
        let typed = form.one("mention");
        let chosen = may_read.iter().position(|it| it.id.as_str() == typed);
        if chosen.is_none() && !typed.is_empty() {
            let key = if is_restricted { "note-mention-not-team" } else { "note-mention-unknown" };
            problems.error("mention", page.t(key));
        }
        let names: Vec<&str> = may_read.iter().map(|it| it.name.as_str()).collect();
        match mentions::read(body, &names, chosen) {
            Ok(mut found) => {
                found.extend(chosen);
                found.into_iter().filter_map(|at| may_read.get(at)).cloned().collect()
            }
            Err(Unclear::Unknown(name)) => {
                let key = if is_restricted { "note-name-not-team" } else { "note-name-unknown" };
                problems.error("body", page.t1(key, "name", name));
                Vec::new()
            }
            Err(Unclear::Several(name)) => {
                problems.error("body", page.t1("note-name-several", "name", name));
                Vec::new()
            }
        }
    }
}

/// The text of a note.
pub(super) fn body(page: &Page, form: &Form, problems: &mut Problems) -> String {
    let body = text::clean_text(form.one("body"), BODY_MAX);
    match body {
        Ok(body) if !body.is_empty() => body,
        Ok(_) => {
            problems.error("body", page.t("note-empty"));
            String::new()
        }
        Err(_) => {
            problems.error("body", page.t1("task-too-long", "most", i64::try_from(BODY_MAX).unwrap_or_default()));
            String::new()
        }
    }
}

/// Ids as a note keeps them.
pub(super) fn ids(people: &[Candidate]) -> String {
    people.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join("|")
}
