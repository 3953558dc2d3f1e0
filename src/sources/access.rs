//! What each right means for a source.

use super::{Source, store};
use crate::{
    access::{Edit, Identity, Resource, Right, RoleRight, Scope, Sight, View},
    db::AnyConnection,
    error::Result,
};

impl Resource for Source {
    const PARAM: &'static str = "source";
    const NAME: &'static str = "source";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>> {
        Ok(store::find(conn, scope, id)?.map(|it| (it, Sight::OWN)))
    }
}

/// Those who see cases see the sources that `find` has already narrowed to.
impl Right<Source> for View {
    fn allows(me: &Identity, _: &Source, _: Sight) -> bool {
        Self::is_held_by(me)
    }
}

/// Those who edit change what their own organisation entered.
impl Right<Source> for Edit {
    fn allows(me: &Identity, source: &Source, _: Sight) -> bool {
        source.organisation_id == me.organisation.id && Self::is_held_by(me)
    }
}
