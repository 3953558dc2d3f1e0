//! Makes the cases of the large world, a few at a time: those that one
//! article is about. The same number always gives the same cases.

use super::{
    article,
    batch::Batch,
    ends,
    life::{self, Life},
    names::{Culture, Cultures, Word},
    random::{Ids, Random},
    words::Words,
};
use crate::{
    cases::{Case, parts::Part},
    dates::PartialDate,
    id::Id,
    people::{Person, names::Name, nationalities::Nationality},
    sources::Source,
    words::{Country, Term, Terms},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// How many cases an article is about.
pub const TOGETHER: u64 = 3;
const SEED: u64 = 0x4841_4245_4153_0001;
/// Countries that hold people: these many of the list, the first more often.
const COUNTRIES: usize = 90;

/// What cases are made from.
#[derive(Debug)]
pub struct Maker {
    cultures: Cultures,
    /// Occupations, charges, sentences …
    pub words: Words,
    countries: Vec<Term<Country>>,
    /// The day on which this world is looked at.
    pub today: NaiveDate,
    /// The same as a time.
    pub now: NaiveDateTime,
}

impl Maker {
    /// Reads the lists.
    pub fn new() -> Self {
        let invented = ["QZZ", "QXA", "QYL"].into_iter().filter_map(Term::of);
        let others = Term::all()
            .filter(|country: &Term<Country>| country.extra("place") == "yes" && !country.code().starts_with('Q'));
        let today = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap_or_default();
        Self {
            cultures: Cultures::read(),
            words: Words::read(),
            countries: invented.chain(others.step_by(2)).take(COUNTRIES).collect(),
            today,
            now: today.and_hms_opt(8, 0, 0).unwrap_or_default(),
        }
    }

    /// Adds the cases of one article, `count` of them, to the batch.
    pub fn add(&self, group: u64, count: u64, batch: &mut Batch) {
        let (mut ids, mut random) = (Ids::new(SEED, group), Random::new(SEED, group));
        let source = ids.next();
        let lives: Vec<Life> = (0..count).map(|_| self.life(&mut ids, &mut random)).collect();
        let (row, text, citations) = article::write(self, &lives, source, &mut ids, &mut random);
        batch.sources.push(row);
        batch.texts.push(text);
        batch.citations.extend(citations);
        for life in lives {
            batch.case_sources.push(article::link(&life, source, &mut ids));
            for back in 1..=random.skewed(3) as u64 {
                if let Some(earlier) = group.checked_sub(back * 7) {
                    batch.case_sources.push(article::link(&life, source_of(earlier), &mut ids));
                }
            }
            self.rest(life, &mut ids, &mut random, batch);
        }
    }

    fn life(&self, ids: &mut Ids, random: &mut Random) -> Life {
        let culture = self.cultures.choose(random);
        let (fate, days) = life::fate(self, random);
        let start = days.first().copied().unwrap_or(self.today);
        let at = if random.chance(25) { random.below(3) } else { random.skewed(self.countries.len()) };
        let country = self.countries.get(at).copied().unwrap_or_else(|| Term::known("QZZ"));
        let (town, _) = self.words.some("town", random);
        let case = self.case(ids, country, start, town);
        let is_woman = random.chance(30);
        let (given, family) = (culture.given(is_woman, random), culture.family(random));
        let latin = culture.full(&given.latin, &family.latin, false);
        let person = self.person(&case, is_woman, start, random);
        let names = names(culture, &case, (&given, &family), ids, random);
        let nationalities = nationalities(culture, &case, ids, random);
        let (custody, charges) = (Vec::new(), Vec::new());
        let mut life = Life { case, person, names, nationalities, custody, charges, latin, town, start, days, fate };
        life.custody = life::custody(self, &life, ids, random);
        life.charges = life::charges(self, &life, ids, random);
        let start = life.start.format("%B %Y");
        if random.chance(40) {
            let occupation = life.person.occupation.as_deref().unwrap_or("visitor");
            life.case.summary_en = Some(format!("A {occupation}, held in {} since {start}.", life.town));
        }
        life
    }

    fn case(&self, ids: &mut Ids, country: Term<Country>, start: NaiveDate, town: &str) -> Case {
        let state = |code: &'static str| Term::known(code);
        Case {
            id: ids.next(),
            version: 1,
            organisation_id: Id::from_uuid(uuid::Uuid::nil()),
            person_id: ids.next(),
            reference: format!("{}-{}", country.code(), start.year()),
            detaining_country: country,
            country_of_arrest: None,
            place_of_arrest: Some(town.to_owned()),
            holder: Term::known("state"),
            holder_name: None,
            case_types: Terms::default(),
            scope_basis: std::iter::once(Term::known("foreign_national")).collect(),
            acknowledgement: Term::unknown(),
            file_status: state("active"),
            publicity: Term::known("not_asked"),
            verification: Term::known("unverified"),
            first_report: None,
            first_report_stated: None,
            summary_en: None,
            summary_fr: None,
            narrative: None,
            previous_case: None,
            created_at: self.now,
            removed_at: None,
        }
    }

    fn person(&self, case: &Case, is_woman: bool, start: NaiveDate, random: &mut Random) -> Person {
        let (occupation, group) = self.words.some("occupation", random);
        let year = start.year() - 19 - i32::try_from(random.skewed(60)).unwrap_or(0);
        let birth = match random.below(10) {
            0..5 => NaiveDate::from_ymd_opt(year, 1, 1).map(|day| PartialDate::day(random.after(day, 365))),
            5..8 => PartialDate::from_edtf(&format!("{year}")).ok(),
            _ => None,
        };
        Person {
            gender: Term::known(if is_woman { "female" } else { "male" }),
            birth,
            occupation: Some(occupation.to_owned()),
            occupation_group: Term::of(group),
            ..Person::blank(case)
        }
    }

    /// The rows that no article speaks of.
    fn rest(&self, life: Life, ids: &mut Ids, random: &mut Random, batch: &mut Batch) {
        batch.stages.extend(life::stages(self, &life, ids, random));
        batch.court_events.extend(ends::court(self, &life, ids, random));
        batch.sentences.extend(ends::sentence(&life, ids, random));
        batch.releases.extend(ends::release(&life, ids, random));
        batch.events.extend(life::events(self, &life, ids, random));
        let file_status = match life.fate.last().copied().unwrap_or_default() {
            "left_country" | "free_in_country" => random.share(&[("closed", 70), ("after_release", 30)]),
            "unknown" | "missing_suspected" => "verifying",
            _ => random.share(&[("active", 80), ("watch", 15), ("verifying", 5)]),
        };
        let case_types = random.share(&[
            ("ordinary_consular", 50),
            ("arbitrary_suspected", 20),
            ("immigration", 15),
            ("political_motive", 10),
            ("unclear", 5),
        ]);
        batch.cases.push(Case {
            file_status: Term::of(file_status).unwrap_or(life.case.file_status),
            case_types: Terms::parse(case_types).unwrap_or_default(),
            ..life.case
        });
        batch.people.push(life.person);
        batch.names.extend(life.names);
        batch.nationalities.extend(life.nationalities);
        batch.custody.extend(life.custody);
        batch.charges.extend(life.charges);
    }
}

/// The id of another article, by its number.
fn source_of(group: u64) -> Id<Source> {
    Ids::new(SEED, group).next()
}

fn names(
    culture: &Culture,
    case: &Case,
    (given, family): (&Word, &Word),
    ids: &mut Ids,
    random: &mut Random,
) -> Vec<Name> {
    let name = |id: Id<Name>, given: &str, family: &str, is_own: bool| Name {
        id,
        full: culture.full(given, family, is_own),
        given: Some(given.to_owned()),
        family1: Some(family.to_owned()),
        name_order: culture.order,
        ..Name::blank(case)
    };
    let primary = Name {
        script: culture.script,
        language: Some(culture.language),
        is_primary: true,
        is_publishable: random.chance(30),
        ..name(ids.next(), &given.own, &family.own, true)
    };
    let id = primary.id;
    let mut names = vec![primary];
    if !culture.is_latin() {
        names.push(Name {
            kind: Term::known("transliteration"),
            romanisation: culture.romanisation,
            transliteration_of: Some(id),
            ..name(ids.next(), &given.latin, &family.latin, false)
        });
    }
    if random.chance(15) {
        // As a newspaper writes it that drops or swaps a letter.
        let from = *random.pick(&["a", "e", "i", "o"]);
        let instead: &&str = random.pick(&["", "aa", "y", "u"]);
        let seen = family.latin.replacen(from, instead, 1);
        names.push(Name { kind: Term::known("press_variant"), ..name(ids.next(), &given.latin, &seen, false) });
    }
    names
}

fn nationalities(culture: &Culture, case: &Case, ids: &mut Ids, random: &mut Random) -> Vec<Nationality> {
    let first = culture.country(random);
    let second = culture.country(random);
    let row = |id, country| Nationality {
        id,
        country,
        recognised_by_detaining: Term::known("yes"),
        ..Nationality::blank(case)
    };
    let mut rows = vec![row(ids.next(), first)];
    if second != first && random.chance(18) {
        rows.push(row(ids.next(), second));
    }
    rows
}
