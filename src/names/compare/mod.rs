//! Are these two names one person? Three answers, with reasons.
//!
//! A [`Name`] is read once: its words are put in order, given roles, spelled in Latin letters and turned into sounds.
//! [`compare`] then pairs the words of two names and weighs what is shared, what is missing and what contradicts. Nothing
//! is learned and nothing is looked up: all that the engine knows of names stands in the tables of `data/`, which can be
//! added to without a line of code. [`blocking_keys`] finds the candidates to compare.

mod aliases;
mod data;
mod distance;
mod han;
mod judge;
mod keys;
mod korean;
mod name;
mod order;
mod pairing;
mod sounds;
mod spell;
#[cfg(test)]
mod tests;
mod token;
mod verdict;
mod words;

pub use aliases::compare_all;
pub use keys::blocking_keys;
pub use name::Name;
pub use verdict::{Answer, Reason, Verdict};

/// Years of birth that differ by more cannot be one: sources count by different calendars, and by age.
const YEARS_APART: u16 = 2;

/// Compares two names; the same whichever comes first.
pub fn compare(a: &Name, b: &Name) -> Verdict {
    let (a, b) = if a.written <= b.written { (a, b) } else { (b, a) };
    if a.is_empty() || b.is_empty() {
        return Verdict::no(0.0, Reason::NothingShared);
    }
    if a.no_name || b.no_name {
        return Verdict::no(0.0, Reason::NotAName);
    }
    if let (Some(one), Some(other)) = (a.year, b.year)
        && one.abs_diff(other) > YEARS_APART
    {
        return Verdict::no(1.0, Reason::DifferentBirthYear);
    }
    if let (Some(one), Some(other)) = (&a.suffix, &b.suffix)
        && generation(one) != generation(other)
    {
        return Verdict::no(1.0, Reason::DifferentGeneration);
    }
    if a.written == b.written {
        return Verdict::new(Answer::Match, 1.0, vec![Reason::SameWords]);
    }
    by_syllables(a, b).unwrap_or_else(|| judge::compare(a, b))
}

/// Jr and Junior are one, and so are Sr and Senior; II and III are not.
fn generation(suffix: &str) -> &str {
    match suffix.chars().next() {
        Some('j') => "jr",
        Some('s') => "sr",
        _ => suffix,
    }
}

/// Chinese and Korean names, when both can be read as such.
fn by_syllables(a: &Name, b: &Name) -> Option<Verdict> {
    let chinese = || a.chinese.iter().flat_map(|mine| b.chinese.iter().map(move |theirs| (mine, theirs)));
    let korean = || a.korean.iter().flat_map(|mine| b.korean.iter().map(move |theirs| (mine, theirs)));
    let others = |mine: bool, theirs: bool| usize::from(mine) + usize::from(theirs);
    let in_chinese = chinese().filter(|(mine, theirs)| mine.is_same(theirs));
    let in_korean = korean().filter(|(mine, theirs)| mine.is_same(theirs));
    let same = in_chinese.map(|(mine, theirs)| others(mine.other_name, theirs.other_name));
    let same = same.chain(in_korean.map(|(mine, theirs)| others(mine.other_name, theirs.other_name)));
    let mut reasons = vec![syllables_reason(a, b)];
    match same.min() {
        Some(0) => return Some(Verdict::new(Answer::Match, 0.9, reasons)),
        // Jimmy, Joshua: a name of another language in front, in one of the two.
        Some(1) => {
            reasons.push(Reason::MiddleNameLeftOut);
            return Some(Verdict::new(Answer::Match, 0.6, reasons));
        }
        _ => {}
    }
    // Of names of another length one may only say less.
    let strangers = chinese().filter(|(mine, theirs)| mine.is_as_long(theirs)).count()
        + korean().filter(|(mine, theirs)| mine.is_as_long(theirs)).count();
    let comparable = chinese().count() + korean().count();
    if comparable > 0 && strangers == comparable {
        return Some(Verdict::no(0.5, Reason::DifferentGivenName));
    }
    // Such characters have no other reading than the one that was tried.
    (is_native(a) || is_native(b)).then(|| Verdict::no(0.0, Reason::NothingShared))
}

/// Whether a name is written in the characters of its own language.
fn is_native(name: &Name) -> bool {
    name.chinese.iter().any(|chinese| chinese.characters) || name.korean.iter().any(|korean| korean.characters)
}

fn syllables_reason(a: &Name, b: &Name) -> Reason {
    let letters = |name: &Name| {
        let mut words: Vec<String> = name.tokens.iter().map(|token| token.plain.clone()).collect();
        words.sort();
        words
    };
    match () {
        () if is_native(a) != is_native(b) => Reason::Transliteration,
        () if letters(a) == letters(b) => Reason::WordOrder,
        () => Reason::OtherSpelling,
    }
}
