//! The parts of a name that are compared, with their roles, readings and weights.

use super::data::{self, Given, Kind};
use super::distance::{Form, Reading, Writing};
use super::sounds::{self, SOUNDS_MAX};
use super::spell::{self, Locale};
use super::words::Word;

/// Names with more parts are compared by their first ones.
pub(super) const TOKENS_MAX: usize = 8;

/// What a part of a name does in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A given or a family name.
    Plain,
    /// The father's name with an ending that says so.
    Patronymic,
    /// One letter.
    Initial,
}

/// A part of a name.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// As written, in lower case.
    pub text: String,
    /// In plain Latin letters.
    pub plain: String,
    /// The ways to say it.
    pub readings: Vec<Reading>,
    /// The given names it may be.
    pub given: Vec<Given>,
    /// The given names that it may be made of, as a family name.
    pub root: Vec<Given>,
    /// What it does.
    pub role: Role,
    /// How much it says about who it is, 0 to 1.
    pub weight: f32,
    /// Whether it is a family name that many have.
    pub frequent: bool,
    /// Whether "son of" stands before it.
    pub filiation: bool,
    /// Whether the Arabic article stands before it.
    pub article: bool,
    /// Whether a hyphen joins it to the one before.
    pub hyphened: bool,
}

/// The tokens of a name, and its suffix.
pub(super) fn of(words: &[Word], locale: Locale, is_sure: bool) -> (Vec<Token>, Option<String>) {
    let mut maker = Maker { locale, tokens: Vec::new(), led: Vec::new(), suffix: None };
    for (at, word) in words.iter().enumerate() {
        if maker.tokens.len() >= TOKENS_MAX {
            break;
        }
        let is_last = at + 1 == words.len();
        match kind(words, at, is_sure) {
            Some(Kind::Suffix) => maker.suffix = Some(word.text.clone()),
            Some(Kind::Behind) => maker.father_was_last(),
            Some(kind) if !is_last => maker.led.push((kind, word.text.as_str())),
            _ => maker.push(word),
        }
    }
    let mut tokens = maker.tokens;
    find_patronymics(&mut tokens);
    (tokens, maker.suffix)
}

/// What small word the one at this place is, if it is one there.
fn kind(words: &[Word], at: usize, is_sure: bool) -> Option<Kind> {
    let word = words.get(at)?;
    if word.initial {
        return None;
    }
    let is = |kind| data::is(&word.text, kind);
    let next_is_joined = words.get(at + 1).is_some_and(|next| next.hyphened);
    if at > 0 && is(Kind::Suffix) {
        return Some(Kind::Suffix);
    }
    if at > 0 && is(Kind::Behind) {
        return Some(Kind::Behind);
    }
    if is(Kind::Binding) || is(Kind::Parent) {
        return Some(if is(Kind::Binding) { Kind::Binding } else { Kind::Parent });
    }
    if is(Kind::Article) && (at > 0 || next_is_joined || matches!(word.text.as_str(), "al" | "el")) {
        return Some(Kind::Article);
    }
    // A name that begins with one of these is more often Ben Miller or Le Van Tam than a family name alone.
    if at > 0 && is(Kind::Filiation) {
        return Some(Kind::Filiation);
    }
    ((at > 0 || is(Kind::Leading) || is_sure) && is(Kind::Particle)).then_some(Kind::Particle)
}

struct Maker<'a> {
    locale: Locale,
    tokens: Vec<Token>,
    led: Vec<(Kind, &'a str)>,
    suffix: Option<String>,
}

impl Maker<'_> {
    fn father_was_last(&mut self) {
        if let Some(father) = self.tokens.last_mut().filter(|token| token.role == Role::Plain) {
            father.role = Role::Patronymic;
        }
    }

    fn push(&mut self, word: &Word) {
        let led = std::mem::take(&mut self.led);
        let has = |kind| led.iter().any(|(other, _)| *other == kind);
        let small = led.iter().map(|(_, text)| *text);
        let whole: String = small.chain([word.text.as_str()]).collect();
        let is_bound = has(Kind::Binding) || has(Kind::Parent);
        let text = if is_bound { whole.clone() } else { word.text.clone() };
        let mut readings = spell::readings(&text, self.locale);
        for more in word.with_s.iter().chain(Some(&whole).filter(|_| !led.is_empty() && !is_bound)) {
            readings.extend(spell::readings(more, self.locale).into_iter().take(1));
        }
        let plain = spell::plain(&text);
        let given = given(&text, &plain, readings.first());
        if given.is_empty() {
            readings.extend(masculine(&readings));
            readings.extend(western_armenian(&readings));
        }
        readings.dedup();
        let root = if given.is_empty() { data::root(&text, &plain) } else { Vec::new() };
        // A single letter says next to nothing, a name made of a given name less than one that is not.
        let most = if plain.len() < 2 {
            0.1
        } else if root.is_empty() {
            1.0
        } else {
            0.7
        };
        self.tokens.push(Token {
            weight: data::weight(&plain).min(most),
            root,
            frequent: data::is_frequent(&plain),
            role: if word.initial { Role::Initial } else { Role::Plain },
            filiation: has(Kind::Filiation),
            article: has(Kind::Article) || word.text.starts_with("ال"),
            hyphened: word.hyphened && led.is_empty(),
            readings,
            given,
            plain,
            text,
        });
    }
}

/// The given names that a word may be: by its letters, or else by its sounds.
fn given(text: &str, plain: &str, reading: Option<&Reading>) -> Vec<Given> {
    let mut given = data::given(text).to_vec();
    given.extend(data::given(plain).iter().filter(|known| !data::given(text).contains(known)));
    if given.is_empty() && reading.is_some_and(|reading| reading.writing == Writing::Latin) {
        given.extend(data::given_by_sound(plain));
    }
    given
}

/// The man's form of a woman's family name: -ova, -eva, -ina, -skaya, -ska.
fn masculine(readings: &[Reading]) -> Vec<Reading> {
    let full = readings.iter().filter(|reading| reading.writing != Writing::Consonants && reading.sounds.len() >= 5);
    let bare = full.filter_map(|reading| {
        let sounds = reading.sounds.as_slice();
        let stem = sounds.strip_suffix(b"a")?;
        let sounds = if let Some(stem) = sounds.strip_suffix(b"kaya").or_else(|| polish(sounds)) {
            [stem, b"ki"].concat()
        } else if [b"ov", b"ev", b"of", b"in", b"ow", b"ew"].iter().any(|ending| stem.ends_with(*ending)) {
            stem.to_vec()
        } else {
            return None;
        };
        Some(Reading { sounds, form: Form::Masculine, ..*reading })
    });
    bare.collect()
}

/// Bedrosian for Petrosyan, Sarkissian for Sargsyan: Western Armenian has the hard consonants soft and the reverse.
fn western_armenian(readings: &[Reading]) -> Option<Reading> {
    let reading = readings.first().filter(|reading| reading.writing == Writing::Latin && reading.sounds.len() >= 6)?;
    let stem = reading.sounds.strip_suffix(b"yan")?;
    let swap = |sound: &u8| match sound {
        b'b' => b'p',
        b'p' => b'b',
        b'd' => b't',
        b't' => b'd',
        b'g' => b'k',
        b'k' => b'g',
        other => *other,
    };
    let sounds = stem.iter().map(swap).chain(*b"yan").collect();
    Some(Reading { sounds, ..*reading })
}

/// Kowalska, Wysocka.
fn polish(sounds: &[u8]) -> Option<&[u8]> {
    sounds.strip_suffix(b"ka").filter(|stem| stem.ends_with(b"s") || stem.ends_with(b"#"))
}

fn find_patronymics(tokens: &mut [Token]) {
    let count = tokens.len();
    let is_given = |at: usize| tokens.get(at).is_some_and(|token: &Token| !token.given.is_empty());
    let (first_is_given, second_is_given) = (is_given(0), is_given(1));
    for (at, token) in tokens.iter_mut().enumerate().skip(1) {
        let Some((_, is_hers)) = data::father(&token.text) else { continue };
        // Gershkovich and Abramovich are family names where they stand last; nobody's family name ends in -ovna.
        let is_last = at + 1 == count;
        let behind_given = is_hers && (count > 2 || first_is_given);
        let family_first = count == 3 && !first_is_given && second_is_given;
        if token.role == Role::Plain && !token.hyphened && (!is_last || behind_given || family_first) {
            token.role = Role::Patronymic;
        }
    }
}

/// Two or three neighbours as one word: "Haji zadeh" is Hajizadeh.
pub(super) fn joined(tokens: &[Token]) -> Option<Token> {
    let (first, rest) = tokens.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let writing = first.readings.first()?.writing;
    let mut sounds = Vec::new();
    for token in tokens {
        let reading = token.readings.first().filter(|reading| reading.writing == writing)?;
        if token.role != Role::Plain {
            return None;
        }
        sounds.extend_from_slice(&reading.sounds);
    }
    let sounds = sounds::settle(sounds.get(..SOUNDS_MAX.min(sounds.len()))?, writing == Writing::Consonants);
    let text: String = tokens.iter().map(|token| token.text.as_str()).collect();
    let plain: String = tokens.iter().map(|token| token.plain.as_str()).collect();
    let given = given(&text, &plain, None);
    Some(Token {
        weight: rest.iter().map(|token| token.weight).fold(first.weight, f32::max),
        readings: vec![Reading { sounds, writing, form: Form::Whole }],
        frequent: data::is_frequent(&plain),
        role: Role::Plain,
        root: if given.is_empty() { data::root(&text, &plain) } else { Vec::new() },
        filiation: first.filiation,
        article: first.article,
        hyphened: first.hyphened,
        given,
        plain,
        text,
    })
}
