//! No query in a loop: the list and the case page ask the database as often
//! for a hundred rows as for one.

use crate::support::{TestApp, make};
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

/// The database that is counted; other tests ask theirs at the same time.
static COUNTED: Mutex<String> = Mutex::new(String::new());
static QUERIES: AtomicUsize = AtomicUsize::new(0);

/// Listens to one connection.
#[derive(Default)]
struct Counter {
    url: String,
}

impl Instrumentation for Counter {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => self.url = url.to_owned(),
            InstrumentationEvent::StartQuery { query, .. } => {
                let counted = COUNTED.lock().unwrap().clone();
                let query = query.to_string();
                // Not what keeps a connection or begins and ends a transaction.
                let keeps = ["BEGIN", "COMMIT", "SET ", "SELECT 1", "PRAGMA"];
                let is_asked = !keeps.iter().any(|other| query.trim_start().starts_with(other));
                if is_asked && !self.url.is_empty() && counted.ends_with(&self.url) {
                    QUERIES.fetch_add(1, Ordering::SeqCst);
                }
            }
            _ => {}
        }
    }
}

/// The least of several tries: a session that is seen again after a while asks once more.
async fn queries_of(app: &TestApp, path: &str) -> usize {
    let reader = app.reader();
    let mut least = usize::MAX;
    for _ in 0..3 {
        let before = QUERIES.load(Ordering::SeqCst);
        assert_eq!(reader.get(path).await.status, 200);
        least = least.min(QUERIES.load(Ordering::SeqCst) - before);
    }
    assert!(least > 0, "nothing was listened to");
    least
}

#[actix_web::test]
async fn the_list_and_the_case_page_ask_a_fixed_number_of_questions() {
    set_default_instrumentation(|| Some(Box::<Counter>::default())).unwrap();
    let app = TestApp::new().await;
    app.url.clone_into(&mut COUNTED.lock().unwrap());
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let (one_row, one_case) =
        (queries_of(&app, "/cases").await, queries_of(&app, &format!("/cases/{}", case.id)).await);
    for i in 0..40 {
        make::case(&app, app.alpha, &format!("Person Number{i:02}"), "QXA", "FRA", "2024");
        let fields = [("kind", "letter"), ("what", "again")];
        app.editor().post(&format!("/cases/{}/events", case.id), &fields).await;
    }
    let (many_rows, full_case) =
        (queries_of(&app, "/cases").await, queries_of(&app, &format!("/cases/{}", case.id)).await);
    assert!(many_rows <= one_row, "the list: {one_row} for one row, {many_rows} for 41");
    assert!(full_case <= one_case, "the case page: {one_case} for one row a part, {full_case} for 41");
    assert!((1..=2).contains(&many_rows), "the list asks {many_rows} questions");
    assert!((10..=24).contains(&full_case), "the case page asks {full_case} questions");
}
