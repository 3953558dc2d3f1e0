//! `/sources/{source}/captures`: what came in, as it came in. Who may read the
//! text of a source may read what it was taken from.

mod new;
mod show;
pub mod taking;

use crate::web::routes::Routes;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/sources/{source}/captures/new", new::new)
        .post("/sources/{source}/captures", new::create)
        .post("/sources/{source}/captures/files", new::create_from_file)
        .get("/sources/{source}/captures/{capture}", show::show)
        .get("/sources/{source}/captures/{capture}/raw", show::raw);
}
