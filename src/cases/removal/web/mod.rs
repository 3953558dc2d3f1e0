//! The pages of what goes: throwing away, the bin, what is held on a person, erasure.

mod bin;
mod erase;
mod held;
mod throw;

use crate::web::routes::Routes;

/// Registers the pages.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases/{case}/removal", throw::case)
        .post("/cases/{case}/removal", throw::remove_case)
        .get("/sources/{source}/removal", throw::source)
        .post("/sources/{source}/removal", throw::remove_source)
        .get("/bin", bin::index)
        .post("/bin/{removal}/restoration", bin::restore)
        .get("/cases/{case}/person/report", held::show)
        .get("/cases/{case}/person/report/text", held::download)
        .get("/cases/{case}/person/erasure", erase::new)
        .post("/cases/{case}/person/erasure", erase::create);
}
