//! No query in a loop: the list and the case page ask the database as often
//! for a hundred rows as for one.

use crate::support::{TestApp, make};
use diesel::connection::{InstrumentationEvent, set_default_instrumentation};
use std::sync::atomic::{AtomicUsize, Ordering};

static QUERIES: AtomicUsize = AtomicUsize::new(0);

fn count(event: InstrumentationEvent<'_>) {
    if let InstrumentationEvent::StartQuery { query, .. } = event {
        let query = query.to_string();
        // Not what keeps a connection or begins and ends a transaction.
        if !["BEGIN", "COMMIT", "SET ", "SELECT 1", "PRAGMA"].iter().any(|other| query.trim_start().starts_with(other))
        {
            QUERIES.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// Other tests ask at the same time, so the least of several tries is the page's own.
async fn queries_of(app: &TestApp, path: &str) -> usize {
    let reader = app.reader();
    let mut least = usize::MAX;
    for _ in 0..12 {
        let before = QUERIES.load(Ordering::SeqCst);
        assert_eq!(reader.get(path).await.status, 200);
        least = least.min(QUERIES.load(Ordering::SeqCst) - before);
    }
    least
}

#[actix_web::test]
async fn the_list_and_the_case_page_ask_a_fixed_number_of_questions() {
    set_default_instrumentation(|| Some(Box::new(count))).unwrap();
    let app = TestApp::new().await;
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
    // Who asks, the saved searches beside the filter, the rows.
    assert!((1..=3).contains(&many_rows), "the list asks {many_rows} questions");
    assert!((10..=20).contains(&full_case), "the case page asks {full_case} questions");
}
