//! Saved searches and followed cases, and how somebody is told of what changed.

use crate::support::{Page, TestApp, app::Visitor, make};
use diesel::prelude::*;
use habeas::{
    clock, digests,
    history::Unrecorded,
    schema::{notices, saved_searches, search_looks},
};

/// Moves every look and notice back, as if an hour had passed.
fn later(app: &TestApp) {
    app.db
        .write_unrecorded_now(Unrecorded::Notice, |conn| {
            let then = clock::now() - chrono::TimeDelta::hours(1);
            diesel::update(search_looks::table).set(search_looks::looked_at.eq(then)).execute(conn)?;
            Ok(())
        })
        .unwrap();
}

async fn save(visitor: &Visitor<'_>, words: &str, fields: &[(&str, &str)]) -> Page {
    let found = visitor.post("/cases/search", &[("q", words), ("country", "QXA")]).await;
    let list = visitor.follow(&found).await;
    let saved = visitor.submit(&list, "/searches", fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    visitor.follow(&saved).await
}

fn action(page: &Page, end: &str) -> String {
    let html = page.html();
    let all = html.split("action=\"/searches/").skip(1).map(|rest| rest.split('"').next().unwrap());
    format!("/searches/{}", all.filter(|a| a.ends_with(end)).map(ToOwned::to_owned).next().unwrap())
}

#[actix_web::test]
async fn a_search_is_saved_sealed_and_opened_again_in_another_session() {
    let app = TestApp::new().await;
    make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024");
    let page = save(&app.editor(), "Беркутов", &[("name", "Беркутов in Xandria")]).await;
    assert!(page.text().contains("Беркутов in Xandria") && page.text().contains("Only for me"), "{}", page.text());
    let held: String =
        app.db.read_now(|conn| Ok(saved_searches::table.select(saved_searches::held).first(conn)?)).unwrap();
    assert!(held.starts_with("sealed:") && !held.contains("Беркутов") && !held.contains("QXA"), "{held}");
    // The address holds no name, and is sealed for the session that opens it.
    let later = app.editor();
    let opened = later.post(&action(&page, "/opening"), &[]).await;
    assert_eq!(opened.status, 303);
    assert!(opened.location().contains("country=QXA") && opened.location().is_ascii(), "{}", opened.location());
    let list = later.follow(&opened).await;
    assert_eq!(list.rows().len(), 1, "{}", list.text());
    assert!(list.rows()[0].contains("Ильяс Беркутов"));
    assert!(list.text().contains("Беркутов in Xandria"), "it stands beside the filter");
    // Somebody else's own is not there for others.
    for other in [app.visitor("second editor"), app.administrator(), app.stranger()] {
        assert!(!other.get("/cases").await.text().contains("in Xandria"));
        assert!(!other.get("/searches").await.text().contains("in Xandria"));
        for end in ["/opening", "/removal"] {
            assert_eq!(other.post(&action(&page, end), &[]).await.status, 404);
        }
    }
}

#[actix_web::test]
async fn a_shared_search_is_seen_by_the_team_and_changed_by_few() {
    let app = TestApp::new().await;
    make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let editor = app.editor();
    let page = save(&editor, "", &[("name", "All of Xandria"), ("is_shared", "on")]).await;
    let removal = action(&page, "/removal");
    let own = removal.trim_end_matches("/removal").to_owned();
    let reader = app.reader();
    let theirs = reader.get("/searches").await;
    assert!(theirs.text().contains("All of Xandria") && theirs.text().contains("For the team"));
    assert!(!theirs.has_field(&own, "name"), "a reader may rename it");
    assert_eq!(reader.post(&removal, &[]).await.status, 403);
    // Whether one is told is one's own.
    assert_eq!(reader.submit(&theirs, &own, &[("is_told", "on")]).await.status, 303);
    assert!(reader.get("/searches").await.form(&own).iter().any(|(n, _)| n == "is_told"));
    // A name that a reader makes up changes nothing.
    reader.post(&own, &[("name", "Mine now"), ("version", "1")]).await;
    assert!(editor.get("/searches").await.text().contains("All of Xandria"));
    assert_eq!(editor.submit(&page, &own, &[("name", "Xandria <b>whole</b>")]).await.status, 303);
    let renamed = app.administrator().get("/searches").await;
    assert!(renamed.text().contains("Xandria <b>whole</b>"), "{}", renamed.text());
    assert_eq!(editor.post(&own, &[("name", "From an old page"), ("version", "1")]).await.status, 409);
    assert!(app.stranger().get("/searches").await.text().contains("No saved search yet"));
    assert_eq!(app.administrator().post(&removal, &[]).await.status, 303);
    assert!(editor.get("/searches").await.text().contains("No saved search yet"));
}

#[actix_web::test]
async fn the_digest_tells_once_of_what_a_search_finds_anew() {
    let app = TestApp::new().await;
    let old = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let editor = app.editor();
    let page = save(&editor, "", &[("name", "Xandria"), ("is_told", "on")]).await;
    app.visitor("second editor").get("/cases").await;
    let unseen = |app: &TestApp| -> i64 {
        app.db.read_now(|conn| Ok(notices::table.filter(notices::kind.eq("search")).count().get_result(conn)?)).unwrap()
    };
    let seven = |days: i64| (clock::today() + chrono::TimeDelta::days(days)).and_hms_opt(7, 0, 0).unwrap();
    let before = seven(1) - chrono::TimeDelta::minutes(1);
    let yesterdays = digests::make(&app.db, &app.finder, before).await.unwrap();
    assert!(yesterdays == 0 || before >= seven(0), "made before it is due");
    let start = unseen(&app);
    later(&app);
    make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024");
    make::case(&app, app.alpha, "Somebody Else", "QXB", "UKR", "2024");
    make::case(&app, app.beta, "Of Others", "QXA", "UKR", "2024");
    let text = editor.get("/searches").await.text();
    assert!(text.contains("2 new, 0 changed") || text.contains("1 new, 1 changed") || text.contains("1 new"), "{text}");
    app.db
        .write_unrecorded_now(Unrecorded::Notice, |conn| {
            diesel::delete(habeas::schema::digests::table).execute(conn)?;
            Ok(())
        })
        .unwrap();
    assert!(digests::make(&app.db, &app.finder, seven(1)).await.unwrap() >= 4, "everybody has a digest");
    assert_eq!(unseen(&app), start + 1, "the one who asked is told, and nobody else");
    assert_eq!(digests::make(&app.db, &app.finder, seven(1)).await.unwrap(), 0, "twice on one day");
    let notice = editor.get("/notices").await;
    assert!(notice.text().contains("A saved search finds something new"), "{}", notice.text());
    // A day later nothing new came, so nothing is told.
    assert!(digests::make(&app.db, &app.finder, seven(2)).await.unwrap() >= 4);
    assert_eq!(unseen(&app), start + 1);
    // Whoever opens it has seen what is new.
    editor.post(&action(&page, "/opening"), &[]).await;
    let _ = old;
}

#[actix_web::test]
async fn a_change_by_others_is_counted_and_an_own_one_is_not() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    app.db
        .write_unrecorded_now(Unrecorded::Derived, |conn| {
            use habeas::schema::cases;
            let then = clock::now() - chrono::TimeDelta::days(9);
            diesel::update(cases::table).set(cases::created_at.eq(then)).execute(conn)?;
            Ok(())
        })
        .unwrap();
    let editor = app.editor();
    for words in ["", "Berkutov", "Беркутов"] {
        save(&editor, words, &[("name", "Xandria"), ("is_told", "on")]).await;
    }
    later(&app);
    let action = format!("/cases/{}/person", case.id);
    for (who, occupation, says) in [(&editor, "geologist", "0 changed"), (&app.administrator(), "pilot", "1 changed")] {
        let form = who.get(&format!("{action}/edit")).await;
        assert_eq!(who.submit(&form, &action, &[("occupation", occupation)]).await.status, 303);
        let text = editor.get("/searches").await.text();
        assert_eq!(text.matches(&format!("0 new, {says}")).count(), 3, "{occupation}: {text}");
    }
}

#[actix_web::test]
async fn whoever_follows_a_case_is_told_of_others_changes_and_not_of_their_own() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12");
    let (reader, editor) = (app.reader(), app.editor());
    let own = format!("/cases/{}", case.id);
    for visitor in [&reader, &editor] {
        let page = visitor.get(&own).await;
        assert_eq!(visitor.submit(&page, &format!("{own}/following"), &[]).await.status, 303);
        // Twice is once.
        assert_eq!(visitor.post(&format!("{own}/following"), &[]).await.status, 303);
    }
    assert_eq!(app.stranger().post(&format!("{own}/following"), &[]).await.status, 404);
    for what in ["a letter", "another letter"] {
        assert_eq!(editor.post(&format!("{own}/events"), &[("kind", "letter"), ("what", what)]).await.status, 303);
    }
    let page = reader.get("/notices").await;
    assert!(page.text().contains(&format!("{}: a case that you follow changed", case.reference)), "{}", page.text());
    assert_eq!(page.text().matches("that you follow changed").count(), 1, "what was not seen yet is not told twice");
    assert!(!page.html().contains("Беркутов"), "a name stands among the notices");
    assert!(page.html().contains("<b class=\"count\">1"), "the header does not count it");
    assert!(editor.get("/notices").await.text().contains("Nothing yet"), "an own change is told");
    // The person is part of the case.
    let person = format!("{own}/person");
    let other = app.administrator();
    let form = other.get(&format!("{person}/edit")).await;
    assert_eq!(other.submit(&form, &person, &[("occupation", "pilot")]).await.status, 303);
    assert!(editor.get("/notices").await.text().contains(&case.reference));
    let open = page.html().split("action=\"").find(|a| a.starts_with("/notices/0")).unwrap().to_owned();
    let open = open.split('"').next().unwrap().to_owned();
    assert_eq!(editor.post(&open, &[]).await.status, 404, "somebody else's notice");
    assert_eq!(reader.post(&open, &[]).await.location(), own);
    assert!(!reader.get("/notices").await.html().contains("class=\"count\""), "it is seen");
    assert_eq!(editor.post("/notices/reading", &[]).await.status, 303);
    assert!(!editor.get("/cases").await.html().contains("class=\"count\""));
    // Who no longer follows hears no more.
    let page = reader.get(&own).await;
    assert_eq!(reader.submit(&page, &format!("{own}/following/removal"), &[]).await.status, 303);
    assert_eq!(editor.post(&format!("{own}/events"), &[("kind", "letter"), ("what", "x")]).await.status, 303);
    assert!(!reader.get("/cases").await.html().contains("class=\"count\""));
}
