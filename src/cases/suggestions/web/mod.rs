//! `/sources/{source}/suggestions`: the article on one side, the people found
//! in it on the other. What is ticked becomes a case with citations, or goes to
//! a case that exists.

mod add;
mod card;
mod evidence;
mod form;
mod save;
mod show;

use crate::web::routes::Routes;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/sources/{source}/suggestions", show::show)
        .post("/sources/{source}/suggestions", save::create)
        .post("/sources/{source}/suggestions/card", card::fill)
        .post("/cases/{case}/suggestions", add::add);
}
