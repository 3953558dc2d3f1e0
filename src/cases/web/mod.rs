//! The pages of cases.

pub mod create;
pub mod history;
mod index;
mod show;

use super::{
    Case, charges::Charge, court::Hearing, custody::Episode, events::Event, groups::GroupMember, parts,
    release::Release, sentences::Sentence, stages::StageRow,
};
use crate::{
    people::{Person, names::Name, nationalities::Nationality},
    web::routes::Routes,
};

/// Registers the pages of cases, and of every part with one line each.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/cases", index::index)
        .post("/cases/search", index::search)
        .get("/cases/new", create::new)
        .post("/cases", create::create)
        .get("/cases/{case}", show::show)
        .get("/cases/{case}/history", history::index)
        .post("/cases/{case}/history/{change}/restoration", history::restore);
    parts::web::routes_of_single::<Case>(routes);
    parts::web::routes_of_single::<Person>(routes);
    parts::web::routes::<Name>(routes);
    parts::web::routes::<Nationality>(routes);
    parts::web::routes::<Episode>(routes);
    parts::web::routes::<StageRow>(routes);
    parts::web::routes::<Charge>(routes);
    parts::web::routes::<Hearing>(routes);
    parts::web::routes::<Sentence>(routes);
    parts::web::routes::<Release>(routes);
    parts::web::routes::<Event>(routes);
    parts::web::routes::<GroupMember>(routes);
    super::follows::web::routes(routes);
    super::searches::web::routes(routes);
    super::citations::web::routes(routes);
}
