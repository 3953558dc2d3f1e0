//! `POST /sources/{source}/suggestions`: a new case of somebody in the article,
//! each value that was ticked with its citation.

use super::{
    super::{FIELDS, KIND, check, known},
    evidence::{self, Words},
    show::{Asked, load, view},
};
use crate::{
    access::{Edit, May},
    cases::{citations, duplicates::context::Context, opening::Opening, web::create},
    db::Db,
    error::{Error, Result},
    fields::{Problems, read},
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
    let asked = Asked::of(&typed);
    let mut desk = load(&db, &page, &source, asked).await?;
    let mut problems = Problems::default();
    let values = read::read(KIND, FIELDS, &typed, lang, &mut problems);
    create::check(&values, lang, &mut problems);
    check(&values, lang, &mut problems);
    let taken = evidence::taken(&typed, &desk.text, lang, &mut problems);
    // What was corrected in the form counts, not what the article says.
    let names: Vec<String> =
        values.get("name").and_then(|name| name.as_str()).map(ToOwned::to_owned).into_iter().collect();
    let (scope, beside) = (page.viewer().scope(), Context::typed(&values));
    desk.known = db.read(move |conn| known::find_beside(conn, scope, &names, beside)).await?;
    known::ask(&desk.known, lang, &mut problems);
    if !problems.is_clear() || !(problems.questions.is_empty() || typed.is_confirmed()) {
        return page.unprocessable(&view(&page, desk, Some(&typed), &problems));
    }
    let lead = page.identity().map(|me| me.user.id).ok_or(Error::SignIn)?;
    let opening = Opening::of(&values, source.organisation_id)?;
    let case = opening.case().id;
    let of_source = source.id;
    // What was emptied is not cited.
    let is_kept = |words: &Words| values.get(words.field).is_some_and(|value| !value.is_null());
    let cited = taken.into_iter().filter(is_kept).filter_map(|words| {
        let address = opening.fact(words.field)?;
        Some(words.citation(case, of_source, address, None))
    });
    let cited: Vec<_> = cited.collect();
    let others = known::asked(&desk.known);
    db.write(source.author(), typed.reason(), move |tx| {
        let case = opening.write(tx, lead)?;
        known::keep_apart(tx, &case, &others)?;
        citations::store::link(tx, case.id, of_source)?;
        citations::store::add(tx, cited)
    })
    .await?;
    Ok(redirect_saying(&format!("/sources/{}/suggestions", source.id), "flash-case-created"))
}
