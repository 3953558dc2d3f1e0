//! For whom a file is and what for, as its maker says.

use crate::{
    cases::outgoing::{PURPOSES, RECIPIENTS, TEXT_MAX, Told},
    fields::{Problems, read::Typed},
    text,
    web::{
        form::{Choice, Form, FormField},
        page::Page,
    },
};

/// Reads the form; whoever takes a file for somebody else says for whom.
pub(super) fn read(page: &Page, form: &Form, problems: &mut Problems) -> Told {
    let recipient = code(page, form, "recipient", &RECIPIENTS, problems);
    let who = line(page, form, "who", problems);
    if who.is_none() && !["", "myself"].contains(&recipient.as_str()) && problems.at("who").is_none() {
        problems.error("who", page.t("export-who-missing"));
    }
    let purpose = code(page, form, "purpose", &PURPOSES, problems);
    Told { recipient, who, purpose, note: line(page, form, "note", problems) }
}

fn code(page: &Page, form: &Form, name: &str, codes: &[&str], problems: &mut Problems) -> String {
    let typed = form.one(name);
    if !codes.contains(&typed) {
        problems.error(name, page.t("error-choose-one"));
    }
    typed.to_owned()
}

fn line(page: &Page, form: &Form, name: &str, problems: &mut Problems) -> Option<String> {
    match text::clean_line(form.one(name), TEXT_MAX) {
        Ok(line) => Some(line).filter(|line| !line.is_empty()),
        Err(_) => {
            problems.error(name, page.t("export-line-long"));
            None
        }
    }
}

/// The fields, as they were typed.
pub(super) fn fields(page: &Page, typed: &Form, problems: &Problems) -> Vec<FormField> {
    let lang = page.lang();
    let or =
        |name: &str, usual: &'static str| if typed.one(name).is_empty() { usual } else { typed.one(name) }.to_owned();
    let choices = |prefix: &str, codes: &[&str], chosen: &str| -> Vec<Choice> {
        let choice = |code: &&str| Choice {
            value: (*code).to_owned(),
            label: page.t(&format!("{prefix}-{code}")).to_owned(),
            is_chosen: *code == chosen,
        };
        codes.iter().map(choice).collect()
    };
    let (recipient, purpose) = (or("recipient", "myself"), or("purpose", "analysis"));
    let plain = |name: &str, label: &str, look: &'static str, value: &str| {
        FormField::plain(lang, name, label, look, value, problems)
    };
    vec![
        plain("recipient", "export-recipient", "select", &recipient).choices(choices(
            "export-recipient",
            &RECIPIENTS,
            &recipient,
        )),
        plain("who", "export-who", "line", typed.one("who")),
        plain("purpose", "export-purpose", "select", &purpose).choices(choices("export-purpose", &PURPOSES, &purpose)),
        plain("note", "export-note", "line", typed.one("note")),
    ]
}
