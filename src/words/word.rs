//! A vocabulary as read from its file.

use std::collections::HashMap;

use crate::dates::Lang;

/// One row of a vocabulary.
#[derive(Debug)]
pub struct Word {
    code: &'static str,
    en: &'static str,
    fr: &'static str,
    /// Column name and cell, for the columns that only this list has.
    extras: Vec<(&'static str, &'static str)>,
}

impl Word {
    /// The code that is stored: ASCII, stable for ever.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The label in one language.
    pub fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Fr => self.fr,
        }
    }

    /// The cell of a column that only some lists have; empty when there is none.
    pub fn extra(&self, column: &str) -> &'static str {
        self.extras.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell)
    }
}

/// A closed list of codes with their labels.
#[derive(Debug)]
pub struct Vocabulary {
    name: &'static str,
    words: Vec<Word>,
    places: HashMap<&'static str, usize>,
}

impl Vocabulary {
    /// Reads the text of a file. The tests check that every row has as many cells as the header;
    /// a missing cell reads as empty.
    pub(super) fn parse(name: &'static str, text: &'static str) -> Self {
        let mut lines = text.lines();
        let columns: Vec<&'static str> = lines.next().unwrap_or("").split('\t').skip(3).collect();
        let words: Vec<Word> = lines
            .map(|line| {
                let mut cells = line.split('\t');
                let mut cell = || cells.next().unwrap_or("");
                Word {
                    code: cell(),
                    en: cell(),
                    fr: cell(),
                    extras: columns.iter().map(|column| (*column, cell())).collect(),
                }
            })
            .collect();
        let places = words.iter().enumerate().map(|(place, word)| (word.code, place)).collect();
        Self { name, words, places }
    }

    /// The name of the list, which is also that of its file: `custody`, `charge_group`, …
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The row with this code.
    pub fn get(&'static self, code: &str) -> Option<&'static Word> {
        self.places.get(code).and_then(|place| self.words.get(*place))
    }

    /// Every row, in the order of the file.
    pub fn words(&'static self) -> &'static [Word] {
        &self.words
    }
}
