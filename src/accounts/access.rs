//! Who may do what with colleagues and invitations: members see each other,
//! administrators decide.

use super::{invitations::Invitation, store, team::Colleague};
use crate::{
    access::{Identity, Manage, Resource, Right, RoleRight, Scope, Sight, View},
    db::AnyConnection,
    error::Result,
};

impl Resource for Colleague {
    const PARAM: &'static str = "member";
    const NAME: &'static str = "member";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>> {
        Ok(store::colleague(conn, scope, id)?.map(|it| (it, Sight::OWN)))
    }
}

impl Right<Colleague> for View {
    fn allows(_: &Identity, _: &Colleague, _: Sight) -> bool {
        true
    }
}
impl Right<Colleague> for Manage {
    fn allows(me: &Identity, _: &Colleague, _: Sight) -> bool {
        Self::is_held_by(me)
    }
}

impl Resource for Invitation {
    const PARAM: &'static str = "invitation";
    const NAME: &'static str = "invitation";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>> {
        Ok(super::invitations::store::find(conn, scope, id)?.map(|it| (it, Sight::OWN)))
    }
}

impl Right<Invitation> for Manage {
    fn allows(me: &Identity, _: &Invitation, _: Sight) -> bool {
        Self::is_held_by(me)
    }
}
