//! How long closed cases are kept: what the coordinator decides, and whom the
//! rule asks. Nothing goes by itself.

use crate::support::{TestApp, make};
use chrono::TimeDelta;
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{
        Case,
        tasks::{Task, round, store as tasks},
    },
    clock,
    fields::Level,
    history::Unrecorded,
    schema::{listings, task_rounds},
    words::Term,
};

const PAGE: &str = "/team/retention";

/// A case with this state of file, which the editor leads.
fn case(app: &TestApp, name: &str, file_status: &'static str) -> Case {
    let case = make::case(app, app.alpha, name, "QXA", "FRA", "2019");
    make::lead(app, &case, "editor");
    let after = Case { file_status: Term::known(file_status), ..case.clone() };
    app.db.write_now(&Author::system_for(Job::Seed, app.alpha), None, |tx| tx.update(&case, after)).unwrap()
}

/// Lets days go by since the case was changed, and since the rules looked at it.
fn wait(app: &TestApp, case: &Case, days: i64) {
    let (id, then) = (case.id, clock::now() - TimeDelta::days(days));
    app.db
        .write_unrecorded_now(Unrecorded::Draft, |conn| {
            let of_case = listings::table.filter(listings::case_id.eq(id));
            diesel::update(of_case).set(listings::changed_at.eq(then)).execute(conn)?;
            diesel::delete(task_rounds::table.filter(task_rounds::case_id.eq(id))).execute(conn)?;
            Ok(())
        })
        .unwrap();
}

fn asked(app: &TestApp, case: &Case) -> Vec<Task> {
    let id = case.id;
    let all = app.db.read_now(move |conn| tasks::of_case(conn, id, Level::Sealed)).unwrap();
    all.into_iter().map(|(task, _)| task).filter(|task| task.kind.is("retention")).collect()
}

#[actix_web::test]
async fn the_coordinator_decides_and_nobody_else() {
    let app = TestApp::new().await;
    let coordinator = app.administrator();
    assert!(coordinator.get("/team").await.links().contains(&PAGE.to_owned()));
    let page = coordinator.get(PAGE).await;
    assert!(page.html().contains("<option value=\"never\" selected>"), "{}", page.html());
    let refused = coordinator.submit(&page, PAGE, &[("retention_months", "7")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html().contains("id=\"retention_months-error\""), "{}", refused.html());
    let saved = coordinator.submit(&page, PAGE, &[("retention_months", "24")]).await;
    assert!(coordinator.told(&saved).await.contains("Saved"));
    assert!(coordinator.get(PAGE).await.html().contains("<option value=\"24\" selected>"));
    assert!(app.stranger().get(PAGE).await.html().contains("<option value=\"never\" selected>"), "another house");
    for name in ["editor", "reader", "auditor"] {
        assert_eq!(app.visitor(name).post(PAGE, &[("retention_months", "6")]).await.status, 403, "{name}");
    }
    let french = app.administrator().in_french().get(PAGE).await.text();
    assert!(french.contains("après 24 mois") && french.contains("Jamais"), "{french}");
    let never = coordinator.submit(&page, PAGE, &[("retention_months", "never")]).await;
    assert_eq!(never.status, 303);
    assert!(coordinator.get(PAGE).await.html().contains("<option value=\"never\" selected>"));
}

#[actix_web::test]
async fn the_lead_of_a_closed_case_is_asked_once_each_time_and_nobody_about_one_that_goes_on() {
    let app = TestApp::new().await;
    let [closed, archived, active] =
        ["closed", "archived", "active"].map(|status| case(&app, &format!("Ada {status}"), status));
    let all = [&closed, &archived, &active];
    all.iter().for_each(|case| wait(&app, case, 200));
    round::run(&app.db).await.unwrap();
    assert!(all.iter().all(|case| asked(&app, case).is_empty()), "nobody decided that anybody is to be asked");
    assert_eq!(app.administrator().post(PAGE, &[("retention_months", "6")]).await.status, 303);
    wait(&app, &closed, 170);
    wait(&app, &archived, 400);
    wait(&app, &active, 400);
    round::run(&app.db).await.unwrap();
    assert!(asked(&app, &closed).is_empty(), "not yet");
    assert!(asked(&app, &active).is_empty());
    let task = asked(&app, &archived).remove(0);
    assert_eq!(task.user_id, Some(app.user("editor").id));
    assert!(task.due_on <= clock::today().to_string());
    round::run(&app.db).await.unwrap();
    assert_eq!(asked(&app, &archived).len(), 1, "of two times that went by, once");
    wait(&app, &archived, 800);
    round::run(&app.db).await.unwrap();
    assert_eq!(asked(&app, &archived).len(), 2, "and again, half a year later");
    let case_page = app.editor().get(&format!("/cases/{}", archived.id)).await.text();
    assert!(case_page.contains("look whether it still has to be kept"), "{case_page}");
}
