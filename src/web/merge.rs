//! A form that comes back after somebody else saved the same record: what each
//! side changed is put together, and the page that asks where both changed one
//! field. Everything typed stays in that page until it is saved.

mod sealed;

pub use sealed::typed_again;

use super::{
    form::{Form, FormField},
    page::Page,
};
use crate::{
    dates::Lang,
    error::Result,
    fields::{
        Field, Input, Problems,
        merge::{Held, Standing, pairs, standing},
        read::{self, Typed},
        show,
    },
    history::{Since, Step},
    locale,
};
use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;
use serde_json::{Map, Value};

/// The fields that are asked about, by name.
const ASKED: &str = "asked";
/// Which of the values is taken: `theirs`, `mine` or `edit`.
const CHOICE: &str = "choice:";
/// What stood in the form when it was first asked.
const MINE: &str = "mine:";
/// The version whose values the page showed as those of others.
const SEEN: &str = "seen";
/// The fields that are kept sealed and must be typed once more, by name.
const AGAIN: &str = "again";
/// Characters of a value that the page shows.
const SHOWN: usize = 2_000;
/// A longer text stands in the page once, to be taken as it is or changed.
const LONG: usize = 50_000;

/// The record that a form is about.
pub struct Subject<'a> {
    /// The word for its kind.
    pub kind: &'a str,
    /// What is entered.
    pub fields: &'a [Field],
    /// The choices of a field that picks: value and label.
    pub picks: &'a dyn Fn(&str) -> Vec<(String, String)>,
}

/// What a form comes to.
pub enum Met {
    /// A form made from the record as it is now, and what to say of others' changes.
    Form(Form, Option<String>),
    /// Somebody must choose.
    Clash(Vec<Clash>),
}

/// One field that two people changed differently.
pub struct Clash {
    /// The field, with what was typed.
    pub field: FormField,
    /// Its value when the form was made, in words; nothing where that is not known.
    pub start: Option<String>,
    /// What is saved now.
    pub theirs: String,
    /// What was typed.
    pub yours: String,
    /// Who saved it, and when.
    pub said: String,
    /// `theirs`, `mine`, `edit` or nothing.
    pub choice: String,
    /// What stood in the form when it was first asked.
    pub mine: Vec<String>,
    /// Whether it can be told apart from what stands in the field.
    pub has_mine: bool,
    /// What is still to be done.
    pub error: Option<&'static str>,
}

/// Puts a form together with what was saved since it was made.
pub fn meet(form: &Form, subject: &Subject, since: &Since, page: &Page) -> Met {
    let lang = page.lang();
    let asked = form.all(ASKED);
    if form.version() == since.version && asked.is_empty() {
        return Met::Form(form.clone(), None);
    }
    let then = since.then.as_ref().map(|record| Held::of(subject.fields, record, lang));
    let now = Held::of(subject.fields, &since.now, lang);
    let seen = form.one(SEEN).parse().unwrap_or(0);
    let again = typed_again(form, subject, since);
    let (mut values, mut kept, mut clashes) = (Vec::new(), Vec::new(), Vec::new());
    for field in subject.fields.iter().filter(|field| !matches!(field.input, Input::Hidden)) {
        let versions = (then.as_ref().map(|then| then as &dyn Typed), &now as &dyn Typed);
        let typed = || form.all(field.name).into_iter().map(|value| (field.name.to_owned(), value.to_owned()));
        let theirs = || pairs(field, &since.now, lang);
        if field.is_sealed() {
            values.extend(typed().filter(|_| !again.contains(&field.name)));
            continue;
        }
        if asked.contains(&field.name) {
            let is_shown = (1..=since.version).contains(&seen) && !since.changed_after(field.name, seen);
            match form.one(&format!("{CHOICE}{}", field.name)) {
                "theirs" if is_shown => values.extend(theirs()),
                "mine" if is_shown => values.extend(mine(form, field)),
                "edit" if is_shown => values.extend(typed()),
                choice => clashes.push(clash(form, subject, field, since, (choice, is_shown), lang)),
            }
            continue;
        }
        match standing(subject.kind, field, versions, form, lang) {
            Standing::Same | Standing::Theirs => values.extend(theirs()),
            Standing::Mine => values.extend(typed()),
            Standing::Both => clashes.push(clash(form, subject, field, since, ("", true), lang)),
        }
        // Also where both typed the same: nothing of it is lost, but it is worth a word.
        if since.last(field.name).is_some() {
            kept.push(field);
        }
    }
    if !clashes.is_empty() {
        return Met::Clash(clashes);
    }
    let said = told(subject.kind, &kept, since, page);
    values.extend(others(form, subject));
    values.push(("version".to_owned(), since.version.to_string()));
    Met::Form(Form::from_pairs(values), said)
}

/// What stood in the field when it was first asked about.
fn mine(form: &Form, field: &Field) -> Vec<(String, String)> {
    let name = format!("{MINE}{}", field.name);
    let kept = form.all(&name);
    let values = if kept.is_empty() { form.all(field.name) } else { kept };
    values.into_iter().map(|value| (field.name.to_owned(), value.to_owned())).collect()
}

/// What a form sends that is no field of the record and not made here. `confirmed` was said of other values.
fn others(form: &Form, subject: &Subject) -> Vec<(String, String)> {
    let is_field = |name: &str| subject.fields.iter().any(|field| field.name == name);
    let is_own = |name: &str| {
        [ASKED, SEEN, AGAIN].contains(&name) || name.starts_with(CHOICE) || name.starts_with(MINE) || is_field(name)
    };
    let is_dropped = |name: &str| ["version", "confirmed"].contains(&name);
    form.pairs().filter(|(name, _)| !is_own(name) && !is_dropped(name)).cloned().collect()
}

/// What is asked about a field; `answered` is what was chosen so far, and
/// whether what is saved now was on the page on which it was chosen.
fn clash(form: &Form, subject: &Subject, field: &Field, since: &Since, answered: (&str, bool), lang: Lang) -> Clash {
    let (choice, is_shown) = answered;
    let mut shown = FormField::typed(subject.kind, field, form, lang, &Problems::default());
    if matches!(field.input, Input::Pick) {
        shown.choose((subject.picks)(field.name));
    }
    shown.hint = None;
    let mine: Vec<String> = mine(form, field).into_iter().map(|(_, value)| value).collect();
    let was_asked = form.all(ASKED).contains(&field.name);
    let of = |record: &Map<String, Value>| words(subject, field, record, lang);
    Clash {
        start: since.then.as_ref().map(of),
        theirs: of(&since.now),
        yours: typed_words(subject, field, &mine, lang),
        said: since.last(field.name).map(|step| said(step, lang)).unwrap_or_default(),
        choice: choice.to_owned(),
        has_mine: mine.iter().map(String::len).sum::<usize>() < LONG,
        // An empty one says that nothing stood there.
        mine: if mine.is_empty() { vec![String::new()] } else { mine },
        error: was_asked.then(|| locale::text(lang, if is_shown { "merge-choose" } else { "merge-again" })),
        field: shown,
    }
}

/// "Ada, 24 Nov 2026, 14:05 UTC".
fn said(step: &Step, lang: Lang) -> String {
    let who = step.who.as_deref().unwrap_or(locale::text(lang, "history-program"));
    format!("{who}, {}", super::page::moment(lang, &step.at))
}

/// The value of a record in words.
fn words(subject: &Subject, field: &Field, record: &Map<String, Value>, lang: Lang) -> String {
    let value = record.get(field.name).unwrap_or(&Value::Null);
    let text = match (field.input, value) {
        (Input::Pick, Value::String(id)) => {
            (subject.picks)(field.name).into_iter().find(|(value, _)| value == id).map(|(_, label)| label)
        }
        (Input::Check, Value::Bool(false) | Value::Null) => Some(locale::text(lang, "no").to_owned()),
        _ => show::words(field, value, lang),
    };
    shortened(text.unwrap_or_else(|| locale::text(lang, "merge-empty").to_owned()), lang)
}

/// What was typed in words; as it is where it cannot be read.
fn typed_words(subject: &Subject, field: &Field, typed: &[String], lang: Lang) -> String {
    let form = Form::from_pairs(typed.iter().map(|value| (field.name.to_owned(), value.clone())).collect());
    let mut problems = Problems::default();
    let values = read::read(subject.kind, &[Field { required: false, ..*field }], &form, lang, &mut problems);
    if problems.is_clear() { words(subject, field, &values, lang) } else { shortened(typed.join(", "), lang) }
}

fn shortened(text: String, lang: Lang) -> String {
    let count = text.chars().count();
    if count <= SHOWN {
        return text;
    }
    let start: String = text.chars().take(SHOWN).collect();
    let number = locale::number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    format!("{start}… {}", locale::format(lang, "merge-long", &[("count", number.into())]))
}

/// "Ada changed “Occupation” and “Gender” meanwhile": one sentence a person.
fn told(kind: &str, fields: &[&Field], since: &Since, page: &Page) -> Option<String> {
    let lang = page.lang();
    let mut by: Vec<(&str, Vec<&str>)> = Vec::new();
    for field in fields {
        let who = since.last(field.name).and_then(|step| step.who.as_deref());
        let who = who.unwrap_or_else(|| locale::text(lang, "history-program"));
        let label = field.label(kind, lang);
        match by.iter_mut().find(|(other, _)| *other == who) {
            Some((_, labels)) => labels.push(label),
            None => by.push((who, vec![label])),
        }
    }
    let sentence = |(who, labels): (&str, Vec<&str>)| {
        let labels = labels.iter().map(|label| page.t1("merge-quoted", "what", *label)).collect::<Vec<_>>().join(", ");
        page.t2("merge-told", ("who", who.into()), ("what", labels.into()))
    };
    let sentences: Vec<String> = by.into_iter().map(sentence).collect();
    (!sentences.is_empty()).then(|| format!("{} {}", sentences.join(" "), page.t("merge-both-kept")))
}

/// The page that asks.
#[derive(Template)]
#[template(path = "parts/merge.html")]
struct Ask {
    page: Page,
    about: String,
    crumbs: Vec<(String, String)>,
    history: Option<String>,
    action: String,
    back: String,
    clashes: Vec<Clash>,
    hidden: Vec<(String, String)>,
}

/// Where the page that asks stands.
pub struct Place {
    /// The record's reference, for the title.
    pub about: String,
    /// The links above it: address and words.
    pub crumbs: Vec<(String, String)>,
    /// Where the form goes.
    pub action: String,
    /// Where the record is seen.
    pub back: String,
    /// Where its history is seen.
    pub history: Option<String>,
}

/// The page that asks, field by field.
///
/// # Errors
/// When it cannot be rendered.
pub fn ask(
    page: &Page,
    place: Place,
    form: &Form,
    subject: &Subject,
    since: &Since,
    clashes: Vec<Clash>,
) -> Result<HttpResponse> {
    let again = sealed::typed_before(form, subject);
    let is_asked = |name: &str| clashes.iter().any(|clash| clash.field.name == name);
    // What is decided already, and all that nobody else touched, goes on unseen.
    let goes_on = |name: &str, value: &str| {
        let of = name.strip_prefix(CHOICE).or_else(|| name.strip_prefix(MINE));
        let is_field = subject.fields.iter().any(|field| field.name == name && !field.is_sealed());
        (is_field && !is_asked(name)) || of.is_some_and(|it| !is_asked(it)) || (name == ASKED && !is_asked(value))
    };
    let mut hidden: Vec<(String, String)> =
        form.pairs().filter(|(name, value)| goes_on(name, value)).cloned().collect();
    hidden.extend(clashes.iter().map(|clash| (ASKED.to_owned(), clash.field.name.clone())));
    hidden.extend(again.into_iter().map(|name| (AGAIN.to_owned(), name.to_owned())));
    hidden.extend(others(form, subject));
    hidden.push(("version".to_owned(), form.version().to_string()));
    hidden.push((SEEN.to_owned(), since.version.to_string()));
    let Place { about, crumbs, action, back, history } = place;
    let shown = Ask { page: page.clone(), about, crumbs, history, action, back, clashes, hidden };
    page.answer(StatusCode::CONFLICT, &shown)
}
