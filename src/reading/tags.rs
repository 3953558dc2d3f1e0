//! What a word or phrase of the lists means.

mod read;

pub(super) use read::halves;

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
    /// "I", "my": whoever speaks.
    First,
    /// A place or thing of an arrest that is told as a scene: an airport, a checkpoint, handcuffs.
    Scene,
    /// Somebody who is looked for, and so is free.
    Wanted,
    /// A step of a life that is no arrest: born, founded, elected.
    Life,
    /// Where somebody comes from follows.
    Origin,
    /// A body that speaks for the nationals of its country wherever they are held.
    Home(&'static str),
    Given(Gender),
}

impl Tag {
    /// Whether it belongs to the same list, so that a longer phrase hides a shorter one within.
    pub(super) fn same_list(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other) || (self.is_where() && other.is_where())
    }

    fn is_where(self) -> bool {
        matches!(self, Self::Country(_) | Self::Place(_) | Self::Demonym(_) | Self::Org)
    }
}
