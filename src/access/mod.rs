//! Who may do what, carried by types. A handler's first argument is a proof
//! that only this file can make; a write needs an `Author`, and only a proof
//! of a writing right gives one. What each right means for a case or a source
//! stands in that feature's `access.rs`.

mod identity;
mod proofs;

pub use identity::{Organisation, User};
pub use proofs::{Acts, May, Member, Proof, Public};

use crate::{
    dates::Lang,
    db::AnyConnection,
    error::Result,
    id::Id,
    words::{Role, Term},
};
use actix_web::{HttpMessage, HttpRequest};
use std::rc::Rc;

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
    /// Notices that the member has not seen.
    pub(crate) unread: i64,
}

impl Viewer {
    pub(crate) fn new(identity: Option<Identity>, lang: Lang, secret: &str) -> Self {
        Self { identity: identity.map(Rc::new), lang, secret: secret.into(), unread: 0 }
    }

    /// The same with the notices that the member has not seen.
    pub(crate) fn with_unread(self, unread: i64) -> Self {
        Self { unread, ..self }
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
    /// What the members of this organisation see. Only commands at the terminal use it.
    pub(crate) fn of(organisation: Id<Organisation>) -> Self {
        Self { organisation: Some(organisation) }
    }

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
