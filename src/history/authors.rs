//! What those who wrote are called. Who works in another organisation is not
//! for a partner to know: the organisation stands for them.

use super::Revision;
use crate::{
    access::Scope,
    db::AnyConnection,
    error::Result,
    schema::{organisations, users},
};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The authors of these revisions as this reader may know them, by the author's
/// id; the program itself is not among them.
///
/// # Errors
/// When the database fails.
pub fn authors<'a>(
    conn: &mut AnyConnection,
    reader: Scope,
    revisions: impl Iterator<Item = &'a Revision>,
) -> Result<BTreeMap<String, String>> {
    let own = reader.organisation();
    let (mut colleagues, mut others) = (BTreeSet::new(), BTreeMap::new());
    for revision in revisions.filter(|revision| !revision.author_id.starts_with("system:")) {
        match revision.organisation_id.as_deref().filter(|id| *id != own) {
            None => _ = colleagues.insert(revision.author_id.as_str()),
            Some(organisation) => _ = others.insert(revision.author_id.as_str(), organisation),
        }
    }
    let mut found = BTreeMap::new();
    for some in colleagues.into_iter().collect::<Vec<_>>().chunks(500) {
        let rows = users::table.filter(users::id.eq_any(some)).select((users::id, users::name));
        found.extend(rows.load::<(String, String)>(conn)?);
    }
    if !others.is_empty() {
        let rows = organisations::table.select((organisations::id, organisations::name));
        let houses: BTreeMap<String, String> = rows.load::<(String, String)>(conn)?.into_iter().collect();
        let named = |(author, house): (&str, &str)| Some((author.to_owned(), houses.get(house)?.clone()));
        found.extend(others.into_iter().filter_map(named));
    }
    Ok(found)
}
