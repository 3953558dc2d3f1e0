//! A second pair of eyes on single facts: who confirms what, and when it waits again.

use super::{duplicates::pair, merging::merged};
use crate::support::{TestApp, app::Visitor, make, page::Page};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{Case, custody::Episode, dossier::Dossier, merging, parts::Part, shares::Share},
    history::Tx,
    schema::sources,
    words::Term,
};

const TEXT: &str = "In March 2024 the courts of Xandria jailed Olena Verbova, a nurse.";

fn write<T>(app: &TestApp, f: impl FnOnce(&mut Tx) -> habeas::error::Result<T>) -> T {
    app.db.write_now(&Author::system_for(Job::Seed, app.alpha), None, f).unwrap()
}

fn list(case: &Case) -> String {
    format!("/cases/{}/confirmations", case.id)
}

/// What can be ticked on the page.
fn choices(page: &Page) -> Vec<String> {
    let html = page.html();
    let after = html.split("name=\"fact\" value=\"").skip(1);
    after.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// A case of which the editor corrects the day of the arrest, by the words of a source.
async fn case(app: &TestApp) -> Case {
    let case = make::case(app, app.alpha, "Olena Verbova", "QXA", "UKR", "2024");
    make::source(app, app.alpha, "Nurse held", TEXT);
    let row = app.db.read_now(|conn| Episode::load(conn, &[case.id.to_string()])).unwrap().remove(0);
    date(&app.editor(), &case, &row, "2024-03").await;
    cite(app, &case, &row).await;
    case
}

/// Cites the newest source for the day of the arrest, in the place of all that was cited.
async fn cite(app: &TestApp, case: &Case, row: &Episode) {
    for it in app.db.read_now(|conn| Dossier::load(conn, case)).unwrap().citations {
        let removal = format!("/cases/{}/citations/{}/removal", case.id, it.id);
        assert_eq!(app.editor().post(&removal, &[]).await.status, 303);
    }
    let newest = sources::table.order(sources::id.desc()).select(sources::id);
    let source: String = app.db.read_now(|conn| Ok(newest.first(conn)?)).unwrap();
    let fact = format!("custody.{}.started", row.id);
    let fields = [
        ("source", source.as_str()),
        ("fact", &fact),
        ("quote", "In March 2024 the courts of Xandria"),
        ("attribution", "journalist_own"),
        ("stance", "supports"),
    ];
    let cited = app.editor().post(&format!("/cases/{}/citations", case.id), &fields).await;
    assert_eq!(cited.status, 303, "{}", cited.text());
}

/// Says on the form when the episode began.
async fn date(who: &Visitor<'_>, case: &Case, row: &Episode, when: &str) {
    let path = format!("/cases/{}/custody/{}", case.id, row.id);
    let form = who.get(&format!("{path}/edit")).await;
    let saved = who.submit(&form, &path, &[("started", when)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
}

#[actix_web::test]
async fn a_second_person_confirms_what_a_source_says_and_a_change_waits_again() {
    let app = TestApp::new().await;
    let case = case(&app).await;
    let (editor, second, list) = (app.editor(), app.visitor("second editor"), list(&case));
    let own = editor.get(&list).await;
    assert!(choices(&own).is_empty(), "{}", own.text());
    assert!(own.text().contains("you wrote it") && own.text().contains("no source yet"), "{}", own.text());
    let page = second.get(&list).await;
    let waiting = choices(&page);
    assert_eq!(waiting.len(), 1, "{}", page.text());
    assert!(page.text().contains("In March 2024 the courts of Xandria"), "beside its words: {}", page.text());
    // Nobody sends what the page does not offer them.
    let refused = editor.post(&list, &[("fact", &waiting[0])]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("You cannot confirm this fact"), "{}", refused.text());
    let none = second.post(&list, &[]).await;
    assert!(none.status == 422 && none.text().contains("Tick at least one fact"), "{}", none.text());
    assert_eq!(second.post(&list, &[("fact", "custody.x.started|00")]).await.status, 422);
    let saved = second.post(&list, &[("fact", &waiting[0])]).await;
    assert!(second.told(&saved).await.contains("Confirmed"));
    assert!(editor.get(&list).await.text().contains("confirmed by second editor"));
    let shown = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(shown.contains("one confirmed by a second person"), "{shown}");
    let history = editor.get(&format!("/cases/{}/history", case.id)).await.text();
    assert!(history.contains("second editor") && history.contains("Confirmation of a fact"), "{history}");
    assert!(history.contains("Fact Where the person is · Start"), "{history}");
    // A source that disagrees takes the mark away until somebody decides; no source at all, too.
    let against = against(&app, &case).await;
    let shown = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(shown.contains("none confirmed by a second person"), "{shown}");
    assert!(editor.get(&list).await.text().contains("sources disagree"));
    assert_eq!(editor.post(&format!("{against}/removal"), &[]).await.status, 303);
    assert!(editor.get(&list).await.text().contains("confirmed by second editor"));
    // The same again, and twice in one form, is no change; another value is.
    assert_eq!(second.post(&list, &[("fact", &waiting[0]), ("fact", &waiting[0])]).await.status, 303);
    let row = app.db.read_now(|conn| Episode::load(conn, &[case.id.to_string()])).unwrap().remove(0);
    date(&second, &case, &row, "2024-02").await;
    let shown = editor.get(&format!("/cases/{}", case.id)).await.text();
    assert!(shown.contains("none confirmed by a second person"), "{shown}");
    let stale = editor.post(&list, &[("fact", &waiting[0])]).await;
    assert!(stale.status == 422 && stale.text().contains("has changed since"), "{}", stale.text());
    // Now it is the second person's work, and, once a source says it, the first one's to confirm.
    assert!(choices(&editor.get(&list).await).is_empty());
    cite(&app, &case, &row).await;
    assert!(choices(&second.get(&list).await).is_empty());
    let again = choices(&editor.get(&list).await);
    assert_eq!(editor.post(&list, &[("fact", &again[0])]).await.status, 303);
    let page = editor.get(&list).await;
    let html = page.html();
    let removal = html.split("action=\"").find(|rest| rest.contains("/removal\"")).unwrap();
    let removal = removal.split('"').next().unwrap().to_owned();
    assert_eq!(editor.post(&removal, &[]).await.status, 303);
    assert_eq!(choices(&editor.get(&list).await).len(), 1, "it waits again");
}

/// Cites the same source against the day of the arrest; the citation's address.
async fn against(app: &TestApp, case: &Case) -> String {
    let found = app.db.read_now(|conn| Dossier::load(conn, case)).unwrap();
    let (row, source) = (&found.custody[0], &found.sources[0]);
    let fact = format!("custody.{}.started", row.id);
    let fields = [
        ("source", source.id.as_str()),
        ("fact", &fact),
        ("quote", "jailed Olena Verbova"),
        ("attribution", "journalist_own"),
        ("stance", "contradicts"),
        ("asserted", "2023-12"),
    ];
    let cited = app.editor().post(&format!("/cases/{}/citations", case.id), &fields).await;
    assert_eq!(cited.status, 303, "{}", cited.text());
    let found = app.db.read_now(|conn| Dossier::load(conn, case)).unwrap();
    let it = found.citations.iter().find(|it| !it.is_support()).unwrap();
    format!("/cases/{}/citations/{}", case.id, it.id)
}

#[actix_web::test]
async fn who_wrote_what_went_into_a_case_does_not_confirm_it_there() {
    let app = TestApp::new().await;
    let (first, second) = (case(&app).await, case(&app).await);
    for case in [&first, &second] {
        make::lead(&app, case, "administrator");
    }
    let (head, editor, other) = (app.administrator(), app.editor(), app.visitor("second editor"));
    let before = choices(&other.get(&list(&second)).await);
    assert_eq!(other.post(&list(&second), &[("fact", &before[0])]).await.status, 303);
    let people = merged(&head, &format!("{}/merge", pair(&first, &second)), &[]).await;
    let twins = format!("/duplicates/cases/{}/merge", merging::twins(first.id, second.id));
    let cases = merged(&head, &twins, &[]).await;
    // Both arrests stand in one case: one is confirmed, the other is the editor's own, wherever it was written.
    let page = editor.get(&list(&first)).await;
    assert!(choices(&page).is_empty(), "{}", page.text());
    assert!(page.text().contains("confirmed by second editor"), "{}", page.text());
    assert_eq!(choices(&other.get(&list(&first)).await).len(), 1);
    for merge in [&cases, &people] {
        let done = head.submit(&head.get(&merge.location()).await, &format!("{}/undoing", merge.location()), &[]).await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
    assert!(editor.get(&list(&second)).await.text().contains("confirmed by second editor"));
    assert!(!editor.get(&list(&first)).await.text().contains("confirmed by"));
    assert!(choices(&editor.get(&list(&first)).await).is_empty(), "it is the editor's work still");
}

#[actix_web::test]
async fn of_a_silent_case_only_its_team_confirms() {
    let app = TestApp::new().await;
    let case = case(&app).await;
    make::lead(&app, &case, "editor");
    make::join(&app, &case, "second editor");
    write(&app, |tx| tx.update(&case, Case { publicity: Term::known("silence"), ..case.clone() }));
    let waiting = choices(&app.visitor("second editor").get(&list(&case)).await);
    for name in ["administrator", "reader", "researcher", "partner", "stranger"] {
        assert_eq!(app.visitor(name).get(&list(&case)).await.status, 404, "{name}");
        assert_eq!(app.visitor(name).post(&list(&case), &[("fact", &waiting[0])]).await.status, 404, "{name}");
    }
    assert_eq!(app.visitor("second editor").post(&list(&case), &[("fact", &waiting[0])]).await.status, 303);
}

#[actix_web::test]
async fn it_is_for_whoever_keeps_the_case() {
    let app = TestApp::new().await;
    let case = case(&app).await;
    write(&app, |tx| tx.insert(Share::new(case.id, app.beta, true)));
    let list = list(&case);
    let waiting = choices(&app.visitor("second editor").get(&list).await);
    assert_eq!(app.visitor("second editor").post(&list, &[("fact", &waiting[0])]).await.status, 303);
    let reader = app.reader().get(&list).await;
    assert!(reader.status == 200 && choices(&reader).is_empty() && !reader.html().contains("/removal"));
    assert_eq!(app.reader().post(&list, &[("fact", &waiting[0])]).await.status, 403);
    for name in ["partner", "stranger"] {
        assert_eq!(app.visitor(name).get(&list).await.status, 404, "{name}");
        assert_eq!(app.visitor(name).post(&list, &[("fact", &waiting[0])]).await.status, 404, "{name}");
    }
    let partner = app.visitor("partner");
    for path in ["", "/history"] {
        let page = partner.get(&format!("/cases/{}{path}", case.id)).await.text();
        assert!(!page.contains("onfirmation of a fact") && !page.contains("second person"), "{path}: {page}");
    }
    let french = app.visitor("second editor").in_french().get(&list).await.text();
    assert!(french.contains("confirmé par second editor"), "{french}");
}
