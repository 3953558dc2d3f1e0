//! What each right means for a case.

use super::{
    Case,
    groups::Group,
    removal::{self, Removal},
    store,
};
use crate::{
    access::{Edit, Manage, Resource, Right, RoleRight, Scope, View, Viewer},
    db::AnyConnection,
    error::Result,
};

impl Resource for Case {
    const PARAM: &'static str = "case";
    const NAME: &'static str = "case";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Self>> {
        store::find(conn, scope, id)
    }
}

/// Every member sees the cases of the organisation, which `find` has already narrowed to.
impl Right<Case> for View {
    fn allows(_: &Viewer, _: &Case) -> bool {
        true
    }
}

/// Editors and administrators change them.
impl Right<Case> for Edit {
    fn allows(viewer: &Viewer, case: &Case) -> bool {
        viewer.identity().is_some_and(|i| i.organisation.id == case.organisation_id && Self::allows_role(i.role))
    }
}

/// Administrators answer what is held on a person, and erase it.
impl Right<Case> for Manage {
    fn allows(viewer: &Viewer, case: &Case) -> bool {
        viewer.identity().is_some_and(|i| i.organisation.id == case.organisation_id && Self::allows_role(i.role))
    }
}

impl Resource for Removal {
    const PARAM: &'static str = "removal";
    const NAME: &'static str = "removal";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Self>> {
        removal::store::find(conn, scope, id)
    }
}

/// Editors and administrators put back what was thrown away.
impl Right<Removal> for Edit {
    fn allows(viewer: &Viewer, it: &Removal) -> bool {
        viewer.identity().is_some_and(|i| i.organisation.id == it.organisation_id && Self::allows_role(i.role))
    }
}

impl Resource for Group {
    const PARAM: &'static str = "group";
    const NAME: &'static str = "group";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Self>> {
        store::group(conn, scope, id)
    }
}

/// Every member sees the groups of the organisation, which `find` has already narrowed to.
impl Right<Group> for View {
    fn allows(_: &Viewer, _: &Group) -> bool {
        true
    }
}

/// Editors and administrators change them.
impl Right<Group> for Edit {
    fn allows(viewer: &Viewer, group: &Group) -> bool {
        viewer.identity().is_some_and(|i| i.organisation.id == group.organisation_id && Self::allows_role(i.role))
    }
}
