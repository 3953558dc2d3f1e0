//! Who may do what, carried by types. A handler's first argument is a proof
//! that only this file can make; a write needs an `Author`, and only a proof
//! of a writing right gives one. What each right means for a case or a source
//! stands in that feature's `access.rs`.

use crate::{
    dates::Lang,
    db::{AnyConnection, Db},
    error::{Error, Result},
    id::Id,
    words::{Role, Term},
};
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::{
    future::{Future, Ready, ready},
    marker::PhantomData,
    ops::Deref,
    pin::Pin,
    rc::Rc,
};

/// An organisation: its members see its cases, and nobody else does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::organisations)]
pub struct Organisation {
    /// Its id.
    pub id: Id<Organisation>,
    /// Counts its changes.
    pub version: i32,
    /// As its members call it.
    pub name: String,
    /// UTC.
    pub created_at: NaiveDateTime,
}

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::users)]
pub struct User {
    /// Its id.
    pub id: Id<User>,
    /// Counts its changes.
    pub version: i32,
    /// Lower case.
    pub email: String,
    /// As colleagues know this person.
    pub name: String,
    /// `en` or `fr`.
    pub language: String,
    /// Whether this person may sign in.
    pub is_active: bool,
    /// UTC.
    pub created_at: NaiveDateTime,
}

/// Who is signed in, and for which organisation they act.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The person.
    pub user: User,
    /// The organisation.
    pub organisation: Organisation,
    /// The role there.
    pub role: Term<Role>,
}

/// The visitor of this request: anonymous, or a member.
#[derive(Debug, Clone)]
pub struct Viewer {
    identity: Option<Rc<Identity>>,
    /// The language of the page.
    pub lang: Lang,
    /// What the visitor's cookie holds: form tokens are made from it.
    pub(crate) secret: Rc<str>,
}

impl Viewer {
    pub(crate) fn new(identity: Option<Identity>, lang: Lang, secret: &str) -> Self {
        Self { identity: identity.map(Rc::new), lang, secret: secret.into() }
    }

    /// The member, where somebody is signed in.
    pub fn identity(&self) -> Option<&Identity> {
        self.identity.as_deref()
    }

    /// Who can be seen: what every query of cases and sources starts from.
    pub fn scope(&self) -> Scope {
        Scope { organisation: self.identity().map(|i| i.organisation.id) }
    }

    /// Whether the role allows this right on the organisation's own things.
    pub fn may<R: RoleRight>(&self) -> bool {
        self.identity().is_some_and(|i| R::allows_role(i.role))
    }

    pub(crate) fn of(req: &HttpRequest) -> Self {
        req.extensions().get::<Self>().cloned().unwrap_or_else(|| Self::new(None, Lang::En, ""))
    }
}

/// What a visitor can see, fit to be sent to another thread.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    organisation: Option<Id<Organisation>>,
}

impl Scope {
    /// The organisation whose rows are seen; the empty text, which no row
    /// carries, for a visitor who sees none.
    pub fn organisation(&self) -> String {
        self.organisation.map(|id| id.to_string()).unwrap_or_default()
    }
}

/// Who a write is attributed to. Only a proof of a writing right, or the
/// program itself, can make one.
#[derive(Debug, Clone)]
pub struct Author {
    pub(crate) id: String,
    pub(crate) organisation: Option<Id<Organisation>>,
}

/// What the program does by itself.
#[derive(Debug, Clone, Copy)]
pub enum Job {
    /// The first administrator, by the one-time link.
    SetUp,
    /// A demonstration or test world.
    Seed,
    /// A command at the terminal.
    Command,
    /// Somebody takes up an invitation.
    Invitation,
}

impl Author {
    /// The program itself, for one of the jobs it has.
    pub fn system(job: Job) -> Self {
        let id = match job {
            Job::SetUp => "system:set-up",
            Job::Seed => "system:seed",
            Job::Command => "system:command",
            Job::Invitation => "system:invitation",
        };
        Self { id: id.to_owned(), organisation: None }
    }

    /// The program, acting for an organisation.
    pub fn system_for(job: Job, organisation: Id<Organisation>) -> Self {
        Self { organisation: Some(organisation), ..Self::system(job) }
    }

    /// A member, as a seeded world tells it.
    pub(crate) fn member(user: Id<User>, organisation: Id<Organisation>) -> Self {
        Self { id: user.to_string(), organisation: Some(organisation) }
    }
}

/// Something that is looked up by a part of the URL.
pub trait Resource: Sized + Send + 'static {
    /// The name of the path parameter.
    const PARAM: &'static str;
    /// What it is called in the route table.
    const NAME: &'static str;
    /// Finds it among what the visitor sees; `None` where it is not there, or not to be known.
    ///
    /// # Errors
    /// When the database fails.
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Self>>;
}

/// A right on a thing.
pub trait Right<T>: RoleRight {
    /// Whether this visitor has the right on this thing.
    fn allows(viewer: &Viewer, it: &T) -> bool;
}

/// A right as a role gives it.
pub trait RoleRight: 'static {
    /// The verb in the route table.
    const VERB: &'static str;
    /// Whether the role gives it.
    fn allows_role(role: Term<Role>) -> bool;
}

/// A right that lets its holder write.
pub trait Writes {}

/// To see.
#[derive(Debug, Clone, Copy)]
pub struct View;
/// To change.
#[derive(Debug, Clone, Copy)]
pub struct Edit;
/// To decide on members and settings.
#[derive(Debug, Clone, Copy)]
pub struct Manage;

impl RoleRight for View {
    const VERB: &'static str = "view";
    fn allows_role(_: Term<Role>) -> bool {
        true
    }
}
impl RoleRight for Edit {
    const VERB: &'static str = "edit";
    fn allows_role(role: Term<Role>) -> bool {
        role.is("editor") || role.is("administrator")
    }
}
impl RoleRight for Manage {
    const VERB: &'static str = "manage";
    fn allows_role(role: Term<Role>) -> bool {
        role.is("administrator")
    }
}
impl Writes for Edit {}
impl Writes for Manage {}

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
            let it = db.read(move |conn| T::find(conn, scope, &id)).await?.ok_or(Error::NotFound)?;
            if !R::allows(&viewer, &it) {
                return Err(Error::Forbidden);
            }
            let author = Author { id: identity.user.id.to_string(), organisation: Some(identity.organisation.id) };
            Ok(Self { author, it, right: PhantomData })
        })
    }
}
