//! Whose turn it is in a text: who was named last, of those who may be held, and what is told in that turn.

use super::is_hard;
use crate::reading::scenes::{By, Cast, Unit};
use crate::reading::tags::{self, Job, Tag};
use crate::reading::tokens::Kind;

/// A turn goes on for so many sentences that name nobody else.
const LASTS: usize = 2;

/// What is told while it is a person's turn, in sentences.
#[derive(Clone, Debug, Default)]
pub(in crate::reading) struct Turn {
    /// With a word of prison.
    pub(in crate::reading) hard: usize,
    /// With a length in years or months that is no age.
    pub(in crate::reading) term: usize,
    /// With a word of an accusation.
    pub(in crate::reading) charge: usize,
    /// With a word of police, court or state.
    pub(in crate::reading) authority: usize,
    /// With a word for a relative or a lawyer.
    pub(in crate::reading) kin: usize,
    /// With a word that shows somebody abroad.
    pub(in crate::reading) consul: usize,
    /// With an airport, a checkpoint or another scene of an arrest.
    pub(in crate::reading) scene: usize,
    /// With a word for somebody who is looked for.
    pub(in crate::reading) wanted: usize,
}

/// For each person of the text what is told in their turns.
pub(super) fn turns(cast: &Cast<'_, '_>) -> Vec<Turn> {
    let free: Vec<bool> = (0..cast.people.list.len()).map(|person| cast.may_be_held(person)).collect();
    let may = |person: &usize| free.get(*person).copied().unwrap_or_default();
    let mut turns = vec![Turn::default(); free.len()];
    let (mut last, mut since) = (Vec::new(), 0);
    for (sentence, scene) in cast.scenes.iter().enumerate() {
        let named = |unit: &&Unit| matches!(unit.by, By::Name | By::Group);
        let mut here: Vec<usize> = scene.iter().filter(named).flat_map(|unit| unit.people.iter().copied()).collect();
        here.retain(may);
        if !here.is_empty() {
            (last, since) = (here, sentence);
            last.sort_unstable();
            last.dedup();
        }
        if sentence - since > LASTS {
            last.clear();
        }
        let told = told(cast, sentence);
        for person in &last {
            if let Some(turn) = turns.get_mut(*person) {
                turn.hard += told.hard;
                turn.term += told.term;
                turn.charge += told.charge;
                turn.authority += told.authority;
                turn.kin += told.kin;
                turn.consul += told.consul;
                turn.scene += told.scene;
                turn.wanted += told.wanted;
            }
        }
    }
    turns
}

/// What one sentence tells.
fn told(cast: &Cast<'_, '_>, sentence: usize) -> Turn {
    let document = cast.document;
    let mut told = Turn::default();
    for hit in document.hits_in(document.row(sentence)) {
        match hit.tag {
            tag if is_hard(tag) => told.hard = 1,
            Tag::Unit(tags::Unit::Year | tags::Unit::Month) => {
                let number = hit.from.checked_sub(1).is_some_and(|at| {
                    document.token(at).is_some_and(|t| t.kind == Kind::Number)
                        || document.has(at, |tag| matches!(tag, Tag::Number(_)))
                });
                told.term |= usize::from(number);
            }
            Tag::Charge(_) => told.charge = 1,
            Tag::Authority => told.authority = 1,
            Tag::Scene => told.scene = 1,
            Tag::Wanted => told.wanted = 1,
            Tag::Kin(_) | Tag::Job(Job::Lawyer) => told.kin = 1,
            Tag::Abroad | Tag::Citizen => told.consul = 1,
            _ => {}
        }
    }
    told
}
