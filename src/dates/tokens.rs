//! Typed text made plain (case, accents, spaces, dashes) and cut into tokens.

/// Longer than any date people write; the rest is not worth reading.
const LONGEST: usize = 256;
const MOST_TOKENS: usize = 40;

/// A run of digits: its value and how many digits were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Num {
    pub(super) value: u32,
    pub(super) len: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tok<'a> {
    Num(Num),
    Word(&'a str),
    Sym(char),
}

/// Lower case, no accents, plain spaces, dashes and apostrophes; `None` when too long.
pub(super) fn normalise(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.len() > LONGEST {
        return None;
    }
    let mut plain = String::with_capacity(typed.len());
    for c in typed.chars() {
        match punctuation(c) {
            Some('\0') => {}
            Some(p) => plain.push(p),
            None => plain.extend(c.to_lowercase().filter_map(fold)),
        }
    }
    Some(plain.trim().to_owned())
}

/// The plain form of spaces and signs; NUL for what has no width of its own.
fn punctuation(c: char) -> Option<char> {
    Some(match c {
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => '\0',
        '\u{2060}'..='\u{2069}' | '\u{FEFF}' => '\0',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{2032}' | '\u{00B4}' => '\'',
        '`' | '\u{FF07}' => '\'',
        '\u{2044}' | '\u{2215}' | '\u{FF0F}' => '/',
        '\u{2026}' | '\u{FF0E}' => '.',
        '\u{FF0C}' => ',',
        _ if c.is_whitespace() => ' ',
        _ => return None,
    })
}

fn fold(c: char) -> Option<char> {
    Some(match c {
        '\u{0300}'..='\u{036F}' => return None,
        'à' | 'â' | 'ä' | 'á' => 'a',
        'é' | 'è' | 'ê' | 'ë' | '\u{1D49}' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        '\u{02B3}' => 'r',
        '\u{FF10}'..='\u{FF19}' => {
            let digit = u32::from(c).saturating_sub(0xFF10);
            char::from_digit(digit, 10)?
        }
        _ => c,
    })
}

/// Cuts a plain text; `None` when it holds a sign no date has.
pub(super) fn tokenise(plain: &str) -> Option<Vec<Tok<'_>>> {
    let mut tokens: Vec<Tok<'_>> = Vec::new();
    let mut rest = plain;
    // Only digits and signs that touch each other make a numeric date.
    let mut after_digit = false;
    while let Some(c) = rest.chars().next() {
        let (head, tail) = rest.split_at_checked(run(rest, c))?;
        let before_digit = tail.starts_with(|next: char| next.is_ascii_digit());
        if c.is_ascii_digit() {
            let value = head.parse().unwrap_or(u32::MAX);
            let len = head.len();
            tokens.push(Tok::Num(Num { value, len }));
        } else if c.is_alphabetic() {
            if !(after_digit && is_ordinal(head)) {
                tokens.push(Tok::Word(head));
            }
        } else {
            match c {
                '.' | '-' if after_digit && before_digit => tokens.push(Tok::Sym(c)),
                '/' | '?' | '~' | '%' => tokens.push(Tok::Sym(c)),
                '.' | '-' | ' ' | ',' | '(' | ')' | '\'' => {}
                _ => return None,
            }
        }
        if tokens.len() > MOST_TOKENS {
            return None;
        }
        after_digit = c.is_ascii_digit();
        rest = tail;
    }
    Some(tokens)
}

fn run(rest: &str, c: char) -> usize {
    let end = if c.is_ascii_digit() {
        rest.find(|x: char| !x.is_ascii_digit())
    } else if c.is_alphabetic() {
        rest.find(|x: char| !x.is_alphabetic())
    } else {
        return c.len_utf8();
    };
    end.unwrap_or(rest.len())
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "er" | "st" | "nd" | "rd" | "th" | "e" | "eme")
}

/// The tokens after a phrase, if they begin with it.
pub(super) fn eat<'t, 'a>(tokens: &'t [Tok<'a>], phrase: &str) -> Option<&'t [Tok<'a>]> {
    let mut rest = tokens;
    for wanted in phrase.split(' ') {
        match rest.split_first() {
            Some((Tok::Word(word), tail)) if *word == wanted => rest = tail,
            _ => return None,
        }
    }
    Some(rest)
}

/// [`eat`] for the first phrase of a list that fits.
pub(super) fn eat_any<'t, 'a>(tokens: &'t [Tok<'a>], list: &[&str]) -> Option<&'t [Tok<'a>]> {
    list.iter().find_map(|phrase| eat(tokens, phrase))
}

/// The tokens before a phrase of the list, if they end with one.
pub(super) fn drop_any<'t, 'a>(tokens: &'t [Tok<'a>], list: &[&str]) -> Option<&'t [Tok<'a>]> {
    list.iter().find_map(|phrase| {
        let words = phrase.split(' ').count();
        let (head, tail) = tokens.split_at_checked(tokens.len().checked_sub(words)?)?;
        eat(tail, phrase).map(|_| head)
    })
}

/// What stands before and after the first phrase of the list found inside.
pub(super) fn split_any<'t, 'a>(tokens: &'t [Tok<'a>], list: &[&str]) -> Option<(&'t [Tok<'a>], &'t [Tok<'a>])> {
    (1..tokens.len()).find_map(|at| {
        let (left, tail) = tokens.split_at_checked(at)?;
        eat_any(tail, list).map(|right| (left, right))
    })
}
