//! A name made ready to be compared: all that can be worked out from one name alone.

use super::data::{self, Kind};
use super::han::{self, Chinese};
use super::korean::{self, Korean};
use super::spell::Locale;
use super::token::{self, Token};
use super::words;

/// A name, read once and then compared with as many others as you like.
#[derive(Clone, Debug)]
pub struct Name {
    /// The words in lower case, for the question whether two names are written alike.
    pub(super) written: String,
    pub(super) tokens: Vec<Token>,
    pub(super) spans: Vec<Span>,
    pub(super) chinese: Vec<Chinese>,
    pub(super) korean: Vec<Korean>,
    pub(super) suffix: Option<String>,
    pub(super) year: Option<u16>,
    /// Whether the writing says which is the family name.
    pub(super) sure: bool,
    /// Words of one syllable, a usual family name of Vietnam first or last.
    pub(super) vietnamese: bool,
    /// Words that stand where a name could and are none.
    pub(super) no_name: bool,
}

/// One token, or neighbours as one.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub from: usize,
    pub count: usize,
    /// The neighbours as one; nothing for a token that stands alone.
    joined: Option<Token>,
}

impl Name {
    /// Reads a name in any script; the language, as in `az` or `ru-RU`, helps where one letter has several values.
    pub fn read(full: &str, language: Option<&str>) -> Self {
        let words = words::of(full);
        let (tokens, suffix) = token::of(&words.list, Locale::of(full, language), words.sure);
        let written = words.list.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        Self {
            written,
            spans: spans(&tokens),
            chinese: han::read(&words.list),
            korean: korean::read(&words.list),
            suffix,
            year: words.year,
            sure: words.sure,
            vietnamese: is_vietnamese(&tokens),
            no_name: is_no_name(&tokens),
            tokens,
        }
    }

    /// Whether there is anything to compare.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Whether the words are a nationality, a profession or a place rather than somebody's name.
    pub fn is_no_name(&self) -> bool {
        self.no_name
    }

    /// The token of a span.
    pub(super) fn token<'a>(&'a self, span: &'a Span) -> Option<&'a Token> {
        span.joined.as_ref().or_else(|| self.tokens.get(span.from))
    }
}

/// Each token, then each two and three neighbours as one.
fn spans(tokens: &[Token]) -> Vec<Span> {
    let single = (0..tokens.len()).map(|from| Span { from, count: 1, joined: None });
    let several = [2, 3].into_iter().flat_map(|count| {
        let windows = tokens.windows(count).enumerate();
        windows.filter_map(move |(from, window)| Some(Span { from, count, joined: Some(token::joined(window)?) }))
    });
    single.chain(several).collect()
}

fn is_vietnamese(tokens: &[Token]) -> bool {
    let family = |token: Option<&Token>| token.is_some_and(|token| data::is_vietnamese(&token.plain));
    tokens.len() >= 2
        && tokens.iter().all(|token| token.plain.len() <= 6)
        && (family(tokens.first()) || family(tokens.last()))
}

/// "German lawyer", "New York", "AFP": every word is of such a kind, and one of them is nobody's name.
fn is_no_name(tokens: &[Token]) -> bool {
    let is = |token: &Token, kind| data::is(&token.text, kind);
    let none = [Kind::NotName, Kind::Nationality, Kind::Place, Kind::Title, Kind::Filler];
    let all = tokens.iter().all(|token| none.iter().any(|kind| is(token, *kind)));
    let certain = tokens.iter().any(|token| is(token, Kind::NotName))
        || tokens.iter().all(|token| !is(token, Kind::Title) && token.given.is_empty());
    !tokens.is_empty() && all && certain
}
