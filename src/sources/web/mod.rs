//! The pages of sources: the list and the form. The page of one source shows
//! facts of cases, so it stands with citations: `cases/citations/reading.rs`.

mod form;
mod index;
mod save;

use crate::{
    sources::{captures, inbox, origin},
    web::routes::Routes,
};

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    // Before what would take `inbox` for an id.
    inbox::web::routes(routes);
    captures::web::routes(routes);
    origin::web::routes(routes);
    routes
        .get("/sources", index::index)
        .post("/sources/search", index::search)
        .get("/sources/new", form::new)
        .post("/sources", save::create)
        .get("/sources/{source}/edit", form::edit)
        .post("/sources/{source}", save::update);
}
