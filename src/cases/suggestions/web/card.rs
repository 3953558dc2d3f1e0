//! `POST /sources/{source}/suggestions/card`: fills in what the article says about itself.

use super::super::card;
use crate::{
    access::{Edit, May},
    db::Db,
    error::Result,
    fields::{
        Field, Problems,
        read::{self, Typed},
    },
    history::Record,
    sources::Source,
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};

pub(super) async fn fill(
    source: May<Edit, Source>,
    page: Page,
    db: web::Data<Db>,
    typed: Form,
) -> Result<HttpResponse> {
    let (taken, open) = (typed.all("take"), card::open(&source));
    let is_taken = |field: &&Field| taken.contains(&field.name) && open.contains(&field.name);
    let fields: Vec<Field> = Source::FIELDS.iter().filter(is_taken).copied().collect();
    let mut problems = Problems::default();
    // What does not fit is left out: the card can be filled in by hand.
    let values = read::read(Source::KIND, &fields, &typed, page.lang(), &mut problems);
    let before = Source::clone(&source);
    let after = read::apply(&before, values)?;
    db.write(source.author(), typed.reason(), move |tx| tx.update(&before, after)).await?;
    Ok(redirect_saying(&format!("/sources/{}/suggestions", source.id), "flash-source-saved"))
}
