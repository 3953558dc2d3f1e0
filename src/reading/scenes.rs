//! Who is on the stage in each sentence: names, names joined by "and", pronouns, and words for people named before.

mod kin;
mod lists;
mod stand_ins;
mod strangers;

use std::ops::Range;

use super::context::{Context, Page};
use super::document::Document;
use super::mentions::Mention;
use super::people::People;
use super::tags::{Gender, Job, Tag};

/// How the text names those who are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// By name.
    Name,
    /// "He", "her".
    Pronoun,
    /// "The teacher".
    Noun,
    /// "The two".
    Group,
    /// People who are not named here: "two Australian men".
    Nobody,
}

/// People who do or suffer one thing together in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// From the first word about them to the last.
    pub(super) tokens: Range<usize>,
    /// Numbers in the list of people.
    pub(super) people: Vec<usize>,
    pub(super) by: By,
    /// Mentions, where they are named.
    pub(super) mentions: Vec<usize>,
    /// How many, where a group of people without names says it.
    pub(super) count: Option<usize>,
}

/// Everything that is known about the names of a text, before any event is read.
pub(super) struct Cast<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) mentions: Vec<Mention>,
    pub(super) contexts: Vec<Context>,
    pub(super) people: People,
    /// For each sentence its units, in order.
    pub(super) scenes: Vec<Vec<Unit>>,
    /// For each sentence those it speaks of if it names nobody.
    pub(super) topics: Vec<Vec<usize>>,
}

impl<'d, 'a> Cast<'d, 'a> {
    /// Finds people and sets the scenes.
    pub(super) fn new(document: &'d Document<'a>) -> Self {
        let mentions = super::mentions::find(document);
        let people = People::gather(&mentions);
        let mut names = vec![false; document.tokens.len()];
        for (mention, person) in mentions.iter().zip(&people.of_mention) {
            if let Some(slot) = names.get_mut(mention.tokens.start).filter(|_| person.is_some()) {
                *slot = true;
            }
        }
        let page = Page { document, names: &names };
        let contexts: Vec<Context> = mentions.iter().map(|m| Context::read(page, m)).collect();
        let mut cast = Self { document, mentions, contexts, people, scenes: Vec::new(), topics: Vec::new() };
        let mut by_sentence: Vec<Vec<usize>> = vec![Vec::new(); document.sentences.len()];
        for (index, mention) in cast.mentions.iter().enumerate() {
            if let Some(list) = by_sentence.get_mut(mention.sentence) {
                list.push(index);
            }
        }
        cast.scenes = by_sentence.iter().map(|mentions| cast.named(mentions)).collect();
        cast.share_jobs();
        stand_ins::add(&mut cast);
        cast
    }

    /// "Senators X, Y and Z": the word in the plural is said of all.
    fn share_jobs(&mut self) {
        let lists = self.scenes.iter().flatten().filter(|unit| unit.mentions.len() > 1);
        for unit in lists.cloned().collect::<Vec<_>>() {
            let first = unit.mentions.first().and_then(|m| self.contexts.get(*m));
            let jobs = first.map(|context| context.shared_jobs.clone()).unwrap_or_default();
            for mention in &unit.mentions {
                if let Some(context) = self.contexts.get_mut(*mention) {
                    context.jobs.extend(jobs.iter().copied());
                }
            }
        }
    }

    pub(super) fn someone(&self, mention: usize) -> Option<usize> {
        self.people.of_mention.get(mention).copied().flatten()
    }

    /// The contexts of a person.
    pub(super) fn contexts_of(&self, person: usize) -> impl Iterator<Item = (&Mention, &Context)> {
        let mentions = self.people.list.get(person).map(|s| s.mentions.as_slice()).unwrap_or_default();
        mentions.iter().filter_map(|m| Some((self.mentions.get(*m)?, self.contexts.get(*m)?)))
    }

    /// The named units of a sentence.
    fn named(&self, mentions: &[usize]) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        let mut chain: Vec<usize> = Vec::new();
        let mut linked = false;
        for index in mentions.iter().copied().filter(|m| self.someone(*m).is_some()) {
            let join = chain.last().and_then(|last| self.join(*last, index));
            if join.is_none() {
                self.close(&mut chain, linked, &mut units);
                linked = false;
            }
            linked |= join == Some(true);
            chain.push(index);
        }
        self.close(&mut chain, linked, &mut units);
        units
    }

    /// Ends a list. Names that only commas part are no list.
    fn close(&self, chain: &mut Vec<usize>, linked: bool, units: &mut Vec<Unit>) {
        if linked {
            units.extend(self.unit(chain));
        } else {
            units.extend(chain.iter().filter_map(|mention| self.unit(&[*mention])));
        }
        chain.clear();
    }

    fn unit(&self, mentions: &[usize]) -> Option<Unit> {
        let first = self.contexts.get(*mentions.first()?)?;
        let last = self.contexts.get(*mentions.last()?)?;
        let mut people: Vec<usize> = mentions.iter().flat_map(|m| self.meant(*m)).collect();
        people.dedup();
        Some(Unit { tokens: first.from..last.to, people, by: By::Name, mentions: mentions.to_vec(), count: None })
    }
}

impl Cast<'_, '_> {
    /// Who is meant by a mention: "the Holms" are all of that name.
    fn meant(&self, mention: usize) -> Vec<usize> {
        let family =
            self.mentions.get(mention).filter(|m| !m.is_full()).and_then(|m| m.words.first()?.strip_suffix('s'));
        let all = |stem: &str| {
            let of_name =
                |id: &usize| self.people.list.get(*id).is_some_and(|s| s.words.last().is_some_and(|w| w == stem));
            (0..self.people.list.len()).filter(of_name).collect::<Vec<_>>()
        };
        let mut people = family.map(all).unwrap_or_default();
        people.retain(|person| !self.contexts_of(*person).any(|(_, context)| context.kin));
        if people.len() > 1 { people } else { self.someone(mention).into_iter().collect() }
    }

    /// What the words around the name say of the gender.
    pub(super) fn gender(&self, person: usize) -> Gender {
        let known = self.contexts_of(person).map(|(_, c)| c.gender).find(|gender| *gender != Gender::Unknown);
        known.unwrap_or(Gender::Unknown)
    }

    pub(super) fn is_official(&self, person: usize) -> bool {
        self.contexts_of(person).any(|(_, context)| context.jobs.contains(&Job::Official))
    }

    /// Nothing says that the person is there for another reason.
    pub(super) fn may_be_held(&self, person: usize) -> bool {
        !self.contexts_of(person).any(|(_, context)| {
            context.jobs.iter().any(|job| matches!(job, Job::Official | Job::Lawyer)) || (context.kin && context.speaks)
        })
    }

    fn is_called(&self, person: usize, noun: &str) -> bool {
        self.contexts_of(person).any(|(_, context)| context.nouns.iter().any(|known| known == noun))
    }

    fn first_sentence(&self, person: usize) -> Option<usize> {
        self.contexts_of(person).next().map(|(mention, _)| mention.sentence)
    }

    pub(super) fn speaks_first(&self, person: usize) -> bool {
        self.contexts_of(person)
            .next()
            .is_some_and(|(_, context)| context.speaks || context.kin || !context.jobs.is_empty())
    }

    /// Whether the nouns of a description may mean the person: no word for the other gender, no other profession.
    pub(super) fn fits(&self, person: usize, nouns: &[String]) -> bool {
        let lexicon = super::lexicon::Lexicon::of(self.document.language);
        let gender = self.gender(person);
        let says = |noun: &String, test: fn(Gender) -> bool| {
            lexicon.meanings(noun).any(|tag| matches!(tag, Tag::Person(gender) if test(gender)))
        };
        let agree = nouns
            .iter()
            .all(|noun| lexicon.meanings(noun).all(|tag| !matches!(tag, Tag::Person(other) if !other.agrees(gender))));
        // "The man" may be anybody, "the driver" is not "the student".
        let professions: Vec<&String> = nouns.iter().filter(|noun| says(noun, |g| g == Gender::Unknown)).collect();
        let known: Vec<&String> = self.contexts_of(person).flat_map(|(_, context)| &context.nouns).collect();
        let general = professions.len() < nouns.iter().filter(|noun| says(noun, |_| true)).count();
        agree
            && (general
                || known.is_empty()
                || professions.is_empty()
                || professions.iter().any(|noun| known.contains(noun)))
    }

    /// A line with capitals nearly throughout.
    pub(super) fn is_heading(&self, sentence: usize) -> bool {
        let row = self.document.row(sentence);
        let long = row.filter_map(|at| self.document.token(at)).filter(|t| t.is_word() && t.lower.len() > 3);
        let (all, capitals) = long.fold((0, 0), |(all, caps), t| (all + 1, caps + usize::from(t.is_capital())));
        all > 0 && capitals * 10 > all * 7
    }

    /// A number above one, or a noun in the plural.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let ending = |word: &str| word.ends_with('s') || word.ends_with("men") || word == "people";
        self.document.has(at, |tag| matches!(tag, Tag::Number(halves) if halves > 2))
            || (self
                .document
                .has(at, |tag| matches!(tag, Tag::Person(_) | Tag::Citizen | Tag::Event(..) | Tag::Demonym(_)))
                && self
                    .document
                    .token(at)
                    .is_some_and(|t| ending(&t.lower) && t.lower != "français" && t.lower != "us"))
    }
}
