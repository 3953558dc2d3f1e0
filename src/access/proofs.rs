//! Proofs: the extractors that a handler takes as its first argument. Their
//! fields are private, so nobody else can make one.

use super::{Author, Identity, Resource, Right, RoleRight, Scope, Sight, Viewer, Writes};
use crate::{
    db::{AnyConnection, Db},
    error::{Error, Result},
    schema::installation,
};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use diesel::prelude::*;
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
            Some(identity) if R::is_held_by(&identity) => Ok(Self { identity, right: PhantomData }),
            Some(_) => Err(Error::Forbidden),
        })
    }
}

/// A `T` on which the visitor may do `R`. Its only constructor is the extractor.
#[derive(Debug)]
pub struct May<R, T> {
    author: Author,
    sight: Sight,
    identity: Option<Rc<Identity>>,
    it: T,
    right: PhantomData<R>,
}
impl<R, T> Deref for May<R, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.it
    }
}
impl<R, T> May<R, T> {
    /// How the visitor comes to see the thing.
    pub fn sight(&self) -> Sight {
        self.sight
    }

    /// Up to which level the visitor sees it.
    pub fn level(&self) -> crate::fields::Level {
        self.sight.level(self.identity.as_deref())
    }

    /// Whether the visitor has another right on it too: decides which buttons appear.
    pub fn may<Q: Right<T>>(&self) -> bool {
        self.identity.as_deref().is_some_and(|me| Q::allows(me, &self.it, self.sight))
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
            let scope = viewer.scope();
            let Some(identity) = viewer.identity.clone() else {
                // What is not public is not told apart from what is not there.
                let seen = db.read_briefly(move |conn| look_up::<R, T>(conn, scope, &id)).await?;
                let (it, sight) = seen.ok_or(Error::SignIn)?;
                let author = Author { id: "nobody".into(), organisation: None };
                return Ok(Self { author, sight, identity: None, it, right: PhantomData });
            };
            let (it, sight) = db.read_briefly(move |conn| T::find(conn, scope, &id)).await?.ok_or(Error::NotFound)?;
            if !R::allows(&identity, &it, sight) {
                return Err(Error::Forbidden);
            }
            let author = Author { id: identity.user.id.to_string(), organisation: Some(identity.organisation.id) };
            Ok(Self { author, sight, identity: Some(identity), it, right: PhantomData })
        })
    }
}

/// What somebody who is not signed in sees, where the installation has public pages.
fn look_up<R: Right<T>, T: Resource>(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(T, Sight)>> {
    if R::IS_FOR_ANYONE && has_public_pages(conn)? { T::find(conn, scope, id) } else { Ok(None) }
}

/// Whether an administrator has turned the public pages on. Each page of a
/// visitor asks anew, so that turning them off holds at once.
fn has_public_pages(conn: &mut AnyConnection) -> Result<bool> {
    let is_on: Option<bool> = installation::table.select(installation::has_public_pages).get_result(conn).optional()?;
    Ok(is_on == Some(true))
}

/// A member who sees cases; or anybody at all, where the installation has public pages.
#[derive(Debug, Clone)]
pub struct Looks;
impl Proof for Looks {
    fn says() -> String {
        "may look at what is shown".into()
    }
}
impl FromRequest for Looks {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let (viewer, db) = (Viewer::of(req), req.app_data::<web::Data<Db>>().cloned());
        Box::pin(async move {
            match viewer.identity() {
                Some(me) if me.sees_cases() => return Ok(Self),
                Some(_) => return Err(Error::Forbidden),
                None => {}
            }
            let db = db.ok_or_else(|| Error::internal("the database is app data"))?;
            if db.read_briefly(has_public_pages).await? { Ok(Self) } else { Err(Error::SignIn) }
        })
    }
}
