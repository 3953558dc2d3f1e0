//! The application, built once for `main` and for tests.

use crate::{
    access::Viewer,
    cases,
    config::Config,
    db::{Db, Projection},
    error::Result,
    routes,
    search::Finder,
    setup::Setup,
    web::{around::around, form::MEGABYTES},
};
use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::{self, from_fn},
    web,
};

/// What is made again inside each write.
pub const PROJECTIONS: &[Projection] = &[cases::derived::refresh, cases::follows::tell];

/// What every handler may use.
#[derive(Clone)]
pub struct State {
    /// The settings.
    pub config: web::Data<Config>,
    /// The database.
    pub db: web::Data<Db>,
    /// The search's dictionary.
    pub finder: web::Data<Finder>,
    /// The one-time set-up link.
    pub setup: web::Data<Setup>,
}

impl State {
    /// Opens the database and brings it up to date.
    ///
    /// # Errors
    /// When the database cannot be reached or a migration fails.
    pub fn open(config: Config) -> Result<Self> {
        let db = Db::open(&config, PROJECTIONS)?;
        Ok(Self {
            config: web::Data::new(config),
            db: web::Data::new(db),
            finder: web::Data::new(Finder::default()),
            setup: web::Data::new(Setup::new()),
        })
    }
}

/// The service, with everything around it.
pub fn app(
    state: State,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let limit = MEGABYTES * 1024 * 1024;
    App::new()
        .app_data(state.config)
        .app_data(state.db)
        .app_data(state.finder)
        .app_data(state.setup)
        .app_data(web::PayloadConfig::new(limit))
        .app_data(
            web::QueryConfig::default()
                .error_handler(|_unreadable, _| crate::error::Error::Invalid("error-request-unreadable").into()),
        )
        .app_data(web::PathConfig::default().error_handler(|_unreadable, _| crate::error::Error::NotFound.into()))
        .wrap(from_fn(around))
        .wrap(middleware::Compress::default())
        .configure(|config| {
            routes::register(config);
        })
}

/// For tests: a viewer without a request.
pub fn nobody() -> Viewer {
    Viewer::new(None, crate::dates::Lang::En, "")
}
