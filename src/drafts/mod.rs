//! Drafts: what somebody is typing, kept on the server until it is saved, so
//! that neither a closed window nor the end of a session loses it. Sealed
//! always, since a form may hold anything; for whoever typed it alone.

mod offer;
pub mod store;
pub mod web;

pub use offer::{Offer, Opened, Section, again, open, section};

use crate::{
    access::{Author, User},
    db::AnyConnection,
    error::Result,
    fields::read::Typed,
    id::Id,
    web::form::Form,
};
use chrono::NaiveDateTime;

/// Days for which a draft is kept after its last change.
pub const DAYS: i64 = 30;
/// The most bytes of what was typed.
pub const MAX: usize = 4 * 1024 * 1024;
/// The most drafts of one person.
pub const MANY: i64 = 100;

/// The form's names for the draft itself; everything else in it was typed.
const ID: &str = "draft";
const ADDRESS: &str = "draft-for";
const NAME: &str = "draft-name";
const BY: &str = "draft-by";

/// One draft, without what it holds.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id; the form carries it.
    pub id: Id<Draft>,
    /// Where the form is.
    pub address: String,
    /// What the form is called.
    pub name: String,
    /// UTC.
    pub changed_at: NaiveDateTime,
}

/// The draft that a form was kept as while it was typed, if it was.
#[derive(Debug, Clone)]
pub struct Sent {
    user: String,
    id: Option<Id<Draft>>,
}

impl Sent {
    /// The draft of this form, which the author is about to save.
    pub fn of(form: &Form, author: &Author) -> Self {
        Self { user: author.id.clone(), id: form.one(ID).parse().ok() }
    }

    /// The form is saved, in this transaction: nothing is left to be kept.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_saved(&self, conn: &mut AnyConnection) -> Result<()> {
        match self.id {
            Some(id) => store::remove(conn, &self.user, id).map(drop),
            None => Ok(()),
        }
    }
}

/// Whether this is the address of a form whose drafts are kept.
pub fn is_form(address: &str) -> bool {
    let is_plain = address.chars().all(|c| c.is_ascii_alphanumeric() || "/-_".contains(c));
    let is_known = ["/cases/", "/sources/", "/groups/"].iter().any(|start| address.starts_with(start));
    let is_form = ["/new", "/edit"].iter().any(|end| address.ends_with(end));
    is_plain && is_known && is_form && address.len() <= 200
}

/// What is kept sealed and never in a draft: the part's segment in the address, and the field.
pub const SEALED: [(&str, &str); 5] = [
    ("channels", "value"),
    ("channels", "safe_times"),
    ("health", "private_detail"),
    ("documents", "number"),
    ("treatment", "private_detail"),
];

/// Whether this field of the form at this address is kept sealed.
fn is_sealed(address: &str, name: &str) -> bool {
    let of = |segment: &str| address.split('/').nth(3) == Some(segment);
    SEALED.iter().any(|(segment, field)| of(segment) && *field == name)
}

/// Whoever a draft belongs to.
pub type Owner = Id<User>;

#[cfg(test)]
mod tests {
    use super::is_form;

    #[test]
    fn a_draft_leads_to_a_form_of_the_portal_alone() {
        for address in ["/cases/new", "/sources/new", "/cases/019a/charges/019b/edit", "/groups/019a/edit"] {
            assert!(is_form(address), "{address}");
        }
        let far = format!("/cases/{}/new", "a".repeat(300));
        for address in
            ["", "/account", "//evil.example/new", "/cases/../sign-out", "/cases/x\n/new", "/cases/new?a=b", &far]
        {
            assert!(!is_form(address), "{address}");
        }
    }
}
