//! Registers handlers, and only those whose first argument is a proof of who
//! may be here. Remembers what it registered: the route table that tests
//! compare and walk.

use crate::access::Proof;
use actix_web::{FromRequest, Handler, Responder, http::Method, web};

/// The arguments of a handler whose first one is a proof.
#[diagnostic::on_unimplemented(message = "the first argument of a handler must say who may be here")]
pub trait Guarded {
    /// The proof.
    type First: Proof;
}
// One implementation for each number of arguments a handler may have.
macro_rules! guarded {
    ($($rest:ident)*) => {
        impl<P: Proof, $($rest),*> Guarded for (P, $($rest,)*) {
            type First = P;
        }
    };
}
guarded!();
guarded!(B);
guarded!(B C);
guarded!(B C D);
guarded!(B C D E);
guarded!(B C D E F);

/// One line of the route table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `GET` or `POST`.
    pub method: Method,
    /// With `{parameters}`.
    pub path: String,
    /// Who may be here, in words.
    pub who: String,
}

/// Collects the routes of the application.
pub struct Routes<'a> {
    config: &'a mut web::ServiceConfig,
    /// What was registered.
    pub table: Vec<Line>,
}

impl<'a> Routes<'a> {
    /// An empty table that registers into `config`.
    pub fn new(config: &'a mut web::ServiceConfig) -> Self {
        Self { config, table: Vec::new() }
    }

    /// Registers a page.
    pub fn get<F, A>(&mut self, path: impl Into<String>, handler: F) -> &mut Self
    where
        F: Handler<A>,
        A: FromRequest + Guarded + 'static,
        F::Output: Responder + 'static,
    {
        self.add::<F, A>(Method::GET, path.into(), handler)
    }

    /// Registers an action.
    pub fn post<F, A>(&mut self, path: impl Into<String>, handler: F) -> &mut Self
    where
        F: Handler<A>,
        A: FromRequest + Guarded + 'static,
        F::Output: Responder + 'static,
    {
        self.add::<F, A>(Method::POST, path.into(), handler)
    }

    fn add<F, A>(&mut self, method: Method, path: String, handler: F) -> &mut Self
    where
        F: Handler<A>,
        A: FromRequest + Guarded + 'static,
        F::Output: Responder + 'static,
    {
        let route = web::method(method.clone()).to(handler);
        self.config.route(&path, route);
        self.table.push(Line { method, path, who: A::First::says() });
        self
    }
}
