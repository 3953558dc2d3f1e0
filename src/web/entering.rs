//! The pages between somebody and what they wanted: sign in, show a factor,
//! confirm. Each carries where to go then, and what a form held that could not
//! be taken yet, so that nothing typed is lost on the way.

use super::{
    form::{Form, FormField},
    page::{Page, own_path},
};
use crate::{
    access::Way,
    dates::Lang,
    fields::{Problems, read::Typed},
};
use askama::Template;

/// What waits until somebody is in.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "parts/carried.html")]
pub struct Carried {
    /// Where to go then.
    pub next: String,
    /// Where a form was going.
    pub resume: Option<String>,
    /// What it held.
    pub typed: Vec<(String, String)>,
}
impl askama::filters::HtmlSafe for Carried {}

impl Carried {
    /// Only where to go.
    pub fn to(next: &str) -> Self {
        Self { next: next.to_owned(), ..Self::default() }
    }

    /// A form that was going to `path`; never a password, which must not come back on a page.
    pub fn form(path: &str, typed: Vec<(String, String)>) -> Self {
        let is_kept = |name: &str| name != "csrf" && name != "credential" && !name.contains("password");
        let typed = typed.into_iter().filter(|(name, _)| is_kept(name)).collect();
        Self { next: "/".to_owned(), resume: Some(path.to_owned()), typed }
    }

    /// A form as it was sent. One of the way in itself carries another, or nothing.
    pub fn body(path: &str, body: Option<&[u8]>) -> Self {
        let sent = body.and_then(Form::decode).unwrap_or_default();
        if !path.starts_with("/sign-in") {
            return Self::form(path, sent);
        }
        let typed =
            sent.iter().filter_map(|(name, value)| Some((name.strip_prefix("typed:")?.to_owned(), value.clone())));
        let carried = Self::form("", typed.collect());
        let form = Form::from_pairs(sent);
        let resume = Some(form.one("resume").to_owned()).filter(|to| !to.is_empty() && own_path(to) == *to);
        Self { next: own_path(form.one("next")), resume, ..carried }
    }
}

/// The button with which a passkey is used or made: a form that a script shows.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/passkey.html")]
pub struct PasskeyForm {
    /// Where the answer of the passkey goes.
    pub action: &'static str,
    /// Where the question for it comes from.
    pub challenge: &'static str,
    /// `get` or `create`.
    pub verb: &'static str,
    /// The words on the button.
    pub label: String,
    /// What is said where it does not work.
    pub failed: String,
    /// Of the page.
    pub csrf: String,
    /// What waits.
    pub carried: Carried,
    /// A name for the new passkey.
    pub field: Option<FormField>,
}
impl askama::filters::HtmlSafe for PasskeyForm {}

impl PasskeyForm {
    /// A form that uses a passkey.
    pub fn using(page: &Page, action: &'static str, carried: &Carried) -> Self {
        Self {
            action,
            challenge: "/sign-in/challenge",
            verb: "get",
            label: page.t("passkey-use").to_owned(),
            failed: page.t("passkey-failed").to_owned(),
            csrf: page.csrf(),
            carried: carried.clone(),
            field: None,
        }
    }
}

/// The sign-in page.
#[derive(Template)]
#[template(path = "accounts/sessions/new.html")]
pub struct SignIn {
    /// The frame.
    pub page: Page,
    /// E-mail and password.
    pub fields: Vec<FormField>,
    /// What waits.
    pub carried: Carried,
    /// Where browsers can use passkeys here.
    pub passkey: Option<PasskeyForm>,
    /// What is wrong.
    pub problem: Option<String>,
}

impl SignIn {
    /// The page with its two fields.
    pub fn new(page: &Page, email: &str, carried: Carried, has_passkeys: bool) -> Self {
        let none = Problems::default();
        let fields = vec![
            FormField::plain(page.lang(), "email", "sign-in-email", "email", email, &none).autocomplete("username"),
            FormField::plain(page.lang(), "password", "sign-in-password", "password", "", &none)
                .autocomplete("current-password"),
        ];
        let passkey = has_passkeys.then(|| PasskeyForm::using(page, "/sign-in", &carried));
        Self { page: page.clone(), fields, carried, passkey, problem: None }
    }
}

/// The page that asks for a factor after the password.
#[derive(Template)]
#[template(path = "accounts/factors/enter.html")]
pub struct EnterFactor {
    /// The frame.
    pub page: Page,
    /// The code.
    pub field: FormField,
    /// What waits.
    pub carried: Carried,
    /// Where this person has one, and browsers can use it here.
    pub passkey: Option<PasskeyForm>,
    /// What is wrong.
    pub problem: Option<String>,
}

impl EnterFactor {
    /// The page with its field.
    pub fn new(page: &Page, carried: Carried, has_passkey: bool) -> Self {
        let passkey = has_passkey.then(|| PasskeyForm::using(page, "/sign-in/factor", &carried));
        Self {
            page: page.clone().keeping_flash(),
            field: code_field(page.lang(), &Problems::default()),
            carried,
            passkey,
            problem: None,
        }
    }
}

/// The page on which somebody between the two doors goes on.
pub fn door(way: Way, next: &str) -> String {
    match way {
        Way::Show { .. } => {
            format!("/sign-in/factor?{}", serde_urlencoded::to_string([("next", next)]).unwrap_or_default())
        }
        Way::Enrol => "/account/factors/new".to_owned(),
        Way::Ask => "/sign-in/link".to_owned(),
    }
}

/// The field for the code of an app, or for a recovery code.
pub fn code_field(lang: Lang, problems: &Problems) -> FormField {
    FormField::plain(lang, "code", "factor-code", "code", "", problems).autocomplete("one-time-code")
}
