//! Reads the files in `data/`. A line that says nothing known is left out here and reported by the test of the files.

use super::Lexicon;
use crate::reading::language::Language;
use crate::reading::tags::{Gender, Tag};

macro_rules! files {
    ($folder:literal) => {
        [
            (Sheet::Countries, include_str!(concat!("../data/", $folder, "/countries.tsv"))),
            (Sheet::Events, include_str!(concat!("../data/", $folder, "/events.tsv"))),
            (Sheet::Charges, include_str!(concat!("../data/", $folder, "/charges.tsv"))),
            (Sheet::Words, include_str!(concat!("../data/", $folder, "/people.tsv"))),
            (Sheet::Words, include_str!(concat!("../data/", $folder, "/words.tsv"))),
        ]
    };
}

const SHARED: [(Sheet, &str); 2] =
    [(Sheet::Places, include_str!("../data/places.tsv")), (Sheet::GivenNames, include_str!("../data/given_names.tsv"))];

/// How the columns of a file are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sheet {
    Countries,
    Events,
    Charges,
    Words,
    Places,
    GivenNames,
}

/// The files of a language and those of all languages.
pub(super) fn sheets(language: Language) -> impl Iterator<Item = (Sheet, &'static str)> {
    let own = match language {
        Language::En => files!("en"),
        Language::Fr => files!("fr"),
        Language::Es => files!("es"),
        Language::De => files!("de"),
    };
    own.into_iter().chain(SHARED)
}

pub(super) fn load(language: Language) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for (sheet, text) in sheets(language) {
        for line in lines(text) {
            for (phrase, tag) in read_line(sheet, line).unwrap_or_default() {
                lexicon.add(phrase, tag);
                if let Some(plural) = plural(language, phrase, tag) {
                    lexicon.add(&plural, tag);
                }
            }
        }
    }
    lexicon
}

/// The regular plural of a word for a person, so that the lists need not say it. German has none.
fn plural(language: Language, phrase: &str, tag: Tag) -> Option<String> {
    let regular = matches!(tag, Tag::Person(_) | Tag::Citizen | Tag::Job(_) | Tag::Kin(_))
        && !phrase.ends_with('.')
        && !phrase.ends_with(['s', 'x', 'z']);
    let vowel = phrase.ends_with(['a', 'e', 'i', 'o', 'u', 'é', 'á', 'í', 'ó', 'ú']);
    let ending = if language == Language::Es && !vowel { "es" } else { "s" };
    (regular && language != Language::De).then(|| format!("{phrase}{ending}"))
}

/// The lines that say something.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The phrases of one line and their meaning; `None` if the line cannot be read.
pub(super) fn read_line(sheet: Sheet, line: &'static str) -> Option<Vec<(&'static str, Tag)>> {
    let mut columns = line.split('\t');
    let first = columns.next()?;
    let second = columns.next()?;
    let third = columns.next();
    Some(match sheet {
        Sheet::Countries => {
            let names = forms(second).map(|name| (name, Tag::Country(first)));
            names.chain(forms(third.unwrap_or_default()).map(|form| (form, Tag::Demonym(first)))).collect()
        }
        Sheet::Places => forms(second).map(|name| (name, Tag::Place(first))).collect(),
        Sheet::GivenNames => vec![(first, Tag::Given(Gender::read(second)?))],
        Sheet::Charges => vec![(second, Tag::Charge(first))],
        Sheet::Events => vec![(third?, Tag::event(first, second)?)],
        Sheet::Words => vec![(second, Tag::read(first, third.unwrap_or_default())?)],
    })
}

fn forms(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim).filter(|form| !form.is_empty())
}
