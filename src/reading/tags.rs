//! What a word or phrase of the lists means.

/// What a person's gender is said to be by a word or a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
    Unknown,
}

impl Gender {
    pub(super) fn read(code: &str) -> Option<Self> {
        match code {
            "f" => Some(Self::Female),
            "m" => Some(Self::Male),
            "u" | "" => Some(Self::Unknown),
            _ => None,
        }
    }

    /// Whether both can be said of one person.
    pub(super) fn agrees(self, other: Self) -> bool {
        self == Self::Unknown || other == Self::Unknown || self == other
    }
}

/// What happens to a person who is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Event {
    /// A phrase that only looks like an event: "released a statement".
    None,
    Arrest,
    Charge,
    Abduction,
    Hold,
    Trial,
    Convict,
    Sentence,
    Acquit,
    Release,
    Pardon,
    Exchange,
    Deport,
    Extradite,
    HouseArrest,
    ExitBan,
    Bail,
    Death,
    Appeal,
}

/// How a phrase says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Done to somebody: "was arrested", "arrested him".
    Verb,
    /// "The arrest of".
    Noun,
    /// "In custody".
    State,
    /// "Detainees".
    Person,
    /// The person does it: "walked free".
    Own,
}

/// In which capacity somebody speaks or acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Job {
    Official,
    Lawyer,
    Journalist,
    Expert,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    Week,
    Day,
}

/// Who a pronoun may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    One(Gender),
    Several,
}

/// The meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tag {
    Event(Event, Form),
    Charge(&'static str),
    Country(&'static str),
    Demonym(&'static str),
    Place(&'static str),
    Half(&'static str),
    Job(Job),
    Victim,
    Kin(Gender),
    Title(Gender),
    Citizen,
    Person(Gender),
    /// Several people named before; 0 if the word does not say how many.
    Group(u8),
    /// The last of several named before.
    Latter,
    /// What brings a release about: "announced", "after".
    Brought,
    /// The way home: what comes next is not where the person was held.
    Homeward,
    /// It goes on.
    Still,
    /// Whoever follows suffers the same.
    Together,
    Org,
    /// A place or body, also in small letters.
    Site,
    Speech,
    Unreal,
    Maximum,
    Accuse,
    Pronoun(Pronoun),
    Turn,
    /// In halves, so that two and a half is a whole number.
    Number(u16),
    Unit(Unit),
    Penalty(&'static str),
    Month(u32),
    Weekday(u32),
    Relative(Unit, i32),
    Common,
    Function,
    Det,
    Whose,
    Link,
    Where,
    Since,
    /// A place follows.
    Inside,
    /// "Some", "others": a subject that is nobody named.
    Some,
    /// A word of the stage, the screen or sport, where prison is a figure of speech.
    Setting,
    /// A word that shows that somebody is abroad: a consulate, a foreign ministry, an extradition.
    Abroad,
    /// A word of the police, the courts or the state.
    Authority,
    /// What comes next is done to the subject.
    Aux,
    /// What comes next is the object of a noun.
    Of,
    Naming,
    Given(Gender),
}

impl Tag {
    /// An event of the file of events.
    pub(super) fn event(code: &str, form: &str) -> Option<Self> {
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
    pub(super) fn read(kind: &str, value: &'static str) -> Option<Self> {
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
            "half" => Self::Half(value),
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

    /// Whether it belongs to the same list, so that a longer phrase hides a shorter one within.
    pub(super) fn same_list(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other) || (self.is_where() && other.is_where())
    }

    fn is_where(self) -> bool {
        matches!(self, Self::Country(_) | Self::Place(_) | Self::Demonym(_) | Self::Org)
    }
}

/// "2.5" as five halves.
pub(super) fn halves(value: &str) -> Option<u16> {
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
