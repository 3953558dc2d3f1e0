//! People who can sign in: their organisation, their role there, how they come
//! in (invitations, passwords, factors, sessions), how guessing is slowed down, and
//! what they are told of it all.

pub mod access;
pub mod account;
pub mod emails;
pub mod factors;
pub mod guesses;
pub mod installation;
pub mod invitations;
pub mod news;
pub mod passwords;
pub mod resets;
pub mod retention;
pub mod sessions;
pub mod store;
pub mod team;
pub mod web;

use crate::{
    access::{Organisation, User},
    clock,
    dates::Lang,
    db::Subject,
    fields::{Problems, read::Typed},
    id::Id,
    locale, record,
    text::{self, TextProblem},
    web::form::Choice,
    words::{Role, Term},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

record!(User, users, Subject::House, id);
record!(Organisation, organisations, Subject::House, id);

/// What somebody may do in an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::memberships)]
pub struct Membership {
    /// Its id.
    pub id: Id<Membership>,
    /// Counts its changes.
    pub version: i32,
    /// In which organisation.
    pub organisation_id: Id<Organisation>,
    /// Who.
    pub user_id: Id<User>,
    /// The role there.
    pub role: Term<Role>,
    /// UTC.
    pub created_at: NaiveDateTime,
}
record!(Membership, memberships, Subject::House, id);

/// A new organisation of this name.
pub fn new_organisation(name: &str) -> Organisation {
    Organisation { id: Id::new(), version: 1, name: name.to_owned(), created_at: clock::now(), retention_months: None }
}

/// A new person who can sign in. `email` as `email` gives it, `language` is `en` or `fr`.
pub fn new_user(email: &str, name: &str, language: &str) -> User {
    User {
        id: Id::new(),
        version: 1,
        email: email.to_owned(),
        name: name.to_owned(),
        language: language.to_owned(),
        is_active: true,
        is_administrator: false,
        created_at: clock::now(),
    }
}

/// That this person belongs to that organisation, from now on.
pub fn new_membership(organisation: Id<Organisation>, user: Id<User>, role: Term<Role>) -> Membership {
    Membership {
        id: Id::new(),
        version: 1,
        organisation_id: organisation,
        user_id: user,
        role,
        created_at: clock::now(),
    }
}

/// The most characters an e-mail address can have.
pub const EMAIL_MAX: usize = 254;
/// The most characters of a person's or an organisation's name.
pub const NAME_MAX: usize = 200;

/// The address in lower case, where this can be one: one `@` with something on
/// both sides, no space, no control character, nothing that ends a mail header.
pub fn email(typed: &str) -> Option<String> {
    let address = typed.trim().to_lowercase();
    let (local, domain) = address.split_once('@')?;
    let is_one = !local.is_empty()
        && !domain.is_empty()
        && !domain.contains('@')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && address.chars().count() <= EMAIL_MAX
        && !address.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c));
    is_one.then_some(address)
}

/// Reads an address; says at the field what is wrong with it.
pub fn read_email(typed: &dyn Typed, name: &str, lang: Lang, problems: &mut Problems) -> Option<String> {
    let address = email(typed.one(name));
    if address.is_none() {
        problems.error(name, locale::text(lang, "email-not-one"));
    }
    address
}

/// Reads a line that must hold something; `label` is the key of the field's label.
pub fn read_line(typed: &dyn Typed, name: &str, label: &str, lang: Lang, problems: &mut Problems) -> String {
    let label = || locale::text(lang, label).into();
    match text::clean_line(typed.one(name), NAME_MAX) {
        Ok(line) if line.is_empty() => {
            problems.error(name, locale::format(lang, "error-required", &[("label", label())]));
            line
        }
        Ok(line) => line,
        Err(TextProblem::TooLong { max, is }) => {
            let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
            let arguments = [("label", label()), ("max", count(max)), ("is", count(is))];
            problems.error(name, locale::format(lang, "error-too-long", &arguments));
            String::new()
        }
    }
}

/// The languages of the pages, each in its own words.
pub fn languages(chosen: &str) -> Vec<Choice> {
    [("en", "English"), ("fr", "Français")]
        .map(|(code, label)| Choice { value: code.into(), label: label.into(), is_chosen: code == chosen })
        .into()
}

/// The roles, in the order of their list.
pub fn roles(chosen: &str, lang: Lang) -> Vec<Choice> {
    let choice = |role: Term<Role>| Choice {
        value: role.code().to_owned(),
        label: role.label(lang).to_owned(),
        is_chosen: role.is(chosen),
    };
    Term::all().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::email;

    #[test]
    fn an_address_is_kept_in_lower_case() {
        assert_eq!(email(" Ada@Example.ORG "), Some("ada@example.org".into()));
    }

    #[test]
    fn what_could_break_a_mail_header_is_no_address() {
        for typed in ["", "ada", "@x.org", "ada@", "a@b\r\nBcc: x@y", "a b@c.org", "a@b@c", "a@b,c@d", "<a@b.org>"] {
            assert_eq!(email(typed), None, "{typed:?}");
        }
    }
}
