//! Answers with their reasons.

use crate::names::compare::{Answer, Name, Reason, Verdict, compare, compare_all};

fn ask(a: &str, b: &str) -> Verdict {
    compare(&Name::read(a, None), &Name::read(b, None))
}

#[test]
fn an_answer_says_why() {
    for (a, b, answer, reason) in [
        ("Ilyas Berkutov", "ILYAS BERKUTOV", Answer::Match, Reason::SameWords),
        ("Ilyas Berkutov", "Ильяс Беркутов", Answer::Match, Reason::Transliteration),
        ("Behrouz Ghanbari", "Behrooz Qanbari", Answer::Match, Reason::OtherSpelling),
        ("Bence Karpati", "Karpati Bence", Answer::Match, Reason::WordOrder),
        ("Li Kai", "Kai Li", Answer::Match, Reason::WordOrder),
        ("王小明", "Wang Xiaoming", Answer::Match, Reason::Transliteration),
        ("Cheung Kwok-keung", "Zhang Guoqiang", Answer::Match, Reason::OtherSpelling),
        ("Kylie Harte-Moss", "Kylie Hartemoss", Answer::Match, Reason::WrittenTogether),
        ("Olga Berkutova", "Olga Berkutov", Answer::Match, Reason::GenderedEnding),
        ("Gordon Haverstock", "Gordon Haverstcok", Answer::Match, Reason::TypingError),
        ("Gene Halloway", "Eugene Halloway", Answer::Suggest, Reason::ShortForm),
        ("L. Brisard", "Ludovic Brisard", Answer::Suggest, Reason::Initial),
        ("Anatoly Georgievich Lykov", "Anatoly Lykov", Answer::Match, Reason::PatronymicLeftOut),
        ("Ludovic Alain Brisard", "Ludovic Brisard", Answer::Match, Reason::MiddleNameLeftOut),
        ("Osmany Villarreal Quintanar", "Osmany Villarreal", Answer::Match, Reason::SurnameLeftOut),
        ("Harjinder Singh Mann", "Harjinder Mann", Answer::Match, Reason::WeakWordLeftOut),
        ("Pedro Gómez Olabarría", "Pedro Gómez", Answer::Suggest, Reason::CommonName),
        ("Brisard", "Ludovic Brisard", Answer::Suggest, Reason::OneWordOnly),
        ("Nadège Brisard", "Ludovic Brisard", Answer::No, Reason::DifferentGivenName),
        ("Ludovic Brisard", "Ludovic Castaing", Answer::No, Reason::DifferentSurname),
        ("Igor Petrovich Lykov", "Igor Sergeevich Lykov", Answer::No, Reason::DifferentPatronymic),
        ("Hassan bin Omar", "Omar bin Hassan", Answer::No, Reason::OrderMatters),
        ("Ludovic Brisard (1951)", "Ludovic Brisard (1983)", Answer::No, Reason::DifferentBirthYear),
        ("Ludovic Brisard Jr.", "Ludovic Brisard Sr.", Answer::No, Reason::DifferentGeneration),
        ("Ludovic Brisard II", "Ludovic Brisard III", Answer::No, Reason::DifferentGeneration),
        ("French national", "Ludovic Brisard", Answer::No, Reason::NotAName),
        ("Ilyas Berkutov", "Nadège Brisard", Answer::No, Reason::NothingShared),
        ("", "Ludovic Brisard", Answer::No, Reason::NothingShared),
    ] {
        let verdict = ask(a, b);
        assert_eq!(verdict.answer, answer, "{a} / {b}: {verdict:?}");
        assert!(verdict.reasons.contains(&reason), "{a} / {b}: {verdict:?}");
    }
}

#[test]
fn a_better_answer_has_a_higher_score() {
    let scores = ["Ludovic Brisard", "L. Brisard", "Nadège Brisard"].map(|other| ask("Ludovic Brisard", other).score);
    assert!(scores.is_sorted_by(|better, worse| better > worse), "{scores:?}");
}

#[test]
fn the_language_helps_where_letters_are_ambiguous() {
    let read = |full, language| Name::read(full, Some(language));
    let azerbaijani = compare(&read("Cavid Qarayev", "az"), &read("Javid Garayev", "en"));
    assert_eq!(azerbaijani.answer, Answer::Match);
}

#[test]
fn a_stored_alias_suggests_and_never_asserts() {
    let names = |list: &[&str]| list.iter().map(|full| Name::read(full, None)).collect::<Vec<_>>();
    let person = names(&["Ludovic Brisard", "The Heron", "Людовик Брисар"]);
    let by_alias = compare_all(&person, &names(&["The Heron"])).unwrap();
    assert_eq!((by_alias.answer, by_alias.reasons[0]), (Answer::Suggest, Reason::StoredAlias));
    let by_spelling = compare_all(&person, &names(&["Ludovic Brisard"])).unwrap();
    assert_eq!((by_spelling.answer, by_spelling.reasons[0]), (Answer::Match, Reason::SameWords));
    assert_eq!(compare_all(&person, &names(&["Tamar Voss"])).unwrap().answer, Answer::No);
    assert_eq!(compare_all(&person, &[]), None);
}
