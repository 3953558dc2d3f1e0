//! What is known of one person goes to those named in one breath with that one, where nothing else is known of them.

use super::Source;
use crate::reading::model::Person;
use crate::reading::scenes::{By, Cast};
use crate::reading::tags::Event;

/// Fills in what the text says of the others of a list: the accusation, the country and the day of the arrest.
pub(super) fn share(source: &Source<'_, '_, '_>, people: &mut [(usize, Person)]) {
    let cases: Vec<(usize, Person)> = people.iter().filter(|(_, found)| found.is_case()).cloned().collect();
    for (person, found) in people.iter_mut().filter(|(_, found)| found.is_case()) {
        let mates = || cases.iter().filter(|(mate, _)| mate != person && are_tried(source, *person, *mate));
        if found.charges.is_empty()
            && let Some((_, mate)) = mates().find(|(_, mate)| !mate.charges.is_empty())
        {
            found.charges.clone_from(&mate.charges);
            found.category = mate.category;
        }
        if found.arrested.is_none() {
            found.arrested = mates().find_map(|(_, mate)| mate.arrested.clone());
        }
        if found.custody.is_none() {
            let mut listed = cases.iter().filter(|(mate, _)| mate != person && are_listed(source.cast, *person, *mate));
            let mate = listed.find(|(_, mate)| mate.custody.is_some());
            found.custody = mate.and_then(|(_, mate)| mate.custody.clone());
            found.stage = mate.and_then(|(_, mate)| mate.stage.clone());
            found.release_type = mate.and_then(|(_, mate)| mate.release_type);
        }
    }
}

/// Arrested, accused or sentenced in one breath: a list of people who are exchanged has nothing else in common.
fn are_tried(source: &Source<'_, '_, '_>, one: usize, other: usize) -> bool {
    let step = |event: Event| matches!(event, Event::Arrest | Event::Charge | Event::Convict | Event::Sentence);
    let mut claims = source.claims.of(one).filter(|claim| claim.real && step(claim.event));
    claims.any(|claim| source.claims.of(other).any(|mate| mate.hit.from == claim.hit.from))
}

/// "X and Y", "X, Y and Z": named as one somewhere.
fn are_listed(cast: &Cast<'_, '_>, one: usize, other: usize) -> bool {
    let mut lists = cast.scenes.iter().flatten().filter(|unit| matches!(unit.by, By::Name | By::Group));
    lists.any(|unit| unit.people.contains(&one) && unit.people.contains(&other))
}
