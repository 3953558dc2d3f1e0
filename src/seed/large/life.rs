//! One case of the large world: what became of somebody, step by step, with
//! dates as precise as dates are.

use super::{
    maker::Maker,
    random::{Ids, Random},
};
use crate::{
    cases::{Case, charges::Charge, custody::Episode, events::Event, parts::Part, stages::StageRow},
    dates::PartialDate,
    people::{Person, names::Name, nationalities::Nationality},
    words::Term,
};
use chrono::{Datelike, Days, NaiveDate};

/// A case and the rows that articles speak of.
#[derive(Debug)]
pub struct Life {
    /// The case.
    pub case: Case,
    /// Who is held.
    pub person: Person,
    /// The person's names.
    pub names: Vec<Name>,
    /// The person's nationalities.
    pub nationalities: Vec<Nationality>,
    /// Where the person was.
    pub custody: Vec<Episode>,
    /// Accusations.
    pub charges: Vec<Charge>,
    /// The name in Latin letters.
    pub latin: String,
    /// Where it happened.
    pub town: &'static str,
    /// The day it began.
    pub start: NaiveDate,
    /// The day of each step of `fate`.
    pub days: Vec<NaiveDate>,
    /// The custody statuses, in their order.
    pub fate: Vec<&'static str>,
}

/// What becomes of people: the steps, and how many in a hundred or so.
const FATES: &[(&str, usize)] = &[
    ("police_custody>pretrial", 150),
    ("pretrial", 60),
    ("pretrial>serving", 90),
    ("police_custody>pretrial>serving", 100),
    ("detained", 50),
    ("detained>pretrial", 35),
    ("immigration", 50),
    ("pretrial>convicted_waiting", 30),
    ("administrative", 12),
    ("pretrial>house_arrest", 15),
    ("serving>hospital_custody", 4),
    ("pretrial>death_row", 5),
    ("exit_ban", 35),
    ("pretrial>bail", 25),
    ("pretrial>exit_ban", 15),
    ("pretrial>serving>furlough", 5),
    ("pretrial>left_country", 75),
    ("police_custody>free_in_country", 30),
    ("pretrial>serving>left_country", 80),
    ("immigration>left_country", 60),
    ("exit_ban>left_country", 15),
    ("administrative>free_in_country", 10),
    ("unknown", 15),
    ("missing_suspected", 12),
    ("detained>unknown", 12),
    ("serving>died_in_custody", 10),
];

impl Life {
    /// Whether the steps come to this one.
    pub fn comes_to(&self, status: &str) -> bool {
        self.fate.contains(&status)
    }

    /// Whether somebody was found guilty on the way.
    pub fn is_convicted(&self) -> bool {
        ["serving", "convicted_waiting", "death_row"].iter().any(|status| self.comes_to(status))
    }

    /// The day of the conviction: when the person began to serve, or to wait.
    pub fn conviction(&self) -> NaiveDate {
        let at = self.fate.iter().position(|status| ["serving", "convicted_waiting", "death_row"].contains(status));
        at.and_then(|at| self.days.get(at).copied()).unwrap_or(self.start)
    }

    /// The day of the last step.
    pub fn last_day(&self) -> NaiveDate {
        self.days.last().copied().unwrap_or(self.start)
    }
}

/// The steps of a new case and the day of each.
pub fn fate(maker: &Maker, random: &mut Random) -> (Vec<&'static str>, Vec<NaiveDate>) {
    let steps: Vec<&'static str> = random.share(FATES).split('>').collect();
    let is_over =
        steps.last().is_some_and(|last| ["left_country", "free_in_country", "died_in_custody"].contains(last));
    let reach = if is_over { 7_900 } else { 2_600 };
    let back = 20 + random.skewed(reach);
    let start = maker.today.checked_sub_days(Days::new(back as u64)).unwrap_or(maker.today);
    let mut days = vec![start];
    for step in steps.iter().skip(1) {
        let last = days.last().copied().unwrap_or(start);
        let left = usize::try_from((maker.today - last).num_days()).unwrap_or(1);
        let most = if *step == "pretrial" { 12 } else { 900 };
        days.push(random.after(last, left.min(most)));
    }
    (steps, days)
}

/// A day as a source would give it: mostly exact.
pub fn told(day: NaiveDate, random: &mut Random) -> PartialDate {
    let (year, month) = (day.year(), day.month());
    let text = match random.below(100) {
        0..72 => return PartialDate::day(day),
        72..86 => format!("{year:04}-{month:02}"),
        86..92 => format!("{year:04}"),
        92..97 => format!("{year:04}-{month:02}~"),
        _ => format!("[{day}..{}]", day.checked_add_days(Days::new(3)).unwrap_or(day)),
    };
    PartialDate::from_edtf(&text).unwrap_or_else(|_never| PartialDate::day(day))
}

/// The custody episodes of a life.
pub fn custody(maker: &Maker, life: &Life, ids: &mut Ids, random: &mut Random) -> Vec<Episode> {
    let mut rows: Vec<Episode> = Vec::with_capacity(life.fate.len());
    for (at, (status, day)) in life.fate.iter().zip(&life.days).enumerate() {
        let held = Term::of(status).unwrap_or_else(Term::unknown);
        let (place, kind) = maker.words.some("place", random);
        let is_in_place = held.extra("held") == "yes";
        let started = if at == 0 && random.chance(3) { None } else { Some(told(*day, random)) };
        rows.push(Episode {
            id: ids.next(),
            status: held,
            started,
            as_of: (at + 1 == life.fate.len()).then(|| PartialDate::day(random.after(*day, 60).min(maker.today))),
            place: is_in_place.then(|| format!("{} {place}", life.town)),
            place_kind: Term::of(kind).filter(|_| is_in_place),
            locality: Some(life.town.to_owned()),
            authority: Term::of(random.share(&[
                ("prison_service", 50),
                ("police", 30),
                ("intelligence", 12),
                ("border", 8),
            ]))
            .filter(|_| is_in_place),
            recorded_at: maker.now,
            ..Episode::blank(&life.case)
        });
    }
    for at in 1..rows.len() {
        let next = rows.get(at).and_then(|row| row.started.clone());
        if let Some(row) = rows.get_mut(at - 1) {
            row.ended = next;
        }
    }
    rows
}

/// The accusations of a life.
pub fn charges(maker: &Maker, life: &Life, ids: &mut Ids, random: &mut Random) -> Vec<Charge> {
    let is_convicted = life.is_convicted();
    let count = random.share(&[("0", 15), ("1", 55), ("2", 22), ("3", 8)]).parse().unwrap_or(1);
    let count = if is_convicted { std::cmp::max(count, 1) } else { count };
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        let (as_stated, category) = maker.words.some("charge", random);
        let formality = if is_convicted {
            "formal"
        } else {
            random.share(&[("formal", 45), ("suspicion", 25), ("unknown", 20), ("public_accusation", 10)])
        };
        rows.push(Charge {
            id: ids.next(),
            as_stated: Some(as_stated.to_owned()),
            categories: Term::of(category).into_iter().collect(),
            formality: Term::of(formality).unwrap_or_else(Term::unknown),
            article: random.chance(40).then(|| format!("{}", 100 + random.below(280))),
            made: random.chance(60).then(|| told(random.after(life.start, 40).min(maker.today), random)),
            outcome: Term::known(if is_convicted { "convicted" } else { "pending" }),
            outcome_on: is_convicted.then(|| told(life.conviction(), random)),
            ..Charge::blank(&life.case)
        });
    }
    rows
}

/// Where the law stood: the last step, and sometimes the one before.
pub fn stages(maker: &Maker, life: &Life, ids: &mut Ids, random: &mut Random) -> Vec<StageRow> {
    let is_over = life.comes_to("left_country") || life.comes_to("free_in_country") || life.comes_to("died_in_custody");
    let mut steps = Vec::new();
    if random.chance(50) {
        steps.push((random.share(&[("investigation", 60), ("charged", 40)]), life.start));
    }
    if is_over {
        steps.push(("closed", life.last_day()));
    } else if life.is_convicted() {
        steps.push((random.share(&[("convicted", 40), ("appeal", 35), ("final", 25)]), life.conviction()));
    } else if random.chance(50) {
        steps.push((
            random.share(&[("charged", 40), ("trial", 40), ("removal", 20)]),
            random.after(life.start, 300).min(maker.today),
        ));
    }
    let row = |(stage, day): (&'static str, NaiveDate)| StageRow {
        id: ids.next(),
        stage: Term::known(stage),
        reached: Some(told(day, random)),
        recorded_at: maker.now,
        ..StageRow::blank(&life.case)
    };
    steps.into_iter().map(row).collect()
}

/// What else happened.
pub fn events(maker: &Maker, life: &Life, ids: &mut Ids, random: &mut Random) -> Vec<Event> {
    let count = random.below(4);
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        let (what, kind) = maker.words.some("event", random);
        let Some(kind) = Term::of(kind) else { continue };
        rows.push(Event {
            id: ids.next(),
            kind,
            happened: Some(told(random.after(life.start, 700).min(maker.today), random)),
            place: random.chance(30).then(|| life.town.to_owned()),
            what: Some(what.to_owned()),
            recorded_at: maker.now,
            ..Event::blank(&life.case)
        });
    }
    rows
}
