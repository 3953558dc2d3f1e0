//! Text cut into words, numbers and signs, each with its place in the text.

use super::language::Language;
use super::lexicon::Lexicon;

/// A longer run of letters is no word, and is cut.
const LONGEST: usize = 200;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Sign,
}

/// One word, number or sign.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Byte offsets in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// In lower case, with plain apostrophes.
    pub(super) lower: String,
    pub(super) kind: Kind,
    first_capital: bool,
    all_capitals: bool,
}

impl Token {
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(super) fn is_sign(&self, sign: &str) -> bool {
        self.kind == Kind::Sign && self.lower == sign
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.first_capital
    }

    /// Whether it is two letters or more, all of them capitals.
    pub(super) fn is_all_capitals(&self) -> bool {
        self.all_capitals
    }
}

/// Lower case, with one kind of apostrophe and hyphen.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '’' | '‘' | 'ʼ' | '´' | '`' => folded.push('\''),
            '‐' | '‑' => folded.push('-'),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => folded.push(c),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// The small words that French and its neighbours write together with the next word: l', d', qu'.
pub(super) fn is_elision(head: &str) -> bool {
    matches!(
        head,
        "l" | "d" | "qu" | "n" | "s" | "j" | "m" | "t" | "c" | "L" | "D" | "Qu" | "N" | "S" | "J" | "M" | "T" | "C"
    ) || matches!(head, "jusqu" | "lorsqu" | "puisqu" | "Jusqu" | "Lorsqu" | "Puisqu")
}

/// Cuts a text into tokens.
pub(super) fn tokenise(text: &str, language: Language) -> Vec<Token> {
    let lexicon = Lexicon::of(language);
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else {
            break;
        };
        if c.is_whitespace() || is_unseen(c) {
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = if c.is_numeric() {
            (number(rest), Kind::Number)
        } else if c.is_alphabetic() {
            (word(rest, language, lexicon), Kind::Word)
        } else if let Some(len) = possessive(rest, text.get(..at).unwrap_or_default()) {
            (len, Kind::Word)
        } else {
            (c.len_utf8(), Kind::Sign)
        };
        push(text, at, len, kind, &mut tokens);
        at += len;
    }
    tokens
}

fn push(text: &str, start: usize, len: usize, kind: Kind, tokens: &mut Vec<Token>) {
    let raw = text.get(start..start + len).unwrap_or_default();
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    let first_capital = kind == Kind::Word && letters.clone().next().is_some_and(char::is_uppercase);
    let many = letters.clone().nth(1).is_some();
    let all_capitals = first_capital && many && letters.all(char::is_uppercase);
    tokens.push(Token { start, end: start + len, lower: fold(raw), kind, first_capital, all_capitals });
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The 's after a name.
fn possessive(rest: &str, before: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let apostrophe = chars.next().filter(|c| matches!(c, '\'' | '’'))?;
    let letter = chars.next().filter(|c| *c == 's')?;
    let ends = chars.next().is_none_or(|c| !c.is_alphanumeric());
    let touches = before.ends_with(char::is_alphanumeric);
    (ends && touches).then(|| apostrophe.len_utf8() + letter.len_utf8())
}

/// Digits, with points, commas and slashes between digits, and an ending such as "th".
fn number(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.chars().peekable();
    let mut ordinal = false;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let joins = matches!(c, '.' | ',' | '/' | ':' | '-') && next.is_some_and(char::is_numeric) && !ordinal;
        let ending = matches!(c, 's' | 't' | 'n' | 'd' | 'r' | 'h' | 'e' | 'è' | 'm') && len < 6;
        if !(c.is_numeric() || joins || ending) || len > LONGEST {
            break;
        }
        ordinal = ordinal || ending;
        len += c.len_utf8();
    }
    len.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Letters with what holds them together: hyphens, apostrophes, the points of abbreviations.
fn word(rest: &str, language: Language, lexicon: &Lexicon) -> usize {
    let mut len = 0;
    let mut chars = rest.chars().peekable();
    let mut initials = true;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let before_letter = next.is_some_and(char::is_alphanumeric);
        if matches!(c, '\'' | '’') {
            let head = rest.get(..len).unwrap_or_default();
            if language != Language::De && before_letter && elides(head, language, next) {
                return len + c.len_utf8();
            }
            if !before_letter || is_possessive(rest.get(len + c.len_utf8()..).unwrap_or_default()) {
                break;
            }
        } else if c == '.' {
            let single = initials && rest.get(..len).is_some_and(|head| last_run(head) == 1);
            if single && (before_letter || (len > 1 || next.is_none_or(char::is_whitespace))) {
                len += 1;
                continue;
            }
            let with_point = fold(rest.get(..=len).unwrap_or_default());
            return if lexicon.is_pointed(&with_point) { len + 1 } else { len };
        } else if !(c.is_alphanumeric() || is_mark(c) || (is_hyphen(c) && before_letter)) || len > LONGEST {
            break;
        }
        initials = initials && (c.is_uppercase() || c == '.');
        len += c.len_utf8();
    }
    len
}

/// "L'Algérie" is two words, "N'Djamena" and "O'Neill" are one.
fn elides(head: &str, language: Language, next: Option<char>) -> bool {
    let romance = matches!(language, Language::Fr | Language::Es);
    let lower = head.chars().all(char::is_lowercase);
    is_elision(head) && (lower || (romance && !(head == "N" && next.is_some_and(char::is_uppercase))))
}

fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('s') && chars.next().is_none_or(|c| !c.is_alphanumeric())
}

/// The letters after the last point.
fn last_run(head: &str) -> usize {
    head.rsplit('.').next().map_or(0, |run| run.chars().count())
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
