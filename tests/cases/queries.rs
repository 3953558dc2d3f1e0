//! No query in a loop: the list and the case page ask the database as often
//! for a hundred rows as for one.

use crate::support::{TestApp, app::Visitor, make};
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use habeas::cases::Case;
use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

/// The database that is counted; other tests ask theirs at the same time.
static COUNTED: Mutex<String> = Mutex::new(String::new());
static QUERIES: AtomicUsize = AtomicUsize::new(0);
/// Those of what only the people who work on a case read.
static APART: AtomicUsize = AtomicUsize::new(0);

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
                if !self.url.is_empty() && counted.ends_with(&self.url) {
                    count(&query.to_string());
                }
            }
            _ => {}
        }
    }
}

fn count(query: &str) {
    // Not what keeps a connection or begins and ends a transaction.
    if ["BEGIN", "COMMIT", "SET ", "SELECT 1", "PRAGMA"].iter().any(|other| query.trim_start().starts_with(other)) {
        return;
    }
    QUERIES.fetch_add(1, Ordering::SeqCst);
    if ["contacts", "contact_log", "consular", "actions"].iter().any(|table| query.contains(table)) {
        APART.fetch_add(1, Ordering::SeqCst);
    }
}

/// The least of several tries: a session that is seen again after a while asks once more.
async fn queries_of(app: &TestApp, path: &str) -> usize {
    queries_by(&app.reader(), path).await
}

async fn queries_by(visitor: &Visitor<'_>, path: &str) -> usize {
    let mut least = usize::MAX;
    for _ in 0..3 {
        let before = QUERIES.load(Ordering::SeqCst);
        assert_eq!(visitor.get(path).await.status, 200);
        least = least.min(QUERIES.load(Ordering::SeqCst) - before);
    }
    assert!(least > 0, "nothing was listened to");
    least
}

/// How many questions a save of an open part asks, and how many of them about what stands apart.
async fn save(editor: &Visitor<'_>, case: &Case) -> (usize, usize) {
    let path = format!("/cases/{}/events", case.id);
    let mut least = (usize::MAX, usize::MAX);
    for _ in 0..3 {
        let before = (QUERIES.load(Ordering::SeqCst), APART.load(Ordering::SeqCst));
        assert_eq!(editor.post(&path, &[("kind", "letter"), ("what", "again")]).await.status, 303);
        least.0 = least.0.min(QUERIES.load(Ordering::SeqCst) - before.0);
        least.1 = least.1.min(APART.load(Ordering::SeqCst) - before.1);
    }
    least
}

#[actix_web::test]
async fn the_list_and_the_case_page_ask_a_fixed_number_of_questions() {
    set_default_instrumentation(|| Some(Box::new(Counter::default()))).unwrap();
    let app = TestApp::new().await;
    *COUNTED.lock().unwrap() = app.url.clone();
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    // A part without a row is not asked for.
    let event = [("kind", "letter"), ("what", "once")];
    app.editor().post(&format!("/cases/{}/events", case.id), &event).await;
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
    assert!((10..=30).contains(&full_case), "the case page asks {full_case} questions");
    let editor = app.editor();
    let (mut before, mut of_the_team) = ((0, 0), 0);
    for i in 0..15 {
        if i == 1 {
            before = save(&editor, &case).await;
            of_the_team = queries_by(&editor, &format!("/cases/{}", case.id)).await;
        }
        let date = format!("{} May 2024", i + 1);
        let fields = [("happened", date.as_str()), ("channel", "phone"), ("summary", "again")];
        editor.post(&format!("/cases/{}/contact-log", case.id), &fields).await;
        let fields = [("kind", "visit"), ("home_state", "KAZ"), ("happened", date.as_str()), ("wish", "unknown")];
        editor.post(&format!("/cases/{}/consular", case.id), &fields).await;
    }
    let full_team = queries_by(&editor, &format!("/cases/{}", case.id)).await;
    assert!(full_team <= of_the_team, "for the team: {of_the_team} with two rows, {full_team} with thirty");
    assert!((10..=30).contains(&full_team), "the case page asks {full_team} questions for the team");
    let (asked, apart) = save(&editor, &case).await;
    assert!(asked <= before.0, "a save: {} with two rows apart, {asked} with thirty", before.0);
    assert_eq!((before.1, apart), (0, 0), "a save reads what stands apart");
}
