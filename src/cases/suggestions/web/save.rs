//! `POST /sources/{source}/suggestions`: a new case of somebody in the article,
//! each value that was ticked with its citation.

use super::{
    super::{FIELDS, KIND},
    evidence,
    show::{Asked, load, view},
};
use crate::{
    access::{Edit, May},
    cases::{citations, opening::Opening, web::create},
    db::Db,
    error::{Error, Result},
    fields::{
        Problems,
        read::{self, Typed},
    },
    locale,
    sources::Source,
    web::{
        form::Form,
        page::{Page, redirect_saying},
    },
};
use actix_web::{HttpResponse, web};

pub(super) async fn create(
    source: May<Edit, Source>,
    page: Page,
    db: web::Data<Db>,
    typed: Form,
) -> Result<HttpResponse> {
    let lang = page.lang();
    let asked = Asked { person: typed.one("person").parse().ok(), ..Asked::default() };
    let desk = load(&db, page.viewer().scope(), &source, asked).await?;
    let mut problems = Problems::default();
    let values = read::read(KIND, FIELDS, &typed, lang, &mut problems);
    create::check(&values, lang, &mut problems);
    let taken = evidence::taken(&typed, &desk.text, lang, &mut problems);
    if let Some(known) = desk.known.iter().find(|known| known.is_probable()) {
        let args = [("name", known.it.name.as_str().into()), ("reference", known.it.reference.as_str().into())];
        problems.ask("name", locale::format(lang, "ask-known-person", &args));
    }
    if !problems.is_clear() || !(problems.questions.is_empty() || typed.is_confirmed()) {
        return page.unprocessable(&view(&page, desk, Some(&typed), &problems));
    }
    let lead = page.identity().map(|me| me.user.id).ok_or(Error::SignIn)?;
    let opening = Opening::of(&values, source.organisation_id)?;
    let case = opening.case().id;
    let of_source = source.id;
    let cited = taken.into_iter().filter_map(|words| {
        let address = opening.fact(words.field)?;
        Some(words.citation(case, of_source, address, None))
    });
    let cited: Vec<_> = cited.collect();
    db.write(source.author(), typed.reason(), move |tx| {
        opening.write(tx, lead)?;
        citations::store::link(tx, case, of_source)?;
        citations::store::add(tx, cited)
    })
    .await?;
    Ok(redirect_saying(&format!("/sources/{}/suggestions", source.id), "flash-case-created"))
}
