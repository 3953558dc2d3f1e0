//! Who may do what with colleagues and invitations: members see each other,
//! administrators decide.

use super::{invitations::Invitation, store, team::Colleague};
use crate::{
    access::{Manage, Resource, Right, RoleRight, Scope, View, Viewer},
    db::AnyConnection,
    error::Result,
};

impl Resource for Colleague {
    const PARAM: &'static str = "member";
    const NAME: &'static str = "member";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Self>> {
        store::colleague(conn, scope, id)
    }
}

impl Right<Colleague> for View {
    fn allows(viewer: &Viewer, _: &Colleague) -> bool {
        viewer.identity().is_some_and(|me| Self::allows_role(me.role))
    }
}
impl Right<Colleague> for Manage {
    fn allows(viewer: &Viewer, _: &Colleague) -> bool {
        viewer.identity().is_some_and(|me| Self::allows_role(me.role))
    }
}

impl Resource for Invitation {
    const PARAM: &'static str = "invitation";
    const NAME: &'static str = "invitation";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Self>> {
        super::invitations::store::find(conn, scope, id)
    }
}

impl Right<Invitation> for Manage {
    fn allows(viewer: &Viewer, _: &Invitation) -> bool {
        viewer.identity().is_some_and(|me| Self::allows_role(me.role))
    }
}
