//! How well the engine does on a set of pairs: the logic of `habeas names --score`.
//!
//! A set is a table of two forms, the answer expected (M match, S suggest, N no) and why the pair is hard.

use super::compare::{Answer, Name, Verdict, compare, compare_all};

/// A pair and the answer expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case<'a> {
    /// One form.
    pub a: &'a str,
    /// The other.
    pub b: &'a str,
    /// What they should be.
    pub expected: Answer,
    /// Why the pair is hard.
    pub why: &'a str,
}

/// A pair that was answered otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Miss<'a> {
    /// The pair.
    pub case: Case<'a>,
    /// What was answered instead.
    pub verdict: Verdict,
}

/// The figures of a set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score<'a> {
    /// Pairs that match and were found to.
    pub match_found: usize,
    /// Pairs that match.
    pub match_total: usize,
    /// Pairs that must not match and were said to.
    pub no_flagged: usize,
    /// Pairs that must not match.
    pub no_total: usize,
    /// Pairs that need an alias and are found once it is stored.
    pub suggest_found: usize,
    /// Pairs that need an alias.
    pub suggest_total: usize,
    /// Of these, the pairs that the names alone were said to match.
    pub suggest_asserted: usize,
    /// Every pair that counts against the engine.
    pub misses: Vec<Miss<'a>>,
}

/// Reads a set; lines that are comments, empty or of another shape are left out.
pub fn read(table: &str) -> Vec<Case<'_>> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(case).collect()
}

fn case(line: &str) -> Option<Case<'_>> {
    let mut columns = line.split('\t');
    let (a, b) = (columns.next()?, columns.next()?);
    let expected = match columns.next()?.trim() {
        "M" => Answer::Match,
        "S" => Answer::Suggest,
        "N" => Answer::No,
        _ => return None,
    };
    Some(Case { a, b, expected, why: columns.next().unwrap_or_default() })
}

/// Runs the engine over a set.
pub fn score<'a>(cases: &[Case<'a>]) -> Score<'a> {
    let mut score = Score::default();
    for case in cases {
        let (a, b) = (Name::read(case.a, None), Name::read(case.b, None));
        let alone = compare(&a, &b);
        let hit = match case.expected {
            Answer::Match => {
                score.match_total += 1;
                let found = alone.answer == Answer::Match;
                score.match_found += usize::from(found);
                found
            }
            Answer::No => {
                score.no_total += 1;
                let flagged = alone.answer == Answer::Match;
                score.no_flagged += usize::from(flagged);
                !flagged
            }
            Answer::Suggest => {
                score.suggest_total += 1;
                let asserted = alone.answer == Answer::Match;
                score.suggest_asserted += usize::from(asserted);
                // The person has both names on record; somebody comes with the second.
                let stored = compare_all(&[a, b.clone()], &[b]);
                let found = stored.is_some_and(|verdict| verdict.answer > Answer::No);
                score.suggest_found += usize::from(found);
                found && !asserted
            }
        };
        if !hit {
            score.misses.push(Miss { case: case.clone(), verdict: alone });
        }
    }
    score
}

#[cfg(test)]
mod tests {
    use super::{read, score};

    #[test]
    fn a_set_is_read_and_scored() {
        let set = "# a\tb\tM\nBasile Orlane\tORLANE Basile\tM\torder\nBasile Orlane\tNadine Orlane\tN\tsiblings\n\
            Basile Orlane\tJon\tS\talias\nBasile Orlane\tTamar Voss\tM\twrong on purpose\n\nodd line\n";
        let cases = read(set);
        let score = score(&cases);
        assert_eq!((score.match_found, score.match_total), (1, 2));
        assert_eq!((score.no_flagged, score.no_total), (0, 1));
        assert_eq!((score.suggest_found, score.suggest_total, score.suggest_asserted), (1, 1, 0));
        assert_eq!(score.misses.len(), 1);
        assert_eq!(score.misses[0].case.why, "wrong on purpose");
    }
}
