//! Who an event happens to. Each event of a sentence goes to the people it most likely means, or to nobody.

mod cost;
mod focus;

use super::language::Language;
use super::lexicon::Hit;
use super::scenes::{By, Cast, Unit};
use super::tags::{Event, Form, Tag};
pub(super) use focus::Focus;

/// How sure it is that the event means the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    Faint,
    Fair,
    Firm,
}

/// "This happened to that person", as one place of the text says it.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) person: usize,
    pub(super) event: Event,
    pub(super) form: Form,
    pub(super) hit: Hit,
    pub(super) sentence: usize,
    pub(super) strength: Strength,
    /// Not only wished, planned or denied.
    pub(super) real: bool,
    pub(super) by: By,
}

/// A group without names to which something happens: "two British citizens".
#[derive(Clone, Debug)]
pub(super) struct GroupClaim {
    pub(super) unit: Unit,
    pub(super) sentence: usize,
    pub(super) event: Event,
    pub(super) form: Form,
    pub(super) hit: Hit,
    pub(super) real: bool,
}

/// What the events of a text say, of people and of groups without names.
#[derive(Debug, Default)]
pub(super) struct Claims {
    pub(super) people: Vec<Claim>,
    pub(super) groups: Vec<GroupClaim>,
    /// The text is of the stage or of sport.
    pub(super) staged: bool,
}

/// A text of the stage or of sport has at least so many different words of it.
const SETTING_WORDS: usize = 4;

impl Claims {
    /// Reads the events of all sentences.
    pub(super) fn gather(cast: &Cast<'_, '_>) -> Self {
        let mut claims = Self { staged: is_staged(cast), ..Self::default() };
        for sentence in 0..cast.scenes.len() {
            for hit in cast.document.hits_in(cast.document.row(sentence)) {
                if let Tag::Event(event, form) = hit.tag
                    && event != Event::None
                    && !(event == Event::Deport && is_of_diplomats(cast, sentence))
                    && !is_titled(cast, sentence, hit)
                {
                    claims.event(cast, sentence, hit, (event, form));
                }
            }
        }
        claims.described(cast);
        claims.listed(cast);
        super::groups::share(cast, &mut claims);
        claims
    }

    /// Whether the text speaks of arrest and prison at all, more than once.
    pub(super) fn is_about_detention(&self, cast: &Cast<'_, '_>) -> bool {
        let row = 0..cast.document.tokens.len();
        let hard = |tag: Tag| match tag {
            Tag::Event(Event::Arrest | Event::Hold, _) | Tag::Penalty("life" | "death" | "hard_labour") => true,
            Tag::Event(Event::Sentence, form) => matches!(form, Form::Verb | Form::State),
            _ => false,
        };
        let mut places: Vec<usize> =
            cast.document.hits_in(row).filter(|hit| hard(hit.tag)).map(|hit| hit.from).take(6).collect();
        places.dedup();
        !places.is_empty()
    }

    /// The claims about a person.
    pub(super) fn of(&self, person: usize) -> impl Iterator<Item = &Claim> {
        self.people.iter().filter(move |claim| claim.person == person)
    }

    fn event(&mut self, cast: &Cast<'_, '_>, sentence: usize, hit: Hit, what: (Event, Form)) {
        let (event, form) = what;
        let real = is_real(cast, sentence, hit);
        let Some(aim) = cost::aim(cast, sentence, &(hit.from..hit.to), form) else {
            // "Arrested in May." as a sentence of its own speaks of the person before.
            let alone = hit.from == cast.document.row(sentence).start && form == Form::Verb;
            let (strength, by) = (if alone { Strength::Firm } else { Strength::Fair }, By::Noun);
            let claim = |person: &usize| Claim { person: *person, event, form, hit, sentence, strength, real, by };
            self.people.extend(topic(cast, sentence).iter().map(claim));
            return;
        };
        if aim.unit.by == By::Nobody {
            let unit = aim.unit.clone();
            self.groups.push(GroupClaim { unit, sentence, event, form, hit, real });
            return;
        }
        let with = cost::together(cast, sentence, hit).filter(|unit| unit.people != aim.unit.people);
        for unit in [Some(aim.unit), with].into_iter().flatten() {
            let (strength, by) = (aim.strength, unit.by);
            let claim = |person: &usize| Claim { person: *person, event, form, hit, sentence, strength, real, by };
            self.people.extend(unit.people.iter().map(claim));
        }
    }

    /// "24 prisoners were exchanged. X, Y and Z were among them": a group too large to be named in full, and then names.
    fn listed(&mut self, cast: &Cast<'_, '_>) {
        let mut more = Vec::new();
        let freed = |g: &&GroupClaim| matches!(g.event, Event::Exchange | Event::Release | Event::Pardon);
        let large = |g: &&GroupClaim| match g.unit.count {
            Some(count) => count > 2,
            None => freed(g),
        };
        for group in self.groups.iter().filter(|g| g.real && g.event != Event::Death).filter(large) {
            let next = cast.scenes.get(group.sentence + 1).map(Vec::as_slice).unwrap_or_default();
            let named = next.iter().filter(|unit| unit.by == By::Name).flat_map(|unit| unit.people.iter());
            let people: Vec<usize> = named.copied().filter(|person| cast.may_be_held(*person)).collect();
            if people.len() < 3 && !freed(&group) {
                continue;
            }
            let GroupClaim { sentence, event, form, hit, real, .. } = *group;
            let (strength, by) = (Strength::Fair, By::Group);
            more.extend(people.into_iter().map(|person| Claim {
                person,
                event,
                form,
                hit,
                sentence,
                strength,
                real,
                by,
            }));
        }
        self.people.extend(more);
    }

    /// "The jailed teacher X", "X, a hostage since May".
    fn described(&mut self, cast: &Cast<'_, '_>) {
        for (sentence, scene) in cast.scenes.iter().enumerate() {
            for unit in scene.iter().filter(|unit| unit.by == By::Name) {
                let contexts = unit.mentions.iter().filter_map(|m| cast.contexts.get(*m));
                for hit in contexts.flat_map(|c| c.held.iter().copied()).collect::<Vec<_>>() {
                    if is_titled(cast, sentence, hit) {
                        continue;
                    }
                    let Tag::Event(event, form) = hit.tag else {
                        continue;
                    };
                    let real = is_real(cast, sentence, hit) || form == Form::Person;
                    let claim = |person: &usize| Claim {
                        person: *person,
                        event,
                        form,
                        hit,
                        sentence,
                        strength: Strength::Firm,
                        real,
                        by: By::Name,
                    };
                    self.people.extend(unit.people.iter().map(claim));
                }
            }
        }
    }
}

/// "Sentenced to death in the second act": far more is said of the stage or the club than of police and courts.
fn is_staged(cast: &Cast<'_, '_>) -> bool {
    let words = |wanted: Tag| {
        let hits = cast.document.hits_in(0..cast.document.tokens.len()).filter(|hit| hit.tag == wanted);
        let words = hits.map(|hit| cast.document.words(&(hit.from..hit.to)).to_lowercase());
        words.collect::<std::collections::HashSet<_>>().len()
    };
    let settings = words(Tag::Setting);
    settings >= SETTING_WORDS && settings > words(Tag::Authority) * 2
}

/// Those a sentence speaks of that names nobody who may be held.
fn topic<'c>(cast: &'c Cast<'_, '_>, sentence: usize) -> &'c [usize] {
    let scene = cast.scenes.get(sentence).map(Vec::as_slice).unwrap_or_default();
    let strangers = scene.iter().any(|unit| unit.by == By::Nobody);
    let row = cast.document.row(sentence);
    if cast.document.is(row.start, Tag::Some) {
        return &[];
    }
    let nobody = !strangers && scene.iter().flat_map(|unit| &unit.people).all(|person| !cast.may_be_held(*person));
    let people = cast.topics.get(sentence).map(Vec::as_slice).unwrap_or_default();
    if nobody { people } else { &[] }
}

/// "Berlin expels two diplomats": they are never the ones who are held.
fn is_of_diplomats(cast: &Cast<'_, '_>, sentence: usize) -> bool {
    let word = |at: usize| cast.document.token(at).map_or("", |t| t.lower.as_str());
    cast.document.row(sentence).any(|at| word(at).starts_with("diplomat") || word(at) == "attaché")
}

/// The people a phrase that is no event is about, such as an accusation.
pub(super) fn about(cast: &Cast<'_, '_>, sentence: usize, hit: Hit) -> Option<(Vec<usize>, Strength)> {
    let aim = cost::aim(cast, sentence, &(hit.from..hit.to), Form::Noun);
    let strength = aim.as_ref().map_or(Strength::Fair, |aim| aim.strength);
    let people = match aim.map(|aim| aim.unit) {
        Some(unit) if unit.by != By::Nobody && unit.people.iter().any(|p| cast.may_be_held(*p)) => unit.people.clone(),
        Some(unit) if unit.by == By::Nobody && unit.count != Some(1) => super::groups::named_as(cast, sentence, unit)?,
        Some(unit) if unit.by == By::Nobody => return None,
        _ => topic(cast, sentence).to_vec(),
    };
    (!people.is_empty()).then_some((people, strength))
}

/// Whether nothing before the event in its clause says that it is only wished, planned or denied.
fn is_real(cast: &Cast<'_, '_>, sentence: usize, hit: Hit) -> bool {
    let document = cast.document;
    let row = document.row(sentence);
    let freed =
        matches!(hit.tag, Tag::Event(Event::Release | Event::Pardon | Event::Exchange | Event::Deport, Form::Verb));
    if freed && is_infinitive(cast, hit) {
        return false;
    }
    let mut at = hit.from;
    let mut seen = 0;
    while at > row.start && seen < 10 {
        at -= 1;
        seen += 1;
        if document.token(at).is_some_and(|t| matches!(&*t.lower, ";" | ":" | "," | "(" | "—" | "–")) {
            return true;
        }
        let unreal = document.hits_at(at).any(|h| h.tag == Tag::Unreal && h.from < hit.from);
        if unreal {
            return false;
        }
    }
    true
}

/// "The Hostage Recovery Act", "Freedom House": a capital within a sentence is part of a name.
fn is_titled(cast: &Cast<'_, '_>, sentence: usize, hit: Hit) -> bool {
    let document = cast.document;
    let title = |at: usize| document.token(at).is_some_and(|t| t.is_capital() && !t.is_all_capitals());
    let beside = hit.from.checked_sub(1).is_some_and(title) || title(hit.to);
    let plain = document.language != Language::De && !cast.is_heading(sentence);
    plain && title(hit.from) && beside && hit.from > document.row(sentence).start
}

/// "To free her", "libérer", "freizulassen": what is to be done is not done.
fn is_infinitive(cast: &Cast<'_, '_>, hit: Hit) -> bool {
    let document = cast.document;
    let word = |at: usize| document.token(at).map_or("", |t| t.lower.as_str());
    let one = hit.to == hit.from + 1;
    match document.language {
        Language::En => {
            let back = (1..=3).map_while(|back| hit.from.checked_sub(back)).find(|at| !word(*at).ends_with("ly"));
            // "Agreed to free", "allowed to leave": it happens.
            let to = back.filter(|at| word(*at) == "to" && !word(hit.from).ends_with("ed"));
            to.is_some_and(|at| {
                !at.checked_sub(1).is_some_and(|at| document.is(at, Tag::Brought) || word(at).starts_with("allow"))
            })
        }
        Language::Fr => one && word(hit.from).ends_with("er"),
        Language::Es => one && word(hit.from).ends_with("ar"),
        Language::De => one && (word(hit.from).contains("zulassen") || word(hit.from) == "freilassen"),
    }
}
