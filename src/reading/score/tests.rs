//! The figures on readings whose worth is known.

use super::*;

fn label(json: &str) -> Label {
    serde_json::from_str(json).unwrap()
}

fn scored(text: &str, label: &Label) -> Score {
    let mut score = Score::default();
    score.add(label, text, &read(text, &Options { language: Some(Language::En), ..Options::default() }));
    score
}

const TEXT: &str = "The Norwegian teacher Ida Holm was arrested in Chile in May 2019 for espionage. She is in prison in Santiago de Chile.";

#[test]
fn a_right_reading_counts_in_all_figures() {
    let label = label(
        r#"{"id":"x","language":"en","kind":"positive","persons":[{"name":"Ida Holm","nationalities":["NO"],
        "detained_in":"CL","category":"espionage","arrested":"2019-05","status":"detained"}]}"#,
    );
    let score = scored(TEXT, &label);
    assert_eq!(score.misses, Vec::<String>::new());
    for (name, share, _) in score.figures.shares().iter().filter(|(_, share, _)| share.whole > 0) {
        assert_eq!(share.part == share.whole, *name != "body_greyed", "{name}");
    }
}

#[test]
fn a_wrong_reading_is_told() {
    let label = label(
        r#"{"id":"x","language":"en","kind":"positive","persons":[{"name":"Ida Holm","nationalities":["SE"],
        "detained_in":"PE","category":"drugs","arrested":"2018","status":"released"},
        {"name":"Per Berg","nationalities":[],"detained_in":"CL","category":"unknown","arrested":null,"status":"detained"}]}"#,
    );
    let score = scored(TEXT, &label);
    assert_eq!(score.misses.len(), 6);
    assert_eq!(score.figures.recall, Share { part: 1, whole: 2 });
}

#[test]
fn ambiguous_names_never_count_and_negatives_do() {
    let open = label(r#"{"id":"x","kind":"negative","ambiguous":[{"name":"Ida Holm"}]}"#);
    assert_eq!(scored(TEXT, &open).figures.precision, Share::default());
    let closed = label(r#"{"id":"x","kind":"negative"}"#);
    assert_eq!(scored(TEXT, &closed).figures.negatives_false, Share { part: 1, whole: 1 });
}
