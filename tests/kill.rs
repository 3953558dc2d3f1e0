//! Pulling the plug: every save that was acknowledged is there after a kill
//! -9 in the middle of a thousand. Runs the real program.

use crate::support::process::{Client, Portal};
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
    let writing = Writing::begin(&client, &case);
    thread::sleep(Duration::from_millis(1500));
    portal.kill();
    let acknowledged = writing.end();
    let count = acknowledged.len();
    assert!(count > 10 && count < WRITERS * SAVES, "the kill came in the middle, after {count} saves");

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
    let writing = Writing::begin(&client, &case);
    thread::sleep(Duration::from_millis(500));
    assert_eq!(portal.stop(), Some(0), "SIGTERM ends the program well");
    let acknowledged = writing.end();
    let count = acknowledged.len();
    assert!(count > 0 && count < WRITERS * SAVES, "the stop came in the middle, after {count} saves");
    portal.restart();
    let page = client.get(&case);
    let lost: Vec<_> = acknowledged.iter().filter(|what| !page.contains(*what)).collect();
    assert!(lost.is_empty(), "acknowledged, and lost at the stop: {lost:?}");
}

/// So many write at once.
const WRITERS: usize = 4;
/// Each so often, unless it is stopped.
const SAVES: usize = 250;

/// Saves that go on until the portal is gone.
struct Writing {
    stop: Arc<AtomicBool>,
    writers: Vec<thread::JoinHandle<Vec<String>>>,
}

impl Writing {
    fn begin(client: &Client, case: &str) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let writer = |writer: usize| {
            let (client, address, stop) = (client.clone(), format!("{case}/events"), stop.clone());
            thread::spawn(move || {
                let mut acknowledged = Vec::new();
                for i in 0..SAVES {
                    if stop.load(Ordering::SeqCst) {
                        break;
                    }
                    let what = format!("event-{writer}-{i}-");
                    match client.try_post(&address, &[("kind", "letter"), ("what", &what)]) {
                        Some(303) => acknowledged.push(what),
                        Some(status) => panic!("a save was answered with {status}"),
                        None => break,
                    }
                }
                acknowledged
            })
        };
        let writers = (0..WRITERS).map(writer).collect();
        Self { stop, writers }
    }

    /// What was acknowledged.
    fn end(self) -> Vec<String> {
        self.stop.store(true, Ordering::SeqCst);
        self.writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    }
}
