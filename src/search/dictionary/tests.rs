use std::collections::{BTreeSet, HashSet};

use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

use super::Dictionary;

/// A small generator of numbers that are the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Beginnings, middles and ends of names in several styles.
const STYLES: [[&str; 3]; 7] = [
    ["iva pet sido kuz niko mikha volo ser gri alek bor yev", "r n l sh lk m zh tr", "ov in ev sky enko ova ovich uk"],
    ["moham ham ash gha sha far kar rez jal dar naz mos", "a i ou e ee ad en", "di zadeh mi pour ian far ni khani"],
    ["mam isg hac ali guli vel kar bay rah abb", "a i u an ad ar ay", "li zada yev ov beyli oglu dov"],
    [
        "mar cler dub lef bern gar moor rich har walt floy brad",
        "a e i o ti lan den in",
        "t ard son ton ville eau is ert",
    ],
    ["gar rod mart her gonz ran val moren fern sol", "a e i o ri and ill", "ez ado ena aro era ino uela os"],
    ["zh ch sh li wan gu hu ye fen qia xia lu", "an en o in uo ao", "ghua ming wei jun hai bo lin xin"],
    ["yil oz dem kay ars ayd sah kor cel erd", "di a e i tas mir", "gan oglu kaya lar er tekin soy"],
];

fn invented(count: usize) -> Vec<String> {
    let mut dice = Dice(7);
    let mut names = BTreeSet::new();
    while names.len() < count {
        let style = STYLES[dice.below(STYLES.len())].map(|part| part.split(' ').collect::<Vec<_>>());
        let mut name = dice.pick(&style[0]).to_owned();
        for _ in 0..=dice.below(2) {
            name.push_str(dice.pick(&style[1]));
        }
        name.push_str(dice.pick(&style[2]));
        names.insert(name);
    }
    names.into_iter().collect()
}

fn misspelt(name: &str, how: usize, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = dice.below(letters.len() - 1);
    match how % 4 {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, at + 1),
        _ => letters[at] = dice.pick(&["a", "e", "i", "k", "s", "y"]).chars().next().unwrap(),
    }
    letters.into_iter().collect()
}

#[test]
fn misspelt_names_are_found() {
    let names = invented(3_000);
    let mut dictionary = Dictionary::new();
    dictionary.extend(&names);
    assert_eq!(dictionary.len(), 3_000);
    let (mut dice, mut found, mut first) = (Dice(11), 0, 0);
    for round in 0..100 {
        let name = &names[dice.below(names.len())];
        let wrong = misspelt(name, round, &mut dice);
        let near = dictionary.near(&wrong, 8);
        found += usize::from(near.iter().any(|(word, _)| word == name));
        first += usize::from(near.first().is_some_and(|(word, _)| word == name));
    }
    assert!(found >= 97 && first >= 70, "{found} found, {first} of them first");
}

#[test]
fn near_words_come_in_order() {
    let mut dictionary = Dictionary::new();
    dictionary.extend(["clerc", "clerk", "klerc", "clercs", "claire", "cleric", "le", "гершкович", "桂"]);
    let near = [("clerc", 0), ("clerk", 1), ("clercs", 1), ("cleric", 1), ("klerc", 1)];
    assert_eq!(dictionary.near("clerc", 8), near);
    assert_eq!(dictionary.near("clerc", 2), near[..2]);
    assert_eq!(dictionary.near("гершковч", 8), [("гершкович", 1)]);
    assert_eq!(dictionary.near("lercc", 8), []);
    assert_eq!(dictionary.near("桂", 8), [("桂", 0)]);
    assert_eq!(dictionary.near("la", 8), []);
    assert_eq!(dictionary.near("", 8), []);
    assert_eq!(dictionary.near("clerc", 0), []);
    let long = "x".repeat(500);
    dictionary.extend([&long]);
    assert_eq!(dictionary.near(&long, 8), [("x".repeat(64).as_str(), 0)]);
}

#[test]
fn words_come_and_go() {
    let mut dictionary = Dictionary::new();
    assert!(dictionary.is_empty());
    dictionary.extend(["moore", "gilbert", "", "moore"]);
    dictionary.extend([String::from("mooregilbert")]);
    assert_eq!(dictionary.prefix("moor", 9), ["moore", "mooregilbert"]);
    assert_eq!(dictionary.prefix("", 2), ["gilbert", "moore"]);
    assert!(dictionary.remove("moore") && !dictionary.remove("moore"));
    assert!(!dictionary.contains("moore") && dictionary.contains("gilbert"));
    assert_eq!(dictionary.near("mooree", 8), []);
    assert_eq!(dictionary.len(), 2);
}

proptest! {
    #[test]
    fn it_agrees_with_the_plain_way(
        words in prop::collection::vec("[abcñд]{1,12}", 0..150),
        wanted in "[abcñд]{1,12}",
        cuts in 1_usize..100,
    ) {
        let mut dictionary = Dictionary::new();
        words.chunks(cuts).for_each(|chunk| dictionary.extend(chunk));
        let distinct: HashSet<&str> = words.iter().map(String::as_str).collect();
        prop_assert_eq!(dictionary.len(), distinct.len());

        let length = wanted.chars().count();
        let allowed = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3][length];
        let mut plain: Vec<_> = distinct
            .iter()
            .map(|word| (*word, strsim::osa_distance(word, &wanted)))
            .filter(|(_, distance)| *distance <= allowed)
            .collect();
        plain.sort_by_key(|(word, distance)| {
            let first = word.chars().next() != wanted.chars().next();
            (*distance, first, word.chars().count().abs_diff(length), *word)
        });
        plain.truncate(8);
        prop_assert_eq!(dictionary.near(&wanted, 8), plain);

        let beginning: String = wanted.chars().take(2).collect();
        let mut begun: Vec<_> = distinct.into_iter().filter(|word| word.starts_with(&beginning)).collect();
        begun.sort_unstable();
        prop_assert_eq!(dictionary.prefix(&beginning, usize::MAX), begun);
        prop_assert!(words.iter().all(|word| dictionary.contains(word)));
    }
}
