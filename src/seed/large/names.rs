//! Invented names: given names from a list, family names from syllables, in
//! the culture's own script and in Latin letters. The number of different
//! names grows slowly, as it does among people.

use super::random::Random;
use crate::words::{Country, Language, NameOrder, Romanisation, Script, Term};

const FILE: &str = include_str!("../data/cultures.tsv");

/// A piece of a name: in Latin letters and in its own.
type Piece = (&'static str, &'static str);

/// Where names come from.
#[derive(Debug)]
pub struct Culture {
    share: usize,
    /// The script of its own.
    pub script: Term<Script>,
    /// Its language.
    pub language: Term<Language>,
    /// How the Latin form was made, where the own script is another.
    pub romanisation: Option<Term<Romanisation>>,
    /// Which name comes first.
    pub order: Term<NameOrder>,
    countries: Vec<Term<Country>>,
    women: Vec<Piece>,
    men: Vec<Piece>,
    begin: Vec<Piece>,
    middle: Vec<Piece>,
    end: Vec<Piece>,
}

/// A given or a family name in both writings.
#[derive(Debug, Clone, Default)]
pub struct Word {
    /// In Latin letters.
    pub latin: String,
    /// In the culture's own.
    pub own: String,
}

impl Word {
    fn add(&mut self, (latin, own): Piece) {
        self.latin.push_str(latin);
        self.own.push_str(own);
    }
}

/// All cultures.
#[derive(Debug)]
pub struct Cultures(Vec<Culture>);

impl Cultures {
    /// Reads the file.
    ///
    /// # Panics
    /// Where it does not hold; the tests read it.
    pub fn read() -> Self {
        Self(FILE.lines().filter(|line| !line.starts_with('#')).map(|line| culture(line).expect("a culture")).collect())
    }

    /// One of them, by its share.
    pub fn choose(&self, random: &mut Random) -> &Culture {
        let mut left = random.below(self.0.iter().map(|culture| culture.share).sum());
        for culture in &self.0 {
            if left < culture.share {
                return culture;
            }
            left -= culture.share;
        }
        random.pick(&self.0)
    }
}

fn culture(line: &'static str) -> Option<Culture> {
    let mut cells = line.split('\t').skip(1);
    let mut cell = || cells.next();
    Some(Culture {
        share: cell()?.parse().ok()?,
        script: Term::of(cell()?)?,
        language: Term::of(cell()?)?,
        romanisation: Term::of(cell()?),
        order: Term::of(cell()?)?,
        countries: cell()?.split(' ').map(Term::of).collect::<Option<_>>()?,
        women: pieces(cell()?),
        men: pieces(cell()?),
        begin: pieces(cell()?),
        middle: pieces(cell()?),
        end: pieces(cell()?),
    })
}

fn pieces(cell: &'static str) -> Vec<Piece> {
    cell.split(' ')
        .filter(|piece| !piece.is_empty())
        .map(|piece| piece.split_once('/').unwrap_or((piece, piece)))
        .collect()
}

impl Culture {
    /// Whether names are written in Latin letters to begin with.
    pub fn is_latin(&self) -> bool {
        self.script.is("Latn")
    }

    /// A country of its people.
    pub fn country(&self, random: &mut Random) -> Term<Country> {
        *random.pick(&self.countries)
    }

    /// A given name.
    pub fn given(&self, is_woman: bool, random: &mut Random) -> Word {
        let list = if is_woman { &self.women } else { &self.men };
        let mut word = Word::default();
        word.add(*random.pick(list));
        if self.end.is_empty() {
            // Two syllables, written together in either writing.
            let (latin, own) = *random.pick(list);
            word.latin.push_str(&latin.to_lowercase());
            word.own.push_str(own);
        } else if self.is_latin() && random.chance(8) {
            word.latin.push('-');
            word.own.push('-');
            word.add(*random.pick(list));
        }
        word
    }

    /// A family name.
    pub fn family(&self, random: &mut Random) -> Word {
        let mut word = Word::default();
        let begin = random.skewed(self.begin.len());
        word.add(self.begin.get(begin).copied().unwrap_or_default());
        if !self.end.is_empty() {
            word.add(*random.pick(&self.middle));
            word.add(*random.pick(&self.end));
        }
        word
    }

    /// The whole name in one writing.
    pub fn full(&self, given: &str, family: &str, is_own: bool) -> String {
        if self.order.is("family_first") {
            let gap = if is_own && !self.is_latin() { "" } else { " " };
            format!("{family}{gap}{given}")
        } else {
            format!("{given} {family}")
        }
    }
}
