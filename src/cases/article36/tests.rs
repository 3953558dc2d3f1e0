//! The clock, against dates as sources give them.

use super::{After, Clock, Stands, What, after, clocks};
use crate::{
    cases::{consular::ConsularEvent, opening::blank_case, parts::Part},
    dates::{Lang, PartialDate},
    id::Id,
    locale,
    words::Term,
};

fn date(text: &str) -> PartialDate {
    PartialDate::from_edtf(text).unwrap()
}

fn event(kind: &'static str, happened: &str) -> ConsularEvent {
    let happened = (!happened.is_empty()).then(|| date(happened));
    let home_state = Some(Term::known("FRA"));
    ConsularEvent {
        kind: Some(Term::known(kind)),
        happened,
        home_state,
        ..ConsularEvent::blank(&blank_case(Id::new(), "QXA"))
    }
}

fn step(clock: &Clock, what: What) -> (Stands, Option<(i64, Option<i64>)>) {
    let step = clock.steps.iter().find(|step| step.what == what).unwrap();
    (step.stands, step.after.map(|after| (after.min, after.max)))
}

#[test]
fn days_after_the_arrest_are_as_uncertain_as_the_dates() {
    let days = |arrest, then| after(&date(arrest), &date(then)).map(|After { min, max, .. }| (min, max));
    assert_eq!(days("2023-12-04", "2024-01-09"), Some((36, Some(36))));
    assert_eq!(days("2023-12-04", "2023-12-04"), Some((0, Some(0))));
    assert_eq!(days("2023-12", "2024-01-09"), Some((9, Some(39))));
    assert_eq!(days("2023-12", "2023-12-05"), Some((0, Some(4))), "never before the arrest");
    assert_eq!(days("2023-12-04", "2024"), Some((28, Some(393))));
    assert_eq!(days("2023-12-04", "[2024-01-01..]"), Some((28, None)));
    assert_eq!(days("2023-12-04", "[..2024-01-01]"), Some((0, Some(28))));
    assert!(after(&date("2023-12-04"), &date("2023-12-06~")).unwrap().is_about, "two days, but only about");
    assert!(!after(&date("2023-12-04"), &date("2023-12-06")).unwrap().is_about);
    assert_eq!(days("2023-12-04", "2023-11-01"), None, "both cannot hold");
    assert_eq!(days("[2023-12-04..]", "[..2023-12-31]"), Some((0, Some(27))));
    assert_eq!(days("[..2023-12-04]", "[2023-11-01..]"), None, "nothing is known");
}

#[test]
fn each_step_says_what_is_entered_and_what_is_missing() {
    let empty = clocks(Some(&date("2023-12-04")), &[]);
    assert_eq!(empty.len(), 1);
    assert_eq!((empty[0].known(), empty[0].state), (0, None));
    let request = ConsularEvent { asked_on: Some(date("2023-12-10")), ..event("access_requested", "") };
    let rows = [event("learned_elsewhere", "2023-12-08"), request, event("refused", "2023-12-20")];
    let clock = &clocks(Some(&date("2023-12-04")), &rows)[0];
    assert_eq!(step(clock, What::Told), (Stands::Missing, None));
    assert_eq!(step(clock, What::Notified), (Stands::Elsewhere, Some((4, Some(4)))), "not by the detaining state");
    assert_eq!(step(clock, What::Requested), (Stands::Done, Some((6, Some(6)))));
    assert_eq!(step(clock, What::Answered), (Stands::Refused, Some((16, Some(16)))));
    assert_eq!(step(clock, What::LastVisit), (Stands::Missing, None));

    let mut rows = rows.to_vec();
    rows.extend([event("notified_by_state", ""), event("visit", "2024-02"), event("visit", "2024-05-01")]);
    let clock = &clocks(Some(&date("2023-12-04")), &rows)[0];
    assert_eq!(step(clock, What::Notified), (Stands::Done, None), "it took place, nobody knows when");
    assert_eq!(step(clock, What::Answered), (Stands::Granted, Some((59, Some(87)))), "a visit is access");
    assert_eq!(step(clock, What::LastVisit), (Stands::Done, Some((149, Some(149)))));
    assert_eq!(clock.known(), 4);
}

#[test]
fn a_request_without_an_answer_waits_and_a_refused_wish_is_kept() {
    let clock = &clocks(None, &[event("access_requested", "2024-01-01")])[0];
    assert_eq!(step(clock, What::Answered), (Stands::Waiting, None));
    assert_eq!(step(clock, What::Requested), (Stands::Done, None), "without an arrest there is nothing to count from");
    let unheard = ConsularEvent { wish: Term::known("not_informed"), ..event("visit", "2024-02-01") };
    let clock = &clocks(None, std::slice::from_ref(&unheard))[0];
    assert_eq!(step(clock, What::Told).0, Stands::Denied);
    assert!(!clock.is_declined);
    assert!(clocks(None, &[unheard.clone(), event("detainee_declined", "2024-03-01")])[0].is_declined);
    let again = ConsularEvent { wish: Term::known("asked_for"), ..event("call", "2024-04-01") };
    assert!(!clocks(None, &[unheard, event("detainee_declined", "2024-03-01"), again])[0].is_declined);
}

#[test]
fn two_home_states_have_a_clock_each() {
    let other = ConsularEvent { home_state: Some(Term::known("SWE")), ..event("visit", "2024-02-01") };
    let both = clocks(None, &[event("refused", "2024-01-01"), other]);
    let said: Vec<_> = both.iter().map(|clock| (clock.state.unwrap().code(), step(clock, What::Answered).0)).collect();
    assert_eq!(said, [("FRA", Stands::Refused), ("SWE", Stands::Granted)]);
}

#[test]
fn every_step_has_its_words_in_both_languages() {
    use Stands::{Denied, Done, Elsewhere, Granted, Missing, Refused, Waiting};
    for what in [What::Told, What::Notified, What::Requested, What::Answered, What::LastVisit] {
        for stands in [Missing, Done, Elsewhere, Denied, Granted, Refused, Waiting] {
            let key = super::Step { what, stands, date: None, after: None }.key();
            for lang in [Lang::En, Lang::Fr] {
                assert!(locale::find(lang, key).is_some(), "{key}");
            }
        }
    }
}
