//! The pages of sources: the list and the form. The page of one source shows
//! facts of cases, so it stands with citations: `cases/citations/reading.rs`.

mod form;
mod index;
mod save;

use crate::web::routes::Routes;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/sources", index::index)
        .post("/sources/search", index::search)
        .get("/sources/new", form::new)
        .post("/sources", save::create)
        .get("/sources/{source}/edit", form::edit)
        .post("/sources/{source}", save::update);
}
