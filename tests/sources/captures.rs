//! What came in is kept as it came: read again, compared, downloaded as a file
//! and nothing else, erased to the last byte.

use crate::support::{TestApp, make};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{Case, citations::store::link, parts::Part},
    history::verify::verify,
    people::Person,
    schema::{capture_bytes, captures, source_texts, sources},
    sources::{Source, captures::Capture},
    words::Term,
};

const FIRST: &str = "In March 2024 the courts jailed Olena Verbova, a nurse.\n\nShe denies it.";
const SECOND: &str = "In March 2024 the courts jailed a nurse.\n\nShe denies it, her lawyer says.";

async fn taken_in(app: &TestApp, text: &str) -> String {
    let saved = app.editor().post("/sources/inbox", &[("text", text)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    saved.location().replace("/suggestions", "")
}

fn of(app: &TestApp, address: &str) -> Vec<Capture> {
    let id = address.replace("/sources/", "");
    app.db
        .read_now(move |conn| {
            let all = captures::table.filter(captures::source_id.eq(id)).order(captures::number);
            Ok(all.select(Capture::as_select()).load(conn)?)
        })
        .unwrap()
}

fn counts(app: &TestApp) -> (i64, i64, i64) {
    app.db
        .read_now(|conn| {
            Ok((
                captures::table.count().get_result(conn)?,
                capture_bytes::table.count().get_result(conn)?,
                source_texts::table.count().get_result(conn)?,
            ))
        })
        .unwrap()
}

#[actix_web::test]
async fn a_second_capture_shows_what_changed_and_the_first_stays() {
    let app = TestApp::new().await;
    let (editor, address) = (app.editor(), taken_in(&app, FIRST).await);
    let form = editor.get(&format!("{address}/captures/new")).await;
    let saved = editor.submit(&form, &format!("{address}/captures"), &[("text", SECOND)]).await;
    assert_eq!(saved.location(), address, "{}", saved.text());
    let page = editor.get(&address).await;
    assert!(page.html().contains("her lawyer says"), "the newest text is not the source's: {}", page.text());
    let all = of(&app, &address);
    assert_eq!(all.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 2]);
    let second = editor.get(&format!("{address}/captures/{}", all[1].id)).await;
    assert!(second.html().contains("<del>") && second.html().contains("<ins>"), "{}", second.html());
    assert!(second.text().contains("gone: Olena Verbova"), "{}", second.text());
    let first = editor.get(&format!("{address}/captures/{}", all[0].id)).await;
    assert!(first.text().contains("This is an earlier capture") && first.text().contains("jailed Olena Verbova"));
    let french = editor.clone().in_french().get(&format!("{address}/captures/{}", all[1].id)).await;
    assert!(french.text().contains("Ce qui a changé"), "{}", french.text());
    // The same words again: nothing changed, and that is known from then on.
    let again = editor.post(&format!("{address}/captures"), &[("text", SECOND)]).await;
    assert_eq!(again.status, 303);
    let third = editor.get(&format!("{address}/captures/{}", of(&app, &address)[2].id)).await;
    assert!(third.text().contains("the words are the same"), "{}", third.text());
    assert_eq!(counts(&app), (3, 2, 2), "the same bytes are kept once");
}

#[actix_web::test]
async fn a_text_from_before_captures_were_kept_becomes_the_first() {
    let app = TestApp::new().await;
    let source = make::source(&app, app.alpha, "Old", FIRST);
    let address = format!("/sources/{}", source.id);
    let editor = app.editor();
    assert!(editor.get(&address).await.text().contains("before copies were kept"));
    // By the form of the source too: a changed text is a capture.
    let form = editor.get(&format!("{address}/edit")).await;
    let asked = editor.submit(&form, &address, &[("text", SECOND)]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let all = of(&app, &address);
    assert_eq!(all.len(), 2);
    assert_eq!((all[0].number, all[0].captured_by.as_str()), (1, ""));
    let first = editor.get(&format!("{address}/captures/{}", all[0].id)).await;
    assert!(first.text().contains("Olena Verbova"), "{}", first.text());
    // Another field changes, and nothing came in.
    let form = editor.get(&format!("{address}/edit")).await;
    assert_eq!(editor.submit(&form, &address, &[("title", "Older")]).await.status, 303);
    assert_eq!(of(&app, &address).len(), 2);
}

#[actix_web::test]
async fn the_original_is_a_file_and_never_a_page() {
    let app = TestApp::new().await;
    let page = b"<html><body><p>Held.</p><script>alert(document.cookie)</script></body></html>";
    let saved = app.editor().upload("/sources/inbox/files", &[], &[("Olena Verbova.html", page)]).await;
    let address = saved.location().replace("/suggestions", "");
    let capture = of(&app, &address).remove(0);
    let raw = app.reader().get(&format!("{address}/captures/{}/raw", capture.id)).await;
    assert_eq!((raw.status.as_u16(), raw.body.as_slice()), (200, page.as_slice()));
    assert_eq!(raw.header("content-type"), "application/octet-stream");
    assert_eq!(raw.header("content-disposition"), "attachment; filename=\"S-000001-1.bin\"");
    assert_eq!(raw.header("x-content-type-options"), "nosniff");
    assert_eq!(raw.header("content-security-policy"), "default-src 'none'; sandbox");
    assert!(raw.header("cache-control").contains("no-store"));
    // A capture is found through its own source alone.
    let other = taken_in(&app, SECOND).await;
    assert_eq!(app.editor().get(&format!("{other}/captures/{}/raw", capture.id)).await.status, 404);
    assert_eq!(app.editor().get(&format!("{other}/captures/{}", capture.id)).await.status, 404);
}

#[actix_web::test]
async fn who_does_not_see_the_source_sees_no_capture_of_it() {
    let app = TestApp::new().await;
    let address = taken_in(&app, FIRST).await;
    let capture = of(&app, &address).remove(0);
    let (show, raw) = (format!("{address}/captures/{}", capture.id), format!("{address}/captures/{}/raw", capture.id));
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    make::lead(&app, &case, "second editor");
    let source = address.replace("/sources/", "").parse().unwrap();
    app.db
        .write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| {
            link(tx, case.id, source)?;
            tx.update(&case, Case { publicity: Term::known("silence"), ..case.clone() })?;
            Ok(())
        })
        .unwrap();
    for path in [&show, &raw, &format!("{address}/captures/new")] {
        for name in ["editor", "reader", "administrator", "stranger", "auditor"] {
            assert_eq!(app.visitor(name).get(path).await.status, 404, "{name} {path}");
        }
        assert_eq!(app.visitor("second editor").get(path).await.status, 200, "{path}");
    }
    let refused = app.editor().post(&format!("{address}/captures"), &[("text", SECOND)]).await;
    assert_eq!(refused.status, 404);
    assert_eq!(of(&app, &address).len(), 1);
}

fn holds(bytes: &[u8], word: &str) -> bool {
    // A dump writes bytes as digits.
    let digits: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
    [word, &digits].iter().any(|word| bytes.windows(word.len()).any(|window| window == word.as_bytes()))
}

#[actix_web::test]
async fn a_source_that_goes_for_good_leaves_no_byte_of_its_captures() {
    let app = TestApp::new().await;
    let page = b"<html><body><p>A canary sings.</p><!-- canaryhidden --></body></html>";
    let saved = app.editor().upload("/sources/inbox/files", &[], &[("canaryfile.html", page)]).await;
    let address = saved.location().replace("/suggestions", "");
    assert_eq!(app.editor().post(&format!("{address}/captures"), &[("text", "A canary again.")]).await.status, 303);
    assert!(holds(&app.bytes(), "canaryhidden"));
    let version: i32 = app.db.read_now(|conn| Ok(sources::table.select(sources::version).first(conn)?)).unwrap();
    let gone = app.editor().post(&format!("{address}/removal"), &[("version", &version.to_string())]).await;
    assert_eq!(gone.status, 303, "{}", gone.text());
    app.behind("UPDATE removals SET removed_at = '2020-01-01 00:00:00'").unwrap();
    let purged = habeas::cases::removal::purge::all_due(&app.db, &app.finder).await.unwrap();
    assert_eq!(purged, 1);
    assert_eq!(counts(&app), (0, 0, 0));
    for word in ["canary", "canaryhidden", "canaryfile"] {
        assert!(!holds(&app.bytes(), word), "{word} is left");
    }
}

#[actix_web::test]
async fn erasing_a_person_erases_the_files_that_name_them() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024-03");
    let other = make::case(&app, app.alpha, "Théo Brémond", "QXA", "FRA", "2024-02");
    for case in [&case, &other] {
        make::lead(&app, case, "administrator");
    }
    let page = "<html><head><meta name=author content=Verbova></head><body><p>Xandria holds Olena Verbova and Théo Brémond.</p></body></html>";
    let saved = app.editor().upload("/sources/inbox/files", &[], &[("Olena Verbova.html", page.as_bytes())]).await;
    let address = saved.location().replace("/suggestions", "");
    // The newest capture does not name her any more; the first one does.
    let newest = "Xandria holds Théo Brémond.";
    assert_eq!(app.editor().post(&format!("{address}/captures"), &[("text", newest)]).await.status, 303);
    let source: habeas::id::Id<Source> = address.replace("/sources/", "").parse().unwrap();
    app.db.write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| link(tx, other.id, source)).unwrap();
    let administrator = app.administrator();
    // What is held on her names the file, and not whom else it names.
    let report = administrator.get(&format!("/cases/{}/person/report", case.id)).await;
    assert!(report.text().contains("Kept copy"), "{}", report.text());
    let erasure = format!("/cases/{}/person/erasure", case.id);
    let form = administrator.get(&erasure).await;
    let person =
        app.db.read_now(|conn| Ok(Person::load(conn, &[case.person_id.to_string()])?.remove(0).reference)).unwrap();
    let done = administrator.submit(&form, &erasure, &[("reason", "asked"), ("reference", &person)]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    for word in ["Verbova", "verbova"] {
        assert!(!holds(&app.bytes(), word), "{word} is left");
    }
    let all = of(&app, &address);
    assert_eq!(all.len(), 2);
    assert_eq!((all[0].sha256.as_deref(), all[0].media_type.as_str()), (None, "text/html"));
    let first = administrator.get(&format!("{address}/captures/{}", all[0].id)).await;
    assert!(first.text().contains("The file was erased") && first.text().contains("Brémond"), "{}", first.text());
    let raw = administrator.get(&format!("{address}/captures/{}/raw", all[0].id)).await;
    assert_eq!(raw.status, 404);
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
}
