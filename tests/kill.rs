//! Pulling the plug: every save that was acknowledged is there after a kill
//! -9 in the middle of a thousand. Runs the real program.

use crate::support::process::Portal;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

#[test]
fn every_acknowledged_save_survives_a_kill() {
    let mut portal = Portal::start();
    let client = portal.set_up();
    let case = client.new_case("Ильяс Беркутов", "QXA");
    let stop = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let (client, case, stop) = (client.clone(), case.clone(), stop.clone());
            thread::spawn(move || {
                let mut acknowledged = Vec::new();
                for i in 0..250 {
                    if stop.load(Ordering::SeqCst) {
                        break;
                    }
                    let what = format!("event-{writer}-{i}-");
                    match client.try_post(&format!("{case}/events"), &[("kind", "letter"), ("what", &what)]) {
                        Some(303) => acknowledged.push(what),
                        Some(status) => panic!("a save was answered with {status}"),
                        None => break,
                    }
                }
                acknowledged
            })
        })
        .collect();
    thread::sleep(Duration::from_millis(1500));
    portal.kill();
    stop.store(true, Ordering::SeqCst);
    let acknowledged: Vec<String> = writers.into_iter().flat_map(|w| w.join().unwrap()).collect();
    assert!(acknowledged.len() > 10, "only {} saves before the kill", acknowledged.len());

    portal.restart();
    let page = client.get(&case);
    let lost: Vec<_> = acknowledged.iter().filter(|what| !page.contains(*what)).collect();
    assert!(lost.is_empty(), "{} of {} acknowledged saves are lost: {lost:?}", lost.len(), acknowledged.len());
    assert_eq!(portal.command(&["check"]).status.code(), Some(0), "the database is sound");
}

#[test]
fn a_stop_finishes_what_is_being_saved() {
    let mut portal = Portal::start();
    let client = portal.set_up();
    let case = client.new_case("Ильяс Беркутов", "QXA");
    let status = client.try_post(&format!("{case}/events"), &[("kind", "letter"), ("what", "the last one")]);
    assert_eq!(status, Some(303));
    assert_eq!(portal.stop(), Some(0), "SIGTERM ends the program well");
    portal.restart();
    assert!(client.get(&case).contains("the last one"));
}
