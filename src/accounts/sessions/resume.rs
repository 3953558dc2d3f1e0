//! What somebody had typed when their session ended: it waits in the sign-in
//! form itself, and comes back as a form to save once more. Nothing of it is kept.

use crate::{
    dates::Lang,
    locale,
    web::{form::Form, page::own_path},
    words,
};

/// The prefix of what was typed, inside the sign-in form.
const PREFIX: &str = "typed:";
/// What a form sends without anybody typing it.
const TECHNICAL: [&str; 11] =
    ["again", "asked", "seen", "version", "csrf", "back", "source", "near", "confirmed", "next", "token"];

/// One value that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedValue {
    /// The name in the form.
    pub name: String,
    /// As it was typed.
    pub value: String,
}

impl TypedValue {
    /// Whether nobody typed it.
    pub fn is_technical(&self) -> bool {
        // What belongs to a draft, and what was decided between two versions, nobody types.
        TECHNICAL.contains(&self.name.as_str()) || self.name.starts_with("draft") || self.name.contains(':')
    }
    /// Whether it takes more than a line.
    pub fn is_long(&self) -> bool {
        self.value.contains('\n') || self.value.chars().count() > 80
    }
    /// What was chosen, where it is a word of a vocabulary and not of the person who typed.
    pub fn chosen(&self, lang: Lang) -> Option<&'static str> {
        let labels = || {
            words::all().into_iter().filter_map(|vocabulary| {
                let word = vocabulary.words().iter().find(|word| word.code() == self.value)?;
                Some((vocabulary.name(), word.label(lang)))
            })
        };
        let own = labels().find(|(name, _)| self.name.contains(name));
        // A short one may be a number that somebody typed: "3" years are not the grade "3".
        let is_telling = self.value.len() > 2 && !self.value.starts_with(|c: char| c.is_ascii_digit());
        own.or_else(|| labels().next().filter(|_| is_telling)).map(|(_, label)| label)
    }
    /// Rows of the box that shows it.
    pub fn rows(&self) -> usize {
        (self.value.lines().count() + self.value.chars().count() / 90).clamp(2, 16)
    }
}

/// Where the form was going, and what it held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resume {
    /// A path within the portal.
    pub to: String,
    /// In the order of the form.
    pub typed: Vec<TypedValue>,
}

impl Resume {
    /// The label that the value had in its form, found by where the form was
    /// going; the bare name where no such label is known.
    pub fn label<'a>(&self, it: &'a TypedValue, lang: Lang) -> &'a str {
        let name = it.name.replace('_', "-");
        let start = if self.to == "/cases" { "new-case" } else { "field" };
        self.to
            .rsplit('/')
            .filter(|part| !part.is_empty())
            .chain([start, "field", "users"])
            .find_map(|kind| locale::find(lang, &format!("{}-{name}", kind.replace('_', "-"))))
            .or_else(|| locale::find(lang, &name))
            .unwrap_or(&it.name)
    }
}

/// What the sign-in form carries; `None` where it carries nothing worth saving.
pub fn read(form: &Form) -> Option<Resume> {
    use crate::fields::read::Typed;
    let asked = form.one("resume");
    let to = own_path(asked);
    let is_for_saving = !asked.is_empty()
        && to == asked
        && !asked.starts_with("/sign-in")
        && !["/", "/sign-out", "/language"].contains(&asked);
    is_for_saving.then(|| Resume { to, typed: typed(form) })
}

/// The values that were typed; never a password, which is not to be shown on a page.
fn typed(form: &Form) -> Vec<TypedValue> {
    form.pairs()
        .filter_map(|(name, value)| {
            let name = name.strip_prefix(PREFIX)?;
            let is_kept = !name.is_empty() && name != "csrf" && !name.contains("password");
            is_kept.then(|| TypedValue { name: name.to_owned(), value: value.clone() })
        })
        .collect()
}

/// The same as pairs, to go into the sign-in form again.
pub fn pairs(resume: &Resume) -> Vec<(String, String)> {
    resume.typed.iter().map(|it| (it.name.clone(), it.value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::{TypedValue, read, typed};
    use crate::{dates::Lang, web::form::Form};

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::from_pairs(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    #[test]
    fn what_was_typed_comes_back_in_order_without_passwords_and_tokens() {
        let form = form(&[
            ("email", "a@b.c"),
            ("resume", "/cases"),
            ("typed:name", "Олена"),
            ("typed:csrf", "x"),
            ("typed:password", "secret"),
            ("typed:nationality", "UKR"),
            ("typed:nationality", "FRA"),
        ]);
        let names: Vec<_> = typed(&form).into_iter().map(|it| (it.name, it.value)).collect();
        let kept = [("name", "Олена"), ("nationality", "UKR"), ("nationality", "FRA")];
        assert_eq!(names, kept.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn what_was_chosen_comes_back_in_words_and_what_was_typed_as_it_was() {
        let chosen =
            |name: &str, value: &str| TypedValue { name: name.to_owned(), value: value.to_owned() }.chosen(Lang::En);
        assert_eq!(chosen("detaining_country", "AZE"), Some("Azerbaijan"));
        assert!(chosen("status", "exit_ban").is_some());
        for (name, value) in [("years", "3"), ("started", "2024"), ("name", "Азиз"), ("locator", "A")] {
            assert_eq!(chosen(name, value), None, "{name} {value}");
        }
    }

    #[test]
    fn it_never_leads_out_of_the_portal_nor_to_the_door() {
        for to in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil",
            "/sign-out",
            "/sign-in",
            "/sign-in/factor",
            "/language",
        ] {
            assert_eq!(read(&form(&[("resume", to), ("typed:a", "b")])), None, "{to}");
        }
        assert!(read(&form(&[("resume", "/cases")])).is_some());
    }
}
