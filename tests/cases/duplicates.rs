//! One person is not entered twice: pairs that may be one, why, for whom; and
//! that what was decided is remembered.

use crate::support::{Page, TestApp, make};
use habeas::{
    access::{Author, Job},
    cases::{Case, duplicates},
    history::verify::verify,
    people::Person,
    words::Term,
};

/// Two cases of alpha whose people may be one.
pub fn twice(app: &TestApp) -> (Case, Case) {
    let first = make::case(app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12-04");
    (first, make::case(app, app.alpha, "Ilyas Berkutov", "QXA", "KAZ", "2023-12"))
}

/// Lets the round look at everybody who changed.
pub async fn look(app: &TestApp) {
    while duplicates::round::run(&app.db).await.unwrap() > 0 {}
}

/// The address of two people.
pub fn pair(a: &Case, b: &Case) -> String {
    format!("/duplicates/{}", duplicates::key(a.person_id, b.person_id))
}

fn write(app: &TestApp, f: impl FnOnce(&mut habeas::history::Tx) -> habeas::error::Result<()>) {
    app.db.write_now(&Author::system_for(Job::Seed, app.alpha), None, f).unwrap();
}

fn person(app: &TestApp, case: &Case) -> Person {
    use habeas::cases::parts::Part;
    app.db.read_now(|conn| Person::load(conn, &[case.person_id.to_string()])).unwrap().remove(0)
}

fn silence(app: &TestApp, case: &Case) {
    write(app, |tx| {
        tx.update(case, Case { publicity: Term::known("silence"), ..case.clone() })?;
        Ok(())
    });
}

async fn list(app: &TestApp, name: &str) -> Page {
    let page = app.visitor(name).get("/duplicates").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

#[actix_web::test]
async fn two_spellings_of_one_name_are_a_pair_with_its_reasons() {
    let app = TestApp::new().await;
    let (first, second) = twice(&app);
    make::case(&app, app.alpha, "Quillon Vandermeer", "QXA", "KAZ", "2023-12-04");
    assert!(list(&app, "editor").await.text().contains("No possible duplicates"), "before the round");
    look(&app).await;
    let page = list(&app, "editor").await;
    let text = page.text();
    for said in ["1 pair", "Probably the same person", "another script", "Kazakhstan", "taken at about the same time"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    for case in [&first, &second] {
        assert!(text.contains(&case.reference), "{text}");
    }
    assert!(!text.contains("Vandermeer"), "{text}");
    let french = app.editor().in_french().get("/duplicates").await.text();
    assert!(french.contains("Probablement la même personne"), "{french}");
    let both = app.editor().get(&pair(&first, &second)).await;
    assert_eq!(both.status, 200);
    assert!(both.text().contains("Side by side"), "{}", both.text());
}

#[actix_web::test]
async fn what_contradicts_lowers_a_pair_and_is_said() {
    let app = TestApp::new().await;
    let (first, second) = twice(&app);
    write(&app, |tx| {
        for (case, born, gender) in [(&first, "1961", "male"), (&second, "1994", "female")] {
            let before = person(&app, case);
            let birth = habeas::dates::PartialDate::from_edtf(born).ok();
            let gender = Term::of(gender).unwrap();
            tx.update(&before, Person { birth, gender, ..before.clone() })?;
        }
        Ok(())
    });
    look(&app).await;
    let text = app.editor().get(&pair(&first, &second)).await.text();
    assert!(text.contains("born 1961, and 1994") && text.contains("Possibly the same person"), "{text}");
}

#[actix_web::test]
async fn a_pair_is_for_those_who_edit_and_see_both() {
    let app = TestApp::new().await;
    let (first, second) = twice(&app);
    look(&app).await;
    let address = pair(&first, &second);
    for name in ["reader", "auditor", "keeper", "partner reader"] {
        assert_eq!(app.visitor(name).get("/duplicates").await.status, 403, "{name}");
    }
    assert_eq!(app.reader().get(&address).await.status, 403);
    for (name, is_linked) in [("reader", false), ("editor", true), ("administrator", true)] {
        for path in ["/home", "/cases"] {
            let links = app.visitor(name).get(path).await.links();
            assert_eq!(links.iter().any(|link| link == "/duplicates"), is_linked, "{name} at {path}");
        }
    }
    let other = list(&app, "stranger").await.text();
    assert!(other.contains("No possible duplicates") && !other.contains("Berkutov"), "{other}");
    assert_eq!(app.stranger().get(&address).await.status, 404);
    assert_eq!(app.stranger().post(&format!("{address}/distinction"), &[]).await.status, 404);
}

#[actix_web::test]
async fn a_silent_case_is_no_half_of_a_pair_for_those_outside_its_team() {
    let app = TestApp::new().await;
    let (first, second) = twice(&app);
    make::lead(&app, &second, "editor");
    look(&app).await;
    silence(&app, &second);
    for is_looked_at in [false, true] {
        if is_looked_at {
            look(&app).await;
        }
        for name in ["administrator", "second editor"] {
            let page = list(&app, name).await;
            assert!(page.text().contains("No possible duplicates"), "{name}: {}", page.text());
            assert!(!page.html().contains(&second.reference), "{name}");
            assert_eq!(app.visitor(name).get(&pair(&first, &second)).await.status, 404, "{name}");
        }
        assert!(list(&app, "editor").await.text().contains("1 pair"), "its team is told");
    }
    // What the team decides tells nobody else either.
    let address = pair(&first, &second);
    assert_eq!(app.editor().post(&format!("{address}/distinction"), &[]).await.status, 303);
    let decided = app.administrator().get("/duplicates/distinctions").await;
    assert!(!decided.html().contains("Berkutov"), "{}", decided.text());
    let history = app.administrator().get(&format!("/cases/{}/history", first.id)).await;
    assert!(!history.html().contains(second.person_id.as_str()), "{}", history.text());
}

#[actix_web::test]
async fn not_the_same_person_is_remembered_and_can_be_taken_back() {
    let app = TestApp::new().await;
    let (first, second) = twice(&app);
    look(&app).await;
    let (editor, address) = (app.editor(), pair(&first, &second));
    let page = editor.get(&address).await;
    let action = format!("{address}/distinction");
    let done = editor.submit(&page, &action, &[("reason", "father and son")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    // However often they change.
    write(&app, |tx| {
        let before = person(&app, &first);
        tx.update(&before, Person { occupation: Some("welder".into()), ..before.clone() })?;
        Ok(())
    });
    look(&app).await;
    assert!(list(&app, "second editor").await.text().contains("No possible duplicates"));
    let decided = editor.get("/duplicates/distinctions").await.text();
    assert!(decided.contains("father and son") && decided.contains("Беркутов"), "{decided}");
    assert_eq!(editor.post(&action, &[]).await.status, 303, "twice is no error");
    assert_eq!(editor.post(&format!("{action}/removal"), &[]).await.status, 303);
    assert!(list(&app, "editor").await.text().contains("1 pair"));
    let too_long = "x".repeat(501);
    let refused = editor.post(&action, &[("reason", &too_long)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html().contains(&too_long) && refused.text().contains("Shorten the reason"), "nothing is lost");
    app.db.read_now(|conn| verify(conn, app.db.keys())).unwrap().unwrap();
}

#[actix_web::test]
async fn somebody_entered_all_the_same_is_kept_apart_from_who_was_asked_about() {
    let app = TestApp::new().await;
    let first = make::case(&app, app.alpha, "Ильяс Беркутов", "QXA", "KAZ", "2023-12-04");
    let editor = app.editor();
    let typed = [
        ("name", "Ilyas Berkutov"),
        ("detaining_country", "QXA"),
        ("nationality", "KAZ"),
        ("started", "4 December 2023"),
        ("status", "pretrial"),
        ("gender", "unknown"),
        ("file_status", "verifying"),
    ];
    let asked = editor.post("/cases", &typed).await;
    assert_eq!(asked.status, 422, "{}", asked.text());
    let text = asked.text();
    assert!(text.contains(&first.reference) && text.contains("taken at about the same time"), "{text}");
    let mut confirmed = typed.to_vec();
    confirmed.push(("confirmed", "yes"));
    assert_eq!(editor.post("/cases", &confirmed).await.status, 303);
    look(&app).await;
    assert!(list(&app, "editor").await.text().contains("No possible duplicates"));
    assert!(editor.get("/duplicates/distinctions").await.text().contains("Беркутов"));
}

#[actix_web::test]
async fn a_pair_goes_with_the_name_that_made_it_and_with_a_case_in_the_bin() {
    let app = TestApp::new().await;
    let (first, second) = twice(&app);
    make::lead(&app, &second, "editor");
    look(&app).await;
    assert!(list(&app, "editor").await.text().contains("1 pair"));
    let removal = format!("/cases/{}/removal", second.id);
    let editor = app.editor();
    let page = editor.get(&removal).await;
    assert_eq!(editor.submit(&page, &removal, &[]).await.status, 303);
    look(&app).await;
    assert!(list(&app, "editor").await.text().contains("No possible duplicates"));
    assert_eq!(app.editor().get(&pair(&first, &second)).await.status, 404);
}
