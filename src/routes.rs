//! Every route, one line a feature.

use crate::{
    accounts, cases, drafts, exports, health, notices, setup, sources,
    web::{
        routes::{Line, Routes},
        statics,
    },
};
use actix_web::web::ServiceConfig;

/// Registers all routes; the table of who may go where.
pub fn register(config: &mut ServiceConfig) -> Vec<Line> {
    let mut routes = Routes::default();
    routes.get("/healthz", health::show).get("/static/{hash}/{name:.+}", statics::show);
    sources::web::routes(&mut routes);
    cases::web::routes(&mut routes);
    cases::groups_web::routes(&mut routes);
    drafts::web::routes(&mut routes);
    exports::web::routes(&mut routes);
    notices::web::routes(&mut routes);
    accounts::web::routes(&mut routes);
    setup::routes(&mut routes);
    routes.mount(config)
}
