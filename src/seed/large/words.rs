//! The words that the cases and articles of the large world are made of.

use super::random::Random;

const FILE: &str = include_str!("../data/words.tsv");

/// What words are for, the words, a code.
type Line = (&'static str, &'static str, &'static str);

/// Words by what they are for.
#[derive(Debug)]
pub struct Words(Vec<Vec<Line>>);

/// What words can be for, in the order of the lists.
const USES: [&str; 18] = [
    "occupation",
    "charge",
    "event",
    "place",
    "town",
    "paper",
    "start-en",
    "start-fr",
    "status-en",
    "status-fr",
    "charge-en",
    "charge-fr",
    "nation-en",
    "nation-fr",
    "filler-en",
    "filler-fr",
    "title-en",
    "title-fr",
];

impl Words {
    /// Reads the file.
    pub fn read() -> Self {
        let lines: Vec<Line> = FILE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut cells = line.split('\t');
                Some((cells.next()?, cells.next()?, cells.next()?))
            })
            .collect();
        let of = |what: &&str| lines.iter().filter(|(known, ..)| known == what).copied().collect();
        Self(USES.iter().map(of).collect())
    }

    /// Some words for this, and their code.
    pub fn some(&self, what: &str, random: &mut Random) -> (&'static str, &'static str) {
        let list = self.0.iter().find(|list| list.first().is_some_and(|(known, ..)| *known == what));
        list.map_or(("", ""), |list| {
            let (_, words, code) = *random.pick(list);
            (words, code)
        })
    }
}
