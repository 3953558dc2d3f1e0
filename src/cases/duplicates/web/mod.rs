//! The pages of people who may be one: the list, two side by side, what was decided.

mod decided;
mod index;
mod show;
pub mod side;

use crate::web::routes::Routes;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/duplicates", index::index)
        .get("/duplicates/distinctions", decided::index)
        .get("/duplicates/{pair}", show::show)
        .post("/duplicates/{pair}/distinction", decided::create)
        .post("/duplicates/{pair}/distinction/removal", decided::remove);
}
