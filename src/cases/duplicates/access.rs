//! What each right means for two people who may be one. Whoever edits sees the
//! pairs of which both are shown to them, and says that two are two; to make one
//! of two takes the lead of every case that this changes, or a coordinator.

use super::{Pair, store};
use crate::{
    access::{Edit, Identity, Lead, Resource, Right, RoleRight, Scope, Sight},
    cases::Case,
    db::AnyConnection,
    error::Result,
};

impl Resource for Pair {
    const PARAM: &'static str = "pair";
    const NAME: &'static str = "pair";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>> {
        Ok(store::pair(conn, scope, id)?.map(|it| (it, Sight::OWN)))
    }
}

impl Right<Pair> for Edit {
    fn allows(me: &Identity, _: &Pair, _: Sight) -> bool {
        Self::is_held_by(me)
    }
}

impl Right<Pair> for Lead {
    fn allows(me: &Identity, pair: &Pair, _: Sight) -> bool {
        pair.cases().all(|(case, sight)| <Self as Right<Case>>::allows(me, case, *sight))
    }
}
