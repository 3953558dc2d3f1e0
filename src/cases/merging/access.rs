//! What each right means for a merge: it takes the lead of all that it changes,
//! or a coordinator who sees it.

use super::{Seen, Twins, store};
use crate::{
    access::{Identity, Lead, Resource, Right, Scope, Sight},
    cases::Case,
    db::AnyConnection,
    error::Result,
};

impl Resource for Twins {
    const PARAM: &'static str = "twins";
    const NAME: &'static str = "two cases";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>> {
        Ok(store::shown::twins(conn, scope, id)?.map(|it| (it, Sight::OWN)))
    }
}

impl Right<Twins> for Lead {
    fn allows(me: &Identity, it: &Twins, _: Sight) -> bool {
        [&it.left, &it.right].into_iter().all(|(case, sight)| <Self as Right<Case>>::allows(me, case, *sight))
    }
}

impl Resource for Seen {
    const PARAM: &'static str = "merge";
    const NAME: &'static str = "merge";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>> {
        Ok(store::shown::seen(conn, scope, id)?.map(|it| (it, Sight::OWN)))
    }
}

impl Right<Seen> for Lead {
    fn allows(me: &Identity, it: &Seen, _: Sight) -> bool {
        it.cases.iter().all(|(case, sight)| <Self as Right<Case>>::allows(me, case, *sight))
    }
}
