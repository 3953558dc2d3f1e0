//! The way in has two doors: the password, then a second factor. Between them
//! somebody is known and may do one thing, pass the second. What must not be
//! done on an old sign-in asks for both again.

use super::{Identity, Proof, Viewer};
use crate::{
    clock,
    error::{Error, Result},
};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use chrono::{NaiveDateTime, TimeDelta};
use std::{
    future::{Future, Ready, ready},
    ops::Deref,
    pin::Pin,
    rc::Rc,
};

/// A sign-in counts as fresh for this many minutes.
pub const FRESH_MINUTES: i64 = 10;

/// What is still to be done before somebody is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To show a factor. Whether there is an app or codes, and whether there is a passkey.
    Show {
        /// A passkey is registered.
        has_passkey: bool,
    },
    /// To enrol the first factor.
    Enrol,
    /// To ask an administrator for a link: the factors were taken away, and a
    /// password alone must not be enough for new ones.
    Ask,
}

/// Somebody whose password was right and whose second factor is still missing.
#[derive(Debug, Clone)]
pub struct Halfway {
    /// Who it will be.
    pub identity: Identity,
    /// What they must do.
    pub way: Way,
}

/// What a session says beside who it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// UTC, when password and factor were last given.
    pub confirmed_at: Option<NaiveDateTime>,
    /// UTC, when the session ends in any case.
    pub ends_at: Option<NaiveDateTime>,
}

impl Viewer {
    /// A visitor between the two doors.
    pub(crate) fn halfway(halfway: Halfway, lang: crate::dates::Lang, secret: &str) -> Self {
        Self { halfway: Some(Rc::new(halfway)), ..Self::new(None, lang, secret) }
    }

    /// The same visitor, with what the session says.
    pub(crate) fn standing(self, standing: Standing) -> Self {
        Self { standing, ..self }
    }

    /// Who is between the two doors.
    pub fn entering(&self) -> Option<&Halfway> {
        self.halfway.as_deref()
    }

    /// Whether password and factor were given a short while ago.
    pub fn is_fresh(&self) -> bool {
        self.standing.confirmed_at.is_some_and(|at| clock::now() - at < TimeDelta::minutes(FRESH_MINUTES))
    }

    /// Seconds until the session ends, whatever is done.
    pub fn seconds_left(&self) -> Option<i64> {
        self.standing.ends_at.map(|at| (at - clock::now()).num_seconds().max(0))
    }
}

/// Somebody whose password was right and whose factor is missing.
#[derive(Debug, Clone)]
pub struct Entering(Rc<Halfway>);
impl Deref for Entering {
    type Target = Halfway;
    fn deref(&self) -> &Halfway {
        &self.0
    }
}
impl Proof for Entering {
    fn says() -> String {
        "whoever gave the password".into()
    }
}
impl FromRequest for Entering {
    type Error = Error;
    type Future = Ready<Result<Self>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Viewer::of(req).halfway.map(Self).ok_or(Error::SignIn))
    }
}

/// Somebody who may add a factor: a member freshly signed in, or somebody who
/// gave the password and must enrol the first one.
#[derive(Debug, Clone)]
pub struct Enrols {
    identity: Rc<Identity>,
    /// Whether it is the first one, with which they come in.
    pub is_first: bool,
}
impl Deref for Enrols {
    type Target = Identity;
    fn deref(&self) -> &Identity {
        &self.identity
    }
}
impl Proof for Enrols {
    fn says() -> String {
        "any member, freshly signed in, or whoever must enrol a factor".into()
    }
}
impl FromRequest for Enrols {
    type Error = Error;
    type Future = Ready<Result<Self>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let viewer = Viewer::of(req);
        let is_fresh = viewer.is_fresh();
        ready(match (viewer.identity, viewer.halfway) {
            (Some(identity), _) if is_fresh => Ok(Self { identity, is_first: false }),
            (Some(_), _) => Err(Error::Confirm),
            (None, Some(it)) if it.way == Way::Enrol => {
                Ok(Self { identity: Rc::new(it.identity.clone()), is_first: true })
            }
            (None, _) => Err(Error::SignIn),
        })
    }
}

/// The proof `P`, given by somebody who signed in a short while ago. Whether
/// they may be here at all is decided first.
#[derive(Debug)]
pub struct Fresh<P>(P);
impl<P> Deref for Fresh<P> {
    type Target = P;
    fn deref(&self) -> &P {
        &self.0
    }
}
impl<P: Proof> Proof for Fresh<P> {
    fn says() -> String {
        format!("{}, freshly signed in", P::says())
    }
}
impl<P: Proof + FromRequest<Error = Error> + 'static> FromRequest for Fresh<P> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (is_fresh, proof) = (Viewer::of(req).is_fresh(), P::from_request(req, payload));
        Box::pin(async move {
            let proof = proof.await?;
            if is_fresh { Ok(Self(proof)) } else { Err(Error::Confirm) }
        })
    }
}
