//! Courts, sentences and releases of the large world.

use super::{
    life::{Life, told},
    maker::Maker,
    random::{Ids, Random},
};
use crate::{
    cases::{court::Hearing, parts::Part, release::Release, sentences::Sentence},
    dates::PartialDate,
    words::{Term, Terms},
};
use chrono::{Days, NaiveDate};

/// Hearings held, and sometimes one to come.
pub fn court(maker: &Maker, life: &Life, ids: &mut Ids, random: &mut Random) -> Vec<Hearing> {
    let court = format!("{} District Court", life.town);
    let mut rows = Vec::new();
    let mut add = |kind: &'static str, happened: PartialDate, is_planned: bool, decision: Option<String>| {
        rows.push(Hearing {
            id: ids.next(),
            kind: Term::known(kind),
            happened: Some(happened),
            is_planned,
            court: Some(court.clone()),
            court_kind: Some(Term::known("criminal")),
            instance: Some(Term::known("first")),
            decision,
            ..Hearing::blank(&life.case)
        });
    };
    if life.is_convicted() {
        add("verdict", told(life.conviction(), random), false, Some("Found guilty".to_owned()));
    }
    if life.comes_to("pretrial") && random.chance(45) {
        let day = random.after(life.start, 60).min(maker.today);
        add("custody_extension", told(day, random), false, Some("Extended by two months".to_owned()));
    }
    let is_waiting = ["pretrial", "bail", "convicted_waiting"].contains(&life.fate.last().copied().unwrap_or_default());
    if is_waiting && random.chance(20) {
        let ahead = maker.today.checked_add_days(Days::new(1 + random.below(150) as u64)).unwrap_or(maker.today);
        add("trial_hearing", PartialDate::day(ahead), true, None);
    }
    rows
}

/// What a court imposed.
pub fn sentence(life: &Life, ids: &mut Ids, random: &mut Random) -> Option<Sentence> {
    if !life.is_convicted() || random.chance(12) {
        return None;
    }
    let is_death = life.comes_to("death_row");
    let years = i32::try_from(1 + random.skewed(16)).ok().filter(|_| !is_death);
    Some(Sentence {
        id: ids.next(),
        kinds: std::iter::once(Term::known(if is_death { "death" } else { "prison" })).collect(),
        years,
        months: random.chance(25).then_some(6).filter(|_| !is_death),
        imposed: Some(told(life.conviction(), random)),
        court: Some(format!("{} District Court", life.town)),
        status: Term::known(random.share(&[("imposed", 50), ("upheld", 35), ("reduced", 15)])),
        ..Sentence::blank(&life.case)
    })
}

/// How it ended, where it did.
pub fn release(life: &Life, ids: &mut Ids, random: &mut Random) -> Option<Release> {
    let day = life.last_day();
    let (kinds, conditions, left_country): (&str, &str, Option<NaiveDate>) = match life.fate.last().copied()? {
        "left_country" => (
            random.share(&[
                ("deported", 35),
                ("sentence_served", 20),
                ("pardon", 15),
                ("dropped", 12),
                ("exchange", 6),
                ("unknown_released", 12),
            ]),
            "none",
            Some(day),
        ),
        "free_in_country" => (random.share(&[("not_charged", 50), ("dropped", 30), ("acquitted", 20)]), "none", None),
        "bail" => ("bail", "bond|reporting", None),
        "died_in_custody" => ("died", "none", None),
        _ => return None,
    };
    Some(Release {
        id: ids.next(),
        kinds: Terms::parse(kinds).unwrap_or_default(),
        left_custody: Some(told(day, random)),
        left_country: left_country.map(|day| told(random.after(day, 3), random)),
        conditions: Terms::parse(conditions).unwrap_or_default(),
        announced_by: Term::of(random.share(&[("authorities_home", 40), ("family", 30), ("lawyer", 30)])),
        confirmed_by_family: Term::known(random.share(&[("unknown", 60), ("yes", 40)])),
        ..Release::blank(&life.case)
    })
}
