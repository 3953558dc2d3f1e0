//! All of a case at once: the row, its person and every part, in a fixed
//! number of queries whether it is one case or a thousand.

mod now;

use super::{
    Case,
    charges::Charge,
    citations::Citation,
    confidential::Confidential,
    court::Hearing,
    custody::Episode,
    events::Event,
    groups::{Group, GroupMember},
    merging,
    parts::Part,
    release::Release,
    sentences::Sentence,
    stages::StageRow,
    store::{self, Filled, Repeated},
};
use crate::{
    access::Scope,
    dates::PartialDate,
    db::AnyConnection,
    error::Result,
    history::Record,
    id::Id,
    people::{Person, names::Name, nationalities::Nationality},
    sources::Source,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// As far as a chain of reprints and translations is followed.
pub(super) const STEPS: usize = 12;

/// A case with everything that belongs to it. The fields are called like the tables.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The case.
    pub case: Case,
    /// Who is held.
    pub person: Person,
    /// The person's names, the primary one first.
    pub names: Vec<Name>,
    /// The person's nationalities.
    pub nationalities: Vec<Nationality>,
    /// Where the person was, earliest first.
    pub custody: Vec<Episode>,
    /// Where the law stood, earliest first.
    pub stages: Vec<StageRow>,
    /// Accusations.
    pub charges: Vec<Charge>,
    /// Hearings, earliest first.
    pub court_events: Vec<Hearing>,
    /// Sentences, earliest first.
    pub sentences: Vec<Sentence>,
    /// Releases, earliest first.
    pub releases: Vec<Release>,
    /// Other events, earliest first.
    pub events: Vec<Event>,
    /// Which groups it is in.
    pub group_members: Vec<GroupMember>,
    /// Those groups; on a form all groups there are.
    pub all_groups: Vec<Group>,
    /// The sources linked to it, in the order of their numbers.
    pub sources: Vec<Source>,
    /// What the sources that these repeat are repeating themselves.
    pub repeated: Arc<Repeated>,
    /// The citations of its facts.
    pub citations: Vec<Citation>,
    /// Other cases of the same person: id and reference.
    pub other_cases: Vec<(Id<Case>, String)>,
    /// References of cases and of a person that went into these: they are found by those still.
    pub former: Vec<String>,
    /// What only those who work on the case read; empty until a page asks for it.
    pub confidential: Confidential,
}

/// When something was, for sorting: undated rows first, in the order in which they were made.
type When = (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>, String);

pub(super) fn when(date: Option<&PartialDate>, id: &str) -> When {
    let first = date.and_then(|d| d.earliest().or_else(|| d.latest()));
    let last = date.and_then(|d| d.latest().or_else(|| d.earliest()));
    (first, last, id.to_owned())
}

impl Dossier {
    /// Loads one case whole.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(conn: &mut AnyConnection, case: &Case) -> Result<Self> {
        let mut loaded = Self::load_all(conn, vec![case.clone()])?;
        loaded.pop().ok_or(crate::error::Error::NotFound)
    }

    /// Loads one case as this visitor may know it: without other cases of the
    /// same person that they do not see, and what those say.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load_for(conn: &mut AnyConnection, scope: Scope, case: &Case) -> Result<Self> {
        let mut dossier = Self::load(conn, case)?;
        if !dossier.other_cases.is_empty() {
            let others: Vec<String> = dossier.other_cases.iter().map(|(id, _)| id.to_string()).collect();
            let seen = store::seen_among(conn, scope, &others)?;
            dossier.other_cases.retain(|(id, _)| seen.contains(id.as_str()));
            dossier.citations.retain(|c| c.case_id == case.id || seen.contains(c.case_id.as_str()));
        }
        Ok(dossier)
    }

    /// Loads these cases whole, in their order. At most a thousand or so at a time.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load_all(conn: &mut AnyConnection, cases: Vec<Case>) -> Result<Vec<Self>> {
        let ids: Vec<String> = cases.iter().map(|case| case.id.to_string()).collect();
        let people: Vec<String> =
            cases.iter().map(|case| case.person_id.to_string()).collect::<BTreeSet<_>>().into_iter().collect();
        let persons: BTreeMap<_, _> = Person::load(conn, &people)?.into_iter().map(|p| (p.id, p)).collect();
        let mut names = by_subject(Name::load(conn, &people)?);
        let mut nationalities = by_subject(Nationality::load(conn, &people)?);
        let mut custody = by_subject(Episode::load(conn, &ids)?);
        let mut stages = by_subject(StageRow::load(conn, &ids)?);
        let mut charges = by_subject(Charge::load(conn, &ids)?);
        let filled = Filled::open(conn, &ids)?;
        let mut court_events = by_subject(filled.load::<Hearing>(conn, &ids)?);
        let mut sentences = by_subject(filled.load::<Sentence>(conn, &ids)?);
        let mut releases = by_subject(filled.load::<Release>(conn, &ids)?);
        let mut events = by_subject(filled.load::<Event>(conn, &ids)?);
        let mut group_members = by_subject(filled.load::<GroupMember>(conn, &ids)?);
        let groups = if group_members.is_empty() { Vec::new() } else { store::groups_of(conn, &ids)? };
        let mut sources = store::sources_of(conn, &ids)?;
        let former = merging::store::former(conn, &merging::owners(&cases))?;
        let repeated = Arc::new(store::repeated_by(conn, sources.values().flatten())?);
        let mut other_cases = store::cases_of_people(conn, &people)?;
        let has_several = other_cases.values().map(Vec::len).sum::<usize>() > people.len();
        let mut citations = store::citations_of(conn, &ids, &people, has_several)?;
        cases
            .into_iter()
            .map(|case| {
                let (id, person_id) = (case.id.to_string(), case.person_id.to_string());
                let person = persons.get(&case.person_id).cloned().ok_or(crate::error::Error::NotFound)?;
                let members: Vec<GroupMember> = group_members.remove(&id).unwrap_or_default();
                let mut dossier = Self {
                    former: merging::former(&former, &case, &person),
                    person,
                    // A person with two cases appears in two dossiers.
                    names: names.get_mut(&person_id).cloned().unwrap_or_default(),
                    nationalities: nationalities.get_mut(&person_id).cloned().unwrap_or_default(),
                    custody: custody.remove(&id).unwrap_or_default(),
                    stages: stages.remove(&id).unwrap_or_default(),
                    charges: charges.remove(&id).unwrap_or_default(),
                    court_events: court_events.remove(&id).unwrap_or_default(),
                    sentences: sentences.remove(&id).unwrap_or_default(),
                    releases: releases.remove(&id).unwrap_or_default(),
                    events: events.remove(&id).unwrap_or_default(),
                    all_groups: groups.iter().filter(|g| members.iter().any(|m| m.group_id == g.id)).cloned().collect(),
                    group_members: members,
                    sources: sources.remove(&id).unwrap_or_default(),
                    repeated: repeated.clone(),
                    citations: citations.for_case(&id, &person_id),
                    other_cases: other_cases
                        .get_mut(&person_id)
                        .cloned()
                        .unwrap_or_default()
                        .into_iter()
                        .filter(|(other, _)| *other != case.id)
                        .collect(),
                    confidential: Confidential::default(),
                    case,
                };
                dossier.sort();
                Ok(dossier)
            })
            .collect()
    }

    /// Puts the parts in order: by time, and what has no date first.
    pub fn sort(&mut self) {
        self.names.sort_by_key(|name| !name.is_primary);
        self.custody.sort_by_cached_key(|row| when(row.started.as_ref().or(row.as_of.as_ref()), row.id()));
        self.stages.sort_by_cached_key(|row| when(row.reached.as_ref().or(row.as_of.as_ref()), row.id()));
        self.court_events.sort_by_cached_key(|row| when(row.happened.as_ref(), row.id()));
        self.sentences.sort_by_cached_key(|row| when(row.imposed.as_ref(), row.id()));
        self.releases.sort_by_cached_key(|row| when(row.date(), row.id()));
        self.events.sort_by_cached_key(|row| when(row.happened.as_ref(), row.id()));
    }

    /// The name under which the person is listed.
    pub fn primary_name(&self) -> Option<&Name> {
        self.names.first()
    }

    /// The form in Latin letters, where the primary name is in others.
    pub fn latin_name(&self) -> Option<&Name> {
        let primary = self.primary_name()?;
        if primary.script.is("Latn") {
            return None;
        }
        let latin = || self.names.iter().filter(|name| name.script.is("Latn"));
        latin().find(|name| name.transliteration_of == Some(primary.id)).or_else(|| latin().next())
    }

    /// How many origins the linked sources go back to.
    pub fn independent_sources(&self) -> usize {
        self.sources.iter().map(|source| self.origin(source)).collect::<BTreeSet<_>>().len()
    }

    /// The source at the end of the way back: the translation of a reprint goes back to the first text.
    pub fn origin(&self, source: &Source) -> Id<Source> {
        let mut at = source.id;
        let mut next = source.parent();
        // A ring, which nobody should make, ends too.
        for _ in 0..STEPS {
            let Some(parent) = next else { break };
            at = parent;
            let linked = self.sources.iter().find(|other| other.id == parent).and_then(Source::parent);
            next = linked.or_else(|| self.repeated.get(&parent).copied());
        }
        at
    }
}

fn by_subject<R: Record>(rows: Vec<R>) -> BTreeMap<String, Vec<R>> {
    let mut sorted: BTreeMap<String, Vec<R>> = BTreeMap::new();
    for row in rows {
        let owner = row.subject().1.to_owned();
        sorted.entry(owner).or_default().push(row);
    }
    sorted
}
