//! Which part of one name is which part of the other.

use super::data::{self, Given};
use super::distance::{self, Form, Reading, Writing, near};
use super::name::{Name, Span};
use super::token::{Role, Token};

/// How a part of one name is a part of the other; the better kinds first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The same letters.
    Same,
    /// The same sounds in another writing, or a usual other spelling.
    Variant,
    /// The man's form of a woman's family name, or the reverse.
    Gendered,
    /// One or two letters differ, as by a typing error.
    Typo,
    /// The same, but as likely another name.
    Near,
    /// A short form.
    Short,
    /// The first letter.
    Initial,
}

/// Two given names of different rows are one all the same where nobody could hear a difference.
const SAME_SOUND: f32 = 0.995;

/// How far apart a man's and a woman's form of one name may be without their endings: Medina is no Madden.
const GENDERED: f32 = 0.2;

/// A part of each name that are one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'a> {
    pub a: &'a Span,
    pub b: &'a Span,
    pub one: &'a Token,
    pub other: &'a Token,
    pub kind: Kind,
    /// 1 for the same sounds, less the farther they are apart.
    pub nearness: f32,
}

/// The pairs of two names, each token in one pair at most.
pub(super) fn of<'a>(a: &'a Name, b: &'a Name) -> Vec<Pair<'a>> {
    let mut found = Vec::new();
    for mine in &a.spans {
        for theirs in &b.spans {
            if mine.count > 1 && theirs.count > 1 {
                continue;
            }
            let (Some(one), Some(other)) = (a.token(mine), b.token(theirs)) else { continue };
            // Tuan and Toan: names of one syllable leave no room for another spelling.
            let exact = a.vietnamese && b.vietnamese && one.plain != other.plain;
            if let Some((kind, nearness)) = meet(one, other).filter(|_| !exact) {
                found.push(Pair { a: mine, b: theirs, one, other, kind, nearness });
            }
        }
    }
    found.sort_by(|x, y| rank(x).partial_cmp(&rank(y)).unwrap_or(std::cmp::Ordering::Equal));
    let (mut used_a, mut used_b) = (0_u32, 0_u32);
    found.retain(|pair| {
        let (mine, theirs) = (bits(pair.a), bits(pair.b));
        let free = used_a & mine == 0 && used_b & theirs == 0;
        if free {
            used_a |= mine;
            used_b |= theirs;
        }
        free
    });
    found
}

/// The places a span takes, one bit each.
pub(super) fn bits(span: &Span) -> u32 {
    ((1_u32 << span.count.min(8)) - 1) << span.from.min(16)
}

/// The order to take pairs in; the same whichever name comes first.
fn rank(pair: &Pair) -> (u8, f32, usize, usize, usize) {
    let kind = match pair.kind {
        Kind::Same | Kind::Variant | Kind::Gendered => 0,
        other => other as u8,
    };
    let (mine, theirs) = (pair.a, pair.b);
    let words = mine.count + theirs.count;
    (kind, 1.0 - pair.nearness, 8 - words.min(8), mine.from.abs_diff(theirs.from), mine.from + theirs.from)
}

fn meet(one: &Token, other: &Token) -> Option<(Kind, f32)> {
    match (one.role, other.role) {
        (Role::Initial, _) | (_, Role::Initial) => return initial(one, other),
        (Role::Patronymic, Role::Patronymic) => return father(one, other),
        (Role::Patronymic, _) | (_, Role::Patronymic) => return None,
        _ => {}
    }
    if one.text == other.text {
        return Some((Kind::Same, 1.0));
    }
    // The same but for marks, which many a keyboard lacks.
    if one.plain == other.plain && is_latin(one) && is_latin(other) {
        return Some((Kind::Variant, 0.99));
    }
    if !one.given.is_empty() && !other.given.is_empty() {
        let known = given(&one.given, &other.given);
        // Two spellings of one short form, or of one name that the table has in two rows.
        let near_enough = if known.is_some() { 0.0 } else { SAME_SOUND };
        let heard = by_sound(one, other).filter(|(kind, nearness)| *kind == Kind::Variant && *nearness > near_enough);
        return known.filter(|(kind, _)| *kind != Kind::Short).or(heard).or(known);
    }
    if is_latin(one) && is_latin(other) && other_sex(&one.plain, &other.plain) {
        return None;
    }
    // Hosseini and Hassani, Mammadov and Mahmudov: family names made of given names that are not one.
    if !one.root.is_empty() && !other.root.is_empty() && given(&one.root, &other.root).is_none() {
        return None;
    }
    let near = match by_sound(one, other) {
        Some((kind, nearness)) if kind < Kind::Typo => return Some((kind, nearness)),
        doubtful => typed(one, other).or(doubtful),
    };
    near.or_else(|| is_short(one, other).then_some((Kind::Short, 0.6)))
}

/// Two given names that are both known: the same one, a short form, or two different ones however near.
fn given(one: &[Given], other: &[Given]) -> Option<(Kind, f32)> {
    let mut best = None;
    for (mine, theirs) in one.iter().flat_map(|mine| other.iter().map(move |theirs| (mine, theirs))) {
        if mine.row == theirs.row {
            if !mine.short && !theirs.short {
                return Some((Kind::Variant, 0.98));
            }
            best = Some((Kind::Short, 0.7));
        }
    }
    best
}

/// The best that any two readings of two words come to.
fn by_sound(one: &Token, other: &Token) -> Option<(Kind, f32)> {
    let mut best: Option<(Kind, f32)> = None;
    for mine in &one.readings {
        for theirs in &other.readings {
            let Some(mut found) = heard(mine, theirs) else { continue };
            // Alkhatib is al-Khatib, but Alford is not Ford.
            let bare =
                |reading: &Reading, counterpart: &Token| reading.form == Form::WithoutArticle && !counterpart.article;
            if bare(mine, other) || bare(theirs, one) {
                found.0 = Kind::Near;
            }
            let is_better = best.is_none_or(|known| match (known.0 < Kind::Typo, found.0 < Kind::Typo) {
                (true, false) => false,
                (false, true) => true,
                _ => found.1 > known.1,
            });
            if is_better {
                best = Some(found);
            }
        }
    }
    best
}

fn is_latin(token: &Token) -> bool {
    token.readings.first().is_some_and(|reading| reading.writing == Writing::Latin)
}

fn heard(mine: &Reading, theirs: &Reading) -> Option<(Kind, f32)> {
    let cost = distance::between(mine, theirs)?;
    let sparse = [mine, theirs].into_iter().find(|r| matches!(r.writing, Writing::Consonants | Writing::Characters));
    let count = sparse.map_or(mine.sounds.len().max(theirs.sounds.len()), |sparse| sparse.sounds.len());
    let one_writing = mine.writing == theirs.writing;
    let gendered = mine.form == Form::Masculine || theirs.form == Form::Masculine;
    if mine.form != Form::Whole && mine.form == theirs.form {
        return None;
    }
    let kind = match () {
        () if gendered && cost > GENDERED => return None,
        () if cost <= allowed(count, one_writing) && gendered => Kind::Gendered,
        () if cost <= allowed(count, one_writing) => Kind::Variant,
        () if cost <= doubtful(count) && sparse.is_none() && !gendered && !one_writing => Kind::Near,
        () => return None,
    };
    Some((kind, (1.0 - cost / len(count)).max(0.0)))
}

fn len(count: usize) -> f32 {
    f32::from(u8::try_from(count.max(1)).unwrap_or(u8::MAX))
}

/// How far apart two spellings of one word may be, by the number of its sounds; less within one script, where a
/// difference is more often one between two names.
fn allowed(count: usize, one_writing: bool) -> f32 {
    match (count, one_writing) {
        (0..=2, _) => 0.1,
        (3, true) => 0.1,
        (4, true) => 0.2,
        (5, true) => 0.32,
        (6, true) => 0.45,
        (_, true) => (0.085 * len(count)).min(1.0),
        (3, false) => 0.25,
        (4, false) => 0.4,
        (_, false) => (0.1 * len(count)).min(1.2),
    }
}

/// How far apart they may be to be worth a look.
fn doubtful(count: usize) -> f32 {
    if count < 5 { 0.0 } else { 0.17 * len(count) }
}

/// Whether two words in Latin letters are one with a typing error: a vowel, or in a long word any letter.
fn typed(one: &Token, other: &Token) -> Option<(Kind, f32)> {
    let (a, b) = (one.plain.as_str(), other.plain.as_str());
    let longer = a.len().max(b.len());
    if a.len().abs_diff(b.len()) > 2 || a.bytes().next() != b.bytes().next() || !(5..=40).contains(&longer) {
        return None;
    }
    // Two family names that everybody knows are not each other's spelling mistakes.
    if !is_latin(one) || !is_latin(other) || (one.frequent && other.frequent) || changes_end(a, b) {
        return None;
    }
    let errors = strsim::osa_distance(a, b);
    let vowel = |c: &char| !"aeiouy".contains(*c);
    let only_vowels = a.chars().filter(vowel).eq(b.chars().filter(vowel));
    let kind = match errors {
        // A letter too many or too few is seldom another name, another letter sooner.
        1 if only_vowels || longer >= 8 || (longer == 7 && a.len() != b.len()) => Kind::Typo,
        1 if longer >= 6 => Kind::Near,
        2 if longer >= 10 => Kind::Typo,
        2 if longer >= 8 => Kind::Near,
        _ => return None,
    };
    Some((kind, 1.0 - len(errors) / len(longer)))
}

/// Fernando and Fernanda; but Lukashenko is Lukashenka in Belarusian.
fn other_sex(a: &str, b: &str) -> bool {
    let differ = |man: &str, woman: &str| {
        let stem = man.strip_suffix('o').filter(|stem| !stem.ends_with('k'));
        stem.is_some() && stem == woman.strip_suffix('a')
    };
    differ(a, b) || differ(b, a)
}

/// A vowel more or another at the end is another name: Karim and Karima, Mario and Maria.
fn changes_end(a: &str, b: &str) -> bool {
    let bare = |word: &str| word.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']).len();
    let (Some(stem), Some(other)) = (a.get(..bare(a)), b.get(..bare(b))) else { return false };
    stem == other
}

fn initial(one: &Token, other: &Token) -> Option<(Kind, f32)> {
    let begin = |token: &Token| token.readings.first().and_then(|reading| reading.sounds.first().copied());
    let alike = match (one.role, other.role) {
        (Role::Initial, Role::Initial) => one.plain == other.plain,
        _ => near(begin(one)?, begin(other)?) <= 0.1 || one.plain.chars().next() == other.plain.chars().next(),
    };
    alike.then_some((Kind::Initial, 0.6))
}

/// Two patronymics: the fathers' names are compared, not the ending that all have.
fn father(one: &Token, other: &Token) -> Option<(Kind, f32)> {
    if one.text == other.text {
        return Some((Kind::Same, 1.0));
    }
    let ((mine, hers), (theirs, also)) = (data::father(&one.text)?, data::father(&other.text)?);
    let sounds = |stem: &str| super::spell::readings(stem, super::spell::Locale::default()).into_iter().next();
    let (a, b) = (sounds(mine)?, sounds(theirs)?);
    let cost = distance::between(&a, &b)?;
    let count = a.sounds.len().max(b.sounds.len());
    (hers == also && cost <= allowed(count, false).max(0.45)).then_some((Kind::Variant, 1.0 - cost / len(count)))
}

/// Jaggi for Jagtar, Gene for Eugene: the beginning with a small ending, or the end.
fn is_short(one: &Token, other: &Token) -> bool {
    let (short, long) =
        if one.plain.len() < other.plain.len() { (&one.plain, &other.plain) } else { (&other.plain, &one.plain) };
    if !short.is_ascii() || short.len() < 3 || long.len() < short.len() + 1 {
        return false;
    }
    let stem = short.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    let has_ending = stem.len() < short.len();
    let doubled = stem.len() >= 3 && stem.bytes().nth_back(0) == stem.bytes().nth_back(1);
    let stem = if doubled { stem.get(..stem.len() - 1).unwrap_or(stem) } else { stem };
    let begins = has_ending && stem.len() >= 3 && long.starts_with(stem) && long.len() > short.len();
    // Reza is no short form of Alireza: both are names that we know.
    let ends = short.len() >= 4 && one.given.is_empty() && other.given.is_empty() && long.ends_with(short.as_str());
    begins || ends || (short.len() == 4 && long.starts_with(short.as_str()))
}
