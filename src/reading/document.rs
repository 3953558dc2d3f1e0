//! A text ready to be read: its tokens, what the lists say of them, and its sentences without what was greyed.

use std::ops::Range;

use super::boilerplate::Grey;
use super::language::Language;
use super::lexicon::{Hit, Lexicon};
use super::tags::Tag;
use super::tokens::{Token, tokenise};

/// No sentence has more tokens: what is worked out for pairs of its words must end on any text.
const LONGEST: usize = 400;

/// A sentence, as a row of tokens.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) tokens: Range<usize>,
}

/// A text and what the word lists say of it.
#[derive(Debug)]
pub(super) struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) language: Language,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
    hits: Vec<Hit>,
    /// For each token the hits that cover it.
    cover: Vec<Vec<usize>>,
    /// For each token its sentence; greyed tokens have none.
    places: Vec<Option<usize>>,
}

impl<'a> Document<'a> {
    /// Reads a text whose greyed spans are known and sorted.
    pub(super) fn new(text: &'a str, language: Language, greys: &[Grey]) -> Self {
        let tokens = tokenise(text, language);
        let grey = grey_tokens(&tokens, greys);
        let sentences = sentences(text, &tokens, &grey, language);
        let mut document = Self {
            text,
            language,
            cover: vec![Vec::new(); tokens.len()],
            places: vec![None; tokens.len()],
            tokens,
            sentences,
            hits: Vec::new(),
        };
        document.find_hits();
        document
    }

    fn find_hits(&mut self) {
        let lexicon = Lexicon::of(self.language);
        for (number, sentence) in self.sentences.iter().enumerate() {
            let mut found = Vec::new();
            let row = self.tokens.get(..sentence.tokens.end).unwrap_or_default();
            for at in sentence.tokens.clone() {
                lexicon.find(row, at, &mut found);
                halves(lexicon, row, at, &mut found);
                if let Some(place) = self.places.get_mut(at) {
                    *place = Some(number);
                }
            }
            for hit in longest(&found) {
                let index = self.hits.len();
                self.hits.push(hit);
                for at in hit.from..hit.to {
                    if let Some(cover) = self.cover.get_mut(at) {
                        cover.push(index);
                    }
                }
            }
        }
    }

    /// The hits that cover a token.
    pub(super) fn hits_at(&self, at: usize) -> impl Iterator<Item = Hit> + '_ {
        self.cover.get(at).into_iter().flatten().filter_map(|index| self.hits.get(*index)).copied()
    }

    /// What a token is part of.
    pub(super) fn tags(&self, at: usize) -> impl Iterator<Item = Tag> + '_ {
        self.hits_at(at).map(|hit| hit.tag)
    }

    /// Whether a token is part of something for which the test holds.
    pub(super) fn has(&self, at: usize, test: impl Fn(Tag) -> bool) -> bool {
        self.tags(at).any(test)
    }

    /// Whether the token has exactly this meaning.
    pub(super) fn is(&self, at: usize, tag: Tag) -> bool {
        self.has(at, |t| t == tag)
    }

    /// The hits that begin within a range of tokens.
    pub(super) fn hits_in(&self, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
        let end = range.end;
        range.flat_map(move |at| self.hits_at(at).filter(move |hit| hit.from == at && hit.to <= end))
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// Whether the token is this sign.
    pub(super) fn is_sign(&self, at: usize, sign: &str) -> bool {
        self.token(at).is_some_and(|token| token.is_sign(sign))
    }

    /// The number of the sentence a token is in.
    pub(super) fn sentence_of(&self, at: usize) -> Option<usize> {
        self.places.get(at).copied().flatten()
    }

    /// The tokens of a sentence.
    pub(super) fn row(&self, sentence: usize) -> Range<usize> {
        self.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone())
    }

    /// The bytes from the first to the last token of a range.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.token(range.start).map_or(0, |t| t.start);
        let end = range.end.checked_sub(1).and_then(|last| self.token(last)).map_or(start, |t| t.end);
        start..end.max(start)
    }

    /// The text of a range of tokens, as it stands.
    pub(super) fn words(&self, range: &Range<usize>) -> &'a str {
        self.text.get(self.bytes(range)).unwrap_or_default()
    }
}

/// "Franco-Algerian" is one word and says two things; so does "Deutsch-Iraner".
fn halves(lexicon: &Lexicon, row: &[Token], at: usize, found: &mut Vec<Hit>) {
    let Some(token) = row.get(at).filter(|token| token.lower.contains('-')) else {
        return;
    };
    if found.iter().any(|hit| hit.from == at && !matches!(hit.tag, Tag::Given(_))) {
        return;
    }
    let mut codes = Vec::new();
    for part in token.lower.split('-') {
        let code = lexicon.meanings(part).find_map(|tag| match tag {
            Tag::Demonym(code) | Tag::Half(code) => Some(code),
            _ => None,
        });
        match code {
            Some(code) => codes.push(code),
            // "Half-French" is still French; "Jean-Noël" is nobody's nation.
            None => return,
        }
    }
    found.extend(codes.into_iter().map(|code| Hit { from: at, to: at + 1, tag: Tag::Demonym(code) }));
}

/// Without the phrases that are part of a longer one of the same list.
fn longest(found: &[Hit]) -> Vec<Hit> {
    let mut kept: Vec<Hit> = Vec::with_capacity(found.len());
    for hit in found {
        let within = |other: &Hit| {
            other.from <= hit.from
                && hit.to <= other.to
                && other.to - other.from > hit.to - hit.from
                && other.tag.same_list(hit.tag)
        };
        let near = |other: &&Hit| other.from + 8 >= hit.from && other.from <= hit.from;
        if !found.iter().filter(near).any(within) {
            kept.push(*hit);
        }
    }
    kept
}

fn grey_tokens(tokens: &[Token], greys: &[Grey]) -> Vec<bool> {
    let mut spans = greys.iter().peekable();
    let mut grey = Vec::with_capacity(tokens.len());
    for token in tokens {
        while spans.next_if(|span| span.end <= token.start).is_some() {}
        grey.push(spans.peek().is_some_and(|span| span.start < token.end));
    }
    grey
}

fn sentences(text: &str, tokens: &[Token], grey: &[bool], language: Language) -> Vec<Sentence> {
    let mut list = Vec::new();
    let mut from = 0;
    for at in 0..tokens.len() {
        let is_grey = |at: usize| grey.get(at).copied().unwrap_or_default();
        let ends = at.checked_sub(1).is_some_and(|before| ends(text, tokens, before, language));
        let edge = at > 0 && is_grey(at) != is_grey(at - 1) || at - from >= LONGEST;
        if ends || edge {
            if from < at && !is_grey(from) {
                list.push(Sentence { tokens: from..at });
            }
            from = at;
        }
    }
    if from < tokens.len() && !grey.get(from).copied().unwrap_or_default() {
        list.push(Sentence { tokens: from..tokens.len() });
    }
    list
}

/// Whether a sentence ends after this token.
fn ends(text: &str, tokens: &[Token], before: usize, language: Language) -> bool {
    let (Some(last), Some(next)) = (tokens.get(before), tokens.get(before + 1)) else {
        return false;
    };
    let between = text.get(last.end..next.start).unwrap_or_default();
    match between.matches('\n').count() {
        0 => {}
        1 if next.is_word() && !next.is_capital() && last.is_word() => return false,
        _ => return true,
    }
    // A straight quotation mark closes what it touches.
    // "Am 5. März": the point makes the number an ordinal.
    let ordinal = last.is_sign(".")
        && before.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|number| {
            number.kind == super::tokens::Kind::Number && number.lower.len() <= 2 && number.end == last.start
        });
    if ordinal && language == Language::De {
        return false;
    }
    let closing = |at: usize| {
        let touches =
            at.checked_sub(1).and_then(|b| tokens.get(b)).zip(tokens.get(at)).is_some_and(|(a, b)| a.end == b.start);
        tokens.get(at).is_some_and(|t| match &*t.lower {
            "\"" | "'" | "’" => touches,
            "”" | "»" | ")" => true,
            _ => false,
        })
    };
    let stop = if closing(before) { before.checked_sub(1) } else { Some(before) };
    let Some(stop) = stop.and_then(|at| tokens.get(at)) else {
        return false;
    };
    if !matches!(&*stop.lower, "." | "!" | "?" | "…" | "।" | "。") {
        return false;
    }
    let spaced = !between.is_empty();
    let starts = next.is_capital() || !next.is_word();
    // A scraper often loses the space between two sentences.
    let lost = !spaced && next.is_capital() && !next.is_all_capitals();
    (spaced && starts && !closing(before + 1)) || lost
}
