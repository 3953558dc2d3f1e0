//! One text published twice, and two texts.

use super::*;

fn article() -> String {
    let sentences = [
        "A court in the harbour town heard the engineer for three hours on Monday and sent him back to his cell.",
        "His family says that he has not seen a doctor since the spring and that parcels come back unopened.",
        "The consul was let in once, in June, for half an hour, with a guard taking notes at the table.",
        "Nobody has told the defence what he is accused of, and the file remains closed to it until the trial.",
        "Two colleagues who were stopped on the same day went home after a night at the station.",
    ];
    sentences.join(" ")
}

#[test]
fn another_heading_and_another_site_are_the_same_text() {
    let one = Signature::of(&format!("Engineer back in his cell\n\n{}", article())).unwrap();
    let other = Signature::of(&format!("News Site. Court hears foreigner.\n\n{}\n\nShare this", article())).unwrap();
    assert_eq!(one.likeness(&other), Likeness::Same);
    assert!(one.bands().iter().any(|band| other.bands().contains(band)));
}

#[test]
fn signs_and_case_do_not_matter() {
    let one = Signature::of(&article()).unwrap();
    assert_eq!(one.shared_percent(&Signature::of(&article().to_uppercase().replace(',', " –")).unwrap()), 100);
}

#[test]
fn another_text_on_the_same_case_is_another_text() {
    let other = "The engineer held in the harbour town since spring was heard by a judge this week, his sister told us. \
                 She has written to the ministry four times. The answer was always the same: the file is being looked at.";
    let one = Signature::of(&article()).unwrap();
    assert_eq!(one.likeness(&Signature::of(other).unwrap()), Likeness::Different);
}

#[test]
fn a_signature_can_be_stored_and_a_short_text_has_none() {
    let one = Signature::of(&article()).unwrap();
    assert_eq!(Signature::from_bytes(&one.to_bytes()), Some(one));
    assert_eq!(Signature::from_bytes(&[1, 2, 3]), None);
    assert_eq!(Signature::of("Too short to say."), None);
}
