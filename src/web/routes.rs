//! Registers handlers, and only those whose first argument is a proof of who
//! may be here. Remembers what it registered: the route table that tests
//! compare and walk.

use crate::access::Proof;
use actix_web::{
    FromRequest, Handler, Resource, Responder, Route, Scope,
    dev::{AppService, HttpServiceFactory},
    http::Method,
    web::{self, ServiceConfig},
};
use std::collections::BTreeMap;

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

/// What stands at an address and below it. The router tries what it knows one after the other, and
/// keeps an automaton for each thing with a parameter: a tree of some ten steps a page is faster than
/// a list of hundreds of routes, and a tenth of the program's memory smaller.
#[derive(Default)]
struct Branch {
    /// The methods of the address that ends here.
    here: Vec<Route>,
    /// By a slash and the next word or parameter. A brace sorts behind all letters, and so a parameter
    /// behind the words that it would take for an id.
    below: BTreeMap<String, Branch>,
}

impl Branch {
    fn at(&mut self, path: &str) -> &mut Self {
        if path.is_empty() {
            return self;
        }
        let next = path.char_indices().skip(1).find(|(_, c)| *c == '/');
        let (part, rest) = path.split_at(next.map_or(path.len(), |(at, _)| at));
        self.below.entry(part.to_owned()).or_default().at(rest)
    }
}

/// A branch, and what leads to it from the one above.
struct Mounted(String, Branch);

impl HttpServiceFactory for Mounted {
    fn register(self, config: &mut AppService) {
        let Self(part, Branch { here, below }) = self;
        let here = |path: &str| here.into_iter().fold(web::resource(path), Resource::route);
        if below.is_empty() {
            here(&part).register(config);
        } else {
            below
                .into_iter()
                .map(|(part, branch)| Self(part, branch))
                .fold(web::scope(&part).service(here("")), Scope::service)
                .register(config);
        }
    }
}

/// Collects the routes of the application.
#[derive(Default)]
pub struct Routes {
    root: Branch,
    table: Vec<Line>,
}

impl Routes {
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
        self.root.at(&path).here.push(web::method(method.clone()).to(handler));
        self.table.push(Line { method, path, who: A::First::says() });
        self
    }

    /// Hands all of them to the server; what was registered.
    pub fn mount(self, config: &mut ServiceConfig) -> Vec<Line> {
        for (part, branch) in self.root.below {
            config.service(Mounted(part, branch));
        }
        self.table
    }
}
