//! What each right means for a case.

use super::{Case, groups::Group, store};
use crate::{
    access::{Edit, Resource, Right, RoleRight, Scope, View, Viewer},
    db::AnyConnection,
    error::Result,
    fields::Level,
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

/// How far somebody may read what a case keeps. Members who may change the case
/// work on it; one value at a time, they open what is sealed too.
pub fn level(viewer: &Viewer, case: &Case) -> Level {
    if <Edit as Right<Case>>::allows(viewer, case) { Level::Sealed } else { Level::Internal }
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
