//! What each right means for a source.

use super::{Source, store};
use crate::{
    access::{Edit, Resource, Right, RoleRight, Scope, View, Viewer},
    db::AnyConnection,
    error::Result,
};

impl Resource for Source {
    const PARAM: &'static str = "source";
    const NAME: &'static str = "source";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<Self>> {
        store::find(conn, scope, id)
    }
}

/// Every member sees the sources of the organisation, which `find` has already narrowed to.
impl Right<Source> for View {
    fn allows(_: &Viewer, _: &Source) -> bool {
        true
    }
}

/// Editors and administrators change them.
impl Right<Source> for Edit {
    fn allows(viewer: &Viewer, source: &Source) -> bool {
        viewer.identity().is_some_and(|i| i.organisation.id == source.organisation_id && Self::allows_role(i.role))
    }
}
