//! From the words of the files to meanings.

use super::{Event, Form, Gender, Job, Pronoun, Tag, Unit};

impl Tag {
    /// An event of the file of events.
    pub(in crate::reading) fn event(code: &str, form: &str) -> Option<Self> {
        let event = match code {
            "none" => Event::None,
            "arrest" => Event::Arrest,
            "charge" => Event::Charge,
            "abduction" => Event::Abduction,
            "hold" => Event::Hold,
            "trial" => Event::Trial,
            "convict" => Event::Convict,
            "sentence" => Event::Sentence,
            "acquit" => Event::Acquit,
            "release" => Event::Release,
            "pardon" => Event::Pardon,
            "exchange" => Event::Exchange,
            "deport" => Event::Deport,
            "extradite" => Event::Extradite,
            "house_arrest" => Event::HouseArrest,
            "exit_ban" => Event::ExitBan,
            "bail" => Event::Bail,
            "death" => Event::Death,
            "appeal" => Event::Appeal,
            _ => return None,
        };
        let form = match form {
            "verb" => Form::Verb,
            "noun" => Form::Noun,
            "state" => Form::State,
            "person" => Form::Person,
            "self" => Form::Own,
            _ => return None,
        };
        Some(Self::Event(event, form))
    }

    /// A word of the files of people and words.
    pub(in crate::reading) fn read(kind: &str, value: &'static str) -> Option<Self> {
        Some(match kind {
            "official" => Self::Job(Job::Official),
            "lawyer" => Self::Job(Job::Lawyer),
            "journalist" => Self::Job(Job::Journalist),
            "expert" => Self::Job(Job::Expert),
            "victim" => Self::Victim,
            "kin" => Self::Kin(Gender::read(value)?),
            "title" => Self::Title(Gender::read(value)?),
            "citizen" => Self::Citizen,
            "person" => Self::Person(Gender::read(value)?),
            "group" => Self::Group(value.parse().unwrap_or_default()),
            "together" => Self::Together,
            "still" => Self::Still,
            "homeward" => Self::Homeward,
            "brought" => Self::Brought,
            "latter" => Self::Latter,
            "org" => Self::Org,
            "site" => Self::Site,
            "speech" => Self::Speech,
            "unreal" => Self::Unreal,
            "maximum" => Self::Maximum,
            "accuse" => Self::Accuse,
            "turn" => Self::Turn,
            "common" => Self::Common,
            "function" => Self::Function,
            "det" => Self::Det,
            "whose" => Self::Whose,
            "link" => Self::Link,
            "where" => Self::Where,
            "since" => Self::Since,
            "inside" => Self::Inside,
            "some" => Self::Some,
            "setting" => Self::Setting,
            "abroad" => Self::Abroad,
            "authority" => Self::Authority,
            "aux" => Self::Aux,
            "of" => Self::Of,
            "naming" => Self::Naming,
            "first" => Self::First,
            "scene" => Self::Scene,
            "wanted" => Self::Wanted,
            "life" => Self::Life,
            "origin" => Self::Origin,
            "half" => Self::Half(value),
            "home" => Self::Home(value),
            "penalty" => Self::Penalty(value),
            _ => return Self::read_value(kind, value),
        })
    }

    fn read_value(kind: &str, value: &str) -> Option<Self> {
        Some(match kind {
            "pronoun" if value == "p" => Self::Pronoun(Pronoun::Several),
            "pronoun" if value == "s" => Self::Pronoun(Pronoun::One(Gender::Unknown)),
            "pronoun" => Self::Pronoun(Pronoun::One(Gender::read(value)?)),
            "number" => Self::Number(halves(value)?),
            "unit" => Self::Unit(unit(value)?),
            "month" => Self::Month(value.parse().ok().filter(|m| (1..=12).contains(m))?),
            "weekday" => Self::Weekday(value.parse().ok().filter(|d| (1..=7).contains(d))?),
            "relative" => {
                let (what, by) = value.split_once(' ')?;
                Self::Relative(unit(what)?, by.parse().ok()?)
            }
            _ => return None,
        })
    }
}

/// "2.5" as five halves.
pub(in crate::reading) fn halves(value: &str) -> Option<u16> {
    match value.split_once(['.', ',']) {
        Some((whole, "5")) => whole.parse::<u16>().ok()?.checked_mul(2)?.checked_add(1),
        Some(_) => None,
        None => value.parse::<u16>().ok()?.checked_mul(2),
    }
}

fn unit(value: &str) -> Option<Unit> {
    match value {
        "year" => Some(Unit::Year),
        "month" => Some(Unit::Month),
        "week" => Some(Unit::Week),
        "day" => Some(Unit::Day),
        _ => None,
    }
}
