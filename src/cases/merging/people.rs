//! Two records of one person made one.

use super::{
    Merge,
    choice::{Choices, Taken, combined, values},
    hush,
    moves::{Fate, MOVED, give, give_all, shift},
    said, store,
};
use crate::{
    cases::{Case, citations::Citation, duplicates, identity_documents::IdentityDocument, parts::Part, tasks},
    db::Subject,
    error::{Error, Result},
    history::{Record, Tx},
    id::Id,
    people::{Person, names::Name, nationalities::Nationality},
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What owns the rows of a person.
const OWNER: &str = "person_id";
/// The choice of the name under which the person is listed.
pub const NAME: &str = "primary_name";

/// Makes one person of two: names, nationalities, papers and cases of the one that goes are the other's.
///
/// # Errors
/// `Stale` where somebody changed one of them meanwhile.
pub fn merge(tx: &mut Tx, stays: &Person, goes: &Person, choices: &Choices) -> Result<Merge> {
    if stays.id == goes.id || stays.organisation_id != goes.organisation_id {
        return Err(Error::Stale);
    }
    let (own, others) = (store::cases_of(tx.conn(), stays.id.as_str())?, store::cases_of(tx.conn(), goes.id.as_str())?);
    let is_hushed = hush_open(tx, &own, &others)?;
    let after = tx.update(stays, combined(stays, goes, Person::FIELDS, choices)?)?;
    let mut replaced = names(tx, (goes.id, stays.id), choices.get(NAME) == Some(&Taken::Goes))?;
    replaced.extend(nationalities(tx, (goes.id, stays.id))?);
    let way = (goes.id.as_str(), stays.id.as_str());
    give_all::<IdentityDocument>(tx, OWNER, way)?;
    let all = [own, others].concat();
    citations(tx, (stays, goes, &after), &all, &replaced)?;
    let ids: Vec<String> = all.iter().map(|case| case.id.to_string()).collect();
    said::move_all(tx, &ids, None, |kind, id| match kind {
        Person::KIND => (id == way.0).then(|| way.1.to_owned()),
        _ => replaced.get(id).cloned(),
    })?;
    for case in store::cases_of(tx.conn(), goes.id.as_str())? {
        give(tx, &case, OWNER, stays.id.as_str())?;
    }
    decided(tx, stays.id, goes.id)?;
    tx.touch(Subject::Person, way.1);
    duplicates::store::look_again(tx.conn(), BTreeSet::from([stays.id, goes.id]))?;
    let both = ((way.1, after.reference.as_str()), (way.0, goes.reference.as_str()));
    let merge = Merge { is_hushed, ..Merge::new(tx, stays.organisation_id, Person::KIND, both) };
    tx.insert(merge)
}

/// Where only silent cases know of one of the two, the open cases of the other become silent: they get the names.
fn hush_open(tx: &mut Tx, own: &[Case], others: &[Case]) -> Result<bool> {
    let living = |cases: &[Case]| cases.iter().filter(|case| case.removed_at.is_none()).cloned().collect::<Vec<_>>();
    let (own, others) = (living(own), living(others));
    let is_hidden = |cases: &[Case]| cases.iter().all(Case::is_silent);
    let (hidden, open) = match (is_hidden(&own), is_hidden(&others)) {
        (true, false) => (own, others),
        (false, true) => (others, own),
        _ => return Ok(false),
    };
    let team = hush::shared_team(tx, &hidden.iter().collect::<Vec<_>>())?;
    for case in open.iter().filter(|case| !case.is_silent()) {
        tasks::recall::make(tx, case)?;
        hush::hush(tx, case, &team)?;
    }
    Ok(true)
}

/// What was removed because the other has its like: what it was called → what it is called now.
type Replaced = BTreeMap<String, String>;

fn names(tx: &mut Tx, (from, to): (Id<Person>, Id<Person>), takes_theirs: bool) -> Result<Replaced> {
    let own = Name::load(tx.conn(), &[to.to_string()])?;
    let others = Name::load(tx.conn(), &[from.to_string()])?;
    let like = |name: &Name| own.iter().find(|it| it.full == name.full && it.kind == name.kind);
    let replaced: Replaced =
        others.iter().filter_map(|name| Some((name.id.to_string(), like(name)?.id.to_string()))).collect();
    let primary = others.iter().find(|name| name.is_primary).filter(|_| takes_theirs || own.is_empty());
    let listed = primary.map(|name| replaced.get(name.id.as_str()).cloned().unwrap_or_else(|| name.id.to_string()));
    // Forms first: one of them may be a form of a name that goes.
    for name in &others {
        let mut fields = Map::from_iter([(OWNER.to_owned(), json!(to))]);
        let form = name.transliteration_of.and_then(|of| replaced.get(of.as_str()));
        fields.extend(form.map(|now| ("transliteration_of".to_owned(), json!(now))));
        fields.insert("is_primary".to_owned(), json!(listed.as_deref() == Some(name.id.as_str())));
        if !replaced.contains_key(name.id.as_str()) {
            shift(tx, name, fields)?;
        }
    }
    for name in others.iter().filter(|name| replaced.contains_key(name.id.as_str())) {
        tx.remove(name)?;
    }
    if let Some(listed) = listed {
        for name in own.iter().filter(|name| name.is_primary != (name.id.as_str() == listed)) {
            tx.update_as(MOVED, name, Name { is_primary: !name.is_primary, ..name.clone() })?;
        }
    }
    Ok(replaced)
}

fn nationalities(tx: &mut Tx, (from, to): (Id<Person>, Id<Person>)) -> Result<Replaced> {
    let own = Nationality::load(tx.conn(), &[to.to_string()])?;
    let mut replaced = Replaced::new();
    for row in Nationality::load(tx.conn(), &[from.to_string()])? {
        match own.iter().find(|it| it.country == row.country) {
            None => drop(give(tx, &row, OWNER, to.as_str())?),
            Some(like) => {
                fill(tx, like, &row)?;
                replaced.insert(row.id.to_string(), like.id.to_string());
                tx.remove(&row)?;
            }
        }
    }
    Ok(replaced)
}

/// What the row that stays does not say yet, it takes from its like.
fn fill(tx: &mut Tx, like: &Nationality, row: &Nationality) -> Result<()> {
    let after = combined(like, row, Nationality::FIELDS, &Choices::new())?;
    tx.update(like, after)?;
    Ok(())
}

/// Each citation follows its fact, in whichever case of the two it was entered.
fn citations(
    tx: &mut Tx,
    (stays, goes, after): (&Person, &Person, &Person),
    cases: &[Case],
    replaced: &Replaced,
) -> Result<()> {
    let fate = Fate {
        kind: Person::KIND,
        stays: stays.id.as_str(),
        goes: goes.id.as_str(),
        said: values(stays),
        other: values(goes),
        kept: values(after),
    };
    let ids: Vec<String> = cases.iter().map(|case| case.id.to_string()).collect();
    for before in store::citations(tx.conn(), &ids)? {
        let mut cited = fate.apply(&before);
        if let Some(now) = replaced.get(&before.record_id) {
            cited.record_id.clone_from(now);
        }
        if cited != before {
            tx.update_as::<Citation>(MOVED, &before, cited)?;
        }
    }
    Ok(())
}

/// That the two are two holds no more; that the one that goes is not a third one holds for the other.
fn decided(tx: &mut Tx, stays: Id<Person>, goes: Id<Person>) -> Result<()> {
    for row in duplicates::store::distinctions_of(tx.conn(), goes)? {
        let other = if row.left_person == goes { row.right_person } else { row.left_person };
        if other == stays || duplicates::store::distinction(tx.conn(), stays, other)?.is_some() {
            tx.remove(&row)?;
        } else {
            let (left_person, right_person) = duplicates::in_order(stays, other);
            let fields = [("left_person", left_person), ("right_person", right_person)];
            let fields = fields.map(|(name, id)| (name.to_owned(), Value::String(id.to_string())));
            shift(tx, &row, Map::from_iter(fields))?;
        }
    }
    Ok(())
}
