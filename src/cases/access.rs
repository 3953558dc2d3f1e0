//! What each right means for a case.

use super::{
    Case,
    groups::Group,
    merging,
    removal::{self, Removal},
    store,
};
use crate::{
    access::{
        Audit, Confide, Door, Edit, Identity, Lead, Look, Manage, Resource, Right, RoleRight, Scope, Sight, Tie, View,
    },
    db::AnyConnection,
    error::Result,
    fields::Level,
    history::Record,
};

impl Resource for Case {
    const PARAM: &'static str = "case";
    const NAME: &'static str = "case";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>> {
        if let Some(seen) = store::seen(conn, scope, id)? {
            return Ok(Some(seen));
        }
        // What went into another case is reached there, by whoever sees that one.
        match merging::store::gone_into(conn, Self::KIND, id)? {
            Some(stays) => store::seen(conn, scope, &stays),
            None => Ok(None),
        }
    }
}

/// Who is among its audiences sees a case, as `find` has already made sure.
impl Right<Case> for View {
    fn allows(me: &Identity, _: &Case, _: Sight) -> bool {
        Self::is_held_by(me)
    }
}

/// The same; and everybody, where it is public.
impl Right<Case> for Look {
    fn allows(me: &Identity, _: &Case, _: Sight) -> bool {
        Self::is_held_by(me)
    }
}

/// Those who edit change their organisation's cases, and those that were given to it to work on.
impl Right<Case> for Edit {
    fn allows(me: &Identity, _: &Case, sight: Sight) -> bool {
        matches!(sight.door, Door::Own | Door::SharedToEdit) && Self::is_held_by(me)
    }
}

/// The lead and the team of a case share what is restricted, and nobody else.
impl Right<Case> for Confide {
    fn allows(me: &Identity, _: &Case, sight: Sight) -> bool {
        sight.level(Some(me)) >= Level::Restricted && Self::is_held_by(me)
    }
}

/// The lead decides, or a coordinator of the organisation: leads fall ill.
impl Right<Case> for Lead {
    fn allows(me: &Identity, _: &Case, sight: Sight) -> bool {
        sight.is_own() && Self::is_held_by(me) && (sight.tie == Tie::Lead || me.role.is("coordinator"))
    }
}

/// Whoever decides sees who looked and what left, and so does the organisation's auditor.
impl Right<Case> for Audit {
    fn allows(me: &Identity, it: &Case, sight: Sight) -> bool {
        sight.is_own() && (Lead::allows(me, it, sight) || me.role.is("auditor"))
    }
}

/// Coordinators answer what is held on a person, and erase it: in the team of the
/// case, for it is all of what is restricted too.
impl Right<Case> for Manage {
    fn allows(me: &Identity, _: &Case, sight: Sight) -> bool {
        sight.is_own() && me.role.is("coordinator") && sight.level(Some(me)) >= Level::Restricted
    }
}

impl Resource for Removal {
    const PARAM: &'static str = "removal";
    const NAME: &'static str = "removal";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>> {
        Ok(removal::store::find(conn, scope, id)?.map(|it| (it, Sight::OWN)))
    }
}

/// Those who edit put back what was thrown away.
impl Right<Removal> for Edit {
    fn allows(me: &Identity, it: &Removal, _: Sight) -> bool {
        it.organisation_id == me.organisation.id && Self::is_held_by(me)
    }
}

impl Resource for Group {
    const PARAM: &'static str = "group";
    const NAME: &'static str = "group";
    fn find(conn: &mut AnyConnection, scope: Scope, id: &str) -> Result<Option<(Self, Sight)>> {
        Ok(store::group(conn, scope, id)?.map(|it| (it, Sight::OWN)))
    }
}

/// Those who see cases see the groups that `find` has already narrowed to.
impl Right<Group> for View {
    fn allows(me: &Identity, _: &Group, _: Sight) -> bool {
        Self::is_held_by(me)
    }
}

/// Those who edit change them.
impl Right<Group> for Edit {
    fn allows(me: &Identity, group: &Group, _: Sight) -> bool {
        group.organisation_id == me.organisation.id && Self::is_held_by(me)
    }
}
