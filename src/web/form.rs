//! Forms: what a browser sends, and how a field looks, with what was typed
//! and the message beside it.

use super::csrf;
use crate::{
    access::Viewer,
    dates::Lang,
    error::{Error, Result},
    fields::{Field, Input, Problems, read::Typed, show},
    locale,
};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use askama::Template;
use serde_json::{Map, Value};
use std::{future::Future, pin::Pin};

/// The most a form may hold from somebody who is not signed in, in megabytes.
pub const MEGABYTES: usize = 8;
/// The most a member's form may hold: an article as long as one may be, each of
/// its letters sent as nine characters, which is how forms send Chinese.
const MEMBER_MEGABYTES: usize = 24;

/// A form that our own page sent: the token held.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: Vec<(String, String)>,
}

impl Form {
    /// A form from pairs; for tests and for pages that start one.
    pub fn from_pairs(values: Vec<(String, String)>) -> Self {
        Self { values }
    }
    /// Reads an URL-encoded body.
    pub fn decode(body: &[u8]) -> Option<Vec<(String, String)>> {
        serde_urlencoded::from_bytes(body).ok()
    }
    /// Everything that was sent, but the token.
    pub fn pairs(&self) -> impl Iterator<Item = &(String, String)> {
        self.values.iter()
    }
    /// The version of the record that the form was filled in from.
    pub fn version(&self) -> i32 {
        self.one("version").parse().unwrap_or_default()
    }
    /// Why the change is made, as the author wrote it.
    pub fn reason(&self) -> Option<String> {
        crate::text::clean_line(self.one("reason"), 300).ok().filter(|r| !r.is_empty())
    }
    /// Whether the person answered "are you sure?".
    pub fn is_confirmed(&self) -> bool {
        !self.one("confirmed").is_empty()
    }
}

impl Typed for Form {
    fn one(&self, name: &str) -> &str {
        self.values.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }
    fn all(&self, name: &str) -> Vec<&str> {
        self.values.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect()
    }
}

impl FromRequest for Form {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let viewer = Viewer::of(req);
        let secret = viewer.secret.clone();
        let most = if viewer.identity().is_some() { MEMBER_MEGABYTES } else { MEGABYTES };
        let body = web::Payload::from_request(req, payload);
        Box::pin(async move {
            let body = body.await.map_err(|_unread| Error::Invalid("error-form-unreadable"))?;
            let body = body.to_bytes_limited(most * 1024 * 1024).await;
            let body = body.map_err(|_too_large| Error::TooLarge(most))?;
            let body = body.map_err(|_broken_off| Error::Invalid("error-form-unreadable"))?;
            let mut values = Self::decode(&body).ok_or(Error::Invalid("error-form-unreadable"))?;
            let holds = values.iter().any(|(name, token)| name == "csrf" && csrf::holds(&secret, token));
            values.retain(|(name, _)| name != "csrf");
            if holds { Ok(Self { values }) } else { Err(Error::Expired(values)) }
        })
    }
}

/// A choice in a select or a list of boxes.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is the one.
    pub is_chosen: bool,
}

/// One field as the page shows it.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/field.html")]
pub struct FormField {
    /// The form name, and the id in the page.
    pub name: String,
    /// The visible label.
    pub label: String,
    /// One short sentence under the label.
    pub hint: Option<String>,
    /// `line`, `name`, `text`, `select`, `boxes`, `check`, `password`, `email`, `hidden`.
    pub look: &'static str,
    /// What stands in it.
    pub value: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// The message, where something is wrong.
    pub error: Option<String>,
    /// "(optional)", in the page's language, where it is.
    pub optional: Option<&'static str>,
    /// "Error:" for those who hear the page.
    pub error_word: &'static str,
    /// What a browser may fill in: for staff's own data only.
    pub autocomplete: &'static str,
    /// Rows of a text box.
    pub rows: usize,
    /// The box that removes the sealed value that is kept, where one is.
    pub kept: Option<Choice>,
}
impl askama::filters::HtmlSafe for FormField {}

impl FormField {
    /// A field outside a record: sign-in and the like. The label is a message key.
    pub fn plain(lang: Lang, name: &str, label: &str, look: &'static str, value: &str, problems: &Problems) -> Self {
        Self {
            name: name.to_owned(),
            label: locale::text(lang, label).to_owned(),
            hint: locale::find(lang, &format!("{label}-hint")).map(ToOwned::to_owned),
            look,
            value: value.to_owned(),
            choices: Vec::new(),
            error: problems.at(name).map(ToOwned::to_owned),
            optional: None,
            error_word: locale::text(lang, "error-word"),
            autocomplete: "off",
            rows: 6,
            kept: None,
        }
    }

    /// Says what the browser may fill in.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = what;
        self
    }

    /// Says that a sealed value is kept, which the form does not show.
    pub fn keep_sealed(&mut self, lang: Lang) {
        let label = locale::text(lang, "sealed-clear").to_owned();
        self.hint = Some(locale::text(lang, "sealed-kept").to_owned());
        self.kept = Some(Choice { value: "on".to_owned(), label, is_chosen: false });
    }

    /// Gives it choices.
    pub fn choices(mut self, choices: Vec<Choice>) -> Self {
        for choice in &choices {
            debug_assert!(!choice.label.is_empty(), "a choice needs a label");
        }
        self.choices = choices;
        self
    }

    /// The sources, groups or names that a field picks from, the chosen one marked.
    pub fn choose(&mut self, from: Vec<(String, String)>) {
        let value = &self.value;
        self.choices =
            from.into_iter().map(|(id, label)| Choice { is_chosen: id == *value, value: id, label }).collect();
    }

    /// One field as it was typed.
    pub fn typed(kind: &str, field: &Field, typed: &dyn Typed, lang: Lang, problems: &Problems) -> Self {
        Self::of(field, kind, typed.one(field.name).to_owned(), &typed.all(field.name), lang, problems)
    }

    fn of(field: &Field, kind: &str, value: String, many: &[&str], lang: Lang, problems: &Problems) -> Self {
        let (look, choices) = match field.input {
            Input::Line | Input::Url | Input::Number(..) | Input::Date | Input::Time => ("line", Vec::new()),
            Input::Name => ("name", Vec::new()),
            Input::Text => ("text", Vec::new()),
            Input::Check => ("check", Vec::new()),
            Input::Term(vocabulary) => ("select", choices(vocabulary(), &[value.as_str()], lang)),
            Input::Terms(vocabulary) => ("boxes", choices(vocabulary(), many, lang)),
            Input::Pick => ("select", Vec::new()),
            Input::Hidden => ("hidden", Vec::new()),
        };
        Self {
            name: field.name.to_owned(),
            label: field.label(kind, lang).to_owned(),
            hint: field.hint(kind, lang).map(ToOwned::to_owned),
            look,
            value,
            choices,
            error: problems.at(field.name).map(ToOwned::to_owned),
            optional: (!field.required && !matches!(field.input, Input::Check)).then(|| locale::text(lang, "optional")),
            error_word: locale::text(lang, "error-word"),
            autocomplete: "off",
            rows: 4,
            kept: None,
        }
    }

    /// Whether an empty choice is offered first.
    pub fn offers_none(&self) -> bool {
        self.optional.is_some() || !self.choices.iter().any(|choice| choice.is_chosen)
    }

    /// The ids of hint and message, for `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

fn choices(vocabulary: &'static crate::words::Vocabulary, chosen: &[&str], lang: Lang) -> Vec<Choice> {
    let mut choices: Vec<Choice> = vocabulary
        .words()
        .iter()
        .map(|word| Choice {
            value: word.code().to_owned(),
            label: word.label(lang).to_owned(),
            is_chosen: chosen.contains(&word.code()),
        })
        .collect();
    // Short lists keep the order that means something; long ones are looked up by name.
    if choices.len() > 60 {
        choices.sort_by_cached_key(|choice| crate::text::fold(&choice.label));
    }
    choices
}

/// The fields as they stand in a record.
pub fn from_record(kind: &str, fields: &[Field], record: &Map<String, Value>, lang: Lang) -> Vec<FormField> {
    let none = Problems::default();
    visible(fields)
        .map(|field| {
            let value = show::typed(field, record, lang);
            let many: Vec<&str> = value.split('|').collect();
            FormField::of(field, kind, value.clone(), &many, lang, &none)
        })
        .collect()
}

/// The fields as they were typed, with what is wrong beside them.
pub fn from_typed(kind: &str, fields: &[Field], typed: &dyn Typed, lang: Lang, problems: &Problems) -> Vec<FormField> {
    visible(fields).map(|field| FormField::typed(kind, field, typed, lang, problems)).collect()
}

fn visible(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| field.in_form)
}

/// The box at the top of a page whose form cannot be saved yet.
#[derive(Template)]
#[template(path = "parts/problems.html")]
pub struct Summary {
    /// "There is a problem".
    pub title: &'static str,
    /// Field and message.
    pub errors: Vec<(String, String)>,
    /// Whether it is a question rather than an error.
    pub is_question: bool,
    /// "Yes, save it all the same".
    pub confirm: &'static str,
}
impl askama::filters::HtmlSafe for Summary {}

impl Summary {
    /// The box for these problems; `None` where there are none.
    pub fn of(problems: &Problems, lang: Lang) -> Option<Self> {
        let is_question = problems.errors.is_empty();
        let errors = if is_question { problems.questions.clone() } else { problems.errors.clone() };
        let title = locale::text(lang, if is_question { "question-title" } else { "error-title" });
        (!errors.is_empty()).then(|| Self {
            title,
            errors,
            is_question,
            confirm: locale::text(lang, "question-confirm"),
        })
    }
}
