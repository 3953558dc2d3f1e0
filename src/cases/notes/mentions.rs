//! Who is named in a note: `@Ada Example`, or `@Ada` where only one person who
//! sees the case is called so. Pure.

use crate::text::fold;
use std::collections::BTreeSet;

/// As many characters after the sign as a name may have.
const NAME_MAX: usize = 120;

/// A name that cannot be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// Nobody of those who may read it is called so.
    Unknown(String),
    /// Several are.
    Several(String),
}

/// Which of these names stand in the text after an `@`. `chosen`: who was chosen from the
/// list as well, and so is meant where several are called the same.
///
/// # Errors
/// The first name that nobody has, or that several have.
pub fn read(body: &str, names: &[&str], chosen: Option<usize>) -> Result<BTreeSet<usize>, Unclear> {
    let words: Vec<Vec<String>> = names.iter().map(|name| parts(name)).collect();
    let mut found = BTreeSet::new();
    for after in signs(body) {
        let said = parts(&after.chars().take(NAME_MAX).collect::<String>());
        let meant = meant(&said, &words);
        match meant.as_slice() {
            [one] => drop(found.insert(*one)),
            [] => return Err(Unclear::Unknown(first_word(after))),
            several => match chosen.filter(|it| several.contains(it)) {
                Some(it) => drop(found.insert(it)),
                None => return Err(Unclear::Several(first_word(after))),
            },
        }
    }
    Ok(found)
}

fn parts(name: &str) -> Vec<String> {
    fold(name).split(' ').filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
}

/// What stands after each `@` that begins a word; that of an address does not.
fn signs(body: &str) -> impl Iterator<Item = &str> {
    body.match_indices('@').filter_map(|(at, _)| {
        let (before, after) = (body.get(..at)?, body.get(at + 1..)?);
        let begins = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !"._-+".contains(c));
        (begins && after.chars().next().is_some_and(char::is_alphanumeric)).then_some(after)
    })
}

/// Those whose whole name is said, the longest; else those whose first name is.
fn meant(said: &[String], names: &[Vec<String>]) -> Vec<usize> {
    let whole = |name: &Vec<String>| !name.is_empty() && said.starts_with(name);
    let longest = names.iter().filter(|name| whole(name)).map(Vec::len).max();
    let is_meant = |name: &Vec<String>| match longest {
        Some(length) => whole(name) && name.len() == length,
        None => !name.is_empty() && name.first() == said.first(),
    };
    names.iter().enumerate().filter(|(_, name)| is_meant(name)).map(|(at, _)| at).collect()
}

fn first_word(after: &str) -> String {
    after
        .split(|c: char| c.is_whitespace() || ",;:!?()".contains(c))
        .next()
        .unwrap_or_default()
        .chars()
        .take(60)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEAM: [&str; 5] = ["Ada Example", "Ada Exampleova", "Юлия Громова", "Bo", "Bo Lund"];

    fn said(body: &str) -> Result<Vec<usize>, Unclear> {
        read(body, &TEAM, None).map(|found| found.into_iter().collect())
    }

    #[test]
    fn a_whole_name_is_found_in_any_script_and_before_any_mark() {
        assert_eq!(said("@Ada Example, please call"), Ok(vec![0]));
        assert_eq!(said("(@ada exampleova) and @Yuliya: hello"), Ok(vec![1, 2]), "in other letters");
        assert_eq!(said("Ask @Юлия Громова!"), Ok(vec![2]));
        assert_eq!(said("Ask @Юлия."), Ok(vec![2]));
        assert_eq!(said("@Bo Lund and nobody else"), Ok(vec![4]), "the longer name");
        assert_eq!(said("@Bo has seen it"), Ok(vec![3]));
        assert_eq!(said("@Ada Example and @Bo"), Ok(vec![0, 3]));
    }

    #[test]
    fn an_address_names_nobody_and_who_is_not_clear_is_refused() {
        assert_eq!(said("Write to ada@example.org, 3 @ 4, @"), Ok(vec![]));
        assert_eq!(said("@Ada please"), Err(Unclear::Several("Ada".into())));
        assert_eq!(read("@Ada please", &TEAM, Some(1)), Ok(BTreeSet::from([1])));
        assert_eq!(said("@Zoe, please"), Err(Unclear::Unknown("Zoe".into())));
    }
}
