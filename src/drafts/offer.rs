//! How a form shows its drafts: those that wait, and what it carries to become one.

use super::{ADDRESS, Draft, ID, NAME, is_form, store};
use crate::{
    access::Identity,
    db::Db,
    error::Result,
    fields::read::Typed,
    id::Id,
    web::{form::Form, page::Page},
};
use askama::Template;

/// What a form shows and carries.
#[derive(Clone)]
pub struct Offer {
    page: Page,
    id: Id<Draft>,
    address: String,
    name: String,
    waiting: Vec<Draft>,
}

/// A form as it is opened: anew, or with what a draft holds.
pub struct Opened {
    /// What it shows and carries.
    pub offer: Offer,
    /// What the draft held that is carried on.
    pub typed: Option<Form>,
}

/// The form at this page's address, which is called `name`; with the draft that the address asks for.
///
/// # Errors
/// When the database fails.
pub async fn open(db: &Db, page: &Page, name: &str) -> Result<Opened> {
    let new = |waiting| Offer {
        page: page.clone(),
        id: Id::new(),
        address: page.path().to_owned(),
        name: name.to_owned(),
        waiting,
    };
    let Some(me) = page.identity() else { return Ok(Opened { offer: new(Vec::new()), typed: None }) };
    let (user, address, asked) = (me.user.id.to_string(), page.path().to_owned(), page.asked(ID).parse().ok());
    let keys = db.keys().clone();
    let (mut waiting, held) = db
        .read_briefly(move |conn| {
            let waiting = store::at(conn, &keys, &user, &address)?;
            let held = match asked {
                Some(id) => store::held(conn, &keys, &user, &address, id)?.map(|held| (id, held)),
                None => None,
            };
            Ok((waiting, held))
        })
        .await?;
    waiting.retain(|draft| held.as_ref().is_none_or(|(id, _)| draft.id != *id));
    let mut offer = new(waiting);
    let typed = held.map(|(id, held)| {
        offer.id = id;
        Form::from_pairs(held)
    });
    Ok(Opened { offer, typed })
}

/// The same form shown again, with what is wrong with it.
pub fn again(page: &Page, form: &Form) -> Offer {
    let text = |name: &str| form.one(name).to_owned();
    Offer {
        page: page.clone(),
        id: form.one(ID).parse().unwrap_or_else(|_none| Id::new()),
        address: Some(text(ADDRESS)).filter(|address| is_form(address)).unwrap_or_default(),
        name: text(NAME),
        waiting: Vec::new(),
    }
}

impl Offer {
    /// The drafts that wait, above the form.
    pub fn waiting(&self) -> Waiting<'_> {
        Waiting { page: &self.page, back: &self.address, drafts: &self.waiting }
    }
    /// What the form carries; nothing where its own address is not known.
    pub fn carried(&self) -> Carried<'_> {
        Carried { it: self }
    }
    /// The button that keeps it without a script, beside the one that saves.
    pub fn button(&self) -> Button<'_> {
        Button { page: &self.page, is_there: !self.address.is_empty() }
    }
}

/// The drafts that wait.
#[derive(Template)]
#[template(path = "drafts/waiting.html")]
pub struct Waiting<'a> {
    page: &'a Page,
    back: &'a str,
    drafts: &'a [Draft],
}
impl askama::filters::HtmlSafe for Waiting<'_> {}

/// What the form carries.
#[derive(Template)]
#[template(path = "drafts/carried.html")]
pub struct Carried<'a> {
    it: &'a Offer,
}
impl askama::filters::HtmlSafe for Carried<'_> {}

/// The button that keeps it.
#[derive(Template)]
#[template(path = "drafts/button.html")]
pub struct Button<'a> {
    page: &'a Page,
    is_there: bool,
}
impl askama::filters::HtmlSafe for Button<'_> {}

/// All drafts of a member, for their own page.
#[derive(Template)]
#[template(path = "drafts/section.html")]
pub struct Section {
    page: Page,
    drafts: Vec<Draft>,
}
impl askama::filters::HtmlSafe for Section {}

/// The part of a member's own page that lists their drafts.
///
/// # Errors
/// When the database fails.
pub async fn section(db: &Db, page: &Page) -> Result<Section> {
    let user = page.identity().map(|me| me.user.id.to_string()).unwrap_or_default();
    let (keys, scope) = (db.keys().clone(), page.viewer().scope());
    // Names of forms may tell of cases.
    let sees_cases = page.identity().is_some_and(Identity::sees_cases);
    let drafts =
        if sees_cases { db.read_briefly(move |conn| store::of(conn, &keys, scope, &user)).await? } else { Vec::new() };
    Ok(Section { page: page.clone(), drafts })
}
