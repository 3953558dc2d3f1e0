//! Who looked at what only those who work on the case may read: noted beside
//! the page, once an hour for each person and part, and told to few.

use crate::support::{TestApp, make};
use diesel::prelude::*;
use habeas::{cases::Case, schema::looks};

type Row = (String, String, String, String);

fn rows(app: &TestApp, case: &Case) -> Vec<Row> {
    let of = looks::table.filter(looks::case_id.eq(case.id));
    let of =
        of.order((looks::user_id, looks::kind)).select((looks::user_id, looks::kind, looks::level, looks::record_id));
    app.db.read_now(|conn| Ok(of.load(conn)?)).unwrap()
}

/// Looks are noted beside the page that is shown: waits until there are so many.
async fn noted(app: &TestApp, case: &Case, count: usize) -> Vec<Row> {
    for _ in 0..500 {
        if rows(app, case).len() >= count {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    rows(app, case)
}

async fn world(app: &TestApp) -> Case {
    let case = make::case(app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024-03-31");
    make::lead(app, &case, "editor");
    make::join(app, &case, "second editor");
    for (segment, fields) in [
        ("contacts", vec![("name", "A"), ("relation", "sibling"), ("informed", "little"), ("consent_to_hold", "yes")]),
        ("lawyers", vec![("name", "B"), ("is_publishable", "no")]),
        ("actions", vec![("kind", "petition"), ("title", "Open petition"), ("status", "planned")]),
    ] {
        let saved = app.editor().post(&format!("/cases/{}/{segment}", case.id), &fields).await;
        assert_eq!(saved.status, 303, "{segment}: {}", saved.text());
    }
    case
}

#[actix_web::test]
async fn each_person_and_part_is_noted_once_an_hour_and_only_what_was_shown() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let address = format!("/cases/{}", case.id);
    assert!(rows(&app, &case).is_empty(), "to write is not to look");
    let second = app.visitor("second editor");
    for _ in 0..3 {
        assert_eq!(second.get(&address).await.status, 200);
    }
    let user = app.user("second editor").id.to_string();
    let wanted = |kind: &str| (user.clone(), kind.to_owned(), "restricted".to_owned(), String::new());
    let found = noted(&app, &case, 2).await;
    assert_eq!(found, [wanted("contacts"), wanted("lawyers")], "an open action is for everybody");
    // Through the eyes of somebody else nothing of it is seen; and readers see nothing at all.
    assert_eq!(app.editor().get(&format!("{address}?as=reader")).await.status, 200);
    for name in ["reader", "administrator", "auditor", "researcher"] {
        assert_eq!(app.visitor(name).get(&address).await.status, 200);
        assert_eq!(app.visitor(name).get(&format!("{address}/history")).await.status, 200);
    }
    // Their history is a look too; the team's own form as well.
    assert_eq!(app.editor().get(&format!("{address}/history")).await.status, 200);
    assert_eq!(noted(&app, &case, 4).await.len(), 4);
    assert_eq!(app.editor().get(&address).await.status, 200);
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert_eq!(rows(&app, &case).len(), 4, "twice in one hour");
}

#[actix_web::test]
async fn the_database_holds_one_look_an_hour_whatever_the_program_forgets() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let (user, hour) = (app.user("editor").id, habeas::history::looks::hour());
    for at in [hour, hour, hour + 1] {
        app.db
            .write_unrecorded_now(habeas::history::Unrecorded::Look, |conn| {
                habeas::history::looks::note_parts(conn, user, case.id.as_str(), &["health", "contacts"], at)
            })
            .unwrap();
    }
    assert_eq!(rows(&app, &case).len(), 4);
    let twice = format!(
        "INSERT INTO looks (id, case_id, user_id, kind, record_id, field, level, at, hour) \
         SELECT 'x', case_id, user_id, kind, record_id, field, level, at, hour FROM looks WHERE hour = {hour}"
    );
    assert!(app.behind(&twice).is_err());
}

#[actix_web::test]
async fn who_looked_is_told_to_who_decides_and_to_the_auditor() {
    let app = TestApp::new().await;
    let case = world(&app).await;
    let address = format!("/cases/{}", case.id);
    assert_eq!(app.visitor("second editor").get(&address).await.status, 200);
    noted(&app, &case, 2).await;
    for name in ["editor", "administrator", "auditor"] {
        let page = app.visitor(name).get(&format!("{address}/looks")).await;
        let text = page.rows().concat();
        assert!(
            text.contains("second editor") && text.contains("Contact") && text.contains("Restricted"),
            "{name}: {text}"
        );
        assert!(app.visitor(name).get(&address).await.links().contains(&format!("{address}/looks")), "{name}");
    }
    for (name, status) in
        [("second editor", 403), ("reader", 403), ("researcher", 403), ("keeper", 404), ("stranger", 404)]
    {
        assert_eq!(app.visitor(name).get(&format!("{address}/looks")).await.status, status, "{name}");
    }
    let french = app.editor().in_french().get(&format!("{address}/looks")).await.text();
    assert!(french.contains("une fois par heure"), "{french}");
    let silence = [("publicity", "silence"), ("reason", "the mother called"), ("confirmed", "yes")];
    assert_eq!(app.editor().post(&format!("{address}/publicity"), &silence).await.status, 303);
    assert_eq!(app.visitor("auditor").get(&format!("{address}/looks")).await.status, 404, "nor of a silent case");
}
