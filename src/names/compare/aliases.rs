//! People who have several names: spellings, maiden names, pen names.

use super::{Answer, Name, Reason, Verdict, compare};

/// Compares all names of two people; the first of each is the main one.
///
/// What only a stored name shows is possible, not probable: it never makes a match unless the main names are at least
/// alike. `None` when one of them has no name.
pub fn compare_all(a: &[Name], b: &[Name]) -> Option<Verdict> {
    let (first, others) = a.split_first()?;
    let (second, more) = b.split_first()?;
    let main = compare(first, second);
    if main.answer == Answer::Match || main.reasons.contains(&Reason::DifferentBirthYear) {
        return Some(main);
    }
    let with_main = more.iter().map(|theirs| (first, theirs));
    let pairs = with_main.chain(others.iter().flat_map(|mine| b.iter().map(move |theirs| (mine, theirs))));
    let best = pairs.map(|(mine, theirs)| compare(mine, theirs)).max_by(|x, y| x.score.total_cmp(&y.score));
    Some(match best {
        Some(alias) if alias.answer > Answer::No && alias.score > main.score => {
            let answer = if main.answer == Answer::No { Answer::Suggest } else { alias.answer };
            let reasons = [vec![Reason::StoredAlias], alias.reasons].concat();
            Verdict {
                score: if answer == Answer::Suggest { alias.score.min(0.79) } else { alias.score },
                answer,
                reasons,
            }
        }
        _ => main,
    })
}
