//! What the engine answers.

/// One of three, never two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Not the same person as far as the name goes.
    No,
    /// Possible: show it lower, a person decides.
    Suggest,
    /// Probably the same: show it first.
    Match,
}

/// Why. The portal has a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The same words, but for capitals and the like.
    SameWords,
    /// The same after transliteration from another script.
    Transliteration,
    /// Another spelling of the same sounds.
    OtherSpelling,
    /// The same words in another order.
    WordOrder,
    /// The same words, written together or apart.
    WrittenTogether,
    /// A family name in its man's and its woman's form.
    GenderedEnding,
    /// A letter or two differ, as by a typing error.
    TypingError,
    /// A short form or nickname.
    ShortForm,
    /// An initial stands for a name.
    Initial,
    /// One source leaves the patronymic out.
    PatronymicLeftOut,
    /// One source leaves a middle name out.
    MiddleNameLeftOut,
    /// One source leaves a family name out, as the second one in Spanish.
    SurnameLeftOut,
    /// One source leaves out a word that many share: Singh, Mohammed.
    WeakWordLeftOut,
    /// A name stored for the same person.
    StoredAlias,
    /// What is the same is so common that it may well be somebody else.
    CommonName,
    /// Only one word is the same, and one of the names has no other.
    OneWordOnly,
    /// The given names differ.
    DifferentGivenName,
    /// The family names differ.
    DifferentSurname,
    /// The patronymics differ: a father's and a son's, or strangers'.
    DifferentPatronymic,
    /// The same words in an order that makes another name of them.
    OrderMatters,
    /// The years of birth that stand beside the names cannot be one.
    DifferentBirthYear,
    /// One is the younger, the other the elder.
    DifferentGeneration,
    /// One of the two is a nationality, a profession or a place.
    NotAName,
    /// No word is the same.
    NothingShared,
}

/// The answer on two names.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Match, suggest or no.
    pub answer: Answer,
    /// 0 to 1, to sort by: from 0.8 for a match, from 0.5 for a suggestion.
    pub score: f32,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    /// A verdict whose score lies within the range of its answer, by a likeness from 0 to 1.
    pub(super) fn new(answer: Answer, likeness: f32, mut reasons: Vec<Reason>) -> Self {
        let likeness = if likeness.is_finite() { likeness.clamp(0.0, 1.0) } else { 0.0 };
        let score = match answer {
            Answer::Match => 0.8 + 0.2 * likeness,
            Answer::Suggest => 0.5 + 0.29 * likeness,
            Answer::No => 0.49 * likeness,
        };
        reasons.dedup();
        Self { answer, score, reasons }
    }

    /// Not the same person.
    pub(super) fn no(likeness: f32, reason: Reason) -> Self {
        Self::new(Answer::No, likeness, vec![reason])
    }
}
