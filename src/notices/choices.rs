//! How a member wishes to be told: the part of their own page.

use super::{How, Kind, store};
use crate::{
    db::Db,
    error::Result,
    fields::Problems,
    web::{
        form::{Choice, FormField},
        page::Page,
    },
};
use askama::Template;

/// The part of a member's own page.
#[derive(Template)]
#[template(path = "notices/choices.html")]
pub struct Section {
    page: Page,
    fields: Vec<FormField>,
    /// Whether mail is set up here.
    mails: bool,
}
impl askama::filters::HtmlSafe for Section {}

/// The part with what this member has chosen.
///
/// # Errors
/// When the database fails.
pub async fn section(db: &Db, page: &Page) -> Result<Section> {
    let chosen = match page.identity().map(|me| me.user.id) {
        Some(user) => db.read_briefly(move |conn| store::choices(conn, user)).await?,
        None => std::collections::BTreeMap::new(),
    };
    let field = |kind: Kind| {
        let now = chosen.get(kind.code()).copied().unwrap_or(kind.usual());
        let choice = |how: How| Choice {
            value: how.code().to_owned(),
            label: page.t(&format!("notice-how-{}", how.code())).to_owned(),
            is_chosen: how == now,
        };
        let (name, label) = (format!("how-{}", kind.code()), format!("notice-of-{}", kind.code()));
        FormField::plain(page.lang(), &name, &label, "select", now.code(), &Problems::default())
            .choices(How::ALL.map(choice).into())
    };
    Ok(Section { page: page.clone(), fields: Kind::ALL.map(field).into(), mails: db.mails() })
}
