//! The pages of cases.

mod again;
pub mod create;
pub mod history;
mod index;
mod looks;
mod seal;
mod show;

use super::{
    Case, actions::Action, assessments::Assessment, channels::Channel, charges::Charge, consents::Consent,
    consular::ConsularEvent, contacts::Contact, conversations::Conversation, court::Hearing, criteria::Criterion,
    custody::Episode, events::Event, groups::GroupMember, health::HealthConcern, identity_documents::IdentityDocument,
    lawyers::Lawyer, parts, release::Release, sentences::Sentence, stages::StageRow, treatment::TreatmentConcern,
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
        .get("/cases/{case}/again", again::new)
        .post("/cases/{case}/again", again::create)
        .get("/cases/{case}/history", history::index)
        .post("/cases/{case}/history/{change}/restoration", history::restore)
        .get("/cases/{case}/looks", looks::index)
        .get("/history/seal", seal::show);
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
    parts::web::routes::<Consent>(routes);
    super::team::web::routes(routes);
    super::shares::web::routes(routes);
    super::publicity::web::routes(routes);
    parts::web::routes::<Contact>(routes);
    parts::web::routes::<Channel>(routes);
    parts::web::routes::<Conversation>(routes);
    parts::web::routes::<Lawyer>(routes);
    parts::web::routes::<ConsularEvent>(routes);
    parts::web::routes::<HealthConcern>(routes);
    parts::web::routes::<TreatmentConcern>(routes);
    parts::web::routes::<Action>(routes);
    parts::web::routes::<Assessment>(routes);
    parts::web::routes::<Criterion>(routes);
    parts::web::routes::<IdentityDocument>(routes);
    super::tasks::web::routes(routes);
    super::notes::web::routes(routes);
    super::discussions::web::routes(routes);
    super::confirmations::web::routes(routes);
    super::weekly::web::routes(routes);
    super::home::web::routes(routes);
    super::handovers::web::routes(routes);
    super::follows::web::routes(routes);
    super::searches::web::routes(routes);
    super::citations::web::routes(routes);
    super::suggestions::web::routes(routes);
    super::removal::web::routes(routes);
    super::duplicates::web::routes(routes);
    super::merging::web::routes(routes);
}
