//! Proofs: the extractors that a handler takes as its first argument. Their
//! fields are private, so nobody else can make one.

use super::{Author, Identity, Resource, Right, RoleRight, Viewer, Writes};
use crate::{
    db::Db,
    error::{Error, Result},
};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use std::{
    future::{Future, Ready, ready},
    marker::PhantomData,
    ops::Deref,
    pin::Pin,
    rc::Rc,
};

/// What a handler's first argument must be: evidence that the visitor may be here.
#[diagnostic::on_unimplemented(
    message = "the first argument of a handler must say who may be here",
    label = "not a proof",
    note = "take `May<Right, Thing>`, `Acts<Right>`, `Member`, or, deliberately, `Public`"
)]
pub trait Proof {
    /// The line in the route table.
    fn says() -> String;
}

/// Anyone at all may be here.
#[derive(Debug, Clone)]
pub struct Public;
impl Proof for Public {
    fn says() -> String {
        "anyone".into()
    }
}
impl FromRequest for Public {
    type Error = Error;
    type Future = Ready<Result<Self>>;
    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self))
    }
}

/// Anyone who is signed in.
#[derive(Debug, Clone)]
pub struct Member(Rc<Identity>);
impl Deref for Member {
    type Target = Identity;
    fn deref(&self) -> &Identity {
        &self.0
    }
}
impl Member {
    /// The member as author of changes to what is their own: name, language, password.
    pub fn author(&self) -> Author {
        Author { id: self.user.id.to_string(), organisation: Some(self.organisation.id) }
    }
}
impl Proof for Member {
    fn says() -> String {
        "any member".into()
    }
}
impl FromRequest for Member {
    type Error = Error;
    type Future = Ready<Result<Self>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Viewer::of(req).identity.map(Self).ok_or(Error::SignIn))
    }
}

/// A member whose role gives the right on the organisation's own things.
#[derive(Debug, Clone)]
pub struct Acts<R> {
    identity: Rc<Identity>,
    right: PhantomData<R>,
}
impl<R> Deref for Acts<R> {
    type Target = Identity;
    fn deref(&self) -> &Identity {
        &self.identity
    }
}
impl<R: Writes> Acts<R> {
    /// The member as author.
    pub fn author(&self) -> Author {
        Author { id: self.user.id.to_string(), organisation: Some(self.organisation.id) }
    }
}
impl<R: RoleRight> Proof for Acts<R> {
    fn says() -> String {
        format!("may {} for the organisation", R::VERB)
    }
}
impl<R: RoleRight> FromRequest for Acts<R> {
    type Error = Error;
    type Future = Ready<Result<Self>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match Viewer::of(req).identity {
            None => Err(Error::SignIn),
            Some(identity) if R::allows_role(identity.role) => Ok(Self { identity, right: PhantomData }),
            Some(_) => Err(Error::Forbidden),
        })
    }
}

/// A `T` on which the visitor may do `R`. Its only constructor is the extractor.
#[derive(Debug)]
pub struct May<R, T> {
    author: Author,
    it: T,
    right: PhantomData<R>,
}
impl<R, T> Deref for May<R, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.it
    }
}
impl<R: Writes, T> May<R, T> {
    /// The member as author of a change to the thing.
    pub fn author(&self) -> Author {
        self.author.clone()
    }
}
impl<R: Right<T>, T: Resource> Proof for May<R, T> {
    fn says() -> String {
        format!("may {} the {}", R::VERB, T::NAME)
    }
}
impl<R: Right<T>, T: Resource> FromRequest for May<R, T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let viewer = Viewer::of(req);
        let db = req.app_data::<web::Data<Db>>().cloned();
        let id = req.match_info().get(T::PARAM).unwrap_or_default().to_owned();
        Box::pin(async move {
            let db = db.ok_or_else(|| Error::internal("the database is app data"))?;
            // Nothing is public yet, so a visitor who is not signed in is asked to be.
            let identity = viewer.identity.clone().ok_or(Error::SignIn)?;
            let scope = viewer.scope();
            let it = db.read_briefly(move |conn| T::find(conn, scope, &id)).await?.ok_or(Error::NotFound)?;
            if !R::allows(&viewer, &it) {
                return Err(Error::Forbidden);
            }
            let author = Author { id: identity.user.id.to_string(), organisation: Some(identity.organisation.id) };
            Ok(Self { author, it, right: PhantomData })
        })
    }
}
