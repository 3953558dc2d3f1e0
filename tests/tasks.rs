//! Working together: tasks that members and rules make, the weekly review, and
//! the page where a member's day begins.

use crate::support::{TestApp, app::Visitor, make, page::Page};
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use habeas::{
    access::{Author, Job},
    cases::{
        Case,
        actions::Action,
        consents::Consent,
        court::Hearing,
        custody::Episode,
        health::HealthConcern,
        parts::Part,
        shares::Share,
        tasks::{Task, round, store as tasks},
        team, weekly,
    },
    clock::today,
    dates::PartialDate,
    fields::Level,
    history::Unrecorded,
    schema::case_answers,
    words::Term,
};

fn in_days(days: i64) -> NaiveDate {
    today() + TimeDelta::days(days)
}

fn date(days: i64) -> Option<PartialDate> {
    Some(PartialDate::day(in_days(days)))
}

/// A day as people type it.
fn typed(days: i64) -> String {
    in_days(days).to_string()
}

fn write<T>(app: &TestApp, f: impl FnOnce(&mut habeas::history::Tx) -> habeas::error::Result<T>) -> T {
    app.db.write_now(&Author::system_for(Job::Seed, app.alpha), None, f).unwrap()
}

/// A case of alpha that the editor leads, of which there was news yesterday.
fn fresh(app: &TestApp, name: &str) -> Case {
    let case = make::case(app, app.alpha, name, "QXA", "KAZ", &in_days(-1).to_string());
    make::lead(app, &case, "editor");
    case
}

fn all_of(app: &TestApp, case: &Case) -> Vec<Task> {
    let id = case.id;
    let found = app.db.read_now(move |conn| tasks::of_case(conn, id, Level::Sealed)).unwrap();
    found.into_iter().map(|(task, _)| task).collect()
}

fn kinds(app: &TestApp, case: &Case) -> Vec<&'static str> {
    let mut kinds: Vec<&str> = all_of(app, case).iter().map(|task| task.kind.code()).collect();
    kinds.sort_unstable();
    kinds
}

/// Makes a case silent, as the page does it.
async fn silence(who: &Visitor<'_>, case: &Case) {
    let fields = [("publicity", "silence"), ("reason", "the family asks"), ("confirmed", "yes")];
    let page = who.post(&format!("/cases/{}/publicity", case.id), &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
}

async fn add(who: &Visitor<'_>, case: &Case, fields: &[(&str, &str)]) -> Page {
    who.post(&format!("/cases/{}/tasks", case.id), fields).await
}

#[actix_web::test]
async fn each_rule_makes_its_task_once_and_what_is_done_does_not_come_back() {
    let app = TestApp::new().await;
    let case = fresh(&app, "Ильяс Беркутов");
    let quiet = make::case(&app, app.alpha, "Théo Brémond", "QXA", "FRA", "2024-02");
    write(&app, |tx| {
        tx.insert(Hearing { is_planned: true, happened: date(5), ..Hearing::blank(&case) })?;
        tx.insert(Hearing { is_planned: true, happened: date(40), ..Hearing::blank(&case) })?;
        tx.insert(Episode {
            status: Term::known("pretrial"),
            started: date(-1),
            ended: date(10),
            ..Episode::blank(&case)
        })?;
        tx.insert(Consent { given_by: "the mother".into(), review_on: date(13), ..Consent::blank(&case) })?;
        tx.insert(Consent { given_by: "the father".into(), review_on: date(60), ..Consent::blank(&case) })?;
        tx.insert(Action { reply_by: date(-3), status: Term::known("awaiting_reply"), ..Action::blank(&case) })?;
        tx.insert(Action { reply_by: date(-3), status: Term::known("replied"), ..Action::blank(&case) })
    });
    assert_eq!(round::run(&app.db).await.unwrap(), 5);
    assert_eq!(kinds(&app, &case), ["consent_review", "custody_expiry", "hearing", "reply_due"]);
    assert_eq!(kinds(&app, &quiet), ["no_news"]);
    let lead = app.user("editor").id;
    assert!(all_of(&app, &case).iter().all(|task| task.user_id == Some(lead)), "the lead does them");
    assert!(all_of(&app, &quiet).iter().all(|task| task.user_id.is_none()), "nobody leads that one");
    let editor = app.editor();
    for task in all_of(&app, &case) {
        let address = format!("/cases/{}/tasks/{}", case.id, task.id);
        let page = editor.get(&address).await;
        let ended = editor.submit(&page, &format!("{address}/completion"), &[("note", "seen to")]).await;
        assert_eq!(ended.status, 303, "{}", ended.text());
    }
    // It is another day, and another round.
    for _ in 0..2 {
        app.behind("UPDATE task_rounds SET looked_at = '2024-01-01 00:00:00'").unwrap();
        assert_eq!(round::run(&app.db).await.unwrap(), 0);
    }
    assert_eq!(all_of(&app, &case).len(), 4);
    assert!(all_of(&app, &case).iter().all(|task| task.status.is("done") && task.note.as_deref() == Some("seen to")));
    // What the program reminds of is no change of the case.
    let listed = app.reader().get("/cases").await;
    assert_eq!(listed.rows().len(), 2);
    let history = app.editor().get(&format!("/cases/{}/history", case.id)).await.text();
    assert!(history.contains("the program") && history.contains("seen to"), "{history}");
}

#[actix_web::test]
async fn a_hearing_that_is_put_off_asks_again_and_a_case_that_changed_is_looked_at_the_same_day() {
    let app = TestApp::new().await;
    let case = fresh(&app, "Ильяс Беркутов");
    assert_eq!(round::run(&app.db).await.unwrap(), 0);
    let hearing = write(&app, |tx| tx.insert(Hearing { is_planned: true, happened: date(5), ..Hearing::blank(&case) }));
    assert_eq!(round::run(&app.db).await.unwrap(), 1);
    write(&app, |tx| tx.update(&hearing, Hearing { happened: date(9), ..hearing.clone() }));
    assert_eq!(round::run(&app.db).await.unwrap(), 1);
    assert_eq!(round::run(&app.db).await.unwrap(), 0);
    write(&app, |tx| tx.update(&case, Case { file_status: Term::known("closed"), ..case.clone() }));
    write(&app, |tx| tx.insert(Hearing { is_planned: true, happened: date(2), ..Hearing::blank(&case) }));
    assert_eq!(round::run(&app.db).await.unwrap(), 0, "nobody works on a closed file");
}

#[actix_web::test]
async fn a_hearing_that_is_put_off_takes_its_task_along_and_one_that_is_gone_ends_it() {
    let app = TestApp::new().await;
    let case = fresh(&app, "Ильяс Беркутов");
    let plan = |days| Hearing { is_planned: true, happened: date(days), ..Hearing::blank(&case) };
    let hearing = write(&app, |tx| tx.insert(plan(5)));
    round::run(&app.db).await.unwrap();
    // Far away: no task would be made for that day, but the one that is there goes along.
    let hearing = write(&app, |tx| tx.update(&hearing, Hearing { happened: date(60), ..hearing.clone() }));
    assert_eq!(round::run(&app.db).await.unwrap(), 1);
    let task = all_of(&app, &case).remove(0);
    assert_eq!((all_of(&app, &case).len(), task.due_on.clone(), task.is_open()), (1, typed(60), true));
    assert!(task.origin.as_deref().unwrap().ends_with(&typed(60)));
    let history = app.editor().get(&format!("/cases/{}/history", case.id)).await.text();
    assert!(history.contains("the program"), "{history}");
    // It took place: somebody still writes down what came of it.
    let hearing =
        write(&app, |tx| tx.update(&hearing, Hearing { is_planned: false, happened: date(-1), ..hearing.clone() }));
    assert_eq!(round::run(&app.db).await.unwrap(), 0);
    assert!(all_of(&app, &case)[0].is_open());
    write(&app, |tx| tx.remove(&hearing));
    assert_eq!(round::run(&app.db).await.unwrap(), 1);
    let task = all_of(&app, &case).remove(0);
    assert!(task.status.is("cancelled") && !task.is_open());
    assert_eq!(round::run(&app.db).await.unwrap(), 0);
}

#[actix_web::test]
async fn kind_words_and_day_of_a_task_are_changed_while_it_is_open() {
    let app = TestApp::new().await;
    let (editor, case) = (app.editor(), fresh(&app, "Ильяс Беркутов"));
    let due = typed(3);
    add(&editor, &case, &[("kind", "other"), ("what", "Call the clerk"), ("due_on", &due)]).await;
    let task = all_of(&app, &case).remove(0);
    let address = format!("/cases/{}/tasks/{}", case.id, task.id);
    let page = editor.get(&address).await;
    for (field, value, says) in [
        ("due_on", "soon", "Enter one certain day"),
        ("what", "", "Say in a few words"),
        ("kind", "", "Choose from the list"),
    ] {
        let refused = editor.submit(&page, &address, &[(field, value)]).await;
        assert_eq!(refused.status, 422, "{field}");
        assert!(refused.html().contains(&format!("id=\"{field}-error\"")), "{}", refused.text());
        assert!(refused.text().contains(says), "{}", refused.text());
    }
    let later = typed(8);
    let fields = [("kind", "translate"), ("what", "Call the court"), ("due_on", later.as_str())];
    let saved = editor.submit(&page, &address, &fields).await;
    assert!(editor.told(&saved).await.contains("The task is changed"));
    let after = all_of(&app, &case).remove(0);
    assert_eq!(
        (after.what.as_deref(), after.due_on.as_str(), after.kind.code()),
        (Some("Call the court"), later.as_str(), "translate")
    );
    assert_eq!(after.user_id, task.user_id);
    assert_eq!(editor.submit(&page, &address, &fields).await.status, 409, "the page was from before");
    assert_eq!(app.reader().post(&address, &fields).await.status, 403);
    let history = editor.get(&format!("/cases/{}/history", case.id)).await.text();
    assert!(history.contains("Call the clerk") && history.contains("Call the court"), "{history}");
    let page = editor.get(&address).await;
    editor.submit(&page, &format!("{address}/completion"), &[]).await;
    assert!(!editor.get(&address).await.html().contains(&format!("action=\"{address}\"")));
    let again = [fields.as_slice(), &[("version", "3")]].concat();
    assert_eq!(editor.post(&address, &again).await.status, 404, "what is done is not changed");
}

#[actix_web::test]
async fn what_is_restricted_asks_the_team_alone() {
    let app = TestApp::new().await;
    let case = fresh(&app, "Ильяс Беркутов");
    write(&app, |tx| {
        tx.insert(Consent { given_by: "the mother".into(), review_on: date(3), ..Consent::blank(&case) })?;
        tx.insert(Hearing { is_planned: true, happened: date(5), ..Hearing::blank(&case) })
    });
    round::run(&app.db).await.unwrap();
    let task = all_of(&app, &case).into_iter().find(|task| task.is_restricted).unwrap();
    let (address, list) = (format!("/cases/{}/tasks/{}", case.id, task.id), format!("/cases/{}/tasks", case.id));
    assert!(app.editor().get(&list).await.links().contains(&address));
    for name in ["second editor", "reader", "administrator"] {
        let other = app.visitor(name);
        assert_eq!(other.get(&address).await.status, 404, "{name}");
        let page = format!("/cases/{}", case.id);
        for path in [list.as_str(), page.as_str(), "/review", "/home", &format!("{page}/history")] {
            let page = other.get(path).await;
            assert!(!page.html().contains(task.id.as_str()), "{name} at {path}: {}", page.text());
            // Its kind is a choice of the form, and no more than that.
            let shown = page.html().replace(">Review consent</option>", "");
            assert!(!shown.contains("Review consent"), "{name} at {path}: {}", page.text());
        }
        let open = all_of(&app, &case).into_iter().find(|task| !task.is_restricted).unwrap();
        assert!(other.get(&list).await.html().contains(open.id.as_str()), "{name} sees what is open");
    }
    // And it cannot be given to anybody else.
    let editor = app.editor();
    let page = editor.get(&address).await;
    let to = app.user("second editor").id.to_string();
    let refused = editor.submit(&page, &format!("{address}/handover"), &[("user", &to)]).await;
    assert_eq!(refused.status, 422);
}

#[actix_web::test]
async fn a_member_makes_a_task_hands_it_on_and_history_tells() {
    let app = TestApp::new().await;
    let (editor, second) = (app.editor(), app.visitor("second editor"));
    let case = fresh(&app, "Ильяс Беркутов");
    let (case_page, due) = (format!("/cases/{}", case.id), typed(3));
    // The short form on the case page: the task is one's own.
    let page = editor.get(&case_page).await;
    let action = format!("{case_page}/tasks");
    let saved =
        editor.submit(&page, &action, &[("kind", "translate"), ("what", "The verdict"), ("due_on", &due)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert!(editor.get(&case_page).await.text().contains("The verdict"));
    assert!(editor.get("/home").await.text().contains("The verdict"));
    assert!(!second.get("/home").await.text().contains("The verdict"));
    let task = all_of(&app, &case).remove(0);
    let address = format!("{action}/{}", task.id);
    let (page, to) = (editor.get(&address).await, app.user("second editor").id.to_string());
    let handed = editor.submit(&page, &format!("{address}/handover"), &[("user", &to)]).await;
    assert_eq!(handed.status, 303, "{}", handed.text());
    assert!(second.get("/home").await.text().contains("The verdict"));
    assert!(!editor.get("/home").await.text().contains("The verdict"));
    assert!(second.get("/notices").await.text().contains(&case.reference), "who gets a task is told");
    let late = editor.submit(&page, &format!("{address}/completion"), &[("note", "late")]).await;
    assert_eq!(late.status, 409, "the page was from before");
    let page = second.get(&address).await;
    let done = second.submit(&page, &format!("{address}/completion"), &[("note", "sent to Ada")]).await;
    assert!(second.told(&done).await.contains("The task is ended"));
    assert!(!second.get("/home").await.text().contains("The verdict"));
    assert!(!second.get(&case_page).await.text().contains("The verdict"));
    let list = editor.get(&action).await.text();
    assert!(list.contains("sent to Ada") && list.contains("Done"), "{list}");
    let history = editor.get(&format!("{case_page}/history")).await.text();
    assert!(history.contains("sent to Ada") && history.contains("second editor"), "{history}");
    let page = second.get(&address).await;
    assert_eq!(second.submit(&page, &format!("{address}/reopening"), &[]).await.status, 303);
    assert!(second.get("/home").await.text().contains("The verdict"));
}

#[actix_web::test]
async fn overdue_is_marked_and_comes_first_and_what_is_put_off_is_out_of_sight_until_its_day() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let case = fresh(&app, "Ильяс Беркутов");
    for (what, days) in [("Later", 9), ("Long ago", -20)] {
        let due = typed(days);
        let saved = add(&editor, &case, &[("kind", "other"), ("what", what), ("due_on", &due)]).await;
        assert_eq!(saved.status, 303, "a day that is over is a day: {}", saved.text());
    }
    let home = editor.get("/home").await.text();
    assert!(home.contains("overdue since"), "{home}");
    assert!(home.find("Long ago").unwrap() < home.find("Later").unwrap());
    let task = all_of(&app, &case).remove(0);
    let address = format!("/cases/{}/tasks/{}", case.id, task.id);
    let page = editor.get(&address).await;
    for (until, says) in [(typed(0), "Enter a day after today"), ("soon".into(), "Enter one certain day")] {
        let refused = editor.submit(&page, &format!("{address}/snooze"), &[("until", &until)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(says), "{}", refused.text());
    }
    let until = typed(2);
    assert_eq!(editor.submit(&page, &format!("{address}/snooze"), &[("until", &until)]).await.status, 303);
    for path in ["/home".to_owned(), format!("/cases/{}", case.id), "/review".to_owned()] {
        let text = editor.get(&path).await.text();
        assert!(!text.contains("Long ago"), "{path}: {text}");
    }
    assert!(editor.get(&format!("/cases/{}/tasks", case.id)).await.text().contains("put off until"));
    // The day has come.
    app.behind(&format!("UPDATE tasks SET snoozed_until = '{}' WHERE id = '{}'", today(), task.id)).unwrap();
    assert!(editor.get("/home").await.text().contains("Long ago"));
    assert!(editor.get(&format!("/cases/{}", case.id)).await.text().contains("Long ago"));
}

#[actix_web::test]
async fn bad_input_is_told_at_its_field_and_a_reader_adds_nothing() {
    let app = TestApp::new().await;
    let (editor, case) = (app.editor(), fresh(&app, "Ильяс Беркутов"));
    let (due, action) = (typed(3), format!("/cases/{}/tasks", case.id));
    let good = [("kind", "other"), ("what", "Call"), ("due_on", due.as_str())];
    assert_eq!(add(&app.reader(), &case, &good).await.status, 403);
    assert!(!app.reader().get(&format!("/cases/{}", case.id)).await.html().contains(&format!("action=\"{action}\"")));
    assert_eq!(add(&app.stranger(), &case, &good).await.status, 404);
    let (unseeing, long) = (app.user("partner").id.to_string(), "x".repeat(400));
    let keeper = app.user("keeper").id.to_string();
    let unknown = "019abcde-0000-7000-8000-000000000000";
    for (field, value, says) in [
        ("due_on", "", "Enter one certain day"),
        ("due_on", "December 2026", "Enter one certain day"),
        ("due_on", "tomorrow week", "Enter one certain day"),
        ("kind", "", "Choose from the list"),
        ("kind", "nonsense", "Choose from the list"),
        ("what", "", "Say in a few words"),
        ("what", &long, "at most 300 characters"),
        ("user", unknown, "Choose somebody who sees this case"),
        ("user", "nobody", "Choose somebody who sees this case"),
        ("user", &unseeing, "Choose somebody who sees this case"),
        ("user", &keeper, "Choose somebody who sees this case"),
    ] {
        let mut fields: Vec<(&str, &str)> = good.into_iter().filter(|(name, _)| *name != field).collect();
        fields.push((field, value));
        let refused = add(&editor, &case, &fields).await;
        assert_eq!(refused.status, 422, "{field} = {value}");
        assert!(refused.html().contains(&format!("id=\"{field}-error\"")), "{field} = {value}: {}", refused.text());
        assert!(refused.text().contains(says), "{field} = {value}: {}", refused.text());
        assert!(field == "what" || refused.html().contains("Call"), "what was typed stays");
    }
    assert!(all_of(&app, &case).is_empty());
    // Who has the case to work on sees it, and can be given a task of it.
    write(&app, |tx| tx.insert(Share::new(case.id, app.beta, true)));
    let fields = [good.as_slice(), &[("user", unseeing.as_str())]].concat();
    assert_eq!(add(&editor, &case, &fields).await.status, 303);
    assert!(app.visitor("partner").get("/home").await.text().contains("Call"));
}

#[actix_web::test]
async fn a_silent_case_calls_back_what_is_out_and_nobody_else_sees_its_tasks() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let case = fresh(&app, "Ильяс Беркутов");
    let second = app.user("second editor").id.to_string();
    let due = typed(1);
    let fields = [("kind", "other"), ("what", "Secret errand"), ("due_on", due.as_str()), ("user", second.as_str())];
    assert_eq!(add(&editor, &case, &fields).await.status, 303);
    assert!(app.visitor("second editor").get("/home").await.text().contains("Secret errand"));
    write(&app, |tx| tx.insert(Share::new(case.id, app.beta, false)));
    // As if it had been let out.
    app.behind(&format!("INSERT INTO audiences (case_id, audience, sight) VALUES ('{}', 'public', 'public')", case.id))
        .unwrap();
    silence(&editor, &case).await;
    let recalls: Vec<Task> = all_of(&app, &case).into_iter().filter(|task| task.kind.is("recall")).collect();
    assert_eq!(recalls.len(), 2, "{recalls:?}");
    let home = editor.get("/home").await.text();
    assert!(home.contains("Ask Beta to delete what it has") && home.contains("Secret errand"), "{home}");
    assert!(home.contains("copies of the public page"), "{home}");
    round::run(&app.db).await.unwrap();
    for name in ["second editor", "reader", "administrator", "partner", "stranger", "keeper"] {
        let other = app.visitor(name);
        for path in ["/home", "/review", "/cases", "/notices"] {
            let text = other.get(path).await.text();
            assert!(!text.contains("Secret errand") && !text.contains("Беркутов"), "{name} at {path}: {text}");
            assert!(!text.contains("Ask Beta"), "{name} at {path}: {text}");
        }
        assert_eq!(other.get(&format!("/cases/{}/tasks", case.id)).await.status, 404, "{name}");
    }
    assert!(editor.get("/review").await.text().contains("Беркутов"));
    // Only its team can be given a task.
    let refused = add(&editor, &case, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Choose somebody who sees this case"));
    write(&app, |tx| team::join(tx, case.id, app.user("second editor").id, false));
    assert_eq!(add(&editor, &case, &fields).await.status, 303);
}

#[actix_web::test]
async fn the_review_puts_risk_and_silence_first_and_no_change_ends_the_silence() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let hostage = make::case(&app, app.alpha, "Hanna Hostage", "QXA", "DEU", &in_days(-40).to_string());
    let other = make::case(&app, app.alpha, "Otto Other", "QXA", "DEU", &in_days(-100).to_string());
    let ill = make::case(&app, app.alpha, "Ilse Ill", "QXA", "DEU", &in_days(-90).to_string());
    let free = make::case(&app, app.alpha, "Fritz Free", "QXA", "DEU", &in_days(-300).to_string());
    make::case(&app, app.beta, "Berta Beta", "QXA", "DEU", &in_days(-300).to_string());
    make::lead(&app, &ill, "editor");
    make::lead(&app, &other, "editor");
    write(&app, |tx| {
        let types = "hostage_nonstate".parse_terms();
        tx.update(&hostage, Case { case_types: types, ..hostage.clone() })?;
        tx.insert(HealthConcern { severity: Term::known("life_threatening"), ..HealthConcern::blank(&ill) })?;
        tx.insert(Episode { status: Term::known("left_country"), started: date(-20), ..Episode::blank(&free) })
    });
    let order = |text: &str| {
        let mut found: Vec<(usize, &str)> =
            ["Hanna", "Otto", "Ilse"].iter().filter_map(|name| Some((text.find(*name)?, *name))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
    };
    let review = editor.get("/review").await.text();
    assert_eq!(order(&review), ["Ilse", "Hanna", "Otto"], "{review}");
    assert!(review.contains("hostage") && review.contains("grave health concern"), "{review}");
    assert!(!review.contains("Fritz") && !review.contains("Berta"), "{review}");
    // The concern is restricted: whoever is not of the team sees neither it nor its weight.
    let reader = app.reader().get("/review").await;
    assert_eq!(order(&reader.text()), ["Hanna", "Otto", "Ilse"], "{}", reader.text());
    assert!(!reader.text().contains("health"));
    assert!(!reader.html().contains("/answers"), "a reader answers nothing");
    round::run(&app.db).await.unwrap();
    assert_eq!(kinds(&app, &other), ["no_news"]);
    assert!(editor.get("/home").await.text().contains("no news for 100 days"));
    let answers = format!("/cases/{}/answers", other.id);
    let note = format!("note-{}", other.id);
    assert_eq!(app.reader().post(&answers, &[(&note, "asked")]).await.status, 403);
    let page = editor.get("/review").await;
    let answered = editor.submit(&page, &answers, &[(&note, "Asked the consul")]).await;
    assert!(editor.told(&answered).await.contains("No change"), "{}", answered.text());
    let page = editor.get("/review").await;
    assert!(page.text().contains("Answered for this week"), "{}", page.text());
    assert!(page.text().contains("Asked the consul"));
    assert!(!page.html().contains(&answers), "it is answered");
    let case_page = editor.get(&format!("/cases/{}", other.id)).await.text();
    assert!(!case_page.contains("no news for"), "{case_page}");
    assert!(!editor.get("/home").await.text().contains("no news for 100 days"));
    assert!(editor.get(&format!("/cases/{}/history", other.id)).await.text().contains("Asked the consul"));
    assert!(all_of(&app, &other).iter().all(|task| task.status.is("done")), "who was to ask has asked");
    round::run(&app.db).await.unwrap();
    assert_eq!(kinds(&app, &other), ["no_news"], "silence is counted from the answer");
    // Long after: the answer of last week does not count for this one, and silence grows from it.
    let long_ago = weekly::week(today()) - TimeDelta::days(100);
    app.db
        .write_unrecorded_now(Unrecorded::Derived, |conn| {
            Ok(diesel::update(case_answers::table).set(case_answers::made_at.eq(long_ago)).execute(conn)?)
        })
        .unwrap();
    assert!(editor.get("/review").await.html().contains(&answers));
}

#[actix_web::test]
async fn the_review_sets_the_day_of_the_next_one_which_becomes_a_task_of_the_lead() {
    let app = TestApp::new().await;
    let (second, case) = (app.visitor("second editor"), fresh(&app, "Ильяс Беркутов"));
    let address = format!("/cases/{}/answers", case.id);
    let (note, next) = (format!("note-{}", case.id), format!("next-{}", case.id));
    let page = second.get("/review").await;
    for (day, says) in [("soon", "Enter one certain day"), (typed(0).as_str(), "Enter a day after today")] {
        let refused = second.submit(&page, &address, &[(&note, "Asked the consul"), (&next, day)]).await;
        assert_eq!(refused.status, 422, "{day}");
        assert!(refused.html().contains(&format!("id=\"{next}-error\"")) && refused.text().contains(says));
        assert!(refused.html().contains("Asked the consul") && refused.html().contains(day), "nothing is lost");
    }
    assert!(all_of(&app, &case).is_empty());
    let day = typed(20);
    assert_eq!(second.submit(&page, &address, &[(&next, &day)]).await.status, 303);
    let task = all_of(&app, &case).remove(0);
    assert_eq!((task.kind.code(), task.due_on.as_str()), ("case_review", day.as_str()));
    assert_eq!(task.user_id, Some(app.user("editor").id), "the lead looks again");
    assert!(app.editor().get("/home").await.text().contains("Review the case"));
    // Another day moves it; without one it stays; when its day has come the answer ends it.
    let later = typed(30);
    for (answer, due) in [(later.as_str(), later.as_str()), ("", later.as_str())] {
        assert_eq!(second.post(&address, &[(&next, answer)]).await.status, 303);
        let all = all_of(&app, &case);
        assert_eq!((all.len(), all[0].due_on.as_str(), all[0].is_open()), (1, due, true));
    }
    app.behind(&format!("UPDATE tasks SET due_on = '{}'", typed(0))).unwrap();
    assert_eq!(second.post(&address, &[(&next, &day)]).await.status, 303);
    let all = all_of(&app, &case);
    assert_eq!(all.iter().filter(|task| task.is_open()).count(), 1);
    assert!(all.iter().any(|task| task.status.is("done")) && all.iter().any(|task| task.due_on == day));
}

#[actix_web::test]
async fn the_review_has_pages() {
    let app = TestApp::new().await;
    for i in 0..27 {
        make::case(&app, app.alpha, &format!("Person Number{i:02}"), "QXA", "FRA", &in_days(-10 - i).to_string());
    }
    let first = app.editor().get("/review").await.text();
    assert!(first.contains("27 cases wait") && first.contains("Page 1 of 2"), "{first}");
    assert!(first.contains("Number26") && !first.contains("Number00"), "{first}");
    let second = app.editor().get("/review?page=2").await.text();
    assert!(second.contains("Number00") && !second.contains("Number26"), "{second}");
}

#[actix_web::test]
async fn home_says_what_changed_and_what_waits_for_a_second_person() {
    let app = TestApp::new().await;
    let (editor, second) = (app.editor(), app.visitor("second editor"));
    let home = editor.get("/home").await;
    assert_eq!(home.heading(), "My work");
    for says in ["No task is yours", "Nobody else changed a case", "there was news", "No case waits for a second"] {
        assert!(home.text().contains(says), "{says}: {}", home.text());
    }
    assert_eq!(app.visitor("keeper").get("/home").await.status, 403);
    let case = fresh(&app, "Théo Brémond");
    assert_eq!(editor.post(&format!("/cases/{}/following", case.id), &[]).await.status, 303);
    assert!(!editor.get("/home").await.text().contains("second editor"));
    let fields = [("kind", "letter"), ("what", "A letter came"), ("happened", "2024-05-01")];
    assert_eq!(second.post(&format!("/cases/{}/events", case.id), &fields).await.status, 303);
    let home = editor.get("/home").await.text();
    assert!(home.contains("Théo Brémond") && home.contains("second editor"), "{home}");
    write(&app, |tx| {
        tx.insert(Consent { agreed: "media_name".parse_terms(), given_by: "himself".into(), ..Consent::blank(&case) })?;
        tx.update(&case, Case { publicity: Term::known("public_basic"), ..case.clone() })
    });
    let waits = format!("/cases/{}/publicity#reviews", case.id);
    assert!(editor.get("/home").await.links().contains(&waits), "the editor wrote nothing of it");
    assert!(!second.get("/home").await.links().contains(&waits), "nobody reviews their own work");
    assert!(!app.reader().get("/home").await.links().contains(&waits), "a reader reviews nothing");
    let fields = [("outcome", "not_now"), ("note", "")];
    assert_eq!(editor.post(&format!("/cases/{}/reviews", case.id), &fields).await.status, 303);
    assert!(!editor.get("/home").await.links().contains(&waits), "it was read as it stands");
}

#[actix_web::test]
async fn the_pages_speak_french() {
    let app = TestApp::new().await;
    let (editor, case) = (app.editor().in_french(), fresh(&app, "Ильяс Беркутов"));
    let refused = add(&editor, &case, &[("kind", "other"), ("what", "Appeler"), ("due_on", "")]).await;
    assert!(refused.text().contains("Indiquez un jour certain"), "{}", refused.text());
    assert_eq!(
        add(&editor, &case, &[("kind", "other"), ("what", "Appeler"), ("due_on", &typed(-2))]).await.status,
        303
    );
    let home = editor.get("/home").await;
    assert_eq!(home.heading(), "Mon travail");
    assert!(home.text().contains("en retard depuis le"), "{}", home.text());
    assert_eq!(editor.get("/review").await.heading(), "Revue hebdomadaire");
    assert!(editor.get(&format!("/cases/{}/tasks", case.id)).await.text().contains("À faire"));
}

/// `a|b` as a set of words.
trait ParseTerms {
    fn parse_terms<V: habeas::words::Lexicon>(self) -> habeas::words::Terms<V>;
}
impl ParseTerms for &str {
    fn parse_terms<V: habeas::words::Lexicon>(self) -> habeas::words::Terms<V> {
        habeas::words::Terms::parse(self).unwrap()
    }
}

#[actix_web::test]
async fn whoever_is_signed_in_begins_at_their_own_work() {
    let app = TestApp::new().await;
    for (name, to) in [("editor", "/home"), ("reader", "/home"), ("partner", "/home"), ("keeper", "/team")] {
        assert_eq!(app.visitor(name).get("/").await.location(), to, "{name}");
        assert_eq!(app.visitor(name).get(to).await.status, 200, "{name}");
    }
}
