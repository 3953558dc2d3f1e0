//! What stands directly around a name: "the French teacher X", "X, a lawyer", "X is a citizen of", "said X".

mod around;

use std::ops::Range;

use super::document::Document;
use super::lexicon::Hit;
use super::mentions::Mention;
use super::tags::{Event, Form, Gender, Job, Tag};
use super::tokens::Kind;
use around::{
    given_gender, is_inner_sign, is_plural, is_used_as_adjective, is_within_person, leads_over_comma, stops_before,
};

/// So many words before a name can describe it.
const BEFORE: usize = 9;
/// So many words behind a name can describe it.
const BEHIND: usize = 14;

/// What the words around one mention say of the person.
#[derive(Clone, Debug)]
pub(super) struct Context {
    pub(super) jobs: Vec<Job>,
    /// Jobs in the plural: those of a list of names, not of one.
    pub(super) shared_jobs: Vec<Job>,
    /// A relative of somebody.
    pub(super) kin: bool,
    pub(super) victim: bool,
    /// The person says something here.
    pub(super) speaks: bool,
    /// The person speaks of a relative or a client.
    pub(super) speaks_of_own: bool,
    pub(super) gender: Gender,
    /// Nationalities and the tokens that say so.
    pub(super) nations: Vec<(&'static str, Range<usize>)>,
    /// The nouns that say what the person is.
    pub(super) nouns: Vec<String>,
    /// Words such as "jailed" or "hostage" that belong to the name.
    pub(super) held: Vec<Hit>,
    /// Where the words that describe the name begin.
    pub(super) from: usize,
    /// Where they end.
    pub(super) to: usize,
    /// "X's": what follows belongs to the person.
    pub(super) owns: bool,
}

/// The document and, for each token, whether a name begins there.
#[derive(Clone, Copy)]
pub(super) struct Page<'p, 'a> {
    pub(super) document: &'p Document<'a>,
    pub(super) names: &'p [bool],
}

impl Page<'_, '_> {
    fn is_name(&self, at: usize) -> bool {
        self.names.get(at).copied().unwrap_or_default()
    }
}

impl Context {
    /// Reads the surroundings of a mention.
    pub(super) fn read(page: Page<'_, '_>, mention: &Mention) -> Self {
        let mut context = Self::empty(&mention.tokens, given_gender(page.document, &mention.tokens));
        let row = page.document.row(mention.sentence);
        context.before(page.document, mention, &row);
        context.behind(page, mention, &row);
        context.speech(page.document, mention, &row);
        context
    }

    fn empty(tokens: &Range<usize>, gender: Gender) -> Self {
        Self {
            jobs: Vec::new(),
            shared_jobs: Vec::new(),
            kin: false,
            victim: false,
            speaks: false,
            speaks_of_own: false,
            gender,
            nations: Vec::new(),
            nouns: Vec::new(),
            held: Vec::new(),
            from: tokens.start,
            to: tokens.end,
            owns: false,
        }
    }

    fn before(&mut self, document: &Document<'_>, mention: &Mention, row: &Range<usize>) {
        let mut at = mention.tokens.start;
        // "A sailor, identified as X".
        let naming = at.checked_sub(1).and_then(|before| document.hits_at(before).find(|hit| hit.tag == Tag::Naming));
        at = naming.map_or(at, |hit| hit.from.max(row.start));
        // "His brother, X", "a Danish surveyor, X": the comma stands between a description and the name.
        let comma = at.checked_sub(1).filter(|before| document.is_sign(*before, ",") && row.contains(before));
        if comma
            .and_then(|comma| comma.checked_sub(1))
            .is_some_and(|noun| row.contains(&noun) && leads_over_comma(document, noun))
        {
            at -= 1;
        }
        let mut kin = false;
        while at > row.start && mention.tokens.start - at < BEFORE {
            at -= 1;
            let owned =
                document.is(at, Tag::Whose) || document.token(at).is_some_and(|t| matches!(&*t.lower, "'s" | "’s"));
            self.kin |= kin && owned;
            let sign = document.token(at).is_none_or(|token| !token.is_word());
            if stops_before(document, at) || (sign && !is_inner_sign(document, at)) {
                break;
            }
            kin |= document.has(at, |tag| matches!(tag, Tag::Kin(_)));
            // "In the U.S. X was held": the country stands directly before the name and says nothing of it.
            let place = at + 1 == mention.tokens.start && document.has(at, |tag| matches!(tag, Tag::Country(_)));
            if !place && self.take(document, at) {
                self.from = at;
            }
        }
        // "CNN's X" reports.
        let owner = mention.tokens.start.checked_sub(2).filter(|at| row.contains(at));
        let desk = owner.is_some_and(|at| {
            document.token(at).is_some_and(super::tokens::Token::is_all_capitals)
                && document.token(at + 1).is_some_and(|t| matches!(&*t.lower, "'s" | "’s"))
        });
        if desk {
            self.jobs.push(Job::Journalist);
        }
        // "The Ugandan lawyer X" has a profession, "his lawyer X" a part.
        if !self.nations.is_empty() && !document.is(at, Tag::Whose) {
            self.jobs.retain(|job| *job == Job::Official);
        }
    }

    /// Notes what one word of a description says; whether it says anything.
    fn take(&mut self, document: &Document<'_>, at: usize) -> bool {
        let mut told = false;
        for hit in document.hits_at(at) {
            match hit.tag {
                // "Chief officer" and "ship's captain" hold no office.
                Tag::Job(_) if is_within_person(document, hit) => {}
                Tag::Job(job) if is_plural(document, hit) => self.shared_jobs.push(job),
                Tag::Job(job) if self.nouns.is_empty() || job != Job::Expert => self.jobs.push(job),
                Tag::Kin(gender) => {
                    self.sex(gender);
                    // "Sister of X" is kin, "a grandmother from Y" is not.
                    self.kin |= document.is(hit.to, Tag::Of) || document.has(hit.to, |t| matches!(t, Tag::Title(_)));
                }
                Tag::Title(gender) => self.sex(gender),
                Tag::Person(gender) => {
                    self.sex(gender);
                    self.nouns.extend(document.token(at).map(|token| token.lower.clone()));
                }
                Tag::Victim => self.victim = true,
                Tag::Demonym(code) => self.nation(code, hit),
                Tag::Country(code) if is_used_as_adjective(document, hit.to) => self.nation(code, hit),
                Tag::Event(event, Form::Verb) if event != Event::Release => self.held.push(hit),
                Tag::Event(_, Form::Person) => self.held.push(hit),
                Tag::Citizen | Tag::Charge(_) => {}
                _ => continue,
            }
            told = true;
        }
        told
    }

    fn nation(&mut self, code: &'static str, hit: Hit) {
        if self.nations.iter().all(|(known, _)| *known != code) {
            self.nations.push((code, hit.from..hit.to));
        }
    }

    fn sex(&mut self, gender: Gender) {
        if gender != Gender::Unknown {
            self.gender = gender;
        }
    }

    /// "X, a French teacher and union member,", "X (38), who speaks for the court,", "X is one of the lawyers".
    fn behind(&mut self, page: Page<'_, '_>, mention: &Mention, row: &Range<usize>) {
        let document = page.document;
        let mut at = mention.tokens.end;
        if document.token(at).is_some_and(|t| matches!(&*t.lower, "'s" | "’s")) && row.contains(&at) {
            self.owns = true;
            return;
        }
        // "X of Uganda".
        let of = (document.token(at).is_some_and(|t| t.lower == "of") || document.is(at, Tag::Origin))
            && row.contains(&(at + 1));
        let country =
            document.hits_at(at + 1).find(|hit| of && hit.from == at + 1 && matches!(hit.tag, Tag::Country(_)));
        if let Some(hit) = country
            && let Tag::Country(code) = hit.tag
        {
            self.nation(code, hit);
            self.to = hit.to;
            at = hit.to;
        }
        if document.is_sign(at, "(") {
            let close = (at..row.end).take(6).find(|at| document.is_sign(*at, ")"));
            at = close.map_or(at, |close| close + 1);
        }
        let comma = |at: usize| document.is_sign(at, ",");
        let number = |at: usize| document.token(at).is_some_and(|t| t.kind == Kind::Number);
        if comma(at) && number(at + 1) {
            at += (2..=3).find(|skip| comma(at + skip)).unwrap_or(0);
        }
        let is = document.token(at).is_some_and(|t| {
            matches!(
                &*t.lower,
                "is" | "are" | "was" | "were" | "est" | "sont" | "était" | "es" | "son" | "era" | "ist" | "war"
            )
        });
        let opens = document.token(at).is_some_and(|t| matches!(&*t.lower, "," | "–" | "—"));
        if opens || is {
            self.nation_later(page, at + 1, row);
            self.description(page, at + 1, row);
        }
    }

    fn description(&mut self, page: Page<'_, '_>, start: usize, row: &Range<usize>) {
        let document = page.document;
        let capital = |at: usize| document.token(at).is_some_and(super::tokens::Token::is_capital);
        let telling =
            |at: usize| document.has(at, |tag| matches!(tag, Tag::Demonym(_) | Tag::Job(_) | Tag::Country(_)));
        // A capital behind a comma is the next name of a list.
        if capital(start) && !telling(start) {
            return;
        }
        // "X, suffered" goes on with the verb of the sentence.
        let first = document.token(start).map_or("", |t| &t.lower);
        let verb = first.ends_with("ed") && document.hits_at(start).all(|hit| hit.tag == Tag::Speech);
        if verb && document.language == super::Language::En {
            return;
        }
        // "X, arrested in May": the participle belongs to the name.
        let participle = document.hits_at(start).find(|hit| {
            hit.from == start && matches!(hit.tag, Tag::Event(event, Form::Verb) if event != Event::Release)
        });
        self.held.extend(participle);
        let before = self.clone();
        let mut of = false;
        for at in start..row.end.min(start + BEHIND) {
            let sign = document.token(at).is_none_or(|t| !t.is_word() && t.kind != Kind::Number);
            if page.is_name(at) && !of {
                // The description belongs to the name it leads up to.
                *self = before;
                return;
            }
            if page.is_name(at) || (sign && !is_inner_sign(document, at)) || self.stops_behind(document, at, start) {
                return;
            }
            of = document.has(at, |tag| matches!(tag, Tag::Of));
            if self.take(document, at) {
                self.to = at + 1;
            }
        }
    }

    /// "X, whose brother", "X, his father": kin; any other small word but the few that build descriptions ends it.
    fn stops_behind(&mut self, document: &Document<'_>, at: usize, start: usize) -> bool {
        if at == start && document.is(at, Tag::Whose) {
            self.kin |= document.has(at + 1, |tag| matches!(tag, Tag::Kin(_)));
            return false;
        }
        if document.has(at, |tag| matches!(tag, Tag::Job(_))) {
            return false;
        }
        let joins = document.has(at, |tag| matches!(tag, Tag::Det | Tag::Of | Tag::Link | Tag::Aux | Tag::Number(_)))
            || document.token(at).is_some_and(|t| {
                matches!(
                    &*t.lower,
                    "who"
                        | "as"
                        | "well"
                        | "also"
                        | "both"
                        | "all"
                        | "qui"
                        | "que"
                        | "aussi"
                        | "quien"
                        | "también"
                        | "auch"
                        | "one"
                )
            });
        document.has(at, |tag| match tag {
            Tag::Speech | Tag::Turn | Tag::Naming | Tag::Accuse | Tag::Since => true,
            Tag::Event(_, form) => form != Form::Person,
            Tag::Function => !joins,
            _ => false,
        })
    }
}
