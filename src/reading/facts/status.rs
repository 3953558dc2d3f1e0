//! Where the person is and where the law stands, at the time of the text: the last of the steps that it tells.

use super::{Source, quote};
use crate::reading::claims::{Claim, Strength};
use crate::reading::model::{Fact, Person};
use crate::reading::reason::Reason;
use crate::reading::scenes::By;
use crate::reading::tags::{Event, Form, Tag};

/// What the text tells of the steps of a case.
#[derive(Default)]
struct Steps<'c> {
    free: Option<&'c Claim>,
    dead: Option<&'c Claim>,
    house: Option<&'c Claim>,
    ban: Option<&'c Claim>,
    bail: Option<&'c Claim>,
    sentenced: Option<&'c Claim>,
    tried: Option<&'c Claim>,
    charged: Option<&'c Claim>,
    held: Option<&'c Claim>,
    appeal: Option<&'c Claim>,
    acquitted: Option<&'c Claim>,
}

/// Fills custody, stage and the kind of release in.
pub(super) fn fill(source: &Source<'_, '_, '_>, person: usize, found: &mut Person) {
    let steps = steps(source, person);
    let death_sentence = found.sentence.as_ref().is_some_and(|s| s.value.kind.starts_with("death"));
    let custody = if let Some(claim) = steps.dead {
        Some((claim, if executed(source, claim) { "executed" } else { "died_in_custody" }))
    } else if let Some(claim) = steps.free {
        found.release_type = Some(release_type(source, person, claim));
        Some((claim, if leaves(source, person) { "left_country" } else { "free_in_country" }))
    } else {
        let limited = steps
            .house
            .map(|c| (c, "house_arrest"))
            .or(steps.ban.map(|c| (c, "exit_ban")))
            .or(steps.bail.map(|c| (c, "bail")));
        let serving = if death_sentence {
            "death_row"
        } else if steps.appeal.is_some() {
            "convicted_waiting"
        } else {
            "serving"
        };
        limited.or(steps.sentenced.map(|c| (c, serving))).or(steps
            .held
            .or(steps.tried)
            .or(steps.charged)
            .map(|c| (c, "detained")))
    };
    let stage = stage(&steps, found);
    found.custody = custody.map(|(claim, code)| fact(source, claim, code));
    found.stage = stage.map(|(claim, code)| fact(source, claim, code));
}

fn fact(source: &Source<'_, '_, '_>, claim: &Claim, code: &'static str) -> Fact<&'static str> {
    let words = source.cast.document.words(&(claim.hit.from..claim.hit.to)).to_owned();
    Fact::new(code, quote(source.cast, claim.sentence), Reason::Latest { words })
}

fn stage<'c>(steps: &Steps<'c>, found: &Person) -> Option<(&'c Claim, &'static str)> {
    let charged = found.charges.iter().any(|charge| charge.value.formality == "formal");
    steps
        .acquitted
        .map(|c| (c, "acquitted"))
        .or(steps.appeal.filter(|_| steps.sentenced.is_some()).map(|c| (c, "appeal")))
        .or(steps.sentenced.map(|c| (c, "convicted")))
        .or(steps.tried.map(|c| (c, "trial")))
        .or(steps.charged.map(|c| (c, "charged")))
        .or(steps.held.filter(|_| charged).map(|c| (c, "charged")))
}

fn steps<'c>(source: &'c Source<'_, '_, '_>, person: usize) -> Steps<'c> {
    let mut steps = Steps::default();
    let mut claims: Vec<&Claim> = source.claims.of(person).collect();
    claims.sort_by_key(|claim| std::cmp::Reverse((claim.strength, claim.form == Form::Verb)));
    for claim in claims {
        let slot = match claim.event {
            Event::Release | Event::Pardon | Event::Exchange | Event::Deport if frees(source, claim) => &mut steps.free,
            Event::Death if dies(source, claim) => &mut steps.dead,
            Event::HouseArrest if claim.real => &mut steps.house,
            Event::ExitBan if claim.real => &mut steps.ban,
            Event::Bail if claim.real => &mut steps.bail,
            Event::Sentence | Event::Convict if passes(source, claim) => &mut steps.sentenced,
            Event::Trial if claim.real && (claim.form != Form::Noun || claim.strength == Strength::Firm) => {
                &mut steps.tried
            }
            Event::Charge if claim.real => &mut steps.charged,
            Event::Appeal => &mut steps.appeal,
            Event::Acquit if claim.real => &mut steps.acquitted,
            Event::Arrest | Event::Hold | Event::Abduction => &mut steps.held,
            _ => continue,
        };
        slot.get_or_insert(claim);
    }
    steps
}

/// "The release of X", "X was pardoned": done, not wished for.
fn frees(source: &Source<'_, '_, '_>, claim: &Claim) -> bool {
    // Where no word of the sentence says who, several may be meant.
    let clear = claim.by != By::Nobody || source.focus.is_single();
    let said = clear && claim.strength >= Strength::Fair || claim.by == By::Group;
    let noun = claim.form != Form::Noun || brought(source, claim);
    // "Left jail for house arrest" is no freedom.
    let limited = source.claims.of(claim.person).any(|other| {
        other.sentence == claim.sentence && other.real && matches!(other.event, Event::HouseArrest | Event::ExitBan)
    });
    claim.real && said && noun && !limited && !is_future(source, claim)
}

/// A noun alone may be a wish; with a verb that brings it about it is none.
fn brought(source: &Source<'_, '_, '_>, claim: &Claim) -> bool {
    let document = source.cast.document;
    let row = document.row(claim.sentence);
    let from = claim.hit.from.saturating_sub(9).max(row.start);
    let before = (from..claim.hit.from).any(|at| document.is(at, Tag::Brought));
    before
        || (claim.event == Event::Exchange && claim.by == By::Group)
        || document.hits_in(row).any(|hit| {
            matches!(hit.tag, Tag::Event(Event::Release | Event::Pardon, Form::Verb | Form::Own))
                && claims_real(source, claim, hit.from)
        })
}

/// Whether the verb at that place is said of the same person as done.
fn claims_real(source: &Source<'_, '_, '_>, claim: &Claim, from: usize) -> bool {
    source.claims.of(claim.person).any(|other| other.hit.from == from && other.real)
}

/// "Will be released", "is to be freed", "soll abgeschoben werden".
fn is_future(source: &Source<'_, '_, '_>, claim: &Claim) -> bool {
    let document = source.cast.document;
    let from = claim.hit.from.saturating_sub(6).max(document.row(claim.sentence).start);
    (from..claim.hit.from).any(|at| document.token(at).is_some_and(|t| is_ahead(&t.lower)))
}

/// Words behind which an end of detention is still to come.
fn is_ahead(word: &str) -> bool {
    let english = ["will", "shall", "face", "faces", "facing", "await", "awaits", "awaiting", "pending", "followed"];
    let french = ["sera", "seront", "risque", "risquent", "suivie", "suivis", "attend", "attendent", "avant"];
    let spanish = ["será", "serán", "enfrenta", "enfrentan", "espera", "esperan", "pide", "piden"];
    let german = ["soll", "sollen", "droht", "drohen", "fordert", "fordern", "wartet", "warten"];
    [&english[..], &french[..], &spanish[..], &german[..]].iter().any(|list| list.contains(&word))
}

fn dies(source: &Source<'_, '_, '_>, claim: &Claim) -> bool {
    let noun = claim.form == Form::Noun;
    claim.real
        && !noun
        && !matches!(claim.by, By::Noun | By::Nobody)
        && claim.strength >= Strength::Fair
        && !is_future(source, claim)
}

/// "His prison sentence is 15 years" tells of a sentence; "a life sentence may follow" does not.
fn passes(source: &Source<'_, '_, '_>, claim: &Claim) -> bool {
    let document = source.cast.document;
    let row = document.row(claim.sentence);
    let from = claim.hit.from.saturating_sub(6).max(row.start);
    let wish = (from..claim.hit.from).any(|at| document.is(at, Tag::Maximum));
    claim.real && !wish && claim.strength >= Strength::Fair
}

fn executed(source: &Source<'_, '_, '_>, claim: &Claim) -> bool {
    claim.form == Form::Verb && !source.cast.document.words(&(claim.hit.from..claim.hit.to)).contains("tot")
}

/// Home again, deported or exchanged.
fn leaves(source: &Source<'_, '_, '_>, person: usize) -> bool {
    source.claims.of(person).any(|claim| {
        claim.real
            && (matches!(claim.event, Event::Deport | Event::Exchange)
                || (claim.event == Event::Release && claim.form == Form::Own))
    })
}

fn release_type(source: &Source<'_, '_, '_>, person: usize, free: &Claim) -> &'static str {
    let has = |event: Event| source.claims.of(person).any(|claim| claim.event == event && claim.real);
    if has(Event::Exchange) {
        "exchange"
    } else if has(Event::Pardon) {
        "pardon"
    } else if has(Event::Deport) || free.event == Event::Deport {
        "deported"
    } else if has(Event::Acquit) {
        "acquitted"
    } else {
        "unknown_released"
    }
}
