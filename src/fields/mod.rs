//! Fields: what a record is made of, said once. From the same table come the
//! form, the words on pages, the reading of what was typed, the diff in
//! history and the list of facts that can be cited.

mod level;
pub mod merge;
pub mod read;
mod sealed;
pub mod show;

pub use level::Level;
pub use sealed::{Sealed, seal};

use crate::{
    dates::Lang,
    locale,
    words::{Lexicon, Vocabulary},
};

/// How a value is entered and kept.
#[derive(Clone, Copy)]
pub enum Input {
    /// One line of text.
    Line,
    /// A name of a person: one line, in any script.
    Name,
    /// Several lines.
    Text,
    /// A web address, http or https.
    Url,
    /// A partial date (EDTF); what was typed is kept in `<name>_stated` where the record has it.
    Date,
    /// A time of day, `HH:MM`, local to the place.
    Time,
    /// One word of a vocabulary.
    Term(fn() -> &'static Vocabulary),
    /// Several words of a vocabulary, kept as `a|b`.
    Terms(fn() -> &'static Vocabulary),
    /// A whole number between two bounds.
    Number(i32, i32),
    /// Yes or no, where no is the same as not said.
    Check,
    /// One of a list that the page makes: ids and labels.
    Pick,
    /// Kept, shown in history, never in a form.
    Hidden,
}

/// Whether a value needs a source before it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cite {
    /// A citation is compulsory before the value counts as confirmed.
    Must,
    /// A citation is wanted.
    Wanted,
    /// Not a fact about the person or the case.
    Never,
}

/// One field of a record.
#[derive(Clone, Copy)]
pub struct Field {
    /// The column, the JSON key, the form name, the last part of the message key.
    pub name: &'static str,
    /// How it is entered.
    pub input: Input,
    /// Whether it is a fact.
    pub cite: Cite,
    /// Whether the form insists on it.
    pub required: bool,
    /// The most characters it takes.
    pub max: usize,
    /// Who it is for.
    pub level: Level,
    /// Whether the record's own form asks for it; else a page of its own does.
    pub in_form: bool,
}

impl Field {
    /// An optional field that is no fact.
    pub const fn new(name: &'static str, input: Input) -> Self {
        let max = match input {
            Input::Text => 20_000,
            Input::Url => 2_000,
            _ => 300,
        };
        Self {
            name,
            input,
            cite: Cite::Never,
            required: false,
            max,
            level: Level::Internal,
            in_form: !matches!(input, Input::Hidden),
        }
    }
    /// One word of vocabulary `V`.
    pub const fn term<V: Lexicon>(name: &'static str) -> Self {
        Self::new(name, Input::Term(V::vocabulary))
    }
    /// Several words of vocabulary `V`.
    pub const fn terms<V: Lexicon>(name: &'static str) -> Self {
        Self::new(name, Input::Terms(V::vocabulary))
    }
    /// A partial date.
    pub const fn date(name: &'static str) -> Self {
        Self::new(name, Input::Date)
    }
    /// One line.
    pub const fn line(name: &'static str) -> Self {
        Self::new(name, Input::Line)
    }
    /// Several lines.
    pub const fn text(name: &'static str) -> Self {
        Self::new(name, Input::Text)
    }
    /// The form insists on it.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
    /// A fact that must be cited.
    pub const fn must(self) -> Self {
        Self { cite: Cite::Must, ..self }
    }
    /// A fact that is better cited.
    pub const fn wanted(self) -> Self {
        Self { cite: Cite::Wanted, ..self }
    }
    /// Changed on a page of its own, not in the record's form.
    pub const fn apart(self) -> Self {
        Self { in_form: false, ..self }
    }
    /// May leave the organisation, where publicity and consent allow it.
    pub const fn public(self) -> Self {
        Self { level: Level::Public, ..self }
    }
    /// For those who work on the case.
    pub const fn restricted(self) -> Self {
        Self { level: Level::Restricted, ..self }
    }
    /// Encrypted where it is kept, shown one at a time, each look noted.
    pub const fn sealed(self) -> Self {
        Self { level: Level::Sealed, ..self }
    }
    /// Whether it is kept sealed.
    pub fn is_sealed(&self) -> bool {
        self.level == Level::Sealed
    }
    /// The form name of the box that removes a sealed value: an empty input keeps it.
    pub fn clearing(&self) -> String {
        format!("{}_clear", self.name)
    }
    /// Whether it can be cited.
    pub fn is_fact(&self) -> bool {
        self.cite != Cite::Never
    }
    /// The label, for a record of this kind.
    pub fn label(&self, kind: &str, lang: Lang) -> &'static str {
        message(kind, self.name, "", lang).unwrap_or(self.name)
    }
    /// The hint, where there is one.
    pub fn hint(&self, kind: &str, lang: Lang) -> Option<&'static str> {
        message(kind, self.name, "-hint", lang).or_else(|| match self.input {
            Input::Date => locale::find(lang, "field-date-hint"),
            _ => None,
        })
    }
}

/// `charges-as-stated`, else `field-as-stated`.
fn message(kind: &str, name: &str, suffix: &str, lang: Lang) -> Option<&'static str> {
    let dashed = name.replace('_', "-");
    locale::find(lang, &format!("{}-{dashed}{suffix}", kind.replace('_', "-")))
        .or_else(|| locale::find(lang, &format!("field-{dashed}{suffix}")))
}

/// Messages by field, in the order of the form.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    /// Field and message: the form cannot be saved.
    pub errors: Vec<(String, String)>,
    /// Field and message: it can, once the person says so.
    pub questions: Vec<(String, String)>,
}

impl Problems {
    /// A reason why the form cannot be saved.
    pub fn error(&mut self, field: &str, message: impl Into<String>) {
        self.errors.push((field.to_owned(), message.into()));
    }
    /// A reason to ask "are you sure?".
    pub fn ask(&mut self, field: &str, message: impl Into<String>) {
        self.questions.push((field.to_owned(), message.into()));
    }
    /// Nothing stands in the way.
    pub fn is_clear(&self) -> bool {
        self.errors.is_empty()
    }
    /// The message at this field.
    pub fn at(&self, field: &str) -> Option<&str> {
        self.errors.iter().chain(&self.questions).find(|(name, _)| name == field).map(|(_, message)| message.as_str())
    }
}
