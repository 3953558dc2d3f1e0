//! Who may do what, carried by types. A handler's first argument is a proof
//! that only this file can make; a write needs an `Author`, and only a proof
//! of a writing right gives one. What each right means for a case or a source
//! stands in that feature's `access.rs`.

mod author;
mod entering;
mod identity;
mod proofs;
mod sight;

pub use author::{Author, Job, RULES};
pub use entering::{Enrols, Entering, FRESH_MINUTES, Fresh, Halfway, Standing, Way};
pub use identity::{Organisation, User};
pub use proofs::{Acts, Looks, May, Member, Proof, Public};
pub use sight::{Door, PUBLIC, Sight, Tie, alone};

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
    /// Whether there are cases that this person sees and colleagues do not.
    pub has_private: bool,
}

impl Identity {
    /// Whether the role lets this person see cases and sources at all.
    pub fn sees_cases(&self) -> bool {
        !self.role.is("none")
    }

    /// Whether the role may know what is restricted, on cases that this person works on.
    pub fn may_be_confided_in(&self) -> bool {
        self.role.is("coordinator") || self.role.is("case_worker")
    }
}

/// The visitor of this request: anonymous, or a member.
#[derive(Debug, Clone)]
pub struct Viewer {
    identity: Option<Rc<Identity>>,
    halfway: Option<Rc<Halfway>>,
    standing: Standing,
    /// The language of the page.
    pub lang: Lang,
    /// What the visitor's cookie holds: form tokens are made from it.
    pub(crate) secret: Rc<str>,
    /// Notices that the member has not seen.
    pub(crate) unread: i64,
}

impl Viewer {
    pub(crate) fn new(identity: Option<Identity>, lang: Lang, secret: &str) -> Self {
        let identity = identity.map(Rc::new);
        Self { identity, halfway: None, standing: Standing::default(), lang, secret: secret.into(), unread: 0 }
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
        match self.identity() {
            Some(me) => Scope {
                organisation: Some(me.organisation.id),
                user: Some(me.user.id),
                sees_cases: me.sees_cases(),
                has_private: me.has_private,
            },
            None => Scope::public(),
        }
    }

    /// Whether the role allows this right on the organisation's own things.
    pub fn may<R: RoleRight>(&self) -> bool {
        self.identity().is_some_and(R::is_held_by)
    }

    pub(crate) fn of(req: &HttpRequest) -> Self {
        req.extensions().get::<Self>().cloned().unwrap_or_else(|| Self::new(None, Lang::En, ""))
    }
}

/// What a visitor can see, fit to be sent to another thread.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    organisation: Option<Id<Organisation>>,
    user: Option<Id<User>>,
    sees_cases: bool,
    has_private: bool,
}

impl Scope {
    /// What the members of this organisation see. Only commands at the terminal use it.
    pub(crate) fn of(organisation: Id<Organisation>) -> Self {
        Self { organisation: Some(organisation), user: None, sees_cases: true, has_private: false }
    }

    /// What this member sees, for what the program does on their behalf.
    pub(crate) fn of_member(organisation: Id<Organisation>, user: Id<User>, role: &Term<Role>) -> Self {
        let sees_cases = !role.is("none");
        Self { organisation: Some(organisation), user: Some(user), sees_cases, has_private: true }
    }

    /// What everybody sees.
    pub(crate) fn public() -> Self {
        Self { organisation: None, user: None, sees_cases: true, has_private: false }
    }

    /// The audiences that the visitor belongs to: nearly always one.
    pub fn audiences(&self) -> Vec<String> {
        match self.organisation {
            _ if !self.sees_cases => Vec::new(),
            None => vec![PUBLIC.to_owned()],
            Some(organisation) => {
                let own = self.user.filter(|_| self.has_private).map(alone);
                std::iter::once(organisation.to_string()).chain(own).collect()
            }
        }
    }

    /// The member, where it is one.
    pub fn user(&self) -> Option<Id<User>> {
        self.user
    }

    /// The organisation whose own things are seen: groups, members, new sources.
    /// The empty text, which no row carries, for a visitor who sees none.
    pub fn organisation(&self) -> String {
        self.organisation.map(|id| id.to_string()).unwrap_or_default()
    }
}

/// Something that is looked up by a part of the URL.
pub trait Resource: Sized + Send + 'static {
    /// The name of the path parameter.
    const PARAM: &'static str;
    /// What it is called in the route table.
    const NAME: &'static str;
    /// Finds it among what the visitor sees, and how they see it; `None` where it is not there, or not to be known.
    ///
    /// # Errors
    /// When the database fails.
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>>;
}

/// A right on a thing.
pub trait Right<T>: RoleRight {
    /// Whether this member has the right on this thing.
    fn allows(me: &Identity, it: &T, sight: Sight) -> bool;
}

/// A right as a role gives it, on the organisation's own things.
pub trait RoleRight: 'static {
    /// Whether a visitor who is not signed in has it too, on what is shown to everybody.
    const IS_FOR_ANYONE: bool = false;
    /// The verb in the route table.
    const VERB: &'static str;
    /// Whether it comes with this member's role.
    fn is_held_by(me: &Identity) -> bool;
}

/// A right that lets its holder write.
pub trait Writes {}

/// To see.
#[derive(Debug, Clone, Copy)]
pub struct View;
/// To look at what is shown: to members, and to everybody where the installation has public pages.
#[derive(Debug, Clone, Copy)]
pub struct Look;
/// To change.
#[derive(Debug, Clone, Copy)]
pub struct Edit;
/// To see what is restricted, and work with it.
#[derive(Debug, Clone, Copy)]
pub struct Confide;
/// To decide who works on a case, who else sees it, and what may be said of it.
#[derive(Debug, Clone, Copy)]
pub struct Lead;
/// To see who looked at a case and what of it left the portal.
#[derive(Debug, Clone, Copy)]
pub struct Audit;
/// To decide on the members of an organisation.
#[derive(Debug, Clone, Copy)]
pub struct Manage;
/// To look after the installation: its organisations, its settings.
#[derive(Debug, Clone, Copy)]
pub struct Administer;

impl RoleRight for View {
    const VERB: &'static str = "view";
    fn is_held_by(me: &Identity) -> bool {
        me.sees_cases()
    }
}
impl RoleRight for Look {
    const IS_FOR_ANYONE: bool = true;
    const VERB: &'static str = "look at";
    fn is_held_by(me: &Identity) -> bool {
        me.sees_cases()
    }
}
impl RoleRight for Edit {
    const VERB: &'static str = "edit";
    fn is_held_by(me: &Identity) -> bool {
        me.may_be_confided_in() || me.role.is("researcher")
    }
}
impl RoleRight for Confide {
    const VERB: &'static str = "work with what is restricted of";
    fn is_held_by(me: &Identity) -> bool {
        me.may_be_confided_in()
    }
}
impl RoleRight for Lead {
    const VERB: &'static str = "lead";
    fn is_held_by(me: &Identity) -> bool {
        me.may_be_confided_in()
    }
}
impl RoleRight for Audit {
    const VERB: &'static str = "audit";
    fn is_held_by(me: &Identity) -> bool {
        me.may_be_confided_in() || me.role.is("auditor")
    }
}
impl RoleRight for Manage {
    const VERB: &'static str = "manage";
    fn is_held_by(me: &Identity) -> bool {
        me.role.is("coordinator") || me.user.is_administrator
    }
}
impl RoleRight for Administer {
    const VERB: &'static str = "administer";
    fn is_held_by(me: &Identity) -> bool {
        me.user.is_administrator
    }
}
impl Writes for Edit {}
impl Writes for Confide {}
impl Writes for Lead {}
impl Writes for Manage {}
impl Writes for Administer {}
