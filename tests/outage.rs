//! A full disk, and a database that goes away: 503 with a request number,
//! nothing half written, and work goes on without a restart.

use crate::support::{TestApp, make};
use diesel::{RunQueryDsl, connection::SimpleConnection, prelude::*, sql_query, sql_types::BigInt};
use habeas::{db::AnyConnection, history::Unrecorded};

#[derive(QueryableByName)]
struct Pages {
    #[diesel(sql_type = BigInt)]
    page_count: i64,
}

#[actix_web::test]
async fn a_full_disk_is_said_and_survived() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024");
    // Only SQLite can be told how large its file may grow.
    let is_sqlite =
        app.db.write_unrecorded_now(Unrecorded::Derived, |conn| Ok(matches!(conn, AnyConnection::Sqlite(_)))).unwrap();
    if !is_sqlite {
        return;
    }
    let limit = |pages: i64| {
        app.db
            .write_unrecorded_now(Unrecorded::Derived, |conn| {
                Ok(conn.batch_execute(&format!("PRAGMA max_page_count = {pages}"))?)
            })
            .unwrap();
    };
    let now = app
        .db
        .read_now(|conn| {
            Ok(sql_query("SELECT page_count FROM pragma_page_count").get_result::<Pages>(conn)?.page_count)
        })
        .unwrap();
    limit(now);
    let editor = app.editor();
    let long = "word ".repeat(3_900);
    let fields = [("kind", "letter"), ("what", long.as_str())];
    let mut page = editor.post(&format!("/cases/{}/events", case.id), &fields).await;
    for _ in 0..20 {
        if page.status != 303 {
            break;
        }
        page = editor.post(&format!("/cases/{}/events", case.id), &fields).await;
    }
    assert_eq!(page.status, 503, "{}", page.text());
    assert!(page.text().contains("Nothing was saved"), "{}", page.text());
    assert!(page.html().contains("<code>"), "no request number");
    assert_eq!(editor.get("/cases").await.status, 200, "reading goes on");
    limit(1_000_000_000);
    let page = editor.post(&format!("/cases/{}/events", case.id), &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
}

#[actix_web::test]
async fn a_server_that_hangs_up_is_found_again() {
    let app = TestApp::new().await;
    let case = make::case(&app, app.alpha, "Олена Вербова", "QXA", "UKR", "2024");
    let is_postgres = app
        .db
        .write_unrecorded_now(Unrecorded::Derived, |conn| Ok(matches!(conn, AnyConnection::Postgres(_))))
        .unwrap();
    if !is_postgres {
        return;
    }
    let editor = app.editor();
    for _ in 0..3 {
        let _ = app.db.read_now(|conn| {
            Ok(sql_query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .execute(conn)?)
        });
        let page = editor.post(&format!("/cases/{}/events", case.id), &[("kind", "letter"), ("what", "after")]).await;
        assert!(page.status == 303 || page.status == 503, "{}", page.status);
    }
    let page = editor.post(&format!("/cases/{}/events", case.id), &[("kind", "letter"), ("what", "again")]).await;
    assert_eq!(page.status, 303, "{}", page.text());
}
