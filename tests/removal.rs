//! The bin: what is thrown away is out of sight at once, comes back with one
//! click, and is gone for good after thirty days, with a trace. And who looked.

use crate::support::{TestApp, make};
use diesel::prelude::*;
use habeas::{
    cases::removal::{self, Removal},
    db::AnyConnection,
    fields::Level,
    history::{
        Unrecorded,
        looks::{self, Shown},
        verify::verify,
    },
    schema::{cases, changes, removals, source_texts},
    search::Finder,
};

const TEXT: &str = "A vanishing word: zaqatalinsk. The person is held.";

async fn throw(app: &TestApp, address: &str, reason: &str) {
    let editor = app.editor();
    let page = editor.get(&format!("{address}/removal")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let done = editor.submit(&page, &format!("{address}/removal"), &[("reason", reason)]).await;
    assert_eq!(done.location(), "/bin", "{}", done.text());
}

fn read<T>(app: &TestApp, f: impl FnOnce(&mut AnyConnection) -> QueryResult<T>) -> T {
    app.db.read_now(|conn| Ok(f(conn)?)).unwrap()
}

fn bin_of(app: &TestApp) -> Vec<Removal> {
    read(app, |conn| removals::table.order(removals::id).select(Removal::as_select()).load(conn))
}

/// Lets a month go by for all that lies in the bin.
async fn a_month_later(app: &TestApp) -> u64 {
    app.behind("UPDATE removals SET removed_at = '2026-01-01 00:00:00'").unwrap();
    removal::purge::all_due(&app.db, &Finder::default()).await.unwrap()
}

#[actix_web::test]
async fn a_case_in_the_bin_is_found_nowhere_and_comes_back_with_one_click() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    make::lead(&app, &case, "editor");
    let source = make::source(&app, app.alpha, "Held in Xandria", TEXT);
    let (editor, reader) = (app.editor(), app.reader());
    editor.post(&format!("/cases/{}/sources", case.id), &[("source", source.id.as_str())]).await;
    editor.post("/groups", &[("title", "One arrest"), ("kind", "same_arrest")]).await;
    let groups = editor.get("/groups").await;
    let group = groups.links().into_iter().find(|l| l.starts_with("/groups/0")).unwrap();
    let group_id = group.rsplit('/').next().unwrap().to_owned();
    let added = editor
        .post(&format!("/cases/{}/groups", case.id), &[("group_id", group_id.as_str()), ("role", "detainee")])
        .await;
    assert_eq!(added.status, 303, "{}", added.text());
    let address = format!("/cases/{}", case.id);
    throw(&app, &address, "entered twice").await;

    for path in [
        address.clone(),
        format!("{address}/history"),
        format!("{address}/looks"),
        format!("{address}/charges/new"),
        format!("{address}/removal"),
    ] {
        assert_eq!(editor.get(&path).await.status, 404, "{path}");
    }
    assert!(!reader.get("/cases").await.html().contains(&case.reference));
    let found = reader.post("/cases/search", &[("q", "Berkutov")]).await;
    assert!(!reader.follow(&found).await.html().contains(&case.reference));
    let found = reader.post("/cases/search", &[("q", "zaqatalinsk")]).await;
    assert!(!reader.follow(&found).await.html().contains(&case.reference), "nor by the words of its sources");
    assert!(!reader.get(&group).await.html().contains(&case.reference));
    assert!(reader.get("/groups").await.rows()[0].contains(" 0"), "{:?}", reader.get("/groups").await.rows());
    assert!(!reader.download("profile=data").await.html().contains(&case.reference));
    let page = reader.get(&format!("/sources/{}", source.id)).await;
    assert!(!page.html().contains(&case.reference), "{}", page.text());

    assert_eq!(reader.get("/bin").await.status, 403);
    assert!(!app.stranger().get("/bin").await.html().contains(&case.reference));
    let bin = editor.get("/bin").await;
    let row = bin.rows().concat();
    for word in [&case.reference, "Ильяс Беркутов", "editor", "entered twice", "30 days"] {
        assert!(row.contains(word), "{word}: {row}");
    }
    let french = app.editor().in_french().get("/bin").await;
    assert!(french.text().contains("30 jours"), "{}", french.text());
    let restoration = format!("/bin/{}/restoration", bin_of(&app)[0].id);
    assert_eq!(app.stranger().post(&restoration, &[]).await.status, 404);
    assert_eq!(reader.post(&restoration, &[]).await.status, 403);
    let done = editor.submit(&bin, &restoration, &[]).await;
    assert_eq!(done.location(), address);
    assert_eq!(editor.post(&restoration, &[]).await.status, 404, "twice is once");

    assert!(reader.get("/cases").await.html().contains(&case.reference));
    let found = reader.post("/cases/search", &[("q", "zaqatalinsk")]).await;
    assert!(reader.follow(&found).await.html().contains(&case.reference));
    assert!(reader.get(&group).await.html().contains(&case.reference));
    let history = reader.get(&format!("{address}/history")).await.text();
    assert!(history.contains("Put into the bin") && history.contains("entered twice"), "{history}");
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
}

#[actix_web::test]
async fn a_case_that_was_changed_since_the_page_was_opened_is_not_thrown_away() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    make::lead(&app, &case, "editor");
    let editor = app.editor();
    let page = editor.get(&format!("/cases/{}/removal", case.id)).await;
    let form = editor.get(&format!("/cases/{}/file/edit", case.id)).await;
    let saved = editor.submit(&form, &format!("/cases/{}/file", case.id), &[("narrative", "news")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(editor.submit(&page, &format!("/cases/{}/removal", case.id), &[]).await.status, 409);
    assert_eq!(editor.get(&format!("/cases/{}", case.id)).await.status, 200);
}

#[actix_web::test]
async fn after_thirty_days_the_bin_is_emptied_and_a_trace_stays() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    make::lead(&app, &case, "editor");
    let kept = make::case(&app, app.alpha, "Théo Brémond", "QXA", "FRA", "2024-02");
    let address = format!("/cases/{}", case.id);
    let event = [("kind", "letter"), ("what", "a canary sang"), ("reason", "the canary called")];
    app.editor().post(&format!("{address}/events"), &event).await;
    throw(&app, &address, "a canary asked").await;
    assert_eq!(removal::purge::all_due(&app.db, &Finder::default()).await.unwrap(), 0, "not before its time");
    assert_eq!(a_month_later(&app).await, 1);
    assert_eq!(a_month_later(&app).await, 0);

    let gone = &bin_of(&app)[0];
    assert_eq!((gone.reference.as_str(), gone.cause.as_str()), (case.reference.as_str(), "bin"));
    assert!(gone.purged_at.is_some() && gone.reason.is_none());
    assert_eq!(app.editor().post(&format!("/bin/{}/restoration", gone.id), &[]).await.status, 404);
    let page = app.editor().get("/bin").await;
    assert!(page.text().contains(&case.reference) && !page.text().contains("Беркутов"), "{}", page.text());
    let left = read(&app, |conn| cases::table.select(cases::reference).load::<String>(conn));
    assert_eq!(left.concat(), kept.reference);
    let bytes = app.bytes();
    for word in ["canary", "Беркутов", "berkutov"] {
        let at = bytes.windows(word.len()).position(|window| window == word.as_bytes());
        let around = at
            .map(|at| String::from_utf8_lossy(&bytes[at.saturating_sub(80)..(at + 80).min(bytes.len())]).into_owned());
        assert_eq!(around, None, "{word} is still there");
    }
    let next = make::case(&app, app.alpha, "Anna Third", "QXA", "FRA", "2024-02");
    assert!(next.reference > case.reference && next.reference != case.reference, "a reference is never used again");
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
    let marks: i64 = read(&app, |conn| {
        changes::table.filter(changes::subject_id.eq(case.id)).filter(changes::salt.eq("")).count().get_result(conn)
    });
    assert!(marks > 3, "history keeps that there were changes");
}

#[actix_web::test]
async fn a_person_with_another_case_stays_when_one_goes() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    make::lead(&app, &case, "editor");
    let later = habeas::cases::Case {
        id: habeas::id::Id::new(),
        reference: "QXA-2025-0001".into(),
        previous_case: Some(case.id),
        ..case.clone()
    };
    let author = habeas::access::Author::system_for(habeas::access::Job::Seed, app.alpha);
    app.db.write_now(&author, None, |tx| tx.insert(later.clone())).unwrap();
    throw(&app, &format!("/cases/{}", case.id), "").await;
    assert!(!app.reader().get(&format!("/cases/{}", later.id)).await.html().contains(&case.reference));
    assert_eq!(a_month_later(&app).await, 1);
    let page = app.reader().get(&format!("/cases/{}", later.id)).await;
    assert!(page.text().contains("Беркутов"), "{}", page.text());
    let earlier = read(&app, |conn| cases::table.select(cases::previous_case).load::<Option<String>>(conn));
    assert_eq!(earlier, [None]);
}

#[actix_web::test]
async fn a_source_goes_only_when_nothing_rests_on_it() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    make::lead(&app, &case, "editor");
    let used = make::source(&app, app.alpha, "Held in Xandria", "The person is held.");
    let lone = make::source(&app, app.alpha, "Of no use", TEXT);
    let editor = app.editor();
    editor.post(&format!("/cases/{}/sources", case.id), &[("source", used.id.as_str())]).await;
    let page = editor.get(&format!("/sources/{}/removal", used.id)).await;
    assert!(page.text().contains("1 case is linked to it"), "{}", page.text());
    assert!(!page.has_field(&format!("/sources/{}/removal", used.id), "reason"));
    let version = [("version", "1")];
    assert_eq!(editor.post(&format!("/sources/{}/removal", used.id), &version).await.status, 400);

    throw(&app, &format!("/sources/{}", lone.id), "").await;
    assert_eq!(editor.get(&format!("/sources/{}", lone.id)).await.status, 404);
    assert!(!editor.get("/sources").await.text().contains("Of no use"));
    assert_eq!(found(&app, "zaqatalinsk").await, 0);
    let link = [("source", lone.id.as_str())];
    assert_ne!(editor.post(&format!("/cases/{}/sources", case.id), &link).await.status, 303, "nothing is tied to it");
    let restoration = format!("/bin/{}/restoration", bin_of(&app)[0].id);
    assert_eq!(editor.post(&restoration, &[]).await.status, 303);
    assert_eq!(found(&app, "zaqatalinsk").await, 1);
    throw(&app, &format!("/sources/{}", lone.id), "").await;
    assert_eq!(a_month_later(&app).await, 1);
    let texts = read(&app, |conn| source_texts::table.count().get_result::<i64>(conn));
    assert_eq!(texts, 1, "its text goes with it");
    assert!(!app.bytes().windows(11).any(|window| window == b"zaqatalinsk"));
}

/// How many sources hold this word.
async fn found(app: &TestApp, word: &str) -> usize {
    let reader = app.reader();
    let answer = reader.post("/sources/search", &[("q", word)]).await;
    reader.follow(&answer).await.rows().len()
}

#[actix_web::test]
async fn who_was_shown_what_is_listed_for_those_who_edit_and_cannot_be_changed() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    make::lead(&app, &case, "editor");
    let address = format!("/cases/{}/looks", case.id);
    assert!(app.editor().get(&address).await.text().contains("Nobody has been shown"));
    let user = app.user("reader").id;
    let shown = Shown { case: case.id.as_str(), kind: "events", record: "x", field: "what", level: Level::Sealed };
    app.db
        .write_unrecorded_now(Unrecorded::Look, |conn| {
            looks::note(conn, user, &shown, Some(" a call from the family "))
        })
        .unwrap();
    let row = app.editor().get(&address).await.rows().concat();
    for word in ["reader", "Event", "Sealed", "a call from the family"] {
        assert!(row.contains(word), "{word}: {row}");
    }
    assert_eq!(app.reader().get(&address).await.status, 403);
    assert_eq!(app.stranger().get(&address).await.status, 404);
    for statement in ["UPDATE looks SET user_id = 'x'", "UPDATE looks SET reason = 'x'", "DELETE FROM looks"] {
        assert!(app.behind(statement).is_err(), "{statement}");
    }
}

/// What goes with a case or a person is listed by hand, so a new table must be added there.
#[test]
fn every_table_of_a_case_or_a_person_is_emptied_with_it() {
    let schema = std::fs::read_to_string("src/schema.rs").unwrap();
    let store = std::fs::read_to_string("src/cases/removal/store/deletion.rs").unwrap();
    // Outlives the case, with its reasons erased; derived tables are emptied by their own modules.
    let kept = ["looks", "listings", "listing_facets", "search_postings", "cases"];
    for owner in ["case_id", "person_id"] {
        for table in schema.split("diesel::table! {").skip(1) {
            let name = table.trim_start().split(' ').next().unwrap();
            let body = table.split("\n}\n").next().unwrap();
            let has = body.lines().any(|line| line.trim().starts_with(&format!("{owner} ->")));
            let is_listed = store.split("pub fn delete_case").nth(1).unwrap().contains(name);
            assert!(
                !has || kept.contains(&name) || is_listed,
                "{name} has a {owner} and is not emptied with its owner"
            );
        }
    }
}
