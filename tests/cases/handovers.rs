//! A member leaves: cases, tasks and followed cases go to colleagues, and come back.

use crate::support::{TestApp, make};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{Case, tasks::Task, team},
    schema::{memberships, notices, tasks},
    words::Term,
};

fn member(app: &TestApp, name: &str) -> String {
    let own = memberships::table.filter(memberships::user_id.eq(app.user(name).id.to_string()));
    app.db.read_now(move |conn| Ok(own.select(memberships::id).first(conn)?)).unwrap()
}

fn write<T>(app: &TestApp, f: impl FnOnce(&mut habeas::history::Tx) -> habeas::error::Result<T>) -> T {
    app.db.write_now(&Author::system_for(Job::Seed, app.alpha), None, f).unwrap()
}

/// Names of the team, the lead first.
fn team_of(app: &TestApp, case: &Case) -> Vec<String> {
    let id = case.id;
    let found = app.db.read_now(move |conn| team::with_names(conn, id)).unwrap();
    assert!(found.is_empty() || found[0].0.is_lead, "a case without a lead");
    found.into_iter().map(|(_, user)| user.name).collect()
}

fn doers(app: &TestApp) -> Vec<Option<String>> {
    app.db.read_now(|conn| Ok(tasks::table.order(tasks::id).select(tasks::user_id).load(conn)?)).unwrap()
}

/// A case that the editor leads, one of whose team they are, and one with a task of theirs.
fn world(app: &TestApp) -> [Case; 3] {
    let cases = ["Ильяс Беркутов", "Théo Brémond", "Nora Lind"]
        .map(|name| make::case(app, app.alpha, name, "QXA", "KAZ", "2024"));
    make::lead(app, &cases[0], "editor");
    make::lead(app, &cases[1], "administrator");
    make::join(app, &cases[1], "editor");
    let editor = app.user("editor").id;
    for case in [&cases[0], &cases[2]] {
        let task = Task::new(case.id, Term::known("verify"), habeas::clock::today());
        write(app, |tx| tx.insert(Task { user_id: Some(editor), ..task }));
    }
    cases
}

#[actix_web::test]
async fn everything_goes_to_colleagues_in_one_step_and_comes_back() {
    let app = TestApp::new().await;
    let cases = world(&app);
    let (administrator, editor) = (app.administrator(), app.editor());
    let address = format!("/team/{}/handover", member(&app, "editor"));
    assert_eq!(editor.post(&format!("/cases/{}/following", cases[2].id), &[]).await.status, 303);
    let page = administrator.get(&address).await;
    for says in ["Беркутов", "leads it", "in its team", "1 open task", "follows it"] {
        assert!(page.text().contains(says), "{says}: {}", page.text());
    }
    let (second, own) = (app.user("second editor").id.to_string(), app.user("administrator").id.to_string());
    let editors = app.user("editor").id.to_string();
    let refused = administrator.submit(&page, &address, &[]).await;
    assert!(refused.status == 422 && refused.text().contains("Choose to whom"), "{}", refused.text());
    let reader = app.user("reader").id.to_string();
    for nobody in [reader.as_str(), editors.as_str(), "nonsense"] {
        let refused = administrator.post(&address, &[("to", nobody), ("confirmed", "yes")]).await;
        assert!(refused.status == 422 && refused.html().contains("id=\"to-error\""), "{nobody}: {}", refused.text());
    }
    let one = format!("to-{}", cases[0].id);
    let fields = [("to", second.as_str()), (one.as_str(), own.as_str())];
    let asked = administrator.submit(&page, &address, &fields).await;
    assert!(asked.status == 422 && asked.text().contains("3 cases of editor are handed over"), "{}", asked.text());
    assert_eq!(team_of(&app, &cases[0]), ["editor"], "nothing is done before the answer");
    let done = administrator.submit(&asked, &address, &[("confirmed", "yes")]).await;
    assert!(administrator.told(&done).await.contains("It is handed over"));
    assert_eq!(team_of(&app, &cases[0]), ["administrator"]);
    assert_eq!(team_of(&app, &cases[1]), ["administrator", "second editor"]);
    assert!(team_of(&app, &cases[2]).is_empty());
    assert_eq!(doers(&app), [Some(own.clone()), Some(second.clone())]);
    assert!(app.visitor("second editor").get("/home").await.text().contains("Nora Lind"));
    let told = app.visitor("second editor").get("/notices").await.text();
    assert!(told.contains(&cases[1].reference) && !told.contains("Brémond"), "{told}");
    let history = administrator.get(&format!("/cases/{}/history", cases[0].id)).await.text();
    assert!(history.contains("member of the team"), "{history}");
    // Nobody else takes it back, and what was decided since stays.
    assert_eq!(app.editor().get(&address).await.status, 403);
    assert_eq!(app.stranger().get(&address).await.status, 404);
    assert_eq!(app.visitor("keeper").get(&address).await.status, 403);
    app.behind(&format!("UPDATE tasks SET done_at = '2026-01-01 00:00:00' WHERE case_id = '{}'", cases[2].id)).unwrap();
    let page = administrator.get(&address).await;
    let undone = administrator.submit(&page, &format!("{address}/removal"), &[]).await;
    assert!(administrator.told(&undone).await.contains("It is taken back"));
    assert_eq!(team_of(&app, &cases[0]), ["editor"]);
    assert_eq!(team_of(&app, &cases[1]), ["administrator", "editor"]);
    assert_eq!(doers(&app), [Some(editors), Some(second)]);
    let again = administrator.submit(&page, &format!("{address}/removal"), &[]).await;
    assert_eq!(again.status, 409);
}

#[actix_web::test]
async fn of_a_silent_case_nothing_is_said_to_who_is_not_in_its_team() {
    let app = TestApp::new().await;
    let [silent, ..] = world(&app);
    write(&app, |tx| tx.update(&silent, Case { publicity: Term::known("silence"), ..silent.clone() }));
    let (administrator, address) = (app.administrator(), format!("/team/{}/handover", member(&app, "editor")));
    let page = administrator.get(&address).await;
    assert!(!page.text().contains("Беркутов") && !page.html().contains(silent.id.as_str()), "{}", page.text());
    let second = app.user("second editor").id.to_string();
    let asked = administrator.post(&address, &[("to", &second)]).await;
    assert!(asked.text().contains("2 cases of editor"), "{}", asked.text());
    let forced = format!("to-{}", silent.id);
    let done = administrator.post(&address, &[("to", &second), (&forced, &second), ("confirmed", "yes")]).await;
    assert_eq!(done.status, 303);
    assert_eq!(team_of(&app, &silent), ["editor"], "who does not know of it cannot hand it over");
    assert_eq!(app.visitor("second editor").get(&format!("/cases/{}", silent.id)).await.status, 404);
    // In its team the coordinator hands it over like the others.
    make::join(&app, &silent, "administrator");
    let done = administrator.post(&address, &[("to", &second), ("confirmed", "yes")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(team_of(&app, &silent), ["second editor", "administrator"]);
    assert_eq!(app.editor().get(&format!("/cases/{}", silent.id)).await.status, 404);
    let told: i64 = app
        .db
        .read_now(|conn| {
            Ok(notices::table.filter(notices::about.eq(silent.reference.clone())).count().get_result(conn)?)
        })
        .unwrap();
    assert_eq!(told, 1, "its new lead alone");
}
