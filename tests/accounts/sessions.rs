//! Sessions: how they end, what outlives them, and that tries cannot be hidden in a crowd.

use super::{PASSWORD, code, give_app, give_password, membership_of, sign_in};
use crate::support::TestApp;
use chrono::TimeDelta;
use diesel::prelude::*;
use habeas::{
    clock,
    history::Unrecorded,
    schema::{guesses, invitations, sessions},
    web::session::hash,
};

/// Hidden fields that the sign-in page carries for later, as they are sent again.
fn carried(page: &crate::support::Page) -> Vec<(String, String)> {
    page.form("/sign-in").into_iter().filter(|(name, _)| name == "resume" || name.starts_with("typed:")).collect()
}

#[actix_web::test]
async fn what_was_typed_when_the_session_ended_comes_back_to_be_saved() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let secret = give_app(&app, "editor");
    let typed =
        [("title", "Ein Artikel"), ("text", "line one\nline two"), ("version", "1"), ("password_now", "s3same-0pen")];
    let out = app.anonymous().post("/sources", &typed).await;
    assert_eq!(out.status, 401);
    assert!(!out.html().contains("s3same-0pen"), "a password stands on the page");

    let visitor = app.anonymous();
    let mut fields = carried(&out);
    fields.extend([("email".into(), "editor@example.org".into()), ("password".into(), "not the password".into())]);
    let send = |fields: Vec<(String, String)>| {
        let visitor = visitor.clone();
        async move {
            let borrowed: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            visitor.post("/sign-in", &borrowed).await
        }
    };
    let wrong = send(fields.clone()).await;
    assert_eq!(carried(&wrong), carried(&out), "a wrong password lost what was typed");

    fields.retain(|(name, _)| name != "password");
    fields.push(("password".into(), PASSWORD.into()));
    let door = send(fields).await;
    assert_eq!(door.status, 200, "{}", door.text());
    let visitor = visitor.with_session_of(&door);
    let wrong = visitor.submit(&door, "/sign-in/factor", &[("code", "000000")]).await;
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    let back = visitor.submit(&wrong, "/sign-in/factor", &[("code", &code(&secret))]).await;
    assert_eq!(back.status, 200, "{}", back.text());
    let form = back.form("/sources");
    for wanted in [("title", "Ein Artikel"), ("text", "line one\nline two"), ("version", "1")] {
        assert!(form.iter().any(|(n, v)| (n.as_str(), v.as_str()) == wanted), "{wanted:?} is missing in {form:?}");
    }
}

#[actix_web::test]
async fn what_waits_for_a_confirmation_outlives_the_session_too() {
    let app = TestApp::new().await;
    let fields = [("resume", "/sources"), ("typed:title", "Ein Artikel"), ("typed:csrf", "x"), ("code", "123456")];
    let page = app.anonymous().post("/sign-in/confirmation", &fields).await;
    assert_eq!(page.status, 401);
    let kept = [("resume", "/sources"), ("typed:title", "Ein Artikel")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(carried(&page), kept);
    let foreign = app.anonymous().post("/sign-in/factor", &[("resume", "//evil.example"), ("next", "//evil")]).await;
    assert_eq!(carried(&foreign), []);
}

#[actix_web::test]
async fn an_unknown_address_costs_and_counts_the_same_as_a_known_one() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let mut counts = Vec::new();
    for email in ["editor@example.org", "nobody@example.org"] {
        let page = sign_in(&app, email, "guess number something").await;
        let sizes = (page.status.as_u16(), page.body.len() - email.len());
        let rows: Vec<i32> = app.db.read_now(|conn| Ok(guesses::table.select(guesses::failures).load(conn)?)).unwrap();
        counts.push((sizes, rows.iter().sum::<i32>()));
    }
    assert_eq!(counts[0].0, counts[1].0, "the answers differ");
    assert_eq!(counts[0].1 * 2, counts[1].1, "the tries are counted differently");
}

#[actix_web::test]
async fn a_burst_of_tries_finds_the_same_bound_as_a_patient_one() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let tries = (0..20).map(|_| sign_in(&app, "editor@example.org", "guess number something"));
    let answers = futures_util::future::join_all(tries).await;
    let passed = answers.iter().filter(|page| page.status == 422).count();
    assert!(passed <= 5, "{passed} of 20 were tried");
    assert!(answers.iter().all(|page| page.status == 422 || page.status == 429));
}

#[actix_web::test]
async fn a_made_up_address_in_a_header_buys_no_further_tries() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let mut last = 0;
    for n in 0..7 {
        let visitor = app.anonymous();
        let token = habeas::web::csrf::token(visitor.secret());
        let fields = [("email", "editor@example.org"), ("password", "guess number something"), ("csrf", &token)];
        let from = format!("198.51.{n}.1");
        last = visitor.post_raw("/sign-in", &fields, &[("x-forwarded-for", &from)]).await.status.as_u16();
    }
    assert_eq!(last, 429);
}

#[actix_web::test]
async fn a_new_password_ends_every_other_session_and_the_old_password() {
    let app = TestApp::new().await;
    give_password(&app, "editor");
    let (here, elsewhere) = (app.editor(), app.editor());
    let new = "four quite different words";
    let fields = [("password_now", PASSWORD), ("password_new", new), ("password_again", new)];
    let page = here.post("/account/password", &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    assert_eq!(elsewhere.get("/cases").await.status, 401);
    assert_eq!(here.get("/cases").await.status, 401, "the token from before still opens");
    assert_eq!(sign_in(&app, "editor@example.org", PASSWORD).await.status, 422);
    assert_eq!(sign_in(&app, "editor@example.org", new).await.status, 303);
}

#[actix_web::test]
async fn a_member_ends_their_own_sessions_and_nobody_elses() {
    let app = TestApp::new().await;
    let (here, elsewhere, colleague) = (app.editor(), app.editor(), app.reader());
    let handle = |secret: &str| hash(secret).chars().take(16).collect::<String>();
    let removal = |secret: &str| format!("/account/sessions/{}/removal", handle(secret));
    assert_eq!(here.post(&removal(colleague.secret()), &[]).await.status, 404);
    assert_eq!(colleague.get("/cases").await.status, 200);
    assert_eq!(here.post(&removal(elsewhere.secret()), &[]).await.status, 303);
    assert_eq!(elsewhere.get("/cases").await.status, 401);
    assert_eq!(here.get("/cases").await.status, 200);
}

#[actix_web::test]
async fn a_member_ends_all_their_other_sessions_and_an_administrator_all_of_a_member() {
    let app = TestApp::new().await;
    let (here, elsewhere, colleague) = (app.editor(), app.editor(), app.reader());
    let account = here.get("/account").await;
    assert_eq!(here.submit(&account, "/account/sessions/removal", &[]).await.status, 303);
    let statuses = [here.get("/cases").await, elsewhere.get("/cases").await, colleague.get("/cases").await];
    assert_eq!(statuses.map(|page| page.status.as_u16()), [200, 401, 200]);

    let path = format!("/team/{}", membership_of(&app, "editor"));
    assert_eq!(colleague.post(&format!("{path}/sessions/removal"), &[]).await.status, 403);
    let page = app.administrator().get(&path).await;
    assert_eq!(app.administrator().submit(&page, &format!("{path}/sessions/removal"), &[]).await.status, 403);
    let administrator = app.administrator();
    let page = administrator.get(&path).await;
    assert_eq!(administrator.submit(&page, &format!("{path}/sessions/removal"), &[]).await.status, 303);
    assert_eq!(here.get("/cases").await.status, 401);
}

#[actix_web::test]
async fn leaving_quickly_ends_the_session_and_leads_to_a_page_that_says_nothing() {
    let app = TestApp::new().await;
    let editor = app.editor();
    assert!(editor.get("/cases").await.html().contains("action=\"/leave\""), "there is no button to leave");
    // On a page that is older than the session's token, too.
    let out = editor.post_raw("/leave", &[], &[]).await;
    assert_eq!((out.status.as_u16(), out.location()), (303, "/blank".to_owned()));
    for part in ["cache", "cookies", "storage"] {
        assert!(out.header("clear-site-data").contains(part), "{part} stays in the browser");
    }
    assert_eq!(editor.get("/cases").await.status, 401);
    let blank = app.anonymous().get("/blank").await;
    assert!(!blank.html().to_lowercase().contains("habeas") && blank.links().is_empty(), "{}", blank.html());
    let reader = app.reader();
    let forced = reader.post_raw("/leave", &[], &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!((forced.status.as_u16(), reader.get("/cases").await.status.as_u16()), (403, 200));
}

#[actix_web::test]
async fn sessions_and_invitations_end_with_time() {
    let app = TestApp::new().await;
    let (idle, old) = (app.editor(), app.editor());
    let (now, idle_key, old_key) = (clock::now(), hash(idle.secret()), hash(old.secret()));
    app.db
        .write_unrecorded_now(Unrecorded::Session, |conn| {
            diesel::update(sessions::table.find(idle_key))
                .set(sessions::seen_at.eq(now - TimeDelta::minutes(31)))
                .execute(conn)?;
            diesel::update(sessions::table.find(old_key))
                .set(sessions::created_at.eq(now - TimeDelta::hours(13)))
                .execute(conn)?;
            Ok(())
        })
        .unwrap();
    assert_eq!(idle.get("/cases").await.status, 401, "half an hour without a request");
    assert_eq!(old.get("/cases").await.status, 401, "twelve hours");

    let made =
        app.administrator().post("/team/invitations", &[("email", "late@example.org"), ("role", "reader")]).await;
    let html = made.html();
    let token: String = html
        .split("/invitations/")
        .nth(1)
        .unwrap()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    app.db
        .write_unrecorded_now(Unrecorded::Session, |conn| {
            diesel::update(invitations::table).set(invitations::expires_at.eq(now)).execute(conn)?;
            Ok(())
        })
        .unwrap();
    assert_eq!(app.anonymous().get(&format!("/invitations/{token}")).await.status, 404);
}

#[actix_web::test]
async fn the_language_is_kept_for_the_browser_and_for_the_member() {
    let app = TestApp::new().await;
    let editor = app.editor();
    let page = editor.post("/language", &[("language", "fr"), ("back", "/account")]).await;
    assert_eq!((page.status.as_u16(), page.location()), (303, "/account".to_owned()));
    assert!(page.headers.get_all("set-cookie").any(|c| c.to_str().unwrap().starts_with("language=fr")));
    let kept = app.db.read_now(|conn| habeas::accounts::store::identity(conn, app.user("editor").id)).unwrap().unwrap();
    assert_eq!(kept.user.language, "fr");
    for back in ["//evil.example", "https://evil.example", "/\\evil.example"] {
        let page = app.anonymous().post("/language", &[("language", "fr"), ("back", back)]).await;
        assert_eq!(page.location(), "/", "{back}");
    }
}
